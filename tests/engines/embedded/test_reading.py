"""Where the tagger cannot read, the rules answer and a finding says so."""

import json
import subprocess
import sys

import pytest

from summariser import Article, summarise
from summariser.engines.embedded.reading import read

TEXT = (
    "Toll stays\n\n“We will not raise the toll this year,” said Ana Ruiz, the mayor, on Monday.\n\n"
    "She said that a study of the toll was under way."
)
# As if a package were not installed: importing it fails.
WITHOUT = """
import sys
sys.modules[sys.argv[1]] = None
from summariser import summarise
print(summarise(sys.argv[2], offline=True).model_dump_json())
"""


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers", "numpy"])
def test_rules_answer_where_a_package_is_missing(package: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, package, TEXT], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    [finding] = report["findings"]
    assert (finding["code"], finding["severity"]) == ("read-by-rules", "warning")
    assert package in finding["message"]
    names = {actor["id"]: actor["name"] for actor in report["actors"]}
    assert [
        (quote["kind"], names[quote["speaker"]], quote["spans"][0]["text"])
        for quote in report["quotes"]
    ] == [
        ("direct", "Ana Ruiz", "“We will not raise the toll this year,”"),
        ("indirect", "Ana Ruiz", "a study of the toll was under way"),
    ]


@pytest.mark.parametrize("language", ["en", "en-GB", "EN", None])
def test_the_tagger_reads_every_english(language: str | None) -> None:
    _, reading, findings = read(Article(TEXT, language=language))
    assert reading is not None
    assert len(reading.attributions) == 2
    assert findings == ()


@pytest.mark.parametrize("language", ["de", "fr", "nl", "enm"])
def test_the_tagger_reads_no_other_language(language: str) -> None:
    report = summarise(Article(TEXT, language=language), offline=True)
    [finding] = [each for each in report.findings if each.code == "read-by-rules"]
    assert language in finding.message

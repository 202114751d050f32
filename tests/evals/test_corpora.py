import asyncio
import json
from pathlib import Path

import pytest

from evals.corpora import open_corpus
from evals.references import measure
from evals.statistics import estimates
from summariser.errors import SourceError, UsageError
from tests.cli.process import run
from tests.evals.test_polnear import LABELS, TEXT, corpus
from tests.evals.test_seesaw import write_corpus

DATA = Path(__file__).parents[3] / "shared/data"


@pytest.fixture
def polnear(tmp_path: Path) -> Path:
    """An article of each part but train."""
    names = ("post_2016-06-09_dam", "post_2016-08-09_dam")
    (tmp_path / "polnear").mkdir()
    return corpus(
        tmp_path / "polnear",
        {f"{name}.txt": TEXT for name in names},
        {f"{name}_a.ann": LABELS for name in names},
    )


@pytest.mark.parametrize(
    ("part", "slug"),
    [
        ("", "post_2016-06-09_dam"),
        (":tune", "post_2016-06-09_dam"),
        (":validation", "post_2016-08-09_dam"),
    ],
)
def test_a_part_of_polnear_and_tune_if_none_is_named(polnear: Path, part: str, slug: str) -> None:
    found = open_corpus(f"polnear:{polnear}{part}")
    assert [(gold.slug, gold.split) for gold in found.golds] == [(slug, found.part)]


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        ("polnear", UsageError, "polnear is no corpus: give polnear:DIR"),
        ("seesaw:", UsageError, "is no corpus"),
        ("parc:{polnear}", UsageError, "is no corpus"),
        ("polnear:{polnear}:train", UsageError, "no article of the part train"),
        ("polnear:{polnear}:test", SourceError, "give the folder that holds text/"),
        ("seesaw:{polnear}", SourceError, "give the folder that holds articles/"),
    ],
)
def test_what_cannot_be_read_says_what_to_give(
    polnear: Path, data: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        open_corpus(data.format(polnear=polnear))


def test_the_command_scores_and_compares_a_run_on_polnear(polnear: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    done = run(
        "eval", "--data", f"polnear:{polnear}", "--model", "embedded", "--run", folder, "--json"
    )
    (found,) = json.loads(done.stdout)["runs"]
    assert found["figures"]["attributions.source.recall"]["micro"] == 1
    assert found["manifest"]["split"] == "tune"
    compared = run("eval", "--compare", folder, folder, "--json")
    assert json.loads(compared.stdout)["figures"]["attributions.cue.f1"]["p"] == 1


def test_the_command_scores_seesaw(tmp_path: Path) -> None:
    data = f"seesaw:{write_corpus(tmp_path / 'seesaw')}"
    done = run("eval", "--data", data, "--model", "embedded", "--run", tmp_path / "run", "--json")
    (found,) = json.loads(done.stdout)["runs"]
    assert found["totals"]["seesaw.gold"] == 3
    assert found["totals"]["seesaw.left_out"] == 1


@pytest.mark.parametrize("others", [["seeds"], ["--split", "tune"], ["--lint"]])
def test_a_corpus_takes_the_place_of_seeds(polnear: Path, others: list[str]) -> None:
    done = run("eval", *others, "--data", f"polnear:{polnear}")
    assert done.returncode == 2
    assert "--data" in done.stderr


def test_the_simple_system_on_polnear_is_what_it_was() -> None:
    folder = DATA / "polnear-train"
    if not folder.is_dir():
        pytest.skip(f"PolNeAR is not at {folder}")
    found = open_corpus(f"polnear:{folder}")
    scores = asyncio.run(measure(found.references["simple"], found.golds, found.scorer))
    micro = {each.figure: each.micro for each in estimates(scores.table, found.scorer.figures)}
    assert len(found.golds) == 133
    assert micro["quoted.span.f1"] == pytest.approx(0.934, abs=0.01)
    assert micro["quoted.end_to_end.f1"] == pytest.approx(0.753, abs=0.01)

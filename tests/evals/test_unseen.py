"""Labelled articles of a kind that the project has never seen: what a user's own folder may hold.

One is in Dutch, with Windows line ends, single curly marks, an apostrophe before a word and no
headline; the other has neither quotes nor stances, one paragraph, and a letter outside the BMP.
"""

import json
from pathlib import Path

import pytest

from tests.cli.process import run

VEERPONT = (
    "De veerpont van Oosterdam vaart vanaf maandag ’s avonds niet meer. ‘Wij hebben geen "
    "schippers,’ zei wethouder Marit Veldhuis dinsdag. Zij noemde het besluit ‘pijnlijk’.",
    "Bakker Joost Brandsma, die elke nacht oversteekt, is ertegen: ‘Zonder pont heb ik om vier "
    "uur geen brood.’",
    "Volgens de provincie komt er in mei een nieuwe schipper.",
)
VEERPONT_LABELS = """\
format: 1
slug: veerpont
language: nl
source: original
split: test
genre: local
actors:
  - {id: veldhuis, name: Marit Veldhuis, kind: person, role: wethouder, aliases: []}
  - {id: brandsma, name: Joost Brandsma, kind: person, role: bakker, aliases: []}
  - {id: provincie, name: de provincie, kind: government, aliases: []}
quotes:
  - text: "‘Wij hebben geen schippers,’"
    kind: direct
    speaker: veldhuis
    mention: Marit Veldhuis
    cue: zei
  - text: "het besluit ‘pijnlijk’"
    kind: mixed
    speaker: veldhuis
    mention: Zij
    cue: noemde
  - text: "‘Zonder pont heb ik om vier uur geen brood.’"
    kind: direct
    speaker: brandsma
    mention: Joost Brandsma
    cue: null
  - text: komt er in mei een nieuwe schipper
    kind: indirect
    speaker: provincie
    mention: de provincie
    cue: Volgens
not_speech: []
stances:
  - holder: brandsma
    target: het schrappen van de avondpont
    target_aliases: [het besluit]
    position: opposes
    evidence: [is ertegen]
    core: true
summary:
  reference: >-
    De veerpont van Oosterdam vaart vanaf maandag ’s avonds niet meer. Er zijn geen schippers, zei
    wethouder Marit Veldhuis dinsdag, en zij noemde het besluit ‘pijnlijk’. Bakker Joost Brandsma,
    die elke nacht oversteekt, is ertegen, omdat hij zonder pont om vier uur geen brood heeft.
    Volgens de provincie komt er in mei een nieuwe schipper.
  key_facts:
    - {fact: De pont vaart niet meer, terms: [[veerpont], [niet meer]]}
    - {fact: Er zijn geen schippers, terms: [[geen schippers]]}
    - {fact: Brandsma is ertegen, terms: [[Brandsma, bakker], [ertegen, tegen]]}
    - {fact: In mei komt een schipper, terms: [[mei], [schipper]]}
"""
RAIN = (
    "In Low Harnage the rain gauge behind the school filled to its brim on Thursday for the first "
    "time since it was set up in 1961. Some 94 millimetres fell between noon and midnight, the "
    "brook rose over Mill Lane, and eleven cellars filled. A sign with a painted 🌧 was found "
    "two fields away. By Friday evening the lane was dry and the school had opened again."
)
RAIN_LABELS = """\
format: 1
slug: rain
language: en
source: original
split: tune
genre: local
actors: []
quotes: []
not_speech: []
stances: []
summary:
  reference: >-
    The rain gauge behind the school in Low Harnage filled to its brim on Thursday for the first
    time since 1961. Some 94 millimetres of rain fell between noon and midnight. The brook rose over
    Mill Lane and eleven cellars filled with water. By Friday evening the lane was dry again, and
    the school had opened.
  key_facts:
    - {fact: The gauge filled, terms: [[gauge], [brim, filled]]}
    - {fact: 94 millimetres fell, terms: [["94"]]}
    - {fact: Cellars filled, terms: [[cellar]]}
    - {fact: The school opened again, terms: [[school], [open]]}
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Both articles in a folder outside the project."""
    articles = {
        "veerpont": ("\r\n\r\n".join(VEERPONT) + "\r\n", VEERPONT_LABELS.replace("\n", "\r\n")),
        "rain": (RAIN, RAIN_LABELS),
    }
    for slug, (text, labels) in articles.items():
        folder = tmp_path / "mine" / slug
        folder.mkdir(parents=True)
        (folder / "article.txt").write_bytes(text.encode())
        (folder / "labels.yaml").write_bytes(labels.encode())
    return tmp_path / "mine"


def test_it_has_no_fault(seeds: Path) -> None:
    done = run("eval", seeds, "--lint")
    assert (done.returncode, done.stdout) == (0, "")
    assert "0 faults in 2 labelled articles" in done.stderr


def test_it_loads_scores_and_shows(seeds: Path, tmp_path: Path) -> None:
    kept = ("--model", "embedded", "--run", tmp_path / "run")
    table = run("eval", seeds, *kept, "--html", tmp_path / "page.html")
    assert table.returncode == 0, table.stderr
    assert table.stdout.splitlines()[2].endswith("n simple oracle")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert all(f">{slug}</a>" in page for slug in ("veerpont", "rain"))
    assert "schippers,’" in page
    assert "🌧" in page
    done = run("eval", seeds, *kept, "--json")
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout)["runs"]
    assert (found["articles"], found["failed"]) == (2, {})
    assert found["figures"]["quotes.exact.recall"]["n"] == 1  # rain has none
    assert found["totals"]["quotes.gold"] == 4
    oracle = found["references"]["oracle"]
    perfect = ("quotes.exact.f1", "speakers.end_to_end.f1", "stances.strict.f1")
    assert {name: oracle[name] for name in perfect} == dict.fromkeys(perfect, 1)
    assert oracle["summary.key_facts"] == 1

"""The second reading beside the labels: of seven quotes one has another speaker, and so on."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from evals.corpora import seed_corpus
from evals.evaluation import Evaluation, evaluate, start
from evals.second import agreement, differences, lint_second, load_second, reader_system
from evals.values import Gold
from summariser import SourceError
from tests.cli.process import run
from tests.evals import harbour
from tests.evals.metrics.moved import each
from tests.evals.standin import system

# What the second reader did not have to give is left out.
READING = "".join(
    line
    for line in harbour.LABELS.partition("summary:")[0].splitlines(keepends=True)
    if not line.startswith(("source:", "split:", "genre:"))
)
SWAPPED = READING.replace("speaker: tom", "speaker: mayor", 1).replace(
    "position: opposes", "position: supports", 1
)


def seed(root: Path, reading: str = READING, slug: str = "harbour-toll") -> Path:
    """A labelled article with a second reading, under `slug`."""
    folder = harbour.write_seed(root).rename(root / slug)
    for name, text in (("labels.yaml", harbour.LABELS), ("second.yaml", reading)):
        (folder / name).write_text(text.replace("harbour-toll", slug), encoding="utf-8")
    return folder


def evaluated(root: Path, folder: Path) -> Evaluation:
    corpus = seed_corpus([root])
    asked = system({gold.slug: [] for gold in corpus.golds})
    (made,) = start([asked], corpus.golds, corpus.scorer, folder=folder)
    return asyncio.run(
        evaluate(asked, corpus.golds, made, corpus.scorer, references=corpus.references)
    )


def test_a_reading_alike_agrees_in_all_that_it_can(gold: Gold, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    seed(tmp_path / "second")
    found = {one.figure: one.micro for one in agreement(tmp_path / "second", [gold])}
    known = {name: value for name, value in found.items() if value is not None}
    assert {name.partition(".")[0] for name in known} == {"quotes", "speakers", "stances"}
    assert known.pop("speakers.pronoun") == 0
    assert set(known.values()) == {1}


def test_a_reading_is_scored_like_a_report(tmp_path: Path) -> None:
    seed(tmp_path, SWAPPED)
    found = evaluated(tmp_path, tmp_path / "run").beside["reader"]
    differing = {name: value for name, value in found.items() if value not in (None, 1)}
    assert differing == pytest.approx(
        {
            "speakers.accuracy": 6 / 7,
            **each("speakers.end_to_end", 6 / 7),
            "speakers.pronoun": 0,
            **each("stances.strict", 3 / 4),
            **each("stances.soft", 3 / 4),
            "stances.position.accuracy": 3 / 4,
            "stances.core.recall": 1 / 2,
        }
    )
    assert (
        found["summary.key_facts"] is found["trust.fabricated"] is found["protocol.valid"] is None
    )


def test_there_is_no_column_unless_every_article_has_a_reading(tmp_path: Path) -> None:
    seed(tmp_path, slug="with")
    assert seed_corpus([tmp_path]).references.keys() == {"simple", "oracle", "reader"}
    (seed(tmp_path, slug="without") / "second.yaml").unlink()
    assert seed_corpus([tmp_path]).references.keys() == {"simple", "oracle"}
    with pytest.raises(SourceError, match=r"without second\.yaml"):
        agreement(tmp_path, seed_corpus([tmp_path]).golds)


def test_articles_of_several_folders(tmp_path: Path) -> None:
    roots = [tmp_path / "one", tmp_path / "other"]
    for root in roots:
        root.mkdir()
        seed(root, slug=root.name)
    corpus = seed_corpus(roots)
    assert reader_system(roots, corpus.golds) is not None
    assert reader_system(roots[:1], corpus.golds) is None


def test_a_changed_reading_is_scored_anew(tmp_path: Path) -> None:
    folder = seed(tmp_path)
    assert evaluated(tmp_path, tmp_path / "run").beside["reader"]["speakers.accuracy"] == 1
    (folder / "second.yaml").write_text(SWAPPED, encoding="utf-8")
    assert evaluated(tmp_path, tmp_path / "run").beside["reader"]["speakers.accuracy"] == 6 / 7


def test_what_a_reading_leaves_out_is_as_in_the_labels(gold: Gold, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    second = load_second(seed(tmp_path / "second"), gold)
    assert (second.split, second.genre, second.reference) == (
        gold.split,
        gold.genre,
        gold.reference,
    )
    assert (second.quotes, second.stances, second.key_facts) == (gold.quotes, gold.stances, ())


@pytest.mark.parametrize(
    ("reading", "fault"),
    [
        (SWAPPED.replace("speaker: mayor", "speaker: mayer", 1), "quotes[0].speaker: no actor"),
        ("actors: [", "second.yaml: cannot be read: while parsing"),
        ("- a list", "second.yaml: is no mapping"),
    ],
)
def test_a_reading_that_cannot_be_used_is_shown(reading: str, fault: str, tmp_path: Path) -> None:
    folder = seed(tmp_path, reading)
    (found,) = lint_second(folder)
    assert fault in str(found)
    assert "reader: failed, counted as all missed: harbour-toll (BadLabels)" in (
        evaluated(tmp_path, tmp_path / "run").warnings
    )
    done = run("eval", tmp_path, "--lint")
    assert done.returncode == 1
    assert fault in done.stdout


def test_what_the_guide_has_to_decide_is_listed(gold: Gold, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    reading = (
        READING.replace("speaker: tom", "speaker: mayor", 1)
        .replace("kind: mixed", "kind: direct", 1)
        .replace("“We will not raise the toll this year,”", "“We will not raise the toll", 1)
        .replace("“the Spoon”", "the Spoon", 1)
    )
    second = load_second(seed(tmp_path / "second", reading), gold)
    found = list(differences(gold, second))
    assert [line.partition(":")[0] for line in found] == ["boundary", "wrong speaker", "kind"]
    assert found[0].startswith("boundary: “We will not raise the toll this year,”: ")
    assert list(differences(gold, gold)) == []


def test_a_passage_that_one_reading_takes_for_speech_is_listed(gold: Gold) -> None:
    (line,) = differences(gold, replace(gold, not_speech=()))
    assert line == "no speech: “the Spoon”: in the labels alone."


def test_a_seed_without_a_reading_has_no_fault(tmp_path: Path) -> None:
    assert lint_second(harbour.write_seed(tmp_path)) == []

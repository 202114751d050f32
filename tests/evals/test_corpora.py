import asyncio
import json
import os
from pathlib import Path

import pytest

from evals import statistics
from evals.corpora import Corpus, open_corpus
from evals.references import measure
from summariser.errors import SourceError, UsageError
from tests.cli.process import run
from tests.evals.test_polnear import LABELS, TEXT, corpus
from tests.evals.test_seesaw import STANCES, triplet, write_corpus


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


def micro(corpus: Corpus, reference: str) -> dict[str, float | None]:
    """The figures of one of its references."""
    scores = asyncio.run(measure(corpus.references[reference], corpus.golds, corpus.scorer))
    return statistics.micro(scores.table, corpus.scorer.figures)


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
        ("seesaw:{polnear}:tune", SourceError, "give the folder that holds articles/"),
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


def test_the_oracle_of_polnear_says_what_the_labels_say(polnear: Path) -> None:
    found = open_corpus(f"polnear:{polnear}")
    assert found.references.keys() == {"simple", "oracle"}
    figures = micro(found, "oracle")
    right = (*(f"attributions.{each}.f1" for each in ("source", "cue", "content", "linked")),)
    assert [figures[each] for each in right] == [1] * 4
    assert figures["quoted.speaker.accuracy"] is None  # two words in marks are no passage


def test_the_oracle_of_seesaw_says_what_the_labels_say(tmp_path: Path) -> None:
    nobody = {"2": [triplet("Ana Ruiz", "POS", "Not in the list")]}
    found = open_corpus(f"seesaw:{write_corpus(tmp_path, STANCES | nobody)}")
    assert found.references.keys() == {"oracle"}
    figures = micro(found, "oracle")
    assert (figures["seesaw.pairs.f1"], figures["seesaw.signed.f1"]) == (1, 1)


def test_the_parts_of_seesaw_share_no_story(tmp_path: Path) -> None:
    slugs = [f"TRIPLET_{story:03}_DOCUMENT_{number}" for story in range(20) for number in range(3)]
    data = f"seesaw:{write_corpus(tmp_path, slugs=slugs)}"
    train, validation, whole = (open_corpus(data + part) for part in (":train", ":validation", ""))
    assert (train.part, validation.part, whole.part) == ("train", "validation", None)
    stories = [{gold.cluster for gold in each.golds} for each in (train, validation)]
    assert stories[0] & stories[1] == set()
    assert len(train.golds) + len(validation.golds) == len(whole.golds) == 60


def test_a_story_of_seesaw_is_drawn_whole(tmp_path: Path) -> None:
    slugs = [f"TRIPLET_{story:03}_DOCUMENT_{number}" for story in range(2) for number in range(3)]
    found = open_corpus(f"seesaw:{write_corpus(tmp_path / 'seesaw', slugs=slugs)}")
    scores = asyncio.run(measure(found.references["oracle"], found.golds, found.scorer))
    assert scores.table.units.shape[0] == 2
    done = run(
        *("eval", "--data", f"seesaw:{tmp_path / 'seesaw'}", "--model", "embedded"),
        *("--run", tmp_path / "run"),
    )
    assert "drawn and swapped as 2 whole clusters" in " ".join(done.stdout.split())
    assert "Warning: 2 clusters: below 30" in done.stdout


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
    folder = os.environ.get("POLNEAR")
    if folder is None:
        pytest.skip("PolNeAR's folder is not in the environment: POLNEAR=FOLDER")
    found = open_corpus(f"polnear:{folder}")
    figures = micro(found, "simple")
    assert len(found.golds) == 133
    assert figures["quoted.span.f1"] == pytest.approx(0.934, abs=0.01)
    assert figures["quoted.end_to_end.f1"] == pytest.approx(0.753, abs=0.01)

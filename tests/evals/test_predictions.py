"""Reports made by another program are scored as an engine's are."""

import asyncio
from pathlib import Path

import pytest

from evals.evaluation import Evaluation, evaluate, start
from evals.predictions import predicted_system
from evals.values import Gold
from summariser import SourceError, UsageError
from tests.evals.standin import gold, report, scorer

GOLDS = [gold("ash"), gold("birch")]


def predictions(folder: Path, *lines: str) -> Path:
    path = folder / "theirs.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def line(article: Gold, *found: str) -> str:
    return report(article, list(found)).model_dump_json()


def evaluated(folder: Path, file: Path) -> Evaluation:
    theirs = predicted_system(file, GOLDS)
    (run,) = start([theirs], GOLDS, scorer(), folder=folder)
    return asyncio.run(evaluate(theirs, GOLDS, run, scorer()))


def test_reports_find_their_articles_by_the_text(tmp_path: Path) -> None:
    file = predictions(tmp_path, line(GOLDS[1], "q1"), "", line(GOLDS[0], "q1", "q2"))
    found = evaluated(tmp_path / "run", file)
    assert found.scores.table.rows[:, found.scores.keys.index("right")].tolist() == [2, 1]
    assert found.manifest.system == "theirs.jsonl"
    assert found.incomplete == ()


def test_an_article_without_a_report_is_all_missed(tmp_path: Path) -> None:
    file = predictions(tmp_path, line(GOLDS[0], "q1", "q2"), line(gold("stranger"), "q1"))
    found = evaluated(tmp_path / "run", file)
    assert found.incomplete == ("birch",)
    assert found.scores.table.totals() == {"gold": 4, "predicted": 2, "right": 2}


def test_changed_predictions_are_another_run(tmp_path: Path) -> None:
    evaluated(tmp_path / "run", predictions(tmp_path, line(GOLDS[0], "q1")))
    with pytest.raises(UsageError, match="model: theirs"):
        evaluated(tmp_path / "run", predictions(tmp_path, line(GOLDS[0], "q2")))


def test_predictions_on_other_articles_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no report on any of the 2 articles"):
        predicted_system(predictions(tmp_path, line(gold("stranger"), "q1")), GOLDS)


def test_two_reports_on_one_article_are_refused(tmp_path: Path) -> None:
    file = predictions(tmp_path, line(GOLDS[0], "q1"), line(GOLDS[0], "q2"))
    with pytest.raises(UsageError, match="line 2: a second report on ash"):
        predicted_system(file, GOLDS)


def test_a_line_that_is_no_report_is_named(tmp_path: Path) -> None:
    good = line(GOLDS[0], "q1")
    bad = good.replace('"kind":"direct"', '"kind":"loud"')
    why = r"line 2, is no report \(.*\): quotes\[0\]\.kind: Input should be 'direct'.*\.$"
    with pytest.raises(SourceError, match=why):
        predicted_system(predictions(tmp_path, good, bad), GOLDS)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        predicted_system(tmp_path / "nothing.jsonl", GOLDS)

"""Two runs are compared article by article, and refused where that would mean nothing."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from evals.comparison import Comparison, compare
from evals.evaluation import evaluate, rescore, start
from summariser import AnswerUnusable, SourceError, UsageError
from tests.evals.standin import Found, gold, scorer, system

GOLDS = [gold("ash"), gold("birch"), gold("cedar")]
WORSE: dict[str, Found | Exception] = {"ash": ["q1"], "birch": ["q1"], "cedar": ["q1"]}


def scored(
    folder: Path, answers: dict[str, Found | Exception] | None = None, **options: Any
) -> Path:
    golds, by = options.get("golds", GOLDS), options.get("by", scorer())
    asked = system(answers)
    (run,) = start([asked], golds, by, folder=folder, repeat=options.get("repeat", 1))
    asyncio.run(evaluate(asked, golds, run, by))
    return folder


def compared(tmp_path: Path, *answers: dict[str, Found | Exception]) -> Comparison:
    first, second = (scored(tmp_path / str(n), each) for n, each in enumerate(answers))
    return compare(first, second, scorer())


def test_a_difference_by_hand(tmp_path: Path) -> None:
    found = compared(tmp_path, WORSE, {})
    recall = found.differences[1]
    assert recall.figure == "quotes.recall"
    assert (recall.first, recall.second, recall.difference) == (1 / 2, 1, 1 / 2)
    assert recall.p == 2 / 8  # all three articles or none swapped, of the 8 ways
    assert found.to_json()["figures"]["quotes.recall"]["p"] == 2 / 8


def test_the_order_of_the_articles_does_not_matter(tmp_path: Path) -> None:
    first = scored(tmp_path / "a", {"ash": []})
    second = scored(tmp_path / "b", {"ash": []}, golds=GOLDS[::-1])
    assert [each.p for each in compare(first, second, scorer()).differences] == [1, 1, 1]


def test_the_failures_of_either_run_are_told(tmp_path: Path) -> None:
    found = compared(tmp_path, {}, {"birch": AnswerUnusable("no draft")})
    assert found.differences[1].second == 4 / 6
    few, failed = found.warnings
    assert few.startswith("3 articles")
    assert failed.endswith("1: failed, counted as all missed: birch (AnswerUnusable)")


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"golds": GOLDS[:2]}, "only .*a has 1 of the articles: cedar"),
        ({"golds": [*GOLDS[:2], gold("cedar", labelled=1)]}, "the articles or their labels differ"),
        ({"repeat": 3}, "a asked 1 times .* and .*b 3 times"),
        ({"by": scorer("older")}, r"b was scored by other code \(scorer older, now stand-in\)"),
    ],
)
def test_runs_on_other_data_by_another_scorer_or_asked_more_often_are_refused(
    other: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    first, second = scored(tmp_path / "a"), scored(tmp_path / "b", **other)
    with pytest.raises(UsageError, match=reason):
        compare(first, second, scorer())


def test_scoring_anew_makes_runs_comparable(tmp_path: Path) -> None:
    first, second = scored(tmp_path / "a", by=scorer("older")), scored(tmp_path / "b")
    asyncio.run(rescore(first, GOLDS, scorer()))
    assert compare(first, second, scorer()).differences[0].difference == 0


def test_a_run_that_was_never_scored(tmp_path: Path) -> None:
    first = scored(tmp_path / "a")
    start([system()], GOLDS, scorer(), folder=tmp_path / "b")
    with pytest.raises(SourceError, match=r"has no scores\.json"):
        compare(first, tmp_path / "b", scorer())

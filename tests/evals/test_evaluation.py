"""A run becomes figures, and finished outputs are scored again without a model."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evals.asking import System, record
from evals.evaluation import Evaluation, evaluate, rescore, start
from evals.statistics import Estimate
from summariser import AnswerUnusable, SourceError, UsageError
from tests.evals.standin import Found, gold, scorer, system

GOLDS = [gold("ash"), gold("birch"), gold("cedar"), gold("dogwood", labelled=0)]


def evaluated(
    folder: Path, answers: dict[str, Found | Exception] | None = None, **options: Any
) -> Evaluation:
    asked: System = options.pop("asked", None) or system(answers)
    (run,) = start([asked], GOLDS, scorer(), folder=folder, **options)
    return asyncio.run(evaluate(asked, GOLDS, run, scorer()))


def figure(evaluation: Evaluation, name: str) -> Estimate:
    return next(each for each in evaluation.estimates if each.figure == name)


def test_figures_by_hand(tmp_path: Path) -> None:
    found = evaluated(tmp_path, {"ash": ["q1"], "birch": [], "dogwood": ["q1"]})
    # Found 1, 0, 2 and 1 that is no quote; labelled 2, 2, 2 and 0.
    precision, recall = figure(found, "quotes.precision"), figure(found, "quotes.recall")
    assert (precision.micro, precision.n) == (3 / 4, 3)
    assert precision.macro == pytest.approx((1 + 1 + 0) / 3)
    assert (recall.micro, recall.macro, recall.n) == (3 / 6, (1 / 2 + 0 + 1) / 3, 3)
    assert found.incomplete == ()


def test_a_failed_article_counts_as_all_missed(tmp_path: Path) -> None:
    found = evaluated(tmp_path, {"ash": AnswerUnusable("no draft"), "dogwood": []})
    recall = figure(found, "quotes.recall")
    assert (recall.micro, recall.n) == (4 / 6, 3)
    assert figure(found, "quotes.precision").micro == 1
    assert found.incomplete == ("ash",)
    assert found.warnings[1] == "failed, counted as all missed: ash (AnswerUnusable)"


def test_repeats_are_one_article(tmp_path: Path) -> None:
    answers: list[Found] = [["q1", "q2"], ["q1"], [], []]
    inner = system()

    async def ask(article: Any) -> Any:
        asked = answers.pop(0) if article.slug == "ash" else []
        return await system({article.slug: asked}).ask(article)

    found = evaluated(tmp_path, asked=replace(inner, ask=ask), repeat=4)
    # ash: 2, 1, 0 and 0 of 2, so .75 of 2 on average; the others none.
    assert figure(found, "quotes.recall").micro == pytest.approx(0.75 / 6)
    assert figure(found, "quotes.recall").n == 3


def test_outputs_are_scored_again_with_corrected_labels_and_no_model(tmp_path: Path) -> None:
    evaluated(tmp_path, {"ash": ["q1"], "dogwood": []})
    golds = [gold("ash", labelled=1), *GOLDS[1:], gold("elm")]
    found = asyncio.run(rescore(tmp_path, golds, scorer("newer")))
    assert figure(found, "quotes.recall").micro == 5 / 5
    assert found.scores.scorer == "newer"
    assert json.loads((tmp_path / "scores.json").read_text())["data"] == found.scores.data


def test_an_interrupted_run_is_scored_as_far_as_it_went(tmp_path: Path) -> None:
    evaluated(tmp_path)
    outputs = tmp_path / "outputs.jsonl"
    outputs.write_bytes(b"".join(outputs.read_bytes().splitlines(keepends=True)[1:]))
    found = asyncio.run(rescore(tmp_path, GOLDS, scorer()))
    assert figure(found, "quotes.recall").n == 2
    assert found.incomplete == ("ash",)
    assert "not asked, not counted: ash" in found.warnings


def test_a_warning_names_a_few_of_many_articles(tmp_path: Path) -> None:
    golds = [gold(f"elm-{number}") for number in range(8)]
    asked = system({"elm-0": []})
    (run,) = start([asked], golds, scorer(), folder=tmp_path)
    run.append(asyncio.run(record(asked, golds[0], 1)))
    found = asyncio.run(rescore(tmp_path, golds, scorer()))
    assert found.warnings[-1] == (
        "not asked, not counted: elm-1, elm-2, elm-3, elm-4, elm-5 and 2 more"
    )
    assert found.to_json()["missing"] == [f"elm-{number}" for number in range(1, 8)]


def test_a_run_without_outputs_has_no_figures(tmp_path: Path) -> None:
    start([system()], GOLDS, scorer(), folder=tmp_path)
    with pytest.raises(SourceError, match="no output"):
        asyncio.run(rescore(tmp_path, GOLDS, scorer()))


@pytest.mark.parametrize(
    ("golds", "reason"),
    [
        (GOLDS[1:], "not among the seeds given: ash"),
        ([replace(GOLDS[0], text="Other words.\n"), *GOLDS[1:]], "ash was made from another text"),
    ],
)
def test_outputs_are_not_scored_on_other_articles(
    golds: list[Any], reason: str, tmp_path: Path
) -> None:
    evaluated(tmp_path)
    with pytest.raises(UsageError, match=reason):
        asyncio.run(rescore(tmp_path, golds, scorer()))


def test_references_are_measured_once(tmp_path: Path) -> None:
    evaluated(tmp_path, {"dogwood": []})
    asked: list[str] = []
    beside = {"half": system({slug: ["q1"] for slug in ("ash", "birch", "cedar")}, asked=asked)}
    for golds, times in ((GOLDS, 4), (GOLDS, 4), ([gold("ash", labelled=1), *GOLDS[1:]], 8)):
        found = asyncio.run(rescore(tmp_path, golds, scorer(), references=beside))
        assert len(asked) == times
    assert found.beside["half"]["quotes.recall"] == 3 / 5
    assert figure(found, "quotes.recall").micro == 5 / 5
    assert json.loads((tmp_path / "references.json").read_text())["scores"].keys() == {"half"}


def test_seconds_are_those_of_the_answers(tmp_path: Path) -> None:
    """Of 1, 2, 3 and 10 seconds: the median lies half way, the 95th percentile .85 of the way."""
    inner, took = system(), {"ash": 3.0, "birch": 1.0, "cedar": 10.0, "dogwood": 2.0}

    async def ask(article: Any) -> Any:
        made = await inner.ask(article)
        run = made.run.model_copy(update={"seconds": took[article.slug]})
        return made.model_copy(update={"run": run})

    found = evaluated(tmp_path, asked=replace(inner, ask=ask))
    assert found.seconds == pytest.approx((2.5, 3 + 0.85 * 7))
    assert found.to_json()["seconds"] == {"p50": found.seconds[0], "p95": found.seconds[1]}


def test_figures_for_programs(tmp_path: Path) -> None:
    found = evaluated(tmp_path, {slug: [] for slug in ("ash", "birch", "cedar", "dogwood")})
    shown = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert shown["figures"]["quotes.precision"] == {
        "micro": None,
        "low": None,
        "high": None,
        "macro": None,
        "n": 0,
        "items": 0,
    }
    assert shown["figures"]["quotes.recall"]["micro"] == 0
    assert shown["totals"] == {"gold": 6, "predicted": 0, "right": 0}
    assert shown["articles"] == 4
    assert shown["manifest"]["engine"] == "scripted"

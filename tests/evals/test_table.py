"""The tables as they stand on the screen."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from evals.asking import System
from evals.comparison import compare
from evals.evaluation import Evaluation, evaluate, start
from evals.figures import Figure, Ratio
from evals.gate import Check, Verdict
from evals.numbers import shown
from evals.scorer import seed_scorer
from evals.systems import oracle_system
from evals.table import comparison_table, figures_table, verdict_table
from evals.values import Gold
from summariser import AnswerUnusable, Report
from summariser.report import Finding
from tests.evals.answers import answer
from tests.evals.standin import Found, scorer, system
from tests.evals.standin import gold as article

GOLDS = [article("ash"), article("birch"), article("cedar")]
BESIDE = {"simple": system({"ash": [], "birch": [], "cedar": ["q1"]}), "oracle": system()}


def evaluated(
    folder: Path, answers: dict[str, Found | Exception], references: Mapping[str, System] = BESIDE
) -> Evaluation:
    asked = system(answers)
    (run,) = start([asked], GOLDS, scorer(), folder=folder)
    return asyncio.run(evaluate(asked, GOLDS, run, scorer(), references=references))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "-"),
        (0, ".000"),
        (0.8124, ".812"),
        (0.9996, "1.00"),
        (-0.5, "-.500"),
        (-0.0001, ".000"),
        (1, "1.00"),
        (9.996, "10.0"),
        (46.61, "46.6"),
        (99.96, "100"),
        (999.6, "1.0k"),
        (12_345, "12k"),
        (999_600, "1.0M"),
        (2_500_000, "2.5M"),
    ],
)
def test_figures_take_four_characters(value: float | None, text: str) -> None:
    assert shown(value) == text


def test_a_sign_is_shown_where_it_matters() -> None:
    assert [shown(value, sign="+") for value in (0.25, -0.25, 0.0)] == ["+.250", "-.250", ".000"]


def test_figures_stand_beside_their_references(tmp_path: Path) -> None:
    found = evaluated(tmp_path, {"ash": ["q1"], "birch": [], "cedar": ["q1"]})
    written = figures_table(found)
    # Found 1, 0 and 1, all right, of 2 each: precision 2/2, recall 2/6, F1 4/8; by article the F1
    # is 2/3, 0 and 2/3. A resample of three articles has none that found one in 1 of 27, above
    # the tail of 1 in 40, and three of them in 8 of 27: F1 0 to 2/3. The simple system: 2/7.
    assert written.splitlines()[:4] == [
        "scripted",
        "",
        "                        P    R micro 95% CI      macro    n simple oracle",
        "quotes",
    ]
    assert written.splitlines()[4] == (
        " f1                  1.00 .333  .500 [.000, .667] .444   3*   .286   1.00"
    )
    assert "* rests on fewer than 30 articles or 10 items" in written
    assert "Warning: 3 articles: below 30" in written
    assert "engine scripted" in written
    assert "scorer stand-in" in written
    assert "bootstrap 2000, seed" in written


def test_an_interval_without_width_is_explained(tmp_path: Path) -> None:
    nobody = evaluated(tmp_path / "none", {"ash": [], "birch": [], "cedar": []})
    some = evaluated(tmp_path / "some", {"ash": ["q1"], "birch": [], "cedar": ["q1"]})
    assert "An interval without width" in figures_table(nobody)
    assert "An interval without width" not in figures_table(some)


def test_a_long_name_has_a_line_of_its_own(tmp_path: Path) -> None:
    name = "quotes.with_a_name_that_takes_more_than_its_column"
    figures = (Figure(name, (Ratio("right", "gold"),)),)
    found = evaluated(tmp_path, {"ash": []})
    lines = figures_table(replace(found, scorer=replace(scorer(), figures=figures))).splitlines()
    assert lines[4] == " with_a_name_that_takes_more_than_its_column"
    assert lines[5].split() == [".667", "[.000,", "1.00]", ".667", "3*", ".167", "1.00"]


def test_a_comparison(tmp_path: Path) -> None:
    evaluated(tmp_path / "a", {"ash": ["q1"], "birch": ["q1"], "cedar": ["q1"]})
    evaluated(tmp_path / "b", {"ash": AnswerUnusable("no draft")})
    written = comparison_table(compare(tmp_path / "a", tmp_path / "b", scorer()))
    # Recall 3/6 and 4/6; by article the change is -1, 1 and 1 quotes, so that every swap of
    # articles is as far from 0 as the 1 in sum. A resample changes by -3 quotes to 3, of 6.
    row = " recall                         .500  .667  +.167  [-.500, +.500]  1.00    3*"
    assert row in written.splitlines()
    assert written.startswith("A: scripted\nB: scripted\n")
    assert "not corrected for the 3 figures" in written
    assert "failed, counted as all missed: ash" in " ".join(written.split())


def of_seeds(folder: Path, labels: Gold, report: Report) -> Evaluation:
    """A run that answers with this report, beside the oracle."""

    async def ask(_: Gold) -> Report:
        return report

    asked, seeds = System("theirs", "predictions", ask), seed_scorer()
    (run,) = start([asked], [labels], seeds, folder=folder)
    references = {"oracle": oracle_system()}
    return asyncio.run(evaluate(asked, [labels], run, seeds, references=references))


def test_findings_that_nobody_has_take_no_line(gold: Gold, tmp_path: Path) -> None:
    finding = Finding(code="negation", severity="warning", message="", where=None, claim=None)
    report = answer(oracle_system(), gold).model_copy(update={"findings": (finding,)})
    found = of_seeds(tmp_path / "run", gold, report)
    (row,) = [line.split() for line in figures_table(found).splitlines() if " findings." in line]
    assert (row[0], row[1], row[-1]) == ("findings.negation", "1.00", ".000")
    assert found.to_json()["figures"]["trust.findings.no-evidence"]["micro"] == 0
    again = of_seeds(tmp_path / "again", gold, answer(oracle_system(), gold))
    assert " findings." not in figures_table(again)
    both = comparison_table(compare(tmp_path / "again", tmp_path / "run", seed_scorer()))
    assert [line.split()[0] for line in both.splitlines() if " findings." in line] == [row[0]]


def test_the_positions_of_the_stances_that_were_found(gold: Gold, tmp_path: Path) -> None:
    """Of two that oppose and two that support, one each is said to be mixed."""
    report = answer(oracle_system(), gold)
    positions = {"raising the toll": "mixed", "repairing the pier": "mixed"}
    stances = tuple(
        each.model_copy(update={"position": positions.get(each.target, each.position)})
        for each in report.stances
    )
    found = of_seeds(tmp_path / "run", gold, report.model_copy(update={"stances": stances}))
    lines = figures_table(found).splitlines()
    at = lines.index("positions of stances found, labelled (down) and predicted (across)")
    assert [line.split() for line in lines[at + 1 : at + 5]] == [
        ["supports", "opposes", "mixed"],
        ["supports", "1", "0", "1"],
        ["opposes", "0", "1", "1"],
        ["mixed", "0", "0", "0"],
    ]
    nothing = of_seeds(tmp_path / "none", gold, report.model_copy(update={"stances": ()}))
    assert "positions of stances" not in figures_table(nothing)


def test_every_line_fits_a_terminal(tmp_path: Path) -> None:
    found = evaluated(tmp_path, {}, {**BESIDE, "reader": system()})
    many = [f"slug-of-article-{number}" for number in range(20)]
    manifest = found.manifest.model_copy(update={"system": "openai/gpt-5.4-mini " * 6})
    scores = found.scores.model_copy(update={"failed": dict.fromkeys(many, "EngineError: no")})
    evaluation = replace(found, manifest=manifest, scores=scores)
    written = figures_table(evaluation)
    written += verdict_table(Verdict([Check("f1", "at least 1", 0.5, False)] * 9, many))
    assert max(map(len, written.splitlines())) <= 80
    assert written.isascii()


def test_the_verdict_of_a_gate() -> None:
    checks = [
        Check("quotes.recall", "at least 0.8", 0.8, True),
        Check("quotes.f1", "at most 0.01 below 0.9", 0.85, False),
    ]
    assert verdict_table(Verdict(checks, [])) == (
        "ok   quotes.recall is .800, asked: at least 0.8\n"
        "FAIL quotes.f1 is .850, asked: at most 0.01 below 0.9\n"
        "gate: regression\n"
    )
    assert verdict_table(Verdict(checks[:1], ["ash"])) == (
        "ok   quotes.recall is .800, asked: at least 0.8\n"
        "FAIL no report on: ash\n"
        "gate: incomplete\n"
    )

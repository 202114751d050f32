"""A gate passes what holds its bounds, and says which figure does not."""

import asyncio
from pathlib import Path

import pytest

from evals.evaluation import Evaluation, evaluate, start
from evals.gate import EXIT_CODES, Gate, Outcome
from summariser import AnswerUnusable, SourceError, UsageError
from tests.evals.standin import Found, gold, scorer, system

GOLDS = [gold(slug) for slug in ("ash", "birch", "cedar", "dogwood", "elm")]


def evaluated(folder: Path, answers: dict[str, Found | Exception] | None = None) -> Evaluation:
    asked = system(answers)
    (run,) = start([asked], GOLDS, scorer(), folder=folder)
    return asyncio.run(evaluate(asked, GOLDS, run, scorer()))


def gate(folder: Path, text: str) -> Gate:
    path = folder / "gate.toml"
    path.write_text(text, encoding="utf-8")
    return Gate.read(path)


@pytest.mark.parametrize(
    ("rules", "outcome"),
    [
        # The run finds 8 of 10 quotes and invents none.
        ('[floors]\n"quotes.recall" = 0.8', "passed"),
        ('[floors]\n"quotes.recall" = 0.81', "regression"),
        ("[floors]\nquotes.recall = 0.81", "regression"),
        ('[ceilings]\n"quotes.recall" = 0.8', "passed"),
        ('[ceilings]\n"quotes.recall" = 0.79', "regression"),
        ('[floors]\n"quotes.recall" = 0.8\n"quotes.precision" = 1.1', "regression"),
    ],
)
def test_floors_and_ceilings(rules: str, outcome: Outcome, tmp_path: Path) -> None:
    found = evaluated(tmp_path / "run", {"ash": ["q1"], "birch": ["q2"]})
    assert gate(tmp_path, rules).judge(found).outcome == outcome


@pytest.mark.parametrize(
    ("rules", "outcome"),
    [
        # 8 of 10 quotes where the baseline found 9.
        ('[may_fall]\n"quotes.recall" = 0.1', "passed"),
        ('[may_fall]\n"quotes.recall" = 0.09', "regression"),
        ('[may_rise]\n"quotes.recall" = 0', "passed"),
        ('[may_rise]\n"quotes.precision" = 0', "passed"),
    ],
)
def test_not_worse_than_a_baseline(rules: str, outcome: Outcome, tmp_path: Path) -> None:
    evaluated(tmp_path / "main", {"ash": ["q1"]})
    found = evaluated(tmp_path / "run", {"ash": ["q1"], "birch": ["q2"]})
    assert gate(tmp_path, f'baseline = "main"\n{rules}').judge(found).outcome == outcome


def test_what_is_better_low_may_not_rise(tmp_path: Path) -> None:
    evaluated(tmp_path / "main", {"ash": ["q1"]})
    found = evaluated(tmp_path / "run")
    rules = 'baseline = "main"\n[may_rise]\n"quotes.recall" = 0.05'
    (check,) = gate(tmp_path, rules).judge(found).checks
    assert (check.rule, check.value, check.holds) == ("at most 0.05 above 0.9", 1, False)


@pytest.mark.parametrize(
    ("answers", "rules"),
    [
        ({"ash": AnswerUnusable("no draft")}, '[floors]\n"quotes.recall" = 0.1'),
        ({"ash": AnswerUnusable("no draft")}, '[floors]\n"quotes.recall" = 0.99'),
        ({gold.slug: [] for gold in GOLDS}, '[floors]\n"quotes.precision" = 0.1'),
    ],
)
def test_a_run_with_a_gap_is_incomplete_whatever_its_figures(
    answers: dict[str, Found | Exception], rules: str, tmp_path: Path
) -> None:
    found = evaluated(tmp_path / "run", answers)
    assert gate(tmp_path, rules).judge(found).outcome == "incomplete"


def test_exit_codes() -> None:
    assert EXIT_CODES == {"passed": 0, "regression": 3, "incomplete": 4}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has no rule"),
        ("floors = ", r"is no gate: Invalid value \(at end of document\)\.$"),
        ('[floor]\n"quotes.recall" = 1', r"is no gate: floor: Extra inputs are not permitted\.$"),
        (
            '[floors]\n"a" = "high"\n"b" = "low"',
            r"floors\.a: Input should .* \(and 1 more\)\.$",
        ),
        ('[may_fall]\n"quotes.recall" = 0.1', "names no baseline run"),
        ('baseline = "x"\n[may_fall]\n"quotes.recall" = -0.1', "greater than or equal to 0"),
    ],
)
def test_a_gate_that_makes_no_sense(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=reason):
        gate(tmp_path, text)


def test_a_figure_that_there_is_not(tmp_path: Path) -> None:
    rules = gate(tmp_path, '[floors]\n"quotes.recal" = 1')
    with pytest.raises(UsageError, match=r"'quotes.recal', .* Near it: quotes.recall"):
        rules.judge(evaluated(tmp_path / "run"))


def test_a_gate_or_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gate.toml cannot be read"):
        Gate.read(tmp_path / "gate.toml")
    rules = gate(tmp_path, 'baseline = "main"\n[may_fall]\n"quotes.recall" = 0')
    with pytest.raises(SourceError, match="main is no run folder"):
        rules.judge(evaluated(tmp_path / "run"))

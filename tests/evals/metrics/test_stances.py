"""Four stances: two of the mayor, one core; one of Tom Ruiz, core; one of the council."""

from typing import Any

import pytest

from evals.metrics.stances import count
from evals.values import Gold, GoldStance, Output
from summariser import Report
from summariser.report import Stance
from tests.evals.harbour import perfect_report
from tests.evals.metrics.moved import each, figures, moved, replaced


def with_stance(gold: Gold, index: int, **changes: Any) -> Report:
    report = perfect_report(gold)
    return report.model_copy(update={"stances": replaced(report.stances, index, **changes)})


def with_stances(gold: Gold, *stances: Stance) -> Report:
    return perfect_report(gold).model_copy(update={"stances": stances})


def stance(holder: str, target: str, position: Any = "opposes") -> Stance:
    return Stance(holder=holder, target=target, position=position, evidence=())


def holding(gold: Gold, *held: tuple[str, str]) -> Gold:
    """The labels with other stances, all opposing and core, given as (target, alias) of Tom."""
    stances = tuple(
        GoldStance("tom", target, (alias,), "opposes", (), core=True) for target, alias in held
    )
    return Gold(**{**vars(gold), "stances": stances})


def test_a_perfect_report_is_perfect(gold: Gold) -> None:
    found = figures((gold, perfect_report(gold)))
    assert {name: value for name, value in found.items() if name.startswith("stances.")} == {
        **each("stances.strict", 1),
        **each("stances.soft", 1),
        **each("stances.holder_target", 1),
        "stances.position.accuracy": 1,
        "stances.core.recall": 1,
    }


def test_a_dropped_stance_costs_recall(gold: Gold) -> None:
    report = with_stances(gold, *perfect_report(gold).stances[1:])
    expected = {"stances.core.recall": 1 / 2}
    for sort in ("strict", "soft", "holder_target"):
        expected |= {f"stances.{sort}.recall": 3 / 4, f"stances.{sort}.f1": 6 / 7}
    assert moved(gold, report) == pytest.approx(expected)


def test_an_invented_stance_costs_precision(gold: Gold) -> None:
    report = with_stances(gold, *perfect_report(gold).stances, stance("tom", "the weather"))
    expected: dict[str, float] = {}
    for sort in ("strict", "soft", "holder_target"):
        expected |= {f"stances.{sort}.precision": 4 / 5, f"stances.{sort}.f1": 8 / 9}
    assert moved(gold, report) == pytest.approx(expected)


def test_a_flipped_position_leaves_holder_and_target(gold: Gold) -> None:
    report = with_stance(gold, 0, position="supports")
    assert moved(gold, report) == pytest.approx(
        {
            **each("stances.strict", 3 / 4),
            **each("stances.soft", 3 / 4),
            "stances.position.accuracy": 3 / 4,
            "stances.core.recall": 1 / 2,
        }
    )
    counts = count(gold, Output("harbour-toll", report, None, 1.0))
    confusion = {key: value for key, value in counts.items() if "confusion" in key and value}
    assert confusion == {
        "stances.confusion.opposes.opposes": 1,
        "stances.confusion.opposes.supports": 1,
        "stances.confusion.supports.supports": 2,
    }


@pytest.mark.parametrize("target", ["a higher toll", "Higher toll", "“Raising” a toll"])
def test_aliases_will_do_and_case_marks_and_articles_do_not_count(gold: Gold, target: str) -> None:
    assert moved(gold, with_stance(gold, 0, target=target)) == {}


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("raising any toll", True),  # raising toll: 2 of 3 and 2 words, 4/5
        ("toll raising", True),  # the words of the target, but not the target
        ("raising at long last that toll", True),  # 2 of 6 and 2, 1/2
        ("a higher price", True),  # higher toll: 1 of 2 and 2, 1/2
        ("a rise of the toll", False),  # 1 of 3 and 2, 2/5
        ("the weather", False),
    ],
)
def test_half_of_the_words_of_a_target_make_a_soft_pair(
    gold: Gold, target: str, found: bool
) -> None:
    expected = each("stances.strict", 3 / 4)
    if not found:
        expected |= each("stances.soft", 3 / 4) | each("stances.holder_target", 3 / 4)
        expected |= {"stances.core.recall": 1 / 2}
    assert moved(gold, with_stance(gold, 0, target=target)) == pytest.approx(expected)


def test_another_holder_is_wrong(gold: Gold) -> None:
    expected = {
        **each("stances.strict", 3 / 4),
        **each("stances.soft", 3 / 4),
        **each("stances.holder_target", 3 / 4),
    }
    assert moved(gold, with_stance(gold, 2, holder="council")) == pytest.approx(expected)


def test_a_stance_has_one_partner(gold: Gold) -> None:
    twice = (*perfect_report(gold).stances, stance("mayor", "a higher toll"))
    expected: dict[str, float] = {}
    for sort in ("strict", "soft", "holder_target"):
        expected |= {f"stances.{sort}.precision": 4 / 5, f"stances.{sort}.f1": 8 / 9}
    assert moved(gold, with_stances(gold, *twice)) == pytest.approx(expected)


def test_as_many_pairs_as_there_can_be(gold: Gold) -> None:
    # "ferry fares" is nearer to the first target, but only it can go to the second.
    held = holding(gold, ("ferry fares", "boat fares"), ("ferry routes", "ferry lines"))
    report = with_stances(held, stance("tom", "ferry fares"), stance("tom", "boat prices"))
    counts = count(held, Output("harbour-toll", report, None, 1.0))
    assert (counts["stances.soft"], counts["stances.strict"]) == (2, 1)


def test_the_confusion_matrix_is_of_the_most_alike(gold: Gold) -> None:
    held = holding(gold, ("ferry fares", "boat fares"))
    report = with_stances(
        held, stance("tom", "ferry prices", "opposes"), stance("tom", "ferry fares", "mixed")
    )
    counts = count(held, Output("harbour-toll", report, None, 1.0))
    assert counts["stances.confusion.opposes.mixed"] == 1
    assert counts["stances.confusion.opposes.opposes"] == 0
    assert (counts["stances.soft"], counts["stances.position"]) == (1, 0)


def test_a_failed_article_counts_as_all_missed(gold: Gold) -> None:
    counts = count(gold, Output("harbour-toll", None, "no answer", 1.0))
    assert {key: value for key, value in counts.items() if value} == {
        "stances.gold": 4,
        "stances.core.gold": 2,
    }


def test_an_article_without_stances_says_nothing(gold: Gold) -> None:
    bare = holding(gold)
    found = figures((bare, perfect_report(bare)))
    assert {value for name, value in found.items() if name.startswith("stances.")} == {None}
    invented = figures((bare, with_stances(bare, stance("tom", "the toll"))))
    assert invented["stances.strict.precision"] == 0
    assert invented["stances.strict.recall"] is None

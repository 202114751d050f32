"""Seven quotes: three of the mayor, two of Tom Ruiz, one of the council, one of nobody."""

from typing import Any

import pytest

from evals.metrics.speakers import count
from evals.values import Gold, Output
from summariser import Report
from summariser.report import Actor, Span
from tests.evals.harbour import perfect_report
from tests.evals.metrics.moved import each, figures, moved, replaced

ONE_WRONG = {"speakers.accuracy": 6 / 7, **each("speakers.end_to_end", 6 / 7)}


def with_quote(gold: Gold, index: int, **changes: Any) -> Report:
    report = perfect_report(gold)
    return report.model_copy(update={"quotes": replaced(report.quotes, index, **changes)})


def renamed(gold: Gold, index: int, name: str) -> Report:
    report = perfect_report(gold)
    return report.model_copy(update={"actors": replaced(report.actors, index, name=name)})


def somewhere(text: str) -> Span:
    return Span(start=0, end=len(text), text=text)


def test_a_perfect_report_is_perfect(gold: Gold) -> None:
    found = figures((gold, perfect_report(gold)))
    assert {name: value for name, value in found.items() if name.startswith("speakers.")} == {
        "speakers.accuracy": 1,
        **each("speakers.end_to_end", 1),
        **each("speakers.nobody", 1),
        "speakers.pronoun": 0,
    }


def test_a_wrong_speaker_is_wrong_whatever_the_mention(gold: Gold) -> None:
    assert moved(gold, with_quote(gold, 0, speaker="tom")) == pytest.approx(ONE_WRONG)


def test_a_speaker_where_the_article_names_nobody(gold: Gold) -> None:
    assert moved(gold, with_quote(gold, 5, speaker="council")) == pytest.approx(
        {
            **ONE_WRONG,
            "speakers.nobody.precision": None,
            "speakers.nobody.recall": 0,
            "speakers.nobody.f1": 0,
        },
    )


def test_nobody_where_the_article_names_a_speaker(gold: Gold) -> None:
    assert moved(gold, with_quote(gold, 0, speaker=None)) == pytest.approx(
        {**ONE_WRONG, "speakers.nobody.precision": 1 / 2, "speakers.nobody.f1": 2 / 3}
    )


def test_an_unresolved_pronoun_beside_nobody_is_counted_apart(gold: Gold) -> None:
    report = with_quote(gold, 1, speaker=None)  # its mention is She
    assert moved(gold, report) == pytest.approx(
        {
            **ONE_WRONG,
            "speakers.nobody.precision": 1 / 2,
            "speakers.nobody.f1": 2 / 3,
            "speakers.pronoun": 1 / 7,
        }
    )


def test_an_actor_called_by_a_pronoun_is_counted_apart(gold: Gold) -> None:
    report = with_quote(gold, 1, speaker="she")
    she = Actor(id="she", name="She", kind="person", role="", mentions=())
    report = report.model_copy(update={"actors": (*report.actors, she)})
    assert moved(gold, report) == pytest.approx({**ONE_WRONG, "speakers.pronoun": 1 / 7})


@pytest.mark.parametrize("name", ["Mayor Ana Ruiz", "The mayor", "ana ruiz"])
def test_any_name_of_the_actor_will_do(gold: Gold, name: str) -> None:
    assert moved(gold, renamed(gold, 0, name)) == {}


def test_a_surname_of_two_is_nobody_s(gold: Gold) -> None:
    # Beside one of Tom's quotes stands Tom Ruiz, beside the other "he".
    assert moved(gold, renamed(gold, 1, "Ruiz")) == pytest.approx(
        {
            **ONE_WRONG,
            **each("stances.strict", 3 / 4),
            **each("stances.soft", 3 / 4),
            **each("stances.holder_target", 3 / 4),
            "stances.core.recall": 1 / 2,
        }
    )


def test_the_mention_names_an_actor_that_the_labels_do_not_know(gold: Gold) -> None:
    stranger = Actor(id="x", name="the harbour chief", kind="person", role="", mentions=())

    def given_to_stranger(mention: str) -> Report:
        report = with_quote(gold, 0, speaker="x", mention=somewhere(mention))
        return report.model_copy(update={"actors": (*report.actors, stranger)})

    assert moved(gold, given_to_stranger("Mayor Ana Ruiz")) == {}
    assert moved(gold, given_to_stranger("the harbour chief")) == pytest.approx(ONE_WRONG)


def test_a_speaker_that_is_no_actor_of_the_report_is_wrong(gold: Gold) -> None:
    report = with_quote(gold, 0, speaker="unlisted", mention=None)
    assert moved(gold, report) == pytest.approx(ONE_WRONG)


def test_a_failed_article_counts_as_all_missed(gold: Gold) -> None:
    counts = count(gold, Output("harbour-toll", None, "no answer", 1.0))
    assert {key: value for key, value in counts.items() if value} == {"speakers.gold": 7}
    found = figures((gold, perfect_report(gold)), (gold, None))
    assert found["speakers.accuracy"] == 1  # of the matched
    assert found["speakers.end_to_end.recall"] == 1 / 2

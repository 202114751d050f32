"""Every type of mismatch, made from a perfect report by one damage."""

from typing import Any

import pytest

from evals.mismatches import Judged, Mismatch, judged_quotes, judged_stances
from evals.values import Gold, Output
from summariser import Report
from summariser.report import Actor, Quote, Span
from tests.evals.harbour import perfect_report


def output(report: Report | None) -> Output:
    return Output("harbour-toll", report, None if report else "EngineError: no answer", 0.0)


def span(gold: Gold, passage: str) -> Span:
    start = gold.text.index(passage)
    return Span(start=start, end=start + len(passage), text=passage)


def quote_changed(gold: Gold, place: int, **update: Any) -> Report:
    report = perfect_report(gold)
    quotes = list(report.quotes)
    quotes[place] = quotes[place].model_copy(update=update)
    return report.model_copy(update={"quotes": tuple(quotes)})


def stance_changed(gold: Gold, place: int, **update: Any) -> Report:
    report = perfect_report(gold)
    stances = list(report.stances)
    stances[place] = stances[place].model_copy(update=update)
    return report.model_copy(update={"stances": tuple(stances)})


def found(judged: list[Judged]) -> list[tuple[int | None, int | None, str, str]]:
    return [
        (item.gold, item.predicted, each.type, each.reason)
        for item in judged
        for each in item.mismatches
    ]


def test_a_perfect_report_has_none(gold: Gold) -> None:
    right = output(perfect_report(gold))
    assert judged_quotes(gold, right) == [Judged(i, i, ()) for i in range(7)]
    assert judged_stances(gold, right) == [Judged(i, i, ()) for i in range(4)]


def test_without_a_report_all_is_missed(gold: Gold) -> None:
    missed = (Mismatch("missed", "there is no report"),)
    assert judged_quotes(gold, output(None)) == [Judged(i, None, missed) for i in range(7)]
    assert judged_stances(gold, output(None)) == [Judged(i, None, missed) for i in range(4)]


def test_a_missed_quote(gold: Gold) -> None:
    report = perfect_report(gold)
    report = report.model_copy(update={"quotes": report.quotes[1:]})
    reason = "no predicted quote overlaps it"
    assert found(judged_quotes(gold, output(report))) == [(0, None, "missed", reason)]


@pytest.mark.parametrize(
    ("passage", "reason"),
    [
        ("“the Spoon”", "the labels say that this is not speech"),
        ("needs repair", "no labelled quote overlaps it"),
        # Of the 22 letters of "Shippers want a lower toll".
        ("lower toll", "the labelled quote nearest to it has IoU 0.41, below one half"),
    ],
)
def test_an_invented_quote(gold: Gold, passage: str, reason: str) -> None:
    report = perfect_report(gold)
    more = report.quotes[0].model_copy(update={"spans": (span(gold, passage),)})
    report = report.model_copy(update={"quotes": (*report.quotes, more)})
    assert found(judged_quotes(gold, output(report))) == [(None, 7, "invented", reason)]


def test_a_second_prediction_of_one_quote(gold: Gold) -> None:
    report = perfect_report(gold)
    report = report.model_copy(update={"quotes": (*report.quotes, report.quotes[2])})
    reason = "the labelled quote that overlaps it (IoU 1.00) belongs to another"
    assert found(judged_quotes(gold, output(report))) == [(None, 7, "invented", reason)]


@pytest.mark.parametrize("spans", [(), (Span(start=9_000, end=9_007, text="Nothing"),)])
def test_a_fabricated_quote(gold: Gold, spans: tuple[Span, ...]) -> None:
    made_up = Quote(
        spans=spans,
        verbatim=(),
        kind="direct",
        speaker=None,
        mention=None,
        cue=None,
        origin="llm",
    )
    report = perfect_report(gold)
    report = report.model_copy(update={"quotes": (*report.quotes, made_up)})
    reason = "its words are not the article's at that place"
    assert found(judged_quotes(gold, output(report))) == [(None, 7, "invented", reason)]


def test_too_little_overlap_is_missed_and_invented(gold: Gold) -> None:
    report = quote_changed(gold, 2, spans=(span(gold, "lower toll"),))
    # 9 letters of 22.
    near = "quote nearest to it has IoU 0.41, below one half"
    assert found(judged_quotes(gold, output(report))) == [
        (2, None, "missed", f"the predicted {near}"),
        (None, 2, "invented", f"the labelled {near}"),
    ]


def test_a_boundary(gold: Gold) -> None:
    report = quote_changed(gold, 2, spans=(span(gold, "want a lower toll, said"),))
    # 14 letters shared; Shippers (8), and said with the comma inside (5) on one side alone: 14/27.
    assert found(judged_quotes(gold, output(report))) == [
        (2, 2, "boundary", "IoU 0.52: lacks “Shippers”, adds “, said”")
    ]


@pytest.mark.parametrize(
    ("place", "update", "reason"),
    [
        (0, {"speaker": "tom"}, "Ana Ruiz speaks, not Tom Ruiz: that name means Tom Ruiz"),
        (0, {"speaker": None}, "Ana Ruiz speaks, the report names nobody"),
        (1, {"speaker": None}, "Ana Ruiz is meant, the pronoun “She” was left unresolved"),
        (5, {"speaker": "tom"}, "the article names nobody, the report Tom Ruiz"),
        (
            0,
            {"speaker": "zoe", "mention": None},
            "Ana Ruiz speaks, not Zoe Lund: no labelled actor is called so",
        ),
        (
            0,
            {"speaker": "lost", "mention": None},
            "Ana Ruiz speaks, not an unknown actor: no labelled actor is called so",
        ),
    ],
)
def test_a_wrong_speaker(gold: Gold, place: int, update: dict[str, Any], reason: str) -> None:
    report = quote_changed(gold, place, **update)
    zoe = Actor(id="zoe", name="Zoe Lund", kind="person", role="", mentions=())
    report = report.model_copy(update={"actors": (*report.actors, zoe)})
    expected = [(place, place, "wrong speaker", reason)]
    assert found(judged_quotes(gold, output(report))) == expected


def test_a_wrong_position(gold: Gold) -> None:
    report = stance_changed(gold, 0, position="supports")
    reason = "labelled opposes, predicted supports"
    assert found(judged_stances(gold, output(report))) == [(0, 0, "wrong position", reason)]


def test_a_target_in_other_words(gold: Gold) -> None:
    report = stance_changed(gold, 0, target="raising the harbour toll")
    reason = "“raising the harbour toll” is like “raising the toll”, but no wording of the labels"
    assert found(judged_stances(gold, output(report))) == [(0, 0, "boundary", reason)]


def test_a_stance_on_something_else(gold: Gold) -> None:
    report = stance_changed(gold, 1, target="fishing")
    unlike = "targets of this holder are unlike it or taken:"
    assert found(judged_stances(gold, output(report))) == [
        (1, None, "missed", f"the predicted {unlike} “fishing”"),
        (None, 1, "invented", f"the labelled {unlike} “the harbour toll”"),
    ]


def test_a_stance_of_an_actor_that_is_not_there(gold: Gold) -> None:
    report = stance_changed(gold, 1, holder="zoe")
    assert found(judged_stances(gold, output(report))) == [
        (1, None, "missed", "no predicted stance of this holder"),
        (None, 1, "invented", "“an unknown actor” means no labelled actor, or more than one"),
    ]

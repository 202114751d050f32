"""Every type of mismatch, made from a perfect report by one damage."""

from typing import Any

import pytest

from evals.judged import Judged, Mismatch
from evals.mismatches import judged_quotes, judged_stances
from evals.values import Gold, Output
from summariser import Report
from summariser.report import Actor, Quote, Span
from tests.evals.harbour import perfect_report

TOO_LITTLE = "shares too little with it: IoU 0.40, and a pair needs 0.50."
NO_ACTOR = "which is the name of no labelled actor or of several."


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


def found(judged: list[Judged]) -> list[tuple[int | None, bool, str, str]]:
    """The place among the labelled items, if it is one, and whether something is predicted."""
    return [
        (place if item.gold else None, item.predicted is not None, each.type, each.reason)
        for place, item in enumerate(judged)
        for each in item.mismatches
    ]


def test_a_perfect_report_has_none(gold: Gold) -> None:
    right = output(perfect_report(gold))
    for judged, size in ((judged_quotes(gold, right), 7), (judged_stances(gold, right), 4)):
        assert [(item.gold is None, item.predicted is None) for item in judged] == [
            (False, False)
        ] * size
        assert found(judged) == []


def test_what_either_side_has(gold: Gold) -> None:
    right = output(perfect_report(gold))
    quote, stance = judged_quotes(gold, right)[1], judged_stances(gold, right)[0]
    assert quote.gold is not None
    assert quote.predicted is not None
    assert quote.gold.words == quote.predicted.words == "Ana Ruiz"
    assert quote.gold.passage == quote.predicted.passage == "the idea “a tax on tides.”"
    assert quote.gold.spans == quote.predicted.spans == gold.quotes[1].spans
    assert quote.predicted.note == "mixed, named by “She”"
    assert stance.gold is not None
    assert stance.gold.words == "Ana Ruiz · opposes · raising the toll"
    assert stance.gold.note == "core"
    assert stance.gold.passage == "We will not raise the toll this year"


def test_without_a_report_all_is_missed(gold: Gold) -> None:
    missed = (Mismatch("missed", "The system gave no report on this article."),)
    for judged, size in (
        (judged_quotes(gold, output(None)), 7),
        (judged_stances(gold, output(None)), 4),
    ):
        assert [item.mismatches for item in judged] == [missed] * size
        assert all(item.predicted is None for item in judged)


def test_a_missed_quote(gold: Gold) -> None:
    report = perfect_report(gold)
    report = report.model_copy(update={"quotes": report.quotes[1:]})
    reason = "No predicted quote overlaps it."
    assert found(judged_quotes(gold, output(report))) == [(0, False, "missed", reason)]


@pytest.mark.parametrize(
    ("passage", "reason"),
    [
        (
            "“the Spoon”",
            "The labels say that these words are nobody's speech (a title, say, or a nickname).",
        ),
        ("needs repair", "No labelled quote overlaps it."),
        # 9 of the 22 letters of "Shippers want a lower toll".
        ("lower toll", f"The nearest labelled quote {TOO_LITTLE}"),
    ],
)
def test_an_invented_quote(gold: Gold, passage: str, reason: str) -> None:
    report = perfect_report(gold)
    more = report.quotes[0].model_copy(update={"spans": (span(gold, passage),)})
    report = report.model_copy(update={"quotes": (*report.quotes, more)})
    assert found(judged_quotes(gold, output(report))) == [(None, True, "invented", reason)]


def test_a_second_prediction_of_one_quote(gold: Gold) -> None:
    report = perfect_report(gold)
    report = report.model_copy(update={"quotes": (*report.quotes, report.quotes[2])})
    reason = "The labelled quote that overlaps it (IoU 1.00) is already the pair of another."
    assert found(judged_quotes(gold, output(report))) == [(None, True, "invented", reason)]


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
    reason = "Its words do not stand in the article at the place that it gives."
    assert found(judged_quotes(gold, output(report))) == [(None, True, "invented", reason)]


def test_too_little_overlap_is_missed_and_invented(gold: Gold) -> None:
    report = quote_changed(gold, 2, spans=(span(gold, "lower toll"),))
    # 9 letters of 22.
    assert found(judged_quotes(gold, output(report))) == [
        (2, False, "missed", f"The nearest predicted quote {TOO_LITTLE}"),
        (None, True, "invented", f"The nearest labelled quote {TOO_LITTLE}"),
    ]


def test_a_boundary(gold: Gold) -> None:
    report = quote_changed(gold, 2, spans=(span(gold, "want a lower toll, said"),))
    # 14 letters shared; Shippers (8), and said with the comma inside (5) on one side alone: 14/27.
    assert found(judged_quotes(gold, output(report))) == [
        (2, True, "boundary", "The predicted passage lacks “Shippers”, adds “, said” (IoU 0.51).")
    ]


@pytest.mark.parametrize(
    ("place", "update", "reason"),
    [
        (0, {"speaker": "tom"}, "Ana Ruiz speaks, the report says Tom Ruiz."),
        (0, {"speaker": None}, "Ana Ruiz speaks, the report names nobody."),
        (1, {"speaker": None}, "Ana Ruiz is meant: the pronoun “She” was left unresolved."),
        (5, {"speaker": "tom"}, "The article names nobody, the report says Tom Ruiz."),
        (
            0,
            {"speaker": "zoe", "mention": None},
            f"Ana Ruiz speaks, the report says Zoe Lund, {NO_ACTOR}",
        ),
        (
            0,
            {"speaker": "lost", "mention": None},
            f"Ana Ruiz speaks, the report says an unknown actor, {NO_ACTOR}",
        ),
    ],
)
def test_a_wrong_speaker(gold: Gold, place: int, update: dict[str, Any], reason: str) -> None:
    report = quote_changed(gold, place, **update)
    zoe = Actor(id="zoe", name="Zoe Lund", kind="person", role="", mentions=())
    report = report.model_copy(update={"actors": (*report.actors, zoe)})
    expected = [(place, True, "wrong speaker", reason)]
    assert found(judged_quotes(gold, output(report))) == expected


def test_a_wrong_position(gold: Gold) -> None:
    report = stance_changed(gold, 0, position="supports")
    reason = "The labels say opposes, the report says supports."
    assert found(judged_stances(gold, output(report))) == [(0, True, "wrong position", reason)]


def test_a_target_in_other_words(gold: Gold) -> None:
    report = stance_changed(gold, 0, target="raising the harbour toll")
    reason = (
        "“raising the harbour toll” is close to “raising the toll”, but not one of the wordings "
        "that the labels list."
    )
    assert found(judged_stances(gold, output(report))) == [(0, True, "boundary", reason)]


def test_a_stance_on_something_else(gold: Gold) -> None:
    report = stance_changed(gold, 1, target="fishing")
    unlike = "stances of this holder are on others, or already paired:"
    assert found(judged_stances(gold, output(report))) == [
        (1, False, "missed", f"The predicted {unlike} “fishing”."),
        (None, True, "invented", f"The labelled {unlike} “the harbour toll”."),
    ]


def test_a_stance_of_an_actor_that_is_not_there(gold: Gold) -> None:
    report = stance_changed(gold, 1, holder="zoe")
    assert found(judged_stances(gold, output(report))) == [
        (1, False, "missed", "There is no predicted stance of this holder."),
        (
            None,
            True,
            "invented",
            "Its holder, “an unknown actor”, is the name of no labelled actor or of several.",
        ),
    ]

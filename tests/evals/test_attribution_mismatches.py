"""What a page says of an article of PolNeAR, and that it agrees with what the scorer counts."""

import datetime
from dataclasses import replace

import pytest

from evals.attribution_mismatches import judged_attributions, judged_segments
from evals.judged import Judged
from evals.metrics import attributions
from evals.polnear import Attribution, LabelledArticle, PolnearGold
from evals.values import Gold, GoldActor, GoldQuote, Output, Piece
from tests.evals.harbour import perfect_report

TEXT = (
    "Dam opens\n\n“Fish come first here,” Ode said. Pell of the lake board thinks the dam leaks. "
    "The gate is expected to stay.\n"
)
Said = tuple[str | None, str, str]
ODE: Said = ("Ode", "said", "“Fish come first here,”")
PELL: Said = ("Pell of the lake board", "thinks", "the dam leaks")
GATE: Said = (None, "is expected", "The gate")


def place(passage: str) -> Piece:
    start = TEXT.index(passage)
    return start, start + len(passage)


def gold() -> PolnearGold:
    labelled = tuple(
        Attribution((place(source),) if source else None, (place(cue),), (place(content),))
        for source, cue, content in (ODE, PELL, GATE)
    )
    day = datetime.date(2016, 6, 9)
    return PolnearGold.of(LabelledArticle("post_2016-06-09_dam", day, "post", TEXT, labelled))


def output(*found: Said) -> Output:
    """A report of these quotes, named by their mentions."""
    quotes = tuple(
        GoldQuote((place(content),), "direct", name, place(name) if name else None, place(cue))
        for name, cue, content in found
    )
    actors = tuple(GoldActor(name, name, "person", "", ()) for name, *_ in found if name)
    answer: Gold = replace(gold(), quotes=quotes, actors=actors)
    return Output("dam", perfect_report(answer), None, 0.0)


def found(judged: list[Judged]) -> list[tuple[bool, bool, str, str]]:
    return [
        (item.gold is not None, item.predicted is not None, each.type, each.reason)
        for item in judged
        for each in item.mismatches
    ]


def test_what_the_labels_say_is_right() -> None:
    right = output(ODE, PELL, GATE)
    assert [item.mismatches for item in judged_attributions(gold(), right)] == [(), (), ()]
    (segment,) = judged_segments(gold(), right)
    assert segment.mismatches == ()
    assert segment.gold is not None
    assert segment.gold.passage == "“Fish come first here,”"
    assert segment.gold.words == "“Ode”"


def test_both_sides_are_shown_with_their_places() -> None:
    first = judged_attributions(gold(), output(ODE))[0]
    assert first.gold is not None
    assert first.predicted is not None
    assert first.gold.spans == first.predicted.spans == (place(ODE[2]),)
    assert (first.gold.words, first.gold.note) == ("“Ode”", "cue “said”")
    assert first.predicted.words == "“Ode” = Ode"


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        # 8 of 11 letters.
        (
            (PELL[0], "thinks", "dam leaks"),
            ("boundary", "The predicted passage lacks “the” (IoU 0.72)."),
        ),
        (
            ("Pell", "thinks", "the dam leaks"),
            (
                "wrong speaker",
                "The labels mark “Pell of the lake board” as the source, the report “Pell”.",
            ),
        ),
        (
            ("Pell of the lake", "thinks", "the dam leaks"),
            (
                "boundary",
                "The labels mark “Pell of the lake board” as the source, the report “Pell of the "
                "lake”.",
            ),
        ),
        (
            (None, "thinks", "the dam leaks"),
            (
                "wrong speaker",
                "The labels mark “Pell of the lake board” as the source, the report no source.",
            ),
        ),
        (
            (PELL[0], "lake", "the dam leaks"),
            ("boundary", "The labels mark “thinks” as the cue, the report “lake”."),
        ),
    ],
)
def test_a_pair_that_differs(predicted: Said, expected: tuple[str, str]) -> None:
    judged = judged_attributions(gold(), output(ODE, predicted, GATE))
    assert found(judged) == [(True, True, *expected)]


def test_missed_and_invented_attributions() -> None:
    judged = judged_attributions(gold(), output(ODE, PELL, (None, "is expected", "Dam opens")))
    assert found(judged) == [
        (True, False, "missed", "No predicted quote overlaps it."),
        (False, True, "invented", "No labelled attribution overlaps it."),
    ]


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        ([], [(True, False, "missed", "No predicted passage in quotation marks overlaps it.")]),
        (
            [(None, "said", ODE[2])],
            [
                (
                    True,
                    True,
                    "wrong speaker",
                    "The labels mark “Ode” as the speaker, the report names nobody.",
                )
            ],
        ),
        (
            [("Pell", "said", ODE[2])],
            [
                (
                    True,
                    True,
                    "wrong speaker",
                    "The labels mark “Ode” as the speaker; the report says Pell (“Pell”), which is "
                    "neither that place nor a name in it.",
                )
            ],
        ),
    ],
)
def test_quoted_passages(
    predicted: list[Said], expected: list[tuple[bool, bool, str, str]]
) -> None:
    assert found(judged_segments(gold(), output(*predicted))) == expected


@pytest.mark.parametrize(
    "answer", [output(ODE, PELL), output(PELL, GATE), output(("Pell", *ODE[1:]))]
)
def test_it_agrees_with_the_scorer(answer: Output) -> None:
    counts = attributions.count(gold(), answer)
    segments = judged_segments(gold(), answer)
    paired = [item for item in segments if item.gold and item.predicted]
    assert len(paired) == counts["quoted.matched"]
    assert sum(not item.mismatches for item in paired) == counts["quoted.right"]
    contents = judged_attributions(gold(), answer)
    assert sum(item.gold is not None for item in contents) == counts["attributions.content.gold"]
    exact = sum(
        item.gold is not None
        and item.predicted is not None
        and item.gold.spans == item.predicted.spans
        for item in contents
    )
    assert exact == counts["attributions.content.exact"]


def test_without_a_report_all_is_missed() -> None:
    nothing = Output("dam", None, "EngineError: no", 0.0)
    reason = "The system gave no report on this article."
    assert found(judged_attributions(gold(), nothing)) == [(True, False, "missed", reason)] * 3
    assert found(judged_segments(gold(), nothing)) == [(True, False, "missed", reason)]

"""Two attributions, one direct and one of a thought, and a third without a source."""

import datetime
from dataclasses import replace

import pytest

from evals.metrics import attributions
from evals.polnear import Attribution, LabelledArticle, PolnearGold
from evals.values import Gold, GoldActor, GoldQuote, Output, Piece
from tests.evals.harbour import perfect_report
from tests.evals.metrics.moved import Figures, each

TEXT = (
    "Dam opens\n\n“Fish come first here,” Ode said. Pell of the lake board thinks the dam leaks. "
    "The gate is expected to stay.\n"
)
LABELS: list[tuple[str | None, str, str]] = [
    ("Ode", "said", "“Fish come first here,”"),
    ("Pell of the lake board", "thinks", "the dam leaks"),
    (None, "is expected", "The gate to stay"),
]


def place(passage: str) -> Piece:
    start = TEXT.index(passage)
    return start, start + len(passage)


def pieces(content: str) -> tuple[Piece, ...]:
    return (
        (place("The gate"), place("to stay"))
        if content == "The gate to stay"
        else (place(content),)
    )


def gold() -> PolnearGold:
    labelled = tuple(
        Attribution((place(source),) if source else None, (place(cue),), pieces(content))
        for source, cue, content in LABELS
    )
    day = datetime.date(2016, 6, 9)
    return PolnearGold.of(LabelledArticle("post_2016-06-09_dam", day, "post", TEXT, labelled))


def figures(found: list[tuple[str | None, str, str]] | None) -> Figures:
    """Those of a report of these quotes, or of none."""
    output = Output("dam", None, "EngineError: no", 0.0)
    if found is not None:
        quotes = tuple(
            GoldQuote(pieces(content), "direct", name, place(name) if name else None, place(cue))
            for name, cue, content in found
        )
        actors = tuple(
            GoldActor(name, name, "person", "", ()) for name, *_ in found if name is not None
        )
        answer: Gold = replace(gold(), quotes=quotes, actors=actors)
        output = Output("dam", perfect_report(answer), None, 0.0)
    counts = attributions.count(gold(), output)
    return {figure.name: figure.value(counts) for figure in attributions.FIGURES}


def test_a_report_that_says_what_the_labels_say_is_perfect() -> None:
    found = figures(LABELS)
    undefined = {"quoted.speaker.pronouns", "quoted.speaker.noun_phrases"}
    assert {name for name, value in found.items() if value is None} == undefined
    assert {value for name, value in found.items() if name not in undefined} == {1}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        # Of 11 letters that count, 8, 10 and 5 are found.
        (
            ("Pell of the lake board", "thinks", "dam leaks"),
            each("attributions.content", 2 / 3) | each("attributions.content_iou80", 2 / 3),
        ),
        (("Pell of the lake board", "thinks", "the dam leak"), each("attributions.content", 2 / 3)),
        (
            ("Pell of the lake board", "thinks", "leaks"),
            each("attributions.content", 2 / 3)
            | each("attributions.content_iou80", 2 / 3)
            | each("attributions.linked", 1 / 2),
        ),
        (
            ("Pell", "thinks", "the dam leaks"),
            each("attributions.source", 1 / 2) | each("attributions.linked", 1 / 2),
        ),
        (
            ("Ode", "thinks", "the dam leaks"),
            each("attributions.source", 1 / 2) | each("attributions.linked", 1 / 2),
        ),
        (
            ("Pell of the lake board", "thinks the", "the dam leaks"),
            each("attributions.cue", 2 / 3),
        ),
        # 9 of 18 letters of the source make a link; the full stop at the edge does not count.
        (
            ("lake board", "thinks", "the dam leaks."),
            each("attributions.source", 1 / 2),
        ),
    ],
)
def test_damage_moves_the_figures_of_what_it_damages(
    changed: tuple[str, str, str], expected: Figures
) -> None:
    perfect, found = figures(LABELS), figures([LABELS[0], changed, LABELS[2]])
    assert {name: found[name] for name in found if found[name] != perfect[name]} == expected


def test_source_and_content_of_two_attributions_make_no_link() -> None:
    swapped: list[tuple[str | None, str, str]] = [
        ("Pell of the lake board", "said", "“Fish come first here,”"),
        ("Ode", "thinks", "the dam leaks"),
    ]
    found = figures(swapped)
    assert found["attributions.source.f1"] == 1
    assert found["attributions.content.recall"] == 2 / 3
    assert found["attributions.linked.f1"] == 0
    assert found["quoted.span.f1"] == 1
    assert found["quoted.speaker.names"] == found["quoted.end_to_end.f1"] == 0


def test_an_article_without_report_is_all_missed() -> None:
    found = figures(None)
    recalls = {value for name, value in found.items() if name.endswith("recall")}
    assert recalls == {0}
    assert {value for name, value in found.items() if name.endswith("precision")} == {None}


def test_other_labels_are_refused(gold: Gold) -> None:
    with pytest.raises(TypeError, match="harbour-toll has no attributions"):
        attributions.count(gold, Output(gold.slug, None, "no", 0.0))

"""What a page says of an article of SEESAW, and that it agrees with what the scorer counts."""

from dataclasses import replace

import pytest

from evals.metrics import entity_pairs
from evals.pair_mismatches import judged_pairs
from evals.values import Gold, GoldActor, GoldStance, Output
from summariser.draft import Position
from tests.evals.harbour import perfect_report

Triplet = tuple[str, Position, str]

LABELS: list[Triplet] = [
    ("Ana Ruiz", "opposes", "Harbour League"),
    ("Ana Ruiz", "supports", "Port Sele"),
    ("None", "opposes", "Ana Ruiz"),
]


def stances(gold: Gold, triplets: list[Triplet]) -> Gold:
    """The article with these stances, shown by its headline and by its first words."""
    names = {holder for holder, *_ in triplets}
    return replace(
        gold,
        actors=tuple(GoldActor(name, name, "other", "", ()) for name in sorted(names)),
        stances=tuple(
            GoldStance(holder, target, (), position, ((0, 31), (0, 9)), core=False)
            for holder, position, target in triplets
        ),
    )


def answer(gold: Gold, triplets: list[Triplet]) -> Output:
    return Output(gold.slug, perfect_report(stances(gold, triplets)), None, 0.0)


def test_pairs_are_shown_beside_each_other(gold: Gold) -> None:
    output = answer(gold, [("Mayor Ana Ruiz", "supports", "the port of Port Sele")])
    missed, right = judged_pairs(stances(gold, LABELS), output)
    assert right.gold is not None
    assert right.predicted is not None
    assert right.gold.words == "Ana Ruiz · supports · Port Sele"
    assert right.gold.note == "in 2 sentences"
    assert right.gold.passage == "Port Sele toll stays, mayor say"
    assert right.predicted.words == "Mayor Ana Ruiz · supports · the port of Port Sele"
    assert right.mismatches == ()
    assert [each.type for each in missed.mismatches] == ["missed"]


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        (
            ("Ana Ruiz", "supports", "Harbour League"),
            [("wrong position", "The labels say opposes, the report says supports.")],
        ),
        (
            ("Ana Ruiz", "opposes", "fishing"),
            [
                (
                    "missed",
                    "The predicted pairs of a fitting holder are on others, or already paired: "
                    "“fishing”.",
                ),
                (
                    "invented",
                    "The labelled pairs of a fitting holder are on others, or already paired: "
                    "“Harbour League”.",
                ),
            ],
        ),
        (
            ("Bo Pell", "opposes", "Harbour League"),
            [
                ("missed", "There is no predicted pair whose holder fits this one."),
                ("invented", "There is no labelled pair whose holder fits this one."),
            ],
        ),
    ],
)
def test_mismatches(gold: Gold, predicted: Triplet, expected: list[tuple[str, str]]) -> None:
    items = judged_pairs(stances(gold, LABELS[:1]), answer(gold, [predicted]))
    assert [(each.type, each.reason) for item in items for each in item.mismatches] == expected


@pytest.mark.parametrize(
    "predicted",
    [
        LABELS[:2],
        [("Ruiz", "opposes", "Port Sele"), ("Ana Ruiz", "supports", "Port Sele and Harbour")],
        [("Ana Ruiz", "opposes", "Port Sele"), ("Bo Pell", "supports", "Port Sele")],
        [],
    ],
)
def test_it_agrees_with_the_scorer(gold: Gold, predicted: list[Triplet]) -> None:
    labelled, output = stances(gold, LABELS), answer(gold, predicted)
    counts = entity_pairs.count(labelled, output)
    items = judged_pairs(labelled, output)
    assert sum(item.gold is not None for item in items) == counts["seesaw.gold"] == 2
    assert sum(item.predicted is not None for item in items) == counts["seesaw.predicted"]
    paired = [item for item in items if item.gold and item.predicted]
    assert len(paired) == counts["seesaw.matched"]
    assert sum(not item.mismatches for item in paired) == counts["seesaw.signed"]


def test_without_a_report_all_is_missed(gold: Gold) -> None:
    items = judged_pairs(stances(gold, LABELS), Output(gold.slug, None, "EngineError: no", 0.0))
    reasons = [each.reason for item in items for each in item.mismatches]
    assert reasons == ["The system gave no report on this article."] * 2

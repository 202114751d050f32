"""Three pairs of entities, and a fourth whose subject is nobody's name."""

from dataclasses import replace

import pytest

from evals.metrics import entity_pairs
from evals.values import Gold, GoldActor, GoldStance, Output
from summariser.draft import Position
from tests.evals.harbour import perfect_report
from tests.evals.metrics.moved import Figures, each

Triplet = tuple[str, Position, str]

LABELS: list[Triplet] = [
    ("Ana Ruiz", "opposes", "the toll law"),
    ("Ana Ruiz", "supports", "Port Sele"),
    ("Harbour League", "mixed", "Ana Ruiz"),
    ("None", "opposes", "Ana Ruiz"),
    ("Ana Ruiz", "opposes", "Not in the list"),
]


def stances(gold: Gold, triplets: list[Triplet]) -> Gold:
    """The article with these stances, each of two sentences."""
    names = {holder for holder, *_ in triplets}
    return replace(
        gold,
        actors=tuple(GoldActor(name, name, "other", "", ()) for name in sorted(names)),
        stances=tuple(
            GoldStance(holder, target, (), position, ((0, 4), (5, 9)), core=False)
            for holder, position, target in triplets
        ),
    )


def figures(gold: Gold, found: list[Triplet]) -> Figures:
    output = Output(gold.slug, perfect_report(stances(gold, found)), None, 0.0)
    counts = entity_pairs.count(stances(gold, LABELS), output)
    return {figure.name: figure.value(counts) for figure in entity_pairs.FIGURES}


@pytest.mark.parametrize(
    ("canonical", "found", "value"),
    [
        ("Ana Ruiz", "Mayor Ana Ruiz", 2),
        ("the toll law", "The toll law of May", 2),
        ("Ana Ruiz", "Ruiz", 1),
        ("Ana Ruiz", "Tom Ruiz's plan", 1),
        ("Ana Ruiz", "ruiz", 0),
        ("the toll law", "the toll", 0),
        ("Al Ruiz", "Al Pell", 0),
        ("law", "lawn", 0),
        ("Ana Ruiz", "", 0),
    ],
)
def test_a_name_fits_whole_or_by_a_capitalised_word(canonical: str, found: str, value: int) -> None:
    assert entity_pairs.fit(canonical, found) == value


def test_the_labels_are_perfect_without_those_that_name_no_entity(gold: Gold) -> None:
    assert set(figures(gold, LABELS[:3]).values()) == {1}


def test_a_flipped_sign_is_a_pair_still(gold: Gold) -> None:
    found = figures(gold, [("Ruiz", "supports", "the toll law"), *LABELS[1:3]])
    assert found == each("seesaw.pairs", 1) | each("seesaw.signed", 2 / 3) | {
        "seesaw.sign.accuracy": 2 / 3
    }


def test_direction_matters_and_what_is_invented_counts(gold: Gold) -> None:
    found = figures(gold, [("Port Sele", "supports", "Ana Ruiz"), LABELS[0]])
    assert found["seesaw.pairs.precision"] == 1 / 2
    assert found["seesaw.pairs.recall"] == 1 / 3


def test_a_pair_is_found_once_and_by_the_whole_name_first(gold: Gold) -> None:
    twice: list[Triplet] = [("Ruiz", "supports", "the toll law"), LABELS[0]]
    found = figures(gold, twice)
    assert found["seesaw.pairs.precision"] == 1 / 2
    assert found["seesaw.sign.accuracy"] == 1


def test_triplets_that_are_left_out_are_counted(gold: Gold) -> None:
    counts = entity_pairs.count(stances(gold, LABELS), Output(gold.slug, None, "no", 0.0))
    assert counts["seesaw.left_out"] == 4  # two pairs of two sentences
    assert counts["seesaw.gold"] == 3
    assert counts["seesaw.predicted"] == 0

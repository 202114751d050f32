"""From scores to labels."""

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from summariser.engines.embedded.decoding import cue_spans, target_spans, viterbi


def test_viterbi_finds_the_best_of_all_sequences() -> None:
    chance = np.random.default_rng(7)
    # Windows of different lengths, each with its cues.
    windows = [
        chance.normal(size=(cues, pieces, 5)).astype(np.float32)
        for cues, pieces in ((2, 3), (4, 4), (1, 1), (2, 2))
    ]
    moves = chance.normal(size=(5, 5)).astype(np.float32)
    moves[0, 2] = moves[0, 4] = -1e4

    def total(sequence: tuple[int, ...], scores: NDArray[np.float32]) -> float:
        emitted = sum(scores[place, label] for place, label in enumerate(sequence))
        return float(emitted + sum(moves[a, b] for a, b in itertools.pairwise(sequence)))

    for scores, labels in zip(windows, viterbi(windows, moves), strict=True):
        every = itertools.product(range(5), repeat=scores.shape[1])
        # No sequence begins inside a source or a content.
        possible = [one for one in every if one[0] not in (2, 4)]
        best = [max(possible, key=lambda one: total(one, cue)) for cue in scores]
        assert [tuple(each) for each in labels.tolist()] == best


def test_where_there_is_no_cue_there_are_no_labels() -> None:
    assert viterbi([], np.zeros((5, 5), dtype=np.float32)) == []


def scores(labels: str, width: int) -> NDArray[np.float32]:
    return np.eye(width, dtype=np.float32)[[int(label) for label in labels]]


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ("0000", []),
        ("0120", [(1, 3)]),
        ("1112", [(0, 1), (1, 2), (2, 4)]),
        ("2001", [(3, 4)]),
        ("", []),
    ],
)
def test_a_cue_is_a_beginning_and_what_goes_on(labels: str, spans: list[tuple[int, int]]) -> None:
    assert list(cue_spans(scores(labels, 3))) == spans


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ("0000", []),
        ("0130", [(1, 3)]),
        ("2313", [(0, 2), (2, 4)]),
        ("3003", []),
    ],
)
def test_a_target_is_backed_or_opposed_and_goes_on(
    labels: str, spans: list[tuple[int, int]]
) -> None:
    assert list(target_spans(scores(labels, 4))) == spans


def test_a_target_needs_a_chance_above_two_fifths_of_either_sign() -> None:
    chances = np.array([[0.55, 0.25, 0.2, 0], [0.65, 0.2, 0.15, 0]], dtype=np.float32)
    assert list(target_spans(chances)) == [(0, 1)]

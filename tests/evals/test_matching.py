import numpy as np
import pytest

from evals.matching import assignment, best_pairs, characters
from evals.values import Piece


def at(text: str, *passages: str) -> list[Piece]:
    return [(text.index(passage), text.index(passage) + len(passage)) for passage in passages]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("“We won,” he said.", ["“We won,”"], ["We won"]),
        ('He said: "We won."', ['"We won."'], ["We won"]),
        ("« Oui ! » dit-il.", ["« Oui ! »"], ["Oui"]),
        ("It is over (he said).", ["(he said)."], ["he said"]),
        # One passage, however it is cut.
        ("“A b. C d.”", ["“A b. C d.”"], ["A b.", "C d."]),
        ("“A b.\n\n“C d.”", ["“A b.", "“C d.”"], ["A b.\n\n“C d"]),
        ("“A b.”", ["A", "b"], ["b", "A"]),
        ("“A b.”", ["A b", "b"], ["A b"]),
    ],
)
def test_marks_white_space_and_edges_do_not_count(
    text: str, first: list[str], second: list[str]
) -> None:
    assert characters(at(text, *first), text) == characters(at(text, *second), text)


def test_punctuation_between_words_counts() -> None:
    text = "“No, never,” he said, “ever.”"
    assert characters([(0, 12)], text) == {1, 2, 3, 5, 6, 7, 8, 9}
    assert characters([(1, 10), (23, 27)], text) == {1, 2, 3, 5, 6, 7, 8, 9, 23, 24, 25, 26}
    assert len(characters([(0, len(text))], text)) == 8 + len(",hesaid,ever")


def test_a_passage_of_punctuation_keeps_it() -> None:
    assert characters([(3, 6)], "He “?” me") == {3, 4, 5}


def test_offsets_beyond_the_text_do_not_count() -> None:
    assert characters([(-3, 2), (2, 99)], "abcd") == {0, 1, 2, 3}


TEXT = "aaaaa bbbbb ccccc ddddd"


def test_iou_is_shared_over_all_characters() -> None:
    assert assignment([[(0, 11)]], [[(6, 17)]], TEXT) == [(0, 0, 5 / 15)]


def test_pieces_are_one_passage() -> None:
    assert assignment([[(0, 5), (12, 17)]], [[(12, 17)]], TEXT) == [(0, 0, 1 / 2)]


def test_what_shares_nothing_is_no_pair() -> None:
    assert assignment([[(0, 5)]], [[(6, 11)], []], TEXT) == []


@pytest.mark.parametrize("side", ["gold", "predicted", "both"])
def test_a_side_may_be_empty(side: str) -> None:
    gold: list[list[Piece]] = [] if side != "predicted" else [[(0, 5)]]
    predicted: list[list[Piece]] = [] if side != "gold" else [[(0, 5)]]
    assert assignment(gold, predicted, TEXT) == []


def test_exact_pairs_come_first() -> None:
    # The sum of two halves would be as great.
    gold: list[list[Piece]] = [[(0, 5)], [(0, 11)]]
    predicted: list[list[Piece]] = [[(0, 11)], [(6, 11)]]
    assert assignment(gold, predicted, TEXT) == [(1, 0, 1.0)]


def test_the_sum_of_the_others_is_greatest() -> None:
    # Greedy: 0 takes its best, 0 (2/3), and leaves nothing to 1: 2/3 against 1/2 + 1/3.
    gold: list[list[Piece]] = [[(0, 17)], [(0, 5)]]
    predicted: list[list[Piece]] = [[(0, 11)], [(12, 17)]]
    assert assignment(gold, predicted, TEXT) == [(0, 1, 1 / 3), (1, 0, 1 / 2)]


def test_of_two_equal_predictions_one_is_left_over() -> None:
    assert assignment([[(0, 5)]], [[(0, 5)], [(0, 5)]], TEXT) == [(0, 0, 1.0)]
    assert assignment([[(0, 5)], [(0, 5)]], [[(0, 5)]], TEXT) == [(0, 0, 1.0)]


def test_pairs_of_weight_0_are_left_out() -> None:
    assert best_pairs(np.array([[0.0, 0.9], [0.0, 0.8]])) == [(0, 1)]
    assert best_pairs(np.zeros((0, 3))) == []

import pytest

from evals.rouge import Overlap, rouge_lsum, rouge_n, tokens

Sides = tuple[float, float]  # precision and recall

# What rouge-score 0.1.2 says of these, a line a sentence, without its stemmer.
GOOGLES: list[tuple[str, str, Sides, Sides, Sides]] = [
    (
        "The mayor said the toll would not rise.\nShippers want a lower toll.",
        "Shippers want a lower toll.\nThe toll will not rise this year, the mayor said.",
        (0.8, 0.923077),
        (0.571429, 0.666667),
        (0.6, 0.692308),
    ),
    ("The cat sat on the mat.", "The the the the cat.", (0.6, 0.5), (0.25, 0.2), (0.4, 0.333333)),
    ("a b c d e", "e d c b a", (1, 1), (0, 0), (0.2, 0.2)),
    (
        "w1 w2 w3 w4 w5",
        "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5",
        (0.4, 0.8),
        (0.111111, 0.25),
        (0.4, 0.8),
    ),
    (
        "It rose 3.5% to $1,204 in the second-quarter.",
        "It rose 3.5 percent, to 1204 dollars, in the second quarter.",
        (0.75, 0.818182),
        (0.545455, 0.6),
        (0.75, 0.818182),
    ),
    (
        "one two one two one three",
        "two one three\none one two",
        (1, 1),
        (0.6, 0.6),
        (0.833333, 0.833333),
    ),
    # Which longest common subsequence is taken shows in the union.
    ("b\nb c a", "a c\nc", (0.666667, 0.5), (0, 0), (0.333333, 0.25)),
    ("Police arrested a man.", "Nobody knows why.", (0, 0), (0, 0), (0, 0)),
]


@pytest.mark.parametrize(("reference", "predicted", "one", "two", "lsum"), GOOGLES)
def test_ascii_scores_are_those_of_rouge_score(
    reference: str, predicted: str, one: Sides, two: Sides, lsum: Sides
) -> None:
    gold, ours = tokens(reference), tokens(predicted)
    lines = [[tokens(line) for line in text.split("\n")] for text in (reference, predicted)]
    assert sides(rouge_n(gold, ours, 1)) == pytest.approx(one, abs=1e-6)
    assert sides(rouge_n(gold, ours, 2)) == pytest.approx(two, abs=1e-6)
    assert sides(rouge_lsum(*lines)) == pytest.approx(lsum, abs=1e-6)


def sides(overlap: Overlap) -> Sides:
    return overlap.shared / overlap.predicted, overlap.shared / overlap.reference


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t; it's “3.5%”…", ["don", "t", "it", "s", "3", "5"]),
        ("snake_case", ["snake", "case"]),
        ("Über GROSSE Straße", ["über", "grosse", "strasse"]),
        ("e\u0301te\u0301", ["été"]),  # accents that are characters of their own
        ("हिन्दी", ["हिन्दी"]),  # and such as never join
        ("東京は rain", ["東", "京", "は", "rain"]),
        (" — ", []),
    ],
)
def test_words_of_any_script(text: str, words: list[str]) -> None:
    assert tokens(text) == words


def test_nothing_shares_nothing() -> None:
    assert rouge_n([], ["a"], 1) == Overlap(0, 1, 0)
    assert rouge_n(["a"], ["a"], 2) == Overlap(0, 0, 0)
    assert rouge_lsum([["a"]], []) == Overlap(0, 0, 1)

import pytest

from summariser.article import Article
from summariser.engines.embedded.reading import shipped_tagger
from summariser.engines.embedded.wordpieces import WordPieces, place, word_pieces

#       0         1         2         3         4         5
#       0123456789012345678901234567890123456789012345678901234
TEXT = "NATO rows\n\n“Un-American,” said Ana Ruiz.\nShe left.\n"


def pieces_of(text: str) -> WordPieces:
    return word_pieces(Article.from_text(text, language="en"), shipped_tagger()._tokenizer)  # noqa: SLF001


def test_each_piece_has_its_place_and_features() -> None:
    pieces = pieces_of(TEXT)
    outside, opening, inside, closing = range(4)
    none, lower, capital, capitals, middle = range(5)
    expected = [  # words, quotation, line, case, sentence
        ("NATO", outside, 2, capitals, 1),
        ("rows", outside, 0, lower, 0),
        ("“", opening, 2, none, 1),
        ("Un", inside, 0, capital, 0),
        ("-", inside, 0, middle, 0),
        ("American", inside, 0, capital, 0),
        (",", inside, 0, middle, 0),
        ("”", closing, 0, none, 0),
        ("said", outside, 0, lower, 0),
        ("Ana", outside, 0, capital, 0),
        ("Ruiz", outside, 0, capital, 0),
        (".", outside, 0, middle, 0),
        ("She", outside, 1, capital, 1),
        ("left", outside, 0, lower, 0),
        (".", outside, 0, middle, 0),
    ]
    found = [
        (TEXT[start:end], *map(int, features))
        for (start, end), features in zip(pieces.offsets, pieces.features, strict=True)
    ]
    assert found == expected
    assert pieces.lines.tolist() == [1] * 2 + [2] * 10 + [3] * 3


def test_inside_a_word_a_piece_says_so() -> None:
    pieces = pieces_of("Okonjo-Iweala left.")
    words = ["Okonjo-Iweala left."[start:end] for start, end in pieces.offsets]
    assert "".join(words) == "Okonjo-Iwealaleft."
    case = dict(zip(words, pieces.features[:, 2].tolist(), strict=True))
    assert len(words) > 5  # neither name is in the vocabulary
    assert case[words[0]] == 2
    assert case[words[1]] == 4
    assert case["left"] == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ångström, café.", ["Å", "café"]),
        ("It cost 5\u00a0€ 😀 now.", ["5", "€", "😀", "now"]),
        ("e\u0301te\u0301 now", ["now"]),
    ],
)
def test_offsets_count_code_points(text: str, words: list[str]) -> None:
    offsets = pieces_of(text).offsets.tolist()
    pieces = [text[start:end] for start, end in offsets]
    assert all(any(piece.startswith(word) for piece in pieces) for word in words)
    assert offsets == sorted(offsets)


def test_a_text_of_one_letter_has_one_piece() -> None:
    pieces = pieces_of("7")
    assert pieces.offsets.tolist() == [[0, 1]]
    assert pieces.features.tolist() == [[0, 2, 0, 1]]


@pytest.mark.parametrize(
    ("index", "bucket"), [(0, 0), (1, 1), (5, 5), (6, 6), (8, 6), (9, 7), (13, 7), (14, 8), (99, 8)]
)
def test_sentences_are_counted_in_buckets(index: int, bucket: int) -> None:
    assert place(index) == bucket

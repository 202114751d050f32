"""What the tagger reads: the word pieces of an article and, for each, what its letters do not say.

MiniLM lost the case of letters and knows neither lines nor whether a passage is inside quotation
marks, and the article knows all of that.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from summariser.article import Article
from summariser.offsets import Offsets

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FEATURES = {"quotation": 4, "line": 3, "case": 5, "sentence": 2}
"""Feature of a piece to the number of its values; the order is that of `WordPieces.features`."""

_OUTSIDE, _OPENING, _INSIDE, _CLOSING = range(4)
_NO_LETTERS, _LOWER, _CAPITAL, _CAPITALS, _MIDDLE = range(5)

# One for one, so that offsets stay: how an article writes its marks says nothing about its words.
_STRAIGHT = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛‹›", "'"))
_PLACES = (1, 2, 3, 4, 5, 6, 9, 14)  # where a bucket of sentences ends


def place(index: int) -> int:
    """The bucket, 0 to 8, of the sentence with that index in the body of an article."""
    return bisect_right(_PLACES, index)


class WordPieces(NamedTuple):
    """`n` pieces in reading order: `ids` (n,), `offsets` (n, 2) and `features` (n, 4)."""

    ids: NDArray[np.int64]
    offsets: NDArray[np.int64]
    features: NDArray[np.int64]

    @property
    def lines(self) -> NDArray[np.int64]:
        """The index of the line that each piece stands in (n,)."""
        return np.cumsum(self.features[:, 1] > 0)


def word_pieces(article: Article, tokenizer: "Tokenizer") -> WordPieces:
    """The pieces of an article; offsets count its code points, half-open."""
    encoding = tokenizer.encode(article.text.translate(_STRAIGHT), add_special_tokens=False)
    offsets = encoding.offsets
    paragraphs = _starts(article.paragraphs, offsets)
    sentences = _starts([sentence.span for sentence in article.sentences], offsets)
    return WordPieces(
        np.array(encoding.ids, dtype=np.int64),
        np.array(offsets, dtype=np.int64).reshape(-1, 2),
        np.array(
            [
                _quotation_states(article, offsets),
                [
                    2 * a or b
                    for a, b in zip(
                        paragraphs, _lines(article.text, offsets, sentences), strict=True
                    )
                ],
                [_case(article.text, start, end) for start, end in offsets],
                sentences,
            ],
            dtype=np.int64,
        ).T.reshape(-1, len(FEATURES)),
    )


def _quotation_states(article: Article, offsets: list[tuple[int, int]]) -> list[int]:
    spans = sorted(
        (span.start, span.end) for quotation in article.quotations for span in quotation.spans
    )
    starts = [start for start, _ in spans]
    states = []
    for start, end in offsets:
        nearest = bisect_right(starts, start) - 1
        if nearest < 0 or start >= spans[nearest][1]:
            states.append(_OUTSIDE)
        elif start == spans[nearest][0]:
            states.append(_OPENING)
        else:
            states.append(_CLOSING if end >= spans[nearest][1] else _INSIDE)
    return states


def _lines(text: str, offsets: list[tuple[int, int]], sentences: list[int]) -> list[int]:
    """1 for a piece that begins a line and a sentence; a line that is only wrapped is none."""
    ends = [0, *(end for _, end in offsets)]
    return [
        int(begins and "\n" in text[end:start])
        for (start, _), end, begins in zip(offsets, ends, sentences, strict=False)
    ]


def _case(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    if start and text[start - 1].isalnum():
        return _MIDDLE
    if not any(letter.isalpha() for letter in piece):
        return _NO_LETTERS
    if len(piece) > 1 and piece.isupper():
        return _CAPITALS
    return _CAPITAL if piece[0].isupper() else _LOWER


def _starts(spans: Sequence[Offsets], offsets: list[tuple[int, int]]) -> list[int]:
    """1 for the first piece of each of the ordered spans."""
    starts = iter([span.start for span in spans])
    following = next(starts, None)
    marks = []
    for start, _ in offsets:
        first = following is not None and start >= following
        while following is not None and start >= following:
            following = next(starts, None)
        marks.append(int(first))
    return marks

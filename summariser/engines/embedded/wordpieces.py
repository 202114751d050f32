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
    spans = encoding.offsets  # made anew at each look
    offsets = np.array(spans, dtype=np.int64).reshape(-1, 2)
    features = np.zeros((len(offsets), len(FEATURES)), dtype=np.int64)
    sentences = _firsts([sentence.span for sentence in article.sentences], offsets)
    features[:, 0] = _quotation_states(article, offsets)
    features[[i for i in sentences if _breaks(article.text, offsets, i)], 1] = 1
    features[_firsts(article.paragraphs, offsets), 1] = 2
    features[:, 2] = [_case(article.text, start, end) for start, end in spans]
    features[sentences, 3] = 1
    return WordPieces(np.array(encoding.ids, dtype=np.int64), offsets, features)


def _quotation_states(article: Article, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    spans = sorted(
        (span.start, span.end) for quotation in article.quotations for span in quotation.spans
    )
    borders = np.array([(-1, -1), *spans])  # of the first, no piece is inside
    starts, ends = borders[np.searchsorted(borders[:, 0], offsets[:, 0], "right") - 1].T
    states = np.where(offsets[:, 1] >= ends, _CLOSING, _INSIDE)
    states[offsets[:, 0] == starts] = _OPENING
    states[offsets[:, 0] >= ends] = _OUTSIDE
    return states


def _breaks(text: str, offsets: NDArray[np.int64], index: int) -> bool:
    """Whether a line begins with the piece."""
    end = offsets[index - 1, 1] if index else 0
    return "\n" in text[end : offsets[index, 0]]


def _case(text: str, start: int, end: int) -> int:
    if start and text[start - 1].isalnum():
        return _MIDDLE
    piece = text[start:end]
    if not piece.isalpha() and not any(map(str.isalpha, piece)):
        return _NO_LETTERS
    if len(piece) > 1 and piece.isupper():
        return _CAPITALS
    return _CAPITAL if piece[0].isupper() else _LOWER


def _firsts(spans: Sequence[Offsets], offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    """The first piece of each of the spans that pieces stand in or behind."""
    firsts = np.searchsorted(offsets[:, 0], [span.start for span in spans])
    return firsts[firsts < len(offsets)]

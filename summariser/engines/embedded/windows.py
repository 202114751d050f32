"""The windows that the encoder reads an article through."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summariser.engines.embedded.wordpieces import WordPieces
from summariser.offsets import Offsets

__all__ = ["WINDOW", "Window", "windows"]

WINDOW = 192  # pieces at most: the tagger learnt on 320, but reads better in less, and faster
_OVERLAP = 24
_POINTED = 12  # pieces that a pointer may share itself out over
_LEAST = 0.02


class Window(NamedTuple):
    """A stretch of an article as the encoder reads it; what starts in `core` is its own."""

    text: str
    """The whole article."""
    pieces: WordPieces
    core: Offsets
    """Counted in the window's pieces."""

    def own(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Those of the spans of pieces that no other window reads."""
        return [span for span in spans if self.core.start <= span[0] < self.core.end]

    def passages(self, labels: NDArray[np.int64], begin: int) -> tuple[Offsets, ...]:
        """What bears the label `begin` and then `begin + 1`."""
        found = []
        for start in np.flatnonzero(labels == begin).tolist():
            end = start + 1
            while end < len(labels) and labels[end] == begin + 1:
                end += 1
            found.append(self.passage(start, end))
        return tuple(found)

    def passage(self, start: int, end: int) -> Offsets:
        """The text of some pieces, in whole words."""
        text = self.text
        first, last = int(self.pieces.offsets[start, 0]), int(self.pieces.offsets[end - 1, 1])
        while first and text[first - 1].isalnum() and text[first].isalnum():
            first -= 1
        while last < len(text) and text[last].isalnum() and text[last - 1].isalnum():
            last += 1
        return Offsets(first, last)

    def words(self, shares: NDArray[np.float32]) -> tuple[tuple[Offsets, float], ...]:
        """The words with the largest of the pieces' shares, the largest first."""
        found: dict[Offsets, float] = {}
        for index in np.argsort(-shares)[:_POINTED].tolist():
            if shares[index] > _LEAST:
                word = self.passage(index, index + 1)
                found[word] = found.get(word, 0.0) + float(shares[index])
        return tuple(found.items())


def windows(text: str, pieces: WordPieces) -> Iterator[Window]:
    """The windows of an article, so that every piece belongs to one.

    They end where a line does and begin a line or so before, as hardly an attribution goes beyond
    its lines; within a long line they overlap.
    """
    for start, end, (first, last) in _borders(pieces):
        part = WordPieces(*(array[start:end] for array in pieces))
        yield Window(text, part, Offsets(first - start, last - start))


def _borders(pieces: WordPieces) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Where windows start and end and, of each, the pieces that are read there alone."""
    total = len(pieces.ids)
    breaks = np.flatnonzero(pieces.features[:, 1])
    start = begin = 0
    while start + WINDOW < total:
        end = start + WINDOW
        ends = _between(breaks, start + WINDOW // 2 + 1, end + 1)
        border = end = int(ends[-1]) if len(ends) else end
        if not len(ends):
            border -= _OVERLAP // 2
        yield start, end, (begin, border)
        before = _between(breaks, border - _OVERLAP, border)
        start, begin = int(before[0]) if len(before) else border - _OVERLAP // 2, border
    yield start, total, (begin, total)


def _between(places: NDArray[np.int64], start: int, end: int) -> NDArray[np.int64]:
    """Those of the ordered places from `start` to before `end`."""
    first, last = np.searchsorted(places, (start, end))
    return places[first:last]

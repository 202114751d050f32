"""Labelled articles as the tagger learns from them: windows of pieces, and the labels of each."""

import random
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summariser.engines.embedded.wordpieces import WordPieces

Span = tuple[int, int]

_STRAY = 8  # pieces: a line that short teaches nothing


@dataclass(frozen=True)
class Relation:
    """An attribution in pieces: where its cue, its sources and its contents stand, half-open."""

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Target:
    """What a stance is about, for (+1) or against (-1) or both (0), and where its holder stands."""

    span: Span
    sign: int
    holders: tuple[Span, ...]


@dataclass(frozen=True)
class Example:
    """An article or a window of one. None where nobody labelled that layer; offsets in pieces."""

    name: str
    pieces: WordPieces
    relations: tuple[Relation, ...] | None = None
    targets: tuple[Target, ...] | None = None
    salience: tuple[tuple[Span, int, float], ...] | None = None
    """Sentences, the bucket of their place and how much each belongs in a summary, 0 to 1."""

    def window(self, start: int, end: int) -> "Example":
        """The part between two pieces; what is cut through keeps what is left of it."""

        def inside(spans: Iterable[Span]) -> tuple[Span, ...]:
            cut = ((max(a, start) - start, min(b, end) - start) for a, b in spans)
            return tuple((a, b) for a, b in cut if a < b)

        relations = self.relations and tuple(
            Relation(cue, inside(each.source), inside(each.content))
            for each in self.relations
            for cue in inside([each.cue])
        )
        targets = self.targets and tuple(
            Target(span, each.sign, inside(each.holders))
            for each in self.targets
            for span in inside([each.span])
        )
        return Example(
            self.name,
            WordPieces(*(array[start:end] for array in self.pieces)),
            relations,
            targets,
            self.salience
            and tuple(
                (span, place, score)
                for whole, place, score in self.salience
                for span in inside([whole])
            ),
        )


class Finder:
    """Finds the pieces that a passage of the text touches."""

    def __init__(self, pieces: WordPieces) -> None:
        self._starts: NDArray[np.int64] = pieces.offsets[:, 0]
        self._ends: NDArray[np.int64] = pieces.offsets[:, 1]

    def __call__(self, start: int, end: int) -> Span | None:
        """The pieces between two offsets, None where there is none."""
        first = int(bisect_left(self._ends, start + 1))
        last = int(bisect_left(self._starts, end))
        return (first, last) if first < last else None

    def every(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The pieces of each passage, those without any left out."""
        return tuple(found for span in spans if (found := self(*span)))


def windows(example: Example, size: int, chance: random.Random) -> Iterator[Example]:
    """Cut anew in each epoch, at line breaks where they allow, so that no edge is learnt."""
    for start, end in cuts(example.pieces, size, chance.randint(size // 3, size)):
        if end - start > _STRAY:
            yield example.window(start, end)


def cuts(pieces: WordPieces, size: int, first: int) -> Iterator[Span]:
    """Windows one after the other, of at most `size` pieces, the first of at most `first`."""
    breaks: Sequence[int] = np.flatnonzero(pieces.features[:, 1]).tolist()
    start, most = 0, first
    while start < len(pieces.ids):
        end = min(start + most, len(pieces.ids))
        if end < len(pieces.ids):
            end = max((b for b in breaks if start + most // 2 < b <= end), default=end)
        yield start, end
        start, most = end, size

"""Half-open stretches of an article, counted in Unicode code points."""

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Offsets", "joined"]


class Offsets(NamedTuple):
    """`text[start:end]`, 0 <= start <= end <= len(text)."""

    start: int
    end: int

    def holds(self, other: tuple[int, int]) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other[0] and other[1] <= self.end

    def shared(self, other: tuple[int, int]) -> int:
        """How many characters both have."""
        return max(min(self.end, other[1]) - max(self.start, other[0]), 0)

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two share at least one character."""
        return self.start < other[1] and other[0] < self.end


def joined(spans: Iterable[tuple[int, int]]) -> Offsets:
    """The smallest stretch that holds all `spans` (at least one)."""
    listed = list(spans)
    return Offsets(min(start for start, _ in listed), max(end for _, end in listed))

"""Parts pieces in a row into runs of about the same size."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

__all__ = ["balanced"]


def balanced(sizes: Sequence[int], most: int) -> list[int]:
    """The indices where the runs start, from 0, and at last the number of pieces.

    A run is at most `most` large, or one piece. They are as few as greedy filling makes; each ends
    where it comes nearest to an equal share of what is left, as far as the rest fits in the runs
    that are left. Linear in the number of pieces, but for a search a run.
    """
    sums = [0, *accumulate(sizes)]
    reach = _reaches(sums, most)
    needed = [0] * len(sums)  # runs from each piece on
    for index in reversed(range(len(sizes))):
        needed[index] = needed[reach[index]] + 1
    bounds = [0]
    for left in range(needed[0] - 1, 0, -1):  # runs behind this one
        first = bounds[-1]
        share = sums[first] + (sums[-1] - sums[first]) / (left + 1)
        lowest = max(first + 1, bisect_left(needed, -left, key=lambda count: -count))
        index = bisect_left(sums, share, lowest, reach[first])
        nearest = (max(index - 1, lowest), index)
        bounds.append(min(nearest, key=lambda end: abs(sums[end] - share)))
    return [*bounds, len(sizes)]


def _reaches(sums: Sequence[int], most: int) -> list[int]:
    """Where a run from each piece on ends, filled as far as `most` goes."""
    reach: list[int] = []
    end = 0
    for start in range(len(sums) - 1):
        end = max(end, start + 1)
        while end + 1 < len(sums) and sums[end + 1] - sums[start] <= most:
            end += 1
        reach.append(end)
    return reach

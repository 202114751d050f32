"""Articles drawn with replacement, and the outputs of two runs swapped, by the thousand.

`statistics.py` says what for, and gives the sources.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from .count_table import CountTable
from .figures import Floats

__all__ = ["resampled", "swapped"]

_BLOCK_CELLS = 2_000_000  # of a matrix [draws, articles]: 16 MB


def resampled(
    tables: Sequence[CountTable], resamples: int, seed: int
) -> list[Mapping[str, Floats]]:
    """The columns [resamples] of each table, the same units drawn for all of them."""
    draws = _draws(len(tables[0].units), resamples, seed)
    sums = [[block @ table.units for table in tables] for block in draws]
    sides = zip(tables, zip(*sums, strict=True), strict=True)
    return [table.columns(np.concatenate(side)) for table, side in sides]


def swapped(
    first: CountTable, second: CountTable, swaps: int | None, seed: int
) -> list[Mapping[str, Floats]]:
    """The columns [swaps] of two runs with units swapped at random, or [every swap] if None."""
    units = len(first.units)
    flips = _every_swap(units) if swaps is None else _random_swaps(units, swaps, seed)
    moved = np.concatenate([flip @ (second.units - first.units) for flip in flips])
    sums = [table.rows.sum(axis=0, keepdims=True) for table in (first, second)]
    return [first.columns(sums[0] + moved), second.columns(sums[1] - moved)]


def _draws(articles: int, resamples: int, seed: int) -> Iterator[Floats]:
    """How often each article is drawn: blocks of the matrix [resamples, articles]."""
    random = np.random.default_rng(seed)
    for size in _blocks(resamples, articles):
        chances = np.full(articles, 1 / articles)
        yield random.multinomial(articles, chances, size=size).astype(np.float64)


def _random_swaps(articles: int, swaps: int, seed: int) -> Iterator[Floats]:
    """Which articles are swapped (1) or not (0): blocks of the matrix [swaps, articles]."""
    random = np.random.default_rng(seed)
    for size in _blocks(swaps, articles):
        yield random.integers(2, size=(size, articles)).astype(np.float64)


def _every_swap(articles: int) -> Iterator[Floats]:
    numbers = np.arange(2**articles)[:, None]
    yield (numbers >> np.arange(articles) & 1).astype(np.float64)


def _blocks(rows: int, columns: int) -> Iterator[int]:
    size = max(1, _BLOCK_CELLS // max(1, columns))
    for start in range(0, rows, size):
        yield min(size, rows - start)

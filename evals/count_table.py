"""What was counted in every article, as a matrix that can be drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from .figures import Floats

__all__ = ["CountTable"]


@dataclass(frozen=True)
class CountTable:
    """Counts of articles: `rows` has the shape [articles, keys].

    `clusters` says to what each article belongs; without it, each is one by itself.
    """

    keys: tuple[str, ...]
    rows: Floats
    clusters: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        keys: tuple[str, ...],
        articles: Sequence[Sequence[Sequence[float]]],
        clusters: Sequence[str] = (),
    ) -> Self:
        """From the rows of each article's repeats, which are averaged within the article."""
        rows = [np.mean(repeats, axis=0) for repeats in articles]
        table = np.array(rows, dtype=np.float64).reshape(len(rows), len(keys))
        return cls(keys, table, tuple(clusters))

    @cached_property
    def units(self) -> Floats:
        """The counts summed within each cluster, shape [clusters, keys]: what is drawn."""
        if len(set(self.clusters)) == len(self.clusters):
            return self.rows
        names, places = np.unique(self.clusters, return_inverse=True)
        summed = np.zeros((len(names), len(self.keys)))
        np.add.at(summed, places, self.rows)
        return summed

    def totals(self) -> dict[str, float]:
        """The counts summed over the articles."""
        return dict(zip(self.keys, self.rows.sum(axis=0).tolist(), strict=True))

    def columns(self, sums: Floats | None = None) -> Mapping[str, Floats]:
        """The columns of `sums` [draws, keys], else those of the articles, by their key."""
        matrix = self.rows if sums is None else sums
        return {key: matrix[:, column] for column, key in enumerate(self.keys)}

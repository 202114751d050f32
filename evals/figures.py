"""Figures: what a table shows, computed from counts that have been summed over articles."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Counts", "Figure", "Floats", "Ratio", "Totals", "precision_recall_f1"]

Floats = NDArray[np.float64]
Counts = dict[str, int | float]
"""What a metric says of one article; the same keys for every article, and they add up."""
Totals = Mapping[str, float] | Mapping[str, Floats]
"""Summed counts: a number for each key, or an array (one entry a resample), all of one shape."""


class Ratio(NamedTuple):
    """One key over another."""

    numerator: str
    denominator: str


@dataclass(frozen=True)
class Figure:
    """A ratio of summed counts, or the F1 of two: precision and recall.

    Because it depends on sums alone, a resample or a swap of articles is scored without looking at
    the articles again.
    """

    name: str
    ratios: tuple[Ratio] | tuple[Ratio, Ratio]

    @property
    def keys(self) -> frozenset[str]:
        """The counts that the figure needs."""
        return frozenset(key for ratio in self.ratios for key in ratio)

    def compute(self, totals: Totals) -> Floats:
        """The figure for each entry of the totals, in their shape (numbers: shape ()).

        0/0 is nan. The F1 is 2PR / (P + R) (van Rijsbergen 1979, chapter 7); it is 0 where there
        was anything to find or anything found but nothing right.
        """
        precision = _divided(totals, self.ratios[0])
        if len(self.ratios) == 1:
            return precision
        recall = _divided(totals, self.ratios[1])
        product, total = 2 * precision * recall, precision + recall
        f1 = np.divide(product, total, out=np.zeros_like(total), where=total > 0)
        return np.where(self.weight(totals) > 0, f1, np.nan)

    def value(self, totals: Mapping[str, float]) -> float | None:
        """The figure as a number; 0/0 is None."""
        figure = float(self.compute(totals))
        return None if np.isnan(figure) else figure

    def items(self, totals: Mapping[str, float]) -> float:
        """How many things the figure is a share of; of an F1, the mean of predicted and gold."""
        return float(self.weight(totals)) / len(self.ratios)

    def weight(self, totals: Totals) -> Floats:
        """The sum of the denominators: where it is 0 for an article, the article says nothing.

        The number of articles that a figure rests on is that of the others.
        """
        first, *second = (_array(totals, ratio.denominator) for ratio in self.ratios)
        return first + second[0] if second else first


def precision_recall_f1(
    name: str, right: str | tuple[str, str], predicted: str, gold: str
) -> tuple[Figure, Figure, Figure]:
    """The figures `name.precision`, `name.recall` and `name.f1` over three keys.

    Where what is right is counted apart for the predicted and for the gold side, `right` is the
    pair of keys, in this order.
    """
    right_predicted, right_gold = (right, right) if isinstance(right, str) else right
    precision, recall = Ratio(right_predicted, predicted), Ratio(right_gold, gold)
    return (
        Figure(f"{name}.precision", (precision,)),
        Figure(f"{name}.recall", (recall,)),
        Figure(f"{name}.f1", (precision, recall)),
    )


def _divided(totals: Totals, ratio: Ratio) -> Floats:
    above, below = (_array(totals, key) for key in ratio)
    return np.divide(above, below, out=np.full_like(below, np.nan), where=below != 0)


def _array(totals: Totals, key: str) -> Floats:
    return np.asarray(totals[key], dtype=np.float64)

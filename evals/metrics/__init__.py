"""The metrics: each counts what happened in one article, and lists the figures of such counts.

Counts add up over articles; of a failed output, all that the labels hold counts as missed.
"""

from ..figures import Counts, Figure
from ..values import Gold, Output
from . import quotes, speakers, stances

__all__ = ["FIGURES", "count"]

_METRICS = (quotes, speakers, stances)

FIGURES: tuple[Figure, ...] = tuple(figure for metric in _METRICS for figure in metric.FIGURES)


def count(gold: Gold, output: Output) -> Counts:
    """The counts of all metrics for one article; the same keys for every article."""
    return {key: value for metric in _METRICS for key, value in metric.count(gold, output).items()}

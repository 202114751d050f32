"""Pairs gold and predicted passages, one to one."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

from .values import Piece

__all__ = ["assignment", "best_first", "best_pairs", "characters", "iou", "passage_iou"]

_BLANK = r"\s\"'`´“”„‟‘’‚‛«»‹›"
_GAP = re.compile(rf"[{_BLANK}]*")
_COUNTS = re.compile(rf"[^{_BLANK}]+")


def assignment(
    gold: Sequence[Iterable[Piece]], predicted: Sequence[Iterable[Piece]], text: str
) -> list[tuple[int, int, float]]:
    """Pairs (index in gold, index in predicted, IoU) in gold order, IoU above 0.

    IoU, intersection over union (Jaccard 1912), is that of two sets of `characters`. Passages with
    the same set are paired first, in order; the others so that the sum of the IoU is greatest
    (Kuhn 1955).
    """
    golds = [characters(spans, text) for spans in gold]
    predictions = [characters(spans, text) for spans in predicted]
    pairs: dict[int, int] = {}
    places: dict[frozenset[int], list[int]] = {}
    for j, prediction in enumerate(predictions):
        places.setdefault(prediction, []).append(j)
    for i, passage in enumerate(golds):
        if passage and places.get(passage):
            pairs[i] = places[passage].pop(0)
    taken = set(pairs.values())
    rows = [i for i in range(len(golds)) if i not in pairs]
    columns = [j for j in range(len(predictions)) if j not in taken]
    weights = np.array([[iou(golds[i], predictions[j]) for j in columns] for i in rows])
    found = [(i, j, 1.0) for i, j in pairs.items()]
    found += [(rows[i], columns[j], float(weights[i, j])) for i, j in best_pairs(weights)]
    return sorted(found)


def best_pairs(weights: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The pairs (row, column), one to one, of weight above 0, whose weights have the greatest sum.

    `weights` has shape (rows, columns); either may be 0.
    """
    if not weights.any():
        return []
    rows, columns = linear_sum_assignment(weights, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in pairs if weights[row, column] > 0]


def best_first(
    gold: Sequence[frozenset[int]], predicted: Sequence[frozenset[int]], least: float
) -> list[tuple[int, int]]:
    """Pairs (index in gold, index in predicted), one to one, of an IoU of at least `least`.

    The greatest IoU is paired first, among equals the first in gold and predicted order.
    """
    candidates = sorted(
        (-overlap, i, j)
        for i, passage in enumerate(gold)
        for j, prediction in enumerate(predicted)
        if (overlap := iou(passage, prediction)) >= least
    )
    pairs: dict[int, int] = {}
    for _, i, j in candidates:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def characters(spans: Iterable[Piece], text: str) -> frozenset[int]:
    """The offsets of the characters that count in a passage of several pieces.

    Quotation marks (and apostrophes, which look the same) and white space do not count, nor does
    punctuation at either end of a stretch. Pieces parted by such characters alone are one stretch,
    so that it does not matter how a passage is cut. A passage without any other characters keeps
    all.
    """
    stretches: list[Piece] = []
    for start, end in sorted((max(start, 0), min(end, len(text))) for start, end in spans):
        before = stretches[-1] if stretches else None
        if before and _GAP.fullmatch(text, before[1], start):
            stretches[-1] = before[0], end
        else:
            stretches.append((start, end))
    counted: set[int] = set()
    for stretch in stretches:
        for run in _COUNTS.finditer(text, *_trimmed(stretch, text)):
            counted.update(range(*run.span()))
    return frozenset(counted) or frozenset(at for stretch in stretches for at in range(*stretch))


def _trimmed(stretch: Piece, text: str) -> Piece:
    """Without punctuation, marks and white space at either end."""
    start, end = stretch
    while start < end and _is_edge(text[start]):
        start += 1
    while start < end and _is_edge(text[end - 1]):
        end -= 1
    return start, end


def _is_edge(character: str) -> bool:
    blank = _GAP.fullmatch(character) is not None
    return blank or unicodedata.category(character).startswith("P")


def iou(first: frozenset[int], second: frozenset[int]) -> float:
    """Intersection over union of two sets of offsets, 0 to 1."""
    shared = len(first & second)
    return shared / (len(first) + len(second) - shared) if shared else 0.0


def passage_iou(first: Iterable[Piece], second: Iterable[Piece], text: str) -> float:
    """The IoU of the `characters` of two passages."""
    return iou(characters(first, text), characters(second, text))

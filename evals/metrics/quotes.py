"""Quotes: how well the predicted passages are those that the labels give.

Gold and predicted quotes are paired one to one (`evals.matching`). Three grades of agreement:

- exact: the same characters, but for marks, white space and punctuation at the edges;
- iou50: intersection over union of the characters of at least one half (the threshold that PASCAL
  VOC made customary, Everingham et al. 2010);
- overlap: each pair counts with its IoU, as in the soft precision and recall of opinion spans
  (Johansson and Moschitti 2013).

Precision is over predicted quotes, recall over gold quotes. By kind, recall is over the gold quotes
of a kind and precision over the predicted quotes of a kind, whatever the kind of the other side.
"""

from collections.abc import Iterator
from functools import lru_cache

from summariser.report import Quote

from ..figures import Counts, Figure, precision_recall_f1
from ..matching import assignment
from ..values import Gold, GoldQuote, Output, Piece

__all__ = ["FIGURES", "HALF", "count", "pairs"]

HALF = 0.5

_GRADES = ("exact", "iou50", "overlap")
_KINDS = ("direct", "mixed", "indirect")


def pairs(gold: Gold, output: Output) -> list[tuple[GoldQuote, Quote, float]]:
    """The gold and predicted quotes that belong together, with their IoU (above 0)."""
    predicted = output.report.quotes if output.report else ()
    found = _assignment(
        tuple(quote.spans for quote in gold.quotes),
        tuple(tuple((span.start, span.end) for span in quote.spans) for quote in predicted),
        gold.text,
    )
    return [(gold.quotes[i], predicted[j], iou) for i, j, iou in found]


@lru_cache(maxsize=1)
def _assignment(
    gold: tuple[tuple[Piece, ...], ...], predicted: tuple[tuple[Piece, ...], ...], text: str
) -> list[tuple[int, int, float]]:
    """Kept, as the speakers of an article are counted right after its quotes."""
    return assignment(gold, predicted, text)


def count(gold: Gold, output: Output) -> Counts:
    """The quotes of an article on either side, and the pairs of each grade; by kind as well."""
    counts: Counts = dict.fromkeys(_KEYS, 0)
    predicted = output.report.quotes if output.report else ()
    for side, quotes in (("gold", gold.quotes), ("predicted", predicted)):
        for quote in quotes:
            counts[f"quotes.{side}"] += 1
            counts[f"quotes.{quote.kind}.{side}"] += 1
    for labelled, quote, iou in pairs(gold, output):
        worth = (int(iou == 1), int(iou >= HALF), iou)
        for grade, right in zip(_GRADES, worth, strict=True):
            counts[f"quotes.{grade}"] += right
            counts[f"quotes.{labelled.kind}.gold.{grade}"] += right
            counts[f"quotes.{quote.kind}.predicted.{grade}"] += right
    return counts


def _figures() -> Iterator[Figure]:
    for grade in _GRADES:
        yield from precision_recall_f1(
            f"quotes.{grade}", f"quotes.{grade}", "quotes.predicted", "quotes.gold"
        )
    for kind in _KINDS:
        predicted, gold = f"quotes.{kind}.predicted", f"quotes.{kind}.gold"
        for grade in _GRADES:
            right = (f"{predicted}.{grade}", f"{gold}.{grade}")
            yield from precision_recall_f1(f"quotes.{kind}.{grade}", right, predicted, gold)


FIGURES = tuple(_figures())
_KEYS = sorted({key for figure in FIGURES for key in figure.keys})

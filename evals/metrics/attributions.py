"""Attributions: who said or thought what, against PolNeAR, from the quotes of a report.

Quoted passages, as `evals.quoted` scores them:

- quoted.span: precision, recall and F1 of the passages in quotation marks;
- quoted.speaker: the share of right speakers among matched passages with a gold source, and the
  same where that source is a pronoun, a name or another noun phrase;
- quoted.end_to_end: precision over all predicted passages, recall over all gold ones with a source,
  and F1, of passages whose speaker is right.

All attributions, indirect speech and thought included. A report's mention, cue and spans stand for
source, cue and content; each sort of passage is paired one to one (`evals.matching`), so
that marks, white space and punctuation at the edges do not count, and two attributions that share a
passage have it twice:

- attributions.source, .cue, .content: precision, recall and F1 of exact passages;
- attributions.content_iou80: the same of contents with an IoU of .8 or more;
- attributions.linked: the same of source and content together, each with an IoU of one half or more
  with those of one attribution; attributions without source are none of these (links as in Pareti
  2015, PARC 3.0).
"""

from collections.abc import Iterator, Sequence

import numpy as np

from summariser.report import Span

from .. import quoted
from ..figures import Counts, Figure, Ratio, precision_recall_f1
from ..matching import assignment, best_pairs, characters, iou
from ..polnear import PolnearGold
from ..values import Gold, Output, Piece

__all__ = ["FIGURES", "count"]

_CLOSE = 0.8
_HALF = 0.5
_PASSAGES = ("source", "cue", "content")

_Passage = tuple[Piece, ...]
_Roles = dict[str, _Passage]
"""The passages of an attribution or quote by role; empty where there is none."""


def count(gold: Gold, output: Output) -> Counts:
    """The passages of an article on either side, and the pairs of each sort.

    Raises:
        TypeError: the article is not one of PolNeAR.
    """
    if not isinstance(gold, PolnearGold):
        raise TypeError(f"{gold.slug} has no attributions: load it with evals.polnear")
    return _quoted(gold, output) | _attributions(gold, output)


def _quoted(gold: PolnearGold, output: Output) -> Counts:
    predicted = quoted.predicted_quotes(output.report) if output.report else []
    counts = quoted.score(gold.labels, predicted)
    return {f"quoted.{key}": value for key, value in counts.items()}


def _attributions(gold: PolnearGold, output: Output) -> Counts:
    counts: Counts = dict.fromkeys(_KEYS, 0)
    labelled: list[_Roles] = [
        {"source": each.source or (), "cue": each.cue, "content": each.content}
        for each in gold.labels.attributions
    ]
    predicted: list[_Roles] = [
        {
            "source": _pieces(quote.mention),
            "cue": _pieces(quote.cue),
            "content": _pieces(*quote.spans),
        }
        for quote in (output.report.quotes if output.report else ())
    ]
    for role in _PASSAGES:
        golds = [each[role] for each in labelled if each[role]]
        found = [each[role] for each in predicted if each[role]]
        overlaps = [overlap for *_, overlap in assignment(golds, found, gold.text)]
        counts[f"attributions.{role}.gold"] = len(golds)
        counts[f"attributions.{role}.predicted"] = len(found)
        counts[f"attributions.{role}.exact"] = sum(overlap == 1 for overlap in overlaps)
        if role == "content":
            counts["attributions.content.close"] = sum(overlap >= _CLOSE for overlap in overlaps)
    golds_linked = [each for each in labelled if each["source"]]
    found_linked = [each for each in predicted if each["source"]]
    counts["attributions.linked.gold"] = len(golds_linked)
    counts["attributions.linked.predicted"] = len(found_linked)
    counts["attributions.linked.right"] = _linked(golds_linked, found_linked, gold.text)
    return counts


def _linked(golds: Sequence[_Roles], predicted: Sequence[_Roles], text: str) -> int:
    """The most pairs, one to one, whose sources and contents each overlap by one half."""
    fits = np.ones((len(golds), len(predicted)))
    for role in ("source", "content"):
        left, right = ([characters(each[role], text) for each in s] for s in (golds, predicted))
        overlaps = np.array([[iou(one, other) for other in right] for one in left])
        fits *= overlaps.reshape(fits.shape) >= _HALF
    return len(best_pairs(fits))


def _pieces(*spans: Span | None) -> _Passage:
    return tuple((span.start, span.end) for span in spans if span)


def _figures() -> Iterator[Figure]:
    yield from precision_recall_f1(
        "quoted.span", "quoted.matched", "quoted.predicted", "quoted.gold"
    )
    yield Figure("quoted.speaker.accuracy", (Ratio("quoted.right", "quoted.sourced"),))
    for kind in quoted.SOURCE_KINDS:
        yield Figure(f"quoted.speaker.{kind}", (Ratio(f"quoted.{kind}_right", f"quoted.{kind}"),))
    yield from precision_recall_f1(
        "quoted.end_to_end", "quoted.right", "quoted.predicted", "quoted.gold_with_source"
    )
    for name, right, of in (
        *((passage, f"{passage}.exact", passage) for passage in _PASSAGES),
        ("content_iou80", "content.close", "content"),
        ("linked", "linked.right", "linked"),
    ):
        yield from precision_recall_f1(
            f"attributions.{name}",
            f"attributions.{right}",
            f"attributions.{of}.predicted",
            f"attributions.{of}.gold",
        )


FIGURES: tuple[Figure, ...] = tuple(_figures())
_KEYS = sorted(key for figure in FIGURES for key in figure.keys if key.startswith("attributions."))

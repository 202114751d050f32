"""Entity pairs: stances against SEESAW, where an article's stances join canonical names.

Gold are the pairs (subject, object) of an article, each once, however many sentences show it. Those
with "None" or "Not in the list" on either side are left out, and `seesaw.left_out` counts their
triplets; a report is not spared for what it says of them. A predicted stance fits a pair when the
name of its holder fits the subject and its target fits the object: it holds the canonical name,
whatever its case, or a capitalised word (more than two letters) of it. They are paired one to one,
as many as possible, then with the most whole names (Kuhn 1955). Figures:

- pairs: precision, recall and F1 of the pairs whatever their sign;
- sign: the share of these whose positions agree, POS being supports, NEG opposes, and both (in
  several sentences) mixed;
- signed: precision, recall and F1 of pairs that agree in sign too.
"""

import re

import numpy as np
from numpy.typing import NDArray

from summariser.report import Report

from ..figures import Counts, Figure, Ratio, precision_recall_f1
from ..matching import best_pairs
from ..seesaw import named_stances
from ..values import Gold, GoldStance, Output

__all__ = ["FIGURES", "count", "fit"]

_WORD = re.compile(r"[^\W_]+")


def count(gold: Gold, output: Output) -> Counts:
    """The pairs of an article on either side, those matched, and those of the same sign."""
    labelled = named_stances(gold)
    counts: Counts = dict.fromkeys(_KEYS, 0)
    counts["seesaw.gold"] = len(labelled)
    left_out = (each for each in gold.stances if each not in labelled)
    counts["seesaw.left_out"] = sum(len(each.evidence) for each in left_out)
    if output.report is None:
        return counts
    fits = _fits(labelled, output.report)
    # So much for each pair that one more is worth more than any likeness.
    weights = np.where(fits > 0, fits + 4 * min(fits.shape), 0)
    matches = best_pairs(weights)
    counts["seesaw.predicted"] = len(output.report.stances)
    counts["seesaw.matched"] = len(matches)
    counts["seesaw.signed"] = sum(
        labelled[i].position == output.report.stances[j].position for i, j in matches
    )
    return counts


def fit(canonical: str, found: str) -> int:
    """How well a name or target as predicted fits a canonical name: 2 whole, 1 a word, 0 not."""
    if re.search(rf"(?<!\w){re.escape(canonical)}(?!\w)", found, re.IGNORECASE):
        return 2
    telling = {word for word in _WORD.findall(canonical) if word[0].isupper() and len(word) > 2}
    return int(not telling.isdisjoint(_WORD.findall(found)))


def _fits(labelled: list[GoldStance], report: Report) -> NDArray[np.float64]:
    """Shape (gold, predicted): 0 where one of the names does not fit, else 2 to 4."""
    names = {actor.id: actor.name for actor in report.actors}
    found = np.zeros((len(labelled), len(report.stances)))
    for i, pair in enumerate(labelled):
        for j, stance in enumerate(report.stances):
            holder = fit(pair.holder, names.get(stance.holder, ""))
            target = fit(pair.target, stance.target)
            found[i, j] = holder + target if holder and target else 0
    return found


FIGURES: tuple[Figure, ...] = (
    *precision_recall_f1("seesaw.pairs", "seesaw.matched", "seesaw.predicted", "seesaw.gold"),
    Figure("seesaw.sign.accuracy", (Ratio("seesaw.signed", "seesaw.matched"),)),
    *precision_recall_f1("seesaw.signed", "seesaw.signed", "seesaw.predicted", "seesaw.gold"),
)
_KEYS = sorted({key for figure in FIGURES for key in figure.keys} | {"seesaw.left_out"})

"""Stances: whether the report knows who is for or against what.

Gold and predicted stances are paired one to one, as many as possible, then the most alike (Kuhn
1955). The holders must be the same actor by `evals.names.Cast`. Figures:

- strict: precision, recall and F1 of (holder, target, position), the target being that of the
  labels or one of its aliases, but for case, punctuation and articles; the triplets of entity-to-
  entity stance detection (Zhang et al. 2022);
- soft: the same, but of the targets half may differ: token F1 (Rajpurkar et al. 2016) with the gold
  target or an alias of at least one half;
- holder_target: precision, recall and F1 of the soft pairs whatever their position;
- position: the share of these pairs whose positions agree; the counts
  `stances.confusion.GOLD.PREDICTED` are the confusion matrix;
- core.recall: the share of the gold stances marked as core that have a soft partner, position
  included.
"""

from collections import Counter
from collections.abc import Sequence
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from summariser.draft import Position
from summariser.report import Stance

from ..figures import Counts, Figure, Ratio, precision_recall_f1
from ..matching import best_pairs
from ..names import Cast, words
from ..values import Gold, GoldStance, Output

__all__ = ["FIGURES", "count", "pairs"]

_HALF = 0.5
_SAME = 2.0  # above any token F1, of which 1 may be the same words in another order


def pairs(gold: Gold, output: Output) -> list[tuple[GoldStance, Stance]]:
    """The gold and predicted stances of the same holder and nearly the same target."""
    return _holder_target(gold, output, _likeness(gold, output))


def count(gold: Gold, output: Output) -> Counts:
    """The stances of an article on either side, and the pairs of each sort."""
    counts: Counts = dict.fromkeys(_KEYS, 0)
    predicted = output.report.stances if output.report else ()
    agreement = [[left.position == right.position for right in predicted] for left in gold.stances]
    likeness = _likeness(gold, output)
    in_position = np.where(np.array(agreement, bool).reshape(likeness.shape), likeness, 0)
    soft = _most_pairs(in_position, _HALF)
    counts["stances.gold"] = len(gold.stances)
    counts["stances.predicted"] = len(predicted)
    counts["stances.strict"] = len(_most_pairs(in_position, _SAME))
    counts["stances.soft"] = len(soft)
    counts["stances.core.gold"] = sum(stance.core for stance in gold.stances)
    counts["stances.core.found"] = sum(gold.stances[i].core for i, _ in soft)
    for left, right in _holder_target(gold, output, likeness):
        counts["stances.holder_target"] += 1
        counts["stances.position"] += left.position == right.position
        counts[f"stances.confusion.{left.position}.{right.position}"] += 1
    return counts


def _holder_target(
    gold: Gold, output: Output, likeness: NDArray[np.float64]
) -> list[tuple[GoldStance, Stance]]:
    predicted = output.report.stances if output.report else ()
    return [(gold.stances[i], predicted[j]) for i, j in _most_pairs(likeness, _HALF)]


def _likeness(gold: Gold, output: Output) -> NDArray[np.float64]:
    """How alike the targets are, 0 where the holders differ; shape (gold, predicted)."""
    predicted = output.report.stances if output.report else ()
    names = {actor.id: actor.name for actor in output.report.actors} if output.report else {}
    cast = Cast.of(gold)
    holders = [cast.named(names.get(stance.holder, "")) for stance in predicted]
    targets = [words(each.target, gold.language, all_articles=True) for each in predicted]
    found = np.zeros((len(gold.stances), len(predicted)))
    for i, stance in enumerate(gold.stances):
        aliases = [words(target, gold.language, all_articles=True) for target in stance.targets]
        for j, target in enumerate(targets):
            if stance.holder in holders[j]:
                f1 = max(_token_f1(alias, target) for alias in aliases)
                found[i, j] = _SAME if target in aliases else f1
    return found


def _token_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    shared = sum((Counter(gold) & Counter(predicted)).values())
    return 2 * shared / (len(gold) + len(predicted)) if shared else 0.0


def _most_pairs(likeness: NDArray[np.float64], least: float) -> list[tuple[int, int]]:
    """As many pairs of at least `least` as there can be, and of these the most alike."""
    more_than_likeness = _SAME * min(likeness.shape)
    return best_pairs(np.where(likeness >= least, likeness + more_than_likeness, 0))


_FIGURES_OF_PAIRS = (
    precision_recall_f1(f"stances.{sort}", f"stances.{sort}", "stances.predicted", "stances.gold")
    for sort in ("strict", "soft", "holder_target")
)
FIGURES: tuple[Figure, ...] = (
    *(figure for figures in _FIGURES_OF_PAIRS for figure in figures),
    Figure("stances.position.accuracy", (Ratio("stances.position", "stances.holder_target"),)),
    Figure("stances.core.recall", (Ratio("stances.core.found", "stances.core.gold"),)),
)
_KEYS = sorted(
    {key for figure in FIGURES for key in figure.keys}
    | {f"stances.confusion.{a}.{b}" for a in get_args(Position) for b in get_args(Position)}
)

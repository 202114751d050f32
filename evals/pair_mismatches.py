"""Types every disagreement between the labels of SEESAW and what a system made of an article.

The pairs are those of `metrics.entity_pairs`; the types are missed, invented and wrong position.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from summariser.report import Stance

from .judged import PASSAGE, Judged, Mismatch, Side, excerpt, lined_up
from .matching import best_pairs
from .metrics.entity_pairs import fit
from .mismatches import actor_names, predicted_stance
from .seesaw import named_stances
from .values import Gold, GoldStance, Output

__all__ = ["judged_pairs"]


def judged_pairs(gold: Gold, output: Output) -> list[Judged]:
    """Who is for or against whom, by canonical names; labels that lack a name are left out."""
    labelled = named_stances(gold)
    predicted = output.report.stances if output.report else ()
    shown = actor_names(output.report)
    # An id without an actor has no name that could fit.
    holders = [dict(shown).get(each.holder, "") for each in predicted]

    def compared(i: int, j: int) -> Iterator[Mismatch]:
        wanted, position = labelled[i].position, predicted[j].position
        if wanted != position:
            reason = f"The labels say {wanted}, the report says {position}."
            yield Mismatch("wrong position", reason)

    def missed(i: int) -> str:
        fitting = zip(holders, predicted, strict=True)
        targets = [each.target for name, each in fitting if fit(labelled[i].holder, name)]
        return _other_targets(targets, "predicted")

    def invented(j: int) -> str:
        targets = [each.target for each in labelled if fit(each.holder, holders[j])]
        return _other_targets(targets, "labelled")

    return lined_up(
        output,
        [_labelled_pair(gold, each) for each in labelled],
        [predicted_stance(gold, each, shown) for each in predicted],
        _partners(labelled, holders, predicted),
        compared=compared,
        missed=missed,
        invented=invented,
    )


def _partners(
    labelled: Sequence[GoldStance], holders: Sequence[str], predicted: Sequence[Stance]
) -> dict[int, int]:
    """As many pairs as possible, then the most whole names: as `metrics.entity_pairs` counts."""
    fits = np.zeros((len(labelled), len(predicted)))
    for i, pair in enumerate(labelled):
        for j, stance in enumerate(predicted):
            holder, target = fit(pair.holder, holders[j]), fit(pair.target, stance.target)
            fits[i, j] = holder + target if holder and target else 0
    return dict(best_pairs(np.where(fits > 0, fits + 4 * min(fits.shape), 0)))


def _labelled_pair(gold: Gold, stance: GoldStance) -> Side:
    sentences = len(stance.evidence)
    return Side(
        f"{stance.holder} · {stance.position} · {stance.target}",
        f"in {sentences} sentences" if sentences > 1 else "",
        excerpt(gold.text[slice(*stance.evidence[0])], PASSAGE),
    )


def _other_targets(targets: Iterable[str], side: str) -> str:
    listed = ", ".join(dict.fromkeys(f"“{target}”" for target in targets))
    if not listed:
        return f"There is no {side} pair whose holder fits this one."
    return f"The {side} pairs of a fitting holder are on others, or already paired: {listed}."

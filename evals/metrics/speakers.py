"""Speakers: whether quotes are given to those who said them.

Judged on the pairs of quotes with an IoU of at least one half. A speaker is right when the
predicted actor is the gold actor by `evals.names.Cast`; where the article names nobody, when
nobody is predicted. Figures:

- accuracy: right over matched, as in quote attribution (Pareti et al. 2013, Muzny et al. 2017);
- end_to_end: precision, recall and F1 of span and speaker together, over all predicted and all gold
  quotes, so that a quote that was missed or invented counts against it;
- nobody: precision, recall and F1 of the class "the article names nobody", among matched quotes;
- pronoun: the share of matched quotes that were given to a pronoun which nobody resolved. They are
  wrong.
"""

from typing import Literal

from summariser.report import Quote

from ..figures import Counts, Figure, Ratio, precision_recall_f1
from ..names import Cast, is_pronoun
from ..values import Gold, GoldQuote, Output
from .quotes import HALF, pairs

__all__ = ["FIGURES", "count", "judge"]


def judge(
    cast: Cast, gold: GoldQuote, predicted: Quote, name: str | None
) -> Literal["right", "wrong", "pronoun"]:
    """Whether a predicted quote has the gold speaker; `name` is that of its actor, None for none.

    A pronoun that was left unresolved is a quote of an actor called so, or of none while the quote
    has a pronoun beside it.
    """
    mention = predicted.mention.text if predicted.mention else None
    if gold.speaker is None:
        return "right" if name is None else "wrong"
    if name is None:
        return "pronoun" if mention is not None and is_pronoun(mention, cast.language) else "wrong"
    if cast.same_actor(gold.speaker, name, mention):
        return "right"
    return "pronoun" if is_pronoun(name, cast.language) else "wrong"


def count(gold: Gold, output: Output) -> Counts:
    """The quotes of an article on either side, those matched, and how their speakers fare."""
    counts: Counts = dict.fromkeys(_KEYS, 0)
    counts["speakers.gold"] = len(gold.quotes)
    if output.report is None:
        return counts
    counts["speakers.predicted"] = len(output.report.quotes)
    cast = Cast.of(gold)
    names = {actor.id: actor.name for actor in output.report.actors}
    for labelled, quote, iou in pairs(gold, output):
        if iou < HALF:
            continue
        name = None if quote.speaker is None else names.get(quote.speaker, "")
        verdict = judge(cast, labelled, quote, name)
        counts["speakers.matched"] += 1
        counts["speakers.right"] += verdict == "right"
        counts["speakers.pronoun"] += verdict == "pronoun"
        counts["speakers.nobody.gold"] += labelled.speaker is None
        counts["speakers.nobody.predicted"] += name is None
        counts["speakers.nobody.right"] += labelled.speaker is None and name is None
    return counts


FIGURES: tuple[Figure, ...] = (
    Figure("speakers.accuracy", (Ratio("speakers.right", "speakers.matched"),)),
    *precision_recall_f1(
        "speakers.end_to_end", "speakers.right", "speakers.predicted", "speakers.gold"
    ),
    *precision_recall_f1(
        "speakers.nobody",
        "speakers.nobody.right",
        "speakers.nobody.predicted",
        "speakers.nobody.gold",
    ),
    Figure("speakers.pronoun", (Ratio("speakers.pronoun", "speakers.matched"),)),
)
_KEYS = sorted({key for figure in FIGURES for key in figure.keys})

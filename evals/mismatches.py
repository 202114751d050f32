"""Types every disagreement between the labels of an article and what a system made of it.

The pairs are those of the metrics, so that a page explains the figures beside it. The types:

- missed: a labelled quote or stance without a partner; invented: a predicted one without;
- boundary: a pair of quotes whose passages differ (IoU at least one half), or a pair of stances
  whose targets are worded otherwise (right in `stances.soft`, not in `stances.strict`);
- wrong speaker: a pair of quotes of which `evals.metrics.speakers.judge` says so;
- wrong position: a pair of stances of one holder on one target whose positions differ.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, get_args

from summariser.report import Quote, Report, Stance

from .matching import assignment, characters
from .metrics import quotes, speakers, stances
from .metrics.trust import is_fabricated
from .names import Cast, words
from .values import Gold, Output, Piece

__all__ = ["TYPES", "Judged", "Mismatch", "MismatchType", "judged_quotes", "judged_stances"]

MismatchType = Literal["missed", "invented", "boundary", "wrong speaker", "wrong position"]
TYPES: tuple[MismatchType, ...] = get_args(MismatchType)

_EXCERPT = 60  # characters


@dataclass(frozen=True)
class Mismatch:
    """What went wrong, and why it counts as wrong."""

    type: MismatchType
    reason: str


@dataclass(frozen=True)
class Judged:
    """A labelled and a predicted item of one article that belong together, or one that is alone.

    `gold` and `predicted` are indices; without mismatches the two agree.
    """

    gold: int | None
    predicted: int | None
    mismatches: tuple[Mismatch, ...]


def judged_quotes(gold: Gold, output: Output) -> list[Judged]:
    """Every labelled quote in order, then the invented ones."""
    predicted = output.report.quotes if output.report else ()
    overlaps = assignment(
        [quote.spans for quote in gold.quotes], list(map(_pieces, predicted)), gold.text
    )
    partners = {i: (j, iou) for i, j, iou in overlaps if iou >= quotes.HALF}
    judged = []
    for i in range(len(gold.quotes)):
        if i not in partners:
            judged.append(Judged(i, None, (_missed_quote(gold, output, i),)))
            continue
        j, iou = partners[i]
        found = [] if iou == 1 else [_boundary(gold, i, predicted[j], iou)]
        judged.append(Judged(i, j, (*found, *_wrong_speaker(gold, output, i, j))))
    taken = {j for j, _ in partners.values()}
    alone = [j for j in range(len(predicted)) if j not in taken]
    return judged + [Judged(None, j, (_invented_quote(gold, predicted[j]),)) for j in alone]


def judged_stances(gold: Gold, output: Output) -> list[Judged]:
    """Every labelled stance in order, then the invented ones."""
    predicted = output.report.stances if output.report else ()
    rows, columns = _places(gold.stances), _places(predicted)
    partners = {rows[id(left)]: columns[id(right)] for left, right in stances.pairs(gold, output)}
    judged = []
    for i in range(len(gold.stances)):
        if i in partners:
            found = _stance_differences(gold, i, predicted[partners[i]])
            judged.append(Judged(i, partners[i], found))
        else:
            judged.append(Judged(i, None, (_missed_stance(gold, output, i),)))
    alone = [j for j in range(len(predicted)) if j not in partners.values()]
    names = actor_names(output.report)
    return judged + [
        Judged(None, j, (_invented_stance(gold, names[predicted[j].holder]),)) for j in alone
    ]


def actor_names(report: Report | None) -> "_Names":
    """The names of a report's actors by id; an id without actor is an unknown actor's."""
    return _Names((actor.id, actor.name) for actor in report.actors) if report else _Names()


class _Names(dict[str, str]):
    def __missing__(self, _: str) -> str:
        return "an unknown actor"


def _missed_quote(gold: Gold, output: Output, i: int) -> Mismatch:
    if output.report is None:
        return Mismatch("missed", "there is no report")
    best = max(
        (_iou(gold, gold.quotes[i].spans, _pieces(quote)) for quote in output.report.quotes),
        default=0.0,
    )
    return Mismatch("missed", _overlap(best, "predicted"))


def _invented_quote(gold: Gold, quote: Quote) -> Mismatch:
    if is_fabricated(quote, gold.text):
        return Mismatch("invented", "its words are not the article's at that place")
    spans = _pieces(quote)
    best = max((_iou(gold, each.spans, spans) for each in gold.quotes), default=0.0)
    if not best and any(_iou(gold, [piece], spans) for piece in gold.not_speech):
        return Mismatch("invented", "the labels say that this is not speech")
    return Mismatch("invented", _overlap(best, "labelled"))


def _overlap(best: float, side: str) -> str:
    if not best:
        return f"no {side} quote overlaps it"
    if best < quotes.HALF:
        return f"the {side} quote nearest to it has IoU {best:.2f}, below one half"
    return f"the {side} quote that overlaps it (IoU {best:.2f}) belongs to another"


def _boundary(gold: Gold, i: int, quote: Quote, iou: float) -> Mismatch:
    labelled = characters(gold.quotes[i].spans, gold.text)
    predicted = characters(_pieces(quote), gold.text)
    sides = {"lacks": labelled - predicted, "adds": predicted - labelled}
    differences = []
    for side, offsets in sides.items():
        runs = groupby(sorted(labelled | predicted), key=offsets.__contains__)
        stretches = [list(members) for differs, members in runs if differs]
        differences += [
            f"{side} “{_excerpt(gold.text[run[0] : run[-1] + 1])}”" for run in stretches
        ]
    return Mismatch("boundary", f"IoU {iou:.2f}: {', '.join(differences)}")


def _wrong_speaker(gold: Gold, output: Output, i: int, j: int) -> list[Mismatch]:
    if output.report is None:
        return []
    labelled, quote = gold.quotes[i], output.report.quotes[j]
    name = None if quote.speaker is None else actor_names(output.report)[quote.speaker]
    cast = Cast.of(gold)
    verdict = speakers.judge(cast, labelled, quote, name)
    if verdict == "right":
        return []
    wanted = _gold_name(gold, labelled.speaker) if labelled.speaker else "nobody"
    if verdict == "pronoun":
        pronoun = quote.mention.text if quote.mention else name
        reason = f"{wanted} is meant, the pronoun “{pronoun}” was left unresolved"
    elif labelled.speaker is None:
        reason = f"the article names nobody, the report {name}"
    elif name is None:
        reason = f"{wanted} speaks, the report names nobody"
    else:
        reason = f"{wanted} speaks, not {name}: {_meaning(cast, gold, name)}"
    return [Mismatch("wrong speaker", reason)]


def _meaning(cast: Cast, gold: Gold, name: str) -> str:
    """Whom a predicted name means among the labelled actors."""
    meant = sorted(_gold_name(gold, id) for id in cast.named(name))
    return f"that name means {' or '.join(meant)}" if meant else "no labelled actor is called so"


def _stance_differences(gold: Gold, i: int, predicted: Stance) -> tuple[Mismatch, ...]:
    labelled = gold.stances[i]
    found = []
    target, *known = (
        words(each, gold.language, all_articles=True)
        for each in (predicted.target, *labelled.targets)
    )
    if target not in known:
        reason = f"“{predicted.target}” is like “{labelled.target}”, but no wording of the labels"
        found.append(Mismatch("boundary", reason))
    if labelled.position != predicted.position:
        reason = f"labelled {labelled.position}, predicted {predicted.position}"
        found.append(Mismatch("wrong position", reason))
    return tuple(found)


def _missed_stance(gold: Gold, output: Output, i: int) -> Mismatch:
    if output.report is None:
        return Mismatch("missed", "there is no report")
    cast, names, holder = Cast.of(gold), actor_names(output.report), gold.stances[i].holder
    targets = [
        stance.target
        for stance in output.report.stances
        if holder in cast.named(names[stance.holder])
    ]
    return Mismatch("missed", _other_targets(targets, "predicted"))


def _invented_stance(gold: Gold, holder: str) -> Mismatch:
    meant = Cast.of(gold).named(holder)
    if not meant:
        return Mismatch("invented", f"“{holder}” means no labelled actor, or more than one")
    targets = [stance.target for stance in gold.stances if stance.holder in meant]
    return Mismatch("invented", _other_targets(targets, "labelled"))


def _other_targets(targets: Sequence[str], side: str) -> str:
    if not targets:
        return f"no {side} stance of this holder"
    listed = ", ".join(f"“{target}”" for target in targets)
    return f"the {side} targets of this holder are unlike it or taken: {listed}"


def _gold_name(gold: Gold, id: str) -> str:
    return next((actor.name for actor in gold.actors if actor.id == id), id)


def _places(items: Sequence[object]) -> dict[int, int]:
    return {id(item): place for place, item in enumerate(items)}


def _pieces(quote: Quote) -> list[Piece]:
    return [(span.start, span.end) for span in quote.spans]


def _iou(gold: Gold, first: Iterable[Piece], second: Iterable[Piece]) -> float:
    pairs = assignment([first], [second], gold.text)
    return pairs[0][2] if pairs else 0.0


def _excerpt(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT // 2]} … {text[-_EXCERPT // 2 :]}"

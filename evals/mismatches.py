"""Types every disagreement between the labels of a seed and what a system made of it.

The pairs are those of the metrics, so that a page explains the figures beside it. The types:

- missed: a labelled quote or stance without a partner; invented: a predicted one without;
- boundary: a pair of quotes whose passages differ (IoU at least one half), or a pair of stances
  whose targets are worded otherwise (right in `stances.soft`, not in `stances.strict`);
- wrong speaker: a pair of quotes of which `evals.metrics.speakers.judge` says so;
- wrong position: a pair of stances of one holder on one target whose positions differ.
"""

from collections.abc import Iterable, Iterator, Sequence

from summariser.report import Quote, Report, Stance

from .judged import (
    PASSAGE,
    Judged,
    Mismatch,
    Side,
    differences,
    excerpt,
    floored,
    lined_up,
    no_partner,
)
from .matching import assignment, passage_iou
from .metrics import quotes, speakers, stances
from .metrics.trust import is_fabricated
from .names import Cast, words
from .values import Gold, GoldQuote, GoldStance, Output, Piece

__all__ = ["actor_names", "judged_quotes", "judged_stances", "predicted_stance"]


def judged_quotes(gold: Gold, output: Output) -> list[Judged]:
    """Every labelled quote in order, then the invented ones."""
    predicted = output.report.quotes if output.report else ()
    names = actor_names(output.report)
    overlaps = assignment(
        [quote.spans for quote in gold.quotes], list(map(_pieces, predicted)), gold.text
    )
    ious = {(i, j): iou for i, j, iou in overlaps if iou >= quotes.HALF}

    def compared(i: int, j: int) -> Iterator[Mismatch]:
        labelled, quote = gold.quotes[i], predicted[j]
        if ious[i, j] < 1:
            differing = differences(gold.text, labelled.spans, _pieces(quote))
            reason = f"The predicted passage {differing} (IoU {floored(ious[i, j])})."
            yield Mismatch("boundary", reason)
        yield from _wrong_speaker(gold, labelled, quote, names)

    def missed(i: int) -> str:
        spans = gold.quotes[i].spans
        best = max((passage_iou(spans, _pieces(q), gold.text) for q in predicted), default=0.0)
        return no_partner(best, quotes.HALF, "predicted quote")

    return lined_up(
        output,
        [_labelled_quote(gold, quote) for quote in gold.quotes],
        [_predicted_quote(gold, quote, names) for quote in predicted],
        dict(ious.keys()),
        compared=compared,
        missed=missed,
        invented=lambda j: _invented_quote(gold, predicted[j]),
    )


def judged_stances(gold: Gold, output: Output) -> list[Judged]:
    """Every labelled stance in order, then the invented ones."""
    predicted = output.report.stances if output.report else ()
    names, cast = actor_names(output.report), Cast.of(gold)
    rows, columns = _places(gold.stances), _places(predicted)

    def missed(i: int) -> str:
        targets = [
            stance.target
            for stance in predicted
            if gold.stances[i].holder in cast.named(names[stance.holder])
        ]
        return _other_targets(targets, "predicted")

    return lined_up(
        output,
        [_labelled_stance(gold, stance) for stance in gold.stances],
        [predicted_stance(gold, stance, names) for stance in predicted],
        {rows[id(left)]: columns[id(right)] for left, right in stances.pairs(gold, output)},
        compared=lambda i, j: _stance_differences(gold, gold.stances[i], predicted[j]),
        missed=missed,
        invented=lambda j: _invented_stance(gold, names[predicted[j].holder]),
    )


def actor_names(report: Report | None) -> "_Names":
    """The names of a report's actors by id; an id without actor is an unknown actor's."""
    return _Names((actor.id, actor.name) for actor in report.actors) if report else _Names()


class _Names(dict[str, str]):
    def __missing__(self, _: str) -> str:
        return "an unknown actor"


def _labelled_quote(gold: Gold, quote: GoldQuote) -> Side:
    speaker = _gold_name(gold, quote.speaker) if quote.speaker is not None else "nobody"
    passage = _excerpt(gold, quote.spans)
    return Side(speaker, quote.kind, passage, quote.spans)


def _predicted_quote(gold: Gold, quote: Quote, names: "_Names") -> Side:
    speaker = names[quote.speaker] if quote.speaker is not None else "nobody"
    note = f"{quote.kind}, named by “{quote.mention.text}”" if quote.mention else quote.kind
    spans = tuple(_pieces(quote))
    return Side(speaker, note, _excerpt(gold, spans), spans)


def _invented_quote(gold: Gold, quote: Quote) -> str:
    if is_fabricated(quote, gold.text):
        return "Its words do not stand in the article at the place that it gives."
    spans = _pieces(quote)
    best = max((passage_iou(each.spans, spans, gold.text) for each in gold.quotes), default=0.0)
    if not best and any(passage_iou([piece], spans, gold.text) for piece in gold.not_speech):
        return "The labels say that these words are nobody's speech (a title, say, or a nickname)."
    return no_partner(best, quotes.HALF, "labelled quote")


def _wrong_speaker(
    gold: Gold, labelled: GoldQuote, quote: Quote, names: "_Names"
) -> Iterator[Mismatch]:
    name = None if quote.speaker is None else names[quote.speaker]
    cast = Cast.of(gold)
    verdict = speakers.judge(cast, labelled, quote, name)
    if verdict == "right":
        return
    wanted = _gold_name(gold, labelled.speaker) if labelled.speaker else "nobody"
    if verdict == "pronoun":
        pronoun = quote.mention.text if quote.mention else name
        reason = f"{wanted} is meant: the pronoun “{pronoun}” was left unresolved."
    elif labelled.speaker is None:
        reason = f"The article names nobody, the report says {name}."
    elif name is None:
        reason = f"{wanted} speaks, the report names nobody."
    else:
        reason = f"{wanted} speaks, the report says {name}{_meaning(cast, gold, name)}."
    yield Mismatch("wrong speaker", reason)


def _meaning(cast: Cast, gold: Gold, name: str) -> str:
    """Whom a predicted name means among the labelled actors, unless it says so itself."""
    meant = sorted(_gold_name(gold, id) for id in cast.named(name))
    if not meant:
        return ", which is the name of no labelled actor or of several"
    return "" if meant == [name] else f", a name of {' and '.join(meant)}"


def _labelled_stance(gold: Gold, stance: GoldStance) -> Side:
    holder = _gold_name(gold, stance.holder)
    return Side(
        f"{holder} · {stance.position} · {stance.target}",
        "core" if stance.core else "",
        _excerpt(gold, stance.evidence),
    )


def predicted_stance(gold: Gold, stance: Stance, names: "_Names") -> Side:
    """A stance as a report has it."""
    evidence = [(span.start, span.end) for span in stance.evidence]
    return Side(
        f"{names[stance.holder]} · {stance.position} · {stance.target}",
        passage=_excerpt(gold, evidence),
    )


def _stance_differences(gold: Gold, labelled: GoldStance, predicted: Stance) -> Iterator[Mismatch]:
    target, *known = (
        words(each, gold.language, all_articles=True)
        for each in (predicted.target, *labelled.targets)
    )
    if target not in known:
        yield Mismatch(
            "boundary",
            f"“{predicted.target}” is close to “{labelled.target}”, but not one of the wordings "
            "that the labels list.",
        )
    if labelled.position != predicted.position:
        reason = f"The labels say {labelled.position}, the report says {predicted.position}."
        yield Mismatch("wrong position", reason)


def _invented_stance(gold: Gold, holder: str) -> str:
    meant = Cast.of(gold).named(holder)
    if not meant:
        return f"Its holder, “{holder}”, is the name of no labelled actor or of several."
    targets = [stance.target for stance in gold.stances if stance.holder in meant]
    return _other_targets(targets, "labelled")


def _other_targets(targets: Sequence[str], side: str) -> str:
    if not targets:
        return f"There is no {side} stance of this holder."
    listed = ", ".join(f"“{target}”" for target in targets)
    return f"The {side} stances of this holder are on others, or already paired: {listed}."


def _gold_name(gold: Gold, id: str) -> str:
    return next((actor.name for actor in gold.actors if actor.id == id), id)


def _places(items: Sequence[object]) -> dict[int, int]:
    return {id(item): place for place, item in enumerate(items)}


def _pieces(quote: Quote) -> list[Piece]:
    return [(span.start, span.end) for span in quote.spans]


def _excerpt(gold: Gold, spans: Iterable[Piece]) -> str:
    return excerpt(" … ".join(gold.text[slice(*span)] for span in spans), PASSAGE)

"""Types every disagreement between the labels of PolNeAR and what a system made of an article.

The pairs are those of `metrics.attributions`. The types:

- missed and invented: a labelled or predicted passage without a partner;
- boundary: a pair of contents (IoU at least one half) whose passages, sources or cues differ;
- wrong speaker: a pair of quoted passages of which `quoted.speaker_is_right` says no, or a pair of
  contents whose sources have an IoU below one half, or of which one alone has a source.
"""

from collections.abc import Iterable, Iterator

from summariser.report import Quote, Span

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
from .mismatches import actor_names
from .polnear import Attribution, PolnearGold
from .quoted import (
    MIN_IOU,
    gold_segments,
    match,
    predicted_quotes,
    quoted_segments,
    segment_iou,
    speaker_is_right,
)
from .values import Gold, Output, Piece

__all__ = ["judged_attributions", "judged_segments"]

_HALF = 0.5  # from which `attributions.linked` takes two passages for a pair

_Passage = tuple[Piece, ...]


def judged_segments(gold: Gold, output: Output) -> list[Judged]:
    """The passages in quotation marks, as `evals.quoted` pairs them; TypeError as `count`."""
    text, labelled = gold.text, gold_segments(_labels(gold).labels)
    predicted = [
        (span, quote)
        for quote in (predicted_quotes(output.report) if output.report else ())
        for span in quoted_segments(text, quote.spans)
    ]
    golds, found = [each.span for each in labelled], [span for span, _ in predicted]

    def compared(i: int, j: int) -> Iterator[Mismatch]:
        source, quote = labelled[i].source, predicted[j][1]
        if source is not None and not speaker_is_right(text, source, quote):
            wanted = _words(text, source)
            reason = f"The labels mark {wanted} as the speaker, the report names nobody."
            if quote.name is not None:
                mention = f" ({_words(text, (quote.mention,))})" if quote.mention else ""
                reason = (
                    f"The labels mark {wanted} as the speaker; the report says "
                    f"{quote.name}{mention}, which is neither that place nor a name in it."
                )
            yield Mismatch("wrong speaker", reason)

    def alone(span: Piece, others: Iterable[Piece], noun: str) -> str:
        best = max((segment_iou(span, other) for other in others), default=0.0)
        return no_partner(best, MIN_IOU, f"{noun} passage in quotation marks")

    return lined_up(
        output,
        [
            Side(_words(text, each.source or ()) or "no source", "", _excerpt(text, (each.span,)))
            for each in labelled
        ],
        [Side(quote.name or "nobody", "", _excerpt(text, (span,))) for span, quote in predicted],
        dict(match(golds, found)),
        compared=compared,
        missed=lambda i: alone(golds[i], found, "predicted"),
        invented=lambda j: alone(found[j], golds, "labelled"),
    )


def judged_attributions(gold: Gold, output: Output) -> list[Judged]:
    """Attributions and quotes, paired by their contents; TypeError as `count`."""
    text, labelled = gold.text, _labels(gold).labels.attributions
    predicted = output.report.quotes if output.report else ()
    golds, found = [each.content for each in labelled], [_pieces(*each.spans) for each in predicted]
    ious = {(i, j): iou for i, j, iou in assignment(golds, found, text) if iou >= _HALF}

    def compared(i: int, j: int) -> Iterator[Mismatch]:
        if ious[i, j] < 1:
            differing = differences(text, golds[i], found[j])
            reason = f"The predicted passage {differing} (IoU {floored(ious[i, j])})."
            yield Mismatch("boundary", reason)
        yield from _source_and_cue(text, labelled[i], predicted[j])

    def alone(passage: _Passage, others: Iterable[_Passage], noun: str) -> str:
        best = max((passage_iou(passage, other, text) for other in others), default=0.0)
        return no_partner(best, _HALF, noun)

    names = actor_names(output.report)
    return lined_up(
        output,
        [
            _side(text, _words(text, each.source or ()) or "no source", each.cue, each.content)
            for each in labelled
        ],
        [
            _side(text, _speaker(text, each, names), _pieces(each.cue), passage)
            for each, passage in zip(predicted, found, strict=True)
        ],
        dict(ious.keys()),
        compared=compared,
        missed=lambda i: alone(golds[i], found, "predicted quote"),
        invented=lambda j: alone(found[j], golds, "labelled attribution"),
    )


def _labels(gold: Gold) -> PolnearGold:
    if not isinstance(gold, PolnearGold):
        raise TypeError(f"{gold.slug} has no attributions: load it with evals.polnear")
    return gold


def _source_and_cue(text: str, labelled: Attribution, quote: Quote) -> Iterator[Mismatch]:
    source, mention = labelled.source or (), _pieces(quote.mention)
    wanted, found = (_words(text, each) or "no source" for each in (source, mention))
    overlap = passage_iou(source, mention, text)
    if (source or mention) and overlap < 1:
        reason = f"The labels mark {wanted} as the source, the report {found}"
        if source and mention and wanted == found:
            reason += " at another place"
        yield Mismatch("boundary" if overlap >= _HALF else "wrong speaker", f"{reason}.")
    cue = _pieces(quote.cue)
    if passage_iou(labelled.cue, cue, text) < 1:
        wanted, found = (_words(text, each) or "none" for each in (labelled.cue, cue))
        place = " at another place" if wanted == found else ""
        reason = f"The labels mark {wanted} as the cue, the report {found}{place}."
        yield Mismatch("boundary", reason)


def _side(text: str, source: str, cue: _Passage, content: _Passage) -> Side:
    note = f"cue {_words(text, cue)}" if cue else "no cue"
    return Side(source, note, _excerpt(text, content), content)


def _speaker(text: str, quote: Quote, names: dict[str, str]) -> str:
    """The mention, which is what is compared, and the name behind it."""
    mention = _words(text, _pieces(quote.mention)) or "no source"
    return mention if quote.speaker is None else f"{mention} = {names[quote.speaker]}"


def _words(text: str, passage: _Passage) -> str:
    """A source or cue in quotation marks; empty where there is none."""
    joined = excerpt(" … ".join(text[slice(*piece)] for piece in passage))
    return f"“{joined}”" if joined else ""


def _excerpt(text: str, passage: _Passage) -> str:
    return excerpt(" … ".join(text[slice(*piece)] for piece in passage), PASSAGE)


def _pieces(*spans: Span | None) -> _Passage:
    return tuple((span.start, span.end) for span in spans if span)

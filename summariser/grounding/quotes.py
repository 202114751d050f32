"""From what actors said, as pointers, to quotes: one a passage, with kind, cue and mention."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from summariser.article import Article, Quotation, ReportedClause
from summariser.attribution import Attribution, attributions
from summariser.grounding.cast import Cast, Member
from summariser.grounding.findings import Findings
from summariser.grounding.pointers import Passage, Pointers
from summariser.mentions import Mention
from summariser.offsets import Offsets, joined
from summariser.report import EngineName

__all__ = ["Claim", "GroundedQuote", "ground_quotes"]

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_BETWEEN_WORDS = 20  # words of the cue clause between two pieces of one quote
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Claim:
    """A pointer out of a draft: who is said to have said it. No speaker: nobody named."""

    pointer: str
    speaker: Member | None
    origin: EngineName


@dataclass(frozen=True)
class GroundedQuote:
    """A quote in the making; `passages` are the ids that it covers."""

    spans: tuple[Offsets, ...]
    verbatim: tuple[Offsets, ...]
    clause: bool
    speaker: Member | None
    origin: EngineName
    passages: tuple[str, ...]
    mention: Mention | None = None
    cue: Offsets | None = None
    joinable: bool = False


def ground_quotes(
    article: Article,
    claims: Iterable[Claim],
    not_speech: Iterable[str],
    cast: Cast,
    pointers: Pointers,
    findings: Findings,
) -> tuple[list[GroundedQuote], set[str]]:
    """The quotes in reading order, and the ids of all quotations that are accounted for."""
    claimed = _claimed(pointers, claims, findings)
    silent = set(_silent(pointers, not_speech, claimed, findings))
    clauses = [
        (passage, claim) for passage, claim in claimed.values() if passage.kind != "quotation"
    ]
    quotes: list[GroundedQuote] = []
    accounted = set(silent)
    absorbed: dict[str, list[Quotation]] = {}
    for quotation in article.quotations:
        own = claimed.get(quotation.id)
        whole = quotation.whole
        holder = next(
            (
                passage.id
                for passage, claim in clauses
                if passage.spans[0].holds(whole)
                and (own is None or own[1].speaker is claim.speaker)
            ),
            None,
        )
        if holder is not None and quotation.id not in silent:
            absorbed.setdefault(holder, []).append(quotation)
            accounted.add(quotation.id)
        elif own is not None:
            quotes.append(_direct(article, quotation, own[1], cast))
            accounted.add(quotation.id)
    taken: list[Offsets] = []
    for passage, claim in sorted(clauses, key=lambda pair: (pair[0].kind, pair[0].spans)):
        if any(span.overlaps(passage.spans[0]) for span in taken):
            findings.dropped(
                "overlapping-quote",
                f"{passage.id} was left out: another clause already reports these words.",
                article.slice(passage.spans[0]),
            )
            continue
        taken.append(passage.spans[0])
        quotes.append(_reported(article, passage, claim, absorbed.get(passage.id, []), cast))
    return list(_joined(article, sorted(quotes, key=lambda quote: quote.spans))), accounted


def _claimed(
    pointers: Pointers, claims: Iterable[Claim], findings: Findings
) -> dict[str, tuple[Passage, Claim]]:
    claimed: dict[str, tuple[Passage, Claim]] = {}
    for claim in claims:
        passage = pointers.said(claim.pointer)
        if isinstance(passage, str):
            findings.dropped(
                "unknown-pointer", f"{_who(claim)} was left out: {passage}.", claim.pointer
            )
            continue
        earlier = claimed.setdefault(passage.id, (passage, claim))[1]
        if earlier.speaker is not claim.speaker:
            findings.dropped(
                "claimed-twice",
                f"{_who(claim)} was left out: {_who(earlier)} stands already.",
                claim.pointer,
            )
    return claimed


def _who(claim: Claim) -> str:
    name = claim.speaker.name if claim.speaker else "nobody named"
    return f"{claim.pointer} as said by {name}"


def _silent(
    pointers: Pointers,
    not_speech: Iterable[str],
    claimed: dict[str, tuple[Passage, Claim]],
    findings: Findings,
) -> Iterator[str]:
    for pointer in not_speech:
        passage = pointers.find(pointer)
        if passage is None or passage.kind != "quotation":
            findings.dropped(
                "unknown-pointer",
                f"{pointer} as no speech was left out: the article has no such quotation.",
                pointer,
            )
        elif passage.id in claimed:
            findings.dropped(
                "claimed-twice",
                f"{pointer} as no speech was left out: {_who(claimed[passage.id][1])} stands.",
                pointer,
            )
        else:
            yield passage.id


def _direct(article: Article, quotation: Quotation, claim: Claim, cast: Cast) -> GroundedQuote:
    found = attributions(article).get(quotation.id, Attribution())
    if found.cue is None and quotation.label is None:
        found = Attribution()  # carried speech has neither cue nor mention
    mention, cue = _fitting(article, quotation.spans, claim.speaker, found, cast)
    return GroundedQuote(
        spans=quotation.spans,
        verbatim=quotation.verbatim,
        clause=False,
        speaker=claim.speaker,
        origin=claim.origin,
        passages=(quotation.id,),
        mention=mention,
        cue=cue,
        joinable=quotation.kind == "marks",
    )


def _reported(
    article: Article, passage: Passage, claim: Claim, held: list[Quotation], cast: Cast
) -> GroundedQuote:
    found = Attribution()
    if isinstance(passage.source, ReportedClause):
        found = Attribution(passage.source.subject, passage.source.cue)
    else:
        statement = next((s for s in article.statements if s.span.overlaps(passage.spans[0])), None)
        cues = (
            [c for c in statement.cues if not passage.spans[0].holds(c.span)] if statement else []
        )
        if cues:
            nearest = min(cues, key=lambda cue: abs(cue.span.start - passage.spans[0].start))
            found = Attribution(nearest.subject, nearest.span)
    mention, cue = _fitting(article, passage.spans, claim.speaker, found, cast)
    return GroundedQuote(
        spans=passage.spans,
        verbatim=tuple(span for quotation in held for span in quotation.verbatim),
        clause=True,
        speaker=claim.speaker,
        origin=claim.origin,
        passages=(passage.id, *(quotation.id for quotation in held)),
        mention=mention,
        cue=cue,
    )


def _fitting(
    article: Article,
    spans: tuple[Offsets, ...],
    speaker: Member | None,
    found: Attribution,
    cast: Cast,
) -> tuple[Mention | None, Offsets | None]:
    """The mention and cue, unless they are somebody else's; then the nearest name beside them."""
    if speaker is None or found.mention is None:
        return found.mention, found.cue
    if cast.fits(speaker, found.mention):
        return found.mention, found.cue
    sentence = article.sentence_at(spans[0].start)
    near = [
        span
        for span in speaker.mentions
        if sentence is not None
        and sentence.span.holds(span)
        and not any(piece.overlaps(span) for piece in spans)
    ]
    nearest = min(near, key=lambda span: abs(span.start - spans[0].start), default=None)
    return (Mention(nearest, nearest) if nearest is not None else None), None


def _joined(article: Article, quotes: list[GroundedQuote]) -> Iterator[GroundedQuote]:
    """Quotations of one paragraph and speaker, parted by their cue clause alone, made one."""
    pending: GroundedQuote | None = None
    for quote in quotes:
        if pending is not None and _parted_by_cue(article, pending, quote):
            pending = replace(
                pending,
                spans=pending.spans + quote.spans,
                verbatim=pending.verbatim + quote.verbatim,
                passages=pending.passages + quote.passages,
                mention=pending.mention or quote.mention,
                cue=pending.cue or quote.cue,
            )
            continue
        if pending is not None:
            yield pending
        pending = quote
    if pending is not None:
        yield pending


def _parted_by_cue(article: Article, first: GroundedQuote, second: GroundedQuote) -> bool:
    if not (first.joinable and second.joinable) or first.speaker is not second.speaker:
        return False
    between = Offsets(first.spans[-1].end, second.spans[0].start)
    if article.paragraph_at(first.spans[-1].start) != article.paragraph_at(between.end):
        return False
    cues = {quote.cue for quote in (first, second) if quote.cue is not None}
    words = article.slice(between)
    return (
        len(cues) == 1
        and (between.holds(next(iter(cues))) or not _WORD.search(words))
        and len(_WORD.findall(words)) <= _BETWEEN_WORDS
        and len(_SENTENCE_END.findall(words)) <= 1
        and joined(first.spans).end <= between.end
    )

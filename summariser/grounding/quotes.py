"""From what actors said, as pointers, to quotes: one a passage, with kind, cue and mention."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summariser.article import Article, Quotation, ReportedClause
from summariser.attribution import Attribution, attributions
from summariser.draft import Draft
from summariser.grounding.cast import Cast, Member
from summariser.grounding.claims import Claim, read_claims
from summariser.grounding.findings import Findings
from summariser.grounding.pointers import Passage, Pointers
from summariser.mentions import Mention
from summariser.offsets import Offsets
from summariser.report import EngineName

__all__ = ["GroundedQuote", "ground_quotes"]

_BETWEEN_WORDS = 40  # words of the cue clause between two pieces of one quote
_CLOSING = " \"'“”’»"
_WORD = re.compile(r"\w+")


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
    sources: Sequence[tuple[Draft, EngineName]],
    cast: Cast,
    pointers: Pointers,
    findings: Findings,
) -> tuple[list[GroundedQuote], dict[str, EngineName]]:
    """The quotes in reading order, and which engine accounted for which quotation.

    `sources` are as `read_claims` takes them.
    """
    claims = read_claims(article, sources, cast, pointers, findings)
    starts = [passage.spans[0].start for passage, _ in claims.clauses]
    accounted = dict(claims.silent)
    quotes: list[GroundedQuote] = []
    held: dict[str, list[Quotation]] = {}
    for quotation in article.quotations:
        if quotation.id in accounted:
            continue
        own = claims.quotations.get(quotation.id)
        index = bisect_right(starts, quotation.spans[0].start) - 1
        around = claims.clauses[index] if index >= 0 else None
        if (
            around is not None
            and around[0].spans[0].holds(quotation.whole)
            and (own is None or own.speaker is around[1].speaker)
        ):
            held.setdefault(around[0].id, []).append(quotation)
            accounted[quotation.id] = (own or around[1]).origin
        elif own is not None:
            quotes.append(_direct(article, quotation, own, cast))
            accounted[quotation.id] = own.origin
    quotes += [
        _reported(article, passage, claim, held.get(passage.id, []), cast)
        for passage, claim in claims.clauses
    ]
    return list(_joined(article, sorted(quotes, key=lambda quote: quote.spans))), accounted


def _direct(article: Article, quotation: Quotation, claim: Claim, cast: Cast) -> GroundedQuote:
    found = attributions(article).get(quotation.id, Attribution())
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
    """Passages of one paragraph and speaker, parted by their cue clause alone, made one."""
    pending: GroundedQuote | None = None
    for quote in quotes:
        if pending is not None and _parted_by_cue(article, pending, quote):
            pending = replace(
                pending,
                spans=pending.spans + quote.spans,
                verbatim=pending.verbatim + quote.verbatim,
                passages=pending.passages + quote.passages,
                origin=quote.origin if pending.origin == "embedded" else pending.origin,
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
    if first.speaker is not second.speaker:
        return False
    between = Offsets(first.spans[-1].end, second.spans[0].start)
    if article.paragraph_at(first.spans[-1].start) != article.paragraph_at(between.end):
        return False
    words = list(_WORD.finditer(article.text, *between))
    if len(words) > _BETWEEN_WORDS:
        return False
    cues = {quote.cue for quote in (first, second) if quote.cue is not None}
    before, after = (article.sentence_at(at) for at in (between.start - 1, between.end))
    quotations = first.joinable and second.joinable
    tagged = article.tagged is not None and first.cue == second.cue and bool(cues)
    if tagged and quotations:
        return True
    if any(_starts_sentence(article, word.start()) for word in words[1:]):
        return False
    if tagged:  # a sentence that is a quotation stands by itself behind a reported clause
        return before == after or second.clause
    if len(cues) > 1 or (words and any(not between.holds(cue) for cue in cues)):
        return False
    if quotations and cues:
        return True
    clauses = first.clause and second.clause
    if not quotations and before != after and not (clauses and _is_sentence(article, second.spans)):
        return False
    # Behind a colon stands what a verb reports: it must be the one that parts the pieces.
    return bool(words) and _in_commas(article.text, between, ",;.–—:" if cues else ",;.–—")


def _in_commas(text: str, between: Offsets, stops: str) -> bool:
    """Whether a stretch begins with a comma (before or behind a mark) and ends with a stop."""
    before = text[max(between.start - 5, 0) : between.start].rstrip(_CLOSING)[-1:]
    inside = text[slice(*between)].strip()
    return (before == "," or inside.startswith(",")) and inside[-1:] in tuple(stops)


def _is_sentence(article: Article, spans: tuple[Offsets, ...]) -> bool:
    """Whether a passage has all the words of its sentence, so that it has no cue of its own."""
    sentence = article.sentence_at(spans[0].start)
    if sentence is None or len(spans) > 1 or sentence.span.start != spans[0].start:
        return False
    return _WORD.search(article.text, spans[0].end, sentence.span.end) is None


def _starts_sentence(article: Article, offset: int) -> bool:
    sentence = article.sentence_at(offset)
    return sentence is not None and sentence.span.start == offset

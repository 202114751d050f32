"""Turns a draft into a report: verbatim spans, and findings about all that did not hold."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summariser.article import Article
from summariser.draft import Draft
from summariser.grounding.cast import Cast, Member
from summariser.grounding.faults import Fault, Place
from summariser.grounding.findings import Findings
from summariser.grounding.nearest import nearest_passages
from summariser.grounding.pointers import Pointers
from summariser.grounding.positions import ground_stances
from summariser.grounding.prose import ground_summary
from summariser.grounding.quotes import GroundedQuote, ground_quotes
from summariser.offsets import Offsets
from summariser.report import (
    ALL_PARTS,
    Actor,
    ArticleInfo,
    EngineName,
    Part,
    Quote,
    Report,
    Run,
    Span,
)
from summariser.version import __version__

__all__ = ["Fault", "Grounded", "Place", "ground", "grounded", "nearest_passages"]


class Grounded(NamedTuple):
    """A report, and what an engine may want to mend or fill in the draft behind it.

    `faults` are items that the report lacks and sentences that it doubts, by place; `forgotten`
    the ids of the quotations that the draft does not account for.
    """

    report: Report
    faults: list[Fault]
    forgotten: list[str]


def ground(
    article: Article,
    draft: Draft,
    *,
    engine: EngineName = "scripted",
    filling: Draft | None = None,
    parts: frozenset[Part] = ALL_PARTS,
) -> Report:
    """The report that `draft` amounts to; never raises, whatever the draft says.

    `filling` is the embedded engine's draft for quotations that `draft` forgot; what comes from it
    has that origin and an info finding. Parts that were not asked for are left empty.
    """
    return grounded(article, draft, engine=engine, filling=filling, parts=parts).report


def grounded(
    article: Article,
    draft: Draft,
    *,
    engine: EngineName = "scripted",
    filling: Draft | None = None,
    parts: frozenset[Part] = ALL_PARTS,
) -> Grounded:
    """As `ground`, with what did not hold."""
    findings = Findings()
    sources: list[tuple[Draft, EngineName]] = [(draft, engine)]
    if filling is not None:
        sources.append((filling, "embedded"))
    cast = Cast(article, [actor for source, _ in sources for actor in source.actors], findings)
    pointers = Pointers(article)
    wanted = "quotes" in parts
    # Stances need to know whose words their evidence is, whether or not quotes are asked for.
    quotes, accounted = ground_quotes(
        article, sources, cast, pointers, findings if wanted else Findings()
    )
    if wanted:
        _note_gaps(article, quotes, accounted, findings, engine)
    stances = (
        ground_stances(article, cast, quotes, pointers, findings, quotes_known=wanted)
        if "stances" in parts
        else ()
    )
    summary = ground_summary(article, draft, pointers, findings, wanted="summary" in parts)
    report = Report(
        article=_info(article),
        summary=summary,
        actors=tuple(_actor(article, member) for member in cast.members),
        quotes=tuple(_quote(article, quote) for quote in quotes) if wanted else (),
        stances=stances,
        findings=tuple(findings.all),
        run=Run(engine=engine, version=__version__),
    )
    missing = [quotation.id for quotation in article.quotations if quotation.id not in accounted]
    return Grounded(report, _by_place(findings.faults), missing)


def _by_place(faults: list[Fault]) -> list[Fault]:
    """One fault an item, with all that speaks against it as the reason."""
    found: dict[Place, Fault] = {}
    for fault in faults:
        known = found.get(fault.place)
        if known is not None:
            reasons = f"{known.reason}; {fault.reason}"
            fault = Fault(fault.place, reasons, known.lost or fault.lost)
        found[fault.place] = fault
    return sorted(found.values())


def _note_gaps(
    article: Article,
    quotes: Sequence[GroundedQuote],
    accounted: Mapping[str, EngineName],
    findings: Findings,
    engine: EngineName,
) -> None:
    """What the engine forgot: filled and in a quote, filled as no speech, or not filled."""
    listed = {id: index for index, quote in enumerate(quotes) for id in quote.passages}
    for quotation in article.quotations:
        id = quotation.id
        origin = accounted.get(id)
        if origin == engine:
            continue
        if origin is None:
            findings.lost(
                "forgotten-quotation",
                f"The draft does not account for the quotation {id}.",
                article.slice(quotation.whole),
            )
        elif id in listed:
            findings.kept(
                "filled-quotation",
                "info",
                f"The draft does not account for {id}; the embedded engine ascribed it.",
                f"quotes[{listed[id]}]",
            )
        else:
            findings.lost(
                "filled-quotation",
                f"The draft does not account for {id}; the embedded engine took it for no speech.",
                article.slice(quotation.whole),
                "info",
            )


def _info(article: Article) -> ArticleInfo:
    return ArticleInfo(
        title=article.title,
        url=article.url,
        source=article.source,
        author=article.author,
        published=article.published,
        language=article.language,
        sha256=hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        words=article.words,
    )


def _actor(article: Article, member: Member) -> Actor:
    return Actor(
        id=member.id,
        name=member.name,
        kind=member.kind,
        role=member.role,
        mentions=tuple(_span(article, span) for span in member.mentions),
    )


def _quote(article: Article, quote: GroundedQuote) -> Quote:
    kind = "direct" if not quote.clause else "mixed" if quote.verbatim else "indirect"
    return Quote(
        spans=tuple(_span(article, span) for span in quote.spans),
        verbatim=tuple(_span(article, span) for span in quote.verbatim),
        kind=kind,
        speaker=quote.speaker.id if quote.speaker else None,
        mention=_span(article, quote.mention.span) if quote.mention else None,
        cue=_span(article, quote.cue) if quote.cue else None,
        origin=quote.origin,
    )


def _span(article: Article, span: Offsets) -> Span:
    return Span(start=span.start, end=span.end, text=article.slice(span))

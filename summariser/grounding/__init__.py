"""Turns a draft into a report: verbatim spans, and findings about all that did not hold."""

import hashlib
from collections.abc import Iterator, Sequence

from summariser.article import Article
from summariser.draft import Draft, DraftActor
from summariser.grounding.cast import Cast, Member
from summariser.grounding.findings import Findings
from summariser.grounding.pointers import Pointers
from summariser.grounding.positions import ground_stances
from summariser.grounding.prose import ground_summary
from summariser.grounding.quotes import Claim, GroundedQuote, ground_quotes
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

__all__ = ["forgotten", "ground"]


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
    findings = Findings()
    drafts: list[tuple[DraftActor, EngineName]] = [(actor, engine) for actor in draft.actors]
    if filling is not None:
        drafts += [(actor, "embedded") for actor in filling.actors]
    cast = Cast(article, drafts, findings)
    pointers = Pointers(article)
    quotes: list[GroundedQuote] = []
    if "quotes" in parts:
        quotes, accounted = ground_quotes(
            article,
            list(_claims(draft, filling, cast, engine)),
            [*draft.not_speech, *(filling.not_speech if filling else ())],
            cast,
            pointers,
            findings,
        )
        _note_gaps(article, quotes, accounted, findings, engine)
    stances = (
        ground_stances(article, cast, quotes, pointers, findings) if "stances" in parts else ()
    )
    summary = ground_summary(article, draft, pointers, findings, wanted="summary" in parts)
    return Report(
        article=_info(article),
        summary=summary,
        actors=tuple(_actor(article, member) for member in cast.members),
        quotes=tuple(_quote(article, quote) for quote in quotes),
        stances=stances,
        findings=tuple(findings.all),
        run=Run(engine=engine, version=__version__),
    )


def forgotten(article: Article, draft: Draft) -> list[str]:
    """The ids of the quotations that `draft` does not account for."""
    cast = Cast(article, [(actor, "scripted") for actor in draft.actors], Findings())
    claims = list(_claims(draft, None, cast, "scripted"))
    _, accounted = ground_quotes(
        article, claims, draft.not_speech, cast, Pointers(article), Findings()
    )
    return [quotation.id for quotation in article.quotations if quotation.id not in accounted]


def _claims(draft: Draft, filling: Draft | None, cast: Cast, engine: EngineName) -> Iterator[Claim]:
    """What was said by whom: the draft's claims before those of the filling."""
    for wanted in (
        (engine, "embedded") if filling is not None and engine != "embedded" else (engine,)
    ):
        origin: EngineName = engine if wanted == engine else "embedded"
        for member in cast.members:
            for actor, made_by in member.drafts:
                if made_by == origin:
                    yield from (Claim(pointer, member, origin) for pointer in actor.said)
        for actor, made_by in cast.removed:
            if made_by == origin:
                yield from (Claim(pointer, None, origin) for pointer in actor.said)
        source = draft if origin == engine else filling
        if source is not None:
            yield from (Claim(pointer, None, origin) for pointer in source.unattributed)


def _note_gaps(
    article: Article,
    quotes: Sequence[GroundedQuote],
    accounted: set[str],
    findings: Findings,
    engine: EngineName,
) -> None:
    for index, quote in enumerate(quotes):
        if quote.origin != engine:
            findings.kept(
                "filled-quotation",
                "info",
                f"{engine} forgot {' and '.join(quote.passages)}; the embedded engine ascribed it.",
                f"quotes[{index}]",
            )
    for quotation in article.quotations:
        if quotation.id not in accounted:
            findings.lost(
                "forgotten-quotation",
                f"The draft does not account for the quotation {quotation.id}.",
                article.slice(quotation.whole),
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
        kind=member.drafts[0][0].kind,
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

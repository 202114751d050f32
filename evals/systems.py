"""What the figures of a system are read against: the simplest system, and the best there can be."""

import re
from collections.abc import Callable, Iterable, Sequence

from summariser.article import Article
from summariser.draft import Draft, DraftSentence
from summariser.engines.embedded import EmbeddedEngine
from summariser.engines.embedded.reading import shipped_tagger
from summariser.grounding import ground
from summariser.pipeline import Summariser
from summariser.report import Actor, Quote, Report, Span
from summariser.tagged import Tagged

from .asking import System
from .baseline import predict_baseline
from .oracle import oracle_draft
from .polnear import PredictedQuote
from .values import Gold, Piece

__all__ = [
    "oracle_system",
    "reference_systems",
    "rules_system",
    "simple_system",
    "tagger_system",
]

_LEAD = 3  # sentences
_WORDS = re.compile(r"[“\"`']*(.*?)[”\"']*", re.DOTALL)


def reference_systems() -> dict[str, System]:
    """The systems that stand beside every other in a table, by the names of their columns."""
    return {"simple": simple_system(), "oracle": oracle_system()}


def simple_system() -> System:
    """A regex for quotations, the nearest name as speaker, the first sentences as summary."""

    async def ask(gold: Gold) -> Report:
        return _simple(gold.text)

    return System(name="regex and lead-3", engine="baseline", ask=ask)


def oracle_system(labels: Callable[[Gold], Gold] = lambda gold: gold) -> System:
    """The labels as a draft (`evals.oracle`), grounded; what it misses no engine can find.

    `labels` makes of an article one whose actors, quotes and stances say what was labelled.
    """

    async def ask(gold: Gold) -> Report:
        article = Article.from_text(gold.text)
        return ground(article, oracle_draft(labels(gold), article))

    return System(name="oracle", engine="oracle", ask=ask)


def tagger_system(read: Callable[[Article], Sequence[Tagged]] | None = None) -> System:
    """Every attribution that the tagger reads as a quote, belief and intent included.

    Of a source in several pieces the mention is the first, as a report's mention is one span; the
    speaker goes by all its words.
    """

    async def ask(gold: Gold) -> Report:
        article = Article.from_text(gold.text)
        return _attributed(article, (read or _shipped)(article))

    return System(name="tagger", engine="embedded", ask=ask)


def rules_system() -> System:
    """The embedded engine as it reads where its tagger cannot be loaded."""
    summariser = Summariser(EmbeddedEngine(tagger=False))

    async def ask(gold: Gold) -> Report:
        return await summariser.asummarise(gold.text)

    return System(name="rules", engine="embedded", ask=ask)


def _shipped(article: Article) -> Sequence[Tagged]:
    return shipped_tagger().read(article).attributions


def _attributed(article: Article, tagged: Sequence[Tagged]) -> Report:
    predicted = [
        PredictedQuote(
            spans=each.content,
            mention=each.source[0] if each.source else None,
            name=" ".join(map(article.slice, each.source)) or None,
        )
        for each in tagged
    ]
    actors = _actors(article.text, predicted)
    quotes = (
        _quote(article.text, quote, actors).model_copy(
            update={"kind": "indirect", "cue": _span(article.text, each.cue)}
        )
        for quote, each in zip(predicted, tagged, strict=True)
    )
    nothing = Draft(headline="", summary=[], actors=[], unattributed=[], not_speech=[])
    return ground(article, nothing, parts=frozenset({"summary"})).model_copy(
        update={"actors": tuple(actors.values()), "quotes": tuple(quotes)}
    )


def _simple(text: str) -> Report:
    article = Article.from_text(text)
    body = article.headline.end if article.headline else 0
    lead = [each for each in article.sentences if each.span.start >= body][:_LEAD]
    draft = Draft(
        headline=article.title or "",
        summary=[
            DraftSentence(text=" ".join(article.slice(each.span).split()), evidence=[each.id])
            for each in lead
        ],
        actors=[],
        unattributed=[],
        not_speech=[],
    )
    predicted = predict_baseline(text)
    actors = _actors(text, predicted)
    return ground(article, draft, parts=frozenset({"summary"})).model_copy(
        update={
            "actors": tuple(actors.values()),
            "quotes": tuple(_quote(text, quote, actors) for quote in predicted),
        }
    )


def _actors(text: str, predicted: Iterable[PredictedQuote]) -> dict[str, Actor]:
    """One for each name, as the regex found it; pronouns are names to it."""
    places: dict[str, set[Piece]] = {}
    for quote in predicted:
        if quote.name is not None and quote.mention is not None:
            places.setdefault(quote.name, set()).add(quote.mention)
    return {
        name: Actor(
            id=f"a{number}",
            name=name,
            kind="other",
            role="",
            mentions=tuple(_span(text, place) for place in sorted(mentions)),
        )
        for number, (name, mentions) in enumerate(places.items(), 1)
    }


def _quote(text: str, quote: PredictedQuote, actors: dict[str, Actor]) -> Quote:
    words = (_WORDS.fullmatch(text, *span) for span in quote.spans)
    return Quote(
        spans=tuple(_span(text, span) for span in quote.spans),
        verbatim=tuple(_span(text, found.span(1)) for found in words if found),
        kind="direct",
        speaker=actors[quote.name].id if quote.name is not None else None,
        mention=_span(text, quote.mention) if quote.mention else None,
        cue=None,
        origin="scripted",
    )


def _span(text: str, place: Piece) -> Span:
    return Span(start=place[0], end=place[1], text=text[slice(*place)])

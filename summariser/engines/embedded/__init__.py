"""The embedded engine: rules, no key, no network, no download. It is honest about what it is.

Its parts are apart, so that each can be measured and replaced: entities (who), speech (who said
what), stances, summary.
"""

import logging
from collections.abc import Collection, Sequence

from summariser.article import Article
from summariser.draft import Draft, DraftActor, DraftSentence, DraftStance
from summariser.engines import Answer, Request
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.speech import Speech, quotations_said, speeches
from summariser.engines.embedded.stances import FoundStance, find_stances
from summariser.engines.embedded.summary import headline, summarise_sentences
from summariser.report import EngineName

__all__ = ["EmbeddedEngine", "attribute"]

_log = logging.getLogger(__name__)


class EmbeddedEngine:
    """Reads English news by rules; in other languages little more than a summary is found."""

    name: EngineName = "embedded"

    async def draft(self, article: Article, request: Request) -> Answer:
        """A draft of the parts asked for, made at once on this machine."""
        if article.language not in (None, "en"):
            _log.warning(
                "The article seems to be in another language than English (%s): the embedded "
                "engine finds few speakers and stances in it. An LLM reads it: --model.",
                article.language,
            )
        entities = Entities(article)
        said = speeches(article, entities)
        wants = request.parts
        stances = find_stances(article, entities, said) if "stances" in wants else []
        summary = (
            summarise_sentences(article, entities, request.words) if "summary" in wants else []
        )
        every = [quotation.id for quotation in article.quotations] if "quotes" in wants else []
        return Answer(
            _draft(
                article,
                headline=headline(article),
                summary=summary,
                said=said if "quotes" in wants else [],
                stances=stances,
                quotations=every,
            )
        )


def attribute(article: Article, quotations: Collection[str]) -> Draft:
    """A draft that accounts for these quotations (ids) and nothing else."""
    said = [
        speech
        for speech in quotations_said(article, Entities(article))
        if speech.pointer in quotations
    ]
    return _draft(article, said=said, quotations=quotations)


def _draft(
    article: Article,
    *,
    said: Sequence[Speech],
    quotations: Collection[str],
    headline: str = "",
    summary: Sequence[DraftSentence] = (),
    stances: Sequence[FoundStance] = (),
) -> Draft:
    """Organised by actor; quotations that nobody said are no speech."""
    people = {
        id(entity): entity
        for entity in (*(speech.speaker for speech in said), *(found.holder for found in stances))
        if entity is not None
    }
    held = [clause.span for clause in article.clauses if _listed(clause.id, said)]
    accounted = {speech.pointer for speech in said}
    return Draft(
        headline=headline,
        summary=list(summary),
        actors=[
            DraftActor(
                name=entity.name,
                kind=entity.kind,
                role=entity.role,
                said=[speech.pointer for speech in said if speech.speaker is entity],
                stances=[
                    DraftStance(
                        target=found.target, position=found.position, evidence=list(found.evidence)
                    )
                    for found in stances
                    if found.holder is entity
                ],
            )
            for entity in people.values()
        ],
        unattributed=[speech.pointer for speech in said if speech.speaker is None],
        not_speech=[
            quotation.id
            for quotation in article.quotations
            if quotation.id in quotations
            and quotation.id not in accounted
            and not any(span.holds(quotation.whole) for span in held)
        ],
    )


def _listed(clause: str, said: Sequence[Speech]) -> bool:
    return any(speech.pointer == clause for speech in said)

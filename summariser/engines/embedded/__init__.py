"""The embedded engine: rules, no key, no network, no download. It is honest about what it is.

Its parts are apart, so that each can be measured and replaced: entities (who), speech (who said
what), stances, summary.
"""

from collections.abc import Collection, Sequence

from summariser.article import Article
from summariser.draft import Draft, DraftActor, DraftSentence, DraftStance
from summariser.engines import Answer, Request
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.reading import read
from summariser.engines.embedded.speech import Speech, quotations_said, speeches
from summariser.engines.embedded.stances import FoundStance, find_stances, targets_of
from summariser.engines.embedded.summary import headline, summarise_sentences
from summariser.grounding import grounded
from summariser.report import EngineName

__all__ = ["EmbeddedEngine", "attribute"]


class EmbeddedEngine:
    """Reads English news; in other languages little more than a summary is found.

    Without `tagger`, rules alone find who said what.
    """

    name: EngineName = "embedded"

    def __init__(self, *, tagger: bool = True) -> None:
        self._tagger = tagger

    async def draft(self, article: Article, request: Request) -> Answer:
        """A draft of the parts asked for, made at once on this machine."""
        article, reading, findings = read(article) if self._tagger else (article, None, ())
        entities = Entities(article)
        said = speeches(article, entities)
        wants = request.parts
        stances = (
            find_stances(article, entities, said, targets_of(article, reading))
            if "stances" in wants
            else []
        )
        salience = reading.salience if reading else None
        summary = (
            summarise_sentences(article, entities, request.words, salience)
            if "summary" in wants
            else []
        )
        every = [quotation.id for quotation in article.quotations] if "quotes" in wants else []
        draft = _draft(
            article,
            headline=headline(article, entities),
            summary=summary,
            said=said if "quotes" in wants else [],
            stances=stances,
            quotations=every,
        )
        found = grounded(article, draft, engine=self.name, parts=request.parts)
        return Answer(draft, findings=findings, grounded=found)


def attribute(article: Article, quotations: Collection[str]) -> Draft:
    """A draft that accounts for these quotations (ids) and nothing else."""
    article, *_ = read(article)
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

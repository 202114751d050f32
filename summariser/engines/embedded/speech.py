"""Who said which numbered quotation and reported clause, by rules."""

from dataclasses import dataclass

from summariser.article import Article
from summariser.attribution import Attribution, attributions, reads_like_speech
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.titles import is_title
from summariser.offsets import Offsets

__all__ = ["Speech", "quotations_said", "speeches"]

_ASKING = frozenset({"q", "question"})
_ANSWERING = frozenset({"a", "answer"})


@dataclass(frozen=True)
class Speech:
    """A numbered passage that is somebody's words; `speaker` is None for nobody named."""

    pointer: str
    span: Offsets
    speaker: Entity | None


def speeches(article: Article, entities: Entities) -> list[Speech]:
    """Reported clauses and quotations that are speech, in order.

    A quotation inside a reported clause belongs to the clause and is not listed by itself.
    """
    clauses = [
        Speech(clause.id, clause.span, entities.resolve(clause.subject))
        for clause in article.clauses
    ]
    outside = [
        quotation
        for quotation in quotations_said(article, entities)
        if not any(clause.span.holds(quotation.span) for clause in clauses)
    ]
    return sorted(clauses + outside, key=lambda speech: speech.span)


def quotations_said(article: Article, entities: Entities) -> list[Speech]:
    """The quotations that are speech, in order; titles, scare quotes and questions are not."""
    attributed = attributions(article)
    asking = _interviewers(article)
    speakers: dict[str, Entity | None] = {}
    found: list[Speech] = []
    for quotation in article.quotations:
        attribution = attributed[quotation.id]
        label = article.slice(quotation.label) if quotation.label else None
        if quotation.kind == "turn" and label in asking:
            continue
        if attribution == Attribution():
            # The words that introduce speech are known in English alone.
            words = article.slice(quotation.verbatim[0])
            if not article.is_english and reads_like_speech(words):
                found.append(Speech(quotation.id, quotation.whole, None))
            continue
        if is_title(article, quotation, attribution):
            continue
        speaker = entities.resolve(attribution.mention)
        if attribution.carried and (speaker is None or speaker.kind != "person"):
            speaker = speakers.get(attribution.carried)
        if speaker is None and label is not None and label.lower() in _ANSWERING:
            speaker = entities.guest()
        speakers[quotation.id] = speaker
        found.append(Speech(quotation.id, quotation.whole, speaker))
    return found


def _interviewers(article: Article) -> set[str]:
    """The labels that say so, and those most of whose turns are questions."""
    asked: dict[str, list[bool]] = {}
    for quotation in article.quotations:
        if quotation.kind == "turn" and quotation.label is not None:
            question = article.slice(quotation.whole).rstrip('”"’ ').endswith("?")
            asked.setdefault(article.slice(quotation.label), []).append(question)
    return {
        label
        for label, turns in asked.items()
        if label.lower() in _ASKING
        or (label.lower() not in _ANSWERING and sum(turns) * 2 > len(turns))
    }

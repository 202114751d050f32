"""The right answer about a labelled article: as a draft, and with its passages typed out."""

import json
from typing import Any

from summariser.article import Article
from summariser.draft import Draft, DraftActor
from summariser.grounding.pointers import Pointers

from ..oracle import oracle_draft
from ..values import Gold, GoldQuote, Piece

__all__ = ["asked_for", "compact", "pointed", "retyped", "without_evidence"]


def pointed(gold: Gold, article: Article) -> Draft:
    """The draft that the prompt asks for, with all that the labels say.

    It is the oracle's, in two points closer to the prompt: actors who neither speak nor take a
    position are left out, and a reported clause comes with the quotations inside it.
    """
    draft = oracle_draft(gold, article)
    actors = [actor for actor in draft.actors if actor.said or actor.stances]
    return draft.model_copy(update={"actors": [_with_inner(actor, article) for actor in actors]})


def asked_for(draft: Draft, parts: frozenset[str]) -> Draft:
    """`draft` without a summary where `parts` has none; the headline is always asked for."""
    return draft if "summary" in parts else draft.model_copy(update={"summary": []})


def retyped(gold: Gold, article: Article, draft: Draft, *, evidence: bool) -> dict[str, Any]:
    """The same answer with passages typed out instead of pointers.

    The schema is the draft's, so as lean as an answer that types can be: one entry for an actor.

        {"headline": "…",
         "summary": [{"text": "…", "evidence": ["a sentence of the article"]}],
         "actors": [{"name": "…", "kind": "…", "role": "…", "said": ["a quote"],
                     "stances": [{"target": "…", "position": "…", "evidence": ["a passage"]}]}],
         "unattributed": ["a quote of nobody named"]}

    Quotes and the evidence of stances are typed as they are labelled (cut short, not as whole
    sentences), a quote of several pieces as one text. Quotations that are no speech need no
    mention. Without `evidence` there are no such keys and `summary` is a list of texts.
    """
    answer: dict[str, Any] = {"headline": draft.headline}
    answer["summary"] = _summary(article, draft) if evidence else _texts(draft)
    answer["actors"] = [
        {
            "name": actor.name,
            "kind": actor.kind,
            "role": actor.role,
            "said": _said(gold, actor.id),
            "stances": _stances(gold, actor.id, evidence),
        }
        for actor in gold.actors
        if _said(gold, actor.id) or _stances(gold, actor.id, evidence)
    ]
    answer["unattributed"] = _said(gold, None)
    return answer


def without_evidence(draft: Draft) -> dict[str, Any]:
    """The draft as `retyped` gives it without evidence: with pointers to quotes alone."""
    answer = draft.model_dump()
    answer["summary"] = _texts(draft)
    for actor in answer["actors"]:
        for stance in actor["stances"]:
            del stance["evidence"]
    return answer


def compact(value: object) -> str:
    """JSON without blanks between its parts, as models write it under a schema."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _with_inner(actor: DraftActor, article: Article) -> DraftActor:
    pointers = Pointers(article)
    said: list[str] = []
    for pointer in actor.said:
        said.append(pointer)
        passage = pointers.said(pointer)
        if isinstance(passage, str) or passage.kind == "quotation":
            continue
        (span,) = passage.spans  # only quotations have several
        said += [each.id for each in article.quotations if span.holds(each.whole)]
    return actor.model_copy(update={"said": list(dict.fromkeys(said))})


def _texts(draft: Draft) -> list[str]:
    return [sentence.text for sentence in draft.summary]


def _summary(article: Article, draft: Draft) -> list[dict[str, Any]]:
    sentences = {each.id: article.slice(each.span) for each in article.sentences}
    return [
        {"text": each.text, "evidence": [sentences[id] for id in each.evidence]}
        for each in draft.summary
    ]


def _said(gold: Gold, speaker: str | None) -> list[str]:
    return [_quote(gold, quote) for quote in gold.quotes if quote.speaker == speaker]


def _quote(gold: Gold, quote: GoldQuote) -> str:
    return " ".join(_slice(gold, piece) for piece in quote.spans)


def _stances(gold: Gold, holder: str, evidence: bool) -> list[dict[str, Any]]:
    stances = [stance for stance in gold.stances if stance.holder == holder]
    return [
        {"target": each.target, "position": each.position}
        | ({"evidence": [_slice(gold, piece) for piece in each.evidence]} if evidence else {})
        for each in stances
    ]


def _slice(gold: Gold, piece: Piece) -> str:
    return gold.text[slice(*piece)]

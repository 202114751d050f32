"""The repair: what did not hold in a draft goes back once, with the passages nearest to it.

The third of the retry layers. An answer that mends nothing changes nothing: grounding leaves out
what still does not hold, and says so.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from summariser.article import Article
from summariser.draft import Draft, Position
from summariser.grounding import Fault, Place, grounded, nearest_passages
from summariser.grounding.nearby import telling_words, words_near
from summariser.prompts import Message, Prompt
from summariser.report import Finding

__all__ = ["Repairs", "is_short", "mended", "repair_messages"]

_MEANT = 4  # passages that an actor may have meant
_LONGEST = 2_000  # characters of an item; what is longer is past mending


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Repaired(_Strict):
    item: int


class RepairedSentence(_Repaired):
    """A sentence of the summary, anew."""

    text: str
    evidence: list[str]


class RepairedPointer(_Repaired):
    """What somebody said, anew."""

    pointer: str


class RepairedStance(_Repaired):
    """A stance, anew."""

    target: str
    position: Position
    evidence: list[str]


class RepairedName(_Repaired):
    """An actor's name, anew."""

    name: str


class Repairs(_Strict):
    """The items that could be mended, by their numbers in the request."""

    sentences: list[RepairedSentence]
    said: list[RepairedPointer]
    stances: list[RepairedStance]
    names: list[RepairedName]


def is_short(draft: Draft, place: Place) -> bool:
    """Whether an item is short enough to be asked for again."""
    return len(_shown(draft, place)) <= _LONGEST


def repair_messages(
    prompt: Prompt, article: Article, draft: Draft, faulty: Sequence[Fault]
) -> list[Message]:
    """The request that sends faulty items back, numbered from 1, with the passages nearest."""
    items = [
        f"{number}. {_shown(draft, fault.place)}\n   {fault.reason}"
        for number, fault in enumerate(faulty, 1)
    ]
    texts = [_text(draft, fault.place) for fault in faulty]
    pointers = [id for fault in faulty for id in _pointers(article, draft, fault.place)]
    source = "\n…\n".join(
        article.numbered_part(span) for span in nearest_passages(article, texts, pointers)
    )
    return prompt.messages(source, items="\n".join(items))


def mended(
    article: Article, draft: Draft, faulty: Sequence[Fault], repairs: Repairs
) -> tuple[Draft, list[Finding]]:
    """The draft with the items that were answered, and a finding for each: what it had said.

    Answers under a number that was not asked, or of another kind, are ignored; so is one that
    would be left out where the item was only doubted.
    """
    answers = dict(_answers(faulty, repairs))
    after = grounded(article, _with(draft, answers)).faults
    lost = {fault.place for fault in after if fault.lost}
    for fault in faulty:
        if fault.place in lost and not fault.lost:
            answers.pop(fault.place, None)
    findings = [
        Finding(
            code="repaired",
            severity="info",
            message="The engine was asked again for an item that did not hold.",
            claim=_shown(draft, place),
        )
        for place in answers
    ]
    return _with(draft, answers), findings


def _answers(faulty: Sequence[Fault], repairs: Repairs) -> Iterator[tuple[Place, dict[str, Any]]]:
    kinds: dict[str, Sequence[_Repaired]] = {
        "sentence": repairs.sentences,
        "said": repairs.said,
        "stance": repairs.stances,
        "name": repairs.names,
    }
    for number, fault in enumerate(faulty, 1):
        for answer in kinds[fault.place.kind]:
            if answer.item == number:
                yield fault.place, answer.model_dump(exclude={"item"})
                break


def _with(draft: Draft, answers: Mapping[Place, dict[str, Any]]) -> Draft:
    """The draft with new items in some places."""
    value = draft.model_dump()
    for place, new in answers.items():
        if place.kind == "sentence":
            value["summary"][place.index] = new
            continue
        actor = value["actors"][place.index]
        if place.kind == "said":
            actor["said"][place.item] = new["pointer"]
        elif place.kind == "stance":
            actor["stances"][place.item] = new
        else:
            actor["name"] = new["name"]
    return Draft.model_validate(value)


def _shown(draft: Draft, place: Place) -> str:
    """An item on one line, as the request shows it."""
    if place.kind == "sentence":
        return f"sentence {_json(draft.summary[place.index].model_dump())}"
    actor = draft.actors[place.index]
    if place.kind == "said":
        return f"said by {_json(actor.name)}: {_json(actor.said[place.item])}"
    if place.kind == "stance":
        return f"stance of {_json(actor.name)}: {_json(actor.stances[place.item].model_dump())}"
    return f"name {_json(actor.name)}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _text(draft: Draft, place: Place) -> str:
    """The words of an item that the article is searched for."""
    if place.kind == "sentence":
        return draft.summary[place.index].text
    actor = draft.actors[place.index]
    if place.kind == "said":
        return f"{actor.name} {actor.said[place.item]}"
    if place.kind == "stance":
        return f"{actor.name} {actor.stances[place.item].target}"
    return actor.name


def _pointers(article: Article, draft: Draft, place: Place) -> list[str]:
    """What an item points at, and what else it may have meant: nobody's words, or the holder's."""
    if place.kind == "sentence":
        return draft.summary[place.index].evidence
    actor = draft.actors[place.index]
    if place.kind == "said":
        return [actor.said[place.item].partition(":")[0], *_unclaimed(article, draft, actor.name)]
    if place.kind == "stance":
        spoken = [pointer.partition(":")[0] for pointer in actor.said]
        return [*actor.stances[place.item].evidence, *spoken[:_MEANT]]
    return []


def _unclaimed(article: Article, draft: Draft, name: str) -> list[str]:
    """Passages that the draft gives to nobody, first those with somebody's name around them."""
    said = [pointer for actor in draft.actors for pointer in actor.said]
    claimed = {pointer.strip() for pointer in (*said, *draft.unattributed, *draft.not_speech)}
    passages = [(quotation.id, quotation.whole.start) for quotation in article.quotations]
    passages += [(clause.id, clause.span.start) for clause in article.clauses]
    words = telling_words(name)
    free = sorted(
        (words.isdisjoint(words_near(article, start, before=1, after=1)), position, id)
        for position, (id, start) in enumerate(passages)
        if id not in claimed
    )
    return [id for *_, id in free[:_MEANT]]

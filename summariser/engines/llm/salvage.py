"""What can be read of answers that are no draft: each item that is valid by itself."""

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from summariser.draft import ActorKind, Draft, DraftActor, DraftSentence, DraftStance
from summariser.engines.llm.answer_text import whole_object
from summariser.report import Finding

__all__ = ["Salvage", "salvaged"]

MOST_LOST = 20  # claims that are told of one by one
_LONGEST_CLAIM = 200  # characters
_LONGEST_ESCAPE = 6  # characters: \u201c
_KINDS = get_args(ActorKind)
_OPENING = re.compile(rf'\{{\s*"(?:{"|".join(Draft.model_fields)})"\s*:')

Item = TypeVar("Item", bound=BaseModel)


class Salvage(NamedTuple):
    """A draft of what could be read, and what could not: `summary[2]: {"text": 5}`."""

    draft: Draft
    lost: list[str]

    def findings(self, reason: str) -> tuple[Finding, ...]:
        """What a report says about it; `reason` is the message of the error."""
        message = f"The answer was not whole; what could be read of it is reported. {reason}"
        told = Finding(code="answer-salvaged", severity="error", message=message)
        left_out = "This part of the answer could not be read and was left out."
        return (
            told,
            *(
                Finding(code="answer-part-lost", severity="error", message=left_out, claim=claim)
                for claim in self.lost
            ),
        )


def salvaged(answers: Iterable[str]) -> Salvage | None:
    """The fullest draft that is in one of `answers` (the last of equals); None if none holds any.

    An answer may be cut off, broken, of the wrong form, with words around it. No passage is
    guessed: a text that is not closed is lost, as is the item in which the JSON breaks.
    """
    found = [salvage for text in answers if (salvage := _salvage(text)) is not None]
    return max(reversed(found), key=lambda salvage: _items(salvage.draft), default=None)


def _salvage(text: str) -> Salvage | None:
    lost = _Lost()
    value = whole_object(text, Draft.model_fields) or _beginning(text, lost)
    if value is None:
        return None
    lost.unknown("", value, Draft)
    draft = Draft(
        headline=_words(value, "headline", "", lost),
        summary=_valid(DraftSentence, value, "summary", lost),
        actors=_actors(value, lost),
        unattributed=_pointers(value, "unattributed", "", lost),
        not_speech=_pointers(value, "not_speech", "", lost),
    )
    return Salvage(draft, lost.claims) if draft.headline or _items(draft) else None


def _items(draft: Draft) -> int:
    """How many items a draft has."""
    actors = sum(1 + len(actor.said) + len(actor.stances) for actor in draft.actors)
    return len(draft.summary) + actors + len(draft.unattributed) + len(draft.not_speech)


class _Lost:
    """Collects what is lost; only counts it where it is much."""

    def __init__(self) -> None:
        self._first: list[str] = []
        self._count = 0

    def add(self, where: str, value: object) -> None:
        self._count += 1
        if len(self._first) < MOST_LOST:
            claim = f"{where}: {json.dumps(value, ensure_ascii=False, default=str)}"
            short = claim if len(claim) <= _LONGEST_CLAIM else claim[: _LONGEST_CLAIM - 1] + "…"
            self._first.append(short)

    def unknown(self, where: str, value: dict[str, Any], known: type[BaseModel]) -> None:
        """Keys that are none of a draft's."""
        for key in sorted(value.keys() - known.model_fields.keys()):
            self.add(f"{where}{key}", value[key])

    @property
    def claims(self) -> list[str]:
        more = self._count - len(self._first)
        return [*self._first, f"and {more:,} more"] if more else self._first


def _beginning(text: str, lost: _Lost) -> dict[str, Any] | None:
    """The object that `text` begins, as far as it goes."""
    opening = _OPENING.search(text)
    if opening is None:
        return None
    text = text[opening.start() :]
    breaks = _break(text)
    try:
        value = from_json(text[:breaks], allow_partial=True)
    except ValueError:
        return None
    if not isinstance(value, dict) or not value:
        return None
    if breaks is None:
        lost.add("the end", "the answer is cut off")
    else:
        # Quotation marks that are not escaped end a text too early: the last item is suspect.
        key = list(value)[-1]
        last = value[key].pop() if isinstance(value[key], list) and value[key] else value.pop(key)
        lost.add(f"the end of {key}, where the JSON breaks", last)
    return value


def _break(text: str) -> int | None:
    """Where the JSON of `text` goes wrong; None if it only ends too early."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        early = error.pos >= len(text) - _LONGEST_ESCAPE or error.msg.startswith("Unterminated")
        return None if early else error.pos
    except RecursionError:
        pass
    return None


def _actors(value: dict[str, Any], lost: _Lost) -> list[DraftActor]:
    actors = []
    for number, one in enumerate(_list(value, "actors", "", lost)):
        where = f"actors[{number}]."
        name = one.get("name") if isinstance(one, dict) else None
        if not isinstance(name, str) or not name.strip():
            lost.add(where[:-1], one)
            continue
        lost.unknown(where, one, DraftActor)
        kind = one.get("kind")
        if kind not in _KINDS:
            lost.add(f"{where}kind", kind)
        actors.append(
            DraftActor(
                name=name,
                kind=kind if kind in _KINDS else "other",
                role=_words(one, "role", where, lost),
                said=_pointers(one, "said", where, lost),
                stances=_valid(DraftStance, one, "stances", lost, where),
            )
        )
    return actors


def _valid(
    family: type[Item], value: dict[str, Any], key: str, lost: _Lost, where: str = ""
) -> list[Item]:
    """The items of a list that are whole; what else they hold is left out."""
    items = []
    for number, one in enumerate(_list(value, key, where, lost)):
        place = f"{where}{key}[{number}]"
        if not isinstance(one, dict) or "evidence" not in one:
            lost.add(place, one)
            continue
        known = {name: one[name] for name in family.model_fields if name in one}
        known["evidence"] = _pointers(one, "evidence", f"{place}.", lost)
        try:
            items.append(family.model_validate(known))
        except ValidationError:
            lost.add(place, one)
        else:
            lost.unknown(f"{place}.", one, family)
    return items


def _pointers(value: dict[str, Any], key: str, where: str, lost: _Lost) -> list[str]:
    """The texts of a list."""
    pointers = []
    for number, one in enumerate(_list(value, key, where, lost)):
        if isinstance(one, str):
            pointers.append(one)
        else:
            lost.add(f"{where}{key}[{number}]", one)
    return pointers


def _list(value: dict[str, Any], key: str, where: str, lost: _Lost) -> list[Any]:
    """The list under `key`; a single text stands for a list of one."""
    found = value.get(key)
    if isinstance(found, list):
        return found
    if isinstance(found, str) and key not in ("summary", "actors", "stances"):
        return [found]
    lost.add(f"{where}{key}", found)
    return []


def _words(value: dict[str, Any], key: str, where: str, lost: _Lost) -> str:
    """The text under `key`, empty where there is none."""
    found = value.get(key)
    if isinstance(found, str):
        return found
    lost.add(f"{where}{key}", found)
    return ""

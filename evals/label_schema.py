"""The format of labels.yaml as pydantic models; validating finds every passage in the article."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails

from summariser.draft import ActorKind, Position
from summariser.report import QuoteKind

from .invalid import path
from .passages import Passages
from .values import Fault, Gold, GoldActor, GoldQuote, GoldStance, KeyFact, Piece

__all__ = ["check_labels", "meant"]


@dataclass(frozen=True)
class _Context:
    """What the fields are checked against."""

    passages: Passages
    actors: tuple[str, ...]


def _text(value: object) -> str:
    """A text that is not blank; YAML makes other things of some words."""
    quoted = "put it in quotation marks"
    match value:
        case str() if value.strip():
            return value
        case None | str():
            raise ValueError("is empty")
        case bool():
            raise ValueError(f"YAML reads yes, no, on and off as {str(value).lower()}: {quoted}")
        case int() | float():
            raise ValueError(f"YAML reads this as the number {value}: {quoted}")
        case datetime.date():
            raise ValueError(f"YAML reads this as the date {value}: {quoted}")
        case dict():
            raise ValueError(f"YAML reads this as a mapping, because of its colon: {quoted}")
        case _:
            raise ValueError("must be a text")


def _context(info: ValidationInfo) -> _Context:
    assert isinstance(info.context, _Context)
    return info.context


def _actor(value: object, info: ValidationInfo) -> str:
    id, known = _text(value), _context(info).actors
    if id not in known:
        raise ValueError(f"no actor {id!r}{meant(id, known)}")
    return id


def _speaker(value: object, info: ValidationInfo) -> str | None:
    return None if value is None else _actor(value, info)


def _pieces(value: object, info: ValidationInfo) -> tuple[Piece, ...]:
    passages = _context(info).passages
    listed = value if isinstance(value, list) and value else [value]
    texts: list[str] = []
    faults: list[str] = []
    for each in listed:
        try:
            texts.append(_text(each))
            passages.every(texts[-1])
        except ValueError as error:
            faults.append(str(error))
    if faults:
        raise ValueError("; ".join(faults))
    if "occurrence" not in info.data:  # it has a fault of its own
        return ()
    return passages.pieces(texts, info.data["occurrence"])


def _beside(value: object, info: ValidationInfo) -> Piece | None:
    if value is None:
        return None
    unknown = ((0, 0),)  # a quote that has a fault of its own
    return _context(info).passages.nearest(_text(value), info.data.get("text") or unknown)


def _evidence(value: object, info: ValidationInfo) -> Piece:
    return _context(info).passages.only(_text(value))


def _everywhere(value: object, info: ValidationInfo) -> tuple[Piece, ...]:
    return _context(info).passages.every(_text(value))


_Text = Annotated[str, BeforeValidator(_text)]
_Beside = Annotated[Piece | None, BeforeValidator(_beside)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Actor(_Strict):
    id: _Text
    name: _Text
    kind: ActorKind
    role: _Text = ""
    aliases: list[_Text]


class _Quote(_Strict):
    occurrence: int | None = Field(default=None, ge=1)  # first: the pieces need it, as others them
    text: Annotated[tuple[Piece, ...], BeforeValidator(_pieces)]
    kind: QuoteKind
    speaker: Annotated[str | None, BeforeValidator(_speaker)]
    mention: _Beside
    cue: _Beside


class _Stance(_Strict):
    holder: Annotated[str, BeforeValidator(_actor)]
    target: _Text
    target_aliases: list[_Text]
    position: Position
    evidence: list[Annotated[Piece, BeforeValidator(_evidence)]] = Field(min_length=1)
    core: bool


class _KeyFact(_Strict):
    fact: _Text
    terms: list[Annotated[list[_Text], Field(min_length=1)]] = Field(min_length=1)


class _Summary(_Strict):
    reference: _Text
    key_facts: list[_KeyFact]


class _Labels(_Strict):
    format: Literal[1]
    slug: _Text
    language: _Text
    source: _Text
    split: Literal["tune", "test"]
    genre: _Text
    actors: list[_Actor]
    quotes: list[_Quote]
    not_speech: list[Annotated[tuple[Piece, ...], BeforeValidator(_everywhere)]]
    stances: list[_Stance]
    summary: _Summary

    def gold(self, text: str) -> Gold:
        """The labels as the value that the metrics read."""
        return Gold(
            slug=self.slug,
            language=self.language,
            split=self.split,
            genre=self.genre,
            text=text,
            actors=tuple(
                GoldActor(each.id, each.name, each.kind, each.role, tuple(each.aliases))
                for each in self.actors
            ),
            quotes=tuple(
                GoldQuote(each.text, each.kind, each.speaker, each.mention, each.cue)
                for each in self.quotes
            ),
            not_speech=tuple(sorted({place for each in self.not_speech for place in each})),
            stances=tuple(
                GoldStance(
                    each.holder,
                    each.target,
                    tuple(each.target_aliases),
                    each.position,
                    tuple(each.evidence),
                    each.core,
                )
                for each in self.stances
            ),
            reference=self.summary.reference,
            key_facts=tuple(
                KeyFact(each.fact, tuple(tuple(group) for group in each.terms))
                for each in self.summary.key_facts
            ),
        )


_KEYS = sorted(
    {
        key
        for model in (_Labels, _Actor, _Quote, _Stance, _Summary, _KeyFact)
        for key in model.model_fields
    }
)


def check_labels(text: str, labels: Mapping[str, Any]) -> Gold | list[Fault]:
    """The article `text` with its `labels` as YAML gave them, or all that breaks the format."""
    language, actors = labels.get("language"), labels.get("actors")
    ids = [
        each.get("id")
        for each in (actors if isinstance(actors, list) else [])
        if isinstance(each, dict)
    ]
    context = _Context(
        Passages(text, language if isinstance(language, str) else "en"),
        tuple(id for id in ids if isinstance(id, str)),
    )
    try:
        return _Labels.model_validate(labels, context=context).gold(text)
    except ValidationError as error:
        return [Fault(path(each["loc"]), _message(each)) for each in error.errors()]


def meant(word: str, known: Iterable[str]) -> str:
    """The end of a message: the known word that is nearly `word`, if there is one."""
    close = get_close_matches(word, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _message(error: ErrorDetails) -> str:
    value = error["input"]
    match error["type"]:
        case "value_error":
            return str(error["ctx"]["error"])
        case "missing":
            return "is missing"
        case "extra_forbidden":
            return f"no such key in the format{meant(str(error['loc'][-1]), _KEYS)}"
        case "literal_error":
            return f"{value!r} is not {error['ctx']['expected']}"
        case "list_type":
            return "must be a list"
        case "too_short":
            return "must not be empty"
        case "bool_type":
            return f"{value!r} is neither true nor false"
    return error["msg"]

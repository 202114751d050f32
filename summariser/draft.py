"""The draft: what an engine answers. Names, short labels and pointers, never retyped passages.

The JSON Schema of `Draft` is what an LLM sees, so it stays lean, is clean for strict structured
output (every field required, no unknown keys, no nulls) and its descriptions are instructions.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["ActorKind", "Draft", "DraftActor", "DraftSentence", "DraftStance", "Position"]

ActorKind = Literal["person", "organisation", "government", "group", "document", "other"]
Position = Literal["supports", "opposes", "mixed"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DraftSentence(_Strict):
    """One sentence of the summary."""

    text: str
    evidence: list[str] = Field(description="ids of the sentences that state it: s4")


class DraftStance(_Strict):
    """What the actor is for or against."""

    target: str = Field(description="short neutral noun phrase")
    position: Position
    evidence: list[str] = Field(description="ids that show it: s4, q2 or r5")


class DraftActor(_Strict):
    """Somebody who speaks or takes a position."""

    name: str = Field(description="fullest name, as the article spells it")
    kind: ActorKind
    role: str = Field(description="as the article states it, or empty")
    said: list[str] = Field(
        description="q2, r5, or for speech without a number s12: first words … last words"
    )
    stances: list[DraftStance]


class Draft(_Strict):
    """An engine's answer about one article; `ground` turns it into a `Report`.

    Pointers are the numbers of the numbered source: `s4` a sentence, `q2` a quotation, `r5` a
    reported clause. Every quotation stands in exactly one place: an actor's `said`,
    `unattributed` or `not_speech`.
    """

    headline: str
    summary: list[DraftSentence]
    actors: list[DraftActor]
    unattributed: list[str] = Field(description="quotations spoken by nobody named")
    not_speech: list[str] = Field(description="quotations that are titles, names, scare quotes")

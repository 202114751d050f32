"""Somebody who was met in an article, and what that shows to a pronoun which may mean them."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from summariser.engines.embedded.entity import Entity, Gender
from summariser.engines.embedded.gazetteer import FEMALE_NOUNS, MALE_NOUNS
from summariser.engines.embedded.genders import likely_gender
from summariser.engines.embedded.references import Expression

__all__ = [
    "Met",
    "PronounClass",
    "any_shows",
    "fits",
    "frequency",
    "gender_of_noun",
    "gendered",
    "sort_of",
]

PronounClass = Literal["male", "female", "thing", "many"]
_FEW = 3  # mentions that make somebody one whom the story is about


class Met(NamedTuple):
    """An expression and whom it stands for; `human` is None where that cannot be told.

    `identity` is the same for one entity, which is met for the `times`th time.
    """

    said: Expression
    entity: Entity | None
    identity: int
    times: int
    gender: Gender | None
    human: bool | None
    plural: bool
    named: bool


def any_shows(group: Sequence[Met], trait: Literal["leads", "speaks", "acts"]) -> bool:
    """Whether one of the mentions stands so."""
    return any(getattr(met.said, trait) for met in group)


def _active(group: Sequence[Met]) -> bool:
    return any_shows(group, "leads") or any_shows(group, "speaks")


def gendered(met: Met, wanted: PronounClass) -> Iterator[str]:
    """How well somebody fits “he” or “she”."""
    if met.gender is not None:
        yield "agrees"
    else:
        lean = likely_gender(met.entity.name) if met.entity is not None and met.named else None
        yield "unknown" if lean is None else "leans" if lean == wanted else "leans against"
    if met.human is None:
        guessed = met.entity is not None and met.entity.guessed
        yield "speaks" if guessed else "perhaps a person"


def sort_of(met: Met, wanted: PronounClass, group: Sequence[Met]) -> Iterator[str]:
    """What kind of thing “it” or “they” would stand for."""
    kind = met.entity.kind if met.entity is not None else "nobody"
    body = kind in ("organisation", "government") or (kind == "document" and _active(group))
    yield f"{wanted}, {'body' if body else kind}"


def fits(met: Met, wanted: PronounClass) -> bool:
    """Whether a pronoun of that class may stand for it."""
    if wanted == "thing":
        return not met.human and not (met.plural and not met.named)
    if wanted == "many":
        return not met.human
    place = (
        met.human is None
        and met.entity is not None
        and " " not in met.entity.name
        and not met.said.speaks
    )
    return met.human is not False and met.gender in (wanted, None) and not place


def gender_of_noun(head: str, entity: Entity | None) -> Gender | None:
    """What a noun for a person shows, else the entity."""
    if head in FEMALE_NOUNS:
        return "female"
    if head in MALE_NOUNS:
        return "male"
    return entity.gender if entity is not None else None


def frequency(count: int, most: int) -> frozenset[str]:
    """How often somebody was met, of whom another was met `most` often."""
    found = {"met before"} if count > 1 else set()
    if count >= _FEW:
        found.add("met often")
    if count == most and most >= _FEW:
        found.add("met most")
    return frozenset(found)

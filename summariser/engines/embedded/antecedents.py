"""Whom a pronoun stands for."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from summariser.article import Article
from summariser.cues import first_subject
from summariser.engines.embedded.descriptions import head_of, is_nobody
from summariser.engines.embedded.entity import Entity, Gender
from summariser.engines.embedded.gazetteer import SPOKESPEOPLE
from summariser.engines.embedded.named import Named
from summariser.mentions import Mention

__all__ = ["Antecedents"]

_REACH = 6  # statements back that a pronoun looks for its person
_SURE_REACH = 1  # of these, where a person of unknown gender gives way to one of known
_LEADING = 4  # times as many mentions make another the one whom a story is about
_GENDERS: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female",
}  # fmt: skip
_SPOKEN: dict[str, Gender] = {"spokesman": "male", "spokeswoman": "female"}
_BODIES = ("organisation", "government")
_Fits = Callable[[Entity], bool]


class Antecedents:
    """Looks back from a pronoun: at who spoke last, then at who is named nearest.

    `subjects` are those of reporting verbs in order; `resolve` tells whom one stands for.
    """

    def __init__(
        self,
        article: Article,
        named: Named,
        subjects: Sequence[Mention],
        resolve: Callable[[Mention], Entity | None],
    ) -> None:
        self._article = article
        self._named = named
        self._subjects = subjects
        self._resolve = resolve

    def of(self, word: str, offset: int) -> Entity | None:
        """The entity that a pronoun (small) at an offset stands for, if there is one."""
        gender = _GENDERS.get(word)
        if gender is not None:
            return self._person(gender, offset)
        if word == "it":
            return (
                self._last_speaker(offset, lambda entity: entity.kind in (*_BODIES, "document"))
                or self._subject_before(offset)
                or self._nearest(offset, lambda entity: entity.kind in _BODIES, lambda _: True)
            )
        if word == "they":
            return self._last_speaker(offset, lambda entity: entity.kind in (*_BODIES, "group"))
        return None

    def _person(self, gender: Gender, offset: int) -> Entity | None:
        for subject in self._speaking_before(offset):
            if subject.pronoun:
                speaker = self._chained(subject, gender, offset)
                if speaker is not None:
                    return speaker
                continue
            text = self._article.slice(subject.span)
            if is_nobody(text, subject):
                return None  # a fisherman said so; so did he
            speaker = self._resolve(subject)
            if speaker is not None and _may_be(speaker, gender, head_of(text)[1]):
                return speaker
        return self._nearest(
            offset,
            lambda entity: entity.kind == "person" and _is(entity, gender),
            lambda entity: entity.gender == gender,
        ) or self._last_speaker(offset, lambda entity: entity.kind == "other")

    def _chained(self, subject: Mention, gender: Gender, offset: int) -> Entity | None:
        """Whom the same pronoun stood for before, unless somebody else is named since."""
        if _GENDERS.get(self._article.slice(subject.span).lower()) != gender:
            return None
        speaker = self._resolve(subject)
        since = self._named.between(subject.span.end, offset)
        others = (
            other is not speaker
            and other.kind == "person"
            and _is(other, gender)
            and not self._named.is_quoted(span)
            for span, other in since
        )
        return None if any(others) else speaker

    def _last_speaker(self, offset: int, fits: _Fits) -> Entity | None:
        speakers = (
            self._resolve(subject)
            for subject in self._speaking_before(offset)
            if not subject.pronoun
        )
        return next((each for each in speakers if each is not None and fits(each)), None)

    def _subject_before(self, offset: int) -> Entity | None:
        """The body or document of which the statement before tells."""
        at = self._statement(offset)
        tokens = self._article.statements[max(at - 1, 0)].tokens
        subject = first_subject(tokens, len(tokens)) if at > 0 else None
        entity = self._resolve(subject) if subject is not None and not subject.pronoun else None
        fits = entity is not None and entity.kind in (*_BODIES, "document")
        return entity if fits else None

    def _speaking_before(self, offset: int) -> Iterator[Mention]:
        """The subjects of reporting verbs in this statement and the one before, the last first."""
        start = self._article.statements[max(self._statement(offset) - 1, 0)].span.start
        at = bisect_left(self._subjects, offset, key=lambda subject: subject.span.start)
        for subject in reversed(self._subjects[:at]):
            if subject.span.start < start:
                return
            yield subject

    def _nearest(self, offset: int, fits: _Fits, surely: _Fits) -> Entity | None:
        """The first fitting entity of the nearest statement before `offset` that has one."""
        statements = self._article.statements
        at = self._statement(offset)
        unsure: Entity | None = None
        for index in range(at, max(at - _REACH, -1), -1):
            start, end = statements[index].span
            near = [
                entity
                for span, entity in self._named.between(start, min(end, offset))
                if fits(entity) and not self._named.is_quoted(span)
            ]
            sure = [entity for entity in near if surely(entity)]
            if sure:
                return _leading(sure, offset)
            unsure = unsure or next(iter(near), None)
            if unsure is not None and index <= at - _SURE_REACH:
                break
        return unsure

    def _statement(self, offset: int) -> int:
        return bisect_right(self._article.statements, offset, key=lambda each: each.span.start) - 1


def _may_be(speaker: Entity, gender: Gender, head: str) -> bool:
    """Whether a pronoun may stand for a speaker, or for the one who speaks for a body."""
    if speaker.kind == "person":
        return _is(speaker, gender)
    return head in SPOKESPEOPLE and _SPOKEN.get(head, gender) == gender


def _is(person: Entity, gender: Gender) -> bool:
    return person.gender in (gender, None)


def _leading(entities: Sequence[Entity], offset: int) -> Entity:
    """The first, unless the story so far is about another."""
    counts = [bisect_left(entity.mentions, (offset, 0)) for entity in entities]
    most = max(counts)
    return entities[counts.index(most)] if most > _LEADING * counts[0] else entities[0]

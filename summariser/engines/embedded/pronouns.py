"""Whom “he” and “she” mean where their sentence does not say it; rules of English."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summariser.article import Article
from summariser.cues import first_subject
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.gazetteer import ROLES
from summariser.lexicon import CONJUNCTIONS, HONORIFICS, PREPOSITIONS, RELATIVES, REPORTING
from summariser.mentions import Mention
from summariser.offsets import Offsets
from summariser.tokens import QUOTED, Token

__all__ = ["People", "reports_behind"]

_GENDERS = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}
_OPENING = 8  # tokens of an opening phrase
_OPENERS = CONJUNCTIONS | PREPOSITIONS
_PLACED = PREPOSITIONS | {"the"}
_CLAUSAL = CONJUNCTIONS | RELATIVES | {"what", "who"}
# Titles that are more often adjectives or no people.
_DESCRIBED = ROLES | (HONORIFICS - set("general major chief foreign prime vice deputy".split()))
_DESCRIBED |= set(
    "man woman boy girl teenager suspect victim driver official nominee winner loser champion star"
    " keeper goalkeeper singer actor actress son daughter wife husband brother sister friend worker"
    " colleague neighbour neighbor pupil soldier pilot priest patient prisoner businessman rival"
    " billionaire newcomer survivor".split()
)


class People:
    """The people whom an article names."""

    def __init__(self, article: Article, entities: Entities) -> None:
        self._article = article
        self._entities = entities
        # A gender shows a person too, where the kind was misread; others may be people.
        people = [
            entity for entity in entities.all if entity.kind in ("person", "other") or entity.gender
        ]
        self._mentions = sorted(
            ((mention, entity) for entity in people for mention in entity.mentions),
            key=lambda pair: pair[0],
        )

    def named(self, start: int, end: int) -> list[tuple[Offsets, Entity]]:
        """The mentions of people, and of what may be people, between two offsets, in order."""
        low, high = (
            bisect_left(self._mentions, offset, key=lambda pair: pair[0].start)
            for offset in (start, end)
        )
        return self._mentions[low:high]

    def unbound(self, tokens: Sequence[Token]) -> Iterator[int]:
        """The first pronoun of each gender, where nobody whom it may mean stands before it."""
        for gender in ("male", "female"):
            index = next((i for i, token in enumerate(tokens) if _gender(token) == gender), None)
            if index is not None and (
                reports_behind(tokens, index)
                or not self._stands_before(tokens[: index + 1], gender)
            ):
                yield index

    def _stands_before(self, tokens: Sequence[Token], gender: str) -> bool:
        """Whether somebody of that gender is named or described before the last token."""
        places = {b.span.start for a, b in pairwise(tokens) if a.lower in _PLACED}  # in Gaza
        return any(token.text in _DESCRIBED for token in tokens) or any(
            entity.gender in (gender, None)
            and not (entity.kind == "other" and mention.start in places)
            for mention, entity in self.named(tokens[0].span.start, tokens[-1].span.start)
        )

    def meant(
        self, at: int, tokens: Sequence[Token], index: int
    ) -> tuple[Entity, list[Offsets]] | None:
        """Whom the pronoun surely means, with the mentions that show it; else None.

        That is the subject of the statement before number `at`, be it a pronoun too, for a pronoun
        that begins its sentence or reports (“…,” she said).
        """
        entity = self._entities.resolve(Mention(tokens[index].span, pronoun=True))
        contracted = tokens[index].text.lower() not in _GENDERS  # she’s
        if entity is None or at == 0 or contracted or not _leads(tokens, index):
            return None
        before = self._article.statements[at - 1]
        subjects = [cue.subject for cue in before.cues]
        subjects.append(first_subject(before.tokens, len(before.tokens)))
        alike = [each.span for each in subjects if each and self._entities.resolve(each) is entity]
        shown = [mention for mention in entity.mentions if before.span.holds(mention)]
        if not shown and entity.kind == "person":
            shown = alike
        if not shown or not alike:
            return None
        full = [span for span in entity.mentions if self._article.slice(span) == entity.name]
        return entity, [shown[-1], *full[:1]]


def _gender(token: Token) -> str | None:
    return _GENDERS.get(token.lower.replace("’", "'").partition("'")[0])


def _leads(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is the subject: first, behind what it says, or behind “on Tuesday”."""
    opening = {token.lower for token in tokens[:index]}
    opened = tokens[0].lower in PREPOSITIONS and not opening & _CLAUSAL
    subject = tokens[index].lower in ("he", "she") and index < _OPENING
    return index == 0 or reports_behind(tokens, index) or (opened and subject)


def reports_behind(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is the subject in “…,” she said or the bridge is old, she said."""
    if not 0 < index < len(tokens) - 1 or tokens[index + 1].lower not in REPORTING:
        return False
    opened = tokens[0].lower in _OPENERS  # on Monday, she said
    return tokens[index - 1].text == QUOTED or (tokens[index - 1].text == "," and not opened)

"""Whom the subject of a position stands for."""

import re

from summariser.article import Article
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.voices import Voice
from summariser.lexicon import DETERMINERS, PREPOSITIONS
from summariser.mentions import Mention

__all__ = ["Holders"]

_REACH = 40  # tokens before a pronoun in which another name makes it doubtful
_GENDERS = {"he": "male", "she": "female"}
_DEFINITE = frozenset("the this that his her its their our my".split())
_COUNTS = DETERMINERS - _DEFINITE - {"a", "an"}
_MEMBERS = frozenset("republican democrat conservative liberal libertarian socialist".split())
_INDEFINITE = re.compile(r"\b(?:an?|any)\s+$", re.IGNORECASE)


class Holders:
    """Resolves subjects to entities with more care than a speaker needs."""

    def __init__(self, article: Article, entities: Entities) -> None:
        self._text = article.text
        self._entities = entities

    def of(self, voice: Voice, subject: Mention | None) -> Entity | None:
        """The entity that a subject stands for; in speech, the speaker rather than others."""
        if subject is None or self._is_one_of_many(subject):
            return None
        speaker, words = voice.speaker, self._words(subject)
        if voice.pointer and words in ("i", "we"):
            return speaker
        if voice.direct:
            return None
        found = self._entities.resolve(subject)
        if not voice.pointer or speaker is None or found is speaker:
            return found
        if words in _GENDERS:
            at = voice.place(subject)
            others = any(token.capital for token in voice.tokens[max(at - _REACH, 0) : at])
            fits = speaker.kind in ("person", "other") and not others
            return speaker if fits and speaker.gender in (None, _GENDERS[words]) else None
        if speaker.kind == "person":
            return None
        return speaker if words in ("it", "they") else found

    def _words(self, mention: Mention) -> str:
        return self._text[slice(*mention.span)].lower()

    def _is_one_of_many(self, subject: Mention) -> bool:
        """A Republican; two Democrats; voters: no holder that has a name."""
        words = self._words(subject).split()
        if subject.name is None:
            return not subject.pronoun and words[0] not in _DEFINITE
        name = self._text[slice(*subject.name)].lower()
        kind = words[0] in ("a", "an") and words[-1] == name and PREPOSITIONS.isdisjoint(words)
        few = not _COUNTS.isdisjoint(words[:2]) or name in _MEMBERS
        before = self._text[max(subject.name.start - 5, 0) : subject.name.start]
        return few or kind or (" " not in name and _INDEFINITE.search(before) is not None)

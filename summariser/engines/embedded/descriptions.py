"""Whom a description stands for: the mayor, a spokesman for Acme, the researchers, a study."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from summariser.article import Article
from summariser.draft import ActorKind
from summariser.engines.embedded.appositions import beside
from summariser.engines.embedded.entity import Entity
from summariser.engines.embedded.gazetteer import (
    BODY_NOUNS,
    COLLECTIVES,
    COMPANY_NOUNS,
    DOCUMENTS,
    GROUP_NOUNS,
    PEOPLE,
    PERSON_NOUNS,
    SPOKESPEOPLE,
    STATE_WORDS,
)
from summariser.engines.embedded.named import Named
from summariser.engines.embedded.runs import key, words_of
from summariser.lexicon import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PAST, PREPOSITIONS
from summariser.mentions import Mention
from summariser.offsets import Offsets

__all__ = ["Descriptions", "head_of", "is_nobody"]

_FAR = 6000  # characters back that a description looks for its entity
_SPEAKERS = 50  # subjects back that “the spokesman” looks for whom he spoke for
_RECENT = 20  # descriptions by one noun that another may take up
_LONGEST = 5  # words of a description before its head's complement
_ANY_ORGANISATION = COMPANY_NOUNS | {"organisation", "organization"}
_PHRASE_END = re.compile(r"\s(?:of|for|in|at|with|from|on|to|by|who|that|which|and)\s|,")
_VERB = re.compile(rf"\s(?:[a-z]+ed|{'|'.join(sorted(AUXILIARIES | PAST))})(?:\s|$)")
_TITLES = re.compile(r"(?:[A-Z][\w.’'-]*\s)*")
_DEFINITE = frozenset("the this that these those his her its their our".split())
_POSSESSIVE = frozenset("his her its their our my".split())
_INDEFINITE = DETERMINERS - _DEFINITE
_ONE = frozenset("a an one another".split())
_NO_PART = AUXILIARIES | CONJUNCTIONS | PREPOSITIONS
_NO_PERSON = (BODY_NOUNS | COMPANY_NOUNS | GROUP_NOUNS | STATE_WORDS | DOCUMENTS | PEOPLE) - {
    "maker"
}
_SPOKEN_FOR = re.compile(r"\s(?:for|of|from|at)\s+")


def head_of(text: str) -> tuple[str, str]:
    """A noun phrase up to its complement, and the noun that heads it, small."""
    phrase = _PHRASE_END.split(text, maxsplit=1)[0]
    words = phrase.split()
    return phrase, words[-1].strip(".,’'").lower() if words else ""


def is_nobody(text: str, mention: Mention) -> bool:
    """Whether a mention stands for one person without a name: a fisherman, another passenger."""
    phrase, head = head_of(text)
    return (
        mention.name is None
        and not mention.pronoun
        and phrase.split()[0].lower() in _ONE
        and (head in PERSON_NOUNS or head == "one")
    )


class Descriptions:
    """Finds the named entity that a description means, or keeps one that has no name.

    `subjects` are those of reporting verbs in order.
    """

    def __init__(self, article: Article, named: Named, subjects: Sequence[Mention]) -> None:
        self._article = article
        self._named = named
        self._subjects = subjects
        self._nameless: dict[str, Entity] = {}
        self._by_head: dict[str, list[Entity]] = defaultdict(list)

    def called(self, name: str) -> Entity | None:
        """The entity so described."""
        return self._nameless.get(key(name))

    def resolve(self, mention: Mention) -> Entity | None:
        """Whom a mention that is no pronoun stands for."""
        text, start = self._article.slice(mention.span), mention.span.start
        name = mention.name
        if name is not None and (acting := self._acting(mention.span)):
            return acting
        phrase, head = head_of(text)
        if name is None or not (name.start < start + len(phrase) <= name.end):
            beside_it = beside(self._article, self._named, mention.span)
            if beside_it is not None and _may_be(beside_it, text, head):
                return beside_it
        if name is None:
            if head in SPOKESPEOPLE:
                return self._employer(text, start) or self._spoken_for(start)
            return self._described(text, start)
        head_end = start + len(phrase)
        if name.start >= mention.span.end or name.start < head_end <= name.end:
            named = self._named.at(name)
            return named or (self._described(text, start) if name == mention.span else None)
        if head in SPOKESPEOPLE or (head in DOCUMENTS and name.start >= head_end):
            return self._named.at(name)
        if head in BODY_NOUNS and name.end < head_end:
            return self._body(phrase, head, mention.span)
        return self._known([head], start) or self._crowd(text, phrase, head, mention)

    def _acting(self, span: Offsets) -> Entity | None:
        """Whom a whole clause is led by: Mayor Ana Ruiz would not speak of Haddad."""
        for place, entity in self._named.between(*span)[:1]:
            text = self._article.text
            titled = _TITLES.fullmatch(text, span.start, place.start) is not None
            if titled and _VERB.match(text, place.end, span.end):
                return entity
        return None

    def _described(self, text: str, start: int) -> Entity | None:
        """By a phrase without a name."""
        phrase, head = head_of(text)
        words = phrase.lower().split()
        known = self._known(words, start) if words and words[0] in _DEFINITE else None
        return known or self._kept(phrase, head, Offsets(start, start + len(phrase)))

    def _employer(self, text: str, start: int) -> Entity | None:
        """The body that a spokesperson is of: a spokesman for the company."""
        body = _SPOKEN_FOR.split(text, maxsplit=1)[1:]
        return self._described(body[0], start + len(text) - len(body[0])) if body else None

    def _spoken_for(self, offset: int) -> Entity | None:
        """The body of the last spokesperson: the spokesperson added."""
        at = bisect_left(self._subjects, offset, key=lambda subject: subject.span.start)
        for subject in reversed(self._subjects[max(at - _SPEAKERS, 0) : at]):
            text = self._article.slice(subject.span)
            if head_of(text)[1] in SPOKESPEOPLE:
                name = subject.name
                body = self._named.at(name) if name else self._employer(text, subject.span.start)
                if body is not None:
                    return body
        return None

    def _body(self, phrase: str, head: str, span: Offsets) -> Entity:
        """Clinton’s campaign, the Sanders campaign: a body without a name of its own."""
        name = _bare(phrase)
        for entity in self._named.with_word(head):
            if set(key(name).split()) <= set(key(entity.name).split()):
                return entity  # the Sele council is the Sele City Council
        return self._keep(name, "government" if head in STATE_WORDS else "organisation", span)

    def _known(self, words: Sequence[str], offset: int) -> Entity | None:
        """The mayor, the company: the last named entity whose role or name has that word.

        One whose role has all the words goes before: the former mayor, the young mayor.
        """
        head = words[-1].strip(".,’'")
        if words[0] in _POSSESSIVE and head in PERSON_NOUNS:
            return None  # her friend is somebody else
        near = reversed(self._named.between(offset - _FAR, offset))
        fitting = [entity for _, entity in near if _is_called(entity, head)]
        wanted = set(words[1:])
        best = (
            entity for entity in fitting if any(wanted <= words_of(role) for role in entity.roles)
        )
        found = next(best, None) or next(iter(fitting), None)
        if found is None and head in COMPANY_NOUNS:
            return self._named.commonest_before(offset)
        return found

    def _crowd(self, text: str, phrase: str, head: str, mention: Mention) -> Entity | None:
        """Ruiz supporters; doctors at Sele Hospital: people of somebody who has a name."""
        if head not in PEOPLE or len(text.split()) > _LONGEST + 2:
            return None
        if phrase.split()[0].lower() in _INDEFINITE:
            return None
        return self._keep(_bare(text), "group", mention.span)

    def _kept(self, phrase: str, head: str, span: Offsets) -> Entity | None:
        """A body, document or group that is only described, the same as before or a new one."""
        words = phrase.lower().split()
        kind = _kind(words, head) if words else None
        if kind is None:
            return None
        name = _bare(phrase)
        parts = set(key(name).split())
        met = self._by_head[head][-_RECENT:] if words[0] not in _INDEFINITE else []
        for entity in reversed(met):
            if parts <= set(key(entity.name).split()):
                return _mentioned(entity, span)
        return self._keep(name, kind, span)

    def _keep(self, name: str, kind: ActorKind, span: Offsets) -> Entity:
        entity = self._nameless.get(key(name))
        if entity is None:
            entity = self._nameless[key(name)] = Entity(name, kind)
            self._by_head[key(name).split()[-1]].append(entity)
        return _mentioned(entity, span)


def _mentioned(entity: Entity, span: Offsets) -> Entity:
    """The entity, with one more mention if that is new."""
    at = bisect_left(entity.mentions, span)
    if entity.mentions[at : at + 1] != [span]:
        entity.mentions.insert(at, span)
    return entity


def _is_called(entity: Entity, head: str) -> bool:
    """Whether a noun is in the role of somebody, or in the name or role of a body."""
    person = entity.kind == "person" and not entity.guessed
    if any(head in words_of(head_of(role)[0]) for role in entity.roles):
        return head not in _NO_PERSON if person else True
    if entity.kind == "person":
        return False
    company = head in _ANY_ORGANISATION and entity.kind == "organisation"
    return company or (head not in PERSON_NOUNS and head in words_of(entity.name))


def _kind(words: Sequence[str], head: str) -> ActorKind | None:
    """What a description is of, None where that is no actor: one man, some people, officials."""
    determined = words[0] in DETERMINERS
    inner = words[1:-1] if determined else words[:-1]
    well_formed = len(inner) < _LONGEST and _NO_PART.isdisjoint(inner)
    if not well_formed or not all(word[0].isalnum() for word in inner):
        return None
    if head in PEOPLE:
        return "group" if words[0] not in _INDEFINITE else None
    if not determined:
        return None
    if head in DOCUMENTS:
        return "document"
    if head in COLLECTIVES:
        return "group"
    if head in STATE_WORDS:
        return "government"
    return "organisation" if head in BODY_NOUNS | COMPANY_NOUNS | GROUP_NOUNS else None


def _may_be(entity: Entity, text: str, head: str) -> bool:
    """Whether a noun may describe what a name beside it names."""
    first = text.split()[0]
    if not (first.lower() in DETERMINERS or head in PERSON_NOUNS):
        return False
    return entity.kind != "person" or entity.guessed or head not in _NO_PERSON


def _bare(phrase: str) -> str:
    """A phrase without its article."""
    words = phrase.split()
    return " ".join(words[1:] if words[0].lower() in ("the", "a", "an") else words)

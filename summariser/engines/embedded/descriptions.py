"""Whom a description stands for: the mayor, a spokesman for Acme, the researchers, a study."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence, Set

from summariser.article import Article
from summariser.draft import ActorKind
from summariser.engines.embedded.appositions import beside
from summariser.engines.embedded.entity import Entity
from summariser.engines.embedded.gazetteer import (
    BODY_NOUNS,
    CALLED,
    COMPANY_NOUNS,
    DOCUMENTS,
    GROUP_NOUNS,
    PEOPLE,
    PERSON_NOUNS,
    SPOKESPEOPLE,
    STATE_WORDS,
)
from summariser.engines.embedded.issuers import Issuers
from summariser.engines.embedded.named import Named
from summariser.engines.embedded.phrases import (
    DEFINITE,
    INDEFINITE,
    POSSESSIVE,
    bare,
    completed,
    head_of,
    kind_of,
    owned,
)
from summariser.engines.embedded.runs import key, words_of
from summariser.lexicon import AUXILIARIES, DETERMINERS, PAST
from summariser.mentions import Mention
from summariser.offsets import Offsets

__all__ = ["Descriptions"]

_FAR = 6000  # characters back that a description looks for its entity
_SPEAKERS = 50  # subjects back that “the spokesman” looks for whom he spoke for
_NEAR = 60  # characters before a noun that its owner may take
_RECENT = 20  # descriptions by one noun that another may take up
_NO_COMPANY = (BODY_NOUNS | GROUP_NOUNS | STATE_WORDS) - COMPANY_NOUNS
_ANY_ORGANISATION = COMPANY_NOUNS | {"organisation", "organization"}
_VERB = re.compile(rf"\s(?:[a-z]+ed|{'|'.join(sorted(AUXILIARIES | PAST))})(?:\s|$)")
_TITLES = re.compile(r"(?:[A-Z][\w.’'-]*\s)*")
# Whose a noun is, in the plural: the pier dwellers’ (association).
_OWNER = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?) (?:[\w-]+ ){0,3}|(?<![\w-]))[\w-]+s[’'] $")
_NO_PERSON = (BODY_NOUNS | COMPANY_NOUNS | GROUP_NOUNS | STATE_WORDS | DOCUMENTS | PEOPLE) - {
    "maker"
}
_SPOKEN_FOR = re.compile(r"\s+(?:for|of|from|at)\s+")
_NAME = re.compile(r"(?<!^)\b[A-Z]|^[A-Z][\w-]*[’']s?\s")
# For the moment; who speaks for a spokesperson speaks for nobody known.
_NO_BODY = SPOKESPEOPLE | frozenset("moment time record".split())
_SPOKESMAN = re.compile(r"\s+\w+$")


class Descriptions:
    """Finds the named entity that a description means, or keeps one that has no name.

    `subjects` are those of reporting verbs in order; `issuers` says whose words a document holds.
    """

    def __init__(
        self, article: Article, named: Named, subjects: Sequence[Mention], issuers: Issuers
    ) -> None:
        self._article = article
        self._issuers = issuers
        self._named = named
        self._subjects = subjects
        self._nameless: dict[str, Entity] = {}
        self._by_head: dict[str, list[Entity]] = defaultdict(list)

    def called(self, name: str) -> Entity | None:
        """The entity so described."""
        return self._nameless.get(key(name))

    def resolve(self, mention: Mention) -> Entity | None:
        """Whom a mention that is no pronoun stands for."""
        mention = self._whole(mention)
        text, start = self._article.slice(mention.span), mention.span.start
        name = mention.name
        if name is not None and (acting := self._acting(mention.span)):
            return acting
        phrase, head = head_of(text)
        head_end = start + len(phrase)
        place = self._named.place_at(name) if name is not None else None
        if place is not None and (
            place[0].start < head_end <= place[0].end or place[0].start >= mention.span.end
        ):
            return place[1]
        beside_it = beside(self._article, self._named, mention.span)
        if beside_it is not None and _may_be(beside_it, text, head):
            return beside_it
        if head in SPOKESPEOPLE:
            again = text.split()[0].lower() in DEFINITE - POSSESSIVE
            return self._employer(mention, head_end) or (self._spoken_for(start) if again else None)
        if head in DOCUMENTS:
            issuer = self._issuers.of(start + phrase.lower().rfind(head))
            if issuer is not None:
                return issuer
        return self._described(mention.span, phrase, head)

    def _whole(self, mention: Mention) -> Mention:
        """Without ’s at its end, and with its owner: the teachers’ union."""
        text, (start, end) = self._article.text, mention.span
        if mention.name == mention.span:
            return mention
        end -= 2 * text.endswith(("'s", "’s"), start, end)
        owner = _OWNER.search(text, max(start - _NEAR, 0), start)
        return Mention(Offsets(owner.start() if owner else start, end), mention.name)

    def _acting(self, span: Offsets) -> Entity | None:
        """Whom a whole clause is led by: Mayor Ana Ruiz would not speak of Haddad."""
        for place, entity in self._named.between(*span)[:1]:
            text = self._article.text
            titled = _TITLES.fullmatch(text, span.start, place.start) is not None
            if titled and _VERB.match(text, place.end, span.end):
                return entity
        return None

    def _described(self, span: Offsets, phrase: str, head: str) -> Entity | None:
        """By a common noun, with or without a name before or behind it."""
        words = phrase.lower().split()
        if words and (words[0] in DEFINITE or owned(phrase)):
            known = self._known(phrase, span.start)
            if known is not None:
                return known
        kind = kind_of(phrase, head)
        if kind is None:
            return None
        end = completed(self._article.text, span.start + len(phrase), head, span.end)
        return self._kept(Offsets(span.start, end), kind, phrase, head)

    def _employer(self, mention: Mention, head_end: int) -> Entity | None:
        """The body that a spokesperson is of: a spokesman for the company, a police spokesman."""
        text, (start, end) = self._article.text, mention.span
        behind = _SPOKEN_FOR.match(text, head_end, end)
        if behind is not None:
            return self._body(Offsets(behind.end(), end), mention.name)
        before = _SPOKESMAN.search(text, start, head_end)
        if before is None or text[start : before.start()].lower() in DETERMINERS | POSSESSIVE:
            return None
        return self._body(Offsets(start, before.start()), mention.name)

    def _body(self, span: Offsets, name: Offsets | None) -> Entity | None:
        """The body that a phrase beside its spokesperson means."""
        if head_of(self._article.slice(span))[1] in _NO_BODY:
            return None
        inside = name is not None and span.holds(name)
        found = self.resolve(Mention(span, name if inside else None))
        return found if found is None or found.kind != "person" else None

    def _spoken_for(self, offset: int) -> Entity | None:
        """The body of the last spokesperson: the spokesperson added."""
        at = bisect_left(self._subjects, offset, key=lambda subject: subject.span.start)
        for subject in reversed(self._subjects[max(at - _SPEAKERS, 0) : at]):
            text = self._article.slice(subject.span)
            phrase, head = head_of(text)
            if head in SPOKESPEOPLE:
                body = self._employer(subject, subject.span.start + len(phrase))
                if body is not None:
                    return body
        return None

    def _known(self, phrase: str, offset: int) -> Entity | None:
        """The mayor, the company: the last named entity whose role or name has that word.

        One whose role has all the words goes before: the former mayor, the young mayor.
        """
        words = phrase.lower().split()
        head = words[-1].strip(".,’'")
        if words[0] in POSSESSIVE and head in PERSON_NOUNS:
            return None  # her friend is somebody else
        near = reversed(self._named.between(offset - _FAR, offset))
        fitting = [entity for _, entity in near if _may_be_called(entity, head)]
        wanted = words_of(" ".join(words)) - DEFINITE - {"s"}
        best = (each for each in fitting if _is_called(each, wanted))
        found: Entity | None = next(best, None)
        if found is None and not _NAME.search(phrase):  # the Sele council is not Port’s
            found = next(iter(fitting), None)
        if found is None and head in COMPANY_NOUNS and not _NAME.search(phrase):
            return self._named.commonest_before(offset)
        return found

    def _kept(self, span: Offsets, kind: ActorKind, phrase: str, head: str) -> Entity:
        """What is only described, the same as before or a new one."""
        name = bare(self._article.slice(span))
        first = phrase.split()[0].lower()
        parts = set(key(bare(phrase)).split())
        if first not in INDEFINITE:
            for entity in self._named.with_word(head)[-_RECENT:]:
                if parts <= set(key(entity.name).split()):
                    return entity  # the Sele council is the Sele City Council
            for entity in reversed(self._by_head[head][-_RECENT:]):
                if parts <= set(key(entity.name).split()):
                    return _mentioned(entity, span)
        if key(name) not in self._nameless:
            self._nameless[key(name)] = Entity(name, kind)
            self._by_head[head].append(self._nameless[key(name)])
        return _mentioned(self._nameless[key(name)], span)


def _mentioned(entity: Entity, span: Offsets) -> Entity:
    """The entity, with one more mention if that is new."""
    at = bisect_left(entity.mentions, span)
    if entity.mentions[at : at + 1] != [span]:
        entity.mentions.insert(at, span)
    return entity


def _may_be_called(entity: Entity, head: str) -> bool:
    """Whether a noun is in the role of somebody, or in the name or role of a body."""
    person = entity.kind == "person" and not entity.guessed
    if any(head in words_of(head_of(role)[0]) for role in entity.roles):
        return head not in _NO_PERSON if person else True
    if entity.kind == "person":
        return False
    company = head in _ANY_ORGANISATION and entity.kind == "organisation"
    if company and head in COMPANY_NOUNS:  # a union is none
        company = words_of(entity.name).isdisjoint(_NO_COMPANY)
    words = words_of(entity.name)
    named = head in words or not words.isdisjoint(CALLED.get(head, ()))
    return company or (head not in PERSON_NOUNS and named)


def _is_called(entity: Entity, words: Set[str]) -> bool:
    """Whether all those words are in a role of somebody, or in the name of a body."""
    names = [entity.name] if entity.kind != "person" else []
    return any(words <= words_of(called) for called in (*entity.roles, *names))


def _may_be(entity: Entity, text: str, head: str) -> bool:
    """Whether a noun may describe what a name beside it names."""
    first = text.split(maxsplit=1)[0].lower() if text.strip() else ""
    if not (first in DETERMINERS or head in PERSON_NOUNS):
        return False
    return entity.kind != "person" or entity.guessed or head not in _NO_PERSON

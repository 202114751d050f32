"""Tells whether two names mean the same actor."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from summariser.names import surname

from .values import Gold, GoldActor

__all__ = ["Cast", "is_pronoun", "words"]

_ARTICLES = {
    "en": frozenset("the a an".split()),
    "de": frozenset("der die das dem den des ein eine einem einen einer eines".split()),
    "fr": frozenset("le la les l un une des".split()),
    "es": frozenset("el la los las lo un una unos unas".split()),
}
# Subjects, and objects that a cue may have; no "us", which may be a country.
_PRONOUNS = {
    "en": frozenset("i we you he she it they him her them who one".split()),
    "de": frozenset("ich wir er sie es ihm ihr ihnen der die".split()),
    "fr": frozenset("je j nous il elle on ils elles lui leur eux qui".split()),
    "es": frozenset("yo nosotros nosotras él ella ellos ellas usted quien".split()),
}


def words(name: str, language: str, *, all_articles: bool = False) -> tuple[str, ...]:
    """The words of a name in lower case, without its leading article, or without any article.

    A name of articles alone keeps them. `language` is a BCP 47 tag; one that is not known is read
    as English.
    """
    found = re.findall(r"\w+", name.casefold())
    articles = _of(_ARTICLES, language)
    if all_articles:
        return tuple(word for word in found if word not in articles) or tuple(found)
    return tuple(found[1:] if len(found) > 1 and found[0] in articles else found)


def is_pronoun(name: str, language: str) -> bool:
    """Whether a name or mention is a lone pronoun (WHO and IT are none)."""
    name = name.strip()
    initials = len(name) > 1 and name.isupper()
    return not initials and name.casefold() in _of(_PRONOUNS, language)


def _of(lists: dict[str, frozenset[str]], language: str) -> frozenset[str]:
    return lists.get(re.split("[-_]", language)[0].lower(), lists["en"])


@dataclass(frozen=True)
class Cast:
    """The gold actors of one article."""

    actors: tuple[GoldActor, ...]
    language: str

    @classmethod
    def of(cls, gold: Gold) -> "Cast":
        """The actors that the labels of an article list."""
        return cls(gold.actors, gold.language)

    def named(self, name: str) -> frozenset[str]:
        """The ids of the actors that `name` may mean; none where it means nobody or is ambiguous.

        It must be one of an actor's names, case and leading article aside, or the surname of one
        person alone. What is a surname of several persons means the one that lists it, if one does.
        """
        wanted = words(name, self.language)
        listed = self._listed.get(wanted, frozenset())
        namesakes = self._surnames.get(wanted, frozenset())
        if len(namesakes) < 2:
            return listed or namesakes
        return listed if len(listed) == 1 else frozenset()

    def same_actor(self, id: str, name: str, mention: str | None) -> bool:
        """Whether a predicted actor, with the mention at its quote, is the gold actor `id`.

        The mention is asked only where the name means none of the gold actors: a name that means
        another is wrong, whatever stands beside the quote.
        """
        meant = self.named(name)
        if not meant and mention is not None:
            meant = self.named(mention)
        return id in meant

    @cached_property
    def _listed(self) -> dict[tuple[str, ...], frozenset[str]]:
        return self._by_words((name, each.id) for each in self.actors for name in each.names)

    @cached_property
    def _surnames(self) -> dict[tuple[str, ...], frozenset[str]]:
        people = (actor for actor in self.actors if actor.kind == "person")
        return self._by_words((surname(actor.name), actor.id) for actor in people)

    def _by_words(self, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, ...], frozenset[str]]:
        found: dict[tuple[str, ...], frozenset[str]] = {}
        for name, id in pairs:
            if key := words(name, self.language):
                found[key] = found.get(key, frozenset()) | {id}
        return found

"""The full names, with titles, that people have where a text first speaks of them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import islice

from summariser.article import Article
from summariser.engines.embedded.entities import Entity
from summariser.lexicon import HONORIFICS
from summariser.names import surname
from summariser.offsets import Offsets

__all__ = ["FullNames"]

_NAME = 3  # words at most after the first of a full name
_GLANCE = 40  # characters that hold somebody's titles

_TITLE = re.compile(
    r"(?<![\w-])(?:(?:[A-Z][a-z]+-)?"
    rf"(?:{'|'.join(word.title() for word in sorted(HONORIFICS))})\b\.? )+$"
)


class FullNames:
    """How the people of an article, whose names are `names`, are called outside it."""

    def __init__(self, article: Article, names: Iterable[str]) -> None:
        self._article = article
        self._surnames = Counter(map(surname, names))

    def called(self, entity: Entity, known: Collection[str]) -> str:
        """The surname of somebody who is known and has it alone, else the full name."""
        last = surname(entity.name)
        if entity.name in known and self._surnames[last] == 1:
            return last
        return self._titled(entity)

    def _titled(self, entity: Entity) -> str:
        """The full name with the titles before it where it stands first: Mayor Ana Ruiz."""
        title = "".join(self._title(span.start) for span in self.places(entity))
        return title + entity.name

    def _title(self, start: int) -> str:
        before = self._article.text[max(0, start - _GLANCE) : start]
        found = _TITLE.search(before.replace("\n", " "))
        return found[0] if found else ""

    def spelled(
        self, mention: Offsets, entity: Entity, known: Collection[str]
    ) -> list[tuple[Offsets, str]]:
        """The full name, if it stands before, for a surname that one person has: Mr Haddad."""
        last = surname(entity.name)
        text = self._article.slice(mention)
        first, *others = entity.name.split()
        if not last or text.split()[-1] != last or first in text or len(others) > _NAME:
            return []
        if first.lower().rstrip(".") in HONORIFICS or self._surnames[last] > 1:
            return []
        if entity.name in known or not any(span < mention for span in self.places(entity)):
            return []
        start = mention.end - len(last)
        name = entity.name if self._title(start) else self._titled(entity)
        return [(Offsets(start, mention.end), name)]

    def places(self, entity: Entity) -> list[Offsets]:
        """Where the full name stands first below the headline, if it does."""
        body = self._article.headline.end if self._article.headline else 0
        spans = (
            span
            for span in entity.mentions
            if span.start >= body and self._article.slice(span) == entity.name
        )
        return [*islice(spans, 1)]

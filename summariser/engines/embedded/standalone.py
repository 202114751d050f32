"""Sentences made fit to be read alone: by safe cuts, and by names for pronouns."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice

from summariser.article import Article
from summariser.engines.embedded.cuts import is_finite, safe_cuts
from summariser.engines.embedded.entity import Entity
from summariser.engines.embedded.fragments import is_scrap, is_whole, leans, leans_first
from summariser.engines.embedded.pronouns import People
from summariser.lexicon import DETERMINERS, HONORIFICS
from summariser.names import surname
from summariser.offsets import Offsets
from summariser.statements import Statement

__all__ = ["Alone", "Reader"]

_SHORTEST = 5  # words of a sentence
_SURE = 10  # words at which it is no caption, even where no verb is recognised
_NAME = 3  # words at most after the first of a full name
_GLANCE = 40  # characters that hold somebody's titles

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:[ ,]+[A-Z][\w.’'-]*){0,5}[ ,]*(?:\d+ )?)?(?:\([A-Z][\w /]*\))?"
    r"\s*[—–-]+\s+(?=[“\"A-Z])|\(CNN\)\s*|[A-Z]\w+(?:, [A-Z]\w+)?\s[—–]\s(?=[A-Z][^—–]*$)"
)
_CONNECTIVE = re.compile(
    r"(?:(?:however|furthermore|moreover|meanwhile|additionally|still|nevertheless|nonetheless"
    r"|in (?:addition|fact|other words|response|turn|contrast|the meantime)|instead|indeed"
    r"|by contrast|likewise|for (?:example|instance)|as a result|on the other hand|similarly|then"
    r"|besides|of course|later|earlier|consequently|therefore|thus|hence|finally|overall"
    r"|afterwards?|also|again|so|first|at the same time|after that|that said|second|third"
    r"|separately|and|but|yet),"
    r"|(?:but|and)(?=\s(?!for\b)[^\W\d_]))\s+",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"\b(?:(?:{'|'.join(word.title() for word in sorted(HONORIFICS))})\b\.? )+$")


@dataclass(frozen=True)
class Alone:
    """A sentence for use outside its article, with the ids of the sentences that it comes from.

    `people` are the names that stand in it in full.
    """

    text: str
    evidence: tuple[str, ...]
    people: frozenset[str] = frozenset()


class Reader:
    """Reads the sentences of one article; the rules on pronouns and cuts are those of English."""

    def __init__(self, article: Article, people: People) -> None:
        self._article = article
        self.people = people
        self._english = article.is_english
        self._starts = [sentence.span.start for sentence in article.sentences]
        names = {entity.name for _, entity in people.named(0, len(article.text))}
        self._surnames = Counter(surname(name) for name in names)
        self._apart = [article.headline] if article.headline else []
        for quotation in article.quotations:
            if quotation.kind != "marks" or len(quotation.spans) > 1:
                self._apart += [*quotation.spans, *filter(None, [quotation.label])]

    def is_prose(self, statement: Statement) -> bool:
        """Whether it is a whole sentence of the running text, with words of the reporter's own."""
        text = self._article.slice(statement.span)
        return (
            is_whole(text)
            and not is_scrap(text)
            and text.count("“") == text.count("”")
            and text.count("(") == text.count(")")
            and text.count('"') % 2 == 0
            and any(token.text[0].islower() for token in statement.tokens)
            and (
                not self._english
                or len(text.split()) >= _SURE
                or any(is_finite(token) for token in statement.tokens)
            )
            and not any(statement.span.overlaps(span) for span in self._apart)
        )

    def read(self, at: int, known: Collection[str] = (), *, whole: bool = False) -> Alone | None:
        """The statement of that index; None where it leans on what stands around it.

        A person's first mention is the full name, but for those who are `known` by theirs already.
        `whole` spares what may be cut.
        """
        statement = self._article.statements[at]
        start, end = statement.span
        for pattern in (_DATELINE, *(_CONNECTIVE, _CONNECTIVE) * self._english):
            found = pattern.match(self._article.text, start, end)
            start = found.end() if found else start
        tokens = [token for token in statement.tokens if token.span.start >= start]
        edits = safe_cuts(tokens, statement.cues, whole=whole) if self._english else []
        tokens = [t for t in tokens if not any(cut.holds(t.span) for cut, _ in edits)]
        if not tokens or (self._english and leans(tokens)):
            return None
        start = tokens[0].span.start
        if leans_first(self._article.text[start:end], self._article.language):
            return None
        evidence = [statement.span]
        people: set[str] = set()
        for index in self.people.unbound(tokens) if self._english else ():
            meant = self.people.meant(at, tokens, index)
            if meant is None:
                return None
            possessive = "’s" if tokens[index].lower in ("his", "her") else ""
            edits.append((tokens[index].span, self._called(meant[0], known) + possessive))
            evidence += meant[1]
            people.add(meant[0].name)
        quoted = [(span, "") for span in statement.quoted]
        for mention, entity in self.people.named(start, end) if self._english else ():
            gone = any(span.overlaps(mention) for span, _ in (*edits, *quoted))
            if gone or entity.kind != "person" or entity.name in people:
                continue
            people.add(entity.name)
            before = next((t for t in reversed(tokens) if t.span.end <= mention.start), None)
            if before is None or before.lower not in DETERMINERS:  # the Haddad house
                spelled = self._spelled(mention, entity, known)
                edits += spelled
                evidence += self._full(entity)[: len(spelled)]
        text = self._text(Offsets(start, end), edits)
        if self._english and len(text.split()) < _SHORTEST:
            return None
        full = frozenset(name for name in people if name in text)
        return Alone(text, self._ids(evidence), full)

    def _called(self, entity: Entity, known: Collection[str]) -> str:
        """The surname of somebody who is known and has it alone, else the full name."""
        last = surname(entity.name)
        if entity.name in known and self._surnames[last] == 1:
            return last
        return self._titled(entity)

    def _titled(self, entity: Entity) -> str:
        """The full name with the titles before it where it stands first: Mayor Ana Ruiz."""
        title = "".join(self._title(span.start) for span in self._full(entity))
        return title + entity.name

    def _title(self, start: int) -> str:
        before = self._article.text[max(0, start - _GLANCE) : start]
        found = _TITLE.search(before.replace("\n", " "))
        return found[0] if found else ""

    def _spelled(
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
        if entity.name in known or not any(span < mention for span in self._full(entity)):
            return []
        start = mention.end - len(last)
        name = entity.name if self._title(start) else self._titled(entity)
        return [(Offsets(start, mention.end), name)]

    def _full(self, entity: Entity) -> list[Offsets]:
        """Where the full name stands first below the headline, if it does."""
        body = self._article.headline.end if self._article.headline else 0
        spans = (
            span
            for span in entity.mentions
            if span.start >= body and self._article.slice(span) == entity.name
        )
        return [*islice(spans, 1)]

    def _text(self, span: Offsets, edits: Iterable[tuple[Offsets, str]]) -> str:
        parts: list[str] = []
        position = span.start
        for cut, name in sorted(edits):
            if position <= cut.start:
                parts += [self._article.text[position : cut.start], name]
                position = cut.end
        text = " ".join("".join([*parts, self._article.text[position : span.end]]).split())
        return text[:1].upper() + text[1:]

    def _ids(self, spans: Iterable[Offsets]) -> tuple[str, ...]:
        """The ids of the sentences that the spans touch, in order."""
        touched = {
            number
            for start, end in spans
            for number in range(
                bisect_right(self._starts, start), bisect_left(self._starts, end) + 1
            )
        }
        return tuple(f"s{number}" for number in sorted(touched))

"""Sentences made fit to be read alone: by safe cuts, by names for pronouns and “the council”."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from summariser.article import Article
from summariser.engines.embedded.bodies import Bodies
from summariser.engines.embedded.cuts import Cut, is_finite, safe_cuts
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.fragments import (
    in_first_person,
    is_scrap,
    is_whole,
    leans,
    leans_first,
)
from summariser.engines.embedded.full_names import FullNames
from summariser.engines.embedded.pronouns import People
from summariser.lexicon import DETERMINERS
from summariser.mentions import Mention
from summariser.offsets import Offsets
from summariser.statements import Statement
from summariser.tokens import Token

__all__ = ["Alone", "Reader"]

_SHORTEST = 5  # words of a sentence
_SURE = 10  # words at which it is no caption, even where no verb is recognised
_PRONOUNS = frozenset("it its they their he his she her him them".split())

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
    r"|separately|even so|and|but|yet),"
    r"|(?:but|and|yet)(?=\s(?!(?:for|another|again|to)\b)[^\W\d_]))\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Alone:
    """A sentence for use outside its article, with the ids of the sentences that it comes from.

    `people` are the names that stand in it in full.
    """

    text: str
    evidence: tuple[str, ...]
    people: frozenset[str] = frozenset()


@dataclass
class _Changes:
    """What is cut or put in other words, the evidence of that, and who is named then."""

    edits: list[Cut]
    evidence: list[Offsets]
    people: set[str] = field(default_factory=set)

    def add(self, span: Offsets, name: str, entity: Entity, evidence: Sequence[Offsets]) -> None:
        """Put the name of an entity in the place of a span."""
        self.edits.append((span, name))
        self.evidence += evidence
        self.people.add(entity.name)


class Reader:
    """Reads the sentences of one article; the rules on pronouns and cuts are those of English."""

    def __init__(self, article: Article, entities: Entities) -> None:
        self._article = article
        self._entities = entities
        self.people = people = People(article, entities)
        self._bodies = Bodies(article, entities)
        self._english = article.is_english
        self._starts = [sentence.span.start for sentence in article.sentences]
        names = {entity.name for _, entity in people.named(0, len(article.text))}
        self._names = FullNames(article, names)
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

    def read(
        self, at: int, known: Collection[str] = (), *, whole: bool = False, follows: bool = False
    ) -> Alone | None:
        """The statement of that index; None where it leans on what stands around it.

        A person's first mention is the full name, but for those who are `known` by theirs already,
        and so is that of a body which “it” or “the council” means. `whole` spares what may be cut.
        What `follows` the statement before may lean on that.
        """
        statement = self._article.statements[at]
        start, end = statement.span
        for pattern in (_DATELINE, *(_CONNECTIVE, _CONNECTIVE) * (self._english and not follows)):
            found = pattern.match(self._article.text, start, end)
            start = found.end() if found else start
        tokens = [token for token in statement.tokens if token.span.start >= start]
        edits = safe_cuts(tokens, statement.cues, whole=whole) if self._english else []
        tokens = [t for t in tokens if not any(cut.holds(t.span) for cut, _ in edits)]
        if not tokens:
            return None
        start = tokens[0].span.start
        changes = _Changes(edits, [statement.span])
        if self._english:
            meant = self._put_names(at, tokens, known, changes, follows=follows)
        else:
            meant = not leans_first(self._article.text[start:end], self._article.language)
        if not meant:
            return None
        if self._english:
            self._spell_out(statement, tokens, known, changes)
        text = self._text(Offsets(start, end), edits)
        if self._english and len(text.split()) < _SHORTEST:
            return None
        full = frozenset(name for name in changes.people if name in text)
        return Alone(text, self._ids(changes.evidence), full)

    def _put_names(
        self,
        at: int,
        tokens: Sequence[Token],
        known: Collection[str],
        changes: _Changes,
        *,
        follows: bool,
    ) -> bool:
        """Put names for pronouns and “the council”; whether nothing that leans is left then."""
        if (in_first_person if follows else leans)(tokens):
            return False
        body = None if follows else self._bodies.meant(at, tokens)
        opening = self._article.text[tokens[0].span.start : tokens[-1].span.end]
        leaning = body is None and leans_first(opening, self._article.language)
        if leaning and not (follows and self._is_met(at, tokens[0])):
            return False
        if body is not None and (body.by_pronoun or body.entity.name not in known):
            changes.add(body.span, self._bodies.called(body), body.entity, [body.shown])
        for index in self.people.unbound(tokens):
            meant = self.people.meant(at, tokens, index)
            if meant is not None:
                possessive = "’s" if tokens[index].lower in ("his", "her") else ""
                name = self._names.called(meant[0], known) + possessive
                changes.add(tokens[index].span, name, *meant)
            elif not (follows and self._is_met(at, tokens[index])):
                return False
        return True

    def _spell_out(
        self,
        statement: Statement,
        tokens: Sequence[Token],
        known: Collection[str],
        changes: _Changes,
    ) -> None:
        """Give people who are named in full elsewhere their full name here."""
        quoted = [(span, "") for span in statement.quoted]
        for mention, entity in self.people.named(tokens[0].span.start, statement.span.end):
            gone = any(span.overlaps(mention) for span, _ in (*changes.edits, *quoted))
            if gone or entity.kind != "person" or entity.name in changes.people:
                continue
            changes.people.add(entity.name)
            before = next((t for t in reversed(tokens) if t.span.end <= mention.start), None)
            if before is None or before.lower not in DETERMINERS:  # the Haddad house
                spelled = self._names.spelled(mention, entity, known)
                changes.edits += spelled
                changes.evidence += self._names.places(entity)[: len(spelled)]

    def _is_met(self, at: int, token: Token) -> bool:
        """Whether the statement before names whom a pronoun means; others may mean all of it."""
        if token.lower not in _PRONOUNS:
            return True
        entity = self._entities.resolve(Mention(token.span, pronoun=True))
        before = self._article.statements[at - 1].span
        return entity is not None and any(before.holds(mention) for mention in entity.mentions)

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

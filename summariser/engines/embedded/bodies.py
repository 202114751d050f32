"""Which body “it” and “the council” mean where their sentence does not say it; rules of English."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from summariser.article import Article
from summariser.cues import first_subject
from summariser.engines.embedded.cuts import is_finite
from summariser.engines.embedded.entities import Entities, Entity
from summariser.mentions import Mention
from summariser.offsets import Offsets
from summariser.tokens import Token

__all__ = ["Bodies", "Body"]

_PRONOUNS = frozenset({"it", "its"})
_FEWEST = 3  # tokens of “The council agreed”


class Body(NamedTuple):
    """Words that stand for a body, and a mention that shows which."""

    span: Offsets
    entity: Entity
    shown: Offsets
    by_pronoun: bool


class Bodies:
    """The organisations, and other things with proper names, of an article."""

    def __init__(self, article: Article, entities: Entities) -> None:
        self._article = article
        self._entities = entities
        self._by_noun: dict[str, list[Entity]] = {}
        for entity in filter(_is_body, entities.all):
            _, *others = entity.name.split()
            if others:
                self._by_noun.setdefault(others[-1].lower(), []).append(entity)

    def meant(self, at: int, tokens: Sequence[Token]) -> Body | None:
        """What the first words of statement number `at` surely mean.

        “It” and “its” mean the subject of the statement before; “the council” the one thing whose
        name ends so.
        """
        if tokens[0].lower in _PRONOUNS:
            return self._subject_before(at, tokens[0])
        return self._described(tokens)

    def called(self, body: Body) -> str:
        """The name for “the council”, “it” or “its”, with the article that it has elsewhere."""
        before = self._article.text[max(0, body.shown.start - len("the ")) : body.shown.start]
        name = body.entity.name
        if before.lower() == "the " or not body.by_pronoun:
            name = f"the {name}"
        if self._article.slice(body.span).lower() == "its":
            name += "’" if name.endswith("s") else "’s"
        return name

    def _subject_before(self, at: int, token: Token) -> Body | None:
        entity = self._entities.resolve(Mention(token.span, pronoun=True))
        if entity is None or at == 0 or not _is_body(entity):
            return None
        before = self._article.statements[at - 1]
        subject = first_subject(before.tokens, len(before.tokens))
        behind = bisect_left(entity.mentions, before.span.end, key=lambda mention: mention.start)
        if not behind or subject is None or self._entities.resolve(subject) is not entity:
            return None
        return Body(token.span, entity, entity.mentions[behind - 1], by_pronoun=True)

    def _described(self, tokens: Sequence[Token]) -> Body | None:
        """The council, which … and The council said: of one with a longer name."""
        if len(tokens) < _FEWEST or tokens[0].lower != "the" or not tokens[1].text.islower():
            return None
        if not is_finite(tokens[2]) and tokens[2].text != ",":
            return None
        found = self._by_noun.get(tokens[1].lower, [])
        full = [
            span
            for entity in found
            for span in entity.mentions
            if span < tokens[0].span and self._article.slice(span) == entity.name
        ]
        if len(found) != 1 or not full:
            return None
        span = Offsets(tokens[0].span.start, tokens[1].span.end)
        return Body(span, found[0], full[0], by_pronoun=False)


def _is_body(entity: Entity) -> bool:
    """Whether it has a proper name and is no person."""
    proper = entity.name.split()[-1][0].isupper()
    return proper and entity.kind != "person" and entity.gender is None

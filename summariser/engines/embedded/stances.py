"""Who is for or against what: the positions of an article, merged by holder and target."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from summariser.article import Article
from summariser.draft import Position
from summariser.engines.embedded.claims import Reader
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.grammar import phrase, written
from summariser.engines.embedded.positions import DECIDABLE, DECIDING, FRAMES, GENERIC, INTENTIONS
from summariser.engines.embedded.speech import Speech
from summariser.engines.embedded.targets import Target
from summariser.engines.embedded.voices import voices
from summariser.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    REPORTING,
)
from summariser.offsets import Offsets
from summariser.tokens import Token

__all__ = ["FoundStance", "find_stances"]

_CLOSED = DETERMINERS | PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | PRONOUNS | RELATIVES
_PLAIN = _CLOSED | REPORTING | frozenset("new proposed controversial latest own whole".split())
_DEFINITE = re.compile(r"\b(?:the|this|that|these|his|her|its|their)\s+$", re.IGNORECASE)
_AFTER_NOUN = re.compile(rf" (?:{'|'.join(sorted(PREPOSITIONS))}) ")
_LONGEST = 8  # words of a target
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True)
class FoundStance:
    """A holder's position; `evidence` are ids of sentences, quotations and reported clauses."""

    holder: Entity
    target: str
    position: Position
    evidence: tuple[str, ...]


@dataclass
class _Merged:
    holder: Entity
    target: str
    words: frozenset[str]
    signs: set[int] = field(default_factory=set)
    evidence: dict[str, None] = field(default_factory=dict)

    def stance(self) -> FoundStance:
        [sign] = self.signs if len(self.signs) == 1 else [0]
        positions: dict[int, Position] = {1: "supports", -1: "opposes", 0: "mixed"}
        return FoundStance(self.holder, self.target, positions[sign], tuple(self.evidence))


def find_stances(
    article: Article, entities: Entities, speech: Sequence[Speech]
) -> list[FoundStance]:
    """The stances in the order of their first evidence, one for a holder and a target."""
    matters = _Matters(article, entities)
    reader = Reader(article, entities)
    merged: dict[int, list[_Merged]] = defaultdict(list)
    order: list[_Merged] = []
    for voice in voices(article, speech):
        for holder, target, token in reader.read(voice):
            name = matters.name(target, token.lower)
            if not name or holder is None or name == holder.name or not _is_name(holder, article):
                continue
            words = frozenset(_content(name))
            entry = next(
                (each for each in merged[id(holder)] if words and _is_same(name, each.target)),
                None,
            )
            if entry is None:
                entry = _Merged(holder, name, words)
                merged[id(holder)].append(entry)
                order.append(entry)
            elif len(words) > len(entry.words):
                entry.target, entry.words = name, words
            entry.signs.add(target.sign)
            sentence = article.sentence_at(token.span.start)
            entry.evidence[voice.pointer or (sentence.id if sentence else "")] = None
    return [entry.stance() for entry in order]


def _content(name: str) -> list[str]:
    return [word for word in _WORD.findall(name.lower()) if word not in _CLOSED]


def _is_same(one: str, other: str) -> bool:
    """Whether two targets are one: the words of one lie in the other, or its noun phrase does."""
    whole, whole_other = frozenset(_content(one)), frozenset(_content(other))
    if whole <= whole_other or whole_other <= whole:
        return True
    core, core_other = (frozenset(_content(_AFTER_NOUN.split(each)[0])) for each in (one, other))
    if core != whole and core_other != whole_other:
        return False  # tax on cars, tax on boats
    return min(len(core), len(core_other)) > 1 and (core <= core_other or core_other <= core)


def _is_name(entity: Entity, article: Article) -> bool:
    """Neither a headline in capitals nor a common word that opens a sentence: Critics."""
    words = entity.name.lower().split()
    verbs = FRAMES.keys() | (_CLOSED - PREPOSITIONS)
    if words[-1] in PREPOSITIONS or (len(words) > 2 and not verbs.isdisjoint(words)):
        return False
    if entity.kind != "other" or len(words) > 1:
        return True
    starts = {sentence.span.start for sentence in article.sentences}
    return any(span.start not in starts for span in entity.mentions)


class _Matters:
    """Names what a position is about: full names for people, the named plan for “the plan”."""

    def __init__(self, article: Article, entities: Entities) -> None:
        self._article = article
        self._entities = entities
        self._named: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._decided = ""  # what was last voted on or proposed
        for statement in article.statements:
            for at, token in enumerate(statement.tokens):
                if token.lower in GENERIC:
                    name = self._full(statement.tokens, at)
                    if name:
                        self._named[token.lower].append((token.span.start, name))

    def name(self, target: Target, shown_by: str) -> str:
        """How a target is written, or the empty string where that would tell nothing."""
        name = self._name(target)
        if len(name.split()) > _LONGEST:
            return ""
        first = shown_by in INTENTIONS and not self._decided
        if name and (first or shown_by in DECIDING):
            self._decided = name
        return name

    def _name(self, target: Target) -> str:
        entity = self._entities.at(Offsets(target.start, target.start + len(target.text)))
        if entity is not None and entity.kind == "person" and _names(target.text, entity):
            return entity.name if _is_name(entity, self._article) else target.text
        lower = target.text.lower()
        if lower not in GENERIC:
            return target.text
        if not _DEFINITE.search(self._article.text, max(target.start - 8, 0), target.start):
            return ""
        earlier = [name for start, name in self._named[lower] if start < target.start]
        return earlier[-1] if earlier else self._decided if lower in DECIDABLE else ""

    def _full(self, tokens: Sequence[Token], at: int) -> str:
        """The generic noun at `at` with the words that tell which it is, if any."""
        start = at
        while start and at - start < 3 and _qualifies(tokens[start - 1]):
            start -= 1
        found = phrase(tokens, start, _LONGEST)
        if len(found) < 2 or (start == at and found[1].lower not in ("to", "of", "for", "on")):
            return ""
        return written(self._article.text, found)


def _names(target: str, entity: Entity) -> bool:
    """Whether the target is that person's name, with or without titles."""
    words = target.split()
    return words[-1] in entity.name.split() and all(word[0].isupper() for word in words)


def _qualifies(token: Token) -> bool:
    return (
        token.text[0].isalpha()
        and token.lower not in _PLAIN
        and not token.possessive
        and not token.lower.endswith(("ed", "ly", "ing"))
    )

"""Who holds a stance: the actor whose mentions the tagger points at."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from summariser.article import Article
from summariser.attribution import attributions
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.gazetteer import (
    BODY_NOUNS,
    COLLECTIVES,
    COMPANY_NOUNS,
    GROUP_NOUNS,
    PEOPLE,
    PERSON_NOUNS,
    STATE_WORDS,
)
from summariser.engines.embedded.speech import Speech
from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from summariser.mentions import Mention, noun_phrase
from summariser.offsets import Offsets
from summariser.tagged import TaggedTarget
from summariser.tokens import Token, near

__all__ = ["Holders"]

_SPEAKER = frozenset("i me my mine myself we us our ours ourselves".split())
_PRONOUNS = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves"
    " who whose".split()
)
_BORDER = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | RELATIVES | PAST | ADVERBS | PRONOUNS
_OBJECTS = DETERMINERS | {"to", "that"}
_HEADS = (
    PERSON_NOUNS | PEOPLE | BODY_NOUNS | COMPANY_NOUNS | GROUP_NOUNS | STATE_WORDS | COLLECTIVES
)
_SAID = 0.5  # share of who speaks where the target is, beside the pointer's
_WORD = re.compile(r"\w{4,}")
_LONGEST = 6  # words of a description


class Holders:
    """Finds whom the words that the tagger points at belong to."""

    def __init__(self, article: Article, entities: Entities, speech: Sequence[Speech]) -> None:
        self._article = article
        self._entities = entities
        self._speech = speech
        attributed = [found.mention for found in attributions(article).values()]
        subjects = [clause.subject for clause in article.clauses] + attributed
        self._subjects = [mention for mention in subjects if mention is not None]

    def of(self, target: TaggedTarget) -> Entity | None:
        """Whom the words with the largest shares belong to, or who speaks where the target is.

        Only somebody whom the target's own statement names or quotes: what shows somebody else's
        stance is no evidence.
        """
        shares: dict[int, float] = {}
        found: dict[int, Entity] = {}
        statement = self._statement(target.span)
        shown: set[int] = set()
        for word, share in target.holders:
            entity = self._at(word)
            if entity is not None:
                found[id(entity)] = entity
                shares[id(entity)] = shares.get(id(entity), 0.0) + share
                if statement.holds(word) or any(map(statement.holds, entity.mentions)):
                    shown.add(id(entity))
        speaker = self._speaker(target.span)
        if speaker is not None:
            found[id(speaker)] = speaker
            shares[id(speaker)] = shares.get(id(speaker), 0.0) + _SAID
            shown.add(id(speaker))
        shown = shown or {key for key, entity in found.items() if self._tells(statement, entity)}
        return found[max(shown, key=shares.__getitem__)] if shown else None

    def _tells(self, statement: Offsets, entity: Entity) -> bool:
        """Whether a statement has a word of somebody's role: the mayor."""
        words = set(_WORD.findall(self._article.slice(statement).lower()))
        return any(not words.isdisjoint(_WORD.findall(role.lower())) for role in entity.roles)

    def _statement(self, span: Offsets) -> Offsets:
        """The sentence, or the sentences that a quotation joins, around a target."""
        statements = self._article.statements
        at = bisect_right(statements, span.start, key=lambda each: each.span.start) - 1
        return statements[at].span if at >= 0 else span

    def _at(self, word: Offsets) -> Entity | None:
        """Whom a word belongs to, as a pronoun, a part of a name or of a description."""
        lower = self._article.slice(word).lower()
        if lower in _SPEAKER:
            return self._speaker(word)
        subject = next((one for one in self._subjects if one.span.holds(word)), None)
        entity = self._entities.resolve(subject)
        if entity is not None:
            return entity
        if lower in _PRONOUNS:
            return self._entities.resolve(Mention(word, pronoun=True))
        return self._described(word)

    def _speaker(self, span: Offsets) -> Entity | None:
        return next((one.speaker for one in self._speech if one.span.holds(span)), None)

    def _described(self, word: Offsets) -> Entity | None:
        """The actor that the noun phrase with that word stands for, if any does."""
        tokens = self._phrase(word)
        named = self._entities.at(word)
        if named is not None and tokens[-1].capital:
            return named
        for last in range(len(tokens), 0, -1):
            mention = noun_phrase(tokens, 0, last)
            entity = self._entities.resolve(mention) if mention and not mention.pronoun else None
            if entity is not None:
                return entity
        return named

    def _phrase(self, word: Offsets) -> Sequence[Token]:
        """From the determiner to the noun, as far as can be told without knowing the verbs."""
        sentence = self._article.sentence_at(word.start)
        span = sentence.span if sentence else word
        tokens = near(self._article.text, span, word)
        at = bisect_left(tokens, word.end, key=lambda token: token.span.end)
        start, end = at, at + 1
        while start and at - start < _LONGEST and tokens[start].lower not in DETERMINERS:
            if not _goes_on(tokens, start - 1):
                break
            start -= 1
        while end < len(tokens) and end - start < _LONGEST and _goes_on(tokens, end):
            if tokens[end].lower in DETERMINERS or tokens[end].lower.endswith("ed"):
                break
            end += 1
        heads = [
            index
            for index in range(at, end)
            if tokens[index].lower in _HEADS
            and not (index + 1 < end and tokens[index + 1].capital)  # Minister Ana Ruiz
        ]
        if heads:
            end = heads[-1] + 1
        elif end - 1 > at and end < len(tokens) and tokens[end].lower in _OBJECTS:
            end -= 1  # the director wants | the …
        return tokens[start:end]


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token may stand inside a noun phrase; ’ does in the teachers’ union."""
    token = tokens[index]
    if token.text in ("’", "'"):
        before = tokens[index - 1] if index else token
        return before.lower.endswith("s") and before.span.end == token.span.start
    return token.text[0].isalnum() and token.lower not in _BORDER

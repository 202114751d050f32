"""Noun phrases that stand for an actor, and the proper names in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    HONORIFICS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from summariser.offsets import Offsets
from summariser.tokens import Token

__all__ = ["Mention", "is_name_word", "name_in", "noun_phrase", "span_of"]

_PARTICLES = frozenset("of the de da di del van von der den bin al el la le & st y".split())
_PARTICLES_RUN = 4
_NO_LEAD = ADVERBS | CONJUNCTIONS | PREPOSITIONS | AUXILIARIES
_BEFORE_NAME = HONORIFICS | PREPOSITIONS
_NO_NAME = DETERMINERS | PRONOUNS | CONJUNCTIONS | CALENDAR


@dataclass(frozen=True)
class Mention:
    """A noun phrase that stands for an actor.

    `name` is the proper name in it or in its apposition, None for pronouns and descriptions.
    """

    span: Offsets
    name: Offsets | None = None
    pronoun: bool = False


def noun_phrase(tokens: Sequence[Token], start: int, end: int) -> Mention | None:
    """The mention in `tokens[start:end]`, less the words that cannot lead it; None without any."""
    while start < end and not _may_lead(tokens[start]):
        start += 1
    if start == end:
        return None
    last = tokens[end - 1]
    if last.lower in PRONOUNS:
        return Mention(last.span, pronoun=True)
    if tokens[start].lower in PRONOUNS and tokens[start].lower != "it":
        return Mention(tokens[start].span, pronoun=True)
    name = name_in(tokens, start, end)
    if name is None and not any(token.text[0].isalpha() for token in tokens[start:end]):
        return None
    if name is not None and name[1] == end and not _described(tokens, start, name[0]):
        start = name[0]
    return Mention(span_of(tokens, start, end), span_of(tokens, *name) if name else None)


def _may_lead(token: Token) -> bool:
    if token.lower in _NO_LEAD:
        return False
    return token.capital or (token.text[0].isalnum() and token.lower not in RELATIVES)


def _described(tokens: Sequence[Token], start: int, name: int) -> bool:
    """Whether the words before a name belong to it: the mayor Ana Ruiz, a spokesman for Acme."""
    before = tokens[start:name]
    return bool(before) and (before[0].lower in DETERMINERS or before[-1].lower in _BEFORE_NAME)


def name_in(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """The last run of capitalised words, particles inside it allowed; honorifics included.

    In “a spokesman for Acme” that is Acme: the body spoken for.
    """
    stop = end
    while stop > start and not is_name_word(tokens[stop - 1]):
        stop -= 1
    if stop == start:
        return None
    first = stop
    while first > start:
        token = tokens[first - 1]
        if is_name_word(token) or (token.text == "." and first - 1 > start):
            first -= 1
        elif (linked := _before_particles(tokens, start, first)) is not None:
            first = linked
        else:
            break
    return first, stop


def _before_particles(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The index of the name's word before particles: van der Berg, the Bank of the West."""
    at = end - 1
    while at > start and end - at < _PARTICLES_RUN and tokens[at].lower in _PARTICLES:
        at -= 1
    if at > start and tokens[at].lower == "for" and tokens[at + 1].lower == "the":
        at -= 1
    return at if at < end - 1 and is_name_word(tokens[at]) else None


def is_name_word(token: Token) -> bool:
    """Whether a token may be part of a proper name."""
    return token.capital and token.lower not in _NO_NAME


def span_of(tokens: Sequence[Token], start: int, end: int) -> Offsets:
    """The offsets of `tokens[start:end]`, at least one."""
    return Offsets(tokens[start].span.start, tokens[end - 1].span.end)

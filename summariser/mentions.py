"""Finds the noun phrase that is the subject of a verb, without a parser.

Rules over tokens: walk from the verb over auxiliaries, adverbs and time phrases to the nearest
noun phrase, step over an apposition or relative clause between commas, and cut at the borders of
the clause.
"""

import re
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
from summariser.tokens import QUOTED, Token

__all__ = ["Mention", "subject_after", "subject_before"]

_LONGEST = 14  # tokens of a noun phrase
_APPOSITION = 40  # tokens back to the noun phrase before appositions
_APPOSITIONS = 4
_PARTY = re.compile(r"[RDI]-[A-Z]")  # R-Ohio
_PARTICLES = frozenset("of the de da di del van von der den bin al el la le & st y".split())
_PARTICLES_RUN = 4
_DASHES = frozenset("—–-")
_STOPS = frozenset(",;:.!?()—–\"“”") | {QUOTED}


@dataclass(frozen=True)
class Mention:
    """A noun phrase that stands for an actor.

    `name` is the proper name in it or in its apposition, None for pronouns and descriptions.
    """

    span: Offsets
    name: Offsets | None = None
    pronoun: bool = False


def subject_before(tokens: Sequence[Token], verb: int) -> Mention | None:
    """The subject that precedes the verb at index `verb`, or None."""
    end = _skip_back(tokens, verb)
    if end and tokens[end - 1].lower in RELATIVES:
        end -= 1
        end -= end > 0 and tokens[end - 1].text == ","
        return _phrase_ending(tokens, end)
    if end and tokens[end - 1].text == ",":
        return _before_apposition(tokens, end - 1)
    if end and tokens[end - 1].text in _DASHES:
        opening = next(
            (i for i in range(end - 3, max(end - _APPOSITION, -1), -1) if tokens[i].text in _DASHES),
            None,
        )
        return _phrase_ending(tokens, opening) if opening is not None else None
    return _phrase_ending(tokens, end)


def subject_after(tokens: Sequence[Token], verb: int) -> Mention | None:
    """The subject that follows an inverted verb (said the mayor), or None."""
    start = verb + 1
    if start >= len(tokens) or tokens[start].text in _STOPS:
        return None
    end = start
    while end < len(tokens) and end - start < _LONGEST and tokens[end].text not in _STOPS:
        token = tokens[end]
        if end > start and not token.capital and token.lower in (
            PREPOSITIONS - {"of", "for", "by"} | CONJUNCTIONS - {"and"} | RELATIVES | AUXILIARIES
        ):
            break
        if end > start and token.lower in CALENDAR and tokens[end - 1].lower not in DETERMINERS:
            break
        end += 1
    if end == start:
        return None
    found = _phrase(tokens, start, end)
    if found is not None and end < len(tokens) and tokens[end].text == ",":
        return _with_apposed(tokens, found, end + 1, min(end + 8, len(tokens)))
    return found


def _skip_back(tokens: Sequence[Token], verb: int) -> int:
    """The index after the last token before `verb` that is no auxiliary, adverb or time phrase."""
    end = verb
    while end:
        token = tokens[end - 1]
        if token.text == ")":
            far = max(end - _APPOSITION, -1)
            opening = next((i for i in range(end - 2, far, -1) if tokens[i].text == "("), None)
            if not opening:
                return end
            end = opening
            continue
        if token.lower in AUXILIARIES | ADVERBS or (
            token.lower.endswith("ly") and not token.capital
        ):
            end -= 1
            continue
        start = end
        while start and (tokens[start - 1].lower in CALENDAR or tokens[start - 1].text.isdigit()):
            start -= 1
        if start < end:
            end = start - (start > 0 and tokens[start - 1].lower in ("on", "in", "the"))
            continue
        return end
    return 0


def _before_apposition(tokens: Sequence[Token], closing: int) -> Mention | None:
    """The noun phrase before the apposition or relative clause that the comma `closing` ends.

    Of the stretches between commas the nearest that reads like a name is taken, else the nearest
    noun phrase but the last: “Ana Ruiz, 45, the mayor, said”, “the mayor, who is ill, said”.
    """
    phrases: list[Mention] = []
    end = closing
    for _ in range(_APPOSITIONS):
        start = end
        while start and closing - start < _APPOSITION and tokens[start - 1].text not in ",;":
            start -= 1
        if start == end or tokens[end - 1].text == QUOTED:
            break
        lead = tokens[start]
        named = lead.capital and lead.lower not in PREPOSITIONS | CALENDAR | DETERMINERS
        if end == closing:
            if named and all(_name_word(token) for token in tokens[start:end]):
                return _phrase_ending(tokens, end) if not _PARTY.match(lead.text) else None
        elif (found := _phrase_ending(tokens, end)) is not None:
            if named and not _PARTY.match(lead.text):
                return _with_apposed(tokens, found, end + 1, closing)
            if lead.lower not in PREPOSITIONS | RELATIVES | CONJUNCTIONS:
                phrases.append(_with_apposed(tokens, found, end + 1, closing) or found)
        if not start or tokens[start - 1].text == ";":
            break
        end = start - 1
    return phrases[0] if phrases else None


def _with_apposed(
    tokens: Sequence[Token], mention: Mention | None, start: int, end: int
) -> Mention | None:
    """Adds the name that an apposition gives to a description: the mayor, Ana Ruiz, said."""
    if mention is None or mention.name is not None or mention.pronoun:
        return mention
    name = _name_in(tokens, start, end)
    if name is None or name[0] != start:
        return mention
    return Mention(mention.span, _span(tokens, *name))


def _phrase_ending(tokens: Sequence[Token], end: int) -> Mention | None:
    """The noun phrase whose last token is `tokens[end - 1]`, brackets behind it aside."""
    if end and tokens[end - 1].text == ")":
        end = _skip_back(tokens, end)
    start = end
    while start and end - start < _LONGEST:
        token = tokens[start - 1]
        if token.text in _STOPS or (
            not token.capital
            and token.lower in CONJUNCTIONS | RELATIVES
            and not _joins(tokens, start - 1, end)
        ):
            break
        start -= 1
    return _phrase(tokens, start, end)


def _joins(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether an “and” joins two names or two nouns rather than two clauses."""
    return (
        tokens[at].lower == "and"
        and 0 < at < end - 1
        and tokens[at - 1].capital
        and tokens[at + 1].capital
    )


def _phrase(tokens: Sequence[Token], start: int, end: int) -> Mention | None:
    while start < end and not _may_lead(tokens[start]):
        start += 1
    if start == end:
        return None
    last = tokens[end - 1]
    if last.lower in PRONOUNS:
        return Mention(last.span, pronoun=True)
    if tokens[start].lower in PRONOUNS and tokens[start].lower != "it":
        return Mention(tokens[start].span, pronoun=True)
    name = _name_in(tokens, start, end)
    if name is None and not any(token.text[0].isalpha() for token in tokens[start:end]):
        return None
    if name is not None and name[1] == end and not _described(tokens, start, name[0]):
        start = name[0]
    return Mention(_span(tokens, start, end), _span(tokens, *name) if name else None)


def _may_lead(token: Token) -> bool:
    if token.capital and token.lower not in ADVERBS | CONJUNCTIONS | PREPOSITIONS | AUXILIARIES:
        return True
    return token.text[0].isalnum() and token.lower not in (
        ADVERBS | CONJUNCTIONS | PREPOSITIONS | AUXILIARIES | RELATIVES
    )


def _described(tokens: Sequence[Token], start: int, name: int) -> bool:
    """Whether the words before a name belong to it: the mayor Ana Ruiz, a spokesman for Acme."""
    before = tokens[start:name]
    return bool(before) and (
        before[0].lower in DETERMINERS or before[-1].lower in HONORIFICS | PREPOSITIONS
    )


def _name_in(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """The last run of capitalised words, particles inside it allowed; honorifics included.

    In “a spokesman for Acme” that is Acme: the body spoken for.
    """
    stop = end
    while stop > start and not _name_word(tokens[stop - 1]):
        stop -= 1
    if stop == start:
        return None
    first = stop
    while first > start:
        token = tokens[first - 1]
        if _name_word(token) or (token.text == "." and first - 1 > start):
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
    return at if at < end - 1 and _name_word(tokens[at]) else None


def _name_word(token: Token) -> bool:
    return token.capital and token.lower not in DETERMINERS | PRONOUNS | CONJUNCTIONS | CALENDAR


def _span(tokens: Sequence[Token], start: int, end: int) -> Offsets:
    return Offsets(tokens[start].span.start, tokens[end - 1].span.end)

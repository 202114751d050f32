"""Finds the noun phrase that is the subject of a verb, without a parser.

Rules over tokens: walk from the verb over auxiliaries, adverbs and time phrases to the nearest
noun phrase, step over an apposition or relative clause between commas, and cut at the borders of
the clause.
"""

import re
from collections.abc import Sequence, Set

from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    PAST,
    PREPOSITIONS,
    RELATIVES,
)
from summariser.mentions import Mention, is_name_word, name_in, noun_phrase, span_of
from summariser.tokens import QUOTED, Token

__all__ = ["subject_after", "subject_before"]

_LONGEST = 14  # tokens of a noun phrase
_APPOSITION = 40  # tokens back to the noun phrase before appositions
_APPOSITIONS = 4
_PARTY = re.compile(r"[RDI]-[A-Z]")  # R-Ohio
_DASHES = frozenset("—–-")
_NO_ADVERBS = frozenset("ally assembly bully family monopoly rally reply supply".split())
_SKIPPED = AUXILIARIES | ADVERBS
_APART = CONJUNCTIONS | RELATIVES  # they part clauses
_ENDS_SUBJECT = (
    PREPOSITIONS - {"of", "for", "by"} | CONJUNCTIONS - {"and"} | RELATIVES | AUXILIARIES
)
_NO_NAME = PREPOSITIONS | CALENDAR | DETERMINERS
_NO_PHRASE = PREPOSITIONS | CONJUNCTIONS | RELATIVES
_STOPS = frozenset(',;:.!?()—–"“”') | {QUOTED}


def subject_before(tokens: Sequence[Token], verb: int) -> Mention | None:
    """The subject that precedes the verb at index `verb`, or None."""
    end = _skip_back(tokens, verb)
    if end and tokens[end - 1].lower in RELATIVES:
        end -= 1
        end -= end > 0 and tokens[end - 1].text == ","
        return _nearest_phrase(tokens, end)
    if end and tokens[end - 1].text == ",":
        return _before_apposition(tokens, end - 1)
    if end and tokens[end - 1].text in _DASHES:
        opening = _last(tokens, end - 2, _DASHES)
        return _phrase_ending(tokens, opening) if opening is not None else None
    relative = _relative(tokens, end)
    return _phrase_ending(tokens, end) if relative is None else _nearest_phrase(tokens, relative)


def subject_after(tokens: Sequence[Token], verb: int) -> Mention | None:
    """The subject that follows an inverted verb (said the mayor), or None."""
    start = verb + 1
    if start >= len(tokens) or tokens[start].text in _STOPS:
        return None
    end = start
    while end < len(tokens) and end - start < _LONGEST and tokens[end].text not in _STOPS:
        token = tokens[end]
        if end > start and not token.capital and token.lower in _ENDS_SUBJECT:
            break
        if end > start and token.lower in CALENDAR and tokens[end - 1].lower not in DETERMINERS:
            break
        end += 1
    if end == start:
        return None
    found = noun_phrase(tokens, start, end)
    if found is not None and end < len(tokens) and tokens[end].text == ",":
        return _with_apposed(tokens, found, end + 1, min(end + 8, len(tokens)))
    return found


def _skip_back(tokens: Sequence[Token], verb: int) -> int:
    """The index after the last token before `verb` that is no auxiliary, adverb or time phrase."""
    end = verb
    while end:
        token = tokens[end - 1]
        if token.text == ")":
            opening = _last(tokens, end - 1, {"("})
            if not opening:
                return end
            end = opening
            continue
        if token.lower in _SKIPPED or _is_manner(token):
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


def _is_manner(token: Token) -> bool:
    """Whether it is an adverb: quietly, not assembly."""
    return token.lower.endswith("ly") and not token.capital and token.lower not in _NO_ADVERBS


def _last(tokens: Sequence[Token], end: int, texts: Set[str]) -> int | None:
    """The index of the last of the given marks before `end`, if it is near."""
    near = range(end - 1, max(end - _APPOSITION, 0) - 1, -1)
    return next((index for index in near if tokens[index].text in texts), None)


def _before_apposition(tokens: Sequence[Token], closing: int) -> Mention | None:
    """The noun phrase before the apposition or relative clause that the comma `closing` ends.

    Of the stretches between commas the nearest that reads like a name is taken, else the nearest
    noun phrase but the last: “Ana Ruiz, 45, the mayor, said”, “the mayor, who is ill, said”.
    """
    phrases: list[Mention] = []
    end = closing
    for _ in range(_APPOSITIONS):
        start = end
        while start and closing - start < _APPOSITION and tokens[start - 1].text not in (",", ";"):
            start -= 1
        if start == end or tokens[end - 1].text == QUOTED:
            break
        lead = tokens[start]
        named = lead.capital and lead.lower not in _NO_NAME
        if end == closing:
            whole = all(is_name_word(token) for token in tokens[start:end])
            if named and whole and not _PARTY.match(lead.text):
                return _phrase_ending(tokens, end)
        elif (found := _phrase_ending(tokens, end)) is not None:
            if named and not _PARTY.match(lead.text):
                return _with_apposed(tokens, found, end + 1, closing)
            if lead.lower not in _NO_PHRASE:
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
    name = name_in(tokens, start, end)
    if name is None or name[0] != start:
        return mention
    return Mention(mention.span, span_of(tokens, *name))


def _phrase_ending(tokens: Sequence[Token], end: int) -> Mention | None:
    """The noun phrase whose last token is `tokens[end - 1]`, brackets behind it aside."""
    if end and tokens[end - 1].text == ")":
        end = _skip_back(tokens, end)
    start = end
    while start and end - start < _LONGEST:
        token = tokens[start - 1]
        if token.text in _STOPS or (
            not token.capital and token.lower in _APART and not _joins(tokens, start - 1, end)
        ):
            break
        start -= 1
    return noun_phrase(tokens, start, end)


def _relative(tokens: Sequence[Token], end: int) -> int | None:
    """Where a relative clause begins that ends there: the notice that went to patients | says."""
    for at in range(end - 2, max(end - _LONGEST, 0), -1):
        if tokens[at].text in _STOPS:
            return None
        if tokens[at].lower in ("who", "which", "that"):
            verb = tokens[at + 1].lower
            plain = verb in PAST | AUXILIARIES or verb.endswith("ed")
            return at if plain or (verb.endswith("s") and tokens[at].lower != "that") else None
    return None


def _nearest_phrase(tokens: Sequence[Token], end: int) -> Mention | None:
    """The name or the determined noun that ends there, without a verb and its subject before it."""
    found = _phrase_ending(tokens, end)
    if found is None or found.pronoun:
        return found
    if found.name is not None and found.name.end == found.span.end:
        return Mention(found.name, found.name)
    for start in reversed(range(end)):
        if tokens[start].span.start <= found.span.start:
            break
        if tokens[start].lower in DETERMINERS and tokens[start - 1].lower != "of":
            return noun_phrase(tokens, start, end)
    return found


def _joins(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether an “and” joins two names rather than two clauses."""
    return (
        tokens[at].lower == "and"
        and 0 < at < end - 1
        and tokens[at - 1].capital
        and tokens[at + 1].capital
    )

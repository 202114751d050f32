"""The little grammar that positions need, without a parser: verbs and ends of noun phrases."""

import re
from collections.abc import Sequence

from summariser.engines.embedded.positions import BASES, VAGUE
from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from summariser.tokens import Token

__all__ = [
    "BE",
    "NOT",
    "head",
    "is_finite",
    "phrase",
    "positive",
    "says_little",
    "verb_start",
    "word",
    "written",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BE = _set("is are was were be been being am remain remains remained")
NOT = _set("not never no cannot neither")
_ARTICLES = _set("the a an his her its their our my your this that these those")
_TIMES = _set("last next this earlier early late")
_JOINING = PREPOSITIONS | CONJUNCTIONS | _set("along around above below beyond regarding onto per")
# What begins an adjunct rather than going on with the phrase.
_ADJUNCTS = _set(
    "during since until amid despite after before as by than like within because including due"
    " following saying arguing calling throughout under ahead almost perhaps whenever wherever"
    " here anyway"
)
_OCCASIONS = _set(
    "statement interview speech letter tweet news press post email emails remarks rally debate wake"
    " face end time discussion address video hearing memo"
)
_STOPS = (RELATIVES | _ADJUNCTS | ADVERBS | AUXILIARIES | PRONOUNS | PAST | CONJUNCTIONS) - _set(
    "further only cut set hit left lead"
)
_BETWEEN = ADVERBS | NOT
_BEFORE_VERBS = AUXILIARIES | ADVERBS | NOT | {"longer"}
_BEFORE_NOUNS = DETERMINERS | PREPOSITIONS | {"whose"}
_LENGTHS = _set("years months weeks days hours decades")
_OWN = re.compile(r"\b(?:my|our|your) ", re.IGNORECASE)
_SINGLE = re.compile(r"(?<!\w)['‘]|['’](?!\w)")
_MARKS = re.compile("[“”\"«»]|''|``")


def phrase(tokens: Sequence[Token], start: int, room: int) -> Sequence[Token]:
    """The noun phrase from `start` on with what hangs on it, of `room` words at most.

    A longer one is cut before a preposition or “and”.
    """
    end, words, border = start, 0, start
    while end < len(tokens) and _goes_on(tokens, start, end):
        words += tokens[end].text[0].isalnum()
        if words > room:
            break
        border = end if tokens[end].lower in _JOINING - {"of"} else border
        end += 1
    following = tokens[end] if end < len(tokens) else None
    if words > room and border > start and word(tokens, end) not in _JOINING:
        end = border
    if following is not None and following.lower in AUXILIARIES | PAST:
        while end - 1 > start and tokens[end - 1].capital and not tokens[start].capital:
            end -= 1  # the subject of a clause: the proposal Acme | had put forward
    while end > start and _hangs(tokens[end - 1]):
        end -= 1
    return tokens[start:end]


def written(text: str, found: Sequence[Token]) -> str:
    """The words of a phrase, without quotation marks and “our”."""
    cut = _MARKS.sub("", text[found[0].span.start : found[-1].span.end])
    if re.search(r"(?<!\w)['‘]", cut):
        cut = _SINGLE.sub("", cut)
    return " ".join(_OWN.sub("", cut).split()).removesuffix("’s").removesuffix("'s")


def head(found: Sequence[Token]) -> str:
    """The last word before a preposition, small: plan in “a plan for the quay”."""
    words = [token.lower for token in found if token.text[0].isalnum()]
    end = next((i for i, each in enumerate(words) if i and each in _JOINING), len(words))
    return words[end - 1] if words else ""


def says_little(found: Sequence[Token]) -> bool:
    """Whether a phrase names nothing that a position could be about."""
    words = [token for token in found if token.text[0].isalnum()]
    return (
        not any(token.text[0].isalpha() for token in words)
        or head(found) in VAGUE
        or words[0].lower in VAGUE | {"to"}
        or words[-1].lower in PRONOUNS
        or (len(words) == 1 and "-" in words[0].text)
    )


def word(tokens: Sequence[Token], at: int) -> str:
    """The word at an index, small, or the empty string behind the end."""
    return tokens[at].lower if at < len(tokens) else ""


def verb_start(tokens: Sequence[Token], at: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    while at and (
        tokens[at - 1].lower in _BEFORE_VERBS
        or (tokens[at - 1].lower.endswith("ly") and not tokens[at - 1].capital)
    ):
        at -= 1
    return at


def is_finite(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether a word that may be a noun, a participle or an infinitive stands as a verb."""
    token, lower = tokens[at], tokens[at].lower
    if token.capital or not start:
        return False
    before, auxiliaries = tokens[start - 1], {each.lower for each in tokens[start:at]}
    if before.lower in _BEFORE_NOUNS or before.possessive:
        return False
    if lower.endswith("ing"):
        return bool(auxiliaries & BE) or before.text == ","
    if lower.endswith("ed"):
        return not auxiliaries & BE and word(tokens, at + 1) != "by"
    if lower in BASES and auxiliaries & BE:
        return False
    if lower in BASES:
        has = bool(auxiliaries & (AUXILIARIES - BE))
        return has or before.lower in PRONOUNS | {"who"} or before.lower.endswith("s")
    return not before.lower.endswith(("ing", "ed", "al", "ic"))


def positive(tokens: Sequence[Token]) -> tuple[Sequence[Token], int]:
    """The tokens behind adverbs and negations, and -1 where these turn the sense."""
    at, sign = 0, 1
    while word(tokens, at) in _BETWEEN or word(tokens, at).endswith("ly"):
        sign = -sign if tokens[at].lower in NOT else sign
        at += 1
    return tokens[at:], sign


def _hangs(last: Token) -> bool:
    """Whether a phrase cannot end with that token."""
    if not last.text[0].isalnum():
        return last.text != "%"
    return last.lower in _JOINING | _ARTICLES | ADVERBS - {"further"}


def _goes_on(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether the token at `at` belongs to the phrase that begins at `start`."""
    token, lower = tokens[at], tokens[at].lower
    if not token.text[0].isalnum():
        return _is_inner_mark(tokens, start, at)
    if at == start:
        return True
    before = tokens[at - 1]
    if (lower in _STOPS and not token.capital) or _is_time(tokens, at):
        return False
    if lower in PREPOSITIONS:
        return not _opens_occasion(tokens, at + 1)
    if lower in _ARTICLES:
        verb = any(each.lower == "to" for each in tokens[max(at - 3, start) : at])
        return verb or before.lower in _JOINING or before.lower.endswith("ing")
    return True


def _is_inner_mark(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether a mark stands inside a phrase: $4.3, 1,300, Roe v. Wade."""
    before = tokens[at - 1] if at > start else None
    glued = at + 1 < len(tokens) and tokens[at + 1].span.start == tokens[at].span.end
    match tokens[at].text:
        case ",":
            return glued and before is not None and before.text.isdigit()
        case ".":
            return before is not None and before.lower in ("v", "vs")
        case mark:
            return mark in "$€£%&’'/"


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return token.lower in CALENDAR and (
        token.capital
        or token.lower in ("yesterday", "today", "tomorrow")
        or (token.lower in _TIMES and word(tokens, at + 1) in CALENDAR)
    )


def _opens_occasion(tokens: Sequence[Token], at: int) -> bool:
    """Whether a time or an occasion follows: on Monday, in 2016, in a statement."""
    if at >= len(tokens):
        return False
    first = tokens[at]
    dated = first.capital and first.lower in CALENDAR | {"may"}
    year = len(first.text) == 4 and first.text.isdigit()
    occasion = any(token.lower in _OCCASIONS for token in tokens[at : at + 3])
    counted = first.text.isdigit() or first.lower in DETERMINERS
    dated = dated or (counted and word(tokens, at + 1) in _LENGTHS)
    return dated or year or occasion or first.lower in _TIMES

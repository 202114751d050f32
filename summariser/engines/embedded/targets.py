"""Cuts what a position is about from the words behind a verb or noun of position."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summariser.engines.embedded.positions import (
    BASES,
    EMPTY,
    FRAMES,
    HELPING,
    JUDGEMENTS,
    MEASURES,
    NOUNS,
    POLICY,
    VAGUE,
    Frame,
    gerund,
)
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
    REPORTING,
)
from summariser.tokens import Token

__all__ = ["Target", "complement", "deed", "judgement", "phrase", "thing", "written"]

_LONGEST = 8  # words of a target
_JUDGED_WITHIN = 7  # tokens in which a judgement is spoken
_OPENING = DETERMINERS - {"no", "few", "other", "another", "one"}
_ARTICLES = frozenset("the a an his her its their our my your this that these those".split())
_ADJUNCTS = frozenset(
    "during since until amid despite after before as by than like within because including"
    " following saying arguing calling not due".split()
)
_SETTINGS = frozenset(
    "statement interview speech letter tweet news press post email emails remarks rally debate wake"
    " face end time".split()
)
_NOUNS_TOO = frozenset("cut set hit left lead".split())  # past tenses that are as often nouns
_STOPS = (
    RELATIVES | _ADJUNCTS | AUXILIARIES | PRONOUNS | (PAST - _NOUNS_TOO)
    | (CONJUNCTIONS - {"and", "or"})
)
_ASKING = frozenset("what how why when whatever whoever".split())
_TIMES = frozenset("last next this earlier late".split())
_JOINING = PREPOSITIONS | CONJUNCTIONS | frozenset("along around above below beyond throughout regarding concerning off onto via".split())
_OWN = re.compile(r"\b(?:my|our|your) ", re.IGNORECASE)
_MARKS = re.compile("[“”\"«»]|''|``")


class Target(NamedTuple):
    """What a position is about, and whether it is for (1) or against (-1); `start` in the text."""

    sign: int
    text: str
    start: int


def complement(text: str, rest: Sequence[Token], frame: Frame) -> Target | None:
    """The target in the tokens behind a word of position, where they fit the frame."""
    at = len(frame.words)
    if tuple(token.lower for token in rest[:at]) != frame.words:
        return None
    rest = rest[at:]
    match frame.takes:
        case "thing":
            found = (_doing(text, rest) if frame.words == ("for",) else None) or thing(text, rest)
        case "measure":
            found = thing(text, rest)
            if found is not None and not _is_measure(found.text.split()):
                return None
        case "deed" | "policy":
            found = deed(text, rest, weak=frame.takes == "policy")
        case "told":
            found = _told(text, rest)
        case "party":
            found = _party(text, rest, ("for", "over"))
        case "accused":
            found = _party(text, rest, ("of",))
        case "judged":
            found = _judged(text, rest)
        case _:
            found = _noun(text, rest)
    return found and found._replace(sign=found.sign * frame.sign)


def thing(text: str, rest: Sequence[Token]) -> Target | None:
    """A noun phrase or gerund at the start of `rest`, without its article."""
    start = 0
    while start < len(rest) and rest[start].lower in _OPENING:
        start += 1
    found = phrase(rest, start)
    if not found or found[0].lower in _JOINING | RELATIVES | PRONOUNS | _ASKING or _is_vague(found):
        return None
    return Target(1, written(text, found), found[0].span.start)


def deed(text: str, rest: Sequence[Token], *, weak: bool = False) -> Target | None:
    """An infinitive at the start of `rest`; its own position where its verb has one.

    With `weak`, only of a verb of public business.
    """
    at, sign = 0, 1
    while at < len(rest) and (rest[at].lower in ADVERBS or rest[at].lower.endswith("ly")):
        sign = -sign if rest[at].lower in ("not", "never") else sign
        at += 1
    if at + 1 >= len(rest):
        return None
    verb = rest[at].lower
    if verb in HELPING:
        return deed(text, rest[at + 1 + (rest[at + 1].lower == "to") :], weak=weak)
    if verb in BASES:
        for frame in FRAMES[verb]:
            found = complement(text, rest[at + 1 :], frame)
            if found is not None:
                return found._replace(sign=sign * found.sign)
    if verb in EMPTY or (weak and verb not in POLICY) or not verb.isalpha():
        return None
    object_ = phrase(rest, at + 1, room=_LONGEST - 1)
    if not object_ or _is_vague(object_) or object_[-1].lower in PRONOUNS:
        return None
    return Target(sign, f"{gerund(verb)} {written(text, object_)}", rest[at].span.start)


def phrase(rest: Sequence[Token], start: int, *, room: int = _LONGEST) -> Sequence[Token]:
    """The noun phrase from `start` on with what hangs on it, of `room` words at most."""
    end, words, fitting = start, 0, start
    while end < len(rest) and _goes_on(rest, start, end):
        words += rest[end].text[0].isalnum()
        if words > room:
            break
        if rest[end].lower in _JOINING:
            fitting = end
        end += 1
    stopped = rest[end] if end < len(rest) else None
    if words > room and fitting > start and stopped is not None and stopped.lower not in _JOINING:
        end = fitting
    if stopped is not None and stopped.lower in AUXILIARIES | PAST:
        while end - 1 > start and rest[end - 1].capital and not rest[start].capital:
            end -= 1  # the subject of a clause: the ceasefire proposal Russia | had
    while end > start and (
        rest[end - 1].lower in _JOINING | _ARTICLES | (ADVERBS - {"further"})
        or not (rest[end - 1].text[0].isalnum() or rest[end - 1].text == "%")
    ):
        end -= 1
    return rest[start:end]


def _goes_on(rest: Sequence[Token], start: int, at: int) -> bool:
    """Whether the token at `at` belongs to the phrase that begins at `start`."""
    token = rest[at]
    before = rest[at - 1] if at > start else None
    after = rest[at + 1] if at + 1 < len(rest) else None
    if not token.text[0].isalnum():
        glued = after is not None and after.span.start == token.span.end
        digits = before is not None and before.text.isdigit() and glued
        return token.text in "$€£%&/’'-" or (token.text == "," and digits)
    if before is None:
        return True
    lower = token.lower
    if lower in _STOPS and not token.capital:
        return False
    if after is not None and lower in PREPOSITIONS and _opens_setting(rest, at + 1):
        return False
    if lower in CALENDAR and (
        token.capital or lower in ("yesterday", "today", "tomorrow")
        or (lower in _TIMES and after is not None and after.lower in CALENDAR)
    ):
        return False
    if lower in ("and", "or"):
        return after is not None and _is_joined(after)
    if lower in _ARTICLES:
        return before.lower in _JOINING or before.lower.endswith("ing") or at - 1 == start or (
            at - 2 >= start and rest[at - 2].lower == "to"
        )
    if lower.endswith("ed") and not token.capital and before.lower not in _JOINING | _ARTICLES:
        return (
            after is not None
            and after.text[0].isalnum()
            and after.lower not in PREPOSITIONS | DETERMINERS
        )
    return True


def _is_joined(token: Token) -> bool:
    """Whether what follows an “and” is a noun rather than a clause."""
    lower = token.lower
    return token.text[0].isalnum() and lower not in (
        _STOPS | _JOINING | ADVERBS | REPORTING | FRAMES.keys() | AUXILIARIES
    ) and not (lower.endswith(("ed", "ly")) and not token.capital)


def _opens_setting(rest: Sequence[Token], at: int) -> bool:
    """Whether a time or an occasion follows: on Monday, in 2016, in a statement."""
    ahead = rest[at : at + 3]
    return (ahead[0].lower in CALENDAR | {"may"} and ahead[0].capital) or (
        ahead[0].text.isdigit() and len(ahead[0].text) == 4
    ) or any(token.lower in _SETTINGS for token in ahead)


def _is_vague(found: Sequence[Token]) -> bool:
    words = [token for token in found if token.text[0].isalnum()]
    head = next((i for i, token in enumerate(words) if i and token.lower in _JOINING), len(words))
    return (
        not words
        or words[head - 1].lower in VAGUE
        or words[0].lower in VAGUE | {"to"}
        or words[-1].lower in PRONOUNS
        or all(not token.text[0].isalpha() for token in words)
    )


def written(text: str, found: Sequence[Token]) -> str:
    """The words of a phrase, without quotation marks."""
    if not found:
        return ""
    cut = text[found[0].span.start : found[-1].span.end]
    return " ".join(_OWN.sub("", _MARKS.sub("", cut)).split()).removesuffix("’s").removesuffix("'s")


def _is_measure(words: Sequence[str]) -> bool:
    """Whether a noun of public business is among them, names like Bill aside."""
    return words[-1].lower() in MEASURES or not MEASURES.isdisjoint(words)


def _told(text: str, rest: Sequence[Token]) -> Target | None:
    """Somebody to do something: the deed; or a thing that is urged: urged restraint."""
    for at in range(1, min(len(rest), 9)):
        if not rest[at].text[0].isalnum() or rest[at].lower in AUXILIARIES | {"about"}:
            break
        if rest[at].lower == "to":
            return deed(text, rest[at + 1 :])
    return None


def _doing(text: str, rest: Sequence[Token]) -> Target | None:
    """Called for somebody to do something: somebody doing something."""
    at = next((i for i, token in enumerate(rest[:6]) if token.lower == "to"), 0)
    whom, what = thing(text, rest[:at]), deed(text, rest[at + 1 :])
    if not at or not rest[at - 1].capital or whom is None or what is None:
        return None
    return what._replace(text=f"{whom.text} {what.text}", start=whom.start)


def _party(text: str, rest: Sequence[Token], over: tuple[str, ...]) -> Target | None:
    """Somebody, or what somebody is praised or blamed for."""
    at = next(
        (i for i, token in enumerate(rest) if token.lower in over or not token.text[0].isalnum()),
        len(rest),
    )
    whom = thing(text, rest[:at])
    if not at or at + 1 >= len(rest) or rest[at].lower not in over:
        return whom
    what = rest[at + 1 :]
    short = whom is not None and len(whom.text.split()) <= _LONGEST // 2
    if what[0].lower.endswith("ing") or over == ("of",):
        found = phrase(what, 0, room=_LONGEST - 3)
        if whom is None or not short or not found or _is_vague(found):
            return whom
        link = " " if found[0].lower.endswith("ing") else "’s "
        return whom._replace(text=f"{whom.text}{link}{written(text, found)}")
    return thing(text, what) or whom


def _judged(text: str, rest: Sequence[Token]) -> Target | None:
    """Something called, or described as, good or bad."""
    for at in range(1, min(len(rest), 10)):
        token = rest[at]
        if token.lower in ("as", "a", "an") or token.lower in JUDGEMENTS:
            sign = judgement(rest[at:])
            found = thing(text, rest[:at])
            return found and found._replace(sign=sign) if sign else None
    return None


def judgement(rest: Sequence[Token]) -> int:
    """1 for praise, -1 for blame, 0 for neither, by the first words of `rest`."""
    sign = 1
    for token in rest[:_JUDGED_WITHIN]:
        if token.lower in ("not", "n't", "never", "no", "hardly"):
            sign = -sign
        elif token.lower in JUDGEMENTS:
            return sign * JUDGEMENTS[token.lower]
        elif token.text in ",.;:" or token.lower in RELATIVES | CONJUNCTIONS - {"as", "and"}:
            break
    return 0


def _noun(text: str, rest: Sequence[Token]) -> Target | None:
    """A noun of position and its matter: support for the plan; the union’s right to strike."""
    for at, token in enumerate(rest[:5]):
        if token.lower == "right" and at and rest[at + 1 : at + 2] and (
            rest[at + 1].lower in ("to", "of")
        ):
            return thing(text, rest)
        for frame in NOUNS.get(token.lower, ()):
            found = complement(text, rest[at + 1 :], frame)
            if found is not None:
                return found
    return None

"""Finds the words that report speech, with the noun phrase that they report it of."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summariser.lexicon import (
    AUXILIARIES,
    CALENDAR,
    CLAUSAL,
    CONJUNCTIONS,
    DETERMINERS,
    INVERTING,
    NAMING,
    NOUN_LIKE,
    NOUN_OBJECT,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING,
    TELLING,
    forms,
)
from summariser.mentions import Mention
from summariser.offsets import Offsets
from summariser.subjects import subject_after, subject_before
from summariser.tokens import QUOTED, Token

__all__ = ["Cue", "find_cues", "first_subject"]

_FINITE = AUXILIARIES | PAST
_AUXILIARY_OR_BY = AUXILIARIES | {"by"}
_BEFORE_VERB = PRONOUNS | AUXILIARIES
_NO_SUBJECT = PREPOSITIONS | CALENDAR
_GOVERNING = PREPOSITIONS - CONJUNCTIONS - {"since", "until"}
_ADJUNCT = PREPOSITIONS | CALENDAR | {"online"}
_CALLING = forms("call")
_NO_NAME = PREPOSITIONS | CONJUNCTIONS
# Determiners that may be a subject by themselves: many said, they all said.
_ALONE = frozenset("some many several most all both each another one two three".split())
# Those that say who somebody is: two people involved in the talks.
_PARTICIPLES = frozenset("involved briefed informed acquainted connected".split())
_OPENING = 100  # tokens within which a sentence has its first verb

CueKind = Literal["clause", "telling", "naming", "noun", "source", "other"]


@dataclass(frozen=True)
class Cue:
    """A word that reports speech, at `index` of its sentence's tokens.

    `kind`: a verb that takes a clause (said that …), one that tells somebody to do something, one
    that calls something a name, one with a noun phrase (outlined the steps), `source` for
    “according to”, or any other verb that may introduce words in quotation marks.
    """

    index: int
    span: Offsets
    kind: CueKind
    subject: Mention | None
    inverted: bool = False


def find_cues(tokens: Sequence[Token]) -> list[Cue]:
    """The cues of one sentence in order; none inside a quotation."""
    found: list[Cue] = []
    for index, token in enumerate(tokens):
        cue = _cue(tokens, index, token, found)
        if cue is not None:
            found.append(cue)
    return [cue for cue in found if not _is_inside_phrase(tokens, cue, found[-1])]


def _is_inside_phrase(tokens: Sequence[Token], cue: Cue, last: Cue) -> bool:
    """Whether it is a participle before the verb: in a statement posted on X, Ana Ruiz said so."""
    if cue.subject is None or last.subject is None or cue.span.end >= last.subject.span.start:
        return False
    start = bisect_left(tokens, cue.subject.span.start, key=lambda token: token.span.start)
    return (
        0 < start < cue.index
        and tokens[start - 1].lower in _GOVERNING
        and tokens[start].lower in DETERMINERS
        and tokens[cue.index + 1].lower in _ADJUNCT
    )


def _cue(tokens: Sequence[Token], index: int, token: Token, earlier: list[Cue]) -> Cue | None:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.lower == "according" and following is not None and following.lower == "to":
        span = Offsets(token.span.start, following.span.end)
        return Cue(index + 1, span, "source", subject_after(tokens, index + 1))
    if token.lower not in REPORTING or not _is_verb(tokens, index):
        return None
    inverted = _inverts(tokens, index)
    subject = subject_after(tokens, index) if inverted else subject_before(tokens, index)
    if inverted and subject is None:
        inverted, subject = False, subject_before(tokens, index)
    subject = _shared(tokens, index, subject, earlier)
    if subject is None and token.lower in NOUN_LIKE:
        return None
    return Cue(index, token.span, _kind(token.lower), subject, inverted)


def _kind(verb: str) -> CueKind:
    if verb in TELLING and verb not in NAMING:
        return "telling"
    if verb in CLAUSAL:
        return "clause"
    if verb in NAMING:
        return "naming"
    return "noun" if verb in NOUN_OBJECT else "other"


def _is_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that may be a noun or participle stands as a finite verb."""
    if index == 0:
        return False
    before, token = tokens[index - 1], tokens[index]
    if token.capital and before.capital:
        return False  # part of a name: the Washington Post
    if before.lower == "to" or before.possessive:
        return False
    if token.lower in _CALLING and _rings(tokens, index):
        return False
    if before.lower in DETERMINERS and (before.lower not in _ALONE or token.lower in NOUN_LIKE):
        return False
    if token.lower.endswith("ing"):
        return before.text in (",", "—", "–", QUOTED) or before.lower in _AUXILIARY_OR_BY
    if before.lower in PREPOSITIONS:
        return False
    if token.lower in ("asked", "told", "called", "ordered", "said", "described", "quoted"):
        # “is said to”, “was asked about”: passive, nobody's words
        return before.lower not in ("be", "been", "is", "are", "was", "were", "being")
    if token.lower in NOUN_LIKE:
        return (
            before.lower in _BEFORE_VERB
            or before.capital
            or before.text == ","
            or before.lower.endswith(("s", "ly"))
            or _follows_speech(tokens, index)
        )
    return True


def _follows_speech(tokens: Sequence[Token], index: int) -> bool:
    """Whether it ends a sentence after a quotation and a noun phrase: “…,” the office claims."""
    if not tokens[index].lower.endswith("s") or not _is_mark(tokens, index + 1):
        return False
    start = index
    while start and tokens[start - 1].text[0].isalnum():
        start -= 1
    between = [token.lower for token in tokens[start:index]]
    return (
        start > 0
        and tokens[start - 1].text == QUOTED
        and len(between) > 1
        and between[0] in DETERMINERS
        and _NO_NAME.isdisjoint(between)
    )


def _rings(tokens: Sequence[Token], index: int) -> bool:
    """Whether somebody is called by telephone: call the office."""
    following = tokens[index + 1] if index + 1 < len(tokens) else tokens[index]
    return following.lower in DETERMINERS and _is_mark(tokens, index + 3)


def _is_mark(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark of punctuation stands at an index, or nothing."""
    return at >= len(tokens) or tokens[at].text in {".", ",", ":", ";"}


def _inverts(tokens: Sequence[Token], index: int) -> bool:
    """Whether the subject follows: “…,” said the mayor. / The mill is lost, said the mayor."""
    if tokens[index].lower not in INVERTING or index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    if not (after.text[0].isalnum() and after.lower != "that"):
        return False
    if after.lower in _NO_SUBJECT:
        return False
    if before.text == QUOTED or (index > 1 and tokens[index - 2].text == QUOTED):
        return before.text == QUOTED or not before.text[0].isalnum()
    return before.text == "," and _ends_with_name(tokens, index + 1)


def _ends_with_name(tokens: Sequence[Token], start: int) -> bool:
    """Whether a noun phrase from `start` on runs up to a mark or the end, with no verb in it."""
    if tokens[start].lower in _NO_NAME:
        return False
    for token in tokens[start : start + _OPENING]:
        if not token.text[0].isalnum():
            return token.text in {".", ",", ";", "?", "!"}
        verb = not token.capital and token.lower.endswith("ed") and token.lower not in _PARTICIPLES
        if verb or token.lower in AUXILIARIES:
            return False
    return True


def _shared(
    tokens: Sequence[Token], index: int, subject: Mention | None, earlier: list[Cue]
) -> Mention | None:
    """The subject of the verb before, for “…, adding that” and “… and said”."""
    before = tokens[index - 1]
    joined = before.lower in CONJUNCTIONS or tokens[index].lower.endswith("ing")
    if subject is not None and not joined:
        return subject
    if earlier and earlier[-1].subject is not None:
        return earlier[-1].subject
    if subject is None and joined:
        return first_subject(tokens, index)
    return subject


def first_subject(tokens: Sequence[Token], end: int) -> Mention | None:
    """The subject of the first finite verb before the index `end`."""
    for index in range(1, min(end, _OPENING)):
        token = tokens[index]
        if not token.capital and (token.lower in _FINITE or token.lower.endswith("ed")):
            subject = subject_before(tokens, index)
            if subject is not None:
                return subject
    return None

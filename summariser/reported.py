"""Finds the clauses that report speech without quotation marks around them.

Said (that) CLAUSE; CLAUSE, X said; according to X, CLAUSE; urged Y to DO; called X ‘Y’;
outlined THE STEPS. Rules of English; in other languages nothing is found.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summariser.cues import Cue
from summariser.lexicon import (
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    NEEDS_CLAUSE,
    PAST,
    PREPOSITIONS,
    forms,
)
from summariser.mentions import Mention
from summariser.offsets import Offsets
from summariser.statements import Statement
from summariser.tokens import QUOTED, Token

__all__ = ["Clause", "clause_in", "reported_clauses"]

_CLOSING = frozenset(".!?;:,")
_LONGEST = 300  # tokens of a clause
_OPENERS_SKIPPED = 10  # tokens of “in a statement on Monday” before “that”
_TOLD = forms("tell/told assure inform notify")
_TO_OBJECT = frozenset("reporters lawmakers supporters members".split())


@dataclass(frozen=True)
class Clause:
    """A reported clause with its cue and, where one was found, the subject of the cue."""

    span: Offsets
    cue: Offsets
    subject: Mention | None


def reported_clauses(statements: Sequence[Statement]) -> list[Clause]:
    """The clauses in order, apart from each other, none crossing a quotation's border."""
    return [clause for statement in statements for clause in _clauses(statement)]


def clause_in(statement: Statement, cue: Cue) -> Offsets | None:
    """What the cue reports in its statement, or None where that is no clause."""
    tokens = statement.tokens
    found = _backward(statement, cue) or _forward(statement, cue)
    if found is None:
        return None
    start, end = _trimmed(tokens, *found)
    words = [token for token in tokens[start:end] if token.text[0].isalnum()]
    quoted = any(token.text == QUOTED for token in tokens[start:end])
    if not words or (len(words) < 2 and not (quoted and cue.kind == "naming")):
        return None
    if quoted and tokens[start].text == QUOTED and len(words) < 3:
        return None  # the quotation is the whole of it
    return Offsets(tokens[start].span.start, tokens[end - 1].span.end)


def _clauses(statement: Statement) -> Iterator[Clause]:
    reached = statement.span.start
    for cue in statement.cues:
        if cue.span.start < reached or (cue.subject is None and cue.kind != "clause"):
            continue
        if _negated(statement.tokens, cue):
            continue
        span = clause_in(statement, cue)
        if span is None or span.start < reached:
            continue
        yield Clause(span, cue.span, cue.subject)
        reached = max(span.end, cue.span.end)


def _negated(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether the cue says that nothing was said: did not say, hasn’t said."""
    before = (token.lower for token in tokens[max(cue.index - 2, 0) : cue.index])
    return any(word in ("not", "never") or word.endswith(("n't", "n’t")) for word in before)


def _backward(statement: Statement, cue: Cue) -> tuple[int, int] | None:
    """CLAUSE, X said. / CLAUSE, said X. / CLAUSE, according to X."""
    tokens = statement.tokens
    if cue.kind not in ("clause", "source", "telling") or cue.subject is None:
        return None
    end = _lead(statement, cue)
    if not 4 <= end <= _LONGEST or tokens[end - 1].text != "," or tokens[end - 2].text == QUOTED:
        return None
    if not (cue.inverted or cue.kind == "source" or _ends_after(tokens, cue)):
        return None
    start = _after_speech(statement, end)
    for index in range(end - 2, start - 1, -1):
        if _ends_speech(statement, tokens[index]) and tokens[index + 1].lower in DETERMINERS:
            # What follows may be an apposition to the subject: “…,” the mayor, Ana Ruiz, said.
            return (index + 1, end - 1) if _has_verb(tokens[index + 1 : end - 1]) else None
    return start, end - 1


def _after_speech(statement: Statement, end: int) -> int:
    """Where a clause that ends before token `end` begins: after a quotation with its own cue."""
    cues = statement.told[: bisect_left(statement.told, end, key=lambda cue: cue.index)]
    if not cues or all(token.text != QUOTED for token in statement.tokens[: cues[-1].index]):
        return 0
    subject = cues[-1].subject
    said = max(cues[-1].span.end, subject.span.end if subject is not None else 0)
    return statement.first_from(said)


def _ends_speech(statement: Statement, token: Token) -> bool:
    """Whether a token is a quotation that ends in a comma, so that its cue follows."""
    closing = statement.text[max(token.span.end - 3, token.span.start) : token.span.end]
    return token.text == QUOTED and "," in closing


def _lead(statement: Statement, cue: Cue) -> int:
    """The index of the first token of the cue, or of its subject if that stands before it."""
    before = cue.subject.span.start if cue.subject is not None else cue.span.start
    return statement.first_from(min(before, cue.span.start))


def _ends_after(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether nothing but a time phrase, an aside or who was told stands behind the cue."""
    index = cue.index + 1
    if index >= len(tokens) or tokens[index].text in {".", ",", ";", "?", "!"}:
        return True
    rest = tokens[index : index + _OPENERS_SKIPPED]
    if tokens[cue.index].lower in _TOLD:
        return index + len(rest) == len(tokens) and not _has_verb(rest)
    return all(token.lower in CALENDAR | PREPOSITIONS | {".", "a"} for token in rest)


def _forward(statement: Statement, cue: Cue) -> tuple[int, int] | None:
    tokens, start = statement.tokens, cue.index + 1
    if cue.inverted:
        return None
    if cue.kind == "source":
        if cue.subject is None:
            return None
        start = statement.first_from(cue.subject.span.end)
        if start >= len(tokens) or tokens[start].text != ",":
            return None
        start += 1
    end = _end(statement, start)
    match cue.kind:
        case "telling":
            return _told(tokens, start, end)
        case "clause" if tokens[cue.index].lower in _TOLD:
            return _told(tokens, start, end)
        case "noun":
            opens = start < end and (
                tokens[start].lower in DETERMINERS or tokens[start].text[0].isalnum()
            )
            return (start, end) if opens and tokens[start].lower not in PREPOSITIONS else None
        case "naming" if start < end and tokens[start].lower == "for":
            return _told(tokens, start, end)
        case "naming":
            quoted = any(token.text == QUOTED for token in tokens[start + 1 : end])
            return (start, end) if quoted and tokens[start].lower not in PREPOSITIONS else None
        case "clause" | "source":
            found = _said(tokens, start, end)
            bare = tokens[cue.index].lower in NEEDS_CLAUSE
            return None if bare and found and not _has_verb(tokens[slice(*found)]) else found
        case _:
            return None


def _said(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """The clause after “said”: behind a time, a place, an addressee and “that”."""
    that = next(
        (
            index
            for index in range(start, min(start + _OPENERS_SKIPPED, end))
            if tokens[index].lower == "that"
        ),
        None,
    )
    between = tokens[start:that] if that is not None else ()
    if that is not None and not any(token.text == QUOTED for token in between):
        return (that + 1, end) if _is_aside(between) else (start, end)
    while start < end and tokens[start].lower in CALENDAR | {"on"}:
        start += 1
    if start >= end or tokens[start].text in (":", ",") or tokens[start].text == QUOTED:
        return (start, end) if start < end and tokens[start].text == QUOTED else None
    if tokens[start].lower in PREPOSITIONS - {"after", "before", "despite", "since", "under"}:
        return None
    return start, end


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(
        token.text == QUOTED
        or token.lower in AUXILIARIES | PAST or (token.lower.endswith("ed") and not token.capital)
        for token in tokens
    )


def _is_aside(tokens: Sequence[Token]) -> bool:
    """Whether the words between a verb and its “that” belong to the verb."""
    first = tokens[0] if tokens else None
    return first is None or (
        first.lower in PREPOSITIONS | CALENDAR | _TO_OBJECT or first.text == ","
    )


def _told(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Told somebody that CLAUSE; urged somebody to DO; called for NOUN PHRASE."""
    if start < end and tokens[start].lower == "for":
        return start + 1, end
    for index in range(start, min(start + _OPENERS_SKIPPED, end)):
        if tokens[index].text == QUOTED:
            return None
        if tokens[index].lower == "that":
            return index + 1, end
        if tokens[index].lower == "to" and index > start:
            return index, end
    return None


def _end(statement: Statement, start: int) -> int:
    """Before a colon that opens a quotation, or the next cue (“…, adding”), else the end."""
    tokens, cues = statement.tokens, statement.cues
    end = min(len(tokens), start + _LONGEST)
    for index in range(start, end - 1):
        if tokens[index].text == ":" and tokens[index + 1].text == QUOTED:
            return index
    first, last = (bisect_right(cues, at, key=lambda cue: cue.index) for at in (start, end))
    for cue in cues[first:last]:
        lead = cue.index - (1 if cue.kind != "source" else 2)
        if lead >= start and tokens[lead].text == ",":
            return lead
        if lead > start and tokens[lead].lower in ("and", "but"):
            return lead - (tokens[lead - 1].text == ",")
        own = _lead(statement, cue) - 1
        if start < own < lead and tokens[own].lower in (";", "and", "but", "while"):
            return own - (tokens[own - 1].text == ",")
    return end


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    while end > start and tokens[end - 1].text in _CLOSING:
        end -= 1
    while start < end and (tokens[start].text in _CLOSING or tokens[start].lower == "that"):
        start += 1
    return start, end

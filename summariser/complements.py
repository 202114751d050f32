"""Finds where in a sentence the words stand that a cue reports, without a parser.

Stretches are half-open pairs of token indices; None where the cue reports nothing there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

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
from summariser.statements import Statement
from summariser.tokens import QUOTED, Token

__all__ = ["complement_after", "complement_before", "ends_open", "has_verb"]

_LONGEST = 200  # tokens of a clause
_ENUMERATED = 4  # tokens from one name given to the last: “rash”, “wild” and “unfair”
_ROLE = 8  # tokens of a role and its commas
_OPENERS_SKIPPED = 12  # tokens of “in a statement on Monday” before “that”
_TOLD = forms("tell/told assure inform notify")
_NO_CLAUSE = PREPOSITIONS - {"after", "before", "despite", "since", "under"}
_FINITE = AUXILIARIES | PAST
_TIME_AND_PLACE = CALENDAR | PREPOSITIONS | {".", "a"}
_ASIDE = CALENDAR | PREPOSITIONS | {",", "reporters", "lawmakers", "supporters", "members"}


def complement_before(statement: Statement, cue: Cue) -> tuple[int, int] | None:
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
        if tokens[index + 1].lower in DETERMINERS and ends_open(statement, tokens[index]):
            # What follows may be an apposition to the subject: “…,” the mayor, Ana Ruiz, said.
            return (index + 1, end - 1) if has_verb(tokens[index + 1 : end - 1]) else None
    return start, end - 1


def _after_speech(statement: Statement, end: int) -> int:
    """Where a clause that ends before token `end` begins: after a quotation with its own cue."""
    at = bisect_left(statement.told, end, key=lambda cue: cue.index) - 1
    if at < 0:
        return 0
    cue = statement.told[at]
    if all(token.text != QUOTED for token in statement.tokens[: cue.index]):
        return 0
    return statement.first_from(max(cue.span.end, cue.subject.span.end if cue.subject else 0))


def ends_open(statement: Statement, token: Token) -> bool:
    """Whether a token is a quotation that ends in a comma, so that its cue follows."""
    if token.text != QUOTED:
        return False
    return "," in statement.text[max(token.span.end - 3, token.span.start) : token.span.end]


def _lead(statement: Statement, cue: Cue) -> int:
    """The index of the first token of the cue, or of its subject if that stands before it."""
    before = cue.subject.span.start if cue.subject is not None else cue.span.start
    lead = statement.first_from(min(before, cue.span.start))
    return _before_role(statement.tokens, lead)


def _before_role(tokens: Sequence[Token], lead: int) -> int:
    """Steps back over what a name is introduced as: …, its director, | Ben Hart, told the board."""
    for start in range(lead - 2, max(lead - _ROLE, 0), -1):
        if tokens[start - 1].text == "," and tokens[lead - 1].text == ",":
            role = tokens[start : lead - 1]
            named = role[0].lower in DETERMINERS and not has_verb(role)
            return start if named and tokens[lead].capital else lead
        if not tokens[start].text[0].isalnum():
            break
    return lead


def _ends_after(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether nothing but a time phrase, an aside or who was told stands behind the cue."""
    index = cue.index + 1
    if index >= len(tokens) or tokens[index].text in {".", ",", ";", "?", "!"}:
        return True
    rest = tokens[index : index + _OPENERS_SKIPPED]
    if tokens[cue.index].lower in _TOLD:
        return index + len(rest) == len(tokens) and not has_verb(rest)
    return all(token.lower in _TIME_AND_PLACE for token in rest)


def complement_after(statement: Statement, cue: Cue) -> tuple[int, int] | None:
    """X said CLAUSE. / According to X, CLAUSE. / X urged Y to DO. / X called Y “Z”."""
    tokens, verb = statement.tokens, statement.tokens[cue.index].lower
    if cue.inverted:
        return None
    start = _after_source(statement, cue) if cue.kind == "source" else cue.index + 1
    end = _end(statement, start)
    if start >= end:
        return None
    match cue.kind:
        case "noun":
            return _expressed(tokens, start, end)
        case "naming" if tokens[start].lower not in ("for", "on", "upon"):
            return _named(tokens, start, end)
        case "clause" | "source" if verb not in _TOLD:
            found = _said(tokens, start, end)
            bare = verb in NEEDS_CLAUSE
            return None if bare and found and not has_verb(tokens[slice(*found)]) else found
        case "clause" | "telling" | "naming":
            return _told(tokens, start, end)
        case _:
            return None


def _after_source(statement: Statement, cue: Cue) -> int:
    """The index after “according to X,”; the end where no comma closes it."""
    tokens = statement.tokens
    at = statement.first_from(cue.subject.span.end) if cue.subject is not None else len(tokens)
    return at + 1 if at < len(tokens) and tokens[at].text == "," else len(tokens)


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
    while start < end and (tokens[start].lower in CALENDAR or tokens[start].lower == "on"):
        start += 1
    if start >= end or tokens[start].text in (":", ",") or tokens[start].text == QUOTED:
        return (start, end) if start < end and tokens[start].text == QUOTED else None
    if tokens[start].lower in _NO_CLAUSE:
        return None
    return start, end


def has_verb(tokens: Sequence[Token]) -> bool:
    """Whether there may be a finite verb; a quotation may hold one."""
    return any(
        token.text == QUOTED
        or token.lower in _FINITE
        or (token.lower.endswith("ed") and not token.capital)
        for token in tokens
    )


def _is_aside(tokens: Sequence[Token]) -> bool:
    """Whether the words between a verb and its “that” belong to the verb."""
    return not tokens or tokens[0].lower in _ASIDE


def _told(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Told somebody that CLAUSE; urged somebody to DO; called for NOUN PHRASE."""
    if tokens[start].lower == "for":
        return start + 1, end
    for index in range(start, min(start + _OPENERS_SKIPPED, end)):
        if tokens[index].text == QUOTED:
            return None
        if tokens[index].lower == "that":
            return index + 1, end
        if tokens[index].lower == "to" and index > start:
            return index, end
    return None


def _expressed(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Expressed NOUN PHRASE, up to a participle of its own: …, calling on both to wait."""
    if tokens[start].lower in PREPOSITIONS or not tokens[start].text[0].isalnum():
        return None
    for index in range(start + 1, end - 1):
        if tokens[index].text == "," and any(
            token.lower.endswith("ing") and not token.capital
            for token in tokens[index + 1 : index + 3]
        ):
            return start, index
    return start, end


def _named(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Called X “Y”; described X as Y."""
    if tokens[start].lower in PREPOSITIONS:
        return None
    quoted = [index for index in range(start + 1, end) if tokens[index].text == QUOTED]
    if not quoted:
        described = any(token.lower == "as" for token in tokens[start + 1 : end])
        return (start, end) if described else None
    return start, max(index for index in quoted if index - quoted[0] <= _ENUMERATED) + 1


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

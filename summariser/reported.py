"""Finds the clauses that report speech without quotation marks around them.

Said (that) CLAUSE; CLAUSE, X said; according to X, CLAUSE; urged Y to DO; called X ‘Y’;
outlined THE STEPS. Rules of English; in other languages nothing is found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summariser.complements import complement_after, complement_before
from summariser.cues import Cue
from summariser.mentions import Mention
from summariser.offsets import Offsets
from summariser.statements import Statement
from summariser.tokens import QUOTED, Token

__all__ = ["Clause", "clause_in", "is_negated", "reported_clauses"]

_CLOSING = frozenset(".!?;:,")


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
    found = complement_before(statement, cue) or complement_after(statement, cue)
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
        if is_negated(statement.tokens, cue):
            continue
        span = clause_in(statement, cue)
        if span is None or span.start < reached:
            continue
        yield Clause(span, cue.span, cue.subject)
        reached = max(span.end, cue.span.end)


def is_negated(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether the cue says that nothing was said: did not say, hasn’t said."""
    before = (token.lower for token in tokens[max(cue.index - 2, 0) : cue.index])
    return any(word in ("not", "never") or word.endswith(("n't", "n’t")) for word in before)


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    while end > start and tokens[end - 1].text in _CLOSING:
        end -= 1
    while start < end and (tokens[start].text in _CLOSING or tokens[start].lower == "that"):
        start += 1
    return start, end

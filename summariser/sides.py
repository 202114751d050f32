"""The two sides of the clause of a cue: The boats, | she said, | would sail."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from summariser.complements import ends_open, has_verb
from summariser.lexicon import AUXILIARIES, CALENDAR, DETERMINERS, PAST, PREPOSITIONS, RELATIVES
from summariser.offsets import Offsets
from summariser.statements import Statement
from summariser.tokens import QUOTED, Token

__all__ = ["JOINING", "Sides", "leads_on", "runs_on", "sides_of"]

JOINING = frozenset({"and", "but"})
_BEHIND = 6  # tokens of a time or place between a cue and its comma: she said on Monday,
_NEAR = 4  # tokens between a cue and the noun phrase of its speaker
_LEAST = 2  # words that go on with a report
_WHEN = frozenset("after before during amid as since despite until like".split())
_GOING_ON = frozenset(
    "although though because if unless provided providing that not or rather".split()
)
# Where something is said, rather than what.
_OCCASIONS = frozenset(
    "address article blog briefing call conference court debate document email essay filing"
    " hearing interview interviews letter meeting memo message news newspaper note op-ed phone"
    " podcast post press radio rally reporters report ruling session speech statement summary"
    " telephone television testimony tweet video website".split()
)


class Sides(NamedTuple):
    """The stretches of tokens, half-open, before and behind the clause of a cue."""

    before: tuple[int, int]
    behind: tuple[int, int]


def sides_of(statement: Statement, cue: Offsets, source: Sequence[Offsets]) -> Sides | None:
    """What stands around a cue clause between commas or at the end; None for any other."""
    tokens = statement.tokens
    verb = first, last = _indices(statement, cue)
    for span in source:
        start, end = _indices(statement, span)
        if start < end and max(start - last, first - end) <= _NEAR:
            if tokens[start].lower in RELATIVES:
                return None
            first, last = min(first, start), max(last, end)
    if first == 0 or (first, last) == verb:
        return None
    lead = tokens[first - 1]
    behind = _after_time(tokens, last)
    if behind is None or not (lead.text == "," or ends_open(statement, lead)):
        return None
    end = len(tokens)
    while end > behind and tokens[end - 1].text in {".", "?", "!", ";", ":"}:
        end -= 1
    until = first - (lead.text == ",")
    return Sides((_opening(tokens, until), until), (behind + 1, end))


def leads_on(statement: Statement, sides: Sides, others: Sequence[Offsets]) -> bool:
    """Whether the words before a cue clause begin what goes on behind it."""
    before = statement.tokens[slice(*sides.before)]
    stretch = Offsets(before[0].span.start, before[-1].span.end)
    if any(stretch.holds(other) for other in others):
        return False
    lead = statement.tokens[sides.behind[0]]
    if before[-1].lower in PREPOSITIONS | {"including"}:
        return False
    if lead.text == QUOTED:
        inside = statement.text[slice(*lead.span)].lstrip("“”\"'‘’")
        return inside[:1].islower() and (has_verb(before) or before[0].lower in RELATIVES)
    if before[0].lower in PREPOSITIONS or has_verb(before):
        return True
    return lead.lower in AUXILIARIES | PAST or lead.lower.endswith(("ed", "s"))


def runs_on(tokens: Sequence[Token], sides: Sides) -> bool:
    """Whether the words behind a cue clause are more of what was said, not how or when."""
    first, end = sides.behind
    words = _words(tokens[first:end])
    spoken = _words(tokens[slice(*sides.before)])
    if min(len(words), len(spoken)) < _LEAST or tokens[first].text == QUOTED:
        return False
    if tokens[first - 1].text == ";":
        return all(token.text != QUOTED for token in tokens[slice(*sides.before)])
    lead, second = words[0].lower, words[1].lower
    if lead in JOINING:  # he said, and left | he said, and the boats would too
        return not has_verb(tokens[first:end]) or second in DETERMINERS
    if lead in PREPOSITIONS - _WHEN:
        return not any(word.lower in _OCCASIONS | CALENDAR for word in words)
    return lead in _GOING_ON or (second == "long" and lead in ("as", "so"))


def _after_time(tokens: Sequence[Token], start: int) -> int | None:
    """The index of the mark that ends a cue clause, behind a time or place; None for no mark."""
    end = start
    while end < len(tokens) and tokens[end].text[0].isalnum():
        end += 1
    between = tokens[start:end]
    if len(between) > _BEHIND or has_verb(between):
        return None
    if between and between[0].lower not in PREPOSITIONS | CALENDAR:
        return None
    ends = end == len(tokens) or tokens[end].text in {",", ";", ".", "?", "!"}
    return end if ends else None


def _indices(statement: Statement, span: Offsets) -> tuple[int, int]:
    return statement.first_from(span.start), statement.first_from(span.end)


def _opening(tokens: Sequence[Token], end: int) -> int:
    """Where what ends before the token `end` begins: a relative clause, else behind a colon."""
    comma = _behind(tokens, end, {",", ";", ":"})
    if comma and comma < end and tokens[comma].lower in RELATIVES:
        return comma
    return _behind(tokens, end, {";", ":"})


def _behind(tokens: Sequence[Token], end: int, marks: Set[str]) -> int:
    """The index behind the last of the marks before the token `end`, 0 where there is none."""
    while end and tokens[end - 1].text not in marks:
        end -= 1
    return end


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.text[0].isalnum()]

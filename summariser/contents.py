"""What is reported around a cue, where the build of its sentence shows it better than a tagger.

A cue between commas parts one report (…, she said, …); where nothing follows, all before it is
reported (…, she said.); one behind “and” opens a report of its own (said … and urged …).
"""

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from summariser.complements import complement_after, complement_before, ends_open, has_verb
from summariser.cues import Cue
from summariser.lexicon import AUXILIARIES, CALENDAR, PAST, PREPOSITIONS, RELATIVES, forms
from summariser.offsets import Offsets
from summariser.reported import is_negated
from summariser.statements import Statement
from summariser.tokens import QUOTED, Token

__all__ = ["before_next_verb", "missed", "whole"]

_ASKING = forms("urge ask advise call tell/told warn")
_SAYING = forms("say/said add write/wrote/written argue explain insist") | _ASKING
_SAID = re.compile(rf"(?i)\b(?:{'|'.join(sorted(_SAYING))}|according)\b")
_BEHIND = 6  # tokens of a time or place between a cue and its comma: she said on Monday,
_NEAR = 4  # tokens between a cue and the noun phrase of its speaker
_MOST = 20  # verbs of saying in a sentence
_LEAST = 2  # words that go on with a report
_WHEN = frozenset("after before during amid as since despite until like".split())
_GOING_ON = frozenset("although though because if unless that not or rather".split())
_DASHES = frozenset("—–-")
_JOINING = frozenset({"and", "but"})
# Where something is said, rather than what.
_OCCASIONS = frozenset(
    "address article blog briefing call conference court debate document email essay filing"
    " hearing interview interviews letter meeting memo message news newspaper note op-ed phone"
    " podcast post press radio rally reporters report ruling session speech statement summary"
    " telephone television testimony tweet video website".split()
)


class _Sides(NamedTuple):
    """The stretches of tokens, half-open, before and behind the clause of a cue."""

    before: tuple[int, int]
    behind: tuple[int, int]


def whole(
    statement: Statement,
    cue: Offsets,
    source: Sequence[Offsets],
    content: Sequence[Offsets],
    others: Sequence[Offsets],
) -> list[Offsets]:
    """The content in a cue's statement with what it lacks on the other side of the cue.

    `others` are the cues of other reports; what holds one of them is not added.
    """
    found = list(content)
    sides = _sides(statement, cue, source)
    if sides is None or not found:
        return found
    tokens = statement.tokens
    before, behind = (_span(tokens, side) for side in sides)
    said_before = before is not None and any(before.overlaps(piece) for piece in found)
    said_behind = behind is not None and any(behind.overlaps(piece) for piece in found)
    if before is not None and said_before:
        start = _first_of(statement, sides, before, found[0])
        added = Offsets(start, found[0].start)
        if not any(added.holds(other) for other in others):
            found[0] = Offsets(start, found[0].end)
    elif before is not None and said_behind and _leads_on(statement, sides, others):
        found.insert(0, before)
    inverted = any(span.start > cue.start for span in source)
    if behind is None or not said_before or said_behind or inverted:
        return found
    spoken = len(_words(tokens[slice(*sides.before)])) >= _LEAST
    alone = not any(behind.holds(other) for other in others)
    if spoken and alone and _runs_on(tokens[slice(*sides.behind)]):
        found.append(behind)
    return found


def before_next_verb(statement: Statement, piece: Offsets, verbs: Sequence[Offsets]) -> Offsets:
    """The piece up to “and”, behind which one of the `verbs` of the same subject follows."""
    tokens = statement.tokens
    for verb in verbs:
        at = statement.first_from(verb.start)
        if at == len(tokens) or not piece.start < verb.start < piece.end:
            continue
        if _is_finite(tokens[at]) and tokens[at - 1].lower in _JOINING:
            at -= 1 + (at > 1 and tokens[at - 2].text == ",")
            if tokens[at - 1].span.end > piece.start:
                return Offsets(piece.start, tokens[at - 1].span.end)
    return piece


def _is_finite(verb: Token) -> bool:
    return verb.lower.endswith(("ed", "s")) or verb.lower in PAST


def missed(statement: Statement, cues: Sequence[Offsets]) -> Iterator[tuple[Cue, list[Offsets]]]:
    """Verbs of saying passed over by a tagger, which found the `cues`, and what they report."""
    seen = [Offsets(*found.span()) for found in _SAID.finditer(statement.text, *statement.span)]
    if len(seen) > _MOST or all(any(verb.overlaps(cue) for cue in cues) for verb in seen):
        return
    tokens = statement.tokens
    for cue in statement.told:
        verb = tokens[cue.index].lower
        if verb.endswith("ing") or not (verb in _SAYING or cue.kind == "source"):
            continue
        if is_negated(tokens, cue) or any(cue.span.overlaps(other) for other in cues):
            continue
        stretch = complement_before(statement, cue) or _behind_verb(statement, cue, cues)
        if stretch is not None:
            span = _span(tokens, stretch)
            content = [span] if span is not None else []
        else:
            source = (cue.subject.span,) if cue.subject is not None else ()
            sides = _sides(statement, cue.span, source)
            behind = _span(tokens, sides.behind) if sides is not None else None
            if sides is None or behind is None or tokens[sides.behind[0]].text == QUOTED:
                continue
            content = whole(statement, cue.span, source, [behind], cues)
            content = content if len(content) > 1 else []
        if content:
            yield cue, content


def _behind_verb(statement: Statement, cue: Cue, cues: Sequence[Offsets]) -> tuple[int, int] | None:
    """What follows a verb’s “that”, or “to” behind who is asked, without another verb’s report."""
    tokens, stretch = statement.tokens, complement_after(statement, cue)
    if stretch is None:
        return None
    addressed = tokens[cue.index + 1 : stretch[0]]
    asked = tokens[stretch[0]].lower == "to" and tokens[cue.index].lower in _ASKING
    if not asked and not (addressed and addressed[-1].lower == "that"):
        return None
    if not asked and any(token.lower == "of" or token.text in _DASHES for token in addressed):
        return None  # told the story of a strike – a dispute that …
    span = _span(tokens, stretch)
    return None if span is None or any(span.holds(other) for other in cues) else stretch


def _sides(statement: Statement, cue: Offsets, source: Sequence[Offsets]) -> _Sides | None:
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
    return _Sides((_opening(tokens, until), until), (behind + 1, end))


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
    ends = end == len(tokens) or tokens[end].text in {",", ".", "?", "!"}
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


def _span(tokens: Sequence[Token], stretch: tuple[int, int]) -> Offsets | None:
    start, end = stretch
    return Offsets(tokens[start].span.start, tokens[end - 1].span.end) if start < end else None


def _first_of(statement: Statement, sides: _Sides, before: Offsets, piece: Offsets) -> int:
    """Where a piece before the cue clause begins: all that “and” joins to it, up to a semicolon."""
    tokens, opening = statement.tokens, sides.before[0]
    if piece.start < before.start:
        first, end = sides.behind
        parts = tokens[opening - 1].text == ";" or (tokens[opening - 1].text == ":" and first < end)
        return before.start if parts else piece.start
    at = statement.first_from(piece.start)
    joining = any(token.lower in _JOINING for token in tokens[max(at - 1, 0) : at + 1])
    return before.start if joining and before.holds(piece) else piece.start


def _leads_on(statement: Statement, sides: _Sides, others: Sequence[Offsets]) -> bool:
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


def _runs_on(tokens: Sequence[Token]) -> bool:
    """Whether the words behind a cue clause are more of what was said, not how or when."""
    words = _words(tokens)
    if len(words) < _LEAST or tokens[0].text == QUOTED:
        return False
    lead = tokens[0].lower
    if lead in _JOINING:
        return not has_verb(tokens)
    if lead in PREPOSITIONS - _WHEN:
        return not any(word.lower in _OCCASIONS | CALENDAR for word in words)
    return lead in _GOING_ON


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.text[0].isalnum()]

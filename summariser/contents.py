"""What is reported around a cue, where the build of its sentence shows it better than a tagger.

A cue between commas parts one report (…, she said, …); where nothing follows, all before it is
reported (…, she said.); one behind “and” opens a report of its own (said … and urged …).
"""

import re
from collections.abc import Iterator, Sequence

from summariser.complements import complement_after, complement_before
from summariser.cues import Cue
from summariser.lexicon import PAST, forms
from summariser.offsets import Offsets
from summariser.reported import is_negated
from summariser.sides import JOINING, Sides, leads_on, runs_on, sides_of
from summariser.statements import Statement
from summariser.tokens import QUOTED, Token

__all__ = ["before_next_verb", "missed", "whole"]

_ASKING = forms("urge ask advise call tell/told warn")
_SAYING = forms("say/said add write/wrote/written argue explain insist") | _ASKING
_SAID = re.compile(rf"(?i)\b(?:{'|'.join(sorted(_SAYING))}|according)\b")
_MOST = 20  # verbs of saying in a sentence
_DASHES = frozenset("—–-")


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
    sides = sides_of(statement, cue, source)
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
    elif before is not None and said_behind and leads_on(statement, sides, others):
        found.insert(0, before)
    inverted = any(span.start > cue.start for span in source)
    if behind is None or not said_before or said_behind or inverted:
        return found
    alone = not any(behind.holds(other) for other in others)
    if alone and runs_on(tokens, sides):
        found.append(behind)
    return found


def before_next_verb(statement: Statement, piece: Offsets, verbs: Sequence[Offsets]) -> Offsets:
    """The piece up to “and”, behind which one of the `verbs` of the same subject follows."""
    tokens = statement.tokens
    for verb in verbs:
        at = statement.first_from(verb.start)
        if at == len(tokens) or not piece.start < verb.start < piece.end:
            continue
        if _is_finite(tokens[at]) and tokens[at - 1].lower in JOINING:
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
            sides = sides_of(statement, cue.span, source)
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
    if stretch is None or stretch[0] >= stretch[1]:
        return None  # cut off: he told us that
    addressed = tokens[cue.index + 1 : stretch[0]]
    asked = tokens[stretch[0]].lower == "to" and tokens[cue.index].lower in _ASKING
    if not asked and not (addressed and addressed[-1].lower == "that"):
        return None
    if not asked and any(token.lower == "of" or token.text in _DASHES for token in addressed):
        return None  # told the story of a strike – a dispute that …
    span = _span(tokens, stretch)
    return None if span is None or any(span.holds(other) for other in cues) else stretch


def _span(tokens: Sequence[Token], stretch: tuple[int, int]) -> Offsets | None:
    start, end = stretch
    return Offsets(tokens[start].span.start, tokens[end - 1].span.end) if start < end else None


def _first_of(statement: Statement, sides: Sides, before: Offsets, piece: Offsets) -> int:
    """Where a piece before the cue clause begins: all that “and” joins to it, up to a semicolon."""
    tokens, opening = statement.tokens, sides.before[0]
    if piece.start < before.start:
        first, end = sides.behind
        parts = tokens[opening - 1].text == ";" or (tokens[opening - 1].text == ":" and first < end)
        return before.start if parts else piece.start
    at = statement.first_from(piece.start)
    joining = any(token.lower in JOINING for token in tokens[max(at - 1, 0) : at + 1])
    return before.start if joining and before.holds(piece) else piece.start

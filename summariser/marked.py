"""Finds the outermost passages in quotation marks.

Knows nesting, apostrophes, quotations that cross paragraphs (each paragraph reopens, only the last
closes) and marks that never close.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summariser.marks import SINGLES, Mark, double_marks, single_marks, typewritten
from summariser.offsets import Offsets, joined

__all__ = ["Marked", "scan"]


@dataclass(frozen=True)
class Marked:
    """A passage in quotation marks: one piece a paragraph.

    `spans` include the marks, `verbatim` are the words between them.
    """

    spans: tuple[Offsets, ...]
    verbatim: tuple[Offsets, ...]

    @property
    def whole(self) -> Offsets:
        """From the first mark to the last."""
        return joined(self.spans)


_WORD = re.compile(r"\w")
# What may reopen a quotation in the next paragraph, beside the same mark: Spanish and French ».
_REOPENS = {"«": "»"}


def scan(text: str, paragraphs: Sequence[Offsets]) -> tuple[Marked, ...]:
    """All outermost quotations of `text`, ordered, never overlapping.

    A quotation that its paragraph does not close goes on where the next paragraph opens with a
    mark of its kind, and ends with the paragraph otherwise. Single marks count only where both
    ends are found.
    """
    typewriter = typewritten(text)
    doubles = _joined(
        text,
        [_segments(list(double_marks(text, piece, typewriter)), piece) for piece in paragraphs],
    )
    taken = [mark.whole for mark in doubles]
    singles = _joined(
        text, [_segments(list(single_marks(text, piece, taken)), piece) for piece in paragraphs]
    )
    return _outermost(doubles + singles)


def _outermost(found: list[Marked]) -> tuple[Marked, ...]:
    outer: list[Marked] = []
    for mark in sorted(found, key=lambda mark: (mark.whole.start, -mark.whole.end)):
        if not outer or mark.whole.start >= outer[-1].whole.end:
            outer.append(mark)
    return tuple(outer)


@dataclass(frozen=True)
class _Segment:
    """A stretch of one paragraph from an opener to its closer, or to the paragraph's end."""

    opener: str
    span: Offsets
    inner: Offsets
    leads: bool  # nothing stands before it in the paragraph
    closed: bool


def _segments(marks: list[Mark], paragraph: Offsets) -> list[_Segment]:
    pairs = _pairs(marks)
    closers = frozenset(pairs.values())
    last = {mark.text: index for index, mark in enumerate(marks) if mark.opens}
    found: list[_Segment] = []
    covered = -1
    for index, opener in enumerate(marks):
        close = pairs.get(index)
        if index <= covered or not opener.opens or index in closers:
            continue
        if close is None and index < last[opener.text]:
            continue  # a slip: it never closes, and another one opens
        ended = marks[close] if close is not None else None
        found.append(
            _Segment(
                opener.text,
                Offsets(opener.start, ended.end if ended else paragraph.end),
                Offsets(opener.end, ended.start if ended else paragraph.end),
                leads=opener.start == paragraph.start,
                closed=ended is not None,
            )
        )
        covered = close if close is not None else len(marks)
    return found


def _pairs(marks: list[Mark]) -> dict[int, int]:
    """From the index of each opener that is closed to that of its closer; linear in `marks`."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    waiting: Counter[str] = Counter()
    apostrophes = _apostrophes(marks)
    for index, mark in enumerate(marks):
        fitting = mark.closes if index not in apostrophes else ()
        if any(waiting[opener] for opener in fitting):
            while stack:
                at = stack.pop()
                waiting[marks[at].text] -= 1
                if marks[at].text in fitting:
                    pairs[at] = index
                    break
        elif mark.opens:
            stack.append(index)
            waiting[mark.text] += 1
    return pairs


def _apostrophes(marks: list[Mark]) -> set[int]:
    """Weak closers that a sure one, before anything opens, shows to be none."""
    found: set[int] = set()
    closer_follows = False
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if mark.weak and closer_follows:
            found.add(index)
        sure = bool(mark.closes) and not mark.weak
        closer_follows = sure or (closer_follows and not mark.opens)
    return found


def _joined(text: str, paragraphs: list[list[_Segment]]) -> list[Marked]:
    """Segments of all paragraphs, those that go on in the next one joined."""
    found: list[Marked] = []
    pieces: list[_Segment] = []
    for segments in paragraphs:
        for segment in segments:
            if pieces and not _goes_on(pieces[-1], segment):
                found += _marked(text, pieces)
                pieces = []
            pieces.append(segment)
            if segment.closed:
                found += _marked(text, pieces)
                pieces = []
        if pieces and not segments:
            found += _marked(text, pieces)
            pieces = []
    return found + _marked(text, pieces)


def _goes_on(piece: _Segment, following: _Segment) -> bool:
    return following.leads and (
        following.opener == piece.opener or following.opener == _REOPENS.get(piece.opener)
    )


def _marked(text: str, pieces: list[_Segment]) -> list[Marked]:
    if not pieces or (pieces[0].opener in SINGLES and not pieces[-1].closed):
        return []
    verbatim = tuple(_stripped(text, piece.inner) for piece in pieces)
    if not any(_WORD.search(text, *inner) for inner in verbatim):
        return []
    return [Marked(tuple(piece.span for piece in pieces), verbatim)]


def _stripped(text: str, span: Offsets) -> Offsets:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Offsets(start, end)

"""Finds the outermost passages in quotation marks.

Knows “ ” " „ ‟ ‘ ’ ‚ ' « » ‹ › and the typewriter's `` and '' for double marks, nesting,
apostrophes, quotations that cross paragraphs (each paragraph reopens, only the last closes) and
marks that never close.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    text: str
    opens: bool
    closes: bool
    weak: bool = False  # may be a possessive instead


_DOUBLE = re.compile(r"``|''|[“”„‟\"«»]")
_SINGLE = re.compile(r"[‘’‚'‹›]")
_BEFORE_OPENER = frozenset("([{—–-/:;,…¿¡") | frozenset("‘'“\"„«»‹›")
_AFTER_CLOSER = frozenset(".,;:!?)]}—–-…/") | frozenset("’'”\"“«»‹›")
# Words that lose their first letters to an apostrophe: 'em, ’tis, the ’90s.
_ELISION = re.compile(
    r"(?:\d\ds?|tis|twas|twere|em|til|till|cause|cos|bout|round|neath|n)\b", re.IGNORECASE
)
_WORD = re.compile(r"\w")


def scan(text: str, paragraphs: Sequence[Offsets]) -> tuple[Marked, ...]:
    """All outermost quotations of `text`, ordered, never overlapping.

    A quotation that its paragraph does not close goes on where the next paragraph opens with a
    mark of its kind, and ends with the paragraph otherwise. Single marks count only where both
    ends are found.
    """
    typewriter = re.search(r"(?:^|[\s(])''\w", text) is not None
    doubles = _joined(
        text,
        [_segments(list(_double_marks(text, piece, typewriter)), piece) for piece in paragraphs],
    )
    taken = [mark.whole for mark in doubles]
    singles = _joined(
        text, [_segments(list(_single_marks(text, piece, taken)), piece) for piece in paragraphs]
    )
    return _outermost(doubles + singles)


def _outermost(found: list[Marked]) -> tuple[Marked, ...]:
    outer: list[Marked] = []
    for mark in sorted(found, key=lambda mark: (mark.whole.start, -mark.whole.end)):
        if not outer or mark.whole.start >= outer[-1].whole.end:
            outer.append(mark)
    return tuple(outer)


def _double_marks(text: str, piece: Offsets, typewriter: bool) -> Iterator[_Mark]:
    for found in _DOUBLE.finditer(text, *piece):
        mark = found.group()
        if mark == "''" and not typewriter:
            continue
        before, after = _around(text, piece, found.start(), found.end())
        left = not before or before.isspace() or before in _BEFORE_OPENER
        right = not after or after.isspace() or after in _AFTER_CLOSER
        opens, closes = _double_sides(mark, left, right, before)
        yield _Mark(found.start(), found.end(), mark, opens, closes)


def _double_sides(mark: str, left: bool, right: bool, before: str) -> tuple[bool, bool]:
    match mark:
        case "„" | "‟" | "``":
            return True, False
        case "“":  # closes a German „
            return True, True
        case "”":  # opens and closes in Swedish
            return left and not right, True
        case "«" | "»":
            return left or not right, True
        case _:
            hard_left = not before or before.isspace() or before in "([{—–"
            return left and not right, right or not hard_left


def _single_marks(text: str, piece: Offsets, doubles: list[Offsets]) -> Iterator[_Mark]:
    inside = iter(doubles)
    double = next(inside, None)
    for found in _SINGLE.finditer(text, *piece):
        while double is not None and double.end <= found.start():
            double = next(inside, None)
        if double is not None and double.start <= found.start():
            continue
        mark = found.group()
        before, after = _around(text, piece, found.start(), found.end())
        left = not before or before.isspace() or before in _BEFORE_OPENER
        opens = mark in "‘'‚‹›" and left and bool(after.strip()) and after not in ".,;:!?"
        if opens and _ELISION.match(text, found.end(), piece.end):
            opens = False
        closes = mark in "’'‘‹›" and bool(before.strip()) and not _WORD.match(after)
        weak = mark in "’'" and before == "s" and after.isspace()
        yield _Mark(found.start(), found.end(), mark, opens, closes, weak)


def _around(text: str, piece: Offsets, start: int, end: int) -> tuple[str, str]:
    before = text[start - 1] if start > piece.start else ""
    after = text[end] if end < piece.end else ""
    return before, after


# Which openers a mark may close.
_OPENERS: dict[str, tuple[str, ...]] = {
    "”": ("“", "”", "„", "‟", '"', "``"),
    "“": ("„",),
    '"': ('"', "“", "„", "``", "''"),
    "‟": ("„",),
    "''": ("''", "``"),
    "»": ("«",),
    "«": ("»",),
    "’": ("‘", "'", "‚"),
    "'": ("'", "‘"),
    "‘": ("‚",),
    "›": ("‹",),
    "‹": ("›",),
}
_SINGLES = frozenset("‘’‚'‹›")


@dataclass(frozen=True)
class _Segment:
    """A stretch of one paragraph from an opener to its closer, or to the paragraph's end."""

    opener: str
    span: Offsets
    inner: Offsets
    leads: bool  # nothing stands before it in the paragraph
    closed: bool


def _segments(marks: list[_Mark], paragraph: Offsets) -> list[_Segment]:
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


def _pairs(marks: list[_Mark]) -> dict[int, int]:
    """From the index of each opener that is closed to that of its closer; linear in `marks`."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    waiting: Counter[str] = Counter()
    possessive = _possessives(marks)
    for index, mark in enumerate(marks):
        closes = mark.closes and index not in possessive
        fitting = _OPENERS.get(mark.text, ()) if closes else ()
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


def _possessives(marks: list[_Mark]) -> set[int]:
    """Weak closers that a later closer, before anything opens, shows to be apostrophes."""
    found: set[int] = set()
    closer_follows = False
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if mark.weak and closer_follows:
            found.add(index)
        closer_follows = mark.closes or (closer_follows and not mark.opens)
    return found


def _joined(text: str, paragraphs: list[list[_Segment]]) -> list[Marked]:
    """Segments of all paragraphs, those that go on in the next one joined."""
    found: list[Marked] = []
    pieces: list[_Segment] = []
    for segments in paragraphs:
        for segment in segments:
            if pieces and not (segment.leads and segment.opener == pieces[-1].opener):
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


def _marked(text: str, pieces: list[_Segment]) -> list[Marked]:
    if not pieces or (pieces[0].opener in _SINGLES and not pieces[-1].closed):
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

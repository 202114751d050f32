"""Finds quotation marks and tells from their surroundings which may open and which may close.

Knows “ ” " „ ‟ ‘ ’ ‚ ' « » ‹ › and the typewriter's `` and '' for double marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summariser.offsets import Offsets

__all__ = ["SINGLES", "Mark", "double_marks", "single_marks", "typewritten"]

SINGLES = frozenset("‘’‚'‹›")

# The last two of ''' at a passage's end are the double mark, at its beginning the first two.
# Straight and curly side by side are a slip: the curly one counts.
_DOUBLE = re.compile(r"``|''(?!'(?!\w))|[“”„‟«»]|\"(?!“)")
_SINGLE = re.compile(r"[‘’‚'‹›]")
_TYPEWRITER = re.compile(r"``|(?:^|[\s(])''\w")
_ADJACENT = "‘’‚'“”„‟\"`«»‹›"
_BRACKETS = frozenset("([{—–")
_BEFORE_SINGLE = frozenset("([{—–-/:;,…¿¡") | frozenset(_ADJACENT)
_STOPS = frozenset(".,;:!?)]}>")
_DASHES = frozenset("—–-…/")  # both before and after a passage in marks
_ELLIPSIS = re.compile(r"\.\.")
# Words that lose their first letters to an apostrophe: the ’90s, rock ’n’ roll, ’tis, 'em.
_ELISION = re.compile(
    r"(?:(?:\d\ds?|n)\b|(?:tis|twas|twere|em|til|till|cause|cos|bout|round|neath)\b(?!['’]))",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[^\W_]|=")  # the last is markup: <a href="…">
_FEET = re.compile(r"\d['’]\d{1,2}$")
_WORD = re.compile(r"\w")

# Which openers a mark closes.
_CLOSES: dict[str, tuple[str, ...]] = {
    "”": ("“", "”", "„", "‟", '"', "``"),
    "“": ("„",),
    '"': ('"', "“", "„", "``", "''"),
    "''": ("''", "``"),
    "»": ("«",),
    "«": ("»",),
    "’": ("‘", "'", "‚"),
    "'": ("'", "‘"),
    "‘": ("‚",),
    "›": ("‹",),
    "‹": ("›",),
}


@dataclass(frozen=True)
class Mark:
    """A quotation mark, the openers that it may close, and whether it may open itself.

    A `weak` one may be a possessive or stand for inches instead.
    """

    start: int
    end: int
    text: str
    opens: bool
    closes: tuple[str, ...]
    weak: bool


def typewritten(text: str) -> bool:
    """Whether '' is a double mark in this text."""
    return _TYPEWRITER.search(text) is not None


def double_marks(text: str, paragraph: Offsets, typewriter: bool) -> Iterator[Mark]:
    """The double marks of a paragraph, in order."""
    for found in _DOUBLE.finditer(text, *paragraph):
        mark, (start, end) = found.group(), found.span()
        if mark == "''" and not typewriter:
            continue
        before, after = _around(text, paragraph, start, end)
        fresh = not before or before.isspace() or before in _BRACKETS
        right = not after or after.isspace() or (after in _STOPS and not _dotted(text, fresh, end))
        right = right or (after in _DASHES and not fresh)
        joined = _JOINED.match(text, max(start - 1, paragraph.start), start) is not None
        opens, closes = _sides(mark, fresh, right, joined)
        weak = bool(_FEET.search(text, max(start - 4, paragraph.start), start))
        yield Mark(start, end, mark, opens, closes, weak)


def _sides(mark: str, fresh: bool, right: bool, joined: bool) -> tuple[bool, tuple[str, ...]]:
    """Whether it opens and what it closes.

    `fresh`: nothing to close stands before it; `right`: nothing to open stands behind it;
    `joined`: a letter, digit or = stands before it.
    """
    closes = _CLOSES.get(mark, ())
    match mark:
        case "„" | "‟" | "``":
            return True, ()
        case "“":  # closes a German „, and “ where a slip put it for ”
            return True, (closes if fresh or not right else (*closes, "“"))
        case "”":  # opens and closes in Swedish
            return not right and not joined, closes
        case "«":
            return fresh or not right, closes
        case "»":  # closes itself in Swedish
            return fresh and not right, (*closes, "»") if right else closes
        case _:
            return not right and not joined, (closes if right or not fresh else ())


def single_marks(text: str, paragraph: Offsets, taken: Sequence[Offsets]) -> Iterator[Mark]:
    """The single marks of a paragraph, in order, outside the ordered stretches in `taken`."""
    inside = iter(taken)
    outer = next(inside, None)
    for found in _SINGLE.finditer(text, *paragraph):
        mark, (start, end) = found.group(), found.span()
        while outer is not None and outer.end <= start:
            outer = next(inside, None)
        if outer is not None and outer.start <= start:
            continue
        before = text[max(start - 1, paragraph.start) : start]
        after = text[end : min(end + 1, paragraph.end)]
        opens = mark in "‘'‚‹›" and (not before or before.isspace() or before in _BEFORE_SINGLE)
        if mark != "‹":
            opens = opens and bool(after.strip())
            opens = opens and (after not in ".,;:!?" or bool(_ELLIPSIS.match(text, end)))
        if opens and _ELISION.match(text, end, paragraph.end):
            opens = False
        closes = bool(before.strip() or mark == "›") and not _WORD.match(after)
        if text[max(start - 2, paragraph.start) : start].lower() in ("'n", "’n", "‘n"):
            closes = False
        weak = mark in "’'" and before == "s" and after.isspace()
        yield Mark(start, end, mark, opens, _CLOSES.get(mark, ()) if closes else (), weak)


def _around(text: str, paragraph: Offsets, start: int, end: int) -> tuple[str, str]:
    """The characters before and after, a mark or two in between left out; empty at the borders."""
    before = text[max(start - 3, paragraph.start) : start].rstrip(_ADJACENT)[-1:]
    after = text[end : min(end + 3, paragraph.end)].lstrip(_ADJACENT)[:1]
    return before, after


def _dotted(text: str, fresh: bool, end: int) -> bool:
    """Whether a passage begins with an ellipsis."""
    return fresh and _ELLIPSIS.match(text, end) is not None

"""Parts a text into paragraphs and finds its headline."""

import re
from collections.abc import Iterator

from summariser.offsets import Offsets

__all__ = ["find_headline", "split_paragraphs"]

_BREAK = r"(?>\r\n|[\n\r\u2028\u2029])"  # atomic: \r\n is one break, not two
_BLANK_LINES = re.compile(rf"{_BREAK}[^\S\n\r\u2028\u2029]*{_BREAK}\s*")
_LINE = re.compile(_BREAK)
_LEAD = re.compile(r"[\s\ufeff]*")  # a byte order mark may have been kept
_HEADLINE_MAX = 200  # characters


def split_paragraphs(text: str) -> Iterator[Offsets]:
    """What blank lines part, in a text without blank lines each line; no white space at the ends.

    The headline, where there is one, is the first.
    """
    breaks = _BLANK_LINES if _BLANK_LINES.search(text.strip()) else _LINE
    start = _lead(text)
    for end, following in [
        *(found.span() for found in breaks.finditer(text, start)),
        (len(text), len(text)),
    ]:
        stripped = text[start:end].strip()
        if stripped:
            begin = text.index(stripped[0], start)
            yield Offsets(begin, begin + len(stripped))
        start = following


def find_headline(text: str) -> Offsets | None:
    """The first line, where a blank line and more text follow.

    It has at most 200 characters and does not end in a full stop.
    """
    start = _lead(text)
    line = _LINE.search(text, start)
    blank = _BLANK_LINES.match(text, line.start()) if line else None
    if line is None or blank is None or blank.end() == len(text):
        return None
    first = text[start : line.start()].rstrip()
    if len(first) > _HEADLINE_MAX or first.endswith("."):
        return None
    return Offsets(start, start + len(first))


def _lead(text: str) -> int:
    found = _LEAD.match(text)
    return found.end() if found else 0

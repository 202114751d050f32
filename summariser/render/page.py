"""A page of styled, wrapped lines for a terminal."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from unicodedata import category, east_asian_width

from summariser.render.harmless import harmless

__all__ = ["Page", "Piece", "columns"]

Piece = tuple[str, str]
"""Text and the name of its style (see `_CODES`; empty for none)."""

_CODES = {
    "headline": "1",
    "heading": "1;36",
    "name": "1",
    "faint": "2",
    "marker": "36",
    "supports": "32",
    "opposes": "31",
    "mixed": "33",
    "warning": "33",
    "error": "31",
}


class Page:
    """Lines of at most `width` columns, without trailing blanks; `colour` adds ANSI styles."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self._colour = colour
        self._lines: list[str] = []

    def blank(self) -> None:
        """One empty line, unless the page is empty or already ends in one."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def write(self, *pieces: Piece, indent: int = 0, hang: int = 0) -> None:
        """A paragraph: pieces parted by a space, wrapped; later lines stand `hang` further in."""
        # On a very narrow terminal indentation gives way, so that a word a line still fits.
        indent = min(indent, self.width // 5)
        hang = min(hang, self.width // 5)
        words = [(word, style) for text, style in pieces for word in harmless(text).split()]
        margin = indent
        for line in _wrapped(words, self.width - indent, self.width - indent - hang):
            self._lines.append(" " * margin + self._styled(line))
            margin = indent + hang

    def row(self, *cells: Piece) -> None:
        """One line of cells that the caller has measured and padded."""
        self._lines.append("".join(self._painted(*cell) for cell in cells).rstrip())

    def __str__(self) -> str:
        return "\n".join(self._lines).rstrip("\n") + "\n"

    def _styled(self, line: list[Piece]) -> str:
        """Neighbouring words of one style share one pair of codes."""
        groups = groupby(line, key=lambda piece: piece[1])
        return " ".join(
            self._painted(" ".join(text for text, _ in words), style) for style, words in groups
        )

    def _painted(self, text: str, style: str) -> str:
        if not (self._colour and style and text.strip()):
            return text
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def columns(text: str) -> int:
    """How many terminal columns `text` takes: East Asian wide 2, marks and formats 0, others 1."""
    if text.isascii():
        return len(text)
    return sum(
        0 if category(char) in ("Mn", "Me", "Cf") else 2 if east_asian_width(char) in "WF" else 1
        for char in text
    )


def _wrapped(words: Iterable[Piece], first: int, later: int) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    room = first
    for word, style in words:
        for part in _cut(word, later):
            size = columns(part)
            if line and size + 1 > room:
                yield line
                line, room = [], later
            room -= size + bool(line)
            line.append((part, style))
    if line:
        yield line


def _cut(word: str, width: int) -> Iterator[str]:
    """`word`, or pieces of it where it is wider than a line."""
    part = ""
    for char in word if columns(word) > width else ():
        if part and columns(part + char) > width:
            yield part
            part = ""
        part += char
    yield part or word

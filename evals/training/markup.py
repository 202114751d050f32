"""Our own training articles: a text with its labels inside, as docs/training-articles.md says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Marked", "Stance", "kept_apart", "learnt", "read_articles"]

Span = tuple[int, int]

_OPENING = re.compile(
    r"\{(?P<actor>\d+) "
    r"|\[0(?P<named>[a-z]) "
    r"|\[(?P<sign>[-+~])(?P<holders>\d+(?:,\d+)*)(?P<matter>[a-z])(?P<core>!?) "
)
_SENTENCE_END = re.compile(r"[.!?…][”\"’')]*$")
_HEADLINE = re.compile(r"[^\n]+\n\n")
_BETWEEN = re.compile(r"^====$", re.MULTILINE)
_APART = 4
_SIGNS = {"+": 1, "-": -1, "~": 0}
_OPENED_BY = {"}": "{", "]": "["}
_SHOWN = 40  # letters of the article that an error repeats


@dataclass(frozen=True)
class Stance:
    """A passage that names the target of a stance, where the article shows it.

    `sign` is 1 for, -1 against, 0 mixed; `holders` are keys of `Marked.mentions`.
    """

    span: Span
    sign: int
    holders: tuple[int, ...]
    matter: str
    core: bool


@dataclass(frozen=True)
class Marked:
    """A training article; every offset is half-open, in code points of `text`."""

    text: str
    mentions: dict[int, list[Span]]
    stances: tuple[Stance, ...]
    matters: tuple[tuple[str, Span], ...]
    """The letter of a matter and a passage that names it without showing a stance."""
    marks: tuple[tuple[int, int], ...]
    """Where a marked sentence ends, and its mark from 1 to 3."""


def read_articles(path: Path) -> Iterator[Marked]:
    """The articles of a file, parted by lines of `====`.

    Raises:
        ValueError: the labels of an article are not as they should be; says where.
    """
    for number, raw in enumerate(_BETWEEN.split(path.read_text(encoding="utf-8")), 1):
        if raw.strip():
            try:
                yield _read(raw.strip())
            except ValueError as error:
                raise ValueError(f"{path}, article {number}: {error}") from error


def learnt(articles: Iterable[Marked]) -> list[Marked]:
    """Four of five articles of a file."""
    return [each for index, each in enumerate(articles) if index % 5 != _APART]


def kept_apart(articles: Iterable[Marked]) -> list[Marked]:
    """The fifth, to measure with."""
    return [each for index, each in enumerate(articles) if index % 5 == _APART]


class _Labels:
    """What is marked in one article, collected from left to right."""

    def __init__(self) -> None:
        self.mentions: dict[int, list[Span]] = {}
        self.stances: list[Stance] = []
        self.matters: list[tuple[str, Span]] = []
        self.marks: list[tuple[int, int]] = []

    def add(self, opening: re.Match[str], span: Span) -> None:
        """A passage, now that it is closed."""
        if opening["actor"]:
            self.mentions.setdefault(int(opening["actor"]), []).append(span)
        elif opening["named"]:
            self.matters.append((opening["named"], span))
        else:
            holders = tuple(map(int, opening["holders"].split(",")))
            sign, core = _SIGNS[opening["sign"]], bool(opening["core"])
            self.stances.append(Stance(span, sign, holders, opening["matter"], core))

    def check_holders(self) -> None:
        """Every holder is mentioned."""
        for holder in (holder for stance in self.stances for holder in stance.holders):
            if holder not in self.mentions:
                raise ValueError(f"holder {holder} is mentioned nowhere: mark {{{holder} …}}")


def _read(raw: str) -> Marked:
    text, labels = "", _Labels()
    opened: list[tuple[int, re.Match[str]]] = []
    position = 0
    while position < len(raw):
        letter = raw[position]
        position += 1
        if letter in "{[":
            opening = _opening(raw, position - 1)
            opened.append((len(text), opening))
            position = opening.end()
        elif letter in "}]":
            if not opened or opened[-1][1][0][0] != _OPENED_BY[letter]:
                raise ValueError(f"{letter} closes nothing: {raw[:position][-_SHOWN:]!r}")
            start, opening = opened.pop()
            _check_passage(text[start:])
            labels.add(opening, (start, len(text)))
        elif letter == "^":
            labels.marks.append((len(text), _mark(text, raw[position : position + 1])))
            position += 1
        else:
            text += letter
    if opened:
        raise ValueError(f"{opened[-1][1][0]!r} is never closed")
    if not _HEADLINE.match(text):
        raise ValueError(f"no headline with a blank line behind it: {text[:_SHOWN]!r}")
    labels.check_holders()
    return Marked(
        text, labels.mentions, tuple(labels.stances), tuple(labels.matters), tuple(labels.marks)
    )


def _opening(raw: str, position: int) -> re.Match[str]:
    opening = _OPENING.match(raw, position)
    if opening is None:
        shown = raw[position : position + _SHOWN]
        raise ValueError(f"neither {{1 …}} nor [-1a …] nor [0a …]: {shown!r}")
    return opening


def _check_passage(passage: str) -> None:
    if passage != passage.strip() or not passage or "\n" in passage:
        raise ValueError(f"a marked passage is empty, ends in a blank or spans lines: {passage!r}")


def _mark(text: str, digit: str) -> int:
    if digit not in {"1", "2", "3"}:
        raise ValueError(f"^ without 1, 2 or 3: {text[-_SHOWN:]!r}")
    if not _SENTENCE_END.search(text):
        raise ValueError(f"^{digit} stands not at the end of a sentence: {text[-_SHOWN:]!r}")
    return int(digit)

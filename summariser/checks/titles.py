"""Finds titles and forms of address in a text, each with the name that follows it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Title", "titles"]

# Words on one line are one title; nobody has two of one rank at a time.
_SAME = (
    "senator sen",
    "representative rep congressman congresswoman",
    "governor gov",
    "mayor",
    "president",
    "premier",
    "chancellor",
    "ambassador",
    "councillor councilman councilwoman councilor",
    "judge justice",
    "sheriff",
    "sergeant sgt",
    "lieutenant lt",
    "captain capt",
    "major",
    "colonel col",
    "general gen",
    "admiral",
    "inspector",
    "superintendent",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "cardinal",
    "archbishop",
    "bishop",
    "rabbi",
    "imam",
    "mr",
    "mrs ms miss",
)
_RANK = {word: line.split()[0] for line in _SAME for word in line.split()}
_NAME = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*"
_TITLE = re.compile(
    rf"\b(?P<deputy>(?:vice|deputy|assistant)[ -])?(?P<word>{'|'.join(_RANK)})\b\.?"
    rf"(?: (?P<name>(?-i:{_NAME})))?",
    re.IGNORECASE,
)


class Title(NamedTuple):
    """A title at `start:end` (code points, half-open) with the last word of the name after it."""

    start: int
    end: int
    rank: str
    deputy: bool
    surname: str | None


def titles(text: str) -> Iterator[Title]:
    """The titles that `text` has, with a capital or without."""
    for found in _TITLE.finditer(text):
        surname = found["name"].split()[-1].lower() if found["name"] else None
        surname = surname and re.sub("['’]s?$", "", surname)
        rank = _RANK[found["word"].lower()]
        yield Title(*found.span(), rank, found["deputy"] is not None, surname)

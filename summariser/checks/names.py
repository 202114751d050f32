"""Finds the names of a claim that a text does not have."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summariser.checks.passage import Passage, folded

__all__ = ["unknown_names"]

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’&][^\W_]+)*")
_SENTENCE_START = re.compile(r"""(?:^|[.:;!?…]["”’')\]]*\s|[“‘"(\[«„]|(?:^|\s)['`]+)\s*$""")
_POSSESSIVE = re.compile(r"['’]s?$")
_NO_NAMES = frozenset(
    "i i'm i'd i'll i've mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday"
    " january february march april may june july august september october november december"
    " mondays tuesdays wednesdays thursdays fridays saturdays sundays"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# Words of one country or body, where no ending leads from one to the other.
_SAME = [
    frozenset(words.split())
    for words in (
        "us usa america american americans states",
        "uk britain british briton britons kingdom",
        "france french frenchman",
        "spain spanish spaniard spaniards",
        "poland polish pole poles",
        "denmark danish dane danes",
        "netherlands dutch holland",
        "switzerland swiss",
        "wales welsh",
        "ireland irish",
        "england english",
        "germany german germans",
        "greece greek greeks",
        "turkey turkish turk turks türkiye turkiye",
        "norway norwegian norwegians",
        "finland finnish finn finns",
        "sweden swedish swede swedes",
        "iceland icelandic",
        "scotland scottish scot scots",
        "thailand thai",
        "afghanistan afghan afghans",
        "pakistan pakistani",
        "kazakhstan kazakh",
        "philippines filipino philippine filipinos",
        "cyprus cypriot",
        "belgium belgian",
        "texas texan",
        "europe european eu europeans",
        "republican republicans gop",
        "covid coronavirus",
        "kyiv kiev",
    )
]
_ENDINGS = ("", "s", "es", "n", "ns", "an", "ans", "ian", "ians", "ean", "ese", "ish", "i", "is")
_ENDINGS += ("ic", "al", "ary", "ism", "ist", "ists", "y", "a", "e", "ia", "er", "ers")


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    first: bool


def unknown_names(claim: str, *known: Passage) -> Iterator[str]:
    """The capitalised names of `claim` of which a word stands in none of `known`."""
    for run in _runs(claim):
        if not _abbreviated(run, known) and any(
            not word.first and not _stands(word.text, known) for word in run
        ):
            yield claim[run[0].start : run[-1].end]


def _runs(claim: str) -> Iterator[list[_Word]]:
    """The stretches of neighbouring words that begin with a capital letter."""
    run: list[_Word] = []
    for found in _TOKEN.finditer(claim):
        text = _POSSESSIVE.sub("", found.group())
        first = bool(_SENTENCE_START.search(claim, max(0, found.start() - 8), found.start()))
        capital = any(letter.isupper() for letter in text)
        known = not capital or len(text) < 2 or folded(text) in _NO_NAMES
        if run and (known or first or claim[run[-1].end : found.start()] not in (" ", "-")):
            yield run
            run = []
        if not known:
            run.append(_Word(found.start(), found.start() + len(text), text, first))
    if run:
        yield run


def _stands(word: str, known: tuple[Passage, ...]) -> bool:
    return any(_stands_in(word, passage) for passage in known)


def _stands_in(word: str, passage: Passage) -> bool:
    parts = [folded(part) for part in re.split(r"['’&.]", word) if part]
    if "." in word:
        parts = ["".join(parts)]
    return all(
        part in passage.words or len(part) < 2 or not passage.words.isdisjoint(_variants(part))
        for part in parts
    ) or (word.isupper() and _expanded(word, passage))


def _variants(word: str) -> set[str]:
    """What `word` may be written as: Russia, Russian, Russians; French, France."""
    stems = {word.removesuffix(ending) for ending in _ENDINGS}
    stems |= {stem[:-1] for stem in stems if stem[-1:] in "aeoy"}
    found = {stem + ending for stem in stems if len(stem) >= 4 for ending in _ENDINGS}
    for group in _SAME:
        if word in group:
            found |= group
    return found


def _expanded(acronym: str, passage: Passage) -> bool:
    letters = acronym.replace(".", "").removesuffix("s")
    initials = r"[\W_]+(?:(?:of|the|and|for|on|in)[\W_]+)*".join(rf"{x}[^\W_]*" for x in letters)
    return 2 <= len(letters) <= 6 and bool(re.search(rf"\b{initials}", passage.text, re.I if len(letters) > 2 else 0))


def _abbreviated(run: list[_Word], known: tuple[Passage, ...]) -> bool:
    initials = "".join(word.text[0] for word in run).lower()
    return len(run) > 1 and any(initials in passage.words for passage in known)

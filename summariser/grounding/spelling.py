"""Names as the article writes them, and which of them are the same actor's."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from summariser.draft import ActorKind
from summariser.lexicon import (
    ADVERBS,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    HONORIFICS,
    PREPOSITIONS,
)
from summariser.names import closest, occurrences, surname
from summariser.offsets import Offsets

__all__ = ["Spelling", "as_written", "by_last_word", "flat", "full_key", "is_shared", "key"]

Spelling = Literal["same", "corrected", "missing"]

_SPACES = "\n\r\t\v\f\x85\xa0\u2028\u2029"
_CAPITALS = re.compile(r"[A-Z][\w’'&.-]*(?: (?:[a-z]{1,3} ){0,2}[A-Z][\w’'&.-]*)*")
_ENDING = re.compile(r"(?:['’]s?|\.)$")
_BEFORE = re.compile(r"([A-Z][\w’'-]*\.?) $")
_NO_FIRST_NAMES = HONORIFICS | ADVERBS | CALENDAR | CONJUNCTIONS | DETERMINERS | PREPOSITIONS
_LONGEST = 200  # characters; what is longer is no name, and is not looked for


def flat(text: str) -> str:
    """`text` with all white space as spaces, at the same offsets: names run across lines."""
    for space in _SPACES:
        text = text.replace(space, " ")
    return text


def as_written(name: str, kind: ActorKind, text: str) -> tuple[str, Spelling]:
    """A name in the spelling of `text` (flat), where it stands there or nearly so."""
    if occurrences(text, name):
        return name, "same"
    if len(name) > _LONGEST:
        return name, "missing"
    lower = text.lower()
    if len(lower) == len(text) and (places := occurrences(lower, name.lower())):
        return text[slice(*places[0])], "corrected"
    words = len(name.split())
    candidates = [
        other
        for size in range(max(words - 1, 1), words + 2)
        for other in _capitalised(text, size)
        if kind == "person" or not _is_start(name, other)  # German is no misspelt Germany
    ]
    near = closest(name, candidates)
    return (near, "corrected") if near is not None else (name, "missing")


@lru_cache(maxsize=16)
def _capitalised(text: str, words: int) -> tuple[str, ...]:
    """What may be a name of so many words: stretches of runs of capitalised words."""
    found: set[str] = set()
    for run in set(_CAPITALS.findall(text)):
        parts = run.split()
        for start in range(len(parts) - words + 1):
            found.add(_ENDING.sub("", " ".join(parts[start : start + words])))
    return tuple(sorted(found))


def _is_start(name: str, other: str) -> bool:
    shorter, longer = sorted((name.casefold(), other.casefold()), key=len)
    return longer.startswith(shorter)


def key(name: str, kind: ActorKind) -> str:
    """A name as names are compared: small, without article, a person's without title."""
    words = name.casefold().split()
    lead = 0
    while lead < len(words) - 1 and (
        words[lead] == "the" or (kind == "person" and words[lead].rstrip(".") in HONORIFICS)
    ):
        lead += 1
    return " ".join(words[lead:])


def by_last_word(people: Iterable[str]) -> dict[str, list[str]]:
    """The keys of several words, by their last."""
    found: dict[str, list[str]] = {}
    for each in people:
        before, _, last = each.rpartition(" ")
        if before:
            found.setdefault(last, []).append(each)
    return found


def full_key(
    short: str, people: Mapping[str, Sequence[str]], written: Mapping[str, str], text: str
) -> str:
    """The key of the one person whose surname `short` is, else `short` itself.

    `people` are the keys of people by their last words, `written` the names of all keys.
    """
    fitting = people.get(short, ())
    if len(fitting) != 1:
        return short
    name = written[fitting[0]]
    return short if is_shared(occurrences(text, surname(name)), name, text) else fitting[0]


def is_shared(places: Iterable[Offsets], name: str, text: str) -> bool:
    """Whether a surname stands at one of its `places` behind a first name not of `name`."""
    for place in places:
        before = _BEFORE.search(text, max(place.start - 40, 0), place.start)
        if (
            before is not None
            and before[1] not in name.split()
            and before[1].lower().rstrip(".") not in _NO_FIRST_NAMES
            and not (before[1].endswith(".") and len(before[1]) > 2)  # ends a sentence
            and not occurrences(text, before[1].lower())
        ):
            return True
    return False

"""Names as the article writes them, and which of them are the same actor's."""

import re
from collections.abc import Collection, Iterable, Mapping
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

__all__ = ["Spelling", "as_written", "flat", "full_key", "is_shared", "key"]

Spelling = Literal["same", "corrected", "missing"]

_SPACES = "\n\r\t\v\f\x85\xa0\u2028\u2029"
_CAPITALS = re.compile(r"[A-Z][\w’'&.-]*(?: (?:[a-z]{1,3} ){0,2}[A-Z][\w’'&.-]*)*")
_ENDING = re.compile(r"(?:['’]s?|\.)$")
_BEFORE = re.compile(r"([A-Z][\w’'-]*\.?) $")
_NO_FIRST_NAMES = HONORIFICS | ADVERBS | CALENDAR | CONJUNCTIONS | DETERMINERS | PREPOSITIONS
_CLOSE = 0.75  # share of letters in common; below what `closest` asks of names
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
    candidates = _capitalised(text, len(name.split()))
    if kind != "person":  # where German is no misspelt Germany
        candidates = [other for other in candidates if not _is_start(name, other)]
    # Most names that stand nowhere are near to nothing: what measures nearness is slow to import.
    near = closest(name, candidates) if any(_may_be(name, each) for each in candidates) else None
    return (near, "corrected") if near is not None else (name, "missing")


def _capitalised(text: str, words: int) -> list[str]:
    """What may be a name of about so many words: stretches of runs of capitalised words."""
    found: set[str] = set()
    for run in _runs(text):
        parts = run.split()
        for size in range(max(words - 1, 1), words + 2):
            for start in range(len(parts) - size + 1):
                found.add(_ENDING.sub("", " ".join(parts[start : start + size])))
    return sorted(found)


def _may_be(name: str, other: str) -> bool:
    """Whether two names share enough letters to be close; never false for close ones."""
    letters = name.lower()
    if not 0.6 * len(letters) <= len(other) <= len(letters) / 0.6:
        return False
    lower = other.lower()
    shared = sum(min(letters.count(letter), lower.count(letter)) for letter in set(letters))
    return shared * 2 >= _CLOSE * (len(letters) + len(lower))


@lru_cache(maxsize=2)
def _runs(text: str) -> frozenset[str]:
    return frozenset(_CAPITALS.findall(text))


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


def full_key(short: str, people: Collection[str], written: Mapping[str, str], text: str) -> str:
    """The key of the one person whose surname `short` is, else `short` itself.

    `people` are the keys of people, `written` the names of all keys.
    """
    fitting = [other for other in people if other.endswith(f" {short}")]
    if " " in short or short not in people or len(fitting) != 1:
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

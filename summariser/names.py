"""Proper names in a text, and names that come close to a given one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    HONORIFICS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from summariser.offsets import Offsets

__all__ = ["CAPITAL", "closest", "find_names", "occurrences", "surname"]

# Latin, Greek and Cyrillic capitals; an accent may be a character of its own.
CAPITAL = f"[{''.join(chr(code) for code in range(0x530) if chr(code).isupper())}]"
_LETTER = r"[\w\u0300-\u036f&’'-]"
# A name runs across the end of a line that was wrapped, not from a short line into the next.
_SPACE = r"(?:[^\S\n\r]{1,2}|(?<=[^\n]{40})[^\S\n\r]*\r?\n[^\S\n\r]*)"
_WORD = rf"(?:(?:{CAPITAL}\.)+(?:{CAPITAL}{_LETTER}+)?|{CAPITAL}{_LETTER}*\.?)"  # U.S., Ruiz, Jr.
_PARTICLE = r"(?:of|the|de|del|della|di|da|dos|van|von|der|den|bin|ibn|al|el|la|le|du|y)"
_NAME = re.compile(
    rf"{_WORD}(?:(?:{_SPACE}{_PARTICLE}){{0,3}}{_SPACE}(?:{_WORD}|[ae]l-{CAPITAL}\w*))*"
)
_ENDING = re.compile(r"(?:['’]s|['’]|(?<=\w\w)\.)$")
_NO_START = (
    ADVERBS
    | AUXILIARIES
    | CONJUNCTIONS
    | DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | RELATIVES
    | CALENDAR
    | frozenset("what how why there here we according while since when".split())
) - HONORIFICS
_FIRST_NAMES = frozenset({"will", "may"})
_CLOSE = 85.0  # rapidfuzz ratio in per cent
_FULL_WORD = re.compile(r"[\w\u0300-\u036f&’'.-]+")


def find_names(text: str, sentences: Iterable[Offsets]) -> list[Offsets]:
    """Runs of capitalised words, without ’s at the end, in order.

    A run does not begin with a word that has its capital only from the sentence's start: a function
    word, or one that the text also writes small.
    """
    small = _small_words(text)
    found: list[Offsets] = []
    for sentence in sentences:
        opening = next((at for at in range(*sentence) if text[at].isalnum()), sentence.end)
        for run in _NAME.finditer(text, *sentence):
            words = list(_FULL_WORD.finditer(run.group()))
            texts = [_ENDING.sub("", word.group()) for word in words]
            lead = texts[0].lower()
            if run.start() <= opening and lead in small and lead not in HONORIFICS:
                words, texts = words[1:], texts[1:]
            for first, last in _named(texts):
                start, end = (run.start() + at for at in (words[first].start(), words[last].end()))
                found.append(Offsets(start, end - len(_tail(text[start:end]))))
    return found


def _named(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last index of each name in a run: Gov. Ana Ruiz of Ohio holds two."""
    lower = [word.lower() for word in words]
    first = 0
    while first < len(words):
        if _cannot_lead(lower, first) or not words[first][0].isupper():
            first += 1
            continue
        titled = lower[first] in HONORIFICS and lower[first + 1 : first + 2] != ["of"]
        cut = first + 1
        while cut < len(words) and not (
            titled and lower[cut] == "of" and lower[cut - 1] not in HONORIFICS
        ):
            cut += 1
        yield first, cut - 1
        first = cut + 1


def _cannot_lead(lower: Sequence[str], at: int) -> bool:
    """Whether a word is no part of the name behind it; Will Hart, the March of Dimes."""
    following = lower[at + 1] if at + 1 < len(lower) else ""
    if lower[at] in CALENDAR and following == "of":
        return False
    return lower[at] in _NO_START and not (lower[at] in _FIRST_NAMES and following)


def _tail(run: str) -> str:
    """The ’s or full stop at the end of a run that is not part of the name, if any."""
    ending = _ENDING.search(run)
    return ending.group() if ending else ""


@lru_cache(maxsize=4)
def _small_words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w{2,}", text) if word[0].islower())


def occurrences(text: str, name: str) -> list[Offsets]:
    """Where `name` stands as whole words, in the same case."""
    found: list[Offsets] = []
    start = text.find(name) if name else -1
    while start >= 0:
        end = start + len(name)
        whole = not (_is_word(text, start - 1) or _is_word(text, end))
        if whole:
            found.append(Offsets(start, end))
        start = text.find(name, end if whole else start + 1)
    return found


def _is_word(text: str, offset: int) -> bool:
    return 0 <= offset < len(text) and (text[offset].isalnum() or text[offset] == "_")


def surname(name: str) -> str:
    """The last word of a name of several, without Jr. and the like; else the empty string."""
    words = [word for word in name.split() if word.rstrip(".,") not in {"Jr", "Sr", "II", "III"}]
    return words[-1].rstrip(",") if len(words) > 1 else ""


def closest(name: str, candidates: Sequence[str]) -> str | None:
    """The candidate that is nearly `name` (indel similarity of at least 85 %), or None.

    The measure is rapidfuzz's `ratio`, without case and accents' marks kept.
    """
    from rapidfuzz import fuzz, process, utils

    best = process.extractOne(
        name, candidates, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_CLOSE
    )
    return best[0] if best else None

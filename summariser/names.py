"""Proper names in a text, and names that come close to a given one."""

import re
from collections.abc import Iterable, Sequence
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

__all__ = ["closest", "find_names", "occurrences", "surname"]

_NAME = re.compile(
    r"(?:[A-Z]\.)+(?:[ ]?[A-Z][\w’'-]+)*"  # U.S. Senate, J. D. Vance
    r"|[A-Z][\w&’'-]*\.?"
    r"(?:[ ](?:[A-Z][\w&’'-]*\.?"
    r"|(?:of|de|del|della|di|da|dos|van|von|der|den|bin|ibn|al|el|la|le|du|y)(?:[ ]the)?[ ](?=[A-Z])"
    r"|al-[A-Z]\w*))*"
)
_ENDING = re.compile(r"(?:['’]s|['’]|(?<=\w\w)\.)$")
_COMMON = (
    ADVERBS
    | AUXILIARIES
    | CONJUNCTIONS
    | DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | RELATIVES
    | CALENDAR
    | frozenset("what how why there here we according while since when".split())
)
_CLOSE = 85.0  # rapidfuzz ratio in per cent
_LOWER = re.compile(r"\b[a-z]\w+\b")


def find_names(text: str, sentences: Iterable[Offsets]) -> list[Offsets]:
    """Runs of capitalised words, without ’s at the end, in order.

    A run does not begin with a word that has its capital only from the sentence's start: a function
    word, or one that the text also writes small.
    """
    small = _small_words(text)
    found: list[Offsets] = []
    for sentence in sentences:
        for run in _NAME.finditer(text, *sentence):
            start, end = run.span()
            while start < end:
                word = re.compile(r"[\w&’'.-]+").match(text, start, end)
                if word is None:
                    break
                lower = _ENDING.sub("", word.group()).lower()
                initial = _opens(text, start, sentence.start)
                title = lower in HONORIFICS
                if title or (lower not in _COMMON and not (initial and lower in small)):
                    break
                start = word.end() + (word.end() < end)
            end -= len(_tail(text[start:end]))
            if end > start:
                found.append(Offsets(start, end))
    return found


def _tail(run: str) -> str:
    ending = _ENDING.search(run)
    if ending is None or (ending.group() == "." and run[-3:-2] == "."):
        return ""
    return ending.group()


def _opens(text: str, start: int, sentence: int) -> bool:
    return not any(character.isalnum() for character in text[sentence:start])


@lru_cache(maxsize=4)
def _small_words(text: str) -> frozenset[str]:
    return frozenset(_LOWER.findall(text))


def occurrences(text: str, name: str) -> list[Offsets]:
    """Where `name` stands as whole words, in the same case."""
    found: list[Offsets] = []
    start = text.find(name) if name else -1
    while start >= 0:
        end = start + len(name)
        if not (_is_word(text, start - 1) or _is_word(text, end)):
            found.append(Offsets(start, end))
        start = text.find(name, end)
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

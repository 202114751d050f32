"""Finds the numbers that a text tells as the double or the half of another."""

import re
from collections.abc import Iterable, Iterator

from summariser.checks.numbers import key, numbers

__all__ = ["multiples"]

_FACTORS = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), factor)
    for words, factor in (
        ("doubl(?:e|es|ed|ing)|twice|twofold|halv(?:e|es|ed|ing)|half as", 2.0),
        ("tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|threefold|three times", 3.0),
        ("quadrupl(?:e|es|ed|ing)|fourfold|four times", 4.0),
    )
)
_PART = re.compile(
    r"\b(?:(?P<half>half)|a (?:third|(?P<quarter>quarter)))(?: of)?"
    r"(?: (?:the|its|their|those))? (?=[^\W_])",
    re.IGNORECASE,
)


def multiples(sentences: Iterable[str]) -> Iterator[float]:
    """The values that a sentence with "doubled" or the like, or "half of 40", may tell.

    What is doubled may stand in the sentence before.
    """
    before = ""
    for sentence in sentences:
        factors = [factor for pattern, factor in _FACTORS if pattern.search(sentence)]
        for number in numbers(f"{before}\n{sentence}") if factors else ():
            for value in number.readings:
                for factor in factors:
                    yield from (key(value * factor), key(value / factor))
        yield from _parts(sentence)
        before = sentence


def _parts(sentence: str) -> Iterator[float]:
    parts = {found.end(): found for found in _PART.finditer(sentence)}
    for number in numbers(sentence) if parts else ():
        if part := parts.get(number.start):
            size = 2 if part["half"] else 4 if part["quarter"] else 3
            yield from (key(value / size) for value in number.readings)

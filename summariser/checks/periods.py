"""Finds quarters of a year, and years that a text tells without a figure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summariser.checks.numbers import numbers

__all__ = ["Quarter", "quarters", "told_days", "told_quarters", "told_years"]

_ORDINALS = ("first", "second", "third", "fourth")
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_QUARTER = re.compile(
    r"\bQ ?(?P<short>[1-4])\b|\b(?P<turned>[1-4])Q\b"
    rf"|\b(?:(?P<one>{_ORDINAL})(?:,| and| or| to| through)(?: the)? )?(?P<two>{_ORDINAL})[ -]"
    r"(?:(?:fiscal|calendar|financial)[ -])?quarters?\b",
    re.IGNORECASE,
)
_OTHER_QUARTER = re.compile(
    r"\b(?:(?P<next>next|following|coming)|last|prior|previous|preceding) quarter\b", re.IGNORECASE
)
_UNNUMBERED = re.compile(
    r"\bquarter (?:to|ended|ending) |\bthree months (?:to|ended|ending) ", re.I
)
_DAY = "(?:day|morning|afternoon|evening|night)"
_OTHER_DAY = re.compile(
    rf"\b(?:(?P<next>(?:the|on) (?:next|following) {_DAY}|the {_DAY} after|a day later|tomorrow)"
    rf"|the (?:previous|preceding) {_DAY}|the {_DAY} before|a day earlier|yesterday|last night)\b",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r" (?:days?|(?P<weeks>weeks?)) (?:(?P<after>later|after)|earlier|before)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d.,$€£])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)")
_LATER = re.compile(
    r"\bthe (?:(?P<next>next|following|subsequent)|(?P<last>previous|preceding)) year\b"
    r"|\b(?:the|a|one) year (?:(?P<after>after|later)|(?P<before>before|earlier))\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"[ -]years? (?:(?P<after>later|after)|(?P<before>earlier|before))", re.I)
_BEFORE = 300  # characters between a year and what is told from it


class Quarter(NamedTuple):
    """A quarter of a year, 1 to 4, at `start:end` (code points, half-open)."""

    start: int
    end: int
    number: int


def quarters(text: str) -> list[Quarter]:
    """The numbered quarters of `text`: Q3, 3Q, the third quarter."""
    found = []
    for match in _QUARTER.finditer(text):
        for named in match.groupdict().values():
            if named:
                number = int(named[0]) if named[0].isdigit() else _ORDINALS.index(named.lower()) + 1
                found.append(Quarter(*match.span(), number))
    return found


def told_days(text: str) -> set[int]:
    """How many days lie between what `text` tells and its dates: 1 for the next day."""
    steps = {1 if found["next"] else -1 for found in _OTHER_DAY.finditer(text)}
    for number in numbers(text):
        if found := _DAYS.match(text, number.end):
            days = 7 if found["weeks"] else 1
            sign = 1 if found["after"] else -1
            steps |= {sign * days * int(value) for value in number.readings if value < 1000}
    return steps


def told_quarters(text: str) -> set[int]:
    """The quarters that `text` counts from one that it numbers: the next quarter."""
    steps = {1 if found["next"] else -1 for found in _OTHER_QUARTER.finditer(text)}
    known = {quarter.number for quarter in quarters(text)}
    if _UNNUMBERED.search(text):
        return {1, 2, 3, 4}
    return {(number + step - 1) % 4 + 1 for number in known for step in steps}


def told_years(text: str) -> set[int]:
    """The years that `text` counts from the last year that it gave: the next year."""
    return {anchor + step for anchor, step in _told(text)}


def _told(text: str) -> Iterator[tuple[int, int]]:
    steps = [
        (found.start(), 1 if found["next"] or found["after"] else -1)
        for found in _LATER.finditer(text)
    ]
    for number in numbers(text):
        if found := _YEARS.match(text, number.end):
            sign = 1 if found["after"] else -1
            steps += [
                (number.start, sign * int(value)) for value in number.readings if value < 1000
            ]
    for start, step in steps:
        paragraph = text.rfind("\n", max(0, start - _BEFORE), start) + 1
        near = _YEAR.findall(text, max(paragraph, start - _BEFORE), start)
        if near:
            yield int(near[-1]), step

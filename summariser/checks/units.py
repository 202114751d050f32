"""Tells what a number counts: money, a time, a length, a weight, an area, a share, or votes."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from summariser.checks.numbers import Number, numbers

__all__ = [
    "DAY",
    "TIME",
    "YEAR",
    "Score",
    "Unit",
    "is_ordinal",
    "is_period",
    "may_count_time",
    "scores",
    "single_units",
    "unit_of",
]

TIME = "time"


class Unit(NamedTuple):
    """A unit: what it measures, and how many of the smallest unit of its kind it has."""

    kind: str
    size: float


class Score(NamedTuple):
    """The votes or goals of two sides, in the order of the text, at `start:end` of it."""

    start: int
    end: int
    sides: tuple[float, float]


def _units(kind: str, **names: float) -> dict[str, Unit]:
    return {name.replace("_", " "): Unit(kind, size) for name, size in names.items()}


DAY = 86_400.0  # seconds
YEAR = 365.25 * DAY
_NAMED = {
    **_units(TIME, second=1, minute=60, hour=3600, day=DAY, week=7 * DAY, fortnight=14 * DAY),
    **_units(TIME, month=YEAR / 12, year=YEAR, decade=10 * YEAR, century=100 * YEAR),
    **_units(TIME, sec=1, min=60, hr=3600, centurie=100 * YEAR),
    **_units("length", mm=1, cm=10, km=1e6, millimetre=1, centimetre=10, metre=1e3, kilometre=1e6),
    **_units("length", millimeter=1, centimeter=10, meter=1e3, kilometer=1e6, inch=25.4),
    **_units("length", inche=25.4, foot=304.8, feet=304.8, ft=304.8, yard=914.4, mile=1_609_344),
    **_units("weight", gram=1, kg=1e3, kilo=1e3, kilogram=1e3, tonne=1e6, ounce=28.35, lb=453.6),
    **_units("area", acre=4047, hectare=1e4, ha=1e4, square_metre=1, square_meter=1),
    **_units("area", square_kilometre=1e6, square_kilometer=1e6, sq_km=1e6),
    **_units("area", square_mile=2_589_988, square_foot=0.0929, square_feet=0.0929),
    **_units("$", dollar=1),
    **_units("€", euro=1),
    **_units("share", percent=1, percentage=1, per_cent=1),
}
_SIGNS = ("$", "€", "£")
_WORD = "|".join(sorted(_NAMED, key=len, reverse=True))
_AFTER = re.compile(
    r"[ \u00a0-]?(?:(?:more|full|whole|straight|consecutive|further|additional|calendar|long)[ -])?"
    rf"(?:(?P<word>{_WORD})s?(?![^\W_])|(?P<share>[%٪]))",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?P<votes> votes)?(?: ?[-–—] ?|(?P<word> (?:to|against) ))", re.IGNORECASE)
# What no score stands beside: longer numbers, dates, and the words of a range.
_BESIDE = re.compile(r"(?:[\d/:.$€£-]|\bfrom )$|[–—]$", re.IGNORECASE)
_PAST = re.compile(r"[-–—/:]?\d|[-–—/][^\W_]|[$€£]")
_CONTEST = re.compile(
    r"\b(?:vot(?:es?|ed|ing)|w[io]ns?|winning|victory|beat(?:en|s|ing)?|defeat(?:s|ed|ing)?"
    r"|los(?:t|es?|s|ing)|draws?|drew|drawn|tie[ds]?|scor(?:e[ds]?|ing)|led|leads?|trail(?:s|ed|ing)"
    r"|rul(?:ed?|es|ing)|decision|verdict|split|majority|margin|pass(?:ed|es)|approv(?:ed|es)"
    r"|reject(?:ed|s)|adopt(?:ed|s)|carried|fail(?:ed|s))\b",
    re.IGNORECASE,
)
_LETTERS = re.compile("[a-z]+$", re.IGNORECASE)
_SINGLE = re.compile(
    r"\b(?:a|an|one|per|each|every|single)(?: (?:single|whole|full))?"
    rf" (?P<word>{_WORD})\b(?! (?:ago|earlier|later|before|after)\b)",
    re.IGNORECASE,
)

_ORDINAL = re.compile("(?:st|nd|rd|th|first|second|third)$", re.IGNORECASE)
# Dates and ages are told in many other ways, and these are ways to speak.
_NO_PERIOD = re.compile(
    r"[ -](?:ago|earlier|later|before|after|old|olds|of age|an? (?:day|week|month|year))\b",
    re.IGNORECASE,
)
# What follows a number whose noun stands elsewhere, or that counts "more busy years".
_NOT_COUNTED = re.compile(
    r"\W*$|\s?[^\w\s-]|\s*\n|[ -](?:and|or|to|of|in|on|at|by|from|for|with|when|he|she|it|they|who"
    r"|was|is|were|are|as|but|than|not|a|an|the|last|this|ago|later|earlier)\b"
    rf"|(?:,?[ -][^\W_]+){{1,3}}[ -](?:{_WORD})s?\b",
    re.IGNORECASE,
)


def unit_of(text: str, number: Number) -> Unit | None:
    """The unit that `text` gives to `number`; None where none is known, or where it is in doubt."""
    before = text[max(0, number.start - 2) : number.start].rstrip()
    if before.endswith(_SIGNS):
        return _sign(before[-1])
    letters = _LETTERS.search(text, number.start, number.end)
    if letters and not number.spelled and letters.group().lower() in _NAMED:
        return _NAMED[letters.group().lower()]
    found = _AFTER.match(text, number.end)
    if not found:
        return None
    return _NAMED["percent"] if found["share"] else _NAMED[found["word"].lower()]


def is_ordinal(words: str) -> bool:
    """Whether a number that is written so is an ordinal: third, 3rd."""
    return _ORDINAL.search(words) is not None


def is_period(text: str, number: Number) -> bool:
    """Whether `number` of `text` says how long something lasts, in years or shorter units."""
    found = _AFTER.match(text, number.end)
    unit = unit_of(text, number)
    return (
        (unit is not None and unit.kind == TIME and unit.size <= YEAR)
        and not is_ordinal(text[number.start : number.end])
        and not (found and _NO_PERIOD.match(text, found.end()))
    )


def may_count_time(text: str, number: Number) -> bool:
    """Whether `number`, which has no unit, may have it elsewhere: "two or three years".

    Not so "two shops", which has a noun of its own.
    """
    return not number.named and _NOT_COUNTED.match(text, number.end) is not None


def single_units(text: str) -> set[Unit]:
    """The units that `text` has one of: a day, per hour, a single week."""
    return {_NAMED[found["word"].lower()] for found in _SINGLE.finditer(text)}


def scores(text: str, found: Sequence[Number] | None = None) -> Iterator[Score]:
    """The votes and scores of `text`: 5-2, "by five votes to two". Ranges (2-5 people) are none.

    `found` are its numbers, where they are known already.
    """
    for left, right in pairwise(numbers(text) if found is None else found):
        joint = _JOINT.fullmatch(text, left.end, right.start)
        if not joint or not _is_side(text, left) or not _is_side(text, right):
            continue
        if _BESIDE.search(text[max(0, left.start - 5) : left.start]) or _PAST.match(
            text, right.end
        ):
            continue
        sides = min(left.readings), min(right.readings)
        around = text[max(0, left.start - 40) : left.start], text[right.end : right.end + 20]
        cued = joint["votes"] or any(_CONTEST.search(words) for words in around)
        if cued or (not joint["word"] and sides[0] > sides[1]):  # a range ascends
            yield Score(left.start, right.end, sides)


def _is_side(text: str, number: Number) -> bool:
    return (
        len(number.readings) == number.scale == 1
        and all(value < 1000 and value % 1 == 0 for value in number.readings)
        and not number.named
        and not number.width
        and not is_ordinal(text[number.start : number.end])
        and unit_of(text, number) is None
    )


@cache
def _sign(sign: str) -> Unit:
    return Unit(sign, 1)

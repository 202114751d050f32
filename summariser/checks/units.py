"""Tells what a number counts: a sum of money, a time, a length, a weight, an area or a share."""

import re
from functools import cache
from typing import NamedTuple

from summariser.checks.numbers import Number

__all__ = ["DAY", "TIME", "YEAR", "Unit", "single_units", "unit_of"]

TIME = "time"


class Unit(NamedTuple):
    """A unit: what it measures, and how many of the smallest unit of its kind it has."""

    kind: str
    size: float


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
_LETTERS = re.compile("[a-z]+$", re.IGNORECASE)
_SINGLE = re.compile(
    r"\b(?:a|an|one|per|each|every|single)(?: (?:single|whole|full))?"
    rf" (?P<word>{_WORD})\b(?! (?:ago|earlier|later|before|after)\b)",
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


def single_units(text: str) -> set[Unit]:
    """The units that `text` has one of: a day, per hour, a single week."""
    return {_NAMED[found["word"].lower()] for found in _SINGLE.finditer(text)}


@cache
def _sign(sign: str) -> Unit:
    return Unit(sign, 1)

"""Finds days, months and weekdays in a text, written as in English or in plain digits."""

import re
from collections.abc import Iterator
from datetime import date as calendar_date
from typing import NamedTuple

__all__ = ["WEEKDAYS", "Date", "dates", "weekdays"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Patterns that begin with one set of characters are found several times faster.
_MONTH = re.compile(
    r"[ADFJMNOS](?:an(?:uary)?|eb(?:ruary)?|ar(?:ch)?|pr(?:il)?|ay|une?|uly?|ug(?:ust)?"
    r"|ept?(?:ember)?|ct(?:ober)?|ov(?:ember)?|ec(?:ember)?)(?!\w)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
_DAYS = rf"(?P<days>{_DAY}(?:(?: ?[-–—] ?|, | to | or |,? and ){_DAY})*)"
_BEFORE = re.compile(rf"(?<![\d.,:$€£]){_DAYS}[ -](?:of )?$")
_AFTER = re.compile(rf"\.?(?:[ -](?:the )?{_DAYS})?(?:(?:,? |-)(?P<year>[12]\d{{3}})\b)?")
_IN_DIGITS = re.compile(r"[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{2,4}(?!\w)")
# These words are verbs too, and abbreviations are names: they need company.
_WEAK = frozenset("may march".split())
_LEADING = re.compile(
    r"\b(?:in|last|next|since|until|till|early|late|mid|by|of|this|from|during|through|to|and"
    r"|between|before|after)[ -]$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"[FMSTW](?:(?:on|ues|ednes|hurs|ri|atur|un)days?"
    r"|(?:on|ues?|ed|hu(?:rs?)?|ri|at|un)(?=\.|,? (?:\d|[A-Z][a-z]{2}[a-z.]* \d)))(?!\w)"
)


class Date(NamedTuple):
    """A date at `start:end` (code points, half-open); day and year where they are given."""

    start: int
    end: int
    month: int
    day: int | None
    year: int | None

    def in_calendar(self, year: int | None = None) -> calendar_date | None:
        """The day that it is, in `year` if it names none; None if it lacks one or never was."""
        if self.day is None or (self.year or year) is None:
            return None
        try:
            return calendar_date(self.year or year or 1, self.month, self.day)
        except ValueError:
            return None


def dates(text: str) -> list[Date]:
    """The dates of `text`. 10/7/2023 is given in both its meanings, a range by its two ends."""
    return [*_written(text), *_in_digits(text)]


def _written(text: str) -> Iterator[Date]:
    for found in _MONTH.finditer(text):
        start, end = found.span()
        abbreviation = found.group()[:3].lower()
        if abbreviation not in _MONTHS or text[start - 1 : start].isalnum():
            continue
        month = _MONTHS.index(abbreviation) + 1
        before = _BEFORE.search(text, max(0, start - 24), start)
        after = _AFTER.match(text, end)
        assert after  # it may be empty
        days = (before or after)["days"]
        whole = len(found.group()) > 4 or found.group() in ("June", "July")
        strong = whole and found.group().lower() not in _WEAK
        led = (whole or found.group() == "May") and _LEADING.search(text, max(0, start - 12), start)
        if not (strong or days or after["year"] or led):
            continue
        span = (before.start("days") if before else start, after.end())
        year = int(after["year"]) if after["year"] else None
        for day in re.findall(r"\d+", days) if days else [None]:
            yield Date(*span, month, int(day) if day else None, year)


def _in_digits(text: str) -> Iterator[Date]:
    for found in _IN_DIGITS.finditer(text):
        first, second, third = map(int, re.split("[-/.]", found.group()))
        if first > 31:  # 2023-10-07
            meanings = {(second, third, first)}
        else:
            year = third + (2000 if third < 100 else 0)
            meanings = {(first, second, year), (second, first, year)}
        for month, day, year in meanings:
            if 1 <= month <= 12 and 1 <= day <= 31 and year >= 1000:
                yield Date(*found.span(), month, day, year)


def weekdays(text: str) -> list[tuple[int, int, str]]:
    """Start, end and name, out of WEEKDAYS, of each weekday that `text` writes with a capital."""
    found = []
    for match in _WEEKDAY.finditer(text):
        start, end = match.span()
        names = [name for name in WEEKDAYS if name[:3] == text[start : start + 3].lower()]
        if names and not text[start - 1 : start].isalnum():
            found.append((start, end, names[0]))
    return found

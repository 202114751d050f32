"""Finds days, months and weekdays in a text, written as in English or in plain digits."""

import re
from collections.abc import Iterator
from datetime import date as calendar_date
from typing import NamedTuple

__all__ = ["WEEKDAYS", "Date", "dates", "weekdays"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
_DAYS = rf"(?P<days>{_DAY}(?:(?: ?[-–—] ?|, | to | or |,? and ){_DAY})*)"
_BEFORE = re.compile(rf"(?<![\d.,:$€£]){_DAYS}[ -](?:of )?$")
_AFTER = re.compile(rf"\.?(?:[ -](?:the )?{_DAYS})?(?:(?:,? |-)(?P<year>[12]\d{{3}})\b)?")
_IN_DIGITS = re.compile(
    r"\b(?:(?P<year>[12]\d{3})-(?P<month>[01]?\d)-(?P<day>[0-3]?\d)"
    r"|(?P<first>[0-3]?\d)(?P<by>[/.])(?P<second>[0-3]?\d)(?P=by)(?P<last>(?:[12]\d)?\d\d))\b"
)
# These words are verbs too, and abbreviations are names: they need company.
_WEAK = frozenset("may march".split())
_LEADING = re.compile(
    r"\b(?:in|last|next|since|until|till|early|late|mid|by|of|this|from|during|through|to|and"
    r"|between|before|after)[ -]$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
    r"(?=\.|,? (?:\d|[A-Z][a-z]{2}[a-z.]* \d)))(?!\w)"
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
        month = _MONTHS.index(found.group()[:3].lower()) + 1
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
        if found["year"]:
            pairs = {(int(found["month"]), int(found["day"]))}
            year = int(found["year"])
        else:
            first, second = int(found["first"]), int(found["second"])
            pairs = {(first, second), (second, first)}
            year = int(found["last"]) + (2000 if len(found["last"]) == 2 else 0)
        for month, day in pairs:
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield Date(*found.span(), month, day, year)


def weekdays(text: str) -> list[tuple[int, int, str]]:
    """Start, end and the first three letters of each weekday that `text` names."""
    return [(*found.span(), found.group()[:3].lower()) for found in _WEEKDAY.finditer(text)]

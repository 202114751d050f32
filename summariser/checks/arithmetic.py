"""Says whether a number follows from others by simple arithmetic."""

import re
from functools import lru_cache
from itertools import combinations, product

from summariser.checks.dates import Date
from summariser.checks.numbers import Number, key
from summariser.checks.passage import Passage
from summariser.checks.rounding import hedge_before, is_nearly_whole, is_rounded
from summariser.checks.units import (
    DAY,
    TIME,
    YEAR,
    Unit,
    is_ordinal,
    may_count_time,
    unit_of,
)

__all__ = ["is_derived", "period_follows", "plain_numbers", "states_period"]

# Among more numbers or dates than these, almost any number lies between two.
_FEW_NUMBERS, _FEW_DATES = 8, 4
_NEAR, _CONVERTED = 0.1, 0.03  # how far a number may lie from one in another unit: hedged, or not
_POINTS = re.compile(r"(?:[ -]percentage|\s?%|\s?per ?cent)?[ -]points?\b", re.IGNORECASE)


def is_derived(number: Number, claim: str, evidence: Passage) -> bool:
    """Whether `number` of `claim` follows from what `evidence` states.

    That is: in another unit, as a sum, difference or multiple, or as the time between two dates.
    """
    unit = unit_of(claim, number)
    return (
        _is_sum(number, claim, unit, evidence)
        or not number.readings.isdisjoint(evidence.multiples)
        or (unit is not None and _is_converted(number, claim, unit, evidence))
        or (
            unit is not None
            and unit.kind == TIME
            and (_is_counted(number, claim, unit, evidence) or _is_between(number, unit, evidence))
        )
    )


def states_period(number: Number, claim: str, passage: Passage) -> bool:
    """Whether `passage` states the number of `claim` of the same unit of time."""
    unit = unit_of(claim, number)
    stated = {value for value, other, _ in passage.quantities if other == unit}
    return not number.readings.isdisjoint(stated | _unitless(passage))


def period_follows(number: Number, claim: str, evidence: Passage) -> bool:
    """Whether the period of `claim` follows from times or dates of `evidence`."""
    unit = unit_of(claim, number)
    if unit is None:
        return False
    times = {
        key(value * other.size / unit.size)
        for value, other, text in evidence.quantities
        if text and other and other.kind == TIME and not is_ordinal(text)
    }
    few = times if len(evidence.numbers) <= _FEW_NUMBERS else set()
    sums = {key(sign * one + two) for one, two in combinations(few, 2) for sign in (1, -1)}
    return (
        is_rounded(number, claim, times)
        or is_nearly_whole(number, claim, times)
        or any(value in sums or -value in sums for value in number.readings)
        or not number.readings.isdisjoint(evidence.multiples)
        or _is_converted(number, claim, unit, evidence)
        or _is_counted(number, claim, unit, evidence)
        or _is_between(number, unit, evidence)
    )


@lru_cache(maxsize=2)
def _unitless(passage: Passage) -> frozenset[float]:
    """The numbers of `passage` whose unit may stand elsewhere; days and votes have none."""
    return frozenset(
        value
        for number in plain_numbers(passage)
        if may_count_time(passage.text, number)
        for value in number.readings
    )


@lru_cache(maxsize=2)
def plain_numbers(passage: Passage) -> list[Number]:
    """The numbers of `passage` without a unit that are no part of a date or a score."""
    taken = {place for date in passage.dates for place in range(date.start, date.end)}
    for score in passage.scores:
        taken.update(range(score.start, score.end))
    return [
        number
        for number in passage.numbers
        if number.start not in taken and unit_of(passage.text, number) is None
    ]


def _is_sum(number: Number, claim: str, unit: Unit | None, evidence: Passage) -> bool:
    """Whether the sum or the difference of two numbers, if there are few; of one unit."""
    if len(evidence.numbers) > _FEW_NUMBERS or is_ordinal(claim[number.start : number.end]):
        return False
    days = [range(date.start, date.end) for date in evidence.dates]
    known = [
        (value, unit_of(evidence.text, other))
        for other in evidence.numbers
        for value in other.readings
        if not any(other.start in day for day in days)
    ]
    # A share less another is a number of percentage points.
    may_differ = not unit or unit.kind != "share" or _POINTS.match(claim, number.end)
    for (left, one), (right, two) in combinations(known, 2):
        if len({found.kind for found in (unit, one, two) if found}) > 1:
            continue
        if key(left + right) in number.readings:
            return True
        if may_differ and key(abs(left - right)) in number.readings:
            return True
    return False


def _is_converted(number: Number, claim: str, unit: Unit, evidence: Passage) -> bool:
    limit = _NEAR if hedge_before(claim, number) else _CONVERTED
    sizes = {value * unit.size for value in number.readings}
    return any(
        abs(size - value * other.size) <= limit * size
        for value, other, _ in evidence.quantities
        if other and other.kind == unit.kind and other.size != unit.size
        for size in sizes
    )


def _is_counted(number: Number, claim: str, unit: Unit, evidence: Passage) -> bool:
    """Whether one counts units and the other numbers them: six months before the seventh."""
    ordinal = is_ordinal(claim[number.start : number.end])
    step = 1 if ordinal else -1
    return any(
        key(value + step) in number.readings
        for value, other, text in evidence.quantities
        if other == unit and ordinal != is_ordinal(text)
    )


def _is_between(number: Number, unit: Unit, evidence: Passage) -> bool:
    """Whether two of few dates lie so far apart: to the day; weeks and longer to half of one."""
    sizes = {value * unit.size for value in number.readings if value}
    years = {value for value in evidence.values if 1500 <= value < 2100 and value % 1 == 0}
    if unit.size >= YEAR and len(years) <= _FEW_DATES:
        spans = (abs(left - right) * YEAR for left, right in combinations(years, 2))
        if any(abs(span - size) < 1 for span, size in product(spans, sizes)):
            return True
    slack = unit.size / 2 if unit.size > DAY else 0
    days = _days(evidence.dates)
    if len(days) > _FEW_DATES:
        return False
    spans = (abs(left - right) * DAY for left, right in combinations(days, 2))
    return any(abs(span - size) <= slack for span, size in product(spans, sizes))


def _days(found: list[Date]) -> set[int]:
    """The dates as ordinal days; one without a year is of the same year as others."""
    year = next((date.year for date in found if date.year), 2001)
    days = (date._replace(day=date.day or 1).in_calendar(year) for date in found)
    return {day.toordinal() for day in days if day}

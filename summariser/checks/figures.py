"""Holds the numbers of a claim against its evidence and the article."""

import re
from collections.abc import Iterator

from summariser.checks.dates import Date, dates
from summariser.checks.doubt import Doubt, cited
from summariser.checks.numbers import Number, key, numbers
from summariser.checks.passage import Passage

__all__ = ["doubted_numbers"]

# In words these are pronouns, adverbs or units of time more often than numbers.
_NO_NUMBERS = frozenset("zero one first second half quarter quarters".split())
# The two countries, but not the third country, take up what was counted before.
_ORDINAL = re.compile("(?:st|nd|rd|th)$")
_ANAPHOR = re.compile(r"\b(?:the|these|those|other|all|both|his|her|its|their) $", re.IGNORECASE)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_HEDGE = re.compile(
    r"\b(?:(?P<above>over|more than|at least|above|exceed\w*|upwards? of|in excess of)"
    r"|(?P<below>nearly|almost|under|less than|fewer than|up to|below|just shy of|close to)"
    r"|about|around|some|roughly|approximately|an estimated|circa|estimated)\s[$€£]?\s?$",
    re.IGNORECASE,
)
# How far a number may lie from the one it stands for: rounded, hedged, "more than".
_ROUNDED, _NEAR, _ABOVE = 0.05, 0.1, 0.25
_COUNTED = 4  # what people count in their heads: three senators, where the article names them
_OFTEN_IN_WORDS = 20  # which are known in English alone
# Among more numbers than this, almost any number is the sum or the difference of two.
_FEW = 8


def doubted_numbers(claim: str, evidence: Passage, article: Passage) -> Iterator[Doubt]:
    """The numbers of `claim` that its evidence does not state; days of the month are no numbers."""
    days = [range(date.start, date.end) for date in dates(claim)]
    for number in numbers(claim):
        text = claim[number.start : number.end]
        if _stated(number, evidence) or _no_number(number, claim, days):
            continue
        code = "unsupported-date" if _YEAR.fullmatch(text) or number.width else "unsupported-number"
        subject = f"The number {cited(text)}"
        if _stated(number, article):
            yield Doubt(code, "info", f"{subject} is in the article, but not in the evidence.")
        elif _derived(number, claim, evidence):
            yield Doubt("derived-number", "info", f"{subject} follows from others in the evidence.")
        elif number.spelled and max(number.readings) <= _COUNTED:
            message = f"{subject} is not in the article; it may be a count."
            yield Doubt("derived-number", "info", message)
        elif article.language in ("en", None) or max(number.readings) > _OFTEN_IN_WORDS:
            yield Doubt(code, "warning", f"{subject} is not in the article.")


def _no_number(number: Number, claim: str, days: list[range]) -> bool:
    """Whether it is a part of a name or a date, or a word that counts nothing new."""
    text = claim[number.start : number.end].lower()
    if number.named or text in _NO_NUMBERS:
        return True
    if number.spelled and max(number.readings) < 10 and not _ORDINAL.search(text):
        return bool(_ANAPHOR.search(claim, max(0, number.start - 8), number.start))
    return max(number.readings) < 32 and any(number.start in day for day in days)


def _stated(number: Number, passage: Passage) -> bool:
    if not number.readings.isdisjoint(passage.values):
        return True
    return any(
        low <= value < low + number.width
        for low in number.readings
        for value in passage.values
        if number.width
    )


def _derived(number: Number, claim: str, evidence: Passage) -> bool:
    hedge = _HEDGE.search(claim, max(0, number.start - 24), number.start)
    known = evidence.values
    for value in number.readings:
        if any(_stands_for(value, other, hedge) for other in known if other):
            return True
        if len(evidence.numbers) <= _FEW and (
            any(key(abs(value - other)) in known or key(value + other) in known for other in known)
            or value in _days_between(evidence.dates)
        ):
            return True
    return False


def _stands_for(value: float, other: float, hedge: re.Match[str] | None) -> bool:
    """Whether `value` is `other` with fewer digits, or near it and hedged."""
    excess = (other - value) / other
    if hedge and hedge["above"]:
        return 0 < excess <= _ABOVE
    if hedge and hedge["below"]:
        return -_NEAR <= excess < 0
    if hedge:
        return abs(excess) <= _NEAR
    digits = len(f"{value:.9g}".split("e")[0].replace(".", "").strip("0"))
    if round(other) == value != other:
        return True
    return key(float(f"{other:.{digits}g}")) == value and abs(excess) <= _ROUNDED


def _days_between(found: list[Date]) -> set[float]:
    """The days from each date to each other; one without a year is of the same year as others."""
    year = next((date.year for date in found if date.year), 2001)
    days = {day.toordinal() for date in found if (day := date.in_calendar(year))}
    return {float(abs(left - right)) for left in days for right in days}

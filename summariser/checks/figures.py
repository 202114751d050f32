"""Holds the numbers of a claim against its evidence and the article."""

import re
from collections.abc import Iterator

from summariser.checks.arithmetic import is_derived
from summariser.checks.dates import dates
from summariser.checks.doubt import Doubt, cited
from summariser.checks.numbers import Number, numbers
from summariser.checks.passage import Passage
from summariser.checks.periods import Quarter, quarters
from summariser.checks.rounding import is_clock, is_rounded
from summariser.checks.units import unit_of

__all__ = ["doubted_numbers"]

# In words these are pronouns, adverbs or units of time more often than numbers.
_NO_NUMBERS = frozenset("zero one first second half quarter quarters".split())
# The two countries, but not the third country, take up what was counted before.
_ORDINAL = re.compile("(?:st|nd|rd|th)$")
_ANAPHOR = re.compile(r"\b(?:the|these|those|other|all|both|his|her|its|their) $", re.IGNORECASE)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
# What people count in their heads: three senators, where the article names them.
_COUNTED = 4
_OFTEN_IN_WORDS = 20  # which are known in English alone


def doubted_numbers(claim: str, evidence: Passage, article: Passage) -> Iterator[Doubt]:
    """The numbers of `claim` that its evidence does not state; days of the month are no numbers."""
    named = quarters(claim) if article.quarters else []
    for quarter in named:
        yield from _doubted_quarter(quarter, claim, evidence, article)
    taken = [range(date.start, date.end) for date in dates(claim)]
    terms = [range(quarter.start, quarter.end) for quarter in named]
    for number in numbers(claim):
        if not _no_number(number, claim, taken) and not _within(number, terms):
            yield from _doubted_number(number, claim, evidence, article)


def _doubted_number(
    number: Number, claim: str, evidence: Passage, article: Passage
) -> Iterator[Doubt]:
    text = claim[number.start : number.end]
    dated = bool(_YEAR.fullmatch(text) or number.width)
    code = "unsupported-date" if dated else "unsupported-number"
    subject = f"The number {cited(text)}"
    if _stated(number, evidence):
        if other := _other_unit(number, claim, article):
            message = f"{subject} counts something else in the article: {cited(other)}."
            yield Doubt(code, "warning", message)
    elif _stated(number, article):
        yield Doubt(code, "info", f"{subject} is in the article, but not in the evidence.")
    elif _YEAR.fullmatch(text) and int(text) in article.told_years:
        yield Doubt("derived-date", "info", f"The year {cited(text)} follows from the article.")
    elif any(_follows(number, claim, known, dated=dated) for known in (evidence, article)):
        yield Doubt("derived-number", "info", f"{subject} follows from others in the article.")
    elif number.spelled and max(number.readings) <= _COUNTED:
        message = f"{subject} is not in the article; it may be a count."
        yield Doubt("derived-number", "info", message)
    elif article.language in ("en", None) or max(number.readings) > _OFTEN_IN_WORDS:
        yield Doubt(code, "warning", f"{subject} is not in the article.")


def _doubted_quarter(
    quarter: Quarter, claim: str, evidence: Passage, article: Passage
) -> Iterator[Doubt]:
    text = claim[quarter.start : quarter.end]
    if quarter.number in evidence.quarters:
        return
    if quarter.number in article.quarters:
        message = f"The date {cited(text)} is in the article, but not in the evidence."
        yield Doubt("unsupported-date", "info", message)
    elif quarter.number in article.told_quarters:
        message = f"The date {cited(text)} follows from others in the article."
        yield Doubt("derived-date", "info", message)
    else:
        message = f"The date {cited(text)} is not in the article."
        yield Doubt("unsupported-date", "warning", message)


def _no_number(number: Number, claim: str, days: list[range]) -> bool:
    """Whether it is a part of a name or a date, or a word that counts nothing new."""
    text = claim[number.start : number.end].lower()
    if number.named or text in _NO_NUMBERS:
        return True
    if number.spelled and max(number.readings) < 10 and not _ORDINAL.search(text):
        return bool(_ANAPHOR.search(claim, max(0, number.start - 8), number.start))
    return max(number.readings) < 32 and _within(number, days)


def _within(number: Number, ranges: list[range]) -> bool:
    return any(number.start in one for one in ranges)


def _stated(number: Number, passage: Passage) -> bool:
    if not number.readings.isdisjoint(passage.values):
        return True
    return any(
        low <= value < low + number.width
        for low in number.readings
        for value in passage.values
        if number.width
    )


def _follows(number: Number, claim: str, evidence: Passage, *, dated: bool) -> bool:
    others = evidence.values
    if dated:  # 2019 is not nearly 2020
        others = frozenset(value for value in others if not 1500 <= value < 2100)
    if is_rounded(number, claim, others):
        return True
    return not is_clock(claim, number) and not dated and is_derived(number, claim, evidence)


def _other_unit(number: Number, claim: str, article: Passage) -> str | None:
    """How `article` writes the number, if all its places give it units of another kind or size."""
    unit = unit_of(claim, number)
    if not unit or number.readings.isdisjoint(article.values):
        return None
    same = [(other, text) for value, other, text in article.quantities if value in number.readings]
    if any(other is None or other == unit for other, _ in same):
        return None
    return same[0][1] if same else None

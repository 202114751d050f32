"""Holds the days, months and weekdays of a claim against its evidence and the article."""

from collections.abc import Iterator
from itertools import groupby

from summariser.checks.dates import WEEKDAYS, Date, dates, weekdays
from summariser.checks.doubt import Doubt, cited
from summariser.checks.passage import Passage

__all__ = ["doubted_dates"]

_COMMON_YEAR = 2001  # of days of which no year is known


def doubted_dates(claim: str, evidence: Passage, article: Passage) -> Iterator[Doubt]:
    """The dates and weekdays of `claim` that its evidence does not state; years are numbers."""
    for (start, end), same in groupby(dates(claim), key=lambda date: (date.start, date.end)):
        meanings = list(same)
        text = claim[start:end].rstrip(".")
        if any(_stated(date, evidence) for date in meanings):
            continue
        if any(_stated(date, article) for date in meanings):
            yield _elsewhere(text)
        elif any(_follows(date, article) for date in meanings):
            yield _derived(text)
        else:
            yield _nowhere(text)
    for start, end, name in weekdays(claim):
        text = claim[start:end]
        if _has_weekday(name, evidence):
            continue
        if _has_weekday(name, article):
            yield _elsewhere(text)
        else:
            yield _derived(text) if _weekday_follows(name, article) else _nowhere(text)


def _derived(text: str) -> Doubt:
    message = f"The date {cited(text)} follows from others in the article."
    return Doubt("derived-date", "info", message)


def _elsewhere(text: str) -> Doubt:
    message = f"The date {cited(text)} is in the article, but not in the evidence."
    return Doubt("unsupported-date", "info", message)


def _nowhere(text: str) -> Doubt:
    return Doubt("unsupported-date", "warning", f"The date {cited(text)} is not in the article.")


def _stated(date: Date, passage: Passage) -> bool:
    same = [other for other in passage.dates if other.month == date.month]
    if date.day is None or any(other.day == date.day for other in same):
        return bool(same)
    # "On the 7th", where the month stands elsewhere.
    return any(other.day is None for other in same) and date.day in passage.values


def _has_weekday(name: str, passage: Passage) -> bool:
    return (
        passage.has_word(name)
        or passage.has_word(f"{name}s")
        or name in passage.weekdays
        or name in passage.dated_weekdays
    )


def _follows(date: Date, article: Passage) -> bool:
    """Whether a weekday or "the next day" and a date of `article` give `date`."""
    for other in article.dates:
        year = other.year or date.year or _COMMON_YEAR
        day, anchor = date.in_calendar(year), other.in_calendar(year)
        if not day or not anchor:
            continue
        apart = (day - anchor).days
        if apart in article.told_days:
            return True
        if other.year and abs(apart) < 7 and article.has_word(WEEKDAYS[day.weekday()]):
            return True
    return False


def _weekday_follows(name: str, article: Passage) -> bool:
    """Whether "the next day" and a weekday of `article` give the weekday `name`."""
    known = article.weekdays | article.dated_weekdays
    day = WEEKDAYS.index(name)
    return any(WEEKDAYS[(day - step) % 7] in known for step in article.told_days)

"""Holds the numbers of a claim against its evidence and the article."""

import re
from collections.abc import Iterator

from summariser.checks.arithmetic import is_derived, period_follows, plain_numbers, states_period
from summariser.checks.dates import dates
from summariser.checks.doubt import Doubt, cited
from summariser.checks.numbers import Number, numbers
from summariser.checks.passage import Passage
from summariser.checks.periods import Quarter, quarters
from summariser.checks.rounding import is_clock, is_rounded
from summariser.checks.units import Score, is_period, scores, unit_of
from summariser.language import is_english

__all__ = ["doubted_numbers"]

# In words these are pronouns, adverbs or units of time more often than numbers.
_NO_NUMBERS = frozenset("zero one first second half quarter quarters".split())
# The two countries, but not the third country, take up what was counted before.
_ORDINAL = re.compile("(?:st|nd|rd|th)$")
_ANAPHOR = re.compile(r"\b(?:the|these|those|other|all|both|his|her|its|their) $", re.IGNORECASE)
_CARRIED = re.compile(r"\b(?:passed|approved|adopted|carried|backed)(?: it)?(?: by)? $", re.I)
_VOTED = re.compile(r"\bvot(?:ed|es?|ing)(?: by)? $", re.IGNORECASE)
_IN_FAVOUR = re.compile(r" (?:(?:on|last) \w+ )?(?:to \w|for |in favou?r)", re.IGNORECASE)
_FOR = re.compile(r"\bfor $", re.IGNORECASE)
_SIDE = re.compile(
    r"\b(?:vot|oppos|against|favou?r|support|back|dissent|goal|scor|points?\b|w[io]n|los[et]|beat)",
    re.IGNORECASE,
)
# In characters: between the votes for and against, after them, and between "five and two".
_NEAR, _AFTER, _BESIDE = 300, 60, 16
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
# What people count in their heads: three senators, where the article names them.
_COUNTED = 4
_OFTEN_IN_WORDS = 20  # which are known in English alone


def doubted_numbers(claim: str, evidence: Passage, article: Passage) -> Iterator[Doubt]:
    """The numbers of `claim` that its evidence does not state; days of the month are no numbers."""
    named = quarters(claim)
    if named and not article.quarters:
        named = []
    for quarter in named:
        yield from _doubted_quarter(quarter, claim, evidence, article)
    taken = [range(date.start, date.end) for date in dates(claim)]
    terms = [range(quarter.start, quarter.end) for quarter in named]
    voted = list(scores(claim))
    if voted and (evidence.scores or article.scores):
        terms += [range(score.start, score.end) for score in voted]
        for score in voted:
            if not any(score.sides == other.sides for other in evidence.scores):
                yield from _doubted_score(score, claim, evidence, article)
    for number in numbers(claim):
        if _no_number(number, claim, taken) or _within(number, terms):
            continue
        if is_english(article.language) and is_period(claim, number):
            yield from _doubted_period(number, claim, evidence, article)
        else:
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
    elif is_english(article.language) or max(number.readings) > _OFTEN_IN_WORDS:
        yield Doubt(code, "warning", f"{subject} is not in the article.")


def _doubted_period(
    number: Number, claim: str, evidence: Passage, article: Passage
) -> Iterator[Doubt]:
    subject = f"The number {cited(claim[number.start : number.end])}"
    if states_period(number, claim, evidence):
        return
    if states_period(number, claim, article):
        message = f"{subject} is in the article, but not in the evidence."
        yield Doubt("unsupported-number", "info", message)
    elif any(period_follows(number, claim, known) for known in (evidence, article)):
        yield Doubt("derived-number", "info", f"{subject} follows from others in the article.")
    elif _stated(number, article):
        message = f"{subject} counts something else in the article."
        yield Doubt("unsupported-number", "warning", message)
    else:
        yield Doubt("unsupported-number", "warning", f"{subject} is not in the article.")


def _doubted_score(
    score: Score, claim: str, evidence: Passage, article: Passage
) -> Iterator[Doubt]:
    """The vote or score of `claim`, one value: nothing is added up for it or rounded.

    A 2-5 defeat is the 5-2 win of the other side: either order will do, except where "passed 2-5"
    turns the outcome round.
    """
    subject = f"The number {cited(claim[score.start : score.end])}"
    sides = set(score.sides)
    stated = [other for other in article.scores if set(other.sides) == sides]
    turned = stated and all(other.sides != score.sides for other in stated)
    if turned and _carried(score, claim):
        message = f"{subject} is the other way round in the article."
        yield Doubt("unsupported-number", "warning", message)
    elif not stated and not _told_apart(sides, article):
        yield Doubt("unsupported-number", "warning", f"{subject} is not in the article.")
    elif stated and not any(set(other.sides) == sides for other in evidence.scores):
        message = f"{subject} is in the article, but not in the evidence."
        yield Doubt("unsupported-number", "info", message)


def _carried(score: Score, claim: str) -> bool:
    """Whether `claim` has it that the side with fewer votes won: "voted 2-5 to close it"."""
    before, after = claim[max(0, score.start - 24) : score.start], claim[score.end : score.end + 16]
    return score.sides[0] < score.sides[1] and (
        _CARRIED.search(before) is not None
        or (_VOTED.search(before) is not None and _IN_FAVOUR.match(after) is not None)
    )


def _told_apart(sides: set[float], article: Passage) -> bool:
    """Whether `article` has both numbers near each other, where it speaks of sides."""
    if len(sides) == 1:
        return False
    last: dict[float, int] = {}
    for number in plain_numbers(article):
        last |= dict.fromkeys(number.readings & sides, number.start)
        first = min(last.values(), default=number.start)
        apart = number.start - first
        if len(last) == 2 and apart <= _NEAR:
            said = article.text[first : number.end + _AFTER]
            if apart < _BESIDE or _SIDE.search(said):
                return True
    return False


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
    if text == "one" and is_period(claim, number):
        return not _FOR.search(claim, max(0, number.start - 4), number.start)
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

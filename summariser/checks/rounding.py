"""Says whether a number is another one with fewer digits, or near it and hedged."""

import re
from collections.abc import Callable, Iterable
from itertools import product
from math import ceil, floor, log10

from summariser.checks.numbers import Number, key

__all__ = ["hedge_before", "is_clock", "is_nearly_whole", "is_rounded"]

_HEDGE = re.compile(
    r"\b(?:(?P<above>over|more than|at least|above|exceed\w*|upwards? of|in excess of)"
    r"|(?P<below>nearly|almost|under|less than|fewer than|up to|below|just shy of|close to)"
    r"|about|around|some|roughly|approximately|an estimated|circa|estimated)\s(?:an?\s)?[$€£]?\s?$",
    re.IGNORECASE,
)
# How far a number may lie from the one it stands for: rounded, hedged, "more than", five for 4.6.
_ROUNDED, _NEAR, _ABOVE, _TO_WHOLE = 0.05, 0.1, 0.25, 0.15
_CLOCK = re.compile(r"\d+[:.]?\d*\s?(?:[ap]\.?m\b|o['’]clock)|\d+:\d\d", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:before|after|by|until|till|since|from|past) $", re.IGNORECASE)
_HALF = 0.5
_HOUR, _HALF_HOUR = 0.6, 0.3  # minutes are hundredths
_COARSE = re.compile(r"dozen|half|hal|third|quarter|fifth|[¼½¾⅓⅔]", re.IGNORECASE)


def hedge_before(claim: str, number: Number) -> re.Match[str] | None:
    """What makes `number` of `claim` inexact; its groups are `above` and `below`."""
    return _HEDGE.search(claim, max(0, number.start - 24), number.start)


def is_clock(claim: str, number: Number) -> bool:
    """Whether `number` of `claim` is a time of day."""
    return _CLOCK.match(claim, number.start) is not None


def is_rounded(number: Number, claim: str, others: Iterable[float]) -> bool:
    """Whether `number` of `claim` may stand for one of `others`."""
    hedge = hedge_before(claim, number)
    pairs = [(value, other) for value, other in product(number.readings, others) if other]
    if is_clock(claim, number):
        near = hedge or _BESIDE.search(claim, max(0, number.start - 8), number.start)
        return near is not None and any(_by_the_hour(*pair) for pair in pairs)
    text = claim[number.start : number.end]
    if hedge:
        coarse = number.spelled and _COARSE.search(text) is not None
        return any(_hedged(*pair, hedge, coarse=coarse) for pair in pairs)
    digits = 0 if number.spelled or (number.scale > 1 and "." not in text) else _digits(text)
    return any(_with_fewer_digits(*pair, digits) for pair in pairs)


def is_nearly_whole(number: Number, claim: str, others: Iterable[float]) -> bool:
    """Whether `number` of `claim` is hedged and the whole number next to one of `others`.

    Of 18 months people say "about two years" and "nearly two years", but not "two years".
    """
    hedge = hedge_before(claim, number)
    if not hedge:
        return False
    for value, other in product(number.readings, others):
        excess = other - value
        near = 0 < excess < 1 if hedge["above"] else abs(excess) <= _HALF
        if value % 1 == 0 and value > 1 and near and not (hedge["below"] and excess > 0):
            return True
    return False


def _by_the_hour(value: float, other: float) -> bool:
    return value % 1 in (0, _HALF_HOUR) and abs(value - other) < _HOUR


def _hedged(value: float, other: float, hedge: re.Match[str], *, coarse: bool) -> bool:
    """Whether a round number near `other`, on the side that `hedge` names."""
    excess = (other - value) / other
    if hedge["above"]:
        return 0 < excess <= _ABOVE and (coarse or value in _round_numbers(other, floor))
    if hedge["below"]:
        return -_NEAR <= excess < 0 and (coarse or value in _round_numbers(other, ceil))
    return abs(excess) <= _NEAR and (coarse or value in _round_numbers(other, round))


def _round_numbers(value: float, rounding: Callable[[float], int]) -> set[float]:
    """`value` to one, two or three digits, and to halves of the first two."""
    size = 10.0 ** floor(log10(abs(value)))
    steps = [size / part for part in (1, 2, 10, 20, 100)]
    return {key(rounding(key(value / step)) * step) for step in steps}


def _with_fewer_digits(value: float, other: float, digits: int) -> bool:
    excess = abs(other - value) / other
    if value == round(other) != other and digits < 3:
        return excess <= _TO_WHOLE
    digits = digits or len(f"{value:.9g}".split("e")[0].replace(".", "").strip("0"))
    return excess <= _ROUNDED and key(float(f"{other:.{digits}g}")) == value


def _digits(text: str) -> int:
    """How many digits `text` vouches for: 3 in 2.80, 2 in 1,300."""
    whole, point, decimals = re.sub(r"[^\d.]", "", text.replace(",", "")).partition(".")
    return len((whole + decimals).lstrip("0")) if point else len(whole.strip("0"))

"""Finds the numbers of a text, in digits or in English words, as values that can be compared."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

__all__ = ["Number", "key", "numbers"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ORDINAL = {word: float(value) for value, word in enumerate(_ORDINALS, start=1)}
_ORDINAL |= {word[:-1] + "ieth": 10.0 * value for value, word in enumerate(_TENS, start=2)}
_SCALE = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALE |= {"trillion": 1e12}
_PART = {"half": 1 / 2, "halves": 1 / 2, "quarter": 1 / 4, "quarters": 1 / 4}
_PART |= {f"{word}s": 1 / value for word, value in _ORDINAL.items() if 3 <= value <= 10}
_VALUE = {word: float(value) for value, word in enumerate(_UNITS)}
_VALUE |= {word: 10.0 * value for value, word in enumerate(_TENS, start=2)}
_VALUE |= _ORDINAL
_DECADE = {word[:-1] + "ies": 10.0 * value for value, word in enumerate(_TENS, start=2)}
_SUFFIX = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_VULGAR = {"": 0.0, "¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


_THIN = "\u00a0\u202f\u2009"  # spaces that part thousands
# Where a number may begin in text of lower case: alone it is far faster than all of _NUMBER, and
# so is the lookahead.
_START = re.compile(
    r"[0-9¼½¾⅓⅔]|\b(?=[b-z])"
    + _any([*_UNITS, *_TENS, *_ORDINAL, *_SCALE, "half", "quarter", *_DECADE]),
    re.ASCII,
)
_HALF = r"(?:[ -]and[ -]a[ -](?:half|quarter)\b)"
_SCALES = rf"(?:[ -]{_any(_SCALE)}s?\b)"
_SMALL = (
    rf"(?:{_any(_TENS)}(?:(?:[ -]| - ){_any([*_ORDINALS[:9], *_UNITS[1:10]])})?\b"
    rf"|{_any([*_ORDINAL, *_UNITS])}\b)"
)
_HUNDRED = rf"hundred\b(?:(?:[ -]and)?[ -]{_SMALL})?"
_BELOW = rf"{_SMALL}(?:[ -]{_HUNDRED})?"
# Of "a hundred and forty thousand" or "a thousand two hundred", what comes after the article.
_ONE = rf"(?:{_HUNDRED}|thousand\b(?:(?:[ -]and)?[ -]{_BELOW})?|(?:[mb]illion|trillion)\b)"
_MORE = rf"(?:{_SCALES}(?:(?:[ -]and|,)?[ -]{_BELOW})?)*"
_NUMBER = re.compile(
    rf"(?P<digits>\d+(?:[.,:'’{_THIN}]\d+)*)(?P<vulgar>[¼½¾⅓⅔]?)"
    r"(?P<letters> (?:bn?|ml?n|m|tn|k)\b|[a-z]*)"
    rf"(?P<after>{_HALF}?{_SCALES}*)"
    rf"|(?P<spelled>{_BELOW}{_HALF}?{_MORE})"
    rf"(?:[ -](?P<part>{_any([*_PART, 'third'])})\b)?"
    rf"|(?P<scaled>(?:half|quarter)(?: of)?[ -]an? {_any(_SCALE)}\b{_SCALES}*"
    rf"|(?:{_ONE}{_MORE}|dozen\b{_SCALES}*)(?P<more>{_HALF})?)"
    rf"|(?P<fraction>[¼½¾⅓⅔]|(?:half|quarter)\b)|(?P<decade>{_any(_DECADE)}\b)",
    re.IGNORECASE,
)
_GROUPED = re.compile(rf"(\d{{1,3}}([.,'’{_THIN}])\d{{3}}(?:\2\d{{3}})*)(?:[.,](\d+))?")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::\d\d)?")
_NAME_BEFORE = re.compile(r"(?<![^\W_])(?!(?:Q|H|FY|US|U\.S\.)-?$)(?:[^\W\d_]+|[A-Z][\w.]*-)$")
_VAGUE_BEFORE = re.compile(r"\b(?:few|several|many|couple)(?: of)? $", re.IGNORECASE)
_A_BEFORE = re.compile(r"\ba $", re.IGNORECASE)
_SHORT_YEAR_BEFORE = re.compile(r"(?:['’‘]|\bFY ?)$")
_RANGE = re.compile(r"\s?(?:[-–—]|\bto\b|\band\b|\bor\b)\s?[$€£]?")
_OUT_OF = re.compile(r" (?:in|in every|out of|out of every) ")
_POINT = re.compile(r" (?:point|dot) ", re.IGNORECASE)
_JOINED = re.compile(r" (?:(?:euros?|dollars?|pounds?)(?: and)? )?", re.IGNORECASE)
_HUGE = 1e300
_CURRENCIES = ("$", "€", "£")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start:end` (code points, half-open).

    `readings` are the values that it may have (1.300 is 1.3 or 1300), each as `key` gives it.
    `scale` is what its words or suffix multiply it by. `width` is 10 for a decade (1990s, forties).
    `spelled` is true of words, `named` of digits in a name (F-16, COVID-19).
    """

    start: int
    end: int
    readings: frozenset[float]
    scale: float = 1
    width: int = 0
    spelled: bool = False
    named: bool = False


def key(value: float) -> float:
    """`value` to nine significant digits, so that equal numbers compare equal; never infinite."""
    return float(f"{min(value, _HUGE):.9g}")


def numbers(text: str) -> list[Number]:
    """The numbers of `text`, ordered and disjoint; "hundreds" and "a few hundred" are none."""
    found = list(_found(text))
    for position, (left, right) in enumerate(pairwise(tuple(found))):
        # "Between 5 and 6 million" may mean 5 or 5 million.
        if left.scale == 1 < right.scale and _RANGE.fullmatch(text, left.end, right.start):
            scaled = {key(value * right.scale) for value in left.readings}
            found[position] = replace(left, readings=found[position].readings | scaled)
        if together := _together(text, left, right):
            found[position + 1] = replace(right, readings=right.readings | together)
    return found


def _together(text: str, left: Number, right: Number) -> frozenset[float]:
    """What `right` may mean with its neighbour: one in five, two point five, nineteen ninety."""
    between = left.end, right.start
    pairs = [(one, two) for one in left.readings for two in right.readings]
    if _OUT_OF.fullmatch(text, *between):
        pairs = [(one, two) for one, two in pairs if 0 < one < two <= 100]
        return _keys(*(share for one, two in pairs for share in (one / two, 100 * one / two)))
    if not (left.spelled and right.spelled) or left.scale > 1:
        return frozenset()
    if _POINT.fullmatch(text, *between):
        pairs = [(one, two / right.scale) for one, two in pairs]
        parts = (one + two / (10 if two < 10 else 100) for one, two in pairs if 0 < two < 100)
        return _keys(*(part * right.scale for part in parts))
    if _JOINED.fullmatch(text, *between) and right.scale == 1:
        pairs = [(one, two) for one, two in pairs if one < 100 and 10 <= two < 100]
        return _keys(*(value for one, two in pairs for value in (one + two / 100, 100 * one + two)))
    return frozenset()


def _found(text: str) -> Iterator[Number]:
    end = 0
    lower = text.lower()
    for start in _START.finditer(lower if len(lower) == len(text) else text):
        match = _NUMBER.match(text, start.start()) if start.start() >= end else None
        if not match:
            continue
        end = match.end()
        if match["digits"]:
            yield _in_digits(match)
        elif match["decade"]:
            value = _DECADE[match["decade"].lower()]
            yield Number(*match.span(), _keys(value, 1900 + value), width=10, spelled=True)
        elif match["fraction"] in _VULGAR:
            share = _VULGAR[match["fraction"]]
            yield Number(*match.span(), _keys(share, 100 * share))
        elif not (
            match["scaled"]
            and _VAGUE_BEFORE.search(text, max(0, start.start() - 12), start.start())
        ):
            yield _in_words(match)


def _in_words(match: re.Match[str]) -> Number:
    words = re.findall("[a-z]+", match.group().lower())
    part = match["part"] or match["fraction"]
    start, end = match.span()
    if part and words[-2:-1] and words[-2] in _ORDINAL:
        words.pop()  # the third quarter
        part, end = None, match.end("spelled")
    if part:
        whole, scale = _evaluate(words[:-1])
        value = (whole or 1) * _PART.get(words[-1], 1 / 3)
        readings = _keys(value, 100 * value)  # or per cent
    else:
        more = sum(_PART[words.pop()] for _ in filter(None, [match["more"]]))
        value, scale = _evaluate(words)
        value += more * scale  # a million and a half
        share = (
            words[-1] in _ORDINAL
            and value > 2
            and _A_BEFORE.search(match.string, max(0, start - 3), start)
        )
        readings = _keys(value, 1 / value, 100 / value) if share else _keys(value)
    return Number(start, end, readings, scale, spelled=True)


def _evaluate(words: list[str]) -> tuple[float, float]:
    """What `words` add up to, and their largest scale (at least 1)."""
    total = current = 0.0
    largest = 1.0
    for word in words:
        size = _SCALE.get(word.removesuffix("s"))
        if size is None:
            current += _VALUE.get(word, 0) or _PART.get(word, 0)
            continue
        largest = max(largest, size)
        current = (current or 1) * size
        if size >= 1000:
            total, current = total + current, 0.0
    return total + current, largest


def _in_digits(match: re.Match[str]) -> Number:
    start, end = match.span()
    before = match.string[max(0, start - 24) : start]
    suffix = match["letters"].strip().lower()
    values = {value + _VULGAR[match["vulgar"]] for value in _readings(match["digits"])}
    width = 0
    if suffix == "s" and all(value % 10 == 0 for value in values):
        width = 10
    if len(match["digits"]) == 2 and (width or _SHORT_YEAR_BEFORE.search(before)):
        values |= {value + (1900 if value >= 40 else 2000) for value in values}
    scale = _SUFFIX.get(suffix, 1)
    if scale > 1:  # 5m may be metres, $5m may not
        scaled = {value * scale for value in values}
        values = scaled if before.rstrip().endswith(_CURRENCIES) else values | scaled
    if match["after"]:
        words = re.findall("[a-z]+", match["after"].lower())
        half = sum(_PART.get(word, 0) for word in words)
        scale = _evaluate([word for word in words if word not in _PART])[0] or 1
        values = {(value + half) * scale for value in values}
    named = bool(_NAME_BEFORE.search(before)) or match.string[end : end + 1].isalnum()
    return Number(start, end, _keys(*values), scale, width, named=named)


def _readings(digits: str) -> set[float]:
    """What `digits` may mean by English and by continental habits."""
    if ":" in digits and (clock := _CLOCK.fullmatch(digits)):
        hour, minute = float(clock[1]), float(clock[2]) / 100
        return {hour + minute, hour % 12 + minute, hour % 12 + 12 + minute}
    if grouped := _GROUPED.fullmatch(digits):
        whole = float(re.sub(r"\D", "", grouped[1])) + float(f"0.{grouped[3] or 0}")
        ambiguous = grouped[2] == "." and digits.count(".") == 1 and not grouped[3]
        return {whole, float(digits)} if ambiguous else {whole}
    if decimal := _DECIMAL.fullmatch(digits):
        return {float(f"{decimal[1]}.{decimal[2]}")}
    return {float(part) for part in re.findall(r"\d+", digits)}


def _keys(*values: float) -> frozenset[float]:
    return frozenset(key(value) for value in values)

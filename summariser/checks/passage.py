"""A text with what the checks look up in it, each found when it is first asked for."""

import re
import unicodedata
from functools import cached_property

from summariser.checks.clauses import sentences
from summariser.checks.dates import WEEKDAYS, Date, dates, weekdays
from summariser.checks.multiples import multiples
from summariser.checks.numbers import Number, numbers
from summariser.checks.periods import quarters, told_days, told_quarters, told_years
from summariser.checks.titles import Title, titles
from summariser.checks.units import Score, Unit, scores, single_units, unit_of
from summariser.language import guess_language

__all__ = ["Passage", "folded", "hyphenated", "parted", "plain"]

_WORD = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_DOTTED = re.compile(r"[A-Z]\.(?:[A-Z]\.)+")
_NOT_DECOMPOSED = (("ø", "o"), ("ł", "l"), ("đ", "d"), ("ı", "i"))
_ACCENTS = re.compile("[\u0300-\u036f]+")
_ALIKE = tuple(zip("’‘‚`“”„«»–—", '\'\'\'\'"""""--', strict=True))


def plain(text: str) -> str:
    """`text` in lower case, with one kind of mark and dash, and single spaces."""
    for mark, other in _ALIKE:
        text = text.replace(mark, other)
    return " ".join(text.lower().split())


def parted(text: str) -> str:
    """What `plain` gave for a text, with hyphens and dashes as spaces."""
    return " ".join(text.replace("-", " ").split())


def folded(text: str) -> str:
    """`text` in lower case and without accents; U.S. is us."""
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text).lower()
    if text.isascii():
        return text
    for letter, base in _NOT_DECOMPOSED:
        text = text.replace(letter, base)
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


def hyphenated(text: str) -> list[str]:
    """The words of `text` in lower case; long-term stands as one."""
    return _HYPHENATED.findall(text.lower())


class Passage:
    """What a claim is held against: the whole article, or its evidence."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def language(self) -> str | None:
        """Its language, as far as it is known."""
        return guess_language(self.text)

    @cached_property
    def plain(self) -> str:
        """The text as `plain` gives it."""
        return plain(self.text)

    @cached_property
    def parted(self) -> str:
        """The text as `parted` gives it."""
        return parted(self.plain)

    @cached_property
    def folded(self) -> str:
        """The text as `folded` gives it."""
        return folded(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of `folded`; Anglo-Irish stands as two."""
        return frozenset(_WORD.findall(self.folded))

    @cached_property
    def hyphenated(self) -> frozenset[str]:
        """Its words as `hyphenated` gives them."""
        return frozenset(hyphenated(self.text))

    def has_word(self, word: str) -> bool:
        """Whether a folded `word` is among `words`: for a few words, sooner found out."""
        start = self.folded.find(word)
        while start >= 0:
            end = start + len(word)
            around = self.folded[start - 1 : start], self.folded[end : end + 1]
            if not any(character.isalnum() for character in around):
                return True
            start = self.folded.find(word, end)
        return False

    @cached_property
    def numbers(self) -> list[Number]:
        """Its numbers."""
        return numbers(self.text)

    @cached_property
    def scores(self) -> list[Score]:
        """Its votes and scores."""
        return list(scores(self.text, self.numbers))

    @cached_property
    def values(self) -> frozenset[float]:
        """All readings of its numbers."""
        return frozenset(value for number in self.numbers for value in number.readings)

    @cached_property
    def quantities(self) -> list[tuple[float, Unit | None, str]]:
        """The readings of its numbers with their units and the numbers as written, each once.

        "A day" is 1 of its unit.
        """
        found: dict[tuple[float, Unit | None, str], None] = {
            (value, unit_of(self.text, number), self.text[number.start : number.end]): None
            for number in self.numbers
            for value in number.readings
        }
        return [*found, *((1.0, unit, "") for unit in single_units(self.text))]

    @cached_property
    def multiples(self) -> frozenset[float]:
        """What it tells as the double or the half of a number."""
        return frozenset(multiples(sentence for sentence, _ in self.sentences))

    @cached_property
    def quarters(self) -> frozenset[int]:
        """The quarters of a year that it numbers."""
        return frozenset(quarter.number for quarter in quarters(self.text))

    @cached_property
    def told_days(self) -> frozenset[int]:
        """How many days lie between what it tells and its dates: 1 for the next day."""
        return frozenset(told_days(self.text))

    @cached_property
    def told_quarters(self) -> frozenset[int]:
        """The quarters that it tells without their number: the next quarter."""
        return frozenset(told_quarters(self.text))

    @cached_property
    def told_years(self) -> frozenset[int]:
        """The years that it tells without a figure: the next year."""
        return frozenset(told_years(self.text))

    @cached_property
    def dates(self) -> list[Date]:
        """Its dates."""
        return dates(self.text)

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """The weekdays that it names."""
        return frozenset(name for _, _, name in weekdays(self.text))

    @cached_property
    def dated_weekdays(self) -> frozenset[str]:
        """The weekdays that its dates fall on."""
        days = (date.in_calendar() for date in self.dates)
        return frozenset(WEEKDAYS[day.weekday()] for day in days if day)

    @cached_property
    def titles(self) -> list[Title]:
        """The titles that it has."""
        return list(titles(self.text))

    @cached_property
    def sentences(self) -> list[tuple[str, str]]:
        """Its sentences, roughly, each with itself in lower case."""
        return [(sentence, sentence.lower()) for sentence in sentences(self.text)]

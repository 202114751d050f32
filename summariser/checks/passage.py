"""A text with what the checks look up in it, each found once, when it is first asked for."""

import re
import unicodedata
from functools import cached_property

from summariser.checks.clauses import Clause, clauses, sentences
from summariser.checks.dates import WEEKDAYS, Date, dates, weekdays
from summariser.checks.numbers import Number, numbers
from summariser.language import guess_language

__all__ = ["Passage", "folded", "plain"]

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_PLAIN_LETTERS = str.maketrans("øłđıæœ", "oldiao")
_SPACE = re.compile(r"\s+")
_ALIKE = str.maketrans("’‘‚`“”„«»–—", "''''\"\"\"\"\"--")


class Passage:
    """What a claim is held against: the whole article, or its evidence."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words as `folded` gives them; U.S. stands as us, Anglo-Irish as anglo and irish."""
        words = set(_WORD.findall(self.text))
        words.update(found.replace(".", "") for found in _DOTTED.findall(self.text))
        return frozenset(map(folded, words))

    @cached_property
    def language(self) -> str | None:
        """Its language, as far as it is known."""
        return guess_language(self.text)

    @cached_property
    def letters(self) -> str:
        """Its letters and digits alone, folded: where Southeast is found in South-East."""
        return folded("".join(_WORD.findall(self.text)))

    @cached_property
    def numbers(self) -> list[Number]:
        """Its numbers."""
        return numbers(self.text)

    @cached_property
    def values(self) -> frozenset[float]:
        """All readings of its numbers."""
        return frozenset(value for number in self.numbers for value in number.readings)

    @cached_property
    def dates(self) -> list[Date]:
        """Its dates."""
        return dates(self.text)

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """The weekdays that it names, or that its dates fall on."""
        days = [day for date in self.dates if (day := date.in_calendar())]
        named = {name for _, _, name in weekdays(self.text)}
        return frozenset(named | {WEEKDAYS[day.weekday()] for day in days})

    @cached_property
    def clauses(self) -> list[Clause]:
        """Its clauses."""
        return list(clauses(self.text))

    @cached_property
    def sentences(self) -> list[str]:
        """Its sentences, roughly."""
        return sentences(self.text)

    @cached_property
    def plain(self) -> str:
        """The text as `plain` gives it."""
        return plain(self.text)


def plain(text: str) -> str:
    """`text` in lower case, with one kind of mark and dash, and single spaces."""
    return _SPACE.sub(" ", text.translate(_ALIKE)).lower()


def folded(word: str) -> str:
    """`word` in lower case and without accents."""
    word = word.casefold()
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word.translate(_PLAIN_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))

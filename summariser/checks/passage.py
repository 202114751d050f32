"""A text with what the checks look up in it, each found when it is first asked for."""

import re
import unicodedata
from functools import cached_property

from summariser.checks.clauses import sentences
from summariser.checks.dates import WEEKDAYS, Date, dates, weekdays
from summariser.checks.numbers import Number, numbers
from summariser.language import guess_language

__all__ = ["Passage", "folded", "plain"]

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"[A-Z]\.(?:[A-Z]\.)+")
_NOT_DECOMPOSED = (("ø", "o"), ("ł", "l"), ("đ", "d"), ("ı", "i"))
_ACCENTS = re.compile("[\u0300-\u036f]+")
_ALIKE = tuple(zip("’‘‚`“”„«»–—", '\'\'\'\'"""""--', strict=True))


def plain(text: str) -> str:
    """`text` in lower case, with one kind of mark and dash, and single spaces."""
    for mark, other in _ALIKE:
        text = text.replace(mark, other)
    return " ".join(text.lower().split())


def folded(text: str) -> str:
    """`text` in lower case and without accents; U.S. is us."""
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text).lower()
    if text.isascii():
        return text
    for letter, base in _NOT_DECOMPOSED:
        text = text.replace(letter, base)
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


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
    def folded(self) -> str:
        """The text as `folded` gives it."""
        return folded(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of `folded`; Anglo-Irish stands as two."""
        return frozenset(_WORD.findall(self.folded))

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
    def values(self) -> frozenset[float]:
        """All readings of its numbers."""
        return frozenset(value for number in self.numbers for value in number.readings)

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
    def sentences(self) -> list[tuple[str, str]]:
        """Its sentences, roughly, each with itself in lower case."""
        return [(sentence, sentence.lower()) for sentence in sentences(self.text)]

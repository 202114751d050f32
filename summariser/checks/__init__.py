"""Checks of free text against an article: pure functions on strings, no model.

Doubts leave a claim and say what its evidence does not carry. Precision goes before recall
throughout: a check that cries wolf is worse than none.
"""

from collections.abc import Sequence
from functools import lru_cache

from summariser.checks.days import doubted_dates
from summariser.checks.doubt import Doubt
from summariser.checks.figures import doubted_numbers
from summariser.checks.free_text import illegal_text
from summariser.checks.names import doubted_names
from summariser.checks.negation import doubted_negation
from summariser.checks.opposites import doubted_opposites
from summariser.checks.passage import Passage
from summariser.checks.quoted import doubted_quotations
from summariser.checks.titled import doubted_titles

__all__ = ["Doubt", "doubts", "illegal_text", "unsupported"]

_LONGEST = 2_000  # characters of a claim that are read
# A report asks about one article many times in a row.
_article = lru_cache(maxsize=2)(Passage)


def doubts(claim: str, evidence: Sequence[str], article: str) -> list[Doubt]:
    """What may not hold in `claim`, a sentence of a summary.

    `evidence` are the passages that it points to, `article` is the whole text that they are from.
    Of a claim longer than any sentence (2,000 characters) the beginning is read. In other languages
    than English less is doubted: number words, dates in words and negations are known in English.
    """
    claim, near, whole = _read(claim, evidence, article)
    return [
        *_unsupported(claim, near, whole),
        *doubted_negation(claim, near, whole),
        *doubted_opposites(claim, near, whole),
        *doubted_quotations(claim, whole),
    ]


def unsupported(claim: str, evidence: Sequence[str], article: str) -> list[Doubt]:
    """Those of `doubts` that are about numbers, dates, names and titles."""
    return _unsupported(*_read(claim, evidence, article))


def _read(claim: str, evidence: Sequence[str], article: str) -> tuple[str, Passage, Passage]:
    whole = _article(article)
    pointed = "\n".join(evidence)
    return claim[:_LONGEST], whole if pointed == article else Passage(pointed), whole


def _unsupported(claim: str, near: Passage, whole: Passage) -> list[Doubt]:
    return [
        *doubted_numbers(claim, near, whole),
        *doubted_dates(claim, near, whole),
        *(list(doubted_names(claim, near, whole)) or doubted_titles(claim, whole)),
    ]

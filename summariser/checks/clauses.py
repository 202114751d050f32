"""Cuts a text into clauses, roughly, and finds those that say nearly the same."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Clause", "clauses", "close_clauses", "content", "sentences", "share"]

_SENTENCE_END = re.compile(r"""(?<=[.!?;\n])["”’')\]]*\s+""")
_CLAUSE_END = re.compile(
    r"[:;\n]+|, | [-–—] ?|—|\b(?:and|but|or|while|although|though|because|which|who|that|as"
    r"|when|since|so|whereas|if|where)\b",
    re.IGNORECASE,
)
_BEFORE = 200  # characters of what its sentence says before a clause
_EDGES = " \t.,;()\"'“”‘’"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_FUNCTION = frozenset(
    "the a an this that these those of in on at for with from by to about and or but as is are was"
    " were be been being do does did have has had will would can could may might must should it"
    " its they them their he him his she her we us our you your i me my who which what when where"
    " here there than then so if also more most some any all both each other such very just not no"
    " never without after before over into under during between through against amid up down out"
    " off until upon within around among".split()
)
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "edly", "ed", "es", "s", "ly")


class Clause(NamedTuple):
    """A clause, the stems of its content words, and what its sentence says just before it."""

    text: str
    stems: frozenset[str]
    before: str


def sentences(text: str) -> list[str]:
    """The sentences of `text`, near enough to look a word up in."""
    return _SENTENCE_END.split(text)


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of `text`; those without content words are left out."""
    for sentence in sentences(text):
        ends = [found.span() for found in _CLAUSE_END.finditer(sentence)]
        start = 0
        for end, following in [*ends, (len(sentence), len(sentence))]:
            clause = sentence[start:end]
            if stems := frozenset(content(clause)):
                before = sentence[max(0, start - _BEFORE) : start]
                yield Clause(clause.strip(_EDGES), stems, before)
            start = following


def share(stems: frozenset[str], other: Clause) -> float:
    """The share of `stems`, which are some, that `other` has."""
    return len(stems & other.stems) / len(stems)


def close_clauses(
    stems: frozenset[str], known: Iterable[tuple[str, str]], least: float
) -> list[Clause]:
    """The clauses with at least that share of `stems`, closest first.

    `known` are sentences, each with itself in lower case.
    """
    related = [
        other
        for sentence, lower in known
        if sum(stem in lower for stem in stems) >= least * len(stems)
        for other in clauses(sentence)
        if share(stems, other) >= least
    ]
    return sorted(related, key=lambda other: (-share(stems, other), len(other.stems)))


def content(text: str) -> list[str]:
    """The stems of the words of `text` that are no function words, in order."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    return [_stem(word) for word in words if word not in _FUNCTION and not word.endswith("n't")]


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    """`word` without its commonest ending, six letters at most: meant to be too coarse."""
    word = word.partition("'")[0]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            word = word.removesuffix(ending)
            break
    return word[:6].removesuffix("e")

"""Tells whether a summary states a key fact."""

from collections.abc import Sequence
from itertools import pairwise

__all__ = ["covers", "stating"]


def covers(sentences: Sequence[str], terms: Sequence[Sequence[str]]) -> bool:
    """Whether one sentence, or two neighbouring ones, holds a term of every group of `terms`.

    Terms are compared without case, from the start of a word: oppos stands for opposed. Curly and
    straight apostrophes are the same, and so are all kinds of white space.
    """
    return bool(stating(sentences, terms))


def stating(sentences: Sequence[str], terms: Sequence[Sequence[str]]) -> frozenset[int]:
    """The indices of the sentences by which `terms` are covered, as `covers` says.

    A pair is one of them only where neither of its sentences covers the terms alone.
    """
    folded = [_folded(sentence) for sentence in sentences]
    groups = [[_folded(term) for term in group] for group in terms]
    alone = {index for index, sentence in enumerate(folded) if _holds_all(sentence, groups)}
    pairs = [
        {index, index + 1}
        for index, (first, second) in enumerate(pairwise(folded))
        if not {index, index + 1} & alone and _holds_all(f"{first} {second}", groups)
    ]
    return frozenset(alone.union(*pairs))


def _holds_all(text: str, groups: Sequence[Sequence[str]]) -> bool:
    return all(any(_holds(text, term) for term in group) for group in groups)


def _holds(text: str, term: str) -> bool:
    """Whether `term` stands in `text` from the start of a word."""
    at = text.find(term)
    while at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at = text.find(term, at + 1)
    return at >= 0


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())

"""Tells whether a summary states a key fact."""

import re
from collections.abc import Sequence
from itertools import zip_longest

__all__ = ["covers"]


def covers(sentences: Sequence[str], terms: Sequence[Sequence[str]]) -> bool:
    """Whether one sentence, or two neighbouring ones, holds a term of every group of `terms`.

    Terms are compared without case, from the start of a word: oppos stands for opposed. Curly and
    straight apostrophes are the same, and so are all kinds of white space.
    """
    folded = [_folded(sentence) for sentence in sentences]
    groups = [[_starting(term) for term in group] for group in terms]
    pairs = zip_longest(folded, folded[1:], fillvalue="")
    windows = [f"{sentence} {following}" for sentence, following in pairs]
    return any(
        all(any(term.search(window) for term in group) for group in groups) for window in windows
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _starting(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(_folded(term))}")

"""ROUGE: the words that a summary shares with a reference summary.

Lin 2004, ROUGE: A Package for Automatic Evaluation of Summaries. Stems and stop words stay as they
are. In ASCII the numbers are those of Google's package rouge-score without its stemmer; that one
drops all other letters, so it cannot read other languages.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Overlap", "rouge_lsum", "rouge_n", "tokens"]

# Scripts that do not part words: each character counts as one.
_IDEOGRAPH = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")


class _Parted(dict[int, str]):
    """Letters, digits and accents as they are, a space for every other character."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.category(chr(code))[0] in "LMN"
        return self.setdefault(code, chr(code) if letter else " ")


_PARTED = _Parted()


class Overlap(NamedTuple):
    """What two texts share; precision is over `predicted`, recall over `reference`."""

    shared: int
    predicted: int
    reference: int


def tokens(text: str) -> list[str]:
    """The words in lower case: runs of letters, digits and accents of any script."""
    folded = unicodedata.normalize("NFC", text.casefold())
    return _IDEOGRAPH.sub(r" \1 ", folded.translate(_PARTED)).split()


def rouge_n(reference: Sequence[str], predicted: Sequence[str], n: int) -> Overlap:
    """ROUGE-N on the tokens of whole summaries: n-grams, each as often as both have it."""
    ours, theirs = _ngrams(predicted, n), _ngrams(reference, n)
    return Overlap((ours & theirs).total(), ours.total(), theirs.total())


def rouge_lsum(reference: Sequence[Sequence[str]], predicted: Sequence[Sequence[str]]) -> Overlap:
    """ROUGE-L of summaries (Lin 2004, section 3.2) on the tokens of their sentences.

    Of a reference sentence those words count that are in its longest common subsequence with any
    predicted sentence, but no word more often than both summaries have it.
    """
    ours = Counter(token for sentence in predicted for token in sentence)
    theirs = Counter(token for sentence in reference for token in sentence)
    hits: Counter[str] = Counter()
    for sentence in reference:
        found = {index for other in predicted for index in _common(sentence, other)}
        hits.update(sentence[index] for index in found)
    return Overlap((hits & ours).total(), ours.total(), theirs.total())


def _ngrams(words: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[at : at + n]) for at in range(len(words) - n + 1))


def _common(first: Sequence[str], second: Sequence[str]) -> list[int]:
    """The indices in `first` of a longest common subsequence; of several, that of rouge-score.

    A row of the usual table is one number: bit i is 0 where the length grows at word i of `first`
    (Hyyrö 2004, Bit-Parallel LCS-Length Computation Revisited).
    """
    places: dict[str, int] = {}
    for index, word in enumerate(first):
        places[word] = places.get(word, 0) | 1 << index
    rows = [(1 << len(first)) - 1]
    for word in second:
        row = rows[-1]
        grown = row & places.get(word, 0)
        rows.append((row + grown | row - grown) & rows[0])

    def length(i: int, j: int) -> int:
        return i - (rows[j] & (1 << i) - 1).bit_count()

    i, j = len(first), len(second)
    found: list[int] = []
    while i and j:
        if first[i - 1] == second[j - 1]:
            i, j = i - 1, j - 1
            found.append(i)
        elif length(i, j - 1) > length(i - 1, j):
            j -= 1
        else:
            i -= 1
    return found

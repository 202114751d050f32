"""Holds the quotations of a claim against the article, word for word."""

import re
from collections.abc import Iterator

from summariser.checks.doubt import Doubt, cited
from summariser.checks.passage import Passage, parted, plain
from summariser.marked import scan
from summariser.names import occurrences
from summariser.offsets import Offsets

__all__ = ["doubted_quotations"]

_LEFT_OUT = re.compile(r"\s*(?:\.\s?\.\s?\.|…|\[[^\]]*\])\s*")  # … and [the words of the writer]
_EDGE = " .,;:!?'\"-"


def doubted_quotations(claim: str, article: Passage) -> Iterator[Doubt]:
    """The quotations of `claim` that are not verbatim in the article.

    Case, kinds of marks, hyphens and dashes, the punctuation at either end, and words left out at
    … or replaced in [brackets] do not count.
    """
    for quotation in scan(claim, [Offsets(0, len(claim))]):
        for span in quotation.verbatim:
            text = claim[slice(*span)]
            if not _verbatim(text, article.parted):
                message = f"The quotation {cited(text)} is not verbatim in the article."
                yield Doubt("inexact-quotation", "warning", message)


def _verbatim(quotation: str, article: str) -> bool:
    position = 0
    for piece in _LEFT_OUT.split(plain(quotation)):
        words = parted(piece).strip(_EDGE)
        places = (found.end for found in occurrences(article, words) if found.start >= position)
        end = next(places, None) if words else position
        if end is None:
            return False
        position = end
    return True

"""The words that say what a text is about, in any language that parts its words."""

import re

from summariser import lexicon

__all__ = ["CLOSED", "terms_of"]

_STEM = 5  # letters by which words are compared

_WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")
CLOSED = frozenset().union(
    lexicon.ADVERBS,
    lexicon.AUXILIARIES,
    lexicon.CONJUNCTIONS,
    lexicon.DETERMINERS,
    lexicon.PREPOSITIONS,
    lexicon.PRONOUNS,
    lexicon.RELATIVES,
)
_DULL = CLOSED | lexicon.CALENDAR | lexicon.HONORIFICS | {"said", "says", "told", "them", "there"}


def terms_of(text: str) -> frozenset[str]:
    """The beginnings of its words, without those that every text has."""
    return frozenset(
        word[:_STEM]
        for word in _WORD.findall(text.lower())
        if word not in _DULL and (len(word) > 3 or word.isdigit())
    )

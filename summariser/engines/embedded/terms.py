"""The words that say what a text is about, in any language that parts its words."""

import math
import re
from collections import Counter

from summariser import lexicon
from summariser.article import Article

__all__ = ["CLOSED", "fresh", "terms_of", "weights"]

_TITLE = 2.0  # how much more a word is worth that the headline has
_STEM, _ROOT = 6, 4  # letters by which words are compared

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


def fresh(terms: frozenset[str], covered: set[str]) -> int:
    """How many of the words the summary has in no form yet: close is in closed."""
    roots = {term[:_ROOT] for term in covered}
    return sum(term[:_ROOT] not in roots for term in terms)


def weights(article: Article) -> dict[str, float]:
    """What each word counts: the root of the number of sentences with it, more in the title."""
    counts = Counter(
        term for sentence in article.sentences for term in terms_of(article.slice(sentence.span))
    )
    title = terms_of(article.title or "")
    return {
        term: math.sqrt(count) * (_TITLE if term in title else 1.0)
        for term, count in counts.items()
    }

"""The words that stand around a place in an article, small."""

import re
from bisect import bisect_right

from summariser.article import Article
from summariser.lexicon import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, RELATIVES

__all__ = ["small_words", "telling_words", "words_near"]

_WORD = re.compile(r"\w+")
_EMPTY_WORDS = CONJUNCTIONS | DETERMINERS | PREPOSITIONS | RELATIVES


def small_words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(_WORD.findall(text.lower()))


def telling_words(text: str) -> frozenset[str]:
    """The words of a text but for those without a meaning of their own."""
    return frozenset(word for word in small_words(text) - _EMPTY_WORDS if len(word) > 1)


def words_near(article: Article, offset: int, *, before: int, after: int = 0) -> frozenset[str]:
    """Those of the sentence at an offset and of so many before and behind it."""
    sentences = article.sentences
    at = bisect_right(sentences, offset, key=lambda sentence: sentence.span.start) - 1
    beside = sentences[max(at - before, 0) : at + after + 1]
    return frozenset().union(*(small_words(article.slice(each.span)) for each in beside))

"""The passages of an article that a text is most likely about."""

from collections import Counter
from collections.abc import Iterable
from heapq import nlargest

from summariser.article import Article
from summariser.grounding.nearby import telling_words
from summariser.grounding.pointers import Passage, Pointers
from summariser.offsets import Offsets

__all__ = ["nearest_passages"]

_EACH = 3  # sentences for one text


def nearest_passages(
    article: Article, texts: Iterable[str], pointed: Iterable[str] = ()
) -> list[Offsets]:
    """Runs of sentences in reading order: those of the pointers, and the three nearest each text.

    Near is a sentence by the words that it shares with the text, those that stand in few
    sentences counting more (inverse document frequency).
    """
    words = [telling_words(article.slice(sentence.span)) for sentence in article.sentences]
    spread = Counter(word for each in words for word in each)
    chosen: set[int] = set()
    for wanted in map(telling_words, texts):
        nearness = {
            index: sum(1 / spread[word] for word in wanted & each)
            for index, each in enumerate(words)
            if not wanted.isdisjoint(each)
        }
        chosen.update(nlargest(_EACH, nearness, key=nearness.__getitem__))
    pointers = Pointers(article)
    for passage in map(pointers.find, pointed):
        chosen.update(_sentences(article, passage) if passage else ())
    return list(_runs(article, sorted(chosen)))


def _sentences(article: Article, passage: Passage) -> Iterable[int]:
    return (
        index
        for index, sentence in enumerate(article.sentences)
        if any(sentence.span.overlaps(span) for span in passage.spans)
    )


def _runs(article: Article, chosen: list[int]) -> Iterable[Offsets]:
    """The spans of sentences, those that follow each other joined."""
    start = 0
    for position, index in enumerate(chosen):
        if position + 1 == len(chosen) or chosen[position + 1] != index + 1:
            first, last = article.sentences[chosen[start]].span, article.sentences[index].span
            yield Offsets(first.start, last.end)
            start = position + 1

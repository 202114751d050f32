"""Whether a passage stands where the article shows somebody for it or against it.

A linear model of the words on either side and of what they say, praise or blame, want or stop;
`evals/training/leanings.py` fits its weights.
"""

import re
from collections.abc import Iterator

from summariser.article import Article
from summariser.engines.embedded.leaning_weights import BIAS, WEIGHTS
from summariser.engines.embedded.polarity import SENSES, stem
from summariser.offsets import Offsets

__all__ = ["features", "leaning"]

_NEXT, _NEAR, _FAR = 2, 5, 8  # words before and behind that count as words, as words, by sense
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\?")
_NOT = frozenset(map(stem, "not never no cannot nor hardly without".split()))


def leaning(article: Article, span: Offsets) -> float:
    """How much the words around a passage speak for support of it, in logits."""
    return BIAS + sum(WEIGHTS.get(feature, 0.0) for feature in set(features(article, span)))


def features(article: Article, span: Offsets) -> Iterator[str]:
    """The words near a passage in its sentence, and the senses of those a little farther too.

    A sense behind a negation, on the same side of the passage, is one of its own.
    """
    sentence = article.sentence_at(span.start)
    start, end = sentence.span if sentence else span
    before = _stems(article.text, start, span.start)[-_FAR:]
    behind = _stems(article.text, span.end, end)[:_FAR]
    yield from (f"next:{each}" for each in before[-_NEXT:])
    for side, stems in (("before", before), ("behind", behind)):
        negated = ""
        for index, each in enumerate(stems):
            near = (len(stems) - index if side == "before" else index + 1) <= _NEAR
            if near:
                yield f"{side}:{each}"
            for sense in SENSES.get(each, ()):
                yield f"{side}:{negated}{sense}{'' if near else '…'}"
            if each in _NOT or each.endswith(("n't", "n'")):
                negated = "not-"


def _stems(text: str, start: int, end: int) -> list[str]:
    words = (found[0].lower().replace("’", "'") for found in _WORD.finditer(text, start, end))
    return [stem(word) for word in words]

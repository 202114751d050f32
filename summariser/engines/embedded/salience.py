"""How much each sentence of an article belongs in its summary: a few features, fitted weights."""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping

from summariser.article import Article
from summariser.engines.embedded.fragments import is_caption, is_scrap, is_whole
from summariser.engines.embedded.terms import terms_of
from summariser.offsets import Offsets
from summariser.statements import Statement

__all__ = ["FEATURES", "features", "in_body", "salience"]

# Fitted to the grades of sentences in the training articles: `python -m evals.training.salience` on
# business, culture, places, politics and science; those of all files measure no better.
_WEIGHTS = {
    "bias": -1.76,
    "place": -1.58,  # 0 for the first of the article, nearly 1 for the last
    "fresh": 0.12,  # words that no sentence before has
    "common": 0.315,  # how often its words come again in others
    "title": 1.92,  # the share of the headline's words that it has, less further down
    "numbers": 0.193,  # at most three
    "amount": 0.436,  # of money, or a percentage
    "turn": 0.508,  # tells of a decision or an outcome
}
FEATURES = tuple(_WEIGHTS)
_SHARE = 0.8  # of the tagger's logit, where there is one; the rest is that of the features
_SURE = 20.0  # in logits: no sentence is certain

_MOST = 3
_NUMBER = re.compile(r"\d[\d.,]*")
_AMOUNT = re.compile(
    r"[$€£¥%]|\b(?:million|billion|per ?cent|euros?|dollars?|pounds?)\b", re.IGNORECASE
)
_TURN = re.compile(
    r"\b(?:agreed|announced|approved|arrested|banned|beat|cancelled|charged|closed?|decided|died"
    r"|elected|found|injured|killed|opened|ordered|passed|quit|rejected|resigned|ruled|sentenced"
    r"|signed|suspended|voted|will|withdrew|won)\b"
)


def salience(article: Article, neural: Mapping[str, float] | None = None) -> dict[Offsets, float]:
    """How likely a careful editor takes it up, 0 to 1, by the spans of the body's statements.

    `neural` holds the tagger's logits by the ids of sentences; of several in a statement the
    greatest counts. It is None where there is no tagger.
    """
    found = {
        span: sum(weight * value for weight, value in zip(_WEIGHTS.values(), values, strict=True))
        for span, values in features(article).items()
    }
    read: dict[Offsets, float] = {}
    spans = list(found)
    for sentence in article.sentences if neural else ():
        index = bisect_right(spans, sentence.span.start, key=lambda span: span.start) - 1
        if neural and sentence.id in neural and index >= 0 and spans[index].holds(sentence.span):
            read[spans[index]] = max(neural[sentence.id], read.get(spans[index], -math.inf))
    for span, logit in read.items():
        found[span] = (1 - _SHARE) * found[span] + _SHARE * logit
    bounded = {span: max(-_SURE, min(_SURE, logit)) for span, logit in found.items()}
    return {span: 1 / (1 + math.exp(-logit)) for span, logit in bounded.items()}


def in_body(article: Article, statement: Statement) -> bool:
    """Whether it is whole, below the headline and no scrap."""
    text = article.slice(statement.span)
    return (
        statement.span.start >= (article.headline.end if article.headline else 0)
        and is_whole(text)
        and not is_scrap(text)
        and not is_caption(article.text, statement.span.end)
    )


def features(article: Article) -> dict[Offsets, tuple[float, ...]]:
    """The values of `FEATURES` for each whole statement below the headline, by its span."""
    body = [statement for statement in article.statements if in_body(article, statement)]
    terms = [terms_of(article.slice(statement.span)) for statement in body]
    counts = Counter(term for each in terms for term in each)
    title = terms_of(article.title or "")
    met: set[str] = set()
    found: dict[Offsets, tuple[float, ...]] = {}
    for index, (statement, own) in enumerate(zip(body, terms, strict=True)):
        text = article.slice(statement.span)
        found[statement.span] = (
            1.0,
            index / len(body),
            float(len(own - met)),
            sum(math.sqrt(counts[term]) - 1 for term in own),
            len(own & title) / max(1, len(title)) / math.sqrt(1 + index),
            float(min(_MOST, len(_NUMBER.findall(text)))),
            float(_AMOUNT.search(text) is not None),
            float(_TURN.search(text) is not None),
        )
        met |= own
    return found

"""Whether a passage stands where the article shows somebody for it or against it.

A linear model of the few words on either side; `evals/training/leanings.py` fits its weights.
"""

import re
from collections.abc import Iterator

from summariser.article import Article
from summariser.engines.embedded.leaning_weights import BIAS, WEIGHTS
from summariser.offsets import Offsets

__all__ = ["features", "leaning"]

_NEAR = 4  # words on either side
_STEM = 6  # letters by which words are compared
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\?")


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words.split())


_FOR = _stems(
    "support endorse favour favor advocate champion laud back applaud uphold welcome embrace"
    " hail sign approve accept defend praise commend salute right wise brilliant wonderful"
    " courageous overdue proud glad delighted pleased thrilled grateful victory triumph progress"
    " benefit improve safer fairer success breakthrough essential vital necessary sensible"
    " useful excellent historic opportunity"
)
_AGAINST = _stems(
    "oppose reject denounce decry deplore disavow block dismiss challenge mock resist protest veto"
    " repudiate fight blame criticise criticize condemn blast slam lambast assail rebuke accuse"
    " wrong mistake immoral horrible terrible awful sham hoax fraud appalling flawed misguided"
    " unworkable discriminatory baseless nightmare unnecessary corrupt disgrace disaster"
    " catastrophe outrage reckless irresponsible shame unfair unjust unlawful illegal insult"
    " betrayal farce joke lie nonsense dangerous unsafe harm hurt damage destroy ruin worse worst"
    " fail failure fear worry concern anger furious disappointed regret cruel absurd ridiculous"
    " stupid useless pointless waste ignore abandon punish unacceptable untrue false greed complain"
)
_NOT = frozenset("not never no cannot nor hardly withou".split())


def leaning(article: Article, span: Offsets) -> float:
    """How much the words around a passage speak for support of it, in logits."""
    return BIAS + sum(WEIGHTS.get(feature, 0.0) for feature in set(features(article, span)))


def features(article: Article, span: Offsets) -> Iterator[str]:
    """The words near a passage in its sentence, and whether they praise or blame."""
    sentence = article.sentence_at(span.start)
    start, end = sentence.span if sentence else span
    before = [word[:_STEM] for word in _words(article.text, start, span.start)][-_NEAR:]
    behind = [word[:_STEM] for word in _words(article.text, span.end, end)][:_NEAR]
    yield from (f"next:{stem}" for stem in before[-2:])
    for side, stems in (("before", before), ("behind", behind)):
        turned = False
        for stem in stems:
            yield f"{side}:{stem}"
            if stem in _FOR | _AGAINST:
                yield f"{side}:{'+' if (stem in _FOR) is not turned else '-'}"
            turned = turned or stem in _NOT or stem.endswith(("n't", "n'"))


def _words(text: str, start: int, end: int) -> list[str]:
    return [found[0].lower().replace("’", "'") for found in _WORD.finditer(text, start, end)]

"""Fits the weights by which the embedded engine finds whom a pronoun stands for.

A conditional logit (McFadden 1974; scipy's L-BFGS, with a ridge) on the marked pronouns of our
training articles: each chooses between its candidates and nobody. Several may be right; the sum of
their chances is what counts (latent antecedents: Durrett and Klein 2013). How an earlier pronoun
was read shows in the candidates of a later one, so the articles are read once more with the weights
of the first fit; no weight is set by hand. Prints `summariser/engines/embedded/preferences.py`;
says on the standard error how often the choice is right in articles that the weights were not
fitted to (five folds of articles), and with the weights that the package has.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from summariser.article import Article
from summariser.engines.embedded.antecedents import Candidate
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.preferences import WEIGHTS
from summariser.lexicon import PRONOUNS
from summariser.mentions import Mention
from summariser.offsets import Offsets

from .markup import Marked, learnt, read_articles

_RIDGE = 6.0  # of 0.6, 2 and 6 the best across articles
_ROUNDS = 2
_SLIGHT = 0.1  # weights below are left out
_FOLDS = 5
_SEED = 5

Example = list[tuple[frozenset[str], bool]]


class _Actors:
    """Whom the passages of an article are marked as."""

    def __init__(self, marked: Marked) -> None:
        self._marks = sorted(
            ((Offsets(*span), actor) for actor, spans in marked.mentions.items() for span in spans),
            key=lambda mark: mark[0].end - mark[0].start,
        )
        self._named = [
            (mark, actor)
            for mark, actor in self._marks
            if marked.text[slice(*mark)].lower() not in PRONOUNS
        ]

    def at(self, span: Offsets) -> int | None:
        """The actor of the shortest mark around a passage, else of the shortest inside it."""
        around = (actor for mark, actor in self._marks if mark.holds(span))
        inside = (actor for mark, actor in self._named if span.holds(mark))
        return next(chain(around, inside), None)

    def of(self, candidate: Candidate) -> int | None:
        """The actor as whom most names of a candidate are marked, else where it was last met."""
        names = candidate.entity.mentions if candidate.entity else ()
        votes = Counter(actor for actor in map(self.at, names) if actor is not None)
        return max(votes, key=lambda actor: votes[actor]) if votes else self.at(candidate.met.span)


@cache
def _article(text: str) -> Article:
    """What does not hang on the weights is found once for all readings."""
    return Article.from_text(text, language="en")


def examples(marked: Marked) -> list[Example]:
    """For each marked pronoun outside quotations: the features of each choice, and if it is right.

    The first choice is nobody, who has no features, and is right where no candidate is.
    """
    article = _article(marked.text)
    entities, actors = Entities(article), _Actors(marked)
    quoted = [span for quotation in article.quotations for span in quotation.spans]
    found = []
    for actor, span in ((actor, s) for actor, spans in marked.mentions.items() for s in spans):
        if any(each.holds(span) for each in quoted):
            continue
        pronoun = Mention(Offsets(*span), pronoun=True)
        candidates = entities.antecedents.candidates(pronoun)
        if candidates:
            choices = [(each.features, actors.of(each) == actor) for each in candidates]
            nobody = (frozenset[str](), not any(right for _, right in choices))
            found.append([nobody, *choices])
    return found


def fit(found: Sequence[Example]) -> dict[str, float]:
    """The weight of each feature that weighs something."""
    choices = [choice for example in found for choice in example]
    names = sorted({name for features, _ in choices for name in features})
    places = {name: index for index, name in enumerate(names)}
    values = np.zeros((len(choices), len(names)))
    for row, (features, _) in enumerate(choices):
        values[row, [places[name] for name in features]] = 1
    right = np.array([right for _, right in choices])
    sizes = [len(example) for example in found]
    starts = np.cumsum([0, *sizes[:-1]])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = values @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        whole, good = (np.add.reduceat(each, starts) for each in (odds, odds * right))
        slope = values.T @ (odds / np.repeat(whole, sizes) - odds * right / np.repeat(good, sizes))
        return (
            float(np.sum(np.log(whole / good)) + _RIDGE * weights @ weights / 2),
            slope + _RIDGE * weights,
        )

    fitted = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x.round(2).tolist()
    return {
        name: weight for name, weight in zip(names, fitted, strict=True) if abs(weight) >= _SLIGHT
    }


def learn(articles: Sequence[Marked]) -> dict[str, float]:
    """The weights, fitted anew; those of the package play no part."""
    weights: dict[str, float] = {}
    for _ in range(_ROUNDS):
        with patch.dict(WEIGHTS, weights, clear=True):
            found = [example for each in articles for example in examples(each)]
        weights = fit(found)
    return weights


def judged(articles: Sequence[Marked], weights: Mapping[str, float]) -> list[bool]:
    """Whether the choice is right for each pronoun of articles read with those weights."""
    with patch.dict(WEIGHTS, dict(weights), clear=True):
        found = [example for each in articles for example in examples(each)]
    return [
        max(example, key=lambda choice: sum(weights.get(name, 0.0) for name in choice[0]))[1]
        for example in found
    ]


def across(articles: Sequence[Marked]) -> Iterator[bool]:
    """Whether each choice is right under weights that were fitted without its article."""
    order = list(range(len(articles)))
    random.Random(_SEED).shuffle(order)
    for fold in range(_FOLDS):
        held = set(order[fold::_FOLDS])
        weights = learn([each for index, each in enumerate(articles) if index not in held])
        yield from judged([articles[index] for index in sorted(held)], weights)


def module(weights: Mapping[str, float]) -> str:
    """The weights as Python."""
    return (
        '"""How much each feature of a candidate speaks for it as the antecedent of a pronoun.\n\n'
        "Made by `python -m evals.training.preferences`.\n"
        '"""\n\n'
        '__all__ = ["WEIGHTS"]\n\n'
        "WEIGHTS: dict[str, float] = {\n"
        + "".join(f'    "{name}": {weight},\n' for name, weight in sorted(weights.items()))
        + "}\n"
    )


def main(arguments: list[str] | None = None) -> None:
    """Print the module of weights."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.training.preferences", description=__doc__
    )
    parser.add_argument("articles", type=Path, nargs="+", metavar="FILE", help="marked articles")
    paths = parser.parse_args(arguments).articles
    articles = [each for path in paths for each in learnt(read_articles(path))]
    print(module(learn(articles)), end="")
    right, before = list(across(articles)), judged(articles, dict(WEIGHTS))
    print(
        f"{len(right)} pronouns, {np.mean(right):.3f} right across articles; "
        f"{np.mean(before):.3f} with the weights of the package",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()

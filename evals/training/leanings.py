"""Fits the weights by which the embedded engine tells support from opposition.

A logistic regression (scipy's L-BFGS, with a ridge) on the passages of our training articles that
name the target of a stance. Prints `summariser/engines/embedded/leaning_weights.py`; says on the
standard error how often the sign is right in articles that the weights were not fitted to (five
folds of articles).
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from summariser.article import Article
from summariser.engines.embedded.leanings import features
from summariser.offsets import Offsets

from .markup import Marked, learnt, read_articles

_RIDGE = 1.0
_LEAST = 2  # passages that a feature must stand at
_SLIGHT = 0.3  # weights below are left out
_FOLDS = 5
_SEED = 5
_WIDTH = 88

Example = tuple[frozenset[str], int]


def examples(marked: Marked) -> list[Example]:
    """The features and the sign of each target that somebody is plainly for or against."""
    article = Article.from_text(marked.text, language="en")
    return [
        (frozenset(features(article, Offsets(*stance.span))), stance.sign)
        for stance in marked.stances
        if stance.sign
    ]


def fit(found: Sequence[Example]) -> tuple[dict[str, float], float]:
    """The weights and the bias of a logistic regression."""
    counts = Counter(feature for each, _ in found for feature in each)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    places = {name: index for index, name in enumerate(names)}
    values = np.zeros((len(found), len(names) + 1))
    values[:, -1] = 1
    for row, (each, _) in enumerate(found):
        values[row, [places[name] for name in each if name in places]] = 1
    signs = np.array([sign for _, sign in found])
    ridge = np.r_[np.full(len(names), _RIDGE), 0]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = signs * (values @ weights)
        slope = values.T @ (-signs / (1 + np.exp(margins))) + ridge * weights
        return float(np.sum(np.logaddexp(0, -margins)) + ridge @ weights**2 / 2), slope

    start = np.zeros(len(names) + 1)
    weights = minimize(loss, start, jac=True, method="L-BFGS-B").x.round(1).tolist()
    kept = zip(names, weights[:-1], strict=True)
    return {name: weight for name, weight in kept if abs(weight) >= _SLIGHT}, weights[-1]


def across(articles: Sequence[Sequence[Example]]) -> Iterator[bool]:
    """Whether each sign is right under weights that were fitted without its article."""
    order = list(range(len(articles)))
    random.Random(_SEED).shuffle(order)
    for fold in range(_FOLDS):
        held = set(order[fold::_FOLDS])
        weights, bias = fit([one for i in order if i not in held for one in articles[i]])
        for each, sign in (one for index in held for one in articles[index]):
            score = bias + sum(weights.get(feature, 0.0) for feature in each)
            yield (score >= 0) == (sign > 0)


def module(weights: dict[str, float], bias: float) -> str:
    """The weights as Python: the features of each weight in a line or more."""
    by_weight: dict[float, list[str]] = {}
    for name, weight in weights.items():
        by_weight.setdefault(weight, []).append(name)
    lines = []
    for weight in sorted(by_weight):
        row = f"{weight:+.1f}"
        for name in sorted(by_weight[weight]):
            if len(row) + len(name) >= _WIDTH:
                lines.append(row)
                row = f"{weight:+.1f}"
            row += f" {name}"
        lines.append(row)
    return (
        '"""The weights of `leanings.py`; made by `python -m evals.training.leanings`."""\n\n'
        '__all__ = ["BIAS", "WEIGHTS"]\n\n'
        f"BIAS = {bias}\n"
        '_TABLE = """\n' + "\n".join(lines) + '\n"""\n'
        "WEIGHTS: dict[str, float] = {\n"
        "    name: float(weight)\n"
        "    for weight, *names in map(str.split, _TABLE.strip().splitlines())\n"
        "    for name in names\n"
        "}\n"
    )


def main(arguments: list[str] | None = None) -> None:
    """Print the module of weights."""
    parser = argparse.ArgumentParser(prog="python -m evals.training.leanings", description=__doc__)
    parser.add_argument("articles", type=Path, nargs="+", metavar="FILE", help="marked articles")
    paths = parser.parse_args(arguments).articles
    articles = [examples(each) for path in paths for each in learnt(read_articles(path))]
    weights, bias = fit([one for each in articles for one in each])
    print(module(weights, bias), end="")
    right = list(across(articles))
    print(f"{len(right)} targets, {np.mean(right):.3f} right across articles", file=sys.stderr)


if __name__ == "__main__":
    main()

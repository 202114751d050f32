"""Fits the weights by which the embedded engine weighs sentences for a summary.

A logistic regression (scipy's L-BFGS, with a small ridge) on the grades of our training articles:
1, .5, .2 or 0 for a sentence marked 3, 2, 1 or not at all. Prints the table for
`summariser/engines/embedded/salience.py`, and how well scores order the sentences of articles that
they were not fitted to (nDCG, Järvelin and Kekäläinen 2002; five folds of articles).
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from summariser.article import Article
from summariser.engines.embedded.salience import FEATURES, features

from .markup import Marked, learnt, read_articles

_Floats = NDArray[np.float64]
_GRADES = (0.0, 0.2, 0.5, 1.0)
_RIDGE = 3.0
_FOLDS = 5
_SEED = 5


def examples(marked: Marked) -> tuple[_Floats, _Floats]:
    """The features (n, f) and the grades (n,) of the sentences below an article's headline."""
    found = features(Article.from_text(marked.text, language="en"))
    grades = [
        _GRADES[
            max((mark for end, mark in marked.marks if span.start < end <= span.end), default=0)
        ]
        for span in found
    ]
    return np.array(list(found.values())), np.array(grades)


def fit(values: _Floats, grades: _Floats) -> _Floats:
    """The weights (f,) of a logistic regression; the first feature is the bias."""
    scale = np.maximum(values.std(0), 1e-9)
    scale[0] = 1
    scaled = values / scale

    def loss(weights: _Floats) -> tuple[float, _Floats]:
        logits = scaled @ weights
        ridge = _RIDGE * np.r_[0, weights[1:]]
        slope = scaled.T @ (1 / (1 + np.exp(-logits)) - grades) + ridge
        return float(np.sum(np.logaddexp(0, logits) - grades * logits) + ridge @ weights / 2), slope

    found: _Floats = minimize(loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B").x
    weights: _Floats = found / scale
    return weights


def ndcg(scores: _Floats, grades: _Floats) -> float:
    """How near the order by scores comes to that by grades; at most 1."""
    discounts = 1 / np.log2(np.arange(2, len(grades) + 2))
    ideal = float(np.sort(grades)[::-1] @ discounts)
    return float(grades[np.argsort(-scores)] @ discounts) / ideal if ideal else 1.0


def across(articles: Sequence[tuple[_Floats, _Floats]]) -> Iterator[float]:
    """The nDCG of each article under weights that were fitted without it."""
    order = list(range(len(articles)))
    random.Random(_SEED).shuffle(order)
    for fold in range(_FOLDS):
        kept = [articles[index] for place, index in enumerate(order) if place % _FOLDS != fold]
        weights = fit(np.concatenate([v for v, _ in kept]), np.concatenate([g for _, g in kept]))
        for index in order[fold::_FOLDS]:
            values, grades = articles[index]
            yield ndcg(values @ weights, grades)


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m evals.training.salience", description=__doc__)
    parser.add_argument("articles", type=Path, nargs="+", metavar="FILE", help="marked articles")
    paths = parser.parse_args(arguments).articles
    found = [examples(each) for path in paths for each in learnt(read_articles(path))]
    weights = fit(np.concatenate([v for v, _ in found]), np.concatenate([g for _, g in found]))
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"{name:<10}{weight:+.3f}")
    print(f"{len(found)} articles, nDCG {np.mean(list(across(found))):.3f} across articles")


if __name__ == "__main__":
    main()

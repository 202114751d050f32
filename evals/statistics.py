"""How sure a figure is, and whether a difference between two runs is real.

The unit is the article: quotes of one article share their author and subject, so they are no
independent draws, and resampling them one by one would make every interval too narrow. Where
articles belong together, as several on one story do, the unit is all of these (a cluster).

Sources: Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13 (percentile
intervals); Davison & Hinkley 1997, Bootstrap Methods and their Application, section 3.8 (whole
clusters are drawn); Koehn 2004, Statistical Significance Tests for Machine Translation Evaluation
(the bootstrap of a corpus-level figure); Noreen 1989, Computer-Intensive Methods for Testing
Hypotheses (approximate randomisation); Yeh 2000, More Accurate Tests for the Statistical
Significance of Result Differences (the same for F1); Riezler & Maxwell 2005, On Some Pitfalls in
Automatic Evaluation and Significance Testing for MT (why the test swaps and does not resample);
Phipson & Smyth 2010, Permutation P-values Should Never Be Zero (the + 1).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .count_table import CountTable
from .figures import Figure, Floats
from .resampling import resampled, swapped

__all__ = [
    "SEED",
    "Difference",
    "Estimate",
    "differences",
    "estimates",
    "few",
    "is_weak",
    "micro",
]

SEED = 20250101
RESAMPLES = 2_000
SWAPS = 10_000
LEVEL = 0.95
ENOUGH_ARTICLES = 30
ENOUGH_ITEMS = 10


@dataclass(frozen=True)
class Estimate:
    """A figure over all articles (micro) with its 95 % interval, and averaged over them (macro).

    `n` is the number of articles where the figure is defined, `items` that of the quotes, stances
    or whatever else it is a share of (an F1: the mean of predicted and gold). None stands for 0/0;
    the interval is None too where fewer than two articles (or clusters) define the figure, as one
    shows no spread.
    """

    figure: str
    micro: float | None
    low: float | None
    high: float | None
    macro: float | None
    n: int
    items: float


@dataclass(frozen=True)
class Difference:
    """A micro figure of two runs, the second less the first with its 95 % interval, and p.

    `n` is the number of articles where the figure is defined in either run, `items` as in an
    estimate, of the run that has fewer.
    """

    figure: str
    first: float | None
    second: float | None
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    n: int
    items: float


def few(table: CountTable) -> str | None:
    """A warning where there are too few articles for the intervals to be taken at their word."""
    units = len(table.units)
    if units >= ENOUGH_ARTICLES:
        return None
    noun = "article" if units == len(table.rows) else "cluster"
    return (
        f"{units} {noun}{'s' * (units != 1)}: below {ENOUGH_ARTICLES}, intervals from "
        "resampling are too narrow and tests find little."
    )


def is_weak(figure: Estimate | Difference) -> bool:
    """Whether it rests on too few articles or items for its interval to be taken at its word."""
    return figure.n > 0 and (figure.n < ENOUGH_ARTICLES or figure.items < ENOUGH_ITEMS)


def estimates(
    table: CountTable, figures: Sequence[Figure], *, resamples: int = RESAMPLES, seed: int = SEED
) -> list[Estimate]:
    """Every figure with its percentile bootstrap interval over articles.

    A resample in which the figure is 0/0 says nothing of it and is left out. At the borders of
    the scale the interval closes: of a rate that is 0 in every article, it is 0 to 0.
    """
    [drawn] = resampled([table], resamples, seed)
    each, over_all = table.columns(), micro(table, figures)
    units, totals = table.columns(table.units), table.totals()
    found = []
    for figure in figures:
        by_article = figure.compute(each)
        defined = by_article[~np.isnan(by_article)]
        low, high = _interval(figure.compute(drawn), _defining(figure, units))
        found.append(
            Estimate(
                figure=figure.name,
                micro=over_all[figure.name],
                low=low,
                high=high,
                macro=float(defined.mean()) if len(defined) else None,
                n=len(defined),
                items=figure.items(totals),
            )
        )
    return found


def micro(table: CountTable, figures: Sequence[Figure]) -> dict[str, float | None]:
    """Every figure over all articles, by its name; 0/0 is None."""
    totals = table.totals()
    return {figure.name: figure.value(totals) for figure in figures}


def differences(
    first: CountTable,
    second: CountTable,
    figures: Sequence[Figure],
    *,
    resamples: int = RESAMPLES,
    swaps: int = SWAPS,
    seed: int = SEED,
) -> list[Difference]:
    """Every figure of two runs over the same articles, row by row, and how sure the change is.

    The interval is the percentile bootstrap of the difference, the same articles drawn for both
    runs. p is that of paired randomisation, two-sided: if the runs were alike, each article's two
    outputs could as well have been swapped, so p is the share of swaps that move the figures as
    far apart as they are: (k + 1) / (swaps + 1) over random swaps, and exact over all of them
    where there are no more than `swaps`. The articles of a cluster are drawn and swapped together.

    Raises:
        ValueError: the tables differ in their number of articles, their clusters or their keys.
    """
    same = first.keys == second.keys and first.clusters == second.clusters
    if not same or first.rows.shape != second.rows.shape:
        raise ValueError("the tables differ in their articles, clusters or keys")
    drawn = resampled([first, second], resamples, seed)
    exact = 2 ** len(first.units) <= swaps
    moved = swapped(first, second, None if exact else swaps, seed)
    either = first.columns(first.units + second.units)
    sums = [table.columns(table.rows.sum(axis=0, keepdims=True)) for table in (first, second)]
    found = []
    for figure in figures:
        one, other = (figure.compute(side)[0] for side in sums)
        defined = figure.weight(first.columns()) + figure.weight(second.columns()) > 0
        change = figure.compute(drawn[1]) - figure.compute(drawn[0])
        low, high = _interval(change, _defining(figure, either))
        apart = figure.compute(moved[1]) - figure.compute(moved[0])
        found.append(
            Difference(
                figure=figure.name,
                first=_number(one),
                second=_number(other),
                difference=_number(other - one),
                low=low,
                high=high,
                p=_p(apart, other - one, exact=exact),
                n=int(defined.sum()),
                items=min(figure.items(each.totals()) for each in (first, second)),
            )
        )
    return found


def _defining(figure: Figure, units: Mapping[str, Floats]) -> int:
    """How many of the units say something of the figure."""
    return int((figure.weight(units) > 0).sum())


def _interval(values: Floats, articles: int) -> tuple[float | None, float | None]:
    defined = values[~np.isnan(values)]
    if articles < 2 or not len(defined):
        return None, None
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(defined, [tail, 1 - tail])
    return float(low), float(high)


def _p(apart: Floats, observed: np.float64, *, exact: bool) -> float | None:
    if np.isnan(observed):
        return None
    # Equal differences may differ in their last bits. A swap that leaves nothing to compare
    # counts against the runs being apart.
    as_far = ~(np.abs(apart) < abs(observed) * (1 - 1e-9) - 1e-12)
    count, total = int(as_far.sum()), len(apart)
    return count / total if exact else (count + 1) / (total + 1)


def _number(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)

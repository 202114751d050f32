"""Intervals and tests against numbers worked out by hand, and against known distributions."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from evals import resampling
from evals.count_table import CountTable
from evals.figures import Figure, Ratio, precision_recall_f1
from evals.statistics import Difference, Estimate, differences, estimates, few, is_weak

ACCURACY = Figure("accuracy", (Ratio("right", "asked"),))


def table(right: Sequence[float], asked: Sequence[float] | None = None) -> CountTable:
    """One article a number; one question each, unless `asked` says how many."""
    rows = np.array([asked or [1] * len(right), right], dtype=np.float64).T
    return CountTable(("asked", "right"), rows)


def estimate(counts: CountTable, **options: int) -> Estimate:
    (found,) = estimates(counts, [ACCURACY], **options)
    return found


def difference(first: CountTable, second: CountTable, **options: int) -> Difference:
    (found,) = differences(first, second, [ACCURACY], **options)
    return found


def test_micro_pools_the_counts_and_macro_averages_the_articles() -> None:
    found = estimate(table([1, 3], asked=[2, 3]))
    assert (found.micro, found.macro, found.n) == (4 / 5, (1 / 2 + 3 / 3) / 2, 2)


def test_an_article_without_a_question_is_none_of_n() -> None:
    found = estimate(table([1, 0, 3], asked=[2, 0, 3]))
    assert (found.micro, found.macro, found.n) == (4 / 5, 3 / 4, 2)


def test_nothing_over_nothing_is_none() -> None:
    found = estimate(table([0, 0], asked=[0, 0]))
    assert found == Estimate("accuracy", None, None, None, None, 0, 0)


def test_one_article_shows_no_spread() -> None:
    found = estimate(table([1, 0], asked=[2, 0]))
    assert (found.micro, found.low, found.high, found.n) == (1 / 2, None, None, 1)


def test_the_interval_of_a_share_is_that_of_the_normal_distribution() -> None:
    # 400 articles, half of them right: standard error √(.5 · .5 / 400) = .025.
    found = estimate(table([1, 0] * 200))
    assert (found.low, found.high) == pytest.approx((0.451, 0.549), abs=0.004)


def test_quotes_of_one_article_are_no_independent_draws() -> None:
    # Ten times the quotes, right or wrong together: as uncertain as one quote an article.
    single, tenfold = table([1, 0] * 50), table([10, 0] * 50, asked=[10] * 100)
    assert estimate(tenfold) == replace(estimate(single), items=1000)


def test_the_interval_covers_the_truth_about_19_times_of_20() -> None:
    random = np.random.default_rng(7)
    covered = 0
    for _ in range(300):
        found = estimate(table(list(random.random(60) < 0.3)), resamples=400)
        assert found.low is not None
        assert found.high is not None
        covered += found.low <= 0.3 <= found.high
    assert 0.91 <= covered / 300 <= 0.98


def test_a_seed_makes_an_interval_repeatable() -> None:
    counts = table([right / 7 for right in range(7)])
    assert estimate(counts, seed=1) == estimate(counts, seed=1)
    assert estimate(counts, seed=1) != estimate(counts, seed=2)


def test_blocks_bound_the_memory_and_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = table([1, 0, 1] * 11), table([1, 1, 0] * 11)
    whole = estimate(first), difference(first, second)
    monkeypatch.setattr(resampling, "_BLOCK_CELLS", 100)
    assert (estimate(first), difference(first, second)) == whole


def test_repeats_are_averaged_within_their_article() -> None:
    counts = CountTable.of(("asked", "right"), [[(2, 1), (2, 2)], [(2, 0)]])
    assert counts.keys == ("asked", "right")
    assert counts.rows.tolist() == [[2, 1.5], [2, 0]]


@pytest.mark.parametrize(
    ("first", "second", "p"),
    [
        # Each swap turns the sign of an article's change: ±1 ±1 ±1 is as far from 0 as 3 in 2 of 8.
        ([0, 0, 0], [1, 1, 1], 2 / 8),
        # The changes are 1, 1 and -1: every one of the 8 swaps is as far from 0 as 1.
        ([0, 0, 1], [1, 1, 0], 8 / 8),
        # ±2 ±1 ±1 ±0 reaches 4 in 2 of 8 ways; the article that did not change doubles both.
        ([0, 0, 0, 1], [2, 1, 1, 1], 4 / 16),
        ([1, 0, 1], [1, 0, 1], 1),
    ],
)
def test_p_is_exact_for_few_articles(first: list[int], second: list[int], p: float) -> None:
    assert difference(table(first), table(second)).p == p


def test_p_of_an_f1_by_hand() -> None:
    # Articles with 2 and 4 gold quotes; the first run finds 0 and 2, the second 2 and 4, and
    # neither invents any. F1 = 2 right / (predicted + gold): 4/8 and 12/12, .5 apart. The swap of
    # one article gives 8/10 and 8/10, no distance; the other swap turns the whole: 2 of 4.
    figures = precision_recall_f1("quotes", "right", "predicted", "gold")
    keys = ("gold", "predicted", "right")
    first = CountTable(keys, np.array([[2, 0, 0], [4, 2, 2]], dtype=np.float64))
    second = CountTable(keys, np.array([[2, 2, 2], [4, 4, 4]], dtype=np.float64))
    f1 = differences(first, second, figures)[2]
    assert (f1.first, f1.second, f1.difference, f1.p) == (0.5, 1, 0.5, 2 / 4)


def test_p_of_random_swaps_is_never_zero() -> None:
    found = difference(table([0] * 40), table([1] * 40))
    assert found.p == 1 / 10_001


def test_random_swaps_come_near_to_all_of_them() -> None:
    first, second = table([0, 0, 1] * 4), table([1, 1, 0] * 4)
    exact = difference(first, second)
    # 8 of the 12 articles change by 1, 4 by -1: at most 4 or at least 8 of 12 coins.
    assert exact.p == (2 * (1 + 12 + 66 + 220 + 495)) / 2**12
    assert difference(first, second, swaps=4000).p == pytest.approx(exact.p, abs=0.03)


def test_runs_that_do_not_differ_are_told_apart_one_time_in_twenty() -> None:
    random = np.random.default_rng(11)
    found = 0
    for _ in range(400):
        pair = random.random((2, 40)) < 0.5
        p = difference(table(list(pair[0])), table(list(pair[1])), resamples=2, swaps=400).p
        assert p is not None
        found += p < 0.05
    assert 0.01 <= found / 400 <= 0.08


def test_the_interval_of_a_difference_is_that_of_paired_changes() -> None:
    # Hard and easy articles, 200 each; the second run is right on 40 of the hard ones too. The
    # changes are 40 of 1 and 360 of 0: mean .1, standard error √(.1 · .9 / 400) = .015.
    found = difference(table([1] * 200 + [0] * 200), table([1] * 240 + [0] * 160))
    assert found.difference == pytest.approx(0.1)
    assert (found.low, found.high) == pytest.approx((0.0706, 0.1294), abs=0.004)


def test_the_order_of_the_runs_turns_the_sign_alone() -> None:
    first, second = table([0, 1, 0, 1, 0] * 6), table([1, 1, 0, 1, 1] * 6)
    there, back = difference(first, second), difference(second, first)
    assert there.p == back.p
    assert there.difference == -(back.difference or 0)
    assert (there.low, there.high) == pytest.approx((-(back.high or 0), -(back.low or 0)))


def test_a_difference_rests_on_the_articles_that_either_run_says_something_of() -> None:
    found = difference(table([1, 0, 0], asked=[1, 0, 0]), table([1, 1, 0], asked=[1, 1, 0]))
    assert found.n == 2


def test_there_is_no_difference_to_what_is_undefined() -> None:
    found = difference(table([0, 0], asked=[0, 0]), table([1, 1]))
    assert found == Difference("accuracy", None, 1, None, None, None, None, 2, 0)


def test_a_swap_that_leaves_nothing_to_compare_proves_nothing() -> None:
    # Each run says something of one article alone. To swap one of the two articles leaves a run
    # without any: of the 4 ways, 2 are as far apart as the runs, 2 undefined.
    assert difference(table([1, 0], asked=[1, 0]), table([0, 0], asked=[0, 1])).p == 4 / 4


def test_tables_of_other_articles_are_refused() -> None:
    with pytest.raises(ValueError, match="articles"):
        difference(table([1, 0]), table([1, 0, 1]))


def clustered(counts: CountTable, size: int) -> CountTable:
    """The same articles, each `size` of them in a row a cluster."""
    places = range(len(counts.rows))
    return replace(counts, clusters=tuple(f"story {place // size:03}" for place in places))


def test_articles_of_a_cluster_are_no_independent_draws() -> None:
    # Three articles a story, right or wrong together: as uncertain as one article a story.
    stories = clustered(table(([1] * 3 + [0] * 3) * 50), 3)
    found, single = estimate(stories), estimate(table([1, 0] * 50))
    assert (found.low, found.high, found.micro) == (single.low, single.high, single.micro)
    assert (found.n, single.n) == (300, 100)


def test_articles_of_a_cluster_are_swapped_together() -> None:
    # Of four articles each swap of one alone would count: 2 of 16. Of two stories: 2 of 4.
    first, second = table([0, 0, 0, 0]), table([1, 1, 1, 1])
    assert difference(first, second).p == 2 / 16
    assert difference(clustered(first, 2), clustered(second, 2)).p == 2 / 4


def test_one_cluster_shows_no_spread() -> None:
    pair = clustered(table([1, 0]), 2)
    assert (estimate(pair).low, difference(pair, pair).low) == (None, None)


def test_clusters_stand_in_the_order_of_their_names_whatever_that_of_the_articles() -> None:
    counts = replace(table([1, 2, 4]), clusters=("b", "a", "b"))
    assert counts.units.tolist() == [[1, 2], [2, 5]]


def test_tables_of_other_clusters_are_refused() -> None:
    with pytest.raises(ValueError, match="clusters"):
        difference(clustered(table([1, 0]), 1), clustered(table([1, 0]), 2))


def test_few_articles_or_clusters_are_warned_of() -> None:
    assert few(table([1] * 30)) is None
    assert (few(table([1] * 29)) or "").startswith("29 articles: below 30")
    assert (few(clustered(table([1] * 30), 2)) or "").startswith("15 clusters: below 30")


@pytest.mark.parametrize(
    ("asked", "weak"),
    [
        ([1] * 30, False),
        ([1] * 29 + [0] * 9, True),
        ([0.3] * 30, True),  # averaged over repeats: nine items
        ([0] * 30, False),  # 0/0 has nothing to be sure of
    ],
)
def test_a_figure_is_weak_by_its_own_articles_and_items(asked: list[float], weak: bool) -> None:
    counts = table([0] * len(asked), asked=asked)
    assert is_weak(estimate(counts)) is is_weak(difference(counts, counts)) is weak


def test_the_items_of_an_f1_are_those_of_either_side_on_average() -> None:
    figures = precision_recall_f1("quotes", "right", "predicted", "gold")
    counts = CountTable(("gold", "predicted", "right"), np.array([[12, 4, 4], [12, 0, 0]]))
    assert [each.items for each in estimates(counts, figures)] == [4, 24, 14]

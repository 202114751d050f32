import numpy as np
import pytest

from evals.figures import Figure, Ratio, precision_recall_f1

PRECISION, RECALL, F1 = precision_recall_f1("quotes", "right", "predicted", "gold")


def test_figures_are_named() -> None:
    names = [figure.name for figure in (PRECISION, RECALL, F1)]
    assert names == ["quotes.precision", "quotes.recall", "quotes.f1"]
    assert F1.keys == {"right", "predicted", "gold"}


@pytest.mark.parametrize(
    ("right", "predicted", "gold", "values"),
    [
        (2, 4, 8, (1 / 2, 1 / 4, 1 / 3)),
        (0, 4, 8, (0, 0, 0)),
        (0, 0, 8, (None, 0, 0)),
        (0, 4, 0, (0, None, 0)),
        (0, 0, 0, (None, None, None)),
    ],
)
def test_nothing_over_nothing_is_null_and_a_miss_is_0(
    right: int, predicted: int, gold: int, values: tuple[float | None, ...]
) -> None:
    totals = {"right": right, "predicted": predicted, "gold": gold}
    assert tuple(figure.value(totals) for figure in (PRECISION, RECALL, F1)) == values


def test_f1_takes_what_is_right_from_either_side() -> None:
    *_, f1 = precision_recall_f1("mixed", ("of_predicted", "of_gold"), "predicted", "gold")
    totals = {"of_predicted": 1, "predicted": 2, "of_gold": 1, "gold": 4}
    assert f1.value(totals) == pytest.approx(1 / 3)  # of 1/2 and 1/4


def test_totals_may_be_arrays() -> None:
    totals = {
        "right": np.array([2.0, 0.0, 0.0]),
        "predicted": np.array([4.0, 0.0, 0.0]),
        "gold": np.array([8.0, 8.0, 0.0]),
    }
    np.testing.assert_allclose(F1.compute(totals), [1 / 3, 0, np.nan])
    np.testing.assert_allclose(PRECISION.compute(totals), [1 / 2, np.nan, np.nan])


def test_weight_is_0_where_an_article_says_nothing() -> None:
    totals = {
        "right": np.zeros(3),
        "predicted": np.array([4.0, 0, 0]),
        "gold": np.array([0, 8.0, 0]),
    }
    np.testing.assert_array_equal(F1.weight(totals) > 0, [True, True, False])
    np.testing.assert_array_equal(PRECISION.weight(totals) > 0, [True, False, False])


def test_a_ratio_needs_no_f1() -> None:
    assert (
        Figure("tokens", (Ratio("tokens", "articles"),)).value({"tokens": 9, "articles": 2}) == 4.5
    )

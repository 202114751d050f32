"""Prices are those that genai-prices ships: gpt-4o-mini has $0.15 / $0.075 / $0.60 a million."""

import pytest

from summariser.engines.llm.prices import Tokens, context_window, cost_usd

MODEL = "openai/gpt-4o-mini"


@pytest.mark.parametrize(
    ("answers", "dollars"),
    [
        ([Tokens(1_000_000, 0)], 0.15),
        ([Tokens(0, 1_000_000)], 0.60),
        ([Tokens(1_000_000, 0, cached=400_000)], 0.6 * 0.15 + 0.4 * 0.075),
        ([Tokens(1_000_000, 0), Tokens(1_000_000, 1_000_000)], 0.15 + 0.75),
        ([], 0.0),
    ],
)
def test_cost(answers: list[Tokens], dollars: float) -> None:
    assert cost_usd(MODEL, None, answers) == pytest.approx(dollars)


def test_an_answer_that_was_not_counted_has_no_price() -> None:
    assert cost_usd(MODEL, None, [Tokens(10, 10), None]) is None


@pytest.mark.parametrize(
    ("model", "base_url"),
    [
        ("openai/tiny", None),
        ("nosuch/gpt-4o-mini", None),
        (MODEL, "http://localhost:8080/v1"),
    ],
)
def test_what_is_not_known_has_no_price_and_no_size(model: str, base_url: str | None) -> None:
    assert cost_usd(model, base_url, [Tokens(10, 10)]) is None
    assert context_window(model, base_url) is None


def test_a_known_host_is_priced_by_its_address() -> None:
    assert cost_usd(MODEL, "https://api.openai.com/v1", [Tokens(1_000_000, 0)]) == pytest.approx(
        0.15
    )


def test_the_size_of_a_known_model() -> None:
    assert context_window(MODEL, None) == 128_000

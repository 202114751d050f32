"""What a model costs and how much it can read, from the tables that `genai-prices` ships.

Nothing is fetched. A server at an address of its own is looked up by that address, so that a
local model which borrows a famous name is not billed.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from genai_prices.types import PriceCalculation

__all__ = ["Tokens", "context_window", "cost_usd"]


class Tokens(NamedTuple):
    """Tokens of one answer; `cached` is the part of `read` that the provider had cached."""

    read: int
    written: int
    cached: int = 0


def cost_usd(model: str, base_url: str | None, answers: Iterable[Tokens | None]) -> float | None:
    """The price of `answers` in US dollars, each priced by itself.

    None where the model is unknown or an answer's tokens were not counted.
    """
    total = 0.0
    for tokens in answers:
        price = _price(model, base_url, tokens) if tokens is not None else None
        if price is None:
            return None
        total += float(price.total_price)
    return total


def context_window(model: str, base_url: str | None) -> int | None:
    """Tokens that `model` ("provider/model") can read and write together; None if unknown."""
    price = _price(model, base_url, Tokens(0, 0))
    return price.model.context_window if price is not None else None


def _price(model: str, base_url: str | None, tokens: Tokens) -> "PriceCalculation | None":
    from genai_prices import Usage, calc_price

    provider, _, name = model.partition("/")
    usage = Usage(
        input_tokens=tokens.read,
        cache_read_tokens=tokens.cached,
        output_tokens=tokens.written,
    )
    try:
        if base_url is not None:
            return calc_price(usage, name, provider_api_url=base_url)
        return calc_price(usage, name, provider_id=provider)
    except LookupError:
        return None

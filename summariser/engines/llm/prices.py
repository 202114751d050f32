"""What a model costs and how much it can read, from the tables that `genai-prices` ships.

Nothing is fetched. A model is looked up by the address that it is asked at, so that a local one
which borrows a famous name is not billed.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from summariser.engines.llm.providers import PROVIDERS

if TYPE_CHECKING:
    from genai_prices.types import PriceCalculation

__all__ = ["Tokens", "context_window", "cost_usd"]


class Tokens(NamedTuple):
    """Tokens of one answer.

    `cached` is the part of `read` that the provider had cached, `stored` the part that it put
    into its cache and bills for that.
    """

    read: int
    written: int
    cached: int = 0
    stored: int = 0


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
    known = PROVIDERS.get(provider)
    address = base_url or (known.address if known else None)
    if known is None or address is None:
        return None
    usage = Usage(
        input_tokens=tokens.read,
        cache_read_tokens=tokens.cached,
        cache_write_tokens=tokens.stored,
        output_tokens=tokens.written,
    )
    try:
        if known.sdk == "other":  # its address is not all of it
            return calc_price(usage, name, provider_id=provider)
        return calc_price(usage, name, provider_api_url=address)
    except LookupError:
        return None

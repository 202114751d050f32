"""What it took to make a report."""

from dataclasses import dataclass

__all__ = ["Usage"]


@dataclass(frozen=True)
class Usage:
    """What an answer took: requests on the wire, re-asks and repairs among them, tokens, dollars.

    `cost_usd` is None where the price of the model is unknown.
    """

    model: str | None = None
    prompt: str | None = None
    requests: int = 0
    reasks: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = None
    repairs: int = 0

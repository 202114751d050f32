"""What every engine is: something that reads an article and answers with a draft."""

from dataclasses import dataclass, field
from typing import Protocol

from summariser.article import Article
from summariser.draft import Draft
from summariser.report import ALL_PARTS, EngineName, Part

__all__ = ["Answer", "Engine", "Request", "Usage"]


@dataclass(frozen=True)
class Request:
    """What is asked of an engine: the parts wanted, and about how many words of summary."""

    words: int = 80
    parts: frozenset[Part] = ALL_PARTS


@dataclass(frozen=True)
class Usage:
    """What an answer took: requests on the wire, form re-asks among them, tokens, US dollars.

    `cost_usd` is None where the price of the model is unknown.
    """

    model: str | None = None
    prompt: str | None = None
    requests: int = 0
    reasks: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = None


@dataclass(frozen=True)
class Answer:
    """A draft and what it took."""

    draft: Draft
    usage: Usage = field(default_factory=Usage)


class Engine(Protocol):
    """Reads an article. Errors are `summariser.errors.EngineError` or `ConfigurationError`."""

    @property
    def name(self) -> EngineName:
        """What a report calls it."""

    async def draft(self, article: Article, request: Request) -> Answer:
        """A draft of the parts that `request` names, with what it took."""

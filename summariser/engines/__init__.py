"""What every engine is: something that reads an article and answers with a draft."""

from dataclasses import dataclass, field
from typing import Protocol

from summariser.article import Article
from summariser.draft import Draft
from summariser.grounding import Grounded
from summariser.report import ALL_PARTS, EngineName, Finding, Part
from summariser.usage import Usage

__all__ = ["TIMEOUT", "Answer", "Engine", "Request", "Usage"]

TIMEOUT = 600.0  # seconds for a whole article; models that think take minutes


@dataclass(frozen=True)
class Request:
    """What is asked of an engine: the parts wanted, and about how many words of summary.

    `timeout` are the seconds that the whole article may take, for engines that wait for others.
    """

    words: int = 80
    parts: frozenset[Part] = ALL_PARTS
    timeout: float = TIMEOUT


@dataclass(frozen=True)
class Answer:
    """A draft, what it took, and what the engine itself has to say of it.

    An engine that has grounded the whole draft already, as its own, may hand on what came of it.
    """

    draft: Draft
    usage: Usage = field(default_factory=Usage)
    findings: tuple[Finding, ...] = ()
    grounded: Grounded | None = None


class Engine(Protocol):
    """Reads an article. Errors are `summariser.errors.EngineError` or `ConfigurationError`."""

    @property
    def name(self) -> EngineName:
        """What a report calls it."""

    async def draft(self, article: Article, request: Request) -> Answer:
        """A draft of the parts that `request` names, with what it took."""

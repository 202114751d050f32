"""From an article to a report: ask the engine, fill what it forgot, ground, note what it took."""

import asyncio
import time
from collections.abc import Collection, Coroutine
from typing import Any

from summariser.article import Article
from summariser.draft import Draft
from summariser.engines import Answer, Engine, Request
from summariser.errors import UsageError
from summariser.grounding import forgotten, ground
from summariser.report import ALL_PARTS, Part, Report, Run
from summariser.version import __version__

__all__ = ["Summariser", "asummarise", "summarise"]


class Summariser:
    """Makes reports with one engine; may be used for any number of articles at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def asummarise(
        self, article: Article | str, *, words: int = 80, parts: Collection[Part] = ALL_PARTS
    ) -> Report:
        """The report of an article, its summary about `words` words long.

        Raises:
            UsageError: `words` is below 1, or `parts` is empty or holds an unknown one.
            ArticleError: the text cannot be used, or is above the engine's input budget.
            EngineError, ConfigurationError: the engine gave no usable answer.
        """
        if words < 1:
            raise UsageError(f"words is {words}: ask for at least one word.")
        unknown = set(parts) - ALL_PARTS
        if unknown or not parts:
            raise UsageError(
                f"parts is {sorted(parts)}: name one or more of {', '.join(sorted(ALL_PARTS))}."
            )
        if isinstance(article, str):
            article = Article.from_text(article)
        start = time.perf_counter()
        request = Request(words=words, parts=frozenset(parts))
        answer = await self._engine.draft(article, request)
        report = ground(
            article,
            answer.draft,
            engine=self._engine.name,
            filling=self._filling(article, answer.draft, request),
            parts=request.parts,
        )
        run = self._run(answer, time.perf_counter() - start)
        return report.model_copy(update={"run": run})

    def summarise(
        self, article: Article | str, *, words: int = 80, parts: Collection[Part] = ALL_PARTS
    ) -> Report:
        """As `asummarise`; works inside a running event loop too (a notebook)."""
        return _waited(self.asummarise(article, words=words, parts=parts))

    def _filling(self, article: Article, draft: Draft, request: Request) -> Draft | None:
        """What the embedded engine makes of the quotations that an LLM forgot."""
        if "quotes" not in request.parts or self._engine.name != "llm":
            return None
        missing = forgotten(article, draft)
        if not missing:
            return None
        from summariser.engines.embedded import attribute

        return attribute(article, missing)

    def _run(self, answer: Answer, seconds: float) -> Run:
        usage = answer.usage
        return Run(
            engine=self._engine.name,
            model=usage.model,
            prompt=usage.prompt,
            requests=usage.requests,
            reasks=usage.reasks,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            cost_usd=usage.cost_usd,
            seconds=round(seconds, 3),
            version=__version__,
        )


async def asummarise(
    article: Article | str,
    *,
    model: str | None = None,
    offline: bool = False,
    base_url: str | None = None,
    words: int = 80,
    parts: Collection[Part] = ALL_PARTS,
) -> Report:
    """The report of an article or text, by the engine that `choose_engine` picks.

    Errors are those of `choose_engine` and `Summariser.asummarise`.
    """
    from summariser.settings import choose_engine

    engine = choose_engine(model=model, offline=offline, base_url=base_url)
    return await Summariser(engine).asummarise(article, words=words, parts=parts)


def summarise(
    article: Article | str,
    *,
    model: str | None = None,
    offline: bool = False,
    base_url: str | None = None,
    words: int = 80,
    parts: Collection[Part] = ALL_PARTS,
) -> Report:
    """As `asummarise`, for callers that do not await; works inside a running event loop too."""
    return _waited(
        asummarise(
            article, model=model, offline=offline, base_url=base_url, words=words, parts=parts
        )
    )


def _waited(coroutine: Coroutine[Any, Any, Report]) -> Report:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coroutine)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()

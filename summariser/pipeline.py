"""From an article to a report: ask the engine, fill what it forgot, ground, note what it took."""

import asyncio
import time
from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import replace
from typing import Any, Literal

from summariser.article import Article
from summariser.draft import Draft
from summariser.engines import TIMEOUT, Answer, Engine, Request, Usage
from summariser.errors import SummariserError, UsageError
from summariser.grounding import ground, grounded
from summariser.report import ALL_PARTS, EngineName, Finding, Part, Report, Run
from summariser.version import __version__

__all__ = ["Summariser", "asummarise", "summarise"]


class Summariser:
    """Makes reports with one engine; may be used for any number of articles at once.

    Where `engine` cannot answer at all, `fallback` does; the report says so in a finding, and its
    run counts what was spent in vain.
    """

    def __init__(self, engine: Engine, *, fallback: Engine | None = None) -> None:
        self._engine = engine
        self._fallback = fallback

    async def asummarise(
        self,
        article: Article | str,
        *,
        words: int = 80,
        parts: Collection[Part] = ALL_PARTS,
        timeout: float = TIMEOUT,
    ) -> Report:
        """The report of an article, its summary about `words` words long.

        `timeout` are the seconds that the engine may take for the whole article.

        Raises:
            UsageError: `words` is below 1, `timeout` is not above 0, or `parts` is empty or holds
                an unknown one.
            ArticleError: the text cannot be used, or is above the engine's input budget.
            EngineError, ConfigurationError: the engine gave no usable answer.
        """
        if words < 1:
            raise UsageError(f"words is {words}: ask for at least one word.")
        if not timeout > 0:
            raise UsageError(f"timeout is {timeout}: give the engine more than 0 seconds.")
        unknown = set(parts) - ALL_PARTS
        if unknown or not parts:
            raise UsageError(
                f"parts is {sorted(parts)}: name one or more of {', '.join(sorted(ALL_PARTS))}."
            )
        if isinstance(article, str):
            article = Article.from_text(article)
        start = time.perf_counter()
        request = Request(words=words, parts=frozenset(parts), timeout=timeout)
        engine, answer = await self._answer(article, request)
        found = answer.grounded or grounded(
            article, answer.draft, engine=engine.name, parts=request.parts
        )
        report = found.report
        if engine.name == "llm" and "quotes" in request.parts and found.forgotten:
            report = _filled(article, answer.draft, found.forgotten, request)
        return report.model_copy(
            update={
                "findings": answer.findings + report.findings,
                "run": _run(engine, answer.usage, time.perf_counter() - start),
            }
        )

    def summarise(
        self,
        article: Article | str,
        *,
        words: int = 80,
        parts: Collection[Part] = ALL_PARTS,
        timeout: float = TIMEOUT,
    ) -> Report:
        """As `asummarise`; works inside a running event loop too (a notebook)."""
        return _waited(self.asummarise(article, words=words, parts=parts, timeout=timeout))

    async def _answer(self, article: Article, request: Request) -> tuple[Engine, Answer]:
        """The engine that answered, and its answer."""
        try:
            return self._engine, await self._engine.draft(article, request)
        except UsageError:
            raise
        except SummariserError as error:
            if self._fallback is None:
                raise
            answer = await self._fallback.draft(article, request)
            return self._fallback, _after(error, answer, self._fallback.name)


def _after(error: SummariserError, answer: Answer, name: EngineName) -> Answer:
    """The fallback's answer, with why it was asked and what had been spent before."""
    spent = error.usage or Usage()
    finding = Finding(
        code="fallback",
        severity="warning",
        message=f"The {name} engine made this report, as the LLM gave no answer: {error}",
    )
    usage = replace(
        answer.usage,
        requests=answer.usage.requests + spent.requests,
        reasks=answer.usage.reasks + spent.reasks,
        input_tokens=answer.usage.input_tokens + spent.input_tokens,
        output_tokens=answer.usage.output_tokens + spent.output_tokens,
        cost_usd=spent.cost_usd,
    )
    return replace(answer, usage=usage, findings=(finding, *answer.findings))


def _filled(article: Article, draft: Draft, forgotten: Sequence[str], request: Request) -> Report:
    """The report of an LLM's draft, the embedded engine ascribing what it forgot."""
    from summariser.engines.embedded import attribute

    filling = attribute(article, forgotten)
    return ground(article, draft, engine="llm", filling=filling, parts=request.parts)


def _run(engine: Engine, usage: Usage, seconds: float) -> Run:
    return Run(
        engine=engine.name,
        model=usage.model,
        prompt=usage.prompt,
        requests=usage.requests,
        reasks=usage.reasks,
        repairs=usage.repairs,
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
    timeout: float = TIMEOUT,
    fallback: Literal["embedded"] | None = None,
) -> Report:
    """The report of an article or text, by the engine that `choose_engine` picks.

    With `fallback`, the embedded engine answers where the chosen one cannot, for want of a key too.
    Errors are those of `choose_engine` and `Summariser.asummarise`.
    """
    from summariser.settings import choose_engine

    engine = choose_engine(
        model=model, offline=offline, base_url=base_url, fallback=fallback is not None
    )
    second = choose_engine(model=fallback) if fallback else None
    return await Summariser(engine, fallback=second).asummarise(
        article, words=words, parts=parts, timeout=timeout
    )


def summarise(
    article: Article | str,
    *,
    model: str | None = None,
    offline: bool = False,
    base_url: str | None = None,
    words: int = 80,
    parts: Collection[Part] = ALL_PARTS,
    timeout: float = TIMEOUT,
    fallback: Literal["embedded"] | None = None,
) -> Report:
    """As `asummarise`, for callers that do not await; works inside a running event loop too."""
    return _waited(
        asummarise(
            article,
            model=model,
            offline=offline,
            base_url=base_url,
            words=words,
            parts=parts,
            timeout=timeout,
            fallback=fallback,
        )
    )


def _waited(coroutine: Coroutine[Any, Any, Report]) -> Report:
    """The report, from a loop of its own; an interrupt cancels its requests."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        # Not as the task's result, which asyncio.run would spell out to compare signal handlers.
        found: list[Report] = []

        async def kept() -> None:
            found.append(await coroutine)

        asyncio.run(kept())
        return found[0]
    from concurrent.futures import ThreadPoolExecutor

    cancels: list[Callable[[], object]] = []

    async def cancellable() -> Report:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None
        cancels.append(lambda: loop.call_soon_threadsafe(task.cancel))
        return await coroutine

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(asyncio.run, cancellable())
        try:
            return waiting.result()
        except KeyboardInterrupt:
            for cancel in cancels:  # or leaving the pool would wait for the answer
                cancel()
            raise

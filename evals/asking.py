"""Asks a system about every article that a run lacks."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from summariser.engines import Engine
from summariser.engines.llm import LLMEngine
from summariser.errors import ConfigurationError, SummariserError, UsageError
from summariser.pipeline import Summariser
from summariser.prompts import load as load_prompt
from summariser.report import Report
from summariser.settings import choose_engine

from .runs import Failure, Record, Run
from .values import Gold

__all__ = ["System", "engine_system", "fill", "left", "named_system", "record"]

# These say nothing of the system, so a resumed run asks again.
_ASKED_AGAIN = frozenset({"ProviderBusy", "ProviderUnreachable"})


@dataclass(frozen=True)
class System:
    """Something that makes reports; beside `ask`, what the manifest says of it.

    `groups` are those of the figures that its reports can be judged by; None is all.
    """

    name: str
    engine: str
    ask: Callable[[Gold], Awaitable[Report]]
    model: str | None = None
    host: str | None = None
    prompt: str | None = None
    groups: frozenset[str] | None = None


def named_system(model: str | None = None, prompts: Path | None = None) -> System:
    """What `choose_engine` picks for `model`; an LLM reads the newest report prompt in `prompts`.

    Raises:
        UsageError: `prompts` holds no usable prompt, or the engine reads none.
        ConfigurationError: as `choose_engine`.
    """
    engine = choose_engine(model=model)
    if isinstance(engine, LLMEngine):
        prompt = load_prompt(root=prompts)
        return engine_system(LLMEngine(engine.model, prompt=prompt), prompt=prompt.tag)
    if prompts is not None:
        raise UsageError(f"The {engine.name} engine reads no prompt: leave out {prompts}.")
    return engine_system(engine)


def engine_system(engine: Engine, *, prompt: str | None = None) -> System:
    """An engine, used as `summariser summarise` uses it; `prompt` is the tag of what it reads."""
    summariser = Summariser(engine)
    model = getattr(engine, "model", None)
    return System(
        name=" ".join(filter(None, [model or engine.name, prompt])),
        engine=engine.name,
        ask=lambda gold: summariser.asummarise(gold.text),
        model=model,
        host=getattr(engine, "host", None),
        prompt=prompt,
    )


def left(run: Run, golds: Sequence[Gold]) -> list[tuple[Gold, int]]:
    """What the run lacks: articles with the number of the repeat, from 1."""
    done = {
        key
        for key, record in run.records().items()
        if not record.failure or record.failure.type not in _ASKED_AGAIN
    }
    return [
        (gold, repeat)
        for repeat in range(1, run.manifest.repeat + 1)
        for gold in golds
        if (gold.slug, repeat) not in done
    ]


async def fill(
    run: Run,
    system: System,
    golds: Sequence[Gold],
    *,
    concurrency: int = 4,
    on_record: Callable[[Record], None] | None = None,
) -> None:
    """Ask `system` for all that the run lacks; at most `concurrency` requests at a time.

    What fails is recorded, and counts against the system. If this is cancelled (Ctrl-C), what
    was answered is written, and a second call goes on from there.

    Raises:
        ConfigurationError, UsageError: the system cannot be asked at all; nothing is recorded.
        OutputError: an answer cannot be written.
    """
    turn = asyncio.Semaphore(concurrency)

    async def ask(gold: Gold, repeat: int) -> None:
        async with turn:
            await asyncio.sleep(0)  # or an engine that never waits would keep out even Ctrl-C
            answer = await record(system, gold, repeat)
            run.append(answer)
            if on_record:
                on_record(answer)

    try:
        async with asyncio.TaskGroup() as group:
            for gold, repeat in left(run, golds):
                group.create_task(ask(gold, repeat))
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from None


async def record(system: System, gold: Gold, repeat: int) -> Record:
    """What `system` makes of an article; whatever it raises but a wrong setup is a failure."""
    start = time.perf_counter()
    report, failure = None, None
    try:
        report = await system.ask(gold)
    except (ConfigurationError, UsageError):
        raise  # it would be the same for every article
    except Exception as error:
        code = error.exit_code if isinstance(error, SummariserError) else 1
        failure = Failure(type=type(error).__name__, message=str(error), exit_code=code)
    seconds = round(time.perf_counter() - start, 3)
    return Record(slug=gold.slug, repeat=repeat, seconds=seconds, report=report, failure=failure)

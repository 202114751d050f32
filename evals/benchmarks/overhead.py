"""CPU time that the pipeline adds to a bare request by `openai` and `instructor`.

Both send the same messages to a server in another process and get the same draft. Measured is the
time of this process on a processor, in rounds in which each is asked once. A bare request comes
in three sizes, as programs make them: over a client that is kept, with a client of its own, and
as a program that is started for it. The pipeline is measured kept (it makes a client for each
article by itself) and started.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

from summariser import prompts, resources
from summariser.article import Article
from summariser.draft import Draft
from summariser.engines.llm import LLMEngine
from summariser.pipeline import Summariser
from summariser.prompts import Message
from summariser.report import ALL_PARTS

from ..labels import load_seed
from .answers import pointed
from .loopback import elsewhere

SEED = "port-cassin-embassy"  # 733 words
TARGET = 0.10  # of the bare request
WARMING = 3  # rounds that are not counted

_BARE = """
import json, sys
import instructor, openai
from summariser.draft import Draft
messages = json.load(open(sys.argv[2], encoding="utf-8"))
client = openai.OpenAI(base_url=sys.argv[1], api_key="none", max_retries=0)
bare = instructor.from_openai(client, mode=instructor.Mode.JSON_SCHEMA, model="m")
bare.create(response_model=Draft, messages=messages, max_retries=0)
"""
_PIPELINE = """
import sys
from summariser import Summariser
from summariser.engines.llm import LLMEngine
text = open(sys.argv[2], encoding="utf-8").read()
Summariser(LLMEngine("openai/m", base_url=sys.argv[1], api_key="none")).summarise(text)
"""

Seconds = dict[str, list[float]]


async def requests(url: str, text: str, messages: list[Message], rounds: int) -> Seconds:
    """Seconds of a processor for each request, after some rounds that only warm."""
    import instructor
    import openai

    mode = instructor.Mode.JSON_SCHEMA
    sent: Any = messages  # TypedDicts of our own are none of openai's
    client = openai.AsyncOpenAI(base_url=url, api_key="none")
    kept = instructor.from_openai(client, mode=mode, model="m")
    pipeline = Summariser(LLMEngine("openai/m", base_url=url, api_key="none"))

    async def own() -> Draft:
        async with openai.AsyncOpenAI(base_url=url, api_key="none") as fresh:
            bare = instructor.from_openai(fresh, mode=mode, model="m")
            return await bare.create(response_model=Draft, messages=sent, max_retries=0)

    calls: dict[str, Callable[[], Awaitable[object]]] = {
        "bare, client kept": lambda: kept.create(
            response_model=Draft, messages=sent, max_retries=0
        ),
        "bare, client of its own": own,
        "pipeline": lambda: pipeline.asummarise(text),
    }
    seconds: Seconds = {name: [] for name in calls}
    for number in range(WARMING + rounds):
        for name, call in calls.items():
            start = time.process_time()
            await call()
            if number >= WARMING:
                seconds[name].append(time.process_time() - start)
    return seconds


def programs(url: str, text: str, messages: list[Message], rounds: int) -> Seconds:
    """Seconds of a processor for programs that are started for one request."""
    seconds: Seconds = {"bare program": [], "pipeline program": []}
    with TemporaryDirectory() as folder:
        article, asked = Path(folder, "article.txt"), Path(folder, "messages.json")
        article.write_text(text, encoding="utf-8")
        asked.write_text(json.dumps(messages), encoding="utf-8")
        for number in range(1 + rounds):
            for name, code, file in zip(seconds, (_BARE, _PIPELINE), (asked, article), strict=True):
                taken = _program(code, url, str(file))
                if number:
                    seconds[name].append(taken)
    return seconds


def _program(code: str, *arguments: str) -> float:
    import resource  # Unix alone has it

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code, *arguments], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table(seconds: Seconds, bare: Sequence[str], pipeline: str) -> str:
    """Medians and quartiles, and what the pipeline adds to each bare one as a share of it."""
    lines = []
    for name in (*bare, pipeline):
        low, middle, high = (each * 1e3 for each in quantiles(seconds[name], n=4))
        added = median(seconds[pipeline]) / median(seconds[name]) - 1
        share = "" if name == pipeline else f"| {added:+.2f} | {TARGET:.2f} |"
        lines.append(f"| {name} | {middle:.1f} | {low:.1f}–{high:.1f} {share or '| | |'}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=50, help="at least 10 (default 50)")
    rounds = parser.parse_args(arguments).rounds
    gold = load_seed(resources.root("seeds") / SEED)
    article = Article.from_text(gold.text)
    messages = prompts.load().messages(article.numbered, words=80, parts=ALL_PARTS)
    with elsewhere(pointed(gold, article).model_dump_json()) as url:
        warm = asyncio.run(requests(url, gold.text, messages, rounds))
        cold = programs(url, gold.text, messages, rounds // 5)
    print("| CPU time of a request | median, ms | quartiles | pipeline adds | at most |")
    print("|---|--:|--:|--:|--:|")
    print(table(warm, ["bare, client kept", "bare, client of its own"], "pipeline"))
    print(table(cold, ["bare program"], "pipeline program"))


if __name__ == "__main__":
    main()

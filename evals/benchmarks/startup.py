"""Time to start, to report offline and to ground, as shares of the time that `import openai` takes.

All are measured in one run, interleaved, so that a busy machine slows each of them alike: every
round starts a fresh process for each. Grounding is the first call in its process, on an article
that is parsed already (a draft can only come after the numbers) and with its modules imported.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

from summariser import resources
from summariser.article import Article
from summariser.draft import Draft, DraftActor, DraftSentence, DraftStance
from summariser.grounding import ground

WORDS = 10_000
TARGETS = {"summariser --help": 0.15, "offline report": 0.6, "grounding": 0.02}

_NAMES = (
    "Vladimir Putin",
    "Ebrahim Raisi",
    "Sergei Ryabkov",
    "Benjamin Netanyahu",
    "Hamas",
    "Lena Oduya",
    "Martin Brask",
    "Judith Amsel",
    "Mill Street Merchants Association",
    "Brenholt Freight",
)


def long_article(words: int = WORDS) -> Article:
    """An article of `words` words or a few more: the paragraphs of two seeds, over and over."""
    paragraphs: list[str] = []
    for seed in ("gaza-call", "mill-street-bridge"):
        path = resources.root("seeds") / seed / "article.txt"
        article = Article.from_text(path.read_text(encoding="utf-8"))
        paragraphs += [article.slice(paragraph) for paragraph in article.paragraphs]
    taken: list[str] = []
    missing = words
    for paragraph in cycle(paragraphs):
        if missing <= 0:
            break
        taken.append(paragraph)
        missing -= len(paragraph.split())
    return Article.from_text("\n\n".join(taken))


def draft_of_50_items(article: Article) -> Draft:
    """Ten actors with two quotations, a clause and a stance each, and ten summary sentences."""
    quotations = cycle(quotation.id for quotation in article.quotations)
    clauses = cycle(clause.id for clause in article.clauses)
    # Far apart, so that they lie all over the article.
    sentences = cycle(article.sentences[:: max(len(article.sentences) // 20, 1)])
    actors = [
        DraftActor(
            name=name,
            kind="person",
            role="",
            said=[*islice(quotations, 2), next(clauses)],
            stances=[
                DraftStance(target="the plan", position="opposes", evidence=[next(sentences).id])
            ],
        )
        for name in _NAMES
    ]
    summary = [
        DraftSentence(text=article.slice(sentence.span), evidence=[sentence.id])
        for sentence in islice(sentences, 10)
    ]
    return Draft(headline="", summary=summary, actors=actors, unattributed=[], not_speech=[])


def grounding_seconds() -> float:
    """Seconds that one grounding takes, the first in this process."""
    article = long_article()
    assert article.numbered  # parse it
    draft = draft_of_50_items(article)
    start = time.perf_counter()
    ground(article, draft)
    return time.perf_counter() - start


def _process_seconds(*command: str | Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _grounding_in_a_process() -> float:
    command = [sys.executable, __file__, "--ground-once"]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def measure(rounds: int) -> dict[str, list[float]]:
    """Seconds of each, one a round, after a round that compiles and warms and is not counted."""
    program = Path(sys.executable).with_name("summariser")
    seed = resources.root("seeds") / "gaza-call/article.txt"
    timers: dict[str, Callable[[], float]] = {
        "import openai": lambda: _process_seconds(sys.executable, "-c", "import openai"),
        "summariser --help": lambda: _process_seconds(program, "--help"),
        "offline report": lambda: _process_seconds(program, "summarise", seed, "--offline"),
        "grounding": _grounding_in_a_process,
    }
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rows = [[timer() for timer in timers.values()] for _ in range(rounds + 1)][1:]
    return dict(zip(timers, map(list, zip(*rows, strict=True)), strict=True))


def table(seconds: dict[str, list[float]]) -> str:
    """Medians and quartiles in milliseconds, and the shares of `import openai`."""
    whole = median(seconds["import openai"])
    lines = [f"{'':<20}{'median':>10}{'quartiles':>18}{'share':>9}{'target':>9}"]
    for name, values in seconds.items():
        low, _, high = quantiles(values, n=4)
        target = f"{TARGETS[name]:.2f}" if name in TARGETS else ""
        lines.append(
            f"{name:<20}{median(values) * 1e3:>7.1f} ms"
            f"{f'{low * 1e3:.1f}–{high * 1e3:.1f} ms':>18}"
            f"{median(values) / whole:>9.3f}{target:>9}"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=15, help="at least 2 (default 15)")
    parser.add_argument("--ground-once", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.ground_once:
        print(grounding_seconds())
        return
    if options.rounds < 2:
        parser.error("--rounds: quartiles need at least 2")
    print(table(measure(options.rounds)))
    print(f"{options.rounds} rounds, interleaved; grounding: 50 items, {WORDS:,} words")


if __name__ == "__main__":
    main()

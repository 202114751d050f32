"""What the embedded engine costs: articles a second on one core, a report from a cold start.

Every figure is the median of some rounds with their least and greatest. Of seven rounds these two
hold the median of all rounds at 98 % (order statistics). Each round starts fresh processes, but
for the articles a second: these are read again and again in one process, after a first that loads
the weights and is not counted. Linux alone binds a process to a core.

This process imports next to nothing, as Linux counts what a parent holds into the peak of memory of
the processes that it starts.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from summariser import resources

ROUNDS = 7
WORDS = 750
SEED = "gaza-call/article.txt"
TARGETS = {"rate": "≥ 5", "start": "< 1 s", "memory": "< 400 MB", "weights": "< 30 MB"}

_IMPORT = "import summariser"
_LOAD = "from summariser.engines.embedded.reading import shipped_tagger; shipped_tagger()"


def articles(words: int = WORDS) -> list[str]:
    """Texts of `words` words or a few more: the paragraphs of the English tune seeds, in turn.

    What is left at the end is too short and left out.
    """
    from ..labels import load_seeds

    golds = load_seeds(resources.root("seeds"), "tune")
    texts, taken = [], []
    for text in (gold.text for gold in golds if gold.language == "en"):
        for paragraph in filter(None, map(str.strip, text.split("\n\n"))):
            taken.append(paragraph)
            if sum(len(each.split()) for each in taken) >= words:
                texts.append("\n\n".join(taken))
                taken = []
    return texts


def reading_seconds(texts: Sequence[str], rounds: int) -> list[tuple[float, float]]:
    """Seconds that reports of all `texts` take on one core: by the clock and of the processor."""
    from summariser.engines.embedded import EmbeddedEngine
    from summariser.pipeline import Summariser

    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    summariser = Summariser(EmbeddedEngine())
    summariser.summarise(texts[0])
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter(), time.process_time()
        for text in texts:
            summariser.summarise(text)
        seconds.append((time.perf_counter() - start[0], time.process_time() - start[1]))
    return seconds


def spawned(*command: str | Path) -> tuple[float, float]:
    """Wall-clock seconds and the peak of resident memory, in MB, of a process.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    words = [str(word) for word in command]
    start = time.perf_counter()
    process = os.posix_spawn(words[0], words, os.environ, file_actions=quiet)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), words)
    return seconds, usage.ru_maxrss * 1024 / 1e6


def rows(rounds: int = ROUNDS) -> Iterator[tuple[str, ...]]:
    """What was measured, the figure, its target, n and how it was measured."""
    yield from _rates(rounds)
    yield from _starts(rounds)
    size = sum(file.stat().st_size for file in weights().iterdir()) / 1e6
    yield ("weights", f"{size:.1f} MB", TARGETS["weights"], "all files", "size on disk")


def _rates(rounds: int) -> Iterator[tuple[str, ...]]:
    command = [sys.executable, "-m", f"{__package__}.reading", "--read", "--rounds", str(rounds)]
    read = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    wall, cpu = zip(*read["seconds"], strict=True)
    for unit, times, target, how in (
        ("second", wall, TARGETS["rate"], "whole reports on one core, one by one, weights loaded"),
        ("second of the processor", cpu, "", "the same where nothing else runs on the core"),
    ):
        yield (
            f"articles of {WORDS} words a {unit}",
            _spread([read["articles"] / seconds for seconds in times], ""),
            target,
            f"{rounds} rounds of {read['articles']} articles",
            how,
        )


def _starts(rounds: int) -> Iterator[tuple[str, ...]]:
    program = Path(sys.executable).with_name("summariser")
    seed = resources.root("seeds") / SEED
    reports: list[tuple[float, float]] = []
    codes: dict[str, list[float]] = {"pass": [], _IMPORT: [], _LOAD: []}
    for _ in range(rounds):  # interleaved, so that a busy machine slows each of them alike
        reports.append(spawned(program, "summarise", seed, "--offline"))
        for code, seconds in codes.items():
            seconds.append(spawned(sys.executable, "-c", code)[0])
    count = f"{rounds} processes"
    yield (
        "offline report of a seed from a cold start",
        _spread([seconds for seconds, _ in reports], " s"),
        TARGETS["start"],
        count,
        f"`summariser summarise seeds/{SEED} --offline`, by the clock, start to end",
    )
    peaks = [peak for _, peak in reports]
    yield ("its peak of memory", _spread(peaks, " MB"), TARGETS["memory"], count, "`ru_maxrss`")
    for name, code in ((f"`{_IMPORT}`", _IMPORT), ("importing and loading the tagger", _LOAD)):
        more = [(one - bare) * 1e3 for one, bare in zip(codes[code], codes["pass"], strict=True)]
        yield (name, _spread(more, " ms"), "", count, "above a Python that does nothing")


def weights() -> Path:
    """The folder of the weights that come with the package."""
    return Path(resources.__file__).parent / "engines/embedded/weights"


def _processor() -> str:
    """Its model, as far as the system says it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def _spread(values: Sequence[float], unit: str) -> str:
    digits = 2 if max(values) < 100 else 0
    low, middle, high = (
        f"{each:.{digits}f}" for each in (min(values), median(values), max(values))
    )
    return f"{middle}{unit} [{low}, {high}]"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table of Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"default {ROUNDS}")
    parser.add_argument("--read", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.read:
        texts = articles()
        seconds = reading_seconds(texts, options.rounds)
        print(json.dumps({"articles": len(texts), "seconds": seconds}))
        return
    measured = list(rows(options.rounds))
    from ..results_table import table  # numpy stands behind it

    print(
        "\n".join(table(["", "median [least, greatest]", "target", "n", "measured as"], measured))
    )


if __name__ == "__main__":
    main()

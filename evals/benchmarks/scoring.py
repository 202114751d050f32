"""Time to score saved outputs, with intervals, as `summariser eval --rescore` does.

The articles are the seeds, over and over under new slugs; the outputs are those of the embedded
engine, asked once for each seed. Measured in fresh processes, loading the labels included, first
without the scores of the reference systems and then with those that the first left behind.
"""

import argparse
import asyncio
import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from summariser import resources

from ..asking import fill, named_system
from ..evaluation import start
from ..labels import load_seeds, seed_folders
from ..scorer import seed_scorer

ARTICLES = 1_000
TARGET = 10.0  # seconds, with the scores of the references


def repeated_seeds(folder: Path, articles: int) -> None:
    """Fill `folder` with `articles` labelled articles, each a seed under a slug of its own."""
    seeds = seed_folders(resources.root("seeds"))
    for number, seed in enumerate(islice(cycle(seeds), articles)):
        copy = folder / f"{seed.name}-{number}"
        copy.mkdir(parents=True)
        for file in seed.iterdir():
            text = file.read_bytes().decode()
            slug = f"slug: {seed.name}\n"
            (copy / file.name).write_bytes(text.replace(slug, f"slug: {copy.name}\n", 1).encode())


def answered_run(folder: Path, seeds: Path) -> None:
    """A run in `folder` that holds the embedded engine's report on every article of `seeds`."""
    golds, system = load_seeds(seeds), named_system("embedded")
    (run,) = start([system], golds, seed_scorer(), folder=folder)
    originals = {gold.text: gold for gold in golds}
    asyncio.run(fill(run, system, list(originals.values())))
    answers = {gold.text: run.records()[gold.slug, 1] for gold in originals.values()}
    for gold in golds:
        if originals[gold.text] is not gold:
            run.append(answers[gold.text].model_copy(update={"slug": gold.slug}))


def _seconds(seeds: Path, run: Path) -> str:
    """What the command takes: by the clock, and of the processors."""
    program = Path(sys.executable).with_name("summariser")
    before = os.times()
    subprocess.run(
        [program, "eval", seeds, "--rescore", "--run", run], check=True, stdout=subprocess.DEVNULL
    )
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return f"{after.elapsed - before.elapsed:>6.1f} s, CPU {cpu:.1f} s"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the seconds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=ARTICLES, help="default 1,000")
    articles = parser.parse_args(arguments).articles
    with TemporaryDirectory() as folder:
        seeds, run = Path(folder, "seeds"), Path(folder, "run")
        repeated_seeds(seeds, articles)
        answered_run(run, seeds)
        print(f"{articles:,} saved outputs scored, with intervals and references")
        print(f"{'references measured anew':<28}{_seconds(seeds, run)}")
        print(f"{'references kept':<28}{_seconds(seeds, run)}; target {TARGET:.0f} s")


if __name__ == "__main__":
    main()

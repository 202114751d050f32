"""All that was measured of the embedded engine, written to one page of Markdown.

python -m evals.results --polnear DIR --gum DIR [--part validation] [--split test]
                        [--out evals/RESULTS.md]
"""

import argparse
import logging
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

from summariser import resources
from summariser.errors import SummariserError
from summariser.version import __version__

from . import polnear
from .benchmarks.reading import ROUNDS, weights
from .corpora import open_corpus, seed_corpus
from .manifest import now, package_fingerprint
from .results_sections import gum_section, open_gum, polnear_section, seeds_section
from .results_table import table
from .runs import write_whole
from .statistics import ENOUGH_ARTICLES, ENOUGH_ITEMS, RESAMPLES, SEED, SWAPS

__all__ = ["head"]

_INTERVALS = (
    f"In brackets 95 % intervals by a percentile bootstrap over articles ({RESAMPLES} resamples, "
    f"seed {SEED}); p by paired randomisation over articles ({SWAPS} swaps, all where there are "
    "fewer), not corrected for the number of figures. Items are what a figure is a share of, of an "
    f"F1 the mean of predicted and gold. * rests on fewer than {ENOUGH_ARTICLES} articles or "
    f"{ENOUGH_ITEMS} items: its interval is too narrow."
)
_DATA = (
    (
        "PolNeAR, train",
        f"before {polnear.VALIDATION_FROM}: train, tune",
        f"from {polnear.VALIDATION_FROM}: validation",
    ),
    ("seeds, labelled by us", "split tune", "split test"),
    ("GUM, train, news", "first, third, … document", "second, fourth, … document"),
    (
        "articles of `evals/training`, written by us",
        "four of five",
        "every fifth; not in these tables",
    ),
)
_SYSTEMS = (
    "- embedded: the engine as it ships\n"
    "- tagger: all attributions of its tagger, belief and intent included\n"
    "- rules: the engine without its tagger\n"
    "- simple: a regex for quotations, the nearest name, the first three sentences; no stances\n"
    "- oracle: the labels, said as an engine has to say them"
)


def head(options: Sequence[str]) -> list[str]:
    """What made the page, of what code and weights, and how its figures are to be read."""
    sums = (weights() / "SHA256SUMS").read_text(encoding="utf-8").split()
    hashes = table(["weights", "sha256"], zip(sums[1::2], sums[::2], strict=True))
    return [
        "# Results of the embedded engine",
        "",
        f"Made by `python -m evals.results {' '.join(options)}`, {now()}; version {__version__}, "
        f"commit {_commit()}, package {package_fingerprint()}.",
        *("", *hashes),
        *("", *table(["data", "learnt or tuned on", "held out"], _DATA)),
        *("", _INTERVALS),
        *("", _SYSTEMS),
    ]


def _speed() -> Iterator[str]:
    print("speed", file=sys.stderr)
    # A process of its own, as what this one holds would count into the peak of memory.
    command = [sys.executable, "-m", f"{__package__}.benchmarks.reading"]
    measured = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    yield from ("## Speed and size", "", *measured.splitlines(), "")
    yield (
        f"In brackets the least and the greatest of {ROUNDS} rounds, which hold the median at 98 % "
        "(order statistics). On Linux, by `python -m evals.benchmarks.reading`."
    )


def _commit() -> str:
    def git(*command: str) -> str:
        found = subprocess.run(
            ["git", *command],
            cwd=resources.root("seeds").parent,
            check=True,
            capture_output=True,
            text=True,
        )
        return found.stdout.strip()

    try:
        changed = git("status", "--porcelain", "--", "summariser", "evals/*.py", "seeds")
        return git("rev-parse", "HEAD") + (" and changes" if changed else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown, as this is no checkout"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything and write the page; progress goes to stderr."""
    parser = argparse.ArgumentParser(prog="python -m evals.results", description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True, metavar="DIR")
    parser.add_argument("--gum", type=Path, required=True, metavar="DIR")
    parser.add_argument("--part", choices=get_args(polnear.Part), default="validation")
    parser.add_argument("--split", choices=("tune", "test"), default="test")
    parser.add_argument("--out", type=Path, default=Path("evals/RESULTS.md"), metavar="FILE")
    chosen = parser.parse_args(arguments)
    logging.getLogger("summariser").addHandler(logging.NullHandler())  # reports say it in findings
    options = ["--polnear DIR --gum DIR", f"--part {chosen.part}", f"--split {chosen.split}"]
    try:
        documents = open_gum(chosen.gum)
        articles = open_corpus(f"polnear:{chosen.polnear}:{chosen.part}")
        seeds = seed_corpus([resources.root("seeds")], chosen.split)
        sections = [
            head(options),
            polnear_section(articles),
            seeds_section(seeds),
            gum_section(documents),
            _speed(),
        ]
        write_whole(chosen.out, "\n\n".join("\n".join(section) for section in sections) + "\n")
    except SummariserError as error:
        parser.exit(2, f"{parser.prog}: {error}\n")


if __name__ == "__main__":
    main()

"""Measures the doubts that code has of summaries which people judged against their source.

SummEdits and QAGS-XSum have consistent and inconsistent summaries. The documents of each file count
in order: the first, third… are the tune half, on which rules were chosen, the others the report
half. In the references of the seeds, and in the summaries of GUM where they lie beside the others,
every alarm is false. The evidence is the whole document.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from summariser.checks import Doubt, doubts
from summariser.resources import root
from summariser.sentences import split_sentences

from .sentences import load

_SUMMARY = re.compile(r"# meta::summary\d = \([^)]*\) (.+)")


class Judged(NamedTuple):
    """A summary with its document, and whether people found that it follows from it."""

    document: str
    sentences: tuple[str, ...]
    consistent: bool


class Counts(NamedTuple):
    """How many summaries, and how many sentences of consistent ones, a code was raised in."""

    consistent: int
    inconsistent: int
    sentences: int


Halves = tuple[list[Judged], list[Judged]]


def summedits(folder: Path) -> Halves:
    """The summaries of all `*.json` files of `folder`, by halves of the documents of each."""
    halves: Halves = ([], [])
    for file in sorted(folder.glob("*.json")):
        seen: dict[str, int] = {}
        for entry in json.loads(file.read_text("utf-8")):
            number = seen.setdefault(entry["doc"], len(seen))
            judged = Judged(entry["doc"], _sentences(entry["summary"]), entry["label"] == 1)
            halves[number % 2].append(judged)
    return halves


def qags(file: Path) -> Halves:
    """The summaries of a QAGS file; a summary is consistent where most judges say so of it."""
    halves: Halves = ([], [])
    for number, line in enumerate(file.read_text("utf-8").splitlines()):
        entry = json.loads(line)
        votes = [vote for said in entry["summary_sentences"] for vote in said["responses"]]
        for_it = sum(vote["response"] == "yes" for vote in votes)
        sentences = tuple(said["sentence"] for said in entry["summary_sentences"])
        halves[number % 2].append(Judged(entry["article"], sentences, 2 * for_it > len(votes)))
    return halves


def gum(folder: Path) -> list[Judged]:
    """The summaries of the Wikinews articles of GUM, taken to be consistent."""
    return [
        Judged(article.text, _sentences(summary), consistent=True)
        for article in load(folder)
        for summary in _SUMMARY.findall((folder / f"{article.name}.conllu").read_text("utf-8"))
    ]


def seeds(folder: Path) -> list[Judged]:
    """The reference summaries of the labelled articles in `folder`."""
    import yaml

    judged = []
    for file in sorted(folder.glob("*/labels.yaml")):
        reference = yaml.safe_load(file.read_text("utf-8"))["summary"]["reference"]
        article = (file.parent / "article.txt").read_text("utf-8")
        judged.append(Judged(article, _sentences(reference), consistent=True))
    return judged


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in split_sentences(text))


def count(summaries: Iterable[Judged]) -> dict[str, Counts]:
    """For each code with its severity, and for any warning: where it was raised."""
    sums: dict[str, Counts] = {}
    for document, sentences, consistent in summaries:
        raised = [_keys(doubts(sentence, [document], document)) for sentence in sentences]
        for key in sorted(set().union(*raised)):
            old = sums.get(key, Counts(0, 0, 0))
            in_sentences = consistent * sum(key in keys for keys in raised)
            new = (consistent, not consistent, in_sentences)
            sums[key] = Counts(*(left + right for left, right in zip(old, new, strict=True)))
    return sums


def _keys(raised: Iterable[Doubt]) -> set[str]:
    keys = {f"{doubt.code} ({doubt.severity})" for doubt in raised}
    return keys | ({"any warning"} if any("warning" in key for key in keys) else set())


def table(name: str, summaries: list[Judged]) -> Iterator[str]:
    """The lines of one table; a share stands before the counts that it comes from."""
    good = sum(judged.consistent for judged in summaries)
    bad = len(summaries) - good
    sentences = sum(len(judged.sentences) for judged in summaries if judged.consistent)
    yield f"{name}: {good} consistent summaries of {sentences} sentences, {bad} inconsistent"
    heads = ("precision", "recall", "false alarms", "in sentences")
    yield f"  {'':<28}" + "".join(f"{head:>20}" for head in heads)
    for key, found in sorted(count(summaries).items()):
        shares = (
            (found.inconsistent, found.consistent + found.inconsistent),
            (found.inconsistent, bad),
            (found.consistent, good),
            (found.sentences, sentences),
        )
        cells = (f"{part / max(whole, 1):.3f} {f'{part}/{whole}':>9}" for part, whole in shares)
        yield f"  {key:<28}" + "".join(f"{cell:>20}" for cell in cells)


def main(arguments: list[str] | None = None) -> None:
    """Print a table for each set and half."""
    parser = argparse.ArgumentParser(prog="python -m evals.faithfulness", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds summedits and qags-xsum")
    data = parser.parse_args(arguments).data
    try:
        edits, xsum = summedits(data / "summedits"), qags(data / "qags-xsum" / "mturk_xsum.jsonl")
        sets = {"SummEdits, tune": edits[0], "SummEdits, report": edits[1]}
        sets |= {"QAGS-XSum, tune": xsum[0], "QAGS-XSum, report": xsum[1]}
        if (data / "gum-news-train").is_dir():
            sets["GUM summaries"] = gum(data / "gum-news-train")
        sets["seed references"] = seeds(root("seeds"))
    except (OSError, ValueError, KeyError) as error:
        parser.exit(2, f"{parser.prog}: {data} cannot be read: {error!r}. Give its right path.\n")
    for name, summaries in sets.items():
        print(*table(name, summaries), sep="\n", end="\n\n")


if __name__ == "__main__":
    main()

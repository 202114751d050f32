"""Measures the doubts that code has of summaries which people judged against their source.

SummEdits and QAGS-XSum have consistent and inconsistent summaries. The documents of each file count
in order: the first, third… are the tune half, on which rules were chosen, the others the report
half. In the references of the seeds, and in the summaries of GUM where they lie beside the others,
every alarm is false. The evidence is the whole document.

A row is a code of `summariser.checks`, with its severity. Precision: of the summaries that it was
raised in, how many are inconsistent. Recall: of the inconsistent ones, in how many it was raised;
in sight, of those alone whose fault it is meant to see. False alarms: of the sentences of
consistent summaries, in how many it was raised. After each share stand its interval (Wilson 1927,
95 %) and its counts. Many summaries share a document: the intervals are rather too narrow.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from summariser.checks import Doubt, doubts
from summariser.checks.dates import dates, weekdays
from summariser.checks.numbers import numbers
from summariser.resources import root
from summariser.sentences import split_sentences

from .sentences import load

_SUMMARY = re.compile(r"# meta::summary\d = \([^)]*\) (.+)")
# Years, and the quarters of one.
_PERIOD = re.compile(r"\b(?:(?:1[5-9]|20)\d\d|Q[1-4]|first|second|third|fourth)\b")
_TURNED = frozenset({"antonym_swap", "negation_insertion_removal"})
_HEADS = ("precision", "recall", "recall in sight", "false alarms")
_ANY = "any warning"
_WIDTH = 29
_Z = 1.96  # of the 95 % interval


class Judged(NamedTuple):
    """A summary with its document, and whether people found that it follows from it.

    `visible` are the codes that are meant to see the fault of an inconsistent one.
    """

    document: str
    sentences: tuple[str, ...]
    consistent: bool
    visible: frozenset[str] = frozenset()


Halves = tuple[list[Judged], list[Judged]]


def summedits(folder: Path) -> Halves:
    """The summaries of all `*.json` files of `folder`, by halves of the documents of each."""
    halves: Halves = ([], [])
    for file in sorted(folder.glob("*.json")):
        seen: dict[str, int] = {}
        for entry in json.loads(file.read_text("utf-8")):
            number = seen.setdefault(entry["doc"], len(seen))
            visible = _visible(_edited(entry["original_summary"], entry["summary"]))
            if not _TURNED.isdisjoint(entry["edit_types"]):
                visible |= {"negation"}
            sentences = _sentences(entry["summary"])
            judged = Judged(entry["doc"], sentences, entry["label"] == 1, visible)
            halves[number % 2].append(judged)
    return halves


def qags(file: Path) -> Halves:
    """The summaries of a QAGS file; a summary is consistent where most judges say so of it.

    What is wrong in the others is not known: a number may be where there is one.
    """
    halves: Halves = ([], [])
    for number, line in enumerate(file.read_text("utf-8").splitlines()):
        entry = json.loads(line)
        votes = [vote for said in entry["summary_sentences"] for vote in said["responses"]]
        for_it = sum(vote["response"] == "yes" for vote in votes)
        sentences = tuple(said["sentence"] for said in entry["summary_sentences"])
        visible = _visible("\n".join(sentences)) | {"negation"}
        judged = Judged(entry["article"], sentences, 2 * for_it > len(votes), visible)
        halves[number % 2].append(judged)
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


def _edited(original: str, summary: str) -> str:
    """The stretches of words that are only in one of the two, a line each."""
    before, after = original.split(), summary.split()
    stretches = []
    for what, *ends in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            stretches += [before[ends[0] : ends[1]], after[ends[2] : ends[3]]]
    return "\n".join(" ".join(words) for words in stretches)


def _visible(text: str) -> frozenset[str]:
    """The codes that look at what `text`, the wrong words, has."""
    has = {
        "unsupported-number": numbers(text),
        "unsupported-date": dates(text) or weekdays(text) or _PERIOD.search(text),
        "unsupported-name": any(word[:1].isupper() for word in text.split()),
        "inexact-quotation": any(mark in text for mark in "“”\"`''"),
    }
    return frozenset(code for code, found in has.items() if found)


def count(summaries: Iterable[Judged]) -> Counter[tuple[str, str]]:
    """For each code with its severity, and for any warning, where it was raised.

    That is: in "good" and in "bad" summaries, in "seen" ones of the bad whose fault it is meant to
    see, and in "sentences" of the good.
    """
    sums: Counter[tuple[str, str]] = Counter()
    for judged in summaries:
        document = judged.document
        raised = [_keys(doubts(sentence, [document], document)) for sentence in judged.sentences]
        for key in set().union(*raised):
            sums[key, "good" if judged.consistent else "bad"] += 1
            if judged.consistent:
                sums[key, "sentences"] += sum(key in keys for keys in raised)
            elif _in_sight(key, judged):
                sums[key, "seen"] += 1
    return sums


def _keys(raised: Iterable[Doubt]) -> set[str]:
    keys = {f"{doubt.code} ({doubt.severity})" for doubt in raised}
    return keys | ({_ANY} if any("warning" in key for key in keys) else set())


def _in_sight(key: str, judged: Judged) -> bool:
    """Whether a row's code, or any where it stands for all, is meant to see the fault."""
    return bool(judged.visible) if key == _ANY else key.split()[0] in judged.visible


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927); all of it where `whole` is 0."""
    if not whole:
        return 0.0, 1.0
    share, square = part / whole, _Z * _Z / whole
    middle = (share + square / 2) / (1 + square)
    half = _Z * sqrt(share * (1 - share) / whole + square / whole / 4) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def table(name: str, summaries: list[Judged]) -> Iterator[str]:
    """The lines of one table."""
    good = [judged for judged in summaries if judged.consistent]
    bad = [judged for judged in summaries if not judged.consistent]
    sentences = sum(len(judged.sentences) for judged in good)
    documents = len({judged.document for judged in summaries})
    yield (
        f"{name}: {documents} documents; {len(good)} consistent summaries of {sentences} sentences,"
        f" {len(bad)} inconsistent"
    )
    yield f"  {'':<28}" + "".join(f"{head:>{_WIDTH}}" for head in _HEADS)
    sums = count(summaries)
    for key in sorted({key for key, _ in sums}):
        in_sight = sum(_in_sight(key, judged) for judged in bad)
        cells = (
            (sums[key, "bad"], bool(bad) * (sums[key, "bad"] + sums[key, "good"])),
            (sums[key, "bad"], len(bad)),
            (sums[key, "seen"], in_sight),
            (sums[key, "sentences"], sentences),
        )
        yield f"  {key:<28}" + "".join(f"{_cell(*cell):>{_WIDTH}}" for cell in cells)


def _cell(part: int, whole: int) -> str:
    if not whole:
        return "-"
    low, high = wilson(part, whole)
    return f"{part / whole:.3f} [{low:.3f}, {high:.3f}] {f'{part}/{whole}':>7}"


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

"""The second reading of a seed, scored like the report of a system: how far two readers agree.

`second.yaml` beside the labels holds what another reader found in the bare article, in the format
of the labels: actors, quotes, passages in marks that are nobody's words, and stances. What a system
scores above the agreement of two careful readers tells nothing (Artstein and Poesio 2008), so their
agreement is the ceiling of the figures. It is not grounded, so that its quotes are cut as the
reader cut them. A summary is no part of it: two good ones need not share their words.

    python -m evals.second [--differences] [SEEDS]
"""

import argparse
import asyncio
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from summariser import resources
from summariser.errors import SourceError
from summariser.report import Actor, ArticleInfo, Quote, Report, Run, Span, Stance, Summary
from summariser.version import __version__

from .asking import System
from .label_schema import check_labels
from .labels import BadLabels, load_seeds, read_seed
from .manifest import file_fingerprint
from .matching import characters
from .metrics import quotes
from .mismatches import judged_quotes
from .numbers import shown
from .references import measure
from .scorer import seed_scorer
from .statistics import Estimate, estimates
from .values import Fault, Gold, Output, Piece

__all__ = ["agreement", "differences", "lint_second", "load_second", "reader_system", "report_of"]

_FILE = "second.yaml"
_READ = frozenset({"quotes", "speakers", "stances"})


def reader_system(roots: Sequence[Path], golds: Sequence[Gold]) -> System | None:
    """Answers with the second reading of an article; None unless every one of `golds` has one.

    A reading of some would stand beside figures that rest on other articles.
    """
    paths = {
        gold.slug: path
        for root in roots
        for gold in golds
        if (path := root / gold.slug / _FILE).exists()
    }
    if paths.keys() != {gold.slug for gold in golds}:
        return None

    async def ask(gold: Gold) -> Report:
        return report_of(load_second(paths[gold.slug].parent, gold))

    read = file_fingerprint(paths.values())
    return System(name="second reading", engine="reader", ask=ask, model=read, groups=_READ)


def load_second(folder: Path, gold: Gold) -> Gold:
    """The second reading in `folder` of the article of `gold`.

    What it leaves out of the format (source, split, genre, summary) is that of `gold`.

    Raises:
        BadLabels: it cannot be read, or breaks the format; all faults at once.
    """
    given = {
        "source": "the same",
        "split": gold.split,
        "genre": gold.genre,
        "summary": {"reference": gold.reference, "key_facts": []},
    }
    try:
        second = yaml.load((folder / _FILE).read_bytes(), yaml.CSafeLoader)  # as safe, but faster
    except (OSError, ValueError, yaml.YAMLError) as error:
        why = " ".join(str(error).split())
        raise BadLabels(folder, [Fault(_FILE, f"cannot be read: {why}")]) from error
    if not isinstance(second, dict):
        raise BadLabels(folder, [Fault(_FILE, "is no mapping of keys to values")])
    checked = check_labels(gold.text, given | second)
    if isinstance(checked, Gold):
        return checked
    raise BadLabels(folder, [Fault(f"{_FILE}: {each.where}", each.message) for each in checked])


def lint_second(folder: Path) -> list[Fault]:
    """All that is wrong with the second reading in `folder`, if there is one and labels as well."""
    gold = read_seed(folder).gold
    if gold is None or not (folder / _FILE).exists():
        return []
    try:
        load_second(folder, gold)
    except BadLabels as error:
        return list(error.faults)
    return []


def agreement(root: Path, golds: Sequence[Gold]) -> list[Estimate]:
    """The figures of the second readings of seeds in `root`.

    Raises:
        SourceError: a seed has none.
    """
    reader, scorer = reader_system([root], golds), seed_scorer()
    if reader is None:
        raise SourceError(f"{root} holds articles without {_FILE}: nothing says how readers agree.")
    scores = asyncio.run(measure(reader, golds, scorer))
    return estimates(scores.table, scorer.figures)


def differences(gold: Gold, second: Gold) -> Iterator[str]:
    """What the guide has to decide, a line each: passages, kinds, speakers and what is no speech.

    The second reading is what the reasons call the report.
    """
    output = Output(gold.slug, report_of(second), None, 0)
    for item in judged_quotes(gold, output):
        side = item.gold or item.predicted
        for each in item.mismatches:
            yield f"{each.type}: {side.passage if side else ''}: {each.reason}"
    for labelled, quote, _ in quotes.pairs(gold, output):
        if labelled.kind != quote.kind:
            passage = gold.text[slice(*labelled.spans[0])]
            yield f"kind: {passage}: {labelled.kind} in the labels, {quote.kind} in the report."
    sides = {"labels": gold.not_speech, "report": second.not_speech}
    counted = [{characters([each], gold.text) for each in side} for side in sides.values()]
    for name, passages in sides.items():
        for piece in passages:
            if characters([piece], gold.text) in counted[0] ^ counted[1]:
                yield f"no speech: {gold.text[slice(*piece)]}: in the {name} alone."


def report_of(reading: Gold) -> Report:
    """What a reading says of quotes and stances; the actors' ids are those of the reading."""

    def span(piece: Piece) -> Span:
        return Span(start=piece[0], end=piece[1], text=reading.text[slice(*piece)])

    actors = tuple(
        Actor(id=each.id, name=each.name, kind=each.kind, role=each.role, mentions=())
        for each in reading.actors
    )
    quotes = tuple(
        Quote(
            spans=tuple(map(span, each.spans)),
            verbatim=(),
            kind=each.kind,
            speaker=each.speaker,
            mention=span(each.mention) if each.mention else None,
            cue=span(each.cue) if each.cue else None,
            origin="scripted",
        )
        for each in reading.quotes
    )
    stances = tuple(
        Stance(
            holder=each.holder,
            target=each.target,
            position=each.position,
            evidence=tuple(map(span, each.evidence)),
        )
        for each in reading.stances
    )
    return Report(
        article=ArticleInfo(
            title=None,
            url=None,
            source=None,
            author=None,
            published=None,
            language=reading.language,
            sha256=hashlib.sha256(reading.text.encode()).hexdigest(),
            words=len(reading.text.split()),
        ),
        summary=Summary(headline="", sentences=()),
        actors=actors,
        quotes=quotes,
        stances=stances,
        findings=(),
        run=Run(engine="scripted", version=__version__),
    )


def _table(root: Path) -> str:
    """Every figure on each split and on all, its 95 % interval on all, and n there."""
    golds = load_seeds(root)
    columns = {
        part: agreement(root, [gold for gold in golds if part in (gold.split, "all")])
        for part in ("tune", "test", "all")
    }
    lines = [f"{'':32}" + "".join(f"{name:>7}" for name in columns) + f"  {'95% CI':<14}{'n':>4}"]
    for row in zip(*columns.values(), strict=True):
        *_, every = row
        if every.micro is not None:
            cells = "".join(f"{shown(each.micro):>7}" for each in row)
            interval = f"[{shown(every.low)}, {shown(every.high)}]"
            lines.append(f"{every.figure:32}{cells}  {interval:<14}{every.n:>4}")
    return "\n".join(lines)


def main() -> None:
    """Print the agreement of the two readings, or where they differ."""
    parser = argparse.ArgumentParser(prog="python -m evals.second")
    parser.add_argument("seeds", type=Path, nargs="?", default=resources.root("seeds"))
    parser.add_argument("--differences", action="store_true", help="list them instead")
    options = parser.parse_args()
    if not options.differences:
        print(_table(options.seeds))
        return
    for gold in load_seeds(options.seeds):
        for line in differences(gold, load_second(options.seeds / gold.slug, gold)):
            print(f"{gold.slug}: {line}")


if __name__ == "__main__":
    main()

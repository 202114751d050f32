"""What stands in the results: one section for each corpus, as lines of Markdown."""

import asyncio
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from summariser.errors import SourceError

from . import gum
from .asking import System, named_system
from .corpora import Corpus
from .figures import Figure, Ratio
from .gum import Document
from .references import measure
from .results_table import Row, change_cell, figures_table
from .scores import Scores
from .statistics import Estimate, differences, estimates, few
from .systems import rules_system, simple_system, tagger_system

__all__ = ["gum_section", "open_gum", "polnear_section", "seeds_section"]

_QUOTED = (
    Row(
        "quoted.span.f1",
        "passages, F1",
        "words between double marks, three or more, IoU ≥ .8",
        (".923", "-"),
    ),
    Row(
        "quoted.speaker.accuracy",
        "speaker, accuracy",
        "of passages found that have a source",
        (".98", "≥ .95"),
    ),
    Row(
        "quoted.end_to_end.f1",
        "passage and speaker, F1",
        "passages found whose speaker is right",
        (".900", "≥ .90"),
    ),
)
_EVERY = (
    Row("attributions.source.f1", "source, F1", "exact passages", (".832", "-", "≥ .80")),
    Row("attributions.cue.f1", "cue, F1", "exact passages", (".753", "-", "≥ .72")),
    Row("attributions.content.f1", "content, F1", "exact passages", (".729", ".66", "≥ .66")),
    Row("attributions.content_iou80.f1", "content, F1", "IoU ≥ .8", ("-", ".74", "≥ .72")),
    Row("attributions.linked.f1", "source and content, F1", "IoU ≥ .5 each", ("-", "-", "≥ .72")),
)
_OTHERS = (
    "The reports of embedded and rules hold speech alone, and cut a source to the words that name "
    "it; simple gives no cue. The annotators are two people on PolNeAR dev, CofeNet (Wang et al. "
    "2022) is on BERT-base and PolNeAR test: **other articles than ours**, which are a part of "
    "train by date. On test, BERT with a CRF has .822 / .749 / .710 (source, cue, content), a CRF "
    "on features .506 / .534 / .286, CoreNLP .139 / - / .175."
)
_SEEDS = (
    Row("speakers.accuracy", "speaker, accuracy", "of quotes found (IoU ≥ .5)", ("≥ .90",)),
    Row("speakers.end_to_end.f1", "quote and speaker, F1", "all quotes, indirect too", ("-",)),
    Row("summary.key_facts", "key facts", "share stated by the summary", ("> simple",)),
    Row("summary.length", "words of the summary", "80 asked; simple is lead-3", ("-",)),
    Row("stances.soft.f1", "stances, F1", "holder, position, half of the target", ("-",)),
    Row("stances.soft.precision", "stances, precision", "all stances predicted", ("≥ .60",)),
    Row("stances.core.recall", "core stances, recall", "those marked as core", ("≥ .60",)),
)
_LENGTH = Figure("summary.length", (Ratio("summary.words", "summary.summaries"),))
_USE = {
    "train": "trained on",
    "tune": "tuned on",
    "validation": "held out: neither trained nor tuned on",
    "test": "held out: neither trained nor tuned on",
}


def polnear_section(corpus: Corpus) -> Iterator[str]:
    """Quoted passages and all attributions of articles of PolNeAR."""
    systems = {
        "embedded": named_system("embedded"),
        "tagger": tagger_system(),
        "rules": rules_system(),
        **corpus.references,
    }
    scores = _measured(systems, corpus)
    columns = _estimated(scores, corpus.scorer.figures)
    yield from ("## Quoted passages and their speakers: PolNeAR", "", _used(corpus), "")
    yield from figures_table(_QUOTED, columns, ["annotators", "target"])
    yield from ("", "## All attributions, indirect speech and thought included: PolNeAR", "")
    yield from figures_table(_EVERY, columns, ["CofeNet", "annotators", "target"])
    yield from ("", _OTHERS)
    yield from _warnings(scores)


def seeds_section(corpus: Corpus) -> Iterator[str]:
    """Speakers, key facts and stances of our own labelled articles."""
    systems = {
        "embedded": named_system("embedded"),
        "rules": rules_system(),
        "simple": simple_system(),
    }
    scores = _measured(systems, corpus)
    figures = [*corpus.scorer.figures, _LENGTH]
    changes = differences(scores["simple"].table, scores["embedded"].table, figures)
    cells = {change.figure: change_cell(change) for change in changes}
    rows = [replace(row, beside=(cells[row.figure], *row.beside)) for row in _SEEDS]
    yield from ("## Speakers, key facts and stances: seeds", "", _used(corpus), "")
    yield from figures_table(rows, _estimated(scores, figures), ["embedded less simple", "target"])
    yield from _warnings(scores)


def open_gum(folder: Path) -> dict[str, list[Document]]:
    """The documents held out (`report`), and all of them.

    Raises:
        SourceError: the folder does not hold that corpus.
    """
    try:
        return {part: gum.load(folder, part) for part in ("report", "all")}
    except (OSError, ValueError) as error:
        raise SourceError(f"{folder} cannot be read: {error}") from error


def gum_section(parts: Mapping[str, Sequence[Document]]) -> Iterator[str]:
    """Summaries of one sentence, by the part of the documents."""
    yield "## Summaries of one sentence: GUM, news"
    for part, documents in parts.items():
        print(f"GUM, {part}", file=sys.stderr)
        summaries = gum.systems(documents)
        used = "all documents, half of them tuned on" if part == "all" else "those held out"
        yield from ("", f"ROUGE against a person's summary, {used}:")
        yield from ("", "```text", *gum.table(documents, summaries), "```")
        if gum.LEXRANK not in summaries:
            yield from ("", "LexRank is missing: `pip install sumy numpy` adds it.")


def _measured(systems: Mapping[str, System], corpus: Corpus) -> dict[str, Scores]:
    found = {}
    for name, system in systems.items():
        print(f"{corpus.part}, {len(corpus.golds)} articles: {name}", file=sys.stderr)
        found[name] = asyncio.run(measure(system, corpus.golds, corpus.scorer))
    return found


def _estimated(
    scores: Mapping[str, Scores], figures: Sequence[Figure]
) -> dict[str, dict[str, Estimate]]:
    return {
        name: {each.figure: each for each in estimates(score.table, figures)}
        for name, score in scores.items()
    }


def _used(corpus: Corpus) -> str:
    part = corpus.part or "all"
    return f"{len(corpus.golds)} articles, part {part}, {_USE.get(part, 'some of it tuned on')}."


def _warnings(scores: Mapping[str, Scores]) -> Iterator[str]:
    failed = [f"{name}: {score.failures}" for name, score in scores.items() if score.failures]
    for warning in (few(next(iter(scores.values())).table), *failed):
        if warning:
            yield from ("", f"Warning: {warning}")

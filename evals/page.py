"""A run as one HTML page: its figures, and every article with what was labelled and predicted.

The page needs nothing from outside and runs no script; what comes from articles, labels and reports
is escaped, and its control and bidirectional characters are spelled out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from summariser.render.harmless import harmless_json
from summariser.sentences import split_sentences

from .evaluation import Evaluation
from .key_facts import stating
from .mismatches import TYPES, Judged, actor_names, judged_quotes, judged_stances
from .runs import Record, Run, write_whole
from .statistics import LEVEL, RESAMPLES, SEED, Estimate
from .table import shown
from .values import Gold, KeyFact, Output, Piece

__all__ = ["write_page"]

_TEMPLATE = Path(__file__).with_name("page.html.jinja")
_SIDES = (".precision", ".recall")


class Stretch(NamedTuple):
    """A stretch of an article; `verdict` is empty outside quotes, `labels` go before the text."""

    text: str
    verdict: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A figure, its precision and recall where it is an F1, and the micro figures beside it."""

    name: str
    sides: tuple[float | None, ...]
    estimate: Estimate
    beside: tuple[float | None, ...]

    @property
    def drawn(self) -> bool:
        """Whether it fits a scale from 0 to 1."""
        values = (self.estimate.micro, self.estimate.high, *self.beside)
        return self.estimate.micro is not None and all(each is None or each <= 1 for each in values)


@dataclass(frozen=True)
class Panel:
    """One article, and what the system made of it."""

    gold: Gold
    output: Output
    place: str
    quotes: list[Judged]
    stances: list[Judged]

    @property
    def tally(self) -> dict[str, int]:
        """How many mismatches there are of each type."""
        found = [each.type for item in (*self.quotes, *self.stances) for each in item.mismatches]
        return {type: found.count(type) for type in TYPES}

    @property
    def labelled_text(self) -> list[Stretch]:
        """The article with the labelled quotes."""
        passages = [list(quote.spans) for quote in self.gold.quotes]
        return _stretches(self.gold.text, passages, self.quotes, [q.gold for q in self.quotes])

    @property
    def predicted_text(self) -> list[Stretch]:
        """The article with the predicted quotes."""
        predicted = self.output.report.quotes if self.output.report else ()
        passages = [[(span.start, span.end) for span in quote.spans] for quote in predicted]
        places = [quote.predicted for quote in self.quotes]
        return _stretches(self.gold.text, passages, self.quotes, places)

    @property
    def holders(self) -> Mapping[str, str]:
        """The names of the labelled actors by id."""
        return {actor.id: actor.name for actor in self.gold.actors}

    @property
    def names(self) -> Mapping[str, str]:
        """The names of the predicted actors by id."""
        return actor_names(self.output.report)

    @property
    def facts(self) -> list[tuple[KeyFact, bool]]:
        """The key facts, and whether the summary states them."""
        report, language = self.output.report, self.gold.language
        sentences = [
            whole.text[slice(*span)]
            for whole in (report.summary.sentences if report else ())
            for span in split_sentences(whole.text, language=language)
        ]
        return [(fact, bool(stating(sentences, fact.terms))) for fact in self.gold.key_facts]


def write_page(
    evaluations: Sequence[Evaluation],
    golds: Sequence[Gold],
    path: Path,
) -> None:
    """Write the page of some runs on `golds`, each beside its reference systems.

    Raises:
        SourceError: the outputs of a run cannot be read.
        OutputError: `path` cannot be written.
    """
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": shown, "slug": lambda type: type.replace(" ", "-")}
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    runs = [
        (each, list(each.beside), _groups(each), list(_panels(each, golds))) for each in evaluations
    ]
    write_whole(
        path,
        template.render(
            runs=runs,
            types=TYPES,
            signature=_signature,
            level=f"{LEVEL:.0%}",
        ),
    )


def _harmless(value: Any) -> Any:
    """Text as it may be shown; what is markup already went through here in its parts."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return harmless_json(value.replace("\t", " "))


def _groups(evaluation: Evaluation) -> list[tuple[str, list[Row]]]:
    """The figures by the first part of their names; precision and recall beside their F1."""
    micro = {each.figure: each.micro for each in evaluation.estimates}
    beside = evaluation.beside.values()
    rows = []
    for each in evaluation.estimates:
        base, _, last = each.figure.rpartition(".")
        if f".{last}" in _SIDES and f"{base}.f1" in micro:
            continue
        sides = tuple(micro.get(base + side) for side in _SIDES) if last == "f1" else (None, None)
        rows.append(Row(each.figure, sides, each, tuple(b.get(each.figure) for b in beside)))
    grouped = groupby(rows, key=lambda row: row.name.partition(".")[0])
    return [(name, list(members)) for name, members in grouped]


def _panels(evaluation: Evaluation, golds: Sequence[Gold]) -> Iterator[Panel]:
    """Every article and repeat that has an answer, in the order of the golds."""
    records = Run.open(evaluation.folder).records()
    for gold in golds:
        for repeat in range(1, evaluation.manifest.repeat + 1):
            record: Record | None = records.get((gold.slug, repeat))
            if record is not None:
                output = record.output
                place = gold.slug if evaluation.manifest.repeat == 1 else f"{gold.slug} ({repeat})"
                quotes, stances = judged_quotes(gold, output), judged_stances(gold, output)
                yield Panel(gold, output, place, quotes, stances)


def _signature(evaluation: Evaluation) -> dict[str, object]:
    """What the figures rest on."""
    manifest, scores = evaluation.manifest, evaluation.scores
    return {
        "data": f"{scores.data}, {len(scores.counts)} articles, split {manifest.split or 'all'}",
        "engine": manifest.engine,
        "model": manifest.model or "–",
        "prompt": manifest.prompt or "–",
        "repeats": manifest.repeat,
        "bootstrap": f"{RESAMPLES} resamples of articles, seed {SEED}",
        "version": f"{manifest.version}, package {manifest.package}",
        "draft schema": manifest.draft_schema,
        "scorer": scores.scorer,
        "started": manifest.started,
        "seconds an answer": "median {}, 95th percentile {}".format(
            *map(shown, evaluation.seconds)
        ),
    }


def _stretches(
    text: str,
    passages: Sequence[Sequence[Piece]],
    judged: Sequence[Judged],
    places: Sequence[int | None],
) -> list[Stretch]:
    """The text cut where a passage starts or ends; a quote is numbered by its place in `judged`."""
    size = len(text)
    pieces = [
        (max(start, 0), min(end, size), number, item.mismatches)
        for number, (item, place) in enumerate(zip(judged, places, strict=True), 1)
        if place is not None
        for start, end in passages[place]
        if start < size and end > max(start, 0)
    ]
    cuts = sorted({0, size, *(cut for start, end, *_ in pieces for cut in (start, end))})
    found = []
    for left, right in pairwise(cuts):
        over = [piece for piece in pieces if piece[0] <= left and right <= piece[1]]
        wrong = [mismatch.type for *_, mismatches in over for mismatch in mismatches]
        verdict = (min(wrong, key=TYPES.index) if wrong else "right") if over else ""
        labels = tuple(
            f"{number} {', '.join(each.type for each in mismatches)}".strip()
            for start, _, number, mismatches in over
            if start == left
        )
        found.append(Stretch(text[left:right], verdict, labels))
    return found

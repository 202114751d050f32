"""A run as one HTML page: its figures, and every article with what was labelled and predicted.

The page needs nothing from outside and runs no script; what comes from articles, labels and reports
is escaped, and its control and bidirectional characters are spelled out.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from .evaluation import Evaluation
from .figures import Figure
from .judged import TYPES
from .numbers import shown
from .panels import Panel, Section, panels, sections_of
from .runs import write_whole
from .statistics import (
    ENOUGH_ARTICLES,
    ENOUGH_ITEMS,
    LEVEL,
    RESAMPLES,
    SEED,
    Estimate,
    is_weak,
)
from .values import Gold

__all__ = ["write_page"]

_TEMPLATE = Path(__file__).with_name("page.html.jinja")
_STYLE = Path(__file__).with_name("page.css")
_SIDES = (".precision", ".recall")
_OPEN = 40  # articles; more are folded, or nobody would find the end of the page


class Extreme(NamedTuple):
    """An article with the lowest or the highest value of a figure."""

    slug: str
    value: float


@dataclass(frozen=True)
class Row:
    """A figure, its precision and recall where it is an F1, and the micro figures beside it.

    `extremes` are the articles of the lowest and the highest value, none where all are alike.
    """

    name: str
    sides: tuple[float | None, ...]
    estimate: Estimate
    beside: tuple[float | None, ...]
    extremes: tuple[Extreme, ...]

    @property
    def scale(self) -> float:
        """Where its drawing ends: 1, or the next of 2, 5, 10, 20 … that holds all its values."""
        values = (self.estimate.micro, self.estimate.high, *self.beside)
        most = max((each for each in values if each is not None), default=0.0)
        end = 1.0
        for step in range(60):
            if end >= most:
                break
            end *= 2.5 if step % 3 == 1 else 2
        return end


@dataclass(frozen=True)
class RunView:
    """One run on the page."""

    evaluation: Evaluation
    references: list[str]
    groups: list[tuple[str, list[Row]]]
    sections: list[Section]
    panels: list[Panel]

    @property
    def measured(self) -> set[str]:
        """The groups of its figures: summary, trust and so on."""
        return {name for name, _ in self.groups}

    @property
    def types(self) -> set[str]:
        """The types of mismatches that its sections know."""
        return {type for section in self.sections for type in section.meanings}

    @property
    def columns(self) -> list[list[str]]:
        """The tally of each section: right, then its types of mismatches."""
        return [["right", *section.meanings] for section in self.sections]

    @property
    def totals(self) -> list[list[int]]:
        """The columns summed over the articles."""
        parts = [panel.parts for panel in self.panels if panel.parts]
        return [
            [sum(each[place].tally[name] for each in parts) for name in names]
            for place, names in enumerate(self.columns)
        ]

    @property
    def places(self) -> Mapping[str, int]:
        """The number (from 1) of the first panel of each article."""
        found: dict[str, int] = {}
        for number, panel in enumerate(self.panels, 1):
            found.setdefault(panel.gold.slug, number)
        return found


def write_page(evaluations: Sequence[Evaluation], golds: Sequence[Gold], path: Path) -> None:
    """Write the page of some runs on `golds`, each beside its reference systems.

    Raises:
        SourceError: the outputs of a run cannot be read.
        OutputError: `path` cannot be written.
    """
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": shown, "slug": lambda name: name.replace(" ", "-")}
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    runs = [_view(each, golds) for each in evaluations]
    style = _STYLE.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    html = template.render(
        runs=runs,
        types=[type for type in TYPES if any(type in run.types for run in runs)],
        unfolded=sum(len(run.panels) for run in runs) <= _OPEN,
        signature=_signature,
        level=f"{LEVEL:.0%}",
        weak=is_weak,
        enough_articles=ENOUGH_ARTICLES,
        enough_items=ENOUGH_ITEMS,
        style=Markup(style),  # ours, and without a character that HTML would read
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'",
    )
    write_whole(path, html)


def _harmless(value: Any) -> Any:
    """Text as it may be shown; what is markup already went through here in its parts."""
    from summariser.render.harmless import harmless_json

    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return harmless_json(value.replace("\t", " "))


def _view(evaluation: Evaluation, golds: Sequence[Gold]) -> RunView:
    return RunView(
        evaluation=evaluation,
        references=list(evaluation.beside),
        groups=_groups(evaluation),
        sections=sections_of(evaluation),
        panels=list(panels(evaluation, golds)),
    )


def _groups(evaluation: Evaluation) -> list[tuple[str, list[Row]]]:
    """The figures by the first part of their names; precision and recall beside their F1."""
    micro = {each.figure: each.micro for each in evaluation.estimates}
    figures = {each.name: each for each in evaluation.scorer.figures}
    beside = evaluation.beside.values()
    rows = []
    for each in evaluation.estimates:
        base, _, last = each.figure.rpartition(".")
        if f".{last}" in _SIDES and f"{base}.f1" in micro:
            continue
        rows.append(
            Row(
                name=each.figure,
                sides=tuple(micro.get(base + s) if last == "f1" else None for s in _SIDES),
                estimate=each,
                beside=tuple(system.get(each.figure) for system in beside),
                extremes=_extremes(evaluation, figures[each.figure]),
            )
        )
    grouped = groupby(rows, key=lambda row: row.name.partition(".")[0])
    return [(name, list(members)) for name, members in grouped]


def _extremes(evaluation: Evaluation, figure: Figure) -> tuple[Extreme, ...]:
    values = figure.compute(evaluation.scores.table.columns())
    if np.isnan(values).all() or np.nanmin(values) == np.nanmax(values):
        return ()
    return tuple(
        Extreme(evaluation.scores.slugs[place], float(values[place]))
        for place in (int(np.nanargmin(values)), int(np.nanargmax(values)))
    )


def _signature(evaluation: Evaluation) -> dict[str, object]:
    """What the figures rest on."""
    manifest, scores = evaluation.manifest, evaluation.scores
    articles, clusters = len(scores.counts), len(scores.table.units)
    drawn = "articles" if clusters == articles else f"{clusters} clusters of articles"
    return {
        "data": f"{scores.data}, {articles} articles, split {manifest.split or 'all'}",
        "engine": manifest.engine,
        "model": manifest.model or "–",
        "prompt": manifest.prompt or "–",
        "repeats": manifest.repeat,
        "bootstrap": f"{RESAMPLES} resamples of {drawn}, seed {SEED}",
        "version": f"{manifest.version}, package {manifest.package}",
        "draft schema": manifest.draft_schema,
        "scorer": scores.scorer,
        "started": manifest.started,
        "seconds an answer": "median {}, 95th percentile {}".format(
            *map(shown, evaluation.seconds)
        ),
    }

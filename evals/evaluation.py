"""Runs a system on labelled articles, or takes a finished run, and says how good it was."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from summariser.engines import Request
from summariser.errors import UsageError
from summariser.version import __version__

from .asking import System, fill
from .listing import listed
from .manifest import (
    Manifest,
    data_fingerprint,
    now,
    package_fingerprint,
    schema_fingerprint,
)
from .references import reference_scores
from .runs import Record, Run
from .scorer import Scorer
from .scores import Scores, score
from .statistics import Estimate, estimates, few, micro
from .values import Gold

__all__ = ["Evaluation", "evaluate", "rescore", "start"]

_NONE: Mapping[str, System] = MappingProxyType({})
_RUNS = Path("runs")


@dataclass(frozen=True)
class Evaluation:
    """A run with its scores; the figures are computed when they are first asked for.

    `references` are the scores of other systems on the same articles, by their names.
    """

    folder: Path
    manifest: Manifest
    scores: Scores
    scorer: Scorer
    references: Mapping[str, Scores]

    @cached_property
    def estimates(self) -> list[Estimate]:
        """Every figure with its interval."""
        return estimates(self.scores.table, self.scorer.figures)

    @cached_property
    def beside(self) -> dict[str, dict[str, float | None]]:
        """The micro figures of the reference systems, by system and figure."""
        return {
            name: micro(scores.table, self.scorer.figures)
            for name, scores in self.references.items()
        }

    @property
    def incomplete(self) -> tuple[str, ...]:
        """The articles that failed or were never asked."""
        return (*self.scores.failed, *self.scores.missing)

    @property
    def seconds(self) -> tuple[float, float]:
        """Median and 95th percentile of the seconds that an answer took."""
        median, slow = np.quantile(self.scores.seconds, [0.5, 0.95])
        return float(median), float(slow)

    @property
    def warnings(self) -> list[str]:
        """What a reader of the figures has to know."""
        found = [few(self.scores.table), self.scores.failures]
        if self.scores.missing:
            found.append(f"not asked, not counted: {listed(self.scores.missing)}")
        found += [
            f"{name}: {scores.failures}"
            for name, scores in self.references.items()
            if scores.failures
        ]
        return [warning for warning in found if warning]

    def to_json(self) -> dict[str, Any]:
        """All of it for programs, the counts summed over the articles; 0/0 is null."""
        figures = [asdict(estimate) for estimate in self.estimates]
        median, slow = self.seconds
        return {
            "run": str(self.folder),
            "manifest": self.manifest.model_dump(mode="json"),
            "scorer": self.scores.scorer,
            "articles": len(self.scores.counts),
            "failed": self.scores.failed,
            "missing": list(self.scores.missing),
            "seconds": {"p50": median, "p95": slow},
            "figures": {figure.pop("figure"): figure for figure in figures},
            "references": self.beside,
            "totals": self.scores.table.totals(),
            "warnings": self.warnings,
        }


def start(
    systems: Sequence[System],
    golds: Sequence[Gold],
    scorer: Scorer,
    *,
    folder: Path | None = None,
    repeat: int = 1,
    split: str | None = None,
) -> list[Run]:
    """A run for each system, new or to go on with, that asks `repeat` times about each article.

    It lies in `folder`, or in subfolders where there are several systems; without a folder, in
    `runs/`, under a name that is the same for the same run.

    Raises:
        UsageError: two of the golds have one slug, or a folder holds another run.
        SourceError, OutputError: a folder cannot be read or written.
    """
    slugs = sorted(gold.slug for gold in golds)
    twice = sorted({one for one, other in pairwise(slugs) if one == other})
    if twice:
        raise UsageError(f"More than one article is called {', '.join(twice)}: rename one.")
    runs = []
    for system in systems:
        manifest = Manifest(
            system=system.name,
            engine=system.engine,
            model=system.model,
            host=system.host,
            prompt=system.prompt,
            words=Request().words,
            repeat=repeat,
            split=split,
            data=data_fingerprint(golds),
            seeds=tuple(slugs),
            draft_schema=schema_fingerprint(),
            package=package_fingerprint(),
            version=__version__,
            scorer=scorer.fingerprint,
            started=now(),
        )
        if folder is not None and len(systems) == 1:
            runs.append(Run.start(folder, manifest))
        else:
            runs.append(Run.start((folder or _RUNS) / manifest.folder_name, manifest))
    return runs


async def evaluate(
    system: System,
    golds: Sequence[Gold],
    run: Run,
    scorer: Scorer,
    *,
    references: Mapping[str, System] = _NONE,
    concurrency: int = 4,
    on_record: Callable[[Record], None] | None = None,
) -> Evaluation:
    """Fill a started run, score it and keep the scores in its folder; errors as `fill`."""
    await fill(run, system, golds, concurrency=concurrency, on_record=on_record)
    return await _scored(run, golds, scorer, references)


async def rescore(
    folder: Path,
    golds: Sequence[Gold],
    scorer: Scorer,
    *,
    references: Mapping[str, System] = _NONE,
) -> Evaluation:
    """Score the outputs in `folder` anew, with these labels and no model; other golds are ignored.

    Raises:
        UsageError: `golds` lack an article of the run, or have another text.
        SourceError: there is no run, or no output in it.
    """
    run = Run.open(folder)
    by_slug = {gold.slug: gold for gold in golds}
    absent = [slug for slug in run.manifest.seeds if slug not in by_slug]
    if absent:
        raise UsageError(
            f"{folder} is a run on articles that are not among the seeds given: "
            f"{listed(absent)}. Give the seeds it was made from."
        )
    chosen = [by_slug[slug] for slug in run.manifest.seeds]
    return await _scored(run, chosen, scorer, references)


async def _scored(
    run: Run, golds: Sequence[Gold], scorer: Scorer, references: Mapping[str, System]
) -> Evaluation:
    scores = score(golds, run.records(), run.manifest.repeat, scorer)
    scores.write(run.folder)
    beside = await reference_scores(references, golds, scorer, run.folder)
    return Evaluation(run.folder, run.manifest, scores, scorer, beside)

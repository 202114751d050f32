"""What changed between two runs, and whether the change is real."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from summariser.errors import UsageError

from .listing import listed
from .manifest import Manifest
from .runs import Run
from .scorer import Scorer
from .scores import Scores
from .statistics import Difference, differences, few

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True)
class Comparison:
    """Two runs on the same articles, and every figure of the second less that of the first."""

    first: Manifest
    second: Manifest
    first_scores: Scores
    second_scores: Scores
    differences: Sequence[Difference]
    warnings: Sequence[str]

    def to_json(self) -> dict[str, Any]:
        """All of it, for programs."""
        figures = [asdict(difference) for difference in self.differences]
        return {
            "first": self.first.model_dump(mode="json"),
            "second": self.second.model_dump(mode="json"),
            "scorer": self.first_scores.scorer,
            "articles": len(self.first_scores.counts),
            "figures": {figure.pop("figure"): figure for figure in figures},
            "warnings": list(self.warnings),
        }


def compare(first: Path, second: Path, scorer: Scorer) -> Comparison:
    """The runs in two folders, by the scores kept there.

    Raises:
        UsageError: they rest on other data, another scorer or other numbers of repeats; all
            reasons at once.
        SourceError: a folder holds no run, or one without scores.
    """
    runs = [Run.open(folder) for folder in (first, second)]
    scores = [Scores.open(folder) for folder in (first, second)]
    reasons = _other_data(first, second, *scores)
    reasons += _other_repeats(first, second, *(run.manifest.repeat for run in runs))
    reasons += _other_scorer((first, second), scores, scorer)
    if reasons:
        raise UsageError(f"{first} and {second} cannot be compared: {'; '.join(reasons)}.")
    failed = [
        f"{folder}: {each.failures}"
        for folder, each in zip((first, second), scores, strict=True)
        if each.failures
    ]
    return Comparison(
        first=runs[0].manifest,
        second=runs[1].manifest,
        first_scores=scores[0],
        second_scores=scores[1],
        differences=differences(scores[0].table, scores[1].table, scorer.figures),
        warnings=[warning for warning in [few(scores[0].table), *failed] if warning],
    )


def _other_data(first: Path, second: Path, one: Scores, other: Scores) -> list[str]:
    only = [
        f"only {folder} has {len(slugs)} of the articles: {listed(sorted(slugs))}"
        for folder, slugs in (
            (first, one.counts.keys() - other.counts.keys()),
            (second, other.counts.keys() - one.counts.keys()),
        )
        if slugs
    ]
    if only or one.data == other.data:
        return only
    return [
        f"the articles or their labels differ (data {one.data} and {other.data}): "
        "--rescore both with the same seeds"
    ]


def _other_repeats(first: Path, second: Path, one: int, other: int) -> list[str]:
    """A mean of several answers varies less than one answer: swapping them would prove nothing."""
    if one == other:
        return []
    return [
        f"{first} asked {one} times about each article and {second} {other} times, so that their "
        "figures vary by chance to other degrees: ask as often in both (--repeat)"
    ]


def _other_scorer(
    folders: tuple[Path, Path], scores: Sequence[Scores], scorer: Scorer
) -> list[str]:
    return [
        f"{folder} was scored by other code (scorer {each.scorer}, now {scorer.fingerprint}): "
        "--rescore it"
        for folder, each in zip(folders, scores, strict=True)
        if each.scorer != scorer.fingerprint
    ]

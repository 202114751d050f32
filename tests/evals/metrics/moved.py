"""What damage to a report does to the figures."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from evals.metrics import quotes, speakers, stances
from evals.values import Gold, Output
from summariser import Report
from tests.evals.harbour import perfect_report

Figures = dict[str, float | None]

_METRICS = (quotes, speakers, stances)


def figures(*scored: tuple[Gold, Report | None]) -> Figures:
    """Every figure of quotes, speakers and stances, over all the articles given."""
    totals: Counter[str] = Counter()
    for gold, report in scored:
        output = Output(gold.slug, report, None if report else "failed", 1.0)
        for metric in _METRICS:
            totals.update(metric.count(gold, output))
    return {figure.name: figure.value(totals) for metric in _METRICS for figure in metric.FIGURES}


def moved(gold: Gold, report: Report | None) -> Figures:
    """The figures that differ from those of a perfect report."""
    before, after = figures((gold, perfect_report(gold))), figures((gold, report))
    return {name: after[name] for name in before if after[name] != before[name]}


def replaced(items: Sequence[Any], index: int, **changes: object) -> tuple[Any, ...]:
    """The items, one of them changed."""
    changed = items[index].model_copy(update=changes)
    return (*items[:index], changed, *items[index + 1 :])


def each(name: str, value: float) -> Figures:
    """Precision, recall and F1 of the same value."""
    return {f"{name}.{figure}": value for figure in ("precision", "recall", "f1")}

"""Figures as plain text of 80 columns, in ASCII, so that any terminal, mail or log shows them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap
from types import MappingProxyType
from typing import TypeVar, get_args

from summariser.draft import Position

from .comparison import Comparison
from .evaluation import Evaluation
from .gate import Verdict
from .listing import listed
from .manifest import Manifest
from .numbers import shown
from .scores import Scores
from .statistics import (
    ENOUGH_ARTICLES,
    ENOUGH_ITEMS,
    RESAMPLES,
    SEED,
    SWAPS,
    Difference,
    Estimate,
    is_weak,
)

__all__ = ["comparison_table", "estimate_lines", "figures_table", "verdict_table"]

WIDTH = 80
_NAME = 21
_LONG_NAME = _NAME + 10  # where there is no P and R
_SIDES = (".precision", ".recall")
_NO_WIDTH = (
    "An interval without width says that these articles agree, not that others would: if n are "
    "without a fault, up to about 3/n of all may still have one (95%; Hanley & Lippman-Hand 1983)."
)
_WEAK = (
    f"* rests on fewer than {ENOUGH_ARTICLES} articles or {ENOUGH_ITEMS} items: read its interval "
    "as too narrow."
)
_BY_CODE = "trust.findings."  # one figure for each code of a finding, most of them 0

_Named = Mapping[str, float | None]
_Row = TypeVar("_Row", Estimate, Difference)


def figures_table(evaluation: Evaluation) -> str:
    """The figures of a run with their intervals, beside the micro figures of its references.

    Precision and recall stand in the line of their F1, as P and R; findings that neither the run
    nor a reference has are left out. Of references with names of up to six letters, three fit the
    width. Below stands what became of the positions of the stances that were found.
    """
    lines = [*_wrapped(evaluation.manifest.system), ""]
    lines += estimate_lines(evaluation.estimates, evaluation.beside)
    lines += _confusion(evaluation.scores.table.totals())
    rows = _rows(evaluation.estimates, evaluation.beside)
    lines += ["", *_wrapped(_NO_WIDTH)] if any(map(_is_point, rows)) else []
    lines += ["", *_wrapped(_WEAK)] if any(map(is_weak, rows)) else []
    median, slow = evaluation.seconds
    seconds = f"seconds an answer: median {shown(median)}, 95th percentile {shown(slow)}"
    lines += ["", seconds, *_signature(evaluation.manifest, evaluation.scores)]
    return "\n".join([*lines, *_warned(evaluation.warnings), ""])


def estimate_lines(
    estimates: Sequence[Estimate], beside: Mapping[str, _Named] = MappingProxyType({})
) -> list[str]:
    """The head and the rows of a table of figures; a * marks those that rest on little."""
    micro = {each.figure: each.micro for each in estimates}
    names = "".join(f" {name:>{_wide(name)}}" for name in beside)
    lines = [f"{'':{_NAME}}{'P':>4} {'R':>4} micro {'95% CI':<12}macro{'n':>5}{names}"]
    for group, members in _grouped(_rows(estimates, beside)):
        lines.append(group)
        lines += [line for each in members for line in _row(each, micro, beside)]
    return lines


def _rows(estimates: Sequence[Estimate], beside: Mapping[str, _Named]) -> list[Estimate]:
    micro = {each.figure: each.micro for each in estimates}
    return [
        each
        for each in estimates
        if not _is_side(each.figure, micro) and _is_telling(each.figure, [micro, *beside.values()])
    ]


def comparison_table(comparison: Comparison) -> str:
    """Every figure of two runs, the second less the first with its interval, and p."""
    lines = [
        *_wrapped(f"A: {comparison.first.system}"),
        *_wrapped(f"B: {comparison.second.system}"),
        "",
        f"{'':{_LONG_NAME}}{'A':>5} {'B':>5} {'B - A':>6}  {'95% CI':<14} {'p':>5}{'n':>6}",
    ]
    sides = [
        {each.figure: each.first for each in comparison.differences},
        {each.figure: each.second for each in comparison.differences},
    ]
    rows = [each for each in comparison.differences if _is_telling(each.figure, sides)]
    for group, members in _grouped(rows):
        lines.append(group)
        for each in members:
            interval = _interval(each.low, each.high, sign="+")
            lines += _line(
                each.figure,
                _LONG_NAME,
                f"{shown(each.first):>5} {shown(each.second):>5} "
                f"{shown(each.difference, sign='+'):>6}  {interval:<14} {_p(each.p):>5} {_n(each)}",
            )
    note = (
        f"p: two-sided, {SWAPS} random swaps of whole articles or clusters (all, where there are "
        f"fewer), seed {SEED}; not corrected for the {len(comparison.differences)} figures looked "
        "at"
    )
    lines += ["", *_wrapped(_WEAK)] if any(map(is_weak, rows)) else []
    lines += ["", *_signature(comparison.first, comparison.first_scores, "A: ")]
    lines += _signature(comparison.second, comparison.second_scores, "B: ")
    return "\n".join([*lines, "", *_wrapped(note), *_warned(comparison.warnings), ""])


def verdict_table(verdict: Verdict) -> str:
    """Every check of a gate, and the outcome in the last line."""
    lines = [
        line
        for check in verdict.checks
        for line in _wrapped(
            f"{'ok  ' if check.holds else 'FAIL'} {check.figure} is {shown(check.value)}, "
            f"asked: {check.rule}"
        )
    ]
    if verdict.incomplete:
        lines += _wrapped(f"FAIL no report on: {listed(verdict.incomplete)}")
    return "\n".join([*lines, f"gate: {verdict.outcome}", ""])


def _row(estimate: Estimate, micro: _Named, beside: Mapping[str, _Named]) -> list[str]:
    base = estimate.figure.removesuffix(".f1")
    is_f1 = estimate.figure.endswith(".f1")
    cells = "".join(f"{shown(micro.get(base + side)):>4} " for side in _SIDES) if is_f1 else ""
    interval = _interval(estimate.low, estimate.high)
    cells += f"{shown(estimate.micro):>5} {interval:<12}{shown(estimate.macro):>5}"
    cells += _n(estimate) + "".join(
        f" {shown(column.get(estimate.figure)):>{_wide(name)}}" for name, column in beside.items()
    )
    return _line(estimate.figure, _NAME if is_f1 else _LONG_NAME, cells)


def _n(figure: Estimate | Difference) -> str:
    return f"{figure.n}{'*' if is_weak(figure) else ' '}".rjust(5)


def _line(figure: str, width: int, cells: str) -> list[str]:
    """A row without the name of its group; a name that is too long has a line of its own."""
    name = f" {figure.partition('.')[2] or figure}"
    cells = cells.rstrip()
    return [f"{name:{width}}{cells}"] if len(name) < width else [name, f"{'':{width}}{cells}"]


def _grouped(rows: Iterable[_Row]) -> Iterator[tuple[str, list[_Row]]]:
    for group, members in groupby(rows, key=lambda row: row.figure.partition(".")[0]):
        yield group, list(members)


def _is_side(name: str, known: _Named) -> bool:
    return any(name.endswith(side) and name.removesuffix(side) + ".f1" in known for side in _SIDES)


def _is_telling(name: str, columns: Iterable[_Named]) -> bool:
    """Whether it is no finding, or one that a column has."""
    return not name.startswith(_BY_CODE) or any(column.get(name) for column in columns)


def _is_point(estimate: Estimate) -> bool:
    return estimate.low is not None and estimate.low == estimate.high


def _confusion(totals: Mapping[str, float]) -> list[str]:
    """The positions of stances with the right holder and target: labels down, predicted across.

    Empty where there is no such stance.
    """
    positions = get_args(Position)
    counts = [
        [totals.get(f"stances.confusion.{gold}.{predicted}", 0) for predicted in positions]
        for gold in positions
    ]
    if not any(map(any, counts)):
        return []
    cells = [positions, *([f"{round(count, 1):g}" for count in row] for row in counts)]
    return ["", "positions of stances found, labelled (down) and predicted (across)"] + [
        f" {label:{_NAME - 1}}" + "".join(f"{cell:>9}" for cell in row)
        for label, row in zip(("", *positions), cells, strict=True)
    ]


def _interval(low: float | None, high: float | None, *, sign: str = "-") -> str:
    if low is None or high is None:
        return "-"
    return f"[{shown(low, sign=sign)}, {shown(high, sign=sign)}]"


def _p(p: float | None) -> str:
    return "<.001" if p is not None and p < 0.001 else shown(p)


def _wide(name: str) -> int:
    return max(len(name), 4)


def _signature(manifest: Manifest, scores: Scores, label: str = "") -> list[str]:
    """What the figures rest on."""
    articles, clusters = len(scores.counts), len(scores.table.units)
    parts = [
        f"{label}data {scores.data} ({articles} articles, {manifest.split or 'all'})",
        *([f"drawn and swapped as {clusters} whole clusters"] if clusters < articles else []),
        f"engine {manifest.engine}",
        f"model {manifest.model or '-'}",
        f"prompt {manifest.prompt or '-'}",
        f"repeat {manifest.repeat}",
        f"bootstrap {RESAMPLES}, seed {SEED}",
        f"version {manifest.version}",
        f"package {manifest.package}",
        f"draft {manifest.draft_schema}",
        f"scorer {scores.scorer}",
    ]
    return _wrapped("; ".join(parts))


def _warned(warnings: Iterable[str]) -> list[str]:
    return [line for warning in warnings for line in _wrapped(f"Warning: {warning}")]


def _wrapped(text: str) -> list[str]:
    return wrap(text, WIDTH, break_on_hyphens=False)

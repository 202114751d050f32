"""Figures of several systems side by side, as a table of Markdown with a line a figure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .numbers import shown
from .statistics import Difference, Estimate, is_weak

__all__ = ["Row", "change_cell", "estimate_cell", "figures_table", "table"]


@dataclass(frozen=True)
class Row:
    """A figure by its name, what a reader calls it, and how it is measured.

    `beside` are cells that stand behind those of the systems.
    """

    figure: str
    label: str
    how: str
    beside: tuple[str, ...] = ()


def figures_table(
    rows: Iterable[Row], systems: Mapping[str, Mapping[str, Estimate]], beside: Sequence[str] = ()
) -> list[str]:
    """The lines of a table: `systems` holds the estimates of each column by their figures.

    `beside` are the heads of the rows' further cells. What n counts is that of the first system.
    """
    first = next(iter(systems.values()))
    return table(
        ["", *systems, *beside, "articles", "items", "measured as"],
        [
            [
                row.label,
                *(estimate_cell(estimates[row.figure]) for estimates in systems.values()),
                *row.beside,
                str(first[row.figure].n),
                f"{first[row.figure].items:,.0f}",
                row.how,
            ]
            for row in rows
        ],
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table of Markdown; cells may hold no |."""
    return [_line(head), _line(["---"] * len(head)), *map(_line, rows)]


def estimate_cell(estimate: Estimate) -> str:
    """A figure with its interval, and * where it rests on little: .912 [.901, .923]."""
    interval = _interval(estimate.low, estimate.high, sign="-")
    return f"{shown(estimate.micro)}{interval}{'*' if is_weak(estimate) else ''}"


def change_cell(difference: Difference) -> str:
    """By how much the second is above the first, with the interval and p."""
    if difference.difference is None or difference.p is None:
        return "-"
    p = "< .001" if difference.p < 0.001 else f"= {shown(difference.p)}"
    interval = _interval(difference.low, difference.high, sign="+")
    return f"{shown(difference.difference, sign='+')}{interval}, p {p}"


def _interval(low: float | None, high: float | None, *, sign: str) -> str:
    if low is None or high is None:
        return ""
    return f" [{shown(low, sign=sign)}, {shown(high, sign=sign)}]"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

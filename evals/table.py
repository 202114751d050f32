"""Figures as plain text of 80 columns, in ASCII, so that any terminal, mail or log shows them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap

from .comparison import Comparison
from .evaluation import Evaluation
from .gate import Verdict
from .manifest import Manifest
from .statistics import RESAMPLES, SEED, SWAPS, Difference, Estimate

__all__ = ["comparison_table", "figures_table", "signature", "verdict_table"]

WIDTH = 80
_NAME = 22
_LONGER_NAME = 28  # where there are fewer columns
_SIDES = (".precision", ".recall")


def figures_table(
    evaluation: Evaluation, references: Mapping[str, Sequence[Estimate]] | None = None
) -> str:
    """The figures of a run with their intervals, beside the micro figures of reference systems.

    Precision and recall stand in the line of their F1, as P and R. `references` are by a name of
    up to six letters; three of them fit.
    """
    columns = {
        name: {estimate.figure: estimate.micro for estimate in found}
        for name, found in (references or {}).items()
    }
    head = f"{'':{_NAME}}{'P':>5}{'R':>5}{'micro':>6} {'95 % interval':13}{'macro':>6}{'n':>5}"
    lines = [
        *_wrapped(evaluation.manifest.system),
        "",
        head + "".join(f"{name:>{_wide(name)}}" for name in columns),
    ]
    micro = {estimate.figure: estimate.micro for estimate in evaluation.estimates}
    shown = [e for e in evaluation.estimates if not _is_side(e.figure, micro)]
    for group, members in groupby(shown, key=lambda estimate: estimate.figure.partition(".")[0]):
        lines.append(group)
        for estimate in members:
            beside = [(micro.get(name), _wide(name)) for name in ()]
            beside = [
                (column.get(estimate.figure), _wide(name)) for name, column in columns.items()
            ]
            lines.append(_row(estimate, micro, beside))
    return "\n".join([*lines, "", *_foot(evaluation.manifest, evaluation), ""])

"""What the command `eval` prints, and the exit code that follows from it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summariser.cli.output import write
from summariser.cli.stderr import say

if TYPE_CHECKING:
    from summariser.evals import Evaluation, Gate

__all__ = ["show_comparison", "show_faults", "show_figures"]


def show_figures(evaluations: "Sequence[Evaluation]", gate: "Gate | None", *, as_json: bool) -> int:
    """Print the figures, and what the gate says of them; the exit code."""
    from summariser.evals import EXIT_CODES, figures_table, verdict_table

    verdicts = [gate.judge(each) if gate else None for each in evaluations]
    outcomes = [
        verdict.outcome if verdict else "incomplete" if each.incomplete else "passed"
        for each, verdict in zip(evaluations, verdicts, strict=True)
    ]
    if as_json:
        shown = [
            each.to_json() | ({"gate": verdict.to_json()} if verdict else {})
            for each, verdict in zip(evaluations, verdicts, strict=True)
        ]
        _write_json({"runs": shown})
    else:
        for each, verdict in zip(evaluations, verdicts, strict=True):
            write(figures_table(each) + (verdict_table(verdict) if verdict else ""), None)
    return max(EXIT_CODES[outcome] for outcome in outcomes)


def show_comparison(first: Path, second: Path, *, as_json: bool) -> int:
    """Print what changed between two runs."""
    from summariser.evals import compare, comparison_table, scorer_of

    comparison = compare(first, second, scorer_of(first))
    if as_json:
        _write_json(comparison.to_json())
    else:
        write(comparison_table(comparison), None)
    return 0


def show_faults(roots: Sequence[Path]) -> int:
    """Print every fault of the labels, one a line; 1 if there is one."""
    from summariser.evals import lint_second, lint_seed, seed_folders

    folders = [folder for root in roots for folder in seed_folders(root)]
    lines = [
        f"{folder.name}: {fault}\n"
        for folder in folders
        for fault in (*lint_seed(folder), *lint_second(folder))
    ]
    say(f"{len(lines)} faults in {len(folders)} labelled articles")
    write("".join(lines), None)
    return 1 if lines else 0


def _write_json(value: object) -> None:
    import json

    write(json.dumps(value, indent=2, ensure_ascii=False) + "\n", None)

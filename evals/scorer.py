"""What turns an output into counts and counts into figures."""

import ast
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import resolve_name
from pathlib import Path
from types import ModuleType
from typing import Self

from .figures import Counts, Figure
from .manifest import file_fingerprint
from .values import Gold, Output

__all__ = ["Scorer", "counting_sources", "seed_scorer"]

_OURS = frozenset({"evals", "summariser"})


@dataclass(frozen=True)
class Scorer:
    """Counts what is right in an output, and the figures that are computed from the counts.

    `fingerprint` is that of the code that counts.
    """

    count: Callable[[Gold, Output], Counts]
    figures: tuple[Figure, ...]
    fingerprint: str

    @classmethod
    def of(cls, *metrics: ModuleType) -> Self:
        """All counts and figures of modules that have `count` and `FIGURES`."""

        def count(gold: Gold, output: Output) -> Counts:
            counts: Counts = {}
            for metric in metrics:
                counts |= metric.count(gold, output)
            return counts

        return cls(
            count=count,
            figures=tuple(figure for metric in metrics for figure in metric.FIGURES),
            fingerprint=file_fingerprint(counting_sources(metrics)),
        )


def seed_scorer() -> Scorer:
    """All metrics, for articles that are labelled as the seeds are."""
    from .metrics import quotes, speakers, stances, summary, trust

    return Scorer.of(quotes, speakers, stances, summary, trust)


def counting_sources(modules: Iterable[ModuleType]) -> set[Path]:
    """The files of `modules` and of all that they import of ours, at their top and so on."""
    found: dict[str, Path] = {}
    left = [module.__name__ for module in modules]
    while left:
        name = left.pop()
        module = sys.modules.get(name)
        if name in found or name.partition(".")[0] not in _OURS or module is None:
            continue
        found[name] = Path(module.__file__ or "")
        left += _imported(found[name].read_text(encoding="utf-8"), module.__package__ or "")
    return set(found.values())


def _imported(source: str, package: str) -> Iterator[str]:
    """Names that may be modules: what is imported, and from where."""
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            base = resolve_name("." * statement.level + (statement.module or ""), package)
            yield base
            yield from (f"{base}.{alias.name}" for alias in statement.names)

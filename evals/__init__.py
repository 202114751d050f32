"""Measuring `summariser` against labels made by people.

Names are imported when they are first used: they need the packages of the extra `eval`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .asking import System, engine_system, left, named_system
    from .comparison import Comparison, compare
    from .corpora import Corpus, open_corpus, scorer_of, seed_corpus
    from .evaluation import Evaluation, evaluate, rescore, start
    from .gate import EXIT_CODES, Gate, Verdict
    from .labels import load_seed, load_seeds, seed_folders
    from .lint import lint as lint_seed
    from .manifest import Manifest
    from .page import write_page
    from .predictions import predicted_system
    from .references import measure
    from .runs import Record, Run
    from .scorer import Scorer, seed_scorer
    from .second import lint_second, reader_system
    from .systems import reference_systems
    from .table import comparison_table, figures_table, verdict_table
    from .values import Gold, Output

__all__ = [
    "EXIT_CODES",
    "Comparison",
    "Corpus",
    "Evaluation",
    "Gate",
    "Gold",
    "Manifest",
    "Output",
    "Record",
    "Run",
    "Scorer",
    "System",
    "Verdict",
    "compare",
    "comparison_table",
    "engine_system",
    "evaluate",
    "figures_table",
    "left",
    "lint_second",
    "lint_seed",
    "load_seed",
    "load_seeds",
    "measure",
    "named_system",
    "open_corpus",
    "predicted_system",
    "reader_system",
    "reference_systems",
    "rescore",
    "scorer_of",
    "seed_corpus",
    "seed_folders",
    "seed_scorer",
    "start",
    "verdict_table",
    "write_page",
]

_HOMES = {
    "EXIT_CODES": "gate",
    "Comparison": "comparison",
    "Corpus": "corpora",
    "Evaluation": "evaluation",
    "Gate": "gate",
    "Gold": "values",
    "Manifest": "manifest",
    "Output": "values",
    "Record": "runs",
    "Run": "runs",
    "Scorer": "scorer",
    "System": "asking",
    "Verdict": "gate",
    "compare": "comparison",
    "comparison_table": "table",
    "engine_system": "asking",
    "evaluate": "evaluation",
    "figures_table": "table",
    "left": "asking",
    "lint_second": "second",
    "lint_seed": "lint.lint",  # as `lint` it would be hidden by its module
    "load_seed": "labels",
    "load_seeds": "labels",
    "measure": "references",
    "named_system": "asking",
    "open_corpus": "corpora",
    "predicted_system": "predictions",
    "reader_system": "second",
    "reference_systems": "systems",
    "rescore": "evaluation",
    "scorer_of": "corpora",
    "seed_corpus": "corpora",
    "seed_folders": "labels",
    "seed_scorer": "scorer",
    "start": "evaluation",
    "verdict_table": "table",
    "write_page": "page",
}


if not TYPE_CHECKING:  # or a type checker would believe in every name

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        home, _, own = _HOMES[name].partition(".")
        value: object = getattr(import_module(f".{home}", __name__), own or name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""The scorer that measures seeds, and the fingerprint that tells two of them apart."""

import asyncio

import pytest

import evals
from evals.asking import named_system
from evals.metrics import quotes
from evals.references import measure
from evals.scorer import counting_sources, seed_scorer
from evals.statistics import micro
from evals.values import Gold, Output


def test_every_figure_finds_its_counts(gold: Gold) -> None:
    scorer = seed_scorer()
    counted = scorer.count(gold, Output(gold.slug, None, "EngineError: no", 0.0))
    assert {key for figure in scorer.figures for key in figure.keys} <= counted.keys()
    names = [figure.name for figure in scorer.figures]
    assert len(names) == len(set(names))


def test_the_embedded_engine_is_measured(gold: Gold) -> None:
    scores = asyncio.run(measure(named_system("embedded"), [gold], seed_scorer()))
    found = micro(scores.table, seed_scorer().figures)
    assert found["protocol.valid"] == 1
    assert found["quotes.direct.iou50.recall"] == 1  # quotation marks are seen by anybody


def test_the_fingerprint_is_of_the_code_that_counts() -> None:
    names = {path.name for path in counting_sources([quotes])}
    assert {"quotes.py", "matching.py", "figures.py", "values.py", "report.py"} <= names
    assert not names & {"table.py", "statistics.py", "runs.py", "markdown.py"}


@pytest.mark.parametrize("name", evals.__all__)
def test_the_door_opens(name: str) -> None:
    assert callable(getattr(evals, name)) or name == "EXIT_CODES"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'evaluate_all'"):
        _ = evals.evaluate_all  # type: ignore[attr-defined]

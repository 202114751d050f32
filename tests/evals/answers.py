"""Asks a system as a run does."""

import asyncio

from evals.asking import System, record
from evals.values import Gold
from summariser import Report


def answer(system: System, gold: Gold) -> Report:
    """The report on an article, which must not fail."""
    found = asyncio.run(record(system, gold, 1))
    assert found.report is not None, found.failure
    return found.report

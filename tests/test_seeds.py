"""The hand-labelled articles in `seeds/` keep their format and the labelling guide."""

from pathlib import Path

import pytest

from evals.labels import seed_folders
from evals.lint import lint
from summariser.resources import root


@pytest.mark.parametrize("folder", seed_folders(root("seeds")), ids=lambda folder: folder.name)
def test_no_fault(folder: Path) -> None:
    assert [str(fault) for fault in lint(folder)] == []

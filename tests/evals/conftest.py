"""What the tests of the metrics share."""

from pathlib import Path

import pytest

from evals.values import Gold
from tests.evals import harbour


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    """The labels of the small seed."""
    return harbour.harbour(tmp_path)

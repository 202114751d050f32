from pathlib import Path

import pytest

from tests.cli.process import TEXT


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for outputs."""
    path = tmp_path / "out"
    path.mkdir()
    return path

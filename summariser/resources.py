"""Where the files that come with the package lie."""

from pathlib import Path
from typing import Literal

__all__ = ["root"]


def root(kind: Literal["prompts", "seeds"]) -> Path:
    """The folder of `kind`: beside the installed package in `_data`, else in the checkout."""
    package = Path(__file__).parent
    shipped = package / "_data" / kind
    return shipped if shipped.is_dir() else package.parent / kind

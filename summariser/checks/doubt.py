"""The verdict of a check."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Doubt"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a claim may not follow from the article; it stays, with this said of it."""

    code: str
    severity: Literal["info", "warning"]
    message: str

"""The verdict of a check."""

from dataclasses import dataclass
from textwrap import shorten
from typing import Literal

__all__ = ["Doubt", "cited"]

_LONGEST = 160  # characters of a message's citation


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a claim may not follow from the article; the claim stays, with this said of it."""

    code: str
    severity: Literal["info", "warning"]
    message: str


def cited(text: str) -> str:
    """`text` in quotation marks, cut where it is long."""
    return f"“{shorten(text, _LONGEST, placeholder='…')}”"

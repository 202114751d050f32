"""Items of a draft that did not hold, so that the engine can be asked for them again."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Fault", "Place"]


@dataclass(frozen=True, order=True)
class Place:
    """Where in a draft an item stands.

    `index` is that of a sentence in `summary`, else of an actor; `item` is that of what the actor
    said or of a stance.
    """

    kind: Literal["sentence", "name", "said", "stance"]
    index: int
    item: int = 0


@dataclass(frozen=True, order=True)
class Fault:
    """An item that did not hold and why; `lost` where the report lacks it, else it is doubted."""

    place: Place
    reason: str
    lost: bool

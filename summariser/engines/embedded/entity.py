"""An actor of an article, as far as the article names or describes it."""

from dataclasses import dataclass, field
from typing import Literal

from summariser.draft import ActorKind
from summariser.offsets import Offsets

__all__ = ["Entity", "Gender"]

Gender = Literal["male", "female"]


@dataclass
class Entity:
    """Somebody or something with a name or a description; `mentions` are in order."""

    name: str
    kind: ActorKind
    role: str = ""
    gender: Gender | None = None
    mentions: list[Offsets] = field(default_factory=list)

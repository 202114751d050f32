"""An actor of an article, as far as the article names or describes it."""

from dataclasses import dataclass, field
from typing import Literal

from summariser.draft import ActorKind
from summariser.offsets import Offsets

__all__ = ["Entity", "Gender"]

Gender = Literal["male", "female"]


@dataclass
class Entity:
    """Somebody or something with a name or a description; `mentions` are in order.

    `roles` are all titles and appositions of the name, `role` is the first of them. `guessed` tells
    that it is taken for a person only because it speaks, `thing` that it is none.
    """

    name: str
    kind: ActorKind
    roles: list[str] = field(default_factory=list)
    gender: Gender | None = None
    guessed: bool = False
    thing: bool = False
    mentions: list[Offsets] = field(default_factory=list)

    @property
    def role(self) -> str:
        """A title or apposition as the article has it, empty without any."""
        return self.roles[0] if self.roles else ""

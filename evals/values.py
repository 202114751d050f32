"""The values that the harness passes around: what people labelled, and what a system made of it."""

from dataclasses import dataclass

from summariser.draft import ActorKind, Position
from summariser.report import QuoteKind, Report

__all__ = [
    "Fault",
    "Gold",
    "GoldActor",
    "GoldQuote",
    "GoldStance",
    "KeyFact",
    "Output",
    "Piece",
]

Piece = tuple[int, int]
"""A stretch of the article: half-open offsets in code points."""


@dataclass(frozen=True)
class GoldActor:
    """Somebody who speaks or takes a position; `name` and `aliases` are as the article writes."""

    id: str
    name: str
    kind: ActorKind
    role: str
    aliases: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class GoldQuote:
    """What somebody said; `speaker` is an actor's id, None where the article names nobody."""

    spans: tuple[Piece, ...]
    kind: QuoteKind
    speaker: str | None
    mention: Piece | None
    cue: Piece | None


@dataclass(frozen=True)
class GoldStance:
    """Where a holder (an actor's id) stands on a target."""

    holder: str
    target: str
    target_aliases: tuple[str, ...]
    position: Position
    evidence: tuple[Piece, ...]
    core: bool

    @property
    def targets(self) -> tuple[str, ...]:
        """The target and its aliases."""
        return (self.target, *self.target_aliases)


@dataclass(frozen=True)
class KeyFact:
    """What a good summary says; `terms` are groups, each of which needs one of its terms."""

    fact: str
    terms: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Gold:
    """A labelled article. `text` is as stored; `not_speech` holds every occurrence."""

    slug: str
    language: str
    split: str
    genre: str
    text: str
    actors: tuple[GoldActor, ...]
    quotes: tuple[GoldQuote, ...]
    not_speech: tuple[Piece, ...]
    stances: tuple[GoldStance, ...]
    reference: str
    key_facts: tuple[KeyFact, ...]

    @property
    def cluster(self) -> str:
        """What is drawn together with it in statistics: nothing else, unless a corpus says so."""
        return self.slug


@dataclass(frozen=True)
class Output:
    """What a system made of an article: a report, or the error that kept it from one."""

    slug: str
    report: Report | None
    error: str | None
    seconds: float


@dataclass(frozen=True)
class Fault:
    """Something wrong in a seed; `where` is a path into its labels (`quotes[3].speaker`)."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"

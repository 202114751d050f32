"""What a draft says that somebody said: pointers looked up, each passage given to one speaker."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from summariser.article import Article
from summariser.draft import Draft
from summariser.grounding.cast import Cast, Member
from summariser.grounding.faults import Place
from summariser.grounding.findings import Findings
from summariser.grounding.pointers import Passage, Pointers
from summariser.report import EngineName

__all__ = ["Claim", "Claims", "read_claims"]


@dataclass(frozen=True)
class Claim:
    """A pointer out of a draft: who is said to have said it. No speaker: nobody named."""

    pointer: str
    speaker: Member | None
    origin: EngineName
    place: Place | None = None

    @property
    def who(self) -> str:
        """The speaker's name, for findings."""
        return self.speaker.name if self.speaker else "nobody named"

    @property
    def text(self) -> str:
        """The claim as findings give it: Ana Ruiz: q3."""
        return f"{self.who}: {self.pointer}"


class Claims(NamedTuple):
    """The quotations by their ids, the clauses and cuts in order, apart from each other.

    `silent` are the quotations that are no speech, each with the engine that says so.
    """

    quotations: dict[str, Claim]
    clauses: list[tuple[Passage, Claim]]
    silent: dict[str, EngineName]


def read_claims(
    article: Article,
    sources: Sequence[tuple[Draft, EngineName]],
    cast: Cast,
    pointers: Pointers,
    findings: Findings,
) -> Claims:
    """Who says which passage: the first claim of a passage stands.

    `sources` are the drafts, the first before what fills it, each with the engine that made it.
    """
    claimed = _claimed(pointers, _claims(sources, cast), findings)
    not_speech = [(pointer, origin) for draft, origin in sources for pointer in draft.not_speech]
    clauses = [pair for pair in claimed.values() if pair[0].kind != "quotation"]
    return Claims(
        {id: claim for id, (passage, claim) in claimed.items() if passage.kind == "quotation"},
        _apart(article, clauses, findings),
        dict(_silent(pointers, not_speech, claimed, findings)),
    )


def _claims(sources: Sequence[tuple[Draft, EngineName]], cast: Cast) -> Iterator[Claim]:
    """What each draft says that somebody said, before what it says that nobody named did."""
    players = iter(cast.players)
    for draft, origin in sources:
        claims = [
            Claim(pointer, member, origin, Place("said", index, item))
            for index, (actor, member) in enumerate(islice(players, len(draft.actors)))
            for item, pointer in enumerate(actor.said)
        ]
        claims += [Claim(pointer, None, origin) for pointer in draft.unattributed]
        yield from sorted(claims, key=lambda claim: claim.speaker is None)


def _claimed(
    pointers: Pointers, claims: Iterable[Claim], findings: Findings
) -> dict[str, tuple[Passage, Claim]]:
    """What is claimed by the passage's id; the first claim stands."""
    claimed: dict[str, tuple[Passage, Claim]] = {}
    for claim in claims:
        passage = pointers.said(claim.pointer)
        if isinstance(passage, str):
            findings.dropped(
                "unknown-pointer",
                f"What {claim.who} says was left out: {passage}.",
                claim.text,
            )
            if claim.place is not None:
                findings.fault(claim.place, passage)
            continue
        earlier = claimed.setdefault(passage.id, (passage, claim))[1]
        if earlier.speaker is not claim.speaker:
            findings.dropped(
                "claimed-twice",
                f"What {claim.who} says was left out: it stands as {earlier.who}’s already.",
                claim.text,
            )
    return claimed


def _silent(
    pointers: Pointers,
    not_speech: Iterable[tuple[str, EngineName]],
    claimed: dict[str, tuple[Passage, Claim]],
    findings: Findings,
) -> Iterator[tuple[str, EngineName]]:
    for pointer, origin in not_speech:
        passage = pointers.find(pointer)
        if passage is None or passage.kind != "quotation":
            findings.dropped(
                "unknown-pointer",
                "What is no speech was left out: the article has no such quotation.",
                f"no speech: {pointer}",
            )
        elif passage.id in claimed:
            findings.dropped(
                "claimed-twice",
                f"What is no speech was left out: it stands as {claimed[passage.id][1].who}’s.",
                f"no speech: {pointer}",
            )
        else:
            yield passage.id, origin


def _apart(
    article: Article, clauses: Iterable[tuple[Passage, Claim]], findings: Findings
) -> list[tuple[Passage, Claim]]:
    """In order; where two overlap, a numbered clause goes before a cut."""
    kept: list[tuple[Passage, Claim]] = []
    for passage, claim in sorted(clauses, key=lambda pair: (pair[0].kind, pair[0].spans)):
        span = passage.spans[0]
        if any(span.overlaps(other.spans[0]) for other, _ in kept):
            findings.dropped(
                "overlapping-quote",
                f"What {claim.who} says was left out: another clause reports these words already.",
                f"{claim.text} ({article.slice(span)})",
            )
        else:
            kept.append((passage, claim))
    return sorted(kept, key=lambda pair: pair[0].spans)

"""From a draft's stances to stances with evidence in the article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from summariser.article import Article
from summariser.checks import illegal_text
from summariser.draft import DraftStance, Position
from summariser.grounding.cast import Cast, Member
from summariser.grounding.evidence import find_evidence
from summariser.grounding.findings import Findings
from summariser.grounding.pointers import Pointers
from summariser.grounding.quotes import GroundedQuote
from summariser.offsets import Offsets
from summariser.report import Span, Stance

__all__ = ["ground_stances"]

_PRONOUN = re.compile(r"\b(?:he|she|they|it|his|her|their|its|him|them)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass
class _Position:
    holder: Member
    target: str
    position: Position
    evidence: list[Offsets] = field(default_factory=list)


def ground_stances(
    article: Article,
    cast: Cast,
    quotes: Sequence[GroundedQuote],
    pointers: Pointers,
    findings: Findings,
) -> tuple[Stance, ...]:
    """One stance a holder and target; those without evidence or with illegal text left out."""
    merged: dict[tuple[str, str], _Position] = {}
    for member in cast.members:
        for actor, _ in member.drafts:
            for stance in actor.stances:
                _merge(article, member, stance, pointers, merged, findings)
    stances: list[Stance] = []
    for index, found in enumerate(merged.values()):
        if not _is_holders(article, found, quotes):
            findings.kept(
                "unsupported-stance",
                "warning",
                f"The evidence neither mentions {found.holder.name} nor quotes them.",
                f"stances[{index}]",
            )
        stances.append(
            Stance(
                holder=found.holder.id,
                target=found.target,
                position=found.position,
                evidence=tuple(
                    Span(start=span.start, end=span.end, text=article.slice(span))
                    for span in found.evidence
                ),
            )
        )
    return tuple(stances)


def _merge(
    article: Article,
    member: Member,
    stance: DraftStance,
    pointers: Pointers,
    merged: dict[tuple[str, str], _Position],
    findings: Findings,
) -> None:
    target = stance.target.strip()
    claim = f"{member.name} {stance.position} {target}"
    reason = illegal_text(target, article.text) if target else "it is empty"
    if reason:
        findings.dropped("illegal-text", f"A stance's target was left out: {reason}.", claim)
        return
    evidence = find_evidence(stance.evidence, pointers, claim, findings)
    if not evidence:
        findings.dropped("no-evidence", "A stance was left out: nothing shows it.", claim)
        return
    known = merged.setdefault(
        (member.id, target.casefold()), _Position(member, target, stance.position)
    )
    if known.position != stance.position:
        known.position = "mixed"
    known.evidence += [span for span in evidence if span not in known.evidence]


def _is_holders(article: Article, found: _Position, quotes: Sequence[GroundedQuote]) -> bool:
    """Whether the evidence names the holder, may mean them by a pronoun or role, or is theirs."""
    role = set(_WORD.findall(found.holder.role.lower()))
    for span in found.evidence:
        sentence = article.sentence_at(span.start)
        around = sentence.span if sentence is not None and sentence.span.holds(span) else span
        words = set(_WORD.findall(article.slice(around).lower()))
        if words & (found.holder.words | role) or _PRONOUN.search(article.slice(around)):
            return True
        if any(
            quote.speaker is found.holder and any(piece.overlaps(span) for piece in quote.spans)
            for quote in quotes
        ):
            return True
    return False

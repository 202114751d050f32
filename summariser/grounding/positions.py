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
from summariser.lexicon import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from summariser.offsets import Offsets
from summariser.report import Span, Stance

__all__ = ["ground_stances"]

_PERSONS = frozenset({"he", "she", "his", "her", "him"})
_THINGS = frozenset({"it", "its"})
_EMPTY_WORDS = CONJUNCTIONS | DETERMINERS | PREPOSITIONS
_ANYBODYS = frozenset({"they", "their", "them"})
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
    *,
    quotes_known: bool,
) -> tuple[Stance, ...]:
    """One stance a holder and target; those without evidence or with illegal text left out.

    Where the draft was not asked for quotes, quotations as evidence are nobody else's.
    """
    merged: dict[tuple[str, str], _Position] = {}
    for actor, member in cast.players:
        for stance in actor.stances:
            if member is not None:
                _merge(article, member, stance, pointers, merged, findings)
            else:
                findings.dropped(
                    "illegal-text",
                    "A stance was left out: its holder's name was.",
                    f"{actor.name} {stance.position} {stance.target}",
                )
    stances: list[Stance] = []
    for index, found in enumerate(merged.values()):
        known = quotes_known or not _is_quoted(article, found)
        if known and not _is_holders(article, found, quotes):
            findings.kept(
                "unsupported-stance",
                "warning",
                f"The evidence neither mentions {found.holder.name} nor quotes them.",
                f"stances[{index}]",
            )
        evidence = tuple(
            Span(start=span.start, end=span.end, text=article.slice(span))
            for span in found.evidence
        )
        stances.append(
            Stance(
                holder=found.holder.id,
                target=found.target,
                position=found.position,
                evidence=evidence,
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
    role = set(_WORD.findall(found.holder.role.lower())) - _EMPTY_WORDS
    own = role | found.holder.words | _ANYBODYS
    own |= _THINGS if found.holder.kind != "person" else set()
    own |= _PERSONS if found.holder.kind in ("person", "other") else set()
    for span in found.evidence:
        sentence = article.sentence_at(span.start)
        around = sentence.span if sentence is not None and sentence.span.holds(span) else span
        if not own.isdisjoint(_WORD.findall(article.slice(around).lower())):
            return True
        if any(
            quote.speaker is found.holder and any(piece.overlaps(span) for piece in quote.spans)
            for quote in quotes
        ):
            return True
    return False


def _is_quoted(article: Article, found: _Position) -> bool:
    return any(
        piece.overlaps(span)
        for quotation in article.quotations
        for piece in quotation.spans
        for span in found.evidence
    )

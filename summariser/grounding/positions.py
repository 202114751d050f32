"""From a draft's stances to stances with evidence in the article."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from summariser.article import Article
from summariser.checks import illegal_text
from summariser.draft import DraftStance, Position
from summariser.grounding.cast import Cast, Member
from summariser.grounding.evidence import find_evidence
from summariser.grounding.faults import Place
from summariser.grounding.findings import Findings
from summariser.grounding.nearby import small_words, telling_words, words_near
from summariser.grounding.pointers import Pointers
from summariser.grounding.quotes import GroundedQuote
from summariser.grounding.voices import Voices
from summariser.offsets import Offsets
from summariser.report import Span, Stance

__all__ = ["ground_stances"]

_PERSONS = frozenset({"he", "she", "his", "her", "him"})
_THINGS = frozenset({"it", "its"})
_ANYBODYS = frozenset({"they", "their", "them", "both"})
_BEFORE = 5  # sentences in which the one stands whom a pronoun means


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
    for index, (actor, member) in enumerate(cast.players):
        for item, stance in enumerate(actor.stances):
            if member is not None:
                place = Place("stance", index, item)
                _merge(article, member, stance, place, pointers, merged, findings)
            else:
                findings.dropped(
                    "illegal-text",
                    "A stance was left out: its holder's name was.",
                    f"{actor.name} {stance.position} {stance.target}",
                )
    voices = Voices(cast.members, quotes)
    stances: list[Stance] = []
    for index, found in enumerate(merged.values()):
        known = quotes_known or not _is_quoted(article, found)
        if known and not _is_holders(article, found, voices):
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
    place: Place,
    pointers: Pointers,
    merged: dict[tuple[str, str], _Position],
    findings: Findings,
) -> None:
    target = stance.target.strip()
    claim = f"{member.name} {stance.position} {target}"
    reason = illegal_text(target, article.text) if target else "it is empty"
    if reason:
        findings.dropped("illegal-text", f"A stance's target was left out: {reason}.", claim)
        findings.fault(place, f"of its target, {reason}")
        return
    evidence = find_evidence(stance.evidence, pointers, claim, findings)
    if not evidence:
        findings.dropped("no-evidence", "A stance was left out: nothing shows it.", claim)
        findings.fault(place, "none of its evidence exists")
        return
    known = merged.setdefault(
        (member.id, target.casefold()), _Position(member, target, stance.position)
    )
    if known.position != stance.position:
        known.position = "mixed"
    known.evidence += [span for span in evidence if span not in known.evidence]


def _is_holders(article: Article, found: _Position, voices: Voices) -> bool:
    """Whether the evidence is, names or may mean the holder or somebody who speaks for them."""
    holder = found.holder
    own = holder.words | telling_words(holder.role)
    for span in found.evidence:
        sentence = article.sentence_at(span.start)
        around = sentence.span if sentence is not None and sentence.span.holds(span) else span
        words = small_words(article.slice(around))
        if own & words or _may_mean(article, holder, own, around, words):
            return True
        if any(around.overlaps(mention) for mention in voices.named(holder)):
            return True
        if any(piece.overlaps(span) for piece in voices.said(holder)):
            return True
    return False


def _may_mean(
    article: Article, holder: Member, own: frozenset[str], around: Offsets, words: frozenset[str]
) -> bool:
    """Whether a pronoun in `around` may stand for the holder: the sentences before speak of them.

    In languages other than English any sentence may hold one, if only in its verb.
    """
    pronouns = _ANYBODYS
    pronouns |= _THINGS if holder.kind != "person" else frozenset()
    pronouns |= _PERSONS if holder.kind in ("person", "other") else frozenset()
    if article.is_english and pronouns.isdisjoint(words):
        return False
    return not own.isdisjoint(words_near(article, around.start, before=_BEFORE))


def _is_quoted(article: Article, found: _Position) -> bool:
    return any(
        piece.overlaps(span)
        for quotation in article.quotations
        for piece in quotation.spans
        for span in found.evidence
    )

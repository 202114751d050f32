"""Drafts in a line, and what tests look at in reports as plain values."""

from collections.abc import Sequence

from summariser.article import Article
from summariser.draft import ActorKind, Draft, DraftActor, DraftSentence, DraftStance, Position
from summariser.grounding import ground
from summariser.report import Finding, Quote, Report


def stance(target: str, position: Position, *evidence: str) -> DraftStance:
    return DraftStance(target=target, position=position, evidence=list(evidence))


def actor(
    name: str,
    *said: str,
    kind: ActorKind = "person",
    role: str = "",
    stances: Sequence[DraftStance] = (),
) -> DraftActor:
    return DraftActor(name=name, kind=kind, role=role, said=list(said), stances=list(stances))


def sentence(text: str, *evidence: str) -> DraftSentence:
    return DraftSentence(text=text, evidence=list(evidence))


def draft(
    *actors: DraftActor,
    headline: str = "",
    summary: Sequence[DraftSentence] = (),
    unattributed: Sequence[str] = (),
    not_speech: Sequence[str] = (),
) -> Draft:
    return Draft(
        headline=headline,
        summary=list(summary),
        actors=list(actors),
        unattributed=list(unattributed),
        not_speech=list(not_speech),
    )


def grounded(text: str, *actors: DraftActor, **rest: Sequence[str]) -> Report:
    """The report of a text that is English, whatever its length."""
    return ground(
        Article.from_text(text, language="en"),
        draft(
            *actors,
            unattributed=rest.get("unattributed", ()),
            not_speech=rest.get("not_speech", ()),
        ),
    )


def texts(quote: Quote) -> list[str]:
    return [span.text for span in quote.spans]


def spoken(report: Report) -> list[tuple[str | None, str, list[str]]]:
    """Speaker's name, kind and passages of every quote."""
    names = {member.id: member.name for member in report.actors}
    return [
        (names[quote.speaker] if quote.speaker else None, quote.kind, texts(quote))
        for quote in report.quotes
    ]


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def only(report: Report, code: str) -> Finding:
    """The one finding with that code."""
    (found,) = [finding for finding in report.findings if finding.code == code]
    return found

"""Joins the drafts of an article's windows: a union, and a last request that makes it one whole.

Pointers are global, so the union needs no renumbering; grounding joins the actors by their names.
The last request writes one summary from those of the windows, with their pointers, and says which
stance targets are the same matter.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field

from summariser.checks import illegal_text
from summariser.draft import Draft, DraftSentence, Position
from summariser.engines.llm.pointing import named
from summariser.grounding.findings import Findings
from summariser.numbered import protected
from summariser.prompts import Message, Prompt
from summariser.report import Finding, Part

__all__ = ["Joining", "SameTarget", "join_messages", "joined", "united"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SameTarget(_Strict):
    """Targets of stances that are one matter."""

    target: str = Field(description="short neutral noun phrase for the matter")
    same: list[str] = Field(description="numbers of the targets that mean it: t3")


class Joining(_Strict):
    """The answer to the last request about an article of several windows."""

    headline: str
    summary: list[DraftSentence]
    targets: list[SameTarget]


@dataclass
class _Target:
    """A stance target as it is written first, with who takes which position on it."""

    id: str
    text: str
    taken: set[tuple[str, Position]] = field(default_factory=set)
    shown: list[str] = field(default_factory=list)


def united(drafts: Sequence[Draft]) -> Draft:
    """The drafts of all windows as one, under the first headline that is not empty."""
    return Draft(
        headline=next((draft.headline for draft in drafts if draft.headline.strip()), ""),
        summary=[sentence for draft in drafts for sentence in draft.summary],
        actors=[actor for draft in drafts for actor in draft.actors],
        unattributed=list(dict.fromkeys(id for draft in drafts for id in draft.unattributed)),
        not_speech=list(dict.fromkeys(id for draft in drafts for id in draft.not_speech)),
    )


def join_messages(
    prompt: Prompt, drafts: Sequence[Draft], *, words: int, parts: Collection[Part]
) -> list[Message] | None:
    """The messages of the last request, to be answered with a `Joining` about `united(drafts)`.

    None where there is nothing to join: one draft alone, or neither summaries nor two targets
    among what is wanted.
    """
    if len(drafts) < 2:
        return None
    summaries = "summary" in parts and any(draft.summary for draft in drafts)
    targets = list(_targets(united(drafts)).values()) if "stances" in parts else []
    if len(targets) < 2:
        targets = []
    if not summaries and not targets:
        return None
    lines = list(_reports(drafts, summaries=summaries))
    if targets:
        lines.append("# Targets")
        lines += [f"{one.id} {_line(one.text)}: {'; '.join(one.shown)}" for one in targets]
    return prompt.messages("\n".join(lines), words=words, summary=summaries, targets=bool(targets))


def joined(draft: Draft, joining: Joining) -> tuple[Draft, tuple[Finding, ...]]:
    """The union `draft` with the joined summary and targets, and what could not be applied.

    A summary sentence keeps those pointers that the windows' summaries have. Targets are renamed;
    grounding then makes one stance of a holder's. What the joining says of targets that do not
    exist, are taken already, or on which one holder has contrary positions, is left out.
    """
    findings = Findings()
    names = _names(_targets(draft), joining.targets, findings)
    actors = [
        actor.model_copy(
            update={
                "stances": [
                    stance.model_copy(
                        update={"target": names.get(_key(stance.target), stance.target)}
                    )
                    for stance in actor.stances
                ]
            }
        )
        for actor in draft.actors
    ]
    update = {
        "headline": joining.headline if joining.headline.strip() else draft.headline,
        "summary": _summary(draft, joining, findings),
        "actors": actors,
    }
    return draft.model_copy(update=update), tuple(findings.all)


def _reports(drafts: Sequence[Draft], *, summaries: bool) -> Iterator[str]:
    """What each part's draft says in its own words.

    Each stands on one line and holds nothing like a number, so that none passes for another.
    """
    for number, draft in enumerate(drafts, 1):
        yield f"# Part {number}"
        yield f"Headline: {_line(draft.headline)}"
        for sentence in draft.summary if summaries else ():
            yield f"- {_line(sentence.text)} [{', '.join(_ids(sentence.evidence))}]"


def _line(text: str) -> str:
    return protected(" ".join(text.split()))


def _ids(pointers: Iterable[str]) -> list[str]:
    return [id for pointer in pointers for id in named(pointer)]


def _key(target: str) -> str:
    return target.strip().casefold()


def _targets(draft: Draft) -> dict[str, _Target]:
    """The targets by their text without case, numbered from t1 in order."""
    found: dict[str, _Target] = {}
    for actor in draft.actors:
        for stance in actor.stances:
            new = _Target(f"t{len(found) + 1}", stance.target.strip())
            target = found.setdefault(_key(stance.target), new)
            position = (actor.name.casefold(), stance.position)
            if position not in target.taken:
                target.taken.add(position)
                target.shown.append(f"{_line(actor.name)} {stance.position}")
    return found


def _names(
    targets: dict[str, _Target], groups: Iterable[SameTarget], findings: Findings
) -> dict[str, str]:
    """The new name of each target that is joined with others, by its text without case."""
    by_id = {target.id: target for target in targets.values()}
    names: dict[str, str] = {}
    for group in groups:
        claim = f"{group.target}: {', '.join(group.same)}"
        same: dict[str, _Target] = {}
        for id in group.same:
            target = by_id.get(id.strip())
            if target is None or _key(target.text) in names:
                why = "there is no such target" if target is None else "it stands with others"
                _ignored(findings, f"{id} was not joined: {why}.", claim)
            else:
                same[target.id] = target
        taken = {position for target in same.values() for position in target.taken}
        contrary = {name for name, _ in taken if {(name, "supports"), (name, "opposes")} <= taken}
        if len(same) < 2:
            _ignored(findings, "Nothing was joined: that takes two targets.", claim)
        elif contrary:
            who = ", ".join(sorted(contrary))
            _ignored(findings, f"Targets for and against which {who} is were not joined.", claim)
        else:
            name = _name(group.target.strip(), list(same.values()), claim, findings)
            names |= {_key(target.text): name for target in same.values()}
    return names


def _name(wanted: str, same: Sequence[_Target], claim: str, findings: Findings) -> str:
    """The name that the joining gives; that of the first target where it must not stand."""
    reason = illegal_text(wanted, "\n".join(one.text for one in same)) if wanted else "it is empty"
    if reason is None:
        return wanted
    _ignored(findings, f"The name of joined targets was left out: {reason}.", claim)
    return same[0].text


def _summary(draft: Draft, joining: Joining, findings: Findings) -> list[DraftSentence]:
    """The joined sentences that point to what the windows' do; without any, the windows'."""
    if not draft.summary:
        return []
    shown = {id for sentence in draft.summary for id in _ids(sentence.evidence)}
    summary: list[DraftSentence] = []
    for sentence in joining.summary:
        kept = []
        for pointer in sentence.evidence:
            if named(pointer) and shown.issuperset(named(pointer)):
                kept.append(pointer)
            else:
                findings.dropped(
                    "unknown-pointer",
                    f"{pointer} as evidence was left out: no part's summary points to it.",
                    f"{sentence.text} [{pointer}]",
                )
        if kept:
            summary.append(sentence.model_copy(update={"evidence": kept}))
        else:
            findings.dropped(
                "no-evidence", "A summary sentence was left out: nothing shows it.", sentence.text
            )
    if not summary:
        _ignored(findings, "The parts have no joined summary: their own stand.", joining.headline)
        return draft.summary
    return summary


def _ignored(findings: Findings, message: str, claim: str) -> None:
    findings.lost("not-joined", message, claim)

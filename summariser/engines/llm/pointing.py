"""What a draft's pointers name; a window's draft may name only what the window shows."""

import re

from summariser.draft import Draft, DraftActor
from summariser.engines.llm.windows import Window
from summariser.grounding.findings import Findings
from summariser.numbered import numbers
from summariser.report import Finding

__all__ = ["confined", "named"]

_ID = re.compile(r"([sqr])0*([0-9]+)", re.IGNORECASE)


def named(pointer: str) -> list[str]:
    """The ids that a pointer names; words behind a colon are no ids."""
    return [kind.lower() + number for kind, number in _ID.findall(pointer.partition(":")[0])]


def confined(draft: Draft, window: Window) -> tuple[Draft, tuple[Finding, ...]]:
    """The draft of a window without pointers to other parts of the article, with what they claimed.

    The article may have such a number, yet whoever gave it has not seen what it stands for. What
    names no id at all is left for grounding to judge.
    """
    shown = set(numbers(window.source))
    findings = Findings()

    def kept(pointers: list[str], claim: str) -> list[str]:
        inside = []
        for pointer in pointers:
            if shown.issuperset(named(pointer)):
                inside.append(pointer)
            else:
                findings.dropped(
                    "unknown-pointer",
                    f"{pointer} was left out: the part of the article that was read lacks it.",
                    f"{claim} [{pointer}]",
                )
        return inside

    def confined_actor(actor: DraftActor) -> DraftActor:
        stances = [
            stance.model_copy(
                update={
                    "evidence": kept(
                        stance.evidence, f"{actor.name} {stance.position} {stance.target}"
                    )
                }
            )
            for stance in actor.stances
        ]
        return actor.model_copy(update={"said": kept(actor.said, actor.name), "stances": stances})

    draft = draft.model_copy(
        update={
            "summary": [
                sentence.model_copy(update={"evidence": kept(sentence.evidence, sentence.text)})
                for sentence in draft.summary
            ],
            "actors": [confined_actor(actor) for actor in draft.actors],
            "unattributed": kept(draft.unattributed, "nobody named"),
            "not_speech": kept(draft.not_speech, "no speech"),
        }
    )
    return draft, tuple(findings.all)

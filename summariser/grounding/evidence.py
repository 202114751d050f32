"""Evidence: pointers looked up, those that do not exist reported."""

from collections.abc import Iterable

from summariser.grounding.findings import Findings
from summariser.grounding.pointers import Pointers
from summariser.offsets import Offsets

__all__ = ["find_evidence"]


def find_evidence(
    pointers: Iterable[str], known: Pointers, claim: str, findings: Findings
) -> list[Offsets]:
    """The passages that the pointers name, each once, in the order given."""
    spans: list[Offsets] = []
    for pointer in pointers:
        passage = known.find(pointer)
        if passage is None:
            findings.dropped(
                "unknown-pointer",
                "A piece of evidence was left out: the article has no such number.",
                f"{claim} [{pointer}]",
            )
            continue
        spans += [span for span in passage.spans if span not in spans]
    return spans

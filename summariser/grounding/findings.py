"""Collects what did not hold while a draft is grounded."""

from summariser.grounding.faults import Fault, Place
from summariser.report import Finding, Severity

__all__ = ["Findings"]

_LONGEST_CLAIM = 2_000  # characters; an engine may write a megabyte of what nobody asked for


class Findings:
    """A list of findings that grows; `where` is known only once the report's lists stand.

    `faults` are the items of the draft that an engine may mend.
    """

    def __init__(self) -> None:
        self.all: list[Finding] = []
        self.faults: list[Fault] = []

    def fault(self, place: Place, reason: str, *, lost: bool = True) -> None:
        """An item of the draft did not hold."""
        self.faults.append(Fault(place, _encodable(reason), lost))

    def dropped(self, code: str, message: str, claim: str) -> None:
        """Something was left out: an error with what had been claimed, cut where it is endless."""
        short = claim if len(claim) <= _LONGEST_CLAIM else f"{claim[: _LONGEST_CLAIM - 1]}…"
        self.lost(code, message, short, "error")

    def lost(self, code: str, message: str, claim: str, severity: Severity = "warning") -> None:
        """Something that is not in the report: what had been claimed, or the article's words."""
        self._add(code, severity, message, claim=claim)

    def kept(self, code: str, severity: Severity, message: str, where: str) -> None:
        """Something stands in the report, but with a doubt or a correction."""
        self._add(code, severity, message, where=where)

    def _add(
        self,
        code: str,
        severity: Severity,
        message: str,
        where: str | None = None,
        claim: str | None = None,
    ) -> None:
        self.all.append(
            Finding(
                code=code,
                severity=severity,
                message=_encodable(message),
                where=where,
                claim=None if claim is None else _encodable(claim),
            )
        )


def _encodable(text: str) -> str:
    """The text without halves of characters, which no file and no JSON can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")

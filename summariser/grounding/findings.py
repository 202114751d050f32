"""Collects what did not hold while a draft is grounded."""

from summariser.report import Finding, Severity

__all__ = ["Findings"]


class Findings:
    """A list of findings that grows; `where` is known only once the report's lists stand."""

    def __init__(self) -> None:
        self.all: list[Finding] = []

    def dropped(self, code: str, message: str, claim: str) -> None:
        """Something was left out: an error with what had been claimed."""
        self.all.append(Finding(code=code, severity="error", message=message, claim=claim))

    def lost(self, code: str, message: str, claim: str) -> None:
        """Something the draft passed over: a warning with the article's own words."""
        self.all.append(Finding(code=code, severity="warning", message=message, claim=claim))

    def kept(self, code: str, severity: Severity, message: str, where: str) -> None:
        """Something stands in the report, but with a doubt or a correction."""
        self.all.append(Finding(code=code, severity=severity, message=message, where=where))

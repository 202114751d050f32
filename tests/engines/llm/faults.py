"""Every fault that the LLM engine is made to meet, and the page of the docs about them.

`python -m tests.engines.llm.faults > docs/faults.md` writes the page.
"""

from collections import Counter

from tests.engines.llm.answer_faults import ANSWER
from tests.engines.llm.injection import Fault, Outcome, inject, with_one_host
from tests.engines.llm.wire_faults import BODY, CONNECTION, SERVER

__all__ = ["FAULTS", "page"]

SECTIONS = {
    "The connection": CONNECTION,
    "The server refuses": SERVER,
    "What it sends is no chat completion": BODY,
    "What the model wrote is no draft": ANSWER,
}
FAULTS = [fault for faults in SECTIONS.values() for fault in faults]
TOP = """# When something goes wrong

Each of these faults is played by a real server in the tests, which write this page:
`python -m tests.engines.llm.faults > docs/faults.md`. *Requests* are those sent, a repair among
them; *waits* are the seconds between them, at most. HOST stands for the server. The key never
stands in a message, a report or a log.

Without `--fallback`, an error ends the command with its exit code. With `--fallback embedded`,
every error below gives the report of the embedded engine instead, with the error's message in the
finding `fallback` and with what was spent in `run`; the exit code is then 0.
"""
HEADING = "| What happens | What comes of it | Exit | Requests | Waits |\n|---|---|--:|--:|--:|\n"


def page(outcomes: dict[str, Outcome]) -> str:
    """The page, from what came of each fault by its name."""
    parts = [TOP]
    for title, faults in SECTIONS.items():
        rows = "".join(_row(fault, outcomes[fault.name]) for fault in faults)
        parts.append(f"## {title}\n\n{HEADING}{rows}")
    return "\n".join(parts)


def _row(fault: Fault, outcome: Outcome) -> str:
    code = outcome.error.exit_code if outcome.error else 0
    waits = f"{fault.waits[1]:g}" if fault.waits[1] else ""
    seen = with_one_host(_seen(outcome)).replace("|", "\\|")
    return f"| {fault.name} | {seen} | {code} | {outcome.requests} | {waits} |\n"


def _seen(outcome: Outcome) -> str:
    """The error, or the report's findings, the first of each kind."""
    if outcome.report is None:
        return f"{type(outcome.error).__name__}: {outcome.error}"
    counts = Counter(finding.code for finding in outcome.report.findings)
    first = {finding.code: finding for finding in reversed(outcome.report.findings)}
    told = [
        f"`{code}`{f' × {number:,}' if number > 1 else ''}: {first[code].message}"
        for code, number in counts.items()
    ]
    return "<br>".join(["The report.", *told])


if __name__ == "__main__":
    print(page({fault.name: inject(fault) for fault in FAULTS}), end="")

"""Runs the command line in a process of its own, as its users do."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
COMMAND = [sys.executable, "-m", "summariser"]
TEXT = (
    "Ferry fares stay\n\n"
    "Fares on the Port Sele ferry will not rise this year. "
    "“We will not raise them,” said Ana Ruiz, the mayor.\n"
)
DRAFT: dict[str, Any] = {
    "headline": "Port Sele keeps its fares",
    "summary": [{"text": "Ferry fares will not rise this year.", "evidence": ["s2"]}],
    "actors": [
        {"name": "Ana Ruiz", "kind": "person", "role": "mayor", "said": ["q1"], "stances": []}
    ],
    "unattributed": [],
    "not_speech": [],
}


_CHANGES_OUTPUT = frozenset({"NO_COLOR", "COLUMNS", "PYTHONUNBUFFERED", "PYTHONIOENCODING"})


def environment(**more: str) -> dict[str, str]:
    """That of the tests, without what changes how output is written."""
    kept = {name: value for name, value in os.environ.items() if name not in _CHANGES_OUTPUT}
    return {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", **more}


def run(*args: str | Path, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *map(str, args)],
        input=stdin,
        capture_output=True,
        env=environment(**env),
        timeout=60,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def assert_clean_failure(done: subprocess.CompletedProcess[str]) -> None:
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("\n")

"""The page of findings names every code that a report may hold, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
MAKERS = frozenset({"Doubt", "dropped", "lost", "kept", "_note"})


def documented() -> set[str]:
    rows = re.findall(r"(?m)^\| (`.*?`) \|", (ROOT / "docs" / "findings.md").read_text("utf-8"))
    severities = {"error", "warning", "info"}
    return {code for row in rows for code in re.findall(r"`([a-z-]+)`", row)} - severities


def nodes() -> Iterator[ast.AST]:
    for path in (ROOT / "summariser").rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


def texts(node: ast.AST) -> set[str]:
    inside = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    return {value for value in inside if isinstance(value, str)}


def called(node: ast.AST) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


def made() -> set[str]:
    """The codes that stand where a finding is made."""
    codes: set[str] = set()
    for node in nodes():
        if isinstance(node, ast.keyword):
            codes |= texts(node.value) if node.arg == "code" else set()
        elif isinstance(node, ast.Assign):
            codes |= texts(node.value) if called(node.targets[0]) == "code" else set()
        elif isinstance(node, ast.Call) and node.args and called(node.func) in MAKERS:
            codes |= texts(node.args[0])
    return codes


def test_every_code_is_documented_and_no_other() -> None:
    assert documented() == made()

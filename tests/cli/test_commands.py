"""The commands beside `summarise`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.process import assert_clean_failure, environment, run


@pytest.mark.parametrize(
    ("args", "usage", "heavy"),
    [
        (["--help"], "Usage: summariser [OPTIONS]", {"openai", "instructor", "rich", "pydantic"}),
        # Here typer itself may take pydantic.
        (["summarise", "--help"], "Usage: summariser summarise", {"openai", "instructor", "rich"}),
    ],
)
def test_the_help_loads_nothing_heavy(args: list[str], usage: str, heavy: set[str]) -> None:
    code = (
        "import sys; from summariser.cli import main; code = main();"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        capture_output=True,
        env=environment(),
        text=True,
        check=True,
    )
    assert done.stdout.startswith(usage)
    assert not heavy & set(done.stderr.split())


def test_the_schema_is_that_of_the_json_report(article: Path) -> None:
    schema = json.loads(run("schema").stdout)
    report = json.loads(run("summarise", article, "--offline", "--format", "json").stdout)
    assert list(schema["properties"]) == list(report)
    assert schema["required"] == list(report)  # a report that is written lacks nothing


def test_version() -> None:
    assert run("--version").stdout == "summariser 0.1.0\n"


def test_prompts_are_listed_and_shown() -> None:
    tags = run("prompts", "list").stdout.split()
    assert any(tag.startswith("report@1:") for tag in tags)
    shown = run("prompts", "show", "report@1")
    assert shown.stdout.startswith("--- report@1:")
    assert "\n--- user ---\n" in shown.stdout


@pytest.mark.parametrize("name", ["missing", "report@99", "report@new"])
def test_a_prompt_that_is_not_there(name: str) -> None:
    done = run("prompts", "show", name)
    assert done.returncode == 2
    assert name in done.stderr
    assert_clean_failure(done)


def test_completion_scripts() -> None:
    done = run("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert "_SUMMARISER_COMPLETE" in done.stdout

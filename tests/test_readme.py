"""Every command and every Python example of the README runs."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.servers.scripted import ScriptedServer, Step, completion

ROOT = Path(__file__).parent.parent
SERVER = "http://localhost:8080/v1"  # what the README calls a server of one's own
DRAFT = {
    "headline": "Two presidents spoke",
    "summary": [{"text": "The two presidents spoke about Gaza.", "evidence": ["s1"]}],
    "actors": [],
    "unattributed": [],
    "not_speech": [],
}

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = "$ summariser"

StartServer = Callable[[Iterable[Step]], ScriptedServer]


def blocks(*languages: str) -> list[str]:
    """The fenced blocks of the README in these languages."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return [text for language, text in _BLOCK.findall(readme) if language in languages]


def commands() -> list[str]:
    """The lines that call `summariser`, those joined that a backslash continues."""
    text = "\n".join(blocks("console", "bash")).replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.startswith(_PROMPT)]
    return [line.removeprefix("$ ") for line in lines]


@pytest.fixture
def run(tmp_path: Path, scripted_server: StartServer) -> Callable[[list[str]], None]:
    """Runs a program beside an article.txt; a scripted server stands in for every LLM."""
    server = scripted_server([completion(DRAFT)] * 3)
    shutil.copy(ROOT / "seeds/gaza-call/article.txt", tmp_path)

    def in_folder(arguments: list[str]) -> None:
        done = subprocess.run(
            [argument.replace(SERVER, server.base_url) for argument in arguments],
            cwd=tmp_path,
            env=os.environ
            | {
                "ANTHROPIC_API_KEY": "sk-of-the-tests",
                "OPENAI_API_KEY": "sk-of-the-tests",
                "OPENAI_BASE_URL": server.base_url,
                "PYTHON": sys.executable,
                "PYTHONPATH": str(ROOT),
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr

    return in_folder


def test_readme_has_examples() -> None:
    assert len(commands()) >= 3
    assert blocks("python")


@pytest.mark.parametrize("command", commands())
def test_command_runs(command: str, run: Callable[[list[str]], None]) -> None:
    # Through a shell, as redirections and pipes are part of what a reader copies.
    run(["sh", "-c", 'summariser() { "$PYTHON" -m summariser "$@"; }\n' + command])


@pytest.mark.parametrize("program", blocks("python"))
def test_python_example_runs(program: str, run: Callable[[list[str]], None]) -> None:
    run([sys.executable, "-c", program])

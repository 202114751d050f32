"""Signals, closed pipes and terminals, all of them real."""

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event

import pytest

from tests.cli.process import COMMAND, DRAFT, TEXT, environment
from tests.servers.scripted import Reply, Request, ScriptedServer, Step, completion

Start = Callable[[Iterable[Step]], ScriptedServer]


def test_ctrl_c_in_the_middle_of_a_request(
    article: Path, folder: Path, scripted_server: Start
) -> None:
    asked, answer = Event(), Event()

    def silent(_request: Request) -> Reply:
        asked.set()
        answer.wait(60)
        return completion(DRAFT)

    server = scripted_server([silent])
    output = folder / "report.txt"
    process = subprocess.Popen(
        [
            *COMMAND,
            *("summarise", str(article), "--quiet"),
            *("--base-url", server.base_url, "--output", str(output)),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    assert asked.wait(60)
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=60)
    answer.set()
    assert process.returncode == 130
    assert (stdout, stderr) == ("", "summariser: interrupted\n")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "args", [["summarise", "{article}", "--offline"], ["schema"], ["--help"], ["--version"]]
)
def test_a_closed_pipe_is_silent(article: Path, args: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, *(arg.format(article=article) for arg in args)],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(),
        text=True,
        check=False,
    )
    os.close(writing)
    assert done.returncode == 141
    assert done.stderr == ""


def test_without_standard_error_the_result_still_comes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((TEXT + "Café déjà vu, naïve façade, señor.\n").encode("cp1252"))
    command = f'exec "$0" -m summariser summarise "{path}" --offline 2>&-'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable],
        capture_output=True,
        env=environment(),
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "Ana Ruiz" in done.stdout
    assert "summariser: " not in done.stdout


@contextmanager
def on_terminal(stream: str, *args: str | Path, **env: str) -> Iterator[int]:
    """The command with `stream` on a terminal: the end from which that can be read."""
    reading, writing = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *map(str, args)],
        stdout=writing if stream == "stdout" else subprocess.DEVNULL,
        stderr=writing if stream == "stderr" else subprocess.DEVNULL,
        env=environment(**env),
    )
    os.close(writing)
    yield reading
    os.close(reading)
    assert process.wait(60) == 0


def read(reading: int, until: str = "") -> str:
    """What is written to a terminal, up to `until` or the end."""
    data = b""
    # At the end Linux raises, other systems give nothing.
    with suppress(OSError):
        while chunk := os.read(reading, 4096):
            data += chunk
            if until and until.encode() in data:
                break
    return data.decode()


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_that_want_it(
    article: Path, env: dict[str, str], coloured: bool
) -> None:
    with on_terminal("stdout", "summarise", article, "--offline", **env) as reading:
        text = read(reading)
    assert "Ana Ruiz" in text
    assert ("\x1b[" in text) is coloured


def test_a_spinner_moves_on_a_terminal_while_an_llm_works(
    article: Path, scripted_server: Start
) -> None:
    seen = Event()

    def slow(_request: Request) -> Reply:
        seen.wait(60)
        return completion(DRAFT)

    server = scripted_server([slow])
    options = ("summarise", article, "--base-url", server.base_url)
    with on_terminal("stderr", *options) as reading:
        assert "waiting for" in read(reading, until="waiting for")
        seen.set()
        assert read(reading).endswith("\r\x1b[K")


def test_a_quiet_run_has_no_spinner(article: Path) -> None:
    with on_terminal("stderr", "summarise", article, "--offline", "--quiet") as reading:
        assert read(reading) == ""

"""Bad input: an exit code for each family, one message, no traceback."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from summariser.cli import main
from tests.cli.process import TEXT, assert_clean_failure, environment, run


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", 65, "no words"),
        (b" \n\t\n", 65, "no words"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 65, "binary"),
        (b"Fares will\0 not rise.", 65, "binary"),
        (b"Fares will not rise. " * 250_000, 65, "5 MB"),
    ],
    ids=["empty", "blank", "binary", "nul", "too-big"],
)
def test_a_file_that_is_no_article(tmp_path: Path, content: bytes, code: int, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    for done in (run("summarise", path), run("summarise", "-", stdin=content)):
        assert done.returncode == code
        assert words in done.stderr
        assert done.stderr.startswith("summariser: ")
        assert done.stderr.count("\n") == 1
        assert_clean_failure(done)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("missing.txt", "does not exist"),
        (".", "is a folder"),
        ("missing\x1b[31m.txt", r"missing\x1b[31m.txt"),
        ("n" * 300, "n" * 300),
    ],
)
def test_a_source_that_cannot_be_opened(tmp_path: Path, source: str, words: str) -> None:
    done = run("summarise", tmp_path / source)
    assert done.returncode == 66
    assert words in done.stderr
    assert_clean_failure(done)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux")
def test_a_file_that_nobody_may_read() -> None:
    # Permissions do not stop root, but nobody can read the start of a process's memory.
    done = run("summarise", "/proc/self/mem")
    assert done.returncode == 66
    assert "/proc/self/mem" in done.stderr
    assert_clean_failure(done)


def test_another_encoding_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((TEXT + "Café Zoë déjà vu, naïve façade, señor.\n").encode("cp1252"))
    done = run("summarise", path, "--offline")
    assert done.returncode == 0
    assert done.stderr.startswith("summariser: ")
    assert "is not UTF-8" in done.stderr
    assert run("summarise", path, "--offline", "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--model", "nosuch/model"], 78, "nosuch"),
        (["--model", "gpt"], 78, "gpt"),
        (["--model", "openai/gpt-5.4-mini"], 77, "OPENAI_API_KEY"),
        (["--offline", "--model", "openai/x"], 2, "model"),
        (["--offline", "--base-url", "http://127.0.0.1"], 2, "address"),
        (["--base-url", "nowhere"], 2, "nowhere"),
        (["--parts", "quotes,fotos"], 2, "no part fotos: --parts knows summary,stances,quotes"),
        (["--parts", ","], 2, "--parts is empty"),
        (["--format", "xml"], 2, "'terminal', 'json', 'markdown'"),
        (["--words", "0"], 2, "--words"),
        (["--words", "-5"], 2, "--words"),
        (["--words", "many"], 2, "--words"),
        (["--colour"], 2, "No such option: --colour"),
    ],
)
def test_options_that_make_no_sense(
    article: Path, options: list[str], code: int, words: str
) -> None:
    done = run("summarise", article, *options)
    assert done.returncode == code
    assert words in done.stderr
    assert_clean_failure(done)


@pytest.mark.parametrize("args", [[], ["prompts"], ["summarise"], ["sumarise", "a.txt"]])
def test_half_a_command_is_a_usage_error(args: list[str]) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert "Usage: summariser" in done.stderr
    assert done.stdout == ""


def test_a_server_that_is_not_there(article: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    impatient = (
        "import sys; from summariser.cli import main;"
        "from summariser.engines.llm.transport import set_waits; set_waits(False); sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", impatient, "summarise", str(article), "--base-url", address],
        capture_output=True,
        env=environment(),
        text=True,
        check=False,
    )
    assert done.returncode == 69
    assert address.split("/")[2] in done.stderr
    assert_clean_failure(done)


def test_an_unexpected_exception_is_one_line(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise KeyError("a\x1b[31m")

    # Nothing real is known to break here, so something is broken on purpose.
    monkeypatch.setattr("summariser.pipeline.Summariser.summarise", broken)
    monkeypatch.setattr(sys, "argv", ["summariser", "summarise", str(article), "--offline"])
    assert main() == 1
    assert capsys.readouterr() == (
        "",
        r"summariser: internal error KeyError: 'a\x1b[31m'; "
        "run with --verbose for the traceback\n",
    )
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--verbose"])
    assert main() == 1
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_verbose_shows_the_traceback_of_a_foreseen_error(tmp_path: Path) -> None:
    done = run("summarise", tmp_path / "missing.txt", "--verbose")
    assert done.returncode == 66
    assert "Traceback (most recent call last)" in done.stderr

"""`--output`: a file is written whole or not at all, and only where it can be."""

import os
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from summariser import Report
from tests.cli.process import COMMAND, DRAFT, TEXT, assert_clean_failure, environment, run
from tests.servers.scripted import Reply, ScriptedServer, Step, completion

Start = Callable[[Iterable[Step]], ScriptedServer]


def test_output_goes_to_the_file_alone(article: Path, folder: Path) -> None:
    output = folder / "report.json"
    done = run("summarise", article, "--offline", "--format", "json", "--output", output)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    Report.model_validate_json(output.read_text(encoding="utf-8"))
    assert list(folder.iterdir()) == [output]


def test_output_replaces_a_file_and_keeps_its_permissions(article: Path, folder: Path) -> None:
    output, link = folder / "report.txt", folder / "latest.txt"
    output.write_text("old")
    output.chmod(0o640)
    link.symlink_to(output)
    assert run("summarise", article, "--offline", "--output", link).returncode == 0
    assert "Ana Ruiz" in output.read_text(encoding="utf-8")
    assert output.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()


def test_output_to_a_pipe_is_written_through(article: Path, folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    done = run("summarise", article, "--offline", "--output", pipe)
    text = os.read(reading, 10_000).decode()
    os.close(reading)
    assert done.returncode == 0
    assert "Ana Ruiz" in text
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".", "it is a folder; name a file"),
        ("missing/report.txt", "there is no folder"),
        ("article.txt/report.txt", "there is no folder"),
        ("n" * 300, "file name too long"),
        ("/proc/report.txt", "no such file or directory"),
    ],
)
def test_an_output_that_cannot_be_written_is_known_before_any_request(
    article: Path, scripted_server: Start, name: str, reason: str
) -> None:
    server = scripted_server([completion(DRAFT)])
    output = article.parent / name
    done = run("summarise", article, "--base-url", server.base_url, "--output", output)
    assert done.returncode == 73
    assert f"cannot be written: {reason}" in done.stderr
    assert_clean_failure(done)
    assert server.requests == []


def test_the_article_is_not_overwritten(article: Path) -> None:
    done = run("summarise", article, "--offline", "--output", article)
    assert done.returncode == 2
    assert "is the article itself" in done.stderr
    assert article.read_text(encoding="utf-8") == TEXT


def test_a_failed_run_leaves_the_old_output_as_it_was(
    article: Path, folder: Path, scripted_server: Start
) -> None:
    output = folder / "report.txt"
    output.write_text("old")
    server = scripted_server([Reply(status=400)])
    done = run("summarise", article, "--base-url", server.base_url, "--output", output)
    assert done.returncode == 69
    assert output.read_text() == "old"
    assert list(folder.iterdir()) == [output]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_standard_output(article: Path) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [*COMMAND, "summarise", str(article), "--offline"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            text=True,
            check=False,
        )
    assert done.returncode == 73
    assert done.stderr == (
        "summariser: Standard output cannot be written: no space left on device.\n"
    )

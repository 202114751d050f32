"""What `summariser summarise` prints."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from summariser import Report
from tests.cli.process import DRAFT, TEXT, run
from tests.servers.scripted import ScriptedServer, Step, completion

Start = Callable[[Iterable[Step]], ScriptedServer]


def test_a_report_offline(article: Path) -> None:
    done = run("summarise", article, "--offline")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "• “We will not raise them,” (direct, “said”)" in done.stdout
    assert "\nNo LLM was used: " in done.stdout
    assert "\x1b" not in done.stdout


def test_json_is_a_report_whose_spans_are_in_the_article(article: Path) -> None:
    done = run("summarise", article, "--offline", "--format", "json")
    report = Report.model_validate_json(done.stdout)
    spans = [span for quote in report.quotes for span in quote.spans]
    assert [span.text for span in spans] == ["“We will not raise them,”"]
    assert all(TEXT[span.start : span.end] == span.text for span in spans)


def test_json_shows_no_control_characters_and_keeps_them(tmp_path: Path) -> None:
    text = "Fares “will \u202enot\u202c rise\x7f now,” said Ana Ruiz, the mayor."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = run("summarise", tmp_path / "a.txt", "--offline", "--format", "json")
    assert not {"\u202e", "\x7f"} & set(done.stdout)
    assert "\u202e" in Report.model_validate_json(done.stdout).quotes[0].spans[0].text


def test_markdown(article: Path) -> None:
    done = run("summarise", article, "--offline", "--format", "markdown")
    assert done.stdout.startswith("# ")
    assert "\n## Quotes\n\n**Ana Ruiz**" in done.stdout


def test_standard_input_is_read_like_a_file(article: Path) -> None:
    wanted = ("--offline", "--format", "json")
    piped = json.loads(run("summarise", "-", *wanted, stdin=TEXT.encode()).stdout)
    from_file = json.loads(run("summarise", article, *wanted).stdout)
    assert {**piped, "run": None} == {**from_file, "run": None}


def test_the_american_spelling_works_and_is_not_in_the_help(article: Path) -> None:
    assert run("summarize", article, "--offline").returncode == 0
    assert "summarize" not in run("--help").stdout


def test_only_the_parts_asked_for(article: Path) -> None:
    done = run("summarise", article, "--offline", "--parts", "quotes, stances")
    assert "\nQuotes\n" in done.stdout
    assert "\nStances\n" in done.stdout
    assert "\nSummary\n" not in done.stdout


def test_lines_fit_a_narrow_terminal(article: Path) -> None:
    done = run("summarise", article, "--offline", COLUMNS="40")
    assert max(map(len, done.stdout.splitlines())) <= 40


def test_an_encoding_that_lacks_a_character_loses_nothing(article: Path) -> None:
    done = run("summarise", article, "--offline", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert r"\u201cWe will not raise them,\u201d" in done.stdout


def test_json_is_utf_8_whatever_the_locale(article: Path) -> None:
    done = run("summarise", article, "--offline", "--format", "json", PYTHONIOENCODING="latin-1")
    assert "“We will not raise them,”" in done.stdout


def test_model_and_host_are_named_before_anything_is_sent(
    article: Path, scripted_server: Start
) -> None:
    server = scripted_server([completion(DRAFT), completion(DRAFT)])
    options = ("summarise", article, "--model", "openai/tiny", "--base-url", server.base_url)
    done = run(*options)
    assert done.returncode == 0
    host = server.base_url.split("/")[2]
    assert done.stderr == f"summariser: sending the article to openai/tiny at {host}\n"
    assert done.stdout.startswith("Port Sele keeps its fares\n")
    assert run(*options, "--quiet").stderr == ""


@pytest.mark.parametrize("model", ["openai/x", "anthropic/claude-sonnet-4-5", "gemini/x"])
def test_what_it_would_take_is_told_without_a_key(article: Path, model: str) -> None:
    done = run("summarise", article, "--model", model, "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"model   {model} at ")
    assert "1 request " in done.stdout


def test_without_a_key_the_fallback_answers(article: Path) -> None:
    options = ("summarise", article, "--model", "openai/x")
    done = run(*options, "--fallback", "embedded")
    assert done.returncode == 0
    assert "sending" not in done.stderr
    assert "no answer from the LLM" in done.stderr
    assert "set OPENAI_API_KEY" in " ".join(done.stdout.split())
    assert run(*options).returncode == 77

"""A key that the server echoes wherever it can stands in nothing that is shown or kept."""

import asyncio
import json
import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from summariser import Report, Summariser, SummariserError
from summariser.cli import main
from summariser.engines.llm import LLMEngine
from tests.cli.process import DRAFT, TEXT, run
from tests.evals.harbour import write_seed
from tests.hostile.attacks import ATTACKS, ONE_OF_EACH_KIND, Attack
from tests.servers.scripted import (
    Reply,
    Request,
    ScriptedServer,
    Step,
    completion,
    error,
)

Start = Callable[[Iterable[Step]], ScriptedServer]

KEY = "sk-hostile/Zq7Xw9RkT2+mVb4Nc"
LEAK = [attack for attack in ATTACKS if attack.kind == "leak"]


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


@pytest.fixture
def logs() -> Iterator[Callable[[], str]]:
    """What an application that logs everything at DEBUG has written until now."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))
    ours = logging.getLogger("summariser")
    kept = (ours.handlers[:], ours.level, ours.propagate)
    before = (logging.root.level, logging.root.handlers[:])
    logging.root.addHandler(handler)
    logging.root.setLevel(1)
    yield written.getvalue
    logging.root.level, logging.root.handlers[:] = before
    ours.handlers[:], ours.level, ours.propagate = kept


def echoed(request: Request) -> str:
    """What the client says who it is."""
    assert KEY in request.headers["authorization"]
    return request.headers["authorization"]


def with_headers(reply: Reply, request: Request) -> Reply:
    names = ("X-Echo", "Authorization", "Set-Cookie", "X-Request-Id", "WWW-Authenticate")
    return Reply(
        reply.status, {**reply.headers, **dict.fromkeys(names, echoed(request))}, reply.body
    )


def a_draft(request: Request) -> Reply:
    words = echoed(request)
    sentence = {"text": f"Fares stay, {words}.", "evidence": ["s1", words]}
    stance = {"target": f"the fares {words}", "position": "supports", "evidence": ["q1", words]}
    actor = {"name": "Ana Ruiz", "kind": "person", "role": words, "said": ["q1", words]}
    other = {"name": words, "kind": "other", "role": "", "said": [f"s1: {words}"], "stances": []}
    draft: dict[str, Any] = DRAFT | {
        "headline": f"Key {words}",
        "summary": [sentence],
        "actors": [{**actor, "stances": [stance]}, other],
        "unattributed": [words],
    }
    return with_headers(completion(draft, model=words), request)


def a_draft_with_more(request: Request) -> Reply:
    """A draft of the wrong form: an unknown key and a wrong type, both with the key in them."""
    draft = DRAFT | {echoed(request): echoed(request), "not_speech": echoed(request)}
    return with_headers(completion(draft), request)


def an_error(status: int) -> Callable[[Request], Reply]:
    def reply(request: Request) -> Reply:
        words = echoed(request)
        return with_headers(error(status, f"{words}: {KEY} {KEY}", {"Retry-After": words}), request)

    return reply


ANSWERS: dict[str, Callable[[Request], Reply]] = {
    "draft": a_draft,
    "wrong form": a_draft_with_more,
    "no json": lambda request: with_headers(completion(f"Hello {echoed(request)}"), request),
    "cut off": lambda request: completion(
        f'{{"headline": "{echoed(request)}', finish_reason="length"
    ),
    "refusal": lambda request: completion("", refusal=f"Not for {echoed(request)}"),
    "filter": lambda request: completion(echoed(request), finish_reason="content_filter"),
    "page": lambda request: Reply(200, {"Content-Type": "text/html"}, echoed(request).encode()),
    "error in a 200": lambda request: Reply(
        200,
        {"Content-Type": "application/json"},
        json.dumps({"error": {"message": echoed(request)}}).encode(),
    ),
    "redirect": lambda request: Reply(302, {"Location": f"http://127.0.0.1/?{echoed(request)}"}),
    "bytes": lambda request: Reply(
        200, {"Content-Type": "application/json"}, b"\xff\xfe" + echoed(request).encode()
    ),
    "dropped": lambda request: Reply(200, {"Content-Length": "999"}, echoed(request).encode()),
    **{str(status): an_error(status) for status in (400, 401, 403, 404, 413, 422, 429, 500)},
}
FAILS = [name for name in ANSWERS if name not in ("draft", "wrong form", "cut off")]


def chain(failure: BaseException) -> Iterator[BaseException]:
    """An exception with all that it came from."""
    seen: list[BaseException] = []
    waiting: list[BaseException | None] = [failure]
    while waiting:
        each = waiting.pop()
        if each is not None and each not in seen:
            seen.append(each)
            waiting += [each.__cause__, each.__context__]
            yield each


def outcome(server: ScriptedServer, article: str) -> Report | SummariserError:
    engine = LLMEngine("openai/tiny", base_url=server.base_url)
    try:
        return asyncio.run(Summariser(engine).asummarise(article))
    except SummariserError as failure:
        return failure


@pytest.mark.parametrize("name", ANSWERS)
def test_no_report_exception_or_log_holds_the_key(
    name: str, scripted_server: Start, logs: Callable[[], str]
) -> None:
    server = scripted_server([ANSWERS[name]] * 8)
    found = outcome(server, TEXT)
    assert server.requests
    if isinstance(found, Report):
        assert name not in FAILS
        assert KEY not in found.model_dump_json()
        assert KEY not in found.to_markdown()
    else:
        for each in chain(found):
            assert KEY not in str(each)
            assert KEY not in repr(each)
            assert KEY not in repr(vars(each))
        assert KEY not in "".join(traceback.format_exception(found))
    assert logs()
    assert KEY not in logs()


def call(monkeypatch: pytest.MonkeyPatch, *args: str | Path) -> int:
    """The command line in this process; its exit code."""
    monkeypatch.setattr(sys, "argv", ["summariser", *map(str, args)])
    return main()


@pytest.mark.parametrize(
    ("attack", "name"),
    [
        pytest.param(attack, name, id=f"{attack.name}-{name}")
        for attack, name in zip(
            [*ONE_OF_EACH_KIND, *LEAK[1:]], cycle(["draft", "no json", "401", "500"]), strict=False
        )
    ],
)
def test_the_command_shows_no_key(
    attack: Attack,
    name: str,
    scripted_server: Start,
    logs: Callable[[], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(attack.text, encoding="utf-8", newline="")
    server = scripted_server([ANSWERS[name]] * 8)
    output = tmp_path / "report.json"
    asked = ("--model", "openai/tiny", "--base-url", server.base_url, "--verbose")
    code = call(monkeypatch, "summarise", article, *asked, "--format", "json", "--output", output)
    assert server.requests
    assert (code == 0) == (name == "draft") == output.exists()
    shown = capsys.readouterr()
    assert KEY not in shown.out
    assert KEY not in shown.err
    assert KEY not in logs()
    assert not output.exists() or KEY not in output.read_text(encoding="utf-8")


def test_a_process_of_its_own_shows_no_key(tmp_path: Path, scripted_server: Start) -> None:
    article = tmp_path / "article.txt"
    article.write_text(LEAK[1].text, encoding="utf-8")
    server = scripted_server([a_draft] * 8)
    asked = ("--model", "openai/tiny", "--base-url", server.base_url, "--verbose")
    done = run("summarise", article, *asked, OPENAI_LOG="debug", OPENAI_API_KEY=KEY)
    assert server.requests
    assert KEY not in done.stdout
    assert KEY not in done.stderr


def test_no_run_of_an_evaluation_keeps_the_key(
    tmp_path: Path,
    scripted_server: Start,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    logs: Callable[[], str],
) -> None:
    (tmp_path / "seeds").mkdir()
    write_seed(tmp_path / "seeds")
    steps = [ANSWERS[name] for name in ("draft", "wrong form", "wrong form", "wrong form", "400")]
    server = scripted_server([*steps, *[ANSWERS["500"]] * 9])
    monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
    page = tmp_path / "page.html"
    call(
        monkeypatch,
        *("eval", tmp_path / "seeds", "--model", "openai/tiny", "--run", tmp_path / "run"),
        *("--repeat", "4", "--concurrency", "1", "--html", page, "--verbose"),
    )
    kept = [path for path in (tmp_path / "run").rglob("*") if path.is_file()]
    assert "outputs.jsonl" in [path.name for path in kept]
    assert [path.name for path in (*kept, page) if KEY in path.read_text(encoding="utf-8")] == []
    shown = capsys.readouterr()
    assert KEY not in shown.out + shown.err + logs()
    assert os.environ["OPENAI_API_KEY"] == KEY

"""Injects a fault: a server that plays it, an article that is asked for, and what comes of it."""

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any, Literal
from unittest.mock import patch

from summariser.article import Article
from summariser.engines import TIMEOUT, Engine
from summariser.engines.llm import LLMEngine, transport
from summariser.errors import SummariserError
from summariser.pipeline import Summariser
from summariser.report import Report
from tests.servers.scripted import Answer, Reply, Request, ScriptedServer, Step, completion

ONE_TRY, TWO_TRIES, FOUR_TRIES = (0.5, 1.5), (1.5, 3.5), (7.5, 11.5)  # seconds before each
# One sentence, which cannot be halved.
TEXT = "“We will not raise the fares of the Port Sele ferry this year,” said Ana Ruiz, the mayor."
DRAFT: dict[str, Any] = {
    "headline": "Port Sele keeps its fares",
    "summary": [{"text": "Ferry fares will not rise this year.", "evidence": ["s1"]}],
    "actors": [
        {"name": "Ana Ruiz", "kind": "person", "role": "mayor", "said": ["q1"], "stances": []}
    ],
    "unattributed": [],
    "not_speech": [],
}
import_module("instructor")  # or the first fault would spend its time on that
REPEATED = 12  # requests that the last step of a script answers


@dataclass(frozen=True)
class Fault:
    """A fault and what is expected of it.

    `script` is played step by step, the last step again and again, by a server that may also be
    `closed` or speak another `scheme` than its address says; `key` is what the user has set.
    Expected are `requests`, and seconds
    of waiting between `waits` (backoff has a jitter of up to a second); an `error` whose message
    `says` so, or a report with the findings `found` (some of them).
    """

    name: str
    script: tuple[Step, ...]
    requests: int = 1
    waits: tuple[float, float] = (0.0, 0.0)
    error: type[SummariserError] | None = None
    says: str = ""
    found: tuple[str, ...] = ()
    server: Literal["open", "closed", "plain", "self-signed"] = "open"
    model: str = "openai/tiny"
    key: str = ""
    read_timeout: float = 60.0
    timeout: float = TIMEOUT


@dataclass(frozen=True)
class Outcome:
    """What came of it: a report or an error, and the seconds that would have been waited."""

    report: Report | None
    error: SummariserError | None
    waited: float

    @property
    def requests(self) -> int | None:
        """Those that the report or the error counts."""
        if self.report:
            return self.report.run.requests
        return self.error.usage.requests if self.error and self.error.usage else None


def inject(fault: Fault, *, key: str | None = None, fallback: Engine | None = None) -> Outcome:
    """Ask for a report while `fault` happens; with a `key`, the server echoes it where it can."""
    steps = [*fault.script, *[fault.script[-1]] * REPEATED] if fault.script else []
    script = [_played(step, key) for step in steps]
    with _served(fault, script) as base_url, _switches(fault) as waits:
        engine = LLMEngine(fault.model, base_url=base_url, api_key=key)
        summariser = Summariser(engine, fallback=fallback)
        report, error = None, None
        try:
            report = summariser.summarise(Article.from_text(TEXT), timeout=fault.timeout)
        except SummariserError as raised:
            error = raised
        return Outcome(report, error, sum(waits))


def with_one_host(text: str) -> str:
    """`text` with one name for servers, whatever port they have."""
    return re.sub(r"127\.0\.0\.1(:\d+)?", "HOST", text)


@contextmanager
def _served(fault: Fault, script: list[Step]) -> Iterator[str]:
    server = ScriptedServer(script, tls=fault.server == "self-signed")
    address = server.base_url
    if fault.server == "plain":
        address = address.replace("http:", "https:")
    if fault.server == "closed":
        server.close()
    try:
        yield address
    finally:
        if fault.server != "closed":
            server.close()


@contextmanager
def _switches(fault: Fault) -> Iterator[list[float]]:
    """No waits, but a note of each; the time-out and the key of the fault."""
    waits: list[float] = []

    async def note(_: object, seconds: float) -> None:
        waits.append(seconds)

    with ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, {"OPENAI_API_KEY": fault.key}))
        stack.enter_context(patch.object(transport.Retrying, "_sleep", note))
        stack.enter_context(patch.object(transport, "READ_TIMEOUT", fault.read_timeout))
        yield waits


def _played(step: Step, key: str | None) -> Step:
    """`step`, but its reply sends the `key` back, and no repair mends anything."""

    def answer(request: Request) -> Answer:
        asked = request.json.get("response_format", {}).get("json_schema", {})
        if asked and asked["name"] == "repairs":
            return completion({name: [] for name in asked["schema"]["required"]})
        given = step(request) if callable(step) else step
        return _echo(given, key) if key and isinstance(given, Reply) else given

    return answer


def _echo(reply: Reply, key: str) -> Reply:
    """`reply` with the key in its headers, and in the message of an error."""
    body = reply.body
    if reply.status >= 300:
        body = body.replace(b'"message": "', b'"message": "Bearer %s ' % key.encode())
    return replace(reply, headers={**reply.headers, "X-Key": key, "X-Request-Id": key}, body=body)

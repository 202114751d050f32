"""A chat-completions server that plays a script and remembers every request."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

import pytest

JSON_HEADERS = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Request:
    """One request as it arrived: header names in lower case, `json` None without a body."""

    method: str
    path: str
    headers: Mapping[str, str]
    json: Any


@dataclass(frozen=True)
class Reply:
    """Status, headers and body, sent as they are; Content-Length is added where it is not given."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


Step = Reply | Callable[[Request], Reply]


def json_reply(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    """A reply whose body is `value` as JSON."""
    body = json.dumps(value, ensure_ascii=False).encode()
    return Reply(status, {**JSON_HEADERS, **(headers or {})}, body)


def completion(
    content: str | dict[str, Any],
    *,
    usage: tuple[int, int] | None = (11, 7),
    finish_reason: str = "stop",
    model: str = "scripted",
    refusal: str | None = None,
) -> Reply:
    """A chat completion with one choice; a dict is sent as JSON text.

    `usage` is (prompt tokens, completion tokens), None for a server that does not count.
    """
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    message = {"role": "assistant", "content": text, "refusal": refusal}
    answer: dict[str, Any] = {
        "id": "chatcmpl-scripted",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "choices": [{"index": 0, "message": message, "finish_reason": finish_reason}],
    }
    if usage is not None:
        prompt, written = usage
        answer["usage"] = {
            "prompt_tokens": prompt,
            "completion_tokens": written,
            "total_tokens": prompt + written,
        }
    return json_reply(answer)


def error(status: int, message: str, headers: Mapping[str, str] | None = None) -> Reply:
    """An error in the shape that OpenAI-compatible servers send."""
    value = {"error": {"message": message, "type": "scripted", "param": None, "code": None}}
    return json_reply(value, status, headers)


class ScriptedServer(ThreadingHTTPServer):
    """Plays `script` in the order in which requests arrive; `requests` holds what arrived.

    It hangs up after each reply, so a Content-Length longer than the body is a dropped connection.
    """

    def __init__(self, script: Iterable[Step]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[Request] = []
        self._script = iter(list(script))
        self._lock = Lock()
        self._thread = Thread(target=self.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def base_url(self) -> str:
        """The address to give to a client, `http://127.0.0.1:PORT/v1`."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def answer(self, request: Request) -> Reply:
        """Record `request` and give the next reply; 500 once the script is exhausted."""
        with self._lock:
            self.requests.append(request)
            number = len(self.requests)
            step = next(self._script, None)
        if step is None:
            return error(500, f"script exhausted: no reply for request {number} ({request.path})")
        return step if isinstance(step, Reply) else step(request)

    def close(self) -> None:
        """Stop listening and free the port."""
        self.shutdown()
        self.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: ScriptedServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        value = json.loads(body) if body else None
        reply = self.server.answer(Request(self.command, self.path, headers, value))
        with suppress(ConnectionError):  # a client may hang up before the reply
            self._send(reply)

    do_GET = do_POST

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if "content-length" not in {name.lower() for name in reply.headers}:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the recorded requests are the log."""


@pytest.fixture
def scripted_server() -> Iterator[Callable[[Iterable[Step]], ScriptedServer]]:
    """A factory: `scripted_server([completion(...), error(500, "...")])` starts a server."""
    servers: list[ScriptedServer] = []

    def start(script: Iterable[Step]) -> ScriptedServer:
        servers.append(ScriptedServer(script))
        return servers[-1]

    yield start
    for server in servers:
        server.close()

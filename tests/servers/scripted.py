"""A chat-completions server that plays a script and remembers every request."""

import json
import os
import socket
import ssl
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from select import select
from threading import Event, Lock, Thread
from typing import Any

import pytest

SELF_SIGNED = Path(__file__).with_name("self_signed.pem")
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


@dataclass(frozen=True)
class Reset:
    """The connection is reset, `after` so many bytes of the body of `reply`, or before any."""

    reply: Reply | None = None
    after: int = 0


@dataclass(frozen=True)
class Stall:
    """Nothing is said until the client hangs up."""


@dataclass(frozen=True)
class Drip:
    """`reply` is sent `size` bytes at a time, with a pause before each.

    With `endless`, blanks come first and never stop, as JSON may begin with any number of them.
    """

    reply: Reply
    size: int = 200
    endless: bool = False


PAUSE = 0.005  # seconds between the drops of a drip

Answer = Reply | Reset | Stall | Drip
Step = Answer | Callable[[Request], Answer]


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
    With `tls` it speaks https, under a certificate that it has signed itself. `abandoned` is
    set when a client hangs up on a `Stall` or a `Drip`.
    """

    def __init__(self, script: Iterable[Step], *, tls: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[Request] = []
        self.abandoned = Event()
        self._scheme = "https" if tls else "http"
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(SELF_SIGNED)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self._script = iter(list(script))
        self._lock = Lock()
        self._thread = Thread(target=self.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def base_url(self) -> str:
        """The address to give to a client, `http://127.0.0.1:PORT/v1`."""
        return f"{self._scheme}://127.0.0.1:{self.server_port}/v1"

    def answer(self, request: Request) -> Answer:
        """Record `request` and give the next reply; 500 once the script is exhausted."""
        with self._lock:
            self.requests.append(request)
            number = len(self.requests)
            step = next(self._script, None)
        if step is None:
            return error(500, f"script exhausted: no reply for request {number} ({request.path})")
        return step(request) if callable(step) else step

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
        answer = self.server.answer(Request(self.command, self.path, headers, value))
        with suppress(ConnectionError):  # a client may hang up before the reply
            self._play(answer)

    do_GET = do_POST

    def _play(self, answer: Answer) -> None:
        if isinstance(answer, Reply):
            self._head(answer)
            self.wfile.write(answer.body)
        elif isinstance(answer, Reset):
            self._reset(answer)
        elif isinstance(answer, Drip):
            self._drip(answer)
        elif self._hung_up(None):
            self.server.abandoned.set()

    def _head(self, reply: Reply, length: int | None = None) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if "content-length" not in {name.lower() for name in reply.headers}:
            self.send_header("Content-Length", str(length or len(reply.body)))
        self.end_headers()

    def _reset(self, answer: Reset) -> None:
        if answer.reply:
            self._head(answer.reply)
            self.wfile.write(answer.reply.body[: answer.after])
        # Lingering for no time: what is not yet sent is dropped, and the client gets a RST.
        at_once = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        os.close(self.connection.detach())

    def _drip(self, answer: Drip) -> None:
        body = answer.reply.body
        self._head(answer.reply, 2**30 if answer.endless else None)
        drops = [body[at : at + answer.size] for at in range(0, len(body), answer.size)]
        for drop in iter(lambda: b" ", b"") if answer.endless else drops:
            if self._hung_up(PAUSE):
                self.server.abandoned.set()
                return
            self.wfile.write(drop)
            self.wfile.flush()

    def _hung_up(self, seconds: float | None) -> bool:
        """Whether the client hangs up within so many seconds; None waits until it does."""
        readable, _, _ = select([self.connection], [], [], seconds)
        return bool(readable) and not self.connection.recv(1)

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

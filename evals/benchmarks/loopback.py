"""A chat-completions server on loopback that answers at once, and remembers what it was asked."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

__all__ = ["Asked", "Loopback", "elsewhere"]

Asked = tuple[dict[str, Any], str]
"""The body of a request, and the text that answered it."""


class Loopback(ThreadingHTTPServer):
    """Answers every request with the text that `answer` makes of its body."""

    def __init__(self, answer: Callable[[dict[str, Any]], str]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.asked: list[Asked] = []

    @property
    def url(self) -> str:
        """What a client takes as base URL."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    @contextmanager
    def running(self) -> Iterator["Loopback"]:
        """Serve from a thread of this process."""
        thread = Thread(target=self.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.shutdown()
            self.server_close()
            thread.join()


@contextmanager
def elsewhere(answer: str) -> Iterator[str]:
    """The URL of a server in a process of its own, which answers everything with `answer`."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(answer, there), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        process.terminate()
        process.join()


def _serve(answer: str, there: Connection) -> None:
    server = Loopback(lambda _: answer)
    there.send(server.url)
    server.serve_forever()


class _Handler(BaseHTTPRequestHandler):
    server: Loopback
    protocol_version = "HTTP/1.1"  # connections are kept, as those of providers
    wbufsize = -1  # head and body in one packet, or the client waits for the second

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = self.server.answer(body)
        self.server.asked.append((body, answer))
        reply = _completion(body["model"], answer)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _completion(model: str, answer: str) -> bytes:
    message = {"role": "assistant", "content": answer, "refusal": None}
    completion = {
        "id": "chatcmpl-loopback",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
    return json.dumps(completion, ensure_ascii=False).encode()

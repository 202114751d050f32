"""HTTP that tries again: the first of the three retry layers, below instructor.

It stands around the sending of one request, so that a busy server in the middle of a re-ask does
not lose the answers that are already paid for. SDKs bring one of two HTTP libraries, httpx2 or
its elder httpx, whose classes share their names but nothing else: `Retrying` is laid over either
(`transport_httpx` for the elder). This module imports `httpx2`: import it late.
"""

import asyncio
import logging
import math
import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any

import httpx2
from tenacity import AsyncRetrying, RetryCallState, wait_exponential, wait_random

from summariser.errors import AnswerUnusable

__all__ = ["Retrying", "RetryingClient", "set_waits"]

TRIES = 5
UNREACHABLE_TRIES = 3  # nobody listens, or a time-out has passed: waiting longer seldom helps
LONGEST_WAIT = 60.0  # seconds; a server that asks for more is told of instead
READ_TIMEOUT = 600.0  # seconds; a whole answer is written before its first byte comes
CONNECT_TIMEOUT = 10.0
LARGEST_BODY = 16 * 2**20  # bytes, unpacked; the longest answers of today's models are under one

_BUSY = frozenset({429, 500, 502, 503, 504, 529})
_DROPPED = frozenset({"TimeoutException", "NetworkError", "RemoteProtocolError"})
_UNREACHABLE = frozenset({"TimeoutException", "ConnectError"})
_PACKED = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_backoff = wait_exponential(multiplier=0.5, max=20.0) + wait_random(0, 1)
_waiting = True
_log = logging.getLogger(__name__)


def set_waits(on: bool) -> None:
    """Whether to wait between tries; off in tests."""
    global _waiting
    _waiting = on


class Retrying:
    """What makes a client send again after 429, 5xx, time-outs and dropped connections.

    It waits exponentially longer with jitter, and at least as long as `Retry-After` asks, but never
    past `deadline`, a time of the event loop: what would come after that is of no use. After the
    last try the response or error is passed on. `requests` counts what was sent; `waited` are
    the seconds between tries, also where waits are off. Time-outs are those of the client, not
    those that an SDK gives a request, and a response is always read as a whole.

    Raises:
        AnswerUnusable: a body is above `LARGEST_BODY`.
    """

    requests = 0
    waited = 0.0
    deadline = math.inf
    secret = ""  # the key: servers echo it, and nothing that is made of an answer may hold it

    async def send(self, request: Any, **options: Any) -> Any:
        """Send `request` and read the whole response, with as many tries as it takes."""
        # Around `send` and not in a transport: that returns before the body is read, and a
        # client that is given one ignores the proxies of the environment.
        client: Any = self
        request.extensions = {**request.extensions, "timeout": client.timeout.as_dict()}
        options["stream"] = True  # or a body of any size is in memory before it can be measured
        plain: Any = super()

        async def once() -> Any:
            self.requests += 1
            return await _read(await plain.send(request, **options), self.secret)

        retrying = AsyncRetrying(
            sleep=self._sleep,
            wait=_pause,
            retry=_worthwhile,
            stop=self._enough,
            before_sleep=_tell,
            retry_error_callback=_last,
        )
        return await retrying(once)

    def _enough(self, state: RetryCallState) -> bool:
        error, response = _outcome(state)
        if response is not None and (retry_after(response) or 0) > LONGEST_WAIT:
            return True
        if asyncio.get_running_loop().time() + state.upcoming_sleep >= self.deadline:
            return True
        tries = UNREACHABLE_TRIES if _is(error, _UNREACHABLE) else TRIES
        return state.attempt_number >= tries

    async def _sleep(self, seconds: float) -> None:
        self.waited += seconds
        if _waiting:
            await asyncio.sleep(seconds)


class RetryingClient(Retrying, httpx2.AsyncClient):
    """A retrying client for SDKs that take one of httpx2.

    Redirects are not followed: the article goes to the host that was named and to no other.
    """

    def __init__(self) -> None:
        timeout = httpx2.Timeout(READ_TIMEOUT, connect=CONNECT_TIMEOUT)
        super().__init__(timeout=timeout, verify=certificates())


@cache
def certificates() -> ssl.SSLContext:
    """Whom to trust."""
    return httpx2.create_ssl_context()  # 25 ms, and the same for every client


async def _read(response: Any, secret: str) -> Any:
    """`response` with its body, unpacked, and without `secret`."""
    body = bytearray()
    try:
        async for part in response.aiter_bytes():
            body += part
            if len(body) > LARGEST_BODY:
                raise AnswerUnusable(
                    f"{response.request.url.host} answered with more than "
                    f"{LARGEST_BODY // 2**20} MB, which is no draft of an article. Try again, or "
                    "use another model."
                )
    finally:
        await response.aclose()
    headers = [
        (name, _without(secret.encode(), value.encode()))
        for name, value in response.headers.multi_items()
        if name not in _PACKED
    ]
    return type(response)(
        response.status_code,
        headers=headers,
        content=_without(secret.encode(), bytes(body)),
        request=response.request,
        extensions=response.extensions,
    )


def _without(secret: bytes, text: bytes) -> bytes:
    if not secret:
        return text
    return text.replace(secret, b"[key]").replace(secret.replace(b"/", rb"\/"), b"[key]")


def _worthwhile(state: RetryCallState) -> bool:
    """Whether the same request may succeed later."""
    error, response = _outcome(state)
    if response is None:
        return _is(error, _DROPPED) and not _is_distrust(error)
    # An empty account answers 429 like a busy server, but waiting does not fill it.
    return response.status_code in _BUSY and b"insufficient_quota" not in response.content


def _pause(state: RetryCallState) -> float:
    _, response = _outcome(state)
    asked = retry_after(response) if response is not None else None
    return max(_backoff(state), asked or 0.0)


def _outcome(state: RetryCallState) -> tuple[BaseException | None, Any]:
    assert state.outcome is not None  # tenacity asks only after a try
    error = state.outcome.exception()
    return error, None if error else state.outcome.result()


def _is(error: BaseException | None, names: frozenset[str]) -> bool:
    """Whether `error` is of one of the classes of httpx or httpx2 that are called so."""
    return any(family.__name__ in names for family in type(error).__mro__)


def _is_distrust(error: BaseException | None) -> bool:
    """Whether a certificate is not trusted, or no TLS is spoken: it will not be so later."""
    while error is not None:
        if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _tell(state: RetryCallState) -> None:
    error, response = _outcome(state)
    what = type(error).__name__ if response is None else f"status {response.status_code}"
    _log.info("%s: asking again in %.1f seconds", what, state.upcoming_sleep)


def _last(state: RetryCallState) -> Any:
    """The last response; raises the last error."""
    assert state.outcome is not None
    return state.outcome.result()


def retry_after(response: Any) -> float | None:
    """Seconds that the server asks to wait, from `Retry-After` as seconds or as an HTTP date."""
    value = response.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)

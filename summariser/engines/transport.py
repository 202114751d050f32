"""HTTP that tries again: the first of the three retry layers, below instructor.

It stands around the sending of one request, so that a busy server in the middle of a re-ask does
not lose the answers that are already paid for. This module imports `httpx2`: import it late.
"""

import asyncio
import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any

import httpx2
from tenacity import AsyncRetrying, RetryCallState, wait_exponential, wait_random

__all__ = ["RetryingClient", "set_waits"]

TRIES = 5
UNREACHABLE_TRIES = 3  # nobody listens, or a time-out has passed: waiting longer seldom helps
LONGEST_WAIT = 60.0  # seconds; a server that asks for more is told of instead
READ_TIMEOUT = 600.0  # seconds; a whole answer is written before its first byte comes
CONNECT_TIMEOUT = 10.0

_BUSY = frozenset({429, 500, 502, 503, 504, 529})
_DROPPED = (httpx2.TimeoutException, httpx2.NetworkError, httpx2.RemoteProtocolError)
_UNREACHABLE = (httpx2.TimeoutException, httpx2.ConnectError)
_backoff = wait_exponential(multiplier=0.5, max=20.0) + wait_random(0, 1)
_waiting = True


def set_waits(on: bool) -> None:
    """Whether to wait between tries; off in tests."""
    global _waiting
    _waiting = on


class RetryingClient(httpx2.AsyncClient):
    """A client that sends again after 429, 5xx, time-outs and dropped connections.

    It waits exponentially longer with jitter, and at least as long as `Retry-After` asks. After
    the last try the response or error is passed on. Redirects are not followed: the article goes
    to the host that was named and to no other. `requests` counts what was sent.
    """

    def __init__(self) -> None:
        timeout = httpx2.Timeout(READ_TIMEOUT, connect=CONNECT_TIMEOUT)
        super().__init__(timeout=timeout, verify=_certificates())
        self.requests = 0

    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        """Send `request` and read the whole response, with as many tries as it takes."""

        # Around `send` and not in a transport: that returns before the body is read, and a
        # client that is given one ignores the proxies of the environment.
        async def once() -> httpx2.Response:
            self.requests += 1
            return await super(RetryingClient, self).send(request, **options)

        retrying = AsyncRetrying(
            sleep=_sleep,
            wait=_pause,
            retry=_worthwhile,
            stop=_enough,
            retry_error_callback=_last,
        )
        response: httpx2.Response = await retrying(once)
        return response


@cache
def _certificates() -> ssl.SSLContext:
    return httpx2.create_ssl_context()  # 25 ms, and the same for every client


async def _sleep(seconds: float) -> None:
    if _waiting:
        await asyncio.sleep(seconds)


def _worthwhile(state: RetryCallState) -> bool:
    """Whether the same request may succeed later."""
    error, response = _outcome(state)
    if response is None:
        return isinstance(error, _DROPPED)
    # An empty account answers 429 like a busy server, but waiting does not fill it.
    return response.status_code in _BUSY and b"insufficient_quota" not in response.content


def _enough(state: RetryCallState) -> bool:
    error, response = _outcome(state)
    if response is not None and (retry_after(response) or 0) > LONGEST_WAIT:
        return True
    tries = UNREACHABLE_TRIES if isinstance(error, _UNREACHABLE) else TRIES
    return state.attempt_number >= tries


def _pause(state: RetryCallState) -> float:
    _, response = _outcome(state)
    asked = retry_after(response) if response is not None else None
    return max(_backoff(state), asked or 0.0)


def _outcome(
    state: RetryCallState,
) -> tuple[BaseException | None, httpx2.Response | None]:
    assert state.outcome is not None  # tenacity asks only after a try
    error = state.outcome.exception()
    return error, None if error else state.outcome.result()


def _last(state: RetryCallState) -> httpx2.Response:
    """The last response; raises the last error."""
    assert state.outcome is not None
    response: httpx2.Response = state.outcome.result()
    return response


def retry_after(response: httpx2.Response) -> float | None:
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

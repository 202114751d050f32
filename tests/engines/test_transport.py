"""Tries on the wire, counted by the server."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from socket import create_server

import httpx2
import pytest

from summariser.engines import transport
from summariser.engines.transport import RetryingClient, retry_after
from tests.servers.scripted import Reply, ScriptedServer, Step, error, json_reply

Start = Callable[[Iterable[Step]], ScriptedServer]
GOOD = json_reply({"fine": True})


def post(url: str) -> tuple[httpx2.Response, int]:
    async def send() -> tuple[httpx2.Response, int]:
        async with RetryingClient() as client:
            response = await client.post(url, json={"n": 1})
            return response, client.requests

    return asyncio.run(send())


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 529])
def test_a_busy_server_is_asked_again(scripted_server: Start, status: int) -> None:
    server = scripted_server([error(status, "busy"), error(status, "busy"), GOOD])
    response, requests = post(server.base_url)
    assert response.json() == {"fine": True}
    assert requests == len(server.requests) == 3
    assert all(request.json == {"n": 1} for request in server.requests)


@pytest.mark.parametrize("status", [400, 401, 404, 422, 501])
def test_a_fault_of_ours_is_not_sent_again(scripted_server: Start, status: int) -> None:
    response, requests = post(scripted_server([error(status, "no"), GOOD]).base_url)
    assert (response.status_code, requests) == (status, 1)


def test_five_tries_and_the_last_response_is_passed_on(scripted_server: Start) -> None:
    script = [error(503, f"busy {number}") for number in range(1, 9)]
    response, requests = post(scripted_server(script).base_url)
    assert response.json()["error"]["message"] == "busy 5"
    assert requests == 5


def test_an_empty_account_is_not_waited_for(scripted_server: Start) -> None:
    empty = json_reply({"error": {"message": "no money", "code": "insufficient_quota"}}, 429)
    assert post(scripted_server([empty, GOOD]).base_url)[1] == 1


def test_a_connection_dropped_in_the_middle_is_made_again(
    scripted_server: Start,
) -> None:
    cut = Reply(200, {"Content-Length": "1000", "Connection": "close"}, b'{"fine": ')
    response, requests = post(scripted_server([cut, GOOD]).base_url)
    assert (response.json(), requests) == ({"fine": True}, 2)


def requests_until(family: type[Exception], url: str) -> int:
    sent: list[int] = []

    async def send() -> None:
        async with RetryingClient() as client:
            try:
                await client.post(url)
            finally:
                sent.append(client.requests)

    with pytest.raises(family):
        asyncio.run(send())
    return sent[0]


def test_nobody_listening_is_tried_three_times(scripted_server: Start) -> None:
    server = scripted_server([])
    server.close()
    assert requests_until(httpx2.ConnectError, server.base_url) == 3


def test_a_silent_server_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "READ_TIMEOUT", 0.05)
    with create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert requests_until(httpx2.ReadTimeout, url) == 3


def test_redirects_are_not_followed(scripted_server: Start) -> None:
    elsewhere = scripted_server([GOOD])
    server = scripted_server([Reply(307, {"Location": elsewhere.base_url})])
    assert post(server.base_url)[0].status_code == 307
    assert elsewhere.requests == []


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What would have been waited, in seconds."""
    waited: list[float] = []

    async def record(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(transport, "_sleep", record)
    return waited


def test_waits_grow(scripted_server: Start, waits: list[float]) -> None:
    post(scripted_server([error(503, "busy")] * 4 + [GOOD]).base_url)
    assert [int(wait * 2) >= 2**number for number, wait in enumerate(waits)] == [True] * 4
    assert max(waits) <= 5  # 4 and at most a second of jitter


def test_retry_after_is_honoured(scripted_server: Start, waits: list[float]) -> None:
    post(scripted_server([error(429, "busy", {"Retry-After": "30"}), GOOD]).base_url)
    assert waits == [30.0]


def test_who_asks_for_too_long_a_wait_is_told_of_instead(
    scripted_server: Start, waits: list[float]
) -> None:
    patience = error(429, "busy", {"Retry-After": "3600"})
    response, requests = post(scripted_server([patience, GOOD]).base_url)
    assert (response.status_code, requests, waits) == (429, 1, [])


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("7", 7, 7),
        ("0", 0, 0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(value: str, low: float, high: float) -> None:
    asked = retry_after(httpx2.Response(429, headers={"Retry-After": value}))
    assert asked is not None
    assert low <= asked <= high


def test_retry_after_a_date_to_come() -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    asked = retry_after(httpx2.Response(429, headers={"Retry-After": date}))
    assert asked is not None
    assert 7000 <= asked <= 7200


@pytest.mark.parametrize("headers", [{}, {"Retry-After": "soon"}, {"Retry-After": "-1"}])
def test_no_retry_after_that_can_be_read(headers: dict[str, str]) -> None:
    assert retry_after(httpx2.Response(429, headers=headers)) is None

"""Tries on the wire, counted by the server."""

import asyncio
import gzip
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from socket import create_server
from typing import Any

import httpx
import httpx2
import pytest

from summariser.engines.llm import transport
from summariser.engines.llm.transport import RetryingClient, retry_after
from summariser.engines.llm.transport_httpx import RetryingHttpxClient
from summariser.errors import AnswerUnusable
from tests.servers.scripted import Reply, Request, ScriptedServer, Step, error, json_reply

Start = Callable[[Iterable[Step]], ScriptedServer]
GOOD = json_reply({"fine": True})


Client = RetryingClient | RetryingHttpxClient
each_client = pytest.mark.parametrize("client", [RetryingClient, RetryingHttpxClient])


def post(
    url: str, client: type[Client] = RetryingClient
) -> tuple[httpx.Response | httpx2.Response, int]:
    async def send() -> tuple[httpx.Response | httpx2.Response, int]:
        async with client() as http:
            response = await http.post(url, json={"n": 1})
            return response, http.requests

    return asyncio.run(send())


@each_client
@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 529])
def test_a_busy_server_is_asked_again(
    scripted_server: Start, status: int, client: type[Client]
) -> None:
    server = scripted_server([error(status, "busy"), error(status, "busy"), GOOD])
    response, requests = post(server.base_url, client)
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


@each_client
def test_a_connection_dropped_in_the_middle_is_made_again(
    scripted_server: Start, client: type[Client]
) -> None:
    cut = Reply(200, {"Content-Length": "1000", "Connection": "close"}, b'{"fine": ')
    response, requests = post(scripted_server([cut, GOOD]).base_url, client)
    assert (response.json(), requests) == ({"fine": True}, 2)


def requests_until(error_name: str, url: str, client: type[Client]) -> int:
    sent: list[int] = []

    async def send() -> None:
        async with client() as http:
            try:
                await http.post(url)
            finally:
                sent.append(http.requests)

    with pytest.raises((httpx.TransportError, httpx2.TransportError)) as caught:
        asyncio.run(send())
    assert caught.type.__name__ == error_name
    return sent[0]


@each_client
def test_nobody_listening_is_tried_three_times(
    scripted_server: Start, client: type[Client]
) -> None:
    server = scripted_server([])
    server.close()
    assert requests_until("ConnectError", server.base_url, client) == 3


@each_client
def test_a_silent_server_is_given_up(monkeypatch: pytest.MonkeyPatch, client: type[Client]) -> None:
    monkeypatch.setattr(transport, "READ_TIMEOUT", 0.05)
    with create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert requests_until("ReadTimeout", url, client) == 3


@each_client
def test_redirects_are_not_followed(scripted_server: Start, client: type[Client]) -> None:
    elsewhere = scripted_server([GOOD])
    server = scripted_server([Reply(307, {"Location": elsewhere.base_url})])
    assert post(server.base_url, client)[0].status_code == 307
    assert elsewhere.requests == []


def test_waits_grow(scripted_server: Start) -> None:
    waits = waited(scripted_server([error(503, "busy")] * 4 + [GOOD]))
    # Half a second, doubled each time, and at most a second of jitter.
    for number, seconds in enumerate(waits):
        assert 0.5 * 2**number <= seconds <= 0.5 * 2**number + 1
    assert len(waits) == 4


def test_retry_after_is_honoured(scripted_server: Start) -> None:
    busy = error(429, "busy", {"Retry-After": "30"})
    assert waited(scripted_server([busy, GOOD])) == [30.0]


def test_who_asks_for_too_long_a_wait_is_told_of_instead(scripted_server: Start) -> None:
    patience = error(429, "busy", {"Retry-After": "3600"})
    server = scripted_server([patience, GOOD])
    assert waited(server) == []
    assert len(server.requests) == 1


def test_no_wait_goes_past_the_deadline(scripted_server: Start) -> None:
    server = scripted_server([error(429, "busy", {"Retry-After": "50"}), GOOD])

    async def send() -> tuple[int, int]:
        async with RetryingClient() as client:
            client.deadline = asyncio.get_running_loop().time() + 40
            response = await client.post(server.base_url)
            return response.status_code, client.requests

    assert asyncio.run(send()) == (429, 1)


def waited(server: ScriptedServer) -> list[float]:
    """The seconds that would have been waited before each further request, by the client."""
    sums: list[float] = []

    async def send() -> None:
        async with RetryingClient() as client:
            plain = server.answer

            def answer(request: Request) -> Any:
                sums.append(client.waited)
                return plain(request)

            server.answer = answer  # type: ignore[method-assign]
            await client.post(server.base_url)

    asyncio.run(send())
    return [later - sooner for sooner, later in pairwise(sums)]


@each_client
def test_a_body_without_end_is_not_read_to_its_end(
    scripted_server: Start, monkeypatch: pytest.MonkeyPatch, client: type[Client]
) -> None:
    monkeypatch.setattr(transport, "LARGEST_BODY", 2**20)
    fits, server = Reply(200, {}, b"x" * 2**20), scripted_server([Reply(200, {}, b"x" * 2**24)])
    assert len(post(scripted_server([fits]).base_url, client)[0].content) == 2**20
    with pytest.raises(AnswerUnusable, match=r"127\.0\.0\.1 answered with more than 1 MB"):
        post(server.base_url, client)
    assert len(server.requests) == 1


@each_client
def test_a_packed_body_is_measured_unpacked(
    scripted_server: Start, monkeypatch: pytest.MonkeyPatch, client: type[Client]
) -> None:
    monkeypatch.setattr(transport, "LARGEST_BODY", 2**20)
    packed = {"Content-Encoding": "gzip"}
    good = Reply(200, packed, gzip.compress(b'{"fine": true}'))
    response, _ = post(scripted_server([good]).base_url, client)
    assert response.json() == {"fine": True}
    bomb = Reply(200, packed, gzip.compress(b"x" * 2**22))
    with pytest.raises(AnswerUnusable, match="more than 1 MB"):
        post(scripted_server([bomb]).base_url, client)


@each_client
def test_an_sdk_cannot_turn_the_time_outs_off(
    monkeypatch: pytest.MonkeyPatch, client: type[Client]
) -> None:
    monkeypatch.setattr(transport, "READ_TIMEOUT", 0.05)

    async def send(url: str) -> None:
        async with client() as http:
            await http.post(url, timeout=None)

    with create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises((httpx.ReadTimeout, httpx2.ReadTimeout)):
            asyncio.run(send(url))


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

import json
import ssl
from collections.abc import Callable, Iterable
from threading import Barrier, Thread
from typing import Any

import httpx
import pytest
from llguidance import LLMatcher
from openai.lib._pydantic import to_strict_json_schema

from summariser.draft import Draft
from tests.servers.scripted import (
    SELF_SIGNED,
    Drip,
    Reply,
    Request,
    Reset,
    ScriptedServer,
    Stall,
    Step,
    completion,
    error,
    json_reply,
)

Start = Callable[[Iterable[Step]], ScriptedServer]

SCHEMA = to_strict_json_schema(Draft)
FORMAT = {
    "type": "json_schema",
    "json_schema": {"name": "draft", "strict": True, "schema": SCHEMA},
}


def ask(base_url: str, **more: Any) -> httpx.Response:
    body = {"model": "tiny", "messages": [{"role": "user", "content": "Who said what?"}], **more}
    return httpx.post(f"{base_url}/chat/completions", json=body, timeout=60)


# The llama.cpp server


@pytest.mark.parametrize("choice", [{"seed": seed} for seed in range(5)] + [{"temperature": 0}])
def test_llama_writes_a_whole_draft(llama_server: str, choice: dict[str, int]) -> None:
    answer = ask(llama_server, response_format=FORMAT, max_tokens=4000, **choice).json()
    assert answer["choices"][0]["finish_reason"] == "stop"
    text = answer["choices"][0]["message"]["content"]
    Draft.model_validate_json(text)
    assert text.isascii()
    usage = answer["usage"]
    assert usage["prompt_tokens"] >= len("Who said what?")
    # A token is a byte, but " t" may be one; the server strips white space behind the answer.
    assert len(text) - text.count(" t") <= usage["completion_tokens"] < 4000
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]


def test_llama_draft_has_items_and_pointers(llama_server: str) -> None:
    drafts = [
        Draft.model_validate_json(answer["choices"][0]["message"]["content"])
        for answer in (
            ask(llama_server, response_format=FORMAT, max_tokens=4000, seed=seed).json()
            for seed in range(5)
        )
    ]
    assert len({draft.model_dump_json() for draft in drafts}) == 5
    assert any(draft.summary for draft in drafts)
    assert any(actor.said for draft in drafts for actor in draft.actors)
    assert any(actor.stances for draft in drafts for actor in draft.actors)


def test_llama_repeats_itself_for_a_seed(llama_server: str) -> None:
    first, second = (ask(llama_server, max_tokens=30, seed=3).json() for _ in range(2))
    assert first["choices"] == second["choices"]


def test_llama_is_cut_off_at_max_tokens(llama_server: str) -> None:
    answer = ask(llama_server, response_format=FORMAT, max_tokens=20, seed=1).json()
    assert answer["choices"][0]["finish_reason"] == "length"
    assert answer["usage"]["completion_tokens"] == 20
    with pytest.raises(ValueError, match="EOF"):
        Draft.model_validate_json(answer["choices"][0]["message"]["content"])


def test_llama_names_its_model(llama_server: str) -> None:
    models = httpx.get(f"{llama_server}/models").json()
    assert [model["id"] for model in models["data"]] == ["tiny"]


def test_llama_refuses_a_prompt_above_its_context(llama_server: str) -> None:
    messages = [{"role": "user", "content": "x" * (1 << 17)}]
    answer = ask(llama_server, messages=messages)
    assert answer.status_code == 400
    assert answer.json()["error"]["type"] == "exceed_context_size_error"


def test_draft_schema_compiles_in_llguidance() -> None:
    grammar = LLMatcher.grammar_from_json_schema(SCHEMA)
    assert LLMatcher.validate_grammar(grammar) == ""
    unknown = LLMatcher.grammar_from_json_schema({"type": "object", "patternProperties": 1})
    assert LLMatcher.validate_grammar(unknown) != ""


# The scripted server


def test_script_is_played_in_order_and_recorded(scripted_server: Start) -> None:
    server = scripted_server([completion("one", usage=(5, 2)), completion({"n": 2}, model="m")])
    first = ask(server.base_url, seed=1).json()
    second = ask(server.base_url, seed=2).json()
    assert first["choices"][0]["message"]["content"] == "one"
    assert first["usage"] == {"prompt_tokens": 5, "completion_tokens": 2, "total_tokens": 7}
    assert json.loads(second["choices"][0]["message"]["content"]) == {"n": 2}
    assert second["model"] == "m"
    assert [request.json["seed"] for request in server.requests] == [1, 2]
    assert {request.path for request in server.requests} == {"/v1/chat/completions"}
    assert server.requests[0].headers["content-type"] == "application/json"


def test_completion_without_usage_and_cut_off(scripted_server: Start) -> None:
    server = scripted_server([completion("{", usage=None, finish_reason="length")])
    answer = ask(server.base_url).json()
    assert "usage" not in answer
    assert answer["choices"][0]["finish_reason"] == "length"


def test_any_status_headers_and_bytes(scripted_server: Start) -> None:
    server = scripted_server([Reply(418, {"Retry-After": "7"}, b"\xff\x00"), error(429, "slow")])
    odd, busy = ask(server.base_url), ask(server.base_url)
    assert (odd.status_code, odd.headers["retry-after"], odd.content) == (418, "7", b"\xff\x00")
    assert (busy.status_code, busy.json()["error"]["message"]) == (429, "slow")


def test_longer_content_length_is_a_dropped_connection(scripted_server: Start) -> None:
    server = scripted_server([Reply(200, {"Content-Length": "100"}, b"{")])
    with pytest.raises(httpx.RemoteProtocolError, match="closed connection"):
        ask(server.base_url)


def test_callable_reads_the_request(scripted_server: Start) -> None:
    def echo(request: Request) -> Reply:
        return completion(request.json["messages"][0]["content"])

    answer = ask(scripted_server([echo]).base_url).json()
    assert answer["choices"][0]["message"]["content"] == "Who said what?"


def test_exhausted_script_says_so(scripted_server: Start) -> None:
    server = scripted_server([])
    answer = ask(server.base_url)
    assert answer.status_code == 500
    assert "no reply for request 1 (/v1/chat/completions)" in answer.json()["error"]["message"]
    assert len(server.requests) == 1


def test_get_has_no_body(scripted_server: Start) -> None:
    server = scripted_server([json_reply({"data": []})])
    assert httpx.get(f"{server.base_url}/models").json() == {"data": []}
    assert [(request.method, request.json) for request in server.requests] == [("GET", None)]


def test_answers_side_by_side(scripted_server: Start) -> None:
    both = Barrier(2, timeout=10)

    def wait(request: Request) -> Reply:
        both.wait()
        return completion(str(request.json["seed"]))

    server = scripted_server([wait, wait])
    heard: list[str] = []
    threads = [
        Thread(
            target=lambda seed=seed: heard.append(
                ask(server.base_url, seed=seed).json()["choices"][0]["message"]["content"]
            )
        )
        for seed in (1, 2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(heard) == ["1", "2"]


def test_closed_server_refuses() -> None:
    server = ScriptedServer([completion("never")])
    server.close()
    with pytest.raises(httpx.ConnectError):
        ask(server.base_url)


def test_a_reset_drops_the_connection(scripted_server: Start) -> None:
    long = Reply(200, {}, b"x" * 1_000_000)
    server = scripted_server([Reset(), Reset(long, 1000)])
    for _ in range(2):
        with pytest.raises(httpx.ReadError, match="reset by peer"):
            ask(server.base_url)


def test_a_stall_lasts_until_the_client_hangs_up(scripted_server: Start) -> None:
    server = scripted_server([Stall()])
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(server.base_url, json={}, timeout=0.1)
    assert server.abandoned.wait(30)


def test_a_drip_is_whole_in_the_end(scripted_server: Start) -> None:
    server = scripted_server([Drip(Reply(200, {}, b"abc" * 20), size=7)])
    assert ask(server.base_url).content == b"abc" * 20


def test_an_endless_drip_ends_with_the_client(scripted_server: Start) -> None:
    server = scripted_server([Drip(Reply(), endless=True)])
    with httpx.stream("POST", server.base_url, json={}) as response:
        assert next(response.iter_bytes(3)) == b"   "
    assert server.abandoned.wait(30)


def test_a_server_that_signs_for_itself() -> None:
    server = ScriptedServer([completion("secret")], tls=True)
    try:
        with pytest.raises(httpx.ConnectError, match="self-signed"):
            ask(server.base_url)
        trusting = ssl.create_default_context(cafile=str(SELF_SIGNED))
        answer = httpx.post(f"{server.base_url}/chat", json={}, verify=trusting)
        assert answer.json()["choices"][0]["message"]["content"] == "secret"
    finally:
        server.close()

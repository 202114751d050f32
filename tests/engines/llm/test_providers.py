"""Every provider's SDK over real HTTP: what it is asked and how often."""

import asyncio
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summariser import prompts
from summariser.draft import Draft
from summariser.engines.llm import clients, transport
from summariser.engines.llm.providers import PROVIDERS
from summariser.engines.llm.target import Target
from summariser.errors import ConfigurationError
from tests.engines.llm.provider_calls import (
    DRAFT,
    NO_HEADLINE,
    Start,
    answer,
    as_text,
    ask,
    each_provider,
    each_sdk,
)
from tests.servers.providers import called
from tests.servers.scripted import error


@each_provider
def test_a_busy_provider_is_asked_once_more(scripted_server: Start, provider: str) -> None:
    server = scripted_server([error(500, "busy"), answer(provider)])
    asked = ask(server, provider)
    assert Draft.model_validate(asked.draft.model_dump()) == Draft.model_validate(DRAFT)
    assert asked.requests == len(server.requests) == 2


@each_provider
def test_only_our_own_layer_tries_again(scripted_server: Start, provider: str) -> None:
    server = scripted_server([error(500, "busy")] * 30)
    assert ask(server, provider).requests == len(server.requests) == transport.TRIES


@each_sdk
def test_nobody_listening_is_tried_as_often_for_all(scripted_server: Start, provider: str) -> None:
    server = scripted_server([])
    server.close()
    asked = ask(server, provider)
    assert "Connect" in type(asked.error).__name__
    assert asked.requests == transport.UNREACHABLE_TRIES


@each_sdk
def test_what_asking_again_cannot_mend_is_asked_once(scripted_server: Start, provider: str) -> None:
    server = scripted_server([error(400, "bad field")] * 9)
    assert "bad field" in str(ask(server, provider).error)
    assert len(server.requests) == 1


@each_sdk
def test_a_busy_provider_in_a_re_ask_does_not_lose_the_first_answer(
    scripted_server: Start, provider: str
) -> None:
    server = scripted_server(
        [answer(provider, NO_HEADLINE), error(503, "internal secret"), answer(provider)]
    )
    asked = ask(server, provider)
    assert asked.draft.headline == "Ruiz will pay"
    assert (asked.requests, len(asked.replies)) == (3, 2)
    reask = json.dumps(server.requests[2].json)
    assert "Field required" in reask
    assert "internal secret" not in reask


def test_google_is_told_of_its_errors_by_the_user(scripted_server: Start) -> None:
    server = scripted_server([answer("google", NO_HEADLINE), answer("google")])
    ask(server, "google")
    roles = [content["role"] for content in server.requests[1].json["contents"]]
    assert roles == ["user", "user"]


@pytest.mark.parametrize(
    ("provider", "path", "header"),
    [
        ("openai", "/v1/chat/completions", ("authorization", "Bearer abc-12345")),
        (
            "azure_openai",
            "/openai/deployments/tiny/chat/completions?api-version=2024-10-21",
            ("api-key", "abc-12345"),
        ),
        ("anthropic", "/v1/messages", ("x-api-key", "abc-12345")),
        ("google", "/v1beta/models/tiny:generateContent", ("x-goog-api-key", "abc-12345")),
        ("mistral", "/v1/chat/completions", ("authorization", "Bearer abc-12345")),
        ("databricks", "/v1/serving-endpoints/chat/completions", ("authorization", "Bearer ")),
    ],
)
def test_where_a_request_goes_and_with_which_key(
    scripted_server: Start, provider: str, path: str, header: tuple[str, str]
) -> None:
    server = scripted_server([answer(provider)])
    ask(server, provider)
    request = server.requests[0]
    assert request.path == path
    assert request.headers[header[0]].startswith(header[1])
    assert "abc-12345" not in request.path


def test_the_version_of_azure_can_be_chosen(
    scripted_server: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_VERSION", "2026-01-01")
    server = scripted_server([answer("azure_openai")])
    ask(server, "azure_openai")
    assert server.requests[0].path.endswith("?api-version=2026-01-01")


def schema_asked_for(body: dict[str, Any]) -> tuple[dict[str, Any], bool | None]:
    """The schema in a request, wherever the provider wants it, and whether it is called strict."""
    if wanted := body.get("response_format"):
        return wanted["json_schema"]["schema"], wanted["json_schema"]["strict"]
    if tools := body.get("tools"):
        tool = tools[0].get("function", tools[0])
        return tool.get("input_schema") or tool["parameters"], tool["strict"]
    return body["generationConfig"]["responseJsonSchema"], None


def objects_in(schema: Any) -> Iterator[dict[str, Any]]:
    inside = schema.values() if isinstance(schema, dict) else schema
    if isinstance(schema, dict) and schema.get("type") == "object":
        yield schema
    if isinstance(schema, dict | list):
        for value in inside:
            yield from objects_in(value)


@each_provider
def test_exactly_a_draft_is_asked_for(scripted_server: Start, provider: str) -> None:
    server = scripted_server([answer(provider)])
    ask(server, provider)
    schema, strict = schema_asked_for(server.requests[0].json)
    objects = list(objects_in(schema))
    assert len(objects) == 4  # the draft, a sentence, an actor, a stance
    for each in objects:
        assert each["additionalProperties"] is False
        assert each["required"] == list(each["properties"])
    assert strict is (None if PROVIDERS[provider].sdk == "google" else True)


@pytest.mark.parametrize("provider", ["openai", "mistral"])
def test_a_tool_in_place_of_a_schema_is_strict_too(scripted_server: Start, provider: str) -> None:
    server = scripted_server([called(DRAFT)])
    assert ask(server, provider, mode=1).draft.headline == "Ruiz will pay"
    schema, strict = schema_asked_for(server.requests[0].json)
    assert strict is True
    assert all(each["additionalProperties"] is False for each in objects_in(schema))


def test_a_claude_without_tools_is_asked_for_json(scripted_server: Start) -> None:
    server = scripted_server([as_text(DRAFT)])
    assert ask(server, "anthropic", mode=1).draft.headline == "Ruiz will pay"
    assert "tools" not in server.requests[0].json


@each_provider
def test_no_temperature_is_sent_and_no_limit_but_where_there_must_be_one(
    scripted_server: Start, provider: str
) -> None:
    server = scripted_server([answer(provider)])
    ask(server, provider)
    text = json.dumps(server.requests[0].json).lower()
    assert not re.search("temperature|top_?p|top_?k|seed", text)
    limits = re.findall(r'"max_?\w*tokens": (\d+)', text)
    assert limits == (["16000"] if provider == "anthropic" else [])


def stable_part(provider: str, body: dict[str, Any]) -> str:
    """What stands before the article: tools, schema and system message, as they are sent."""
    if "messages" in body and "system" not in body:
        assert body["messages"][0]["role"] == "system"
        body = {**body, "messages": body["messages"][:1]}
    fixed = {key: value for key, value in body.items() if key != "contents"}
    if provider == "anthropic":
        fixed.pop("messages")
    return json.dumps(fixed)


@each_provider
def test_what_can_be_cached_is_the_same_for_every_article(
    scripted_server: Start, provider: str
) -> None:
    server = scripted_server([answer(provider)] * 2)
    ask(server, provider, "The ferry sails.")
    ask(server, provider, "“No,” said Ana Ruiz. Nothing else happened in Ostby.")
    first, second = (request.json for request in server.requests)
    assert stable_part(provider, first) == stable_part(provider, second)
    assert json.dumps(prompts.load().system)[1:-1] in stable_part(provider, first)
    assert first != second


def test_anthropic_is_told_to_cache_the_system_message(scripted_server: Start) -> None:
    server = scripted_server([answer("anthropic")])
    ask(server, "anthropic")
    (system,) = server.requests[0].json["system"]
    assert system["cache_control"] == {"type": "ephemeral"}


def test_google_does_not_filter_what_news_tells_of(scripted_server: Start) -> None:
    server = scripted_server([answer("google")])
    ask(server, "google")
    settings = server.requests[0].json["safetySettings"]
    assert {setting["threshold"] for setting in settings} == {"OFF"}
    assert len(settings) == 4


@pytest.mark.parametrize(
    ("provider", "module", "package"),
    [
        ("anthropic", "anthropic", r"summariser\[anthropic\]"),
        ("google", "google.genai", r"summariser\[gemini\]"),
        ("gemini", "google.genai", r"summariser\[gemini\]"),
        ("mistral", "mistralai.client", r"summariser\[mistral\]"),
    ],
)
def test_a_missing_package_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, provider: str, module: str, package: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    if module == "google.genai":
        monkeypatch.delattr("google.genai")
    target = Target.resolve(f"{provider}/tiny", None, "k")

    async def build() -> None:
        async with clients.http_client(target) as http:
            clients.instructor_client(target, http)

    with pytest.raises(ConfigurationError, match=rf"{provider}/tiny needs .*'{package}'"):
        asyncio.run(build())


def test_the_providers_are_those_of_instructor() -> None:
    from instructor.v2.auto_client import supported_providers

    assert set(supported_providers) == PROVIDERS.keys()


def test_our_own_addresses_are_those_of_instructor() -> None:
    """instructor holds them as literals in its builders."""
    from instructor.v2 import auto_client

    known = set(re.findall(r'"(https?://[^"]+)"', Path(auto_client.__file__).read_text("utf-8")))
    ours = {provider.address for provider in PROVIDERS.values()}
    assert known - ours == set()


DOCS = Path(__file__).parents[3] / "docs/providers.md"


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_docs_tell_of(provider: str) -> None:
    rows = re.findall(rf"^\| `{provider}/.*$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == 1
    cells = [cell.strip() for cell in rows[0].strip("|").split("|")]
    known = PROVIDERS[provider]
    assert (known.package or "–") in cells[1]
    if known.sdk != "other":
        for variable in (*known.key_variables, *known.address_variables):
            assert f"`{variable}`" in rows[0]
        assert cells[3].startswith(known.address or "the account's own")
        assert cells[4] == ", ".join(known.modes)

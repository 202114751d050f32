"""What a provider's error becomes, over real HTTP, and that no class of error is unmapped."""

import asyncio
import re
from collections.abc import Callable, Iterable
from typing import Any

import httpx2
import instructor.core.exceptions
import openai
import pytest

from summariser.article import Article
from summariser.engines import Request
from summariser.engines.llm import LLMEngine
from summariser.engines.llm.provider_errors import translated
from summariser.engines.llm.target import Target
from summariser.errors import (
    ArticleTooLong,
    ConfigurationError,
    MissingKey,
    ProviderBusy,
    ProviderRefused,
    ProviderUnreachable,
    SummariserError,
)
from tests.servers.scripted import Reply, ScriptedServer, Step, error, json_reply

Start = Callable[[Iterable[Step]], ScriptedServer]

KEY = "abcdef0123456789"
ARTICLE = Article.from_text("The ferry sails on Monday.")


def failure(model: str, base_url: str | None, key: str | None = KEY) -> SummariserError:
    engine = LLMEngine(model, base_url=base_url, api_key=key)
    with pytest.raises(SummariserError) as caught:
        asyncio.run(engine.draft(ARTICLE, Request()))
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    return caught.value


def overflow(code: str) -> Reply:
    return json_reply({"error": {"message": "too big", "type": code}}, 400)


QUOTA = json_reply({"error": {"message": "You are out.", "code": "insufficient_quota"}}, 429)


@pytest.mark.parametrize(
    ("reply", "requests", "family", "code", "says"),
    [
        (error(400, "bad field"), 1, ProviderRefused, 69, "400: bad field"),
        (overflow("context_length_exceeded"), 1, ArticleTooLong, 65, "too long"),
        (overflow("exceed_context_size_error"), 1, ArticleTooLong, 65, "reads more"),
        (error(401, f"Incorrect key {KEY}"), 1, MissingKey, 77, "the argument api_key"),
        (
            error(403, "not in your country"),
            1,
            ProviderRefused,
            69,
            "not in your country",
        ),
        (error(404, "no such model"), 1, ConfigurationError, 78, "name.*/v1"),
        (error(413, "huge"), 1, ArticleTooLong, 65, "shorter"),
        (error(422, "no such parameter"), 1, ProviderRefused, 69, "no such parameter"),
        (QUOTA, 1, ProviderBusy, 69, "billing"),
        (
            error(429, "slow down"),
            5,
            ProviderBusy,
            69,
            "after 5 requests.*slow down.*later",
        ),
        (error(500, "oops"), 5, ProviderBusy, 69, "500: oops"),
        (Reply(502, {}, b"<html>Bad gateway</html>"), 5, ProviderBusy, 69, "502"),
        (
            Reply(308, {"Location": "http://other.example"}),
            1,
            ConfigurationError,
            78,
            "base-url",
        ),
    ],
)
def test_a_status_becomes_an_error_that_says_what_to_do(
    scripted_server: Start,
    reply: Reply,
    requests: int,
    family: type[SummariserError],
    code: int,
    says: str,
) -> None:
    server = scripted_server([reply] * 6)
    caught = failure("openai/tiny", server.base_url)
    assert type(caught) is family
    assert caught.exit_code == code
    assert re.search(says, str(caught))
    assert server.base_url.split("/")[2] in str(caught)
    assert "openai/tiny" in str(caught) or family is ConfigurationError
    assert len(server.requests) == requests


def test_a_refused_key_of_the_environment_is_named(
    scripted_server: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    caught = failure("openai/tiny", scripted_server([error(401, "no")]).base_url, key=None)
    assert "the key in OPENAI_API_KEY" in str(caught)


@pytest.mark.parametrize(
    "echo",
    [
        f"Your key {KEY} is odd",
        f"x\n{KEY * 40}",
        "Incorrect API key provided: sk-proj-****wxyz.",
        "header Authorization: Bearer zzzzzzzz",
    ],
)
def test_a_key_that_the_provider_echoes_is_cut_out(scripted_server: Start, echo: str) -> None:
    caught = str(failure("openai/tiny", scripted_server([error(400, echo)]).base_url))
    assert "[key]" in caught
    for secret in (KEY, "sk-proj", "zzzz"):
        assert secret not in caught
    assert "\n" not in caught


def test_long_words_of_a_provider_are_cut(scripted_server: Start) -> None:
    caught = str(failure("openai/tiny", scripted_server([error(400, "no " * 5000)]).base_url))
    assert len(caught) < 500


def test_nobody_listens(scripted_server: Start) -> None:
    server = scripted_server([])
    server.close()
    caught = failure("openai/tiny", server.base_url)
    assert type(caught) is ProviderUnreachable
    assert server.base_url.split("/")[2] in str(caught)
    assert "3 requests" in str(caught)
    assert "Check that the server runs" in str(caught)


@pytest.mark.parametrize(
    ("model", "family", "says"),
    [
        (
            "cohere/command",
            ConfigurationError,
            r"pip install 'instructor\[cohere\]'",
        ),
    ],
)
def test_a_provider_that_is_not_set_up(
    model: str, family: type[SummariserError], says: str
) -> None:
    caught = failure(model, None, key=None)
    assert type(caught) is family
    assert re.search(says, str(caught))


def test_an_unknown_provider_is_refused_when_it_is_chosen() -> None:
    with pytest.raises(ConfigurationError, match=r"no provider 'nosuch'.* anthropic, "):
        LLMEngine("nosuch/model")


def all_below(family: type[Exception]) -> list[type[Exception]]:
    return [
        family,
        *(each for below in family.__subclasses__() for each in all_below(below)),
    ]


def example_of(family: type[Exception]) -> Exception:
    """An instance with the attributes that SDKs give it, made without its own constructor."""
    made = family.__new__(family)
    Exception.__init__(made, f"went wrong with {KEY}")
    request = httpx2.Request("POST", "http://localhost/v1")
    status = getattr(family, "status_code", None)
    values: dict[str, Any] = {"body": None, "request": request, "failed_attempts": None}
    if issubclass(family, openai.APIStatusError):
        code = status if isinstance(status, int) else 418
        values |= {
            "status_code": code,
            "response": httpx2.Response(code, request=request),
        }
    for name, value in values.items():
        setattr(made, name, value)
    return made


@pytest.mark.parametrize(
    "family",
    [
        *all_below(openai.OpenAIError),
        *all_below(instructor.core.exceptions.InstructorError),
        *all_below(httpx2.HTTPError),
        ImportError,
        ValueError,
        KeyError,
    ],
)
def test_no_error_is_unmapped(family: type[Exception]) -> None:
    target = Target("openai/tiny", "localhost", None, "OPENAI_API_KEY", KEY)
    mapped = translated(example_of(family), target, 1)
    assert type(mapped) is not SummariserError
    assert KEY not in str(mapped)
    assert "openai/tiny" in str(mapped) or "localhost" in str(mapped)

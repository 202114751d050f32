"""What is read from every provider's answers and errors, over real HTTP."""

import asyncio

import pytest

from summariser.draft import Draft
from summariser.engines import Request
from summariser.engines.llm import LLMEngine, transport
from summariser.engines.llm.prices import Tokens, cost_usd
from summariser.engines.llm.replies import Reply
from summariser.errors import (
    AnswerUnusable,
    ArticleTooLong,
    ConfigurationError,
    MissingKey,
    ProviderBusy,
    ProviderRefused,
    SummariserError,
)
from tests.engines.llm.provider_calls import (
    ARTICLE,
    DRAFT,
    Start,
    answer,
    as_text,
    ask,
    each_sdk,
    target_at,
)
from tests.servers.providers import anthropic_message, google_candidate
from tests.servers.scripted import Reply as Sent
from tests.servers.scripted import completion, json_reply


@each_sdk
def test_tokens_are_counted_alike(scripted_server: Start, provider: str) -> None:
    server = scripted_server([answer(provider, usage=(1200, 340), cached=1000)])
    (reply,) = ask(server, provider).replies
    assert reply == Reply("whole", "", Tokens(1200, 340, 1000))


def test_what_anthropic_stores_and_google_thinks_is_counted(scripted_server: Start) -> None:
    stored = scripted_server([answer("anthropic", usage=(1200, 340), stored=1000)])
    assert ask(stored, "anthropic").replies[0].tokens == Tokens(1200, 340, 0, 1000)
    thought = scripted_server([answer("google", usage=(1200, 340), thoughts=300)])
    assert ask(thought, "google").replies[0].tokens == Tokens(1200, 340)


@pytest.mark.parametrize(
    ("provider", "reply", "ending"),
    [
        ("openai", completion("{", finish_reason="length"), "cut"),
        ("openai", completion("", finish_reason="content_filter"), "filtered"),
        ("openai", completion("", refusal="I cannot."), "refused"),
        ("mistral", completion("{", finish_reason="length"), "cut"),
        ("anthropic", anthropic_message({}, stop_reason="max_tokens"), "cut"),
        ("anthropic", anthropic_message({}, stop_reason="refusal"), "refused"),
        ("google", google_candidate({}, finish_reason="MAX_TOKENS"), "cut"),
        ("google", google_candidate({}, finish_reason="PROHIBITED_CONTENT"), "filtered"),
        ("google", json_reply({"promptFeedback": {"blockReason": "SAFETY"}}), "filtered"),
        ("openai", json_reply({"choices": []}), "no answer"),
        ("openai", Sent(200, {"Content-Type": "text/html"}, b"<p>hello</p>"), "no answer"),
    ],
)
def test_how_an_answer_ended(
    scripted_server: Start, provider: str, reply: Sent, ending: str
) -> None:
    asked = ask(scripted_server([reply] * 2), provider)
    assert asked.draft is None
    assert asked.replies[0].ending == ending


@each_sdk
def test_a_giant_answer_is_not_read(
    scripted_server: Start, provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "LARGEST_BODY", 2**20)
    server = scripted_server([json_reply("x" * 2**21)])
    below = ask(server, provider).error
    while below is not None and not isinstance(below, AnswerUnusable):
        below = below.__cause__
    assert "127.0.0.1 answered with more than 1 MB" in str(below)
    assert len(server.requests) == 1


def said(code: int, message: str, kind: str) -> Sent:
    """An error with the fields that the providers use, as a body of Anthropic, Google or OpenAI."""
    inside = {"message": message, "type": kind, "status": kind, "code": code}
    return json_reply({"type": "error", "error": inside}, code)


@pytest.mark.parametrize(
    ("provider", "reply", "family", "says"),
    [
        (
            "anthropic",
            said(401, "invalid x-api-key", "authentication_error"),
            MissingKey,
            "api_key",
        ),
        ("mistral", said(401, "Unauthorized", "x"), MissingKey, "the argument api_key"),
        (
            "google",
            said(400, "API key not valid. Pass one.", "INVALID_ARGUMENT"),
            MissingKey,
            "400",
        ),
        ("anthropic", said(529, "Overloaded", "overloaded_error"), ProviderBusy, "529: Overloaded"),
        ("google", said(503, "Overloaded", "UNAVAILABLE"), ProviderBusy, "503: Overloaded"),
        ("mistral", said(429, "Slow down", "x"), ProviderBusy, r"5 requests \(429: Slow down"),
        (
            "anthropic",
            said(400, "prompt is too long: 208310 tokens > 200000 maximum", "x"),
            ArticleTooLong,
            "reads more",
        ),
        (
            "google",
            said(400, "The input token count (1200000) exceeds the maximum number", "x"),
            ArticleTooLong,
            "reads more",
        ),
        ("mistral", said(404, "no such model", "x"), ConfigurationError, "404: no such model"),
        ("anthropic", said(403, "echo abc-12345", "x"), ProviderRefused, r"echo \[key\]"),
        ("google", said(403, "echo abc-12345", "x"), ProviderRefused, r"echo \[key\]"),
        ("mistral", said(403, "echo abc-12345", "x"), ProviderRefused, r"echo \[key\]"),
        ("anthropic", json_reply({}), AnswerUnusable, "no chat completion"),
        ("google", json_reply({}), AnswerUnusable, "no chat completion"),
        ("mistral", json_reply({}), AnswerUnusable, "no chat completion"),
        ("mistral", Sent(200, {"Content-Type": "text/html"}, b"<p>"), AnswerUnusable, "no chat"),
        (
            "google",
            json_reply({"promptFeedback": {"blockReason": "SAFETY"}}),
            AnswerUnusable,
            "filt",
        ),
        ("anthropic", anthropic_message({}, stop_reason="refusal"), AnswerUnusable, "declined"),
    ],
)
def test_an_error_of_any_provider_becomes_one_of_ours(
    scripted_server: Start, provider: str, reply: Sent, family: type[SummariserError], says: str
) -> None:
    target = target_at(scripted_server([reply] * transport.TRIES), provider)
    engine = LLMEngine(target.model, base_url=target.base_url, api_key="abc-12345")
    with pytest.raises(SummariserError, match=says) as caught:
        asyncio.run(engine.draft(ARTICLE, Request()))
    assert type(caught.value) is family
    assert "abc-12345" not in str(caught.value)


def test_a_claude_that_knows_no_strict_tools_is_asked_in_another_way(
    scripted_server: Start,
) -> None:
    refused = said(400, "tools.0.strict: Extra inputs are not permitted", "invalid_request_error")
    server = scripted_server([refused, as_text(DRAFT)])
    address = server.base_url.removesuffix("/v1")
    engine = LLMEngine("anthropic/old", base_url=address, api_key="k")
    answered = asyncio.run(engine.draft(ARTICLE, Request()))
    assert answered.draft == Draft.model_validate(DRAFT)
    assert (answered.usage.requests, answered.usage.reasks) == (2, 0)


@pytest.mark.parametrize(
    ("model", "tokens", "dollars"),
    [
        # $3 a million read, $0.30 from the cache, $3.75 into the cache, $15 written.
        ("anthropic/claude-sonnet-4-5", Tokens(10_000, 1000, 3000, 5000), 0.04065),
        # $0.30 read, $0.03 from the cache, $2.50 written.
        ("google/gemini-2.5-flash", Tokens(10_000, 1000, 3000), 0.00469),
        ("gemini/gemini-2.5-flash", Tokens(10_000, 1000, 3000), 0.00469),
    ],
)
def test_cached_tokens_have_their_price(model: str, tokens: Tokens, dollars: float) -> None:
    assert cost_usd(model, None, [tokens]) == pytest.approx(dollars)

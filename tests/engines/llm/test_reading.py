"""How the LLM engine reads an article, over real HTTP: whole, within a budget, or not at all."""

import asyncio
from typing import Any

import pytest

from summariser.engines import Request
from summariser.engines.llm import LLMEngine
from summariser.engines.llm.windows import estimated_tokens
from summariser.errors import ArticleTooLong, ProviderBusy, UsageError
from tests.engines.llm.boats import (
    AROUND,
    ARTICLE,
    PEOPLE,
    TWO_PARAGRAPHS,
    Asked,
    Start,
    answering,
    ask,
    codes,
    kind,
    source,
    window_draft,
)
from tests.servers.scripted import Request as Sent
from tests.servers.scripted import completion, error


def test_an_article_within_the_budget_is_one_request(scripted_server: Start) -> None:
    server = scripted_server([answering()])
    answer = ask(server)
    assert [kind(sent) for sent in server.requests] == ["report"]
    assert source(server.requests[0]) == ARTICLE.numbered
    assert (answer.usage.requests, answer.usage.repairs) == (1, 0)
    assert answer.findings == ()


def test_a_model_that_writes_no_summary_is_told_of(scripted_server: Start) -> None:
    def silent(sent: Sent) -> dict[str, Any]:
        return window_draft(sent) | {"summary": []}

    server = scripted_server([answering(report=silent)] * 2)
    assert codes(ask(server)) == ["no-summary"]
    assert codes(ask(server, request=Request(parts=frozenset({"quotes"})))) == []


def test_a_busy_provider_ends_the_article_with_what_it_took(scripted_server: Start) -> None:
    server = scripted_server([error(503, "later")] * 10)
    with pytest.raises(ProviderBusy) as caught:
        ask(server)
    assert caught.value.usage is not None
    assert caught.value.usage.requests == len(server.requests) == 5


TOO_LONG = error(400, "This model's maximum context length is 8192 tokens.")


def only_small(limit: int, refusal: Any) -> Asked:
    """A model that refuses sources of more than `limit` paragraphs."""

    def answer(sent: Sent) -> Any:
        return refusal if source(sent).count("said") > limit else window_draft(sent)

    return answer


@pytest.mark.parametrize(
    "refusal",
    [TOO_LONG, completion('{"headline": "Boa', finish_reason="length")],
    ids=["context overflow", "answer cut off"],
)
def test_what_is_too_large_for_the_provider_is_asked_for_in_halves(
    scripted_server: Start, refusal: Any
) -> None:
    server = scripted_server([answering(report=only_small(2, refusal))] * 4)
    answer = ask(server)
    assert [kind(sent) for sent in server.requests] == ["report"] * 3 + ["join"]
    halves = [source(sent).strip() for sent in server.requests[1:3]]
    assert sorted(halves, key=ARTICLE.numbered.index) == [
        ARTICLE.numbered[: ARTICLE.numbered.index("[s5]")].strip(),
        ARTICLE.numbered[ARTICLE.numbered.index("[s5]") :],
    ]
    assert [actor.name for actor in answer.draft.actors] == list(PEOPLE)
    assert answer.findings == ()


def test_a_provider_that_finds_everything_too_long_is_believed(scripted_server: Start) -> None:
    server = scripted_server([answering(report=lambda _: TOO_LONG)] * 40)
    with pytest.raises(ArticleTooLong) as caught:
        ask(server)
    # The whole, two halves, four quarters and eight parts.
    assert len(server.requests) == 1 + 2 + 4 + 8
    assert caught.value.usage is not None
    assert caught.value.usage.requests == 15


def test_a_model_that_never_ends_an_answer_is_not_asked_for_ever(scripted_server: Start) -> None:
    cut_off = completion('{"headline": "Boats", "summary": [', finish_reason="length")
    server = scripted_server([answering(report=lambda _: cut_off)] * 20)
    answer = ask(server)
    # The whole and its halves, then the joining is left out, as there is nothing to join.
    assert [kind(sent) for sent in server.requests][:3] == ["report"] * 3
    assert len(server.requests) <= 4
    assert "answer-salvaged" in codes(answer)


def test_a_budget_below_the_prompt_is_refused_before_anything_is_sent(
    scripted_server: Start,
) -> None:
    server = scripted_server([])
    with pytest.raises(ArticleTooLong, match="prompt alone"):
        ask(server, AROUND)
    assert server.requests == []


def test_a_budget_of_nothing_makes_no_sense() -> None:
    with pytest.raises(UsageError, match="input_budget"):
        LLMEngine("openai/tiny", api_key="k", input_budget=0)


def test_the_plan_is_what_is_then_asked(scripted_server: Start) -> None:
    server = scripted_server([answering()] * 3)
    engine = LLMEngine("openai/tiny", base_url=server.base_url, input_budget=TWO_PARAGRAPHS)
    plan = engine.plan(ARTICLE, Request())
    assert server.requests == []
    assert [(each.first, each.last) for each in plan.requests] == [
        ("s1", "s4"),
        ("s5", "s8"),
        ("", ""),
    ]
    asyncio.run(engine.draft(ARTICLE, Request()))
    assert len(server.requests) == 3
    read = [
        sum(estimated_tokens(message["content"]) for message in sent.json["messages"])
        for sent in server.requests[:2]
    ]
    assert sorted(read) == sorted(each.input_tokens for each in plan.requests[:2])

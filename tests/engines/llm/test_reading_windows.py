"""Articles above the budget, over real HTTP: read in windows, then joined."""

import asyncio
from typing import Any

import pytest

from summariser.article import Article
from summariser.engines import Request
from summariser.engines.llm import LLMEngine
from summariser.engines.llm.conversation import Conversation
from summariser.engines.llm.reading import CONCURRENCY
from summariser.errors import MissingKey
from summariser.pipeline import Summariser
from tests.engines.llm.boats import (
    ARTICLE,
    ONE_PARAGRAPH,
    PARAGRAPHS,
    PEOPLE,
    Asked,
    Start,
    answering,
    ask,
    codes,
    kind,
    source,
    user,
    window_draft,
)
from tests.servers.scripted import Request as Sent
from tests.servers.scripted import error


def test_a_long_article_is_read_in_windows_and_joined(scripted_server: Start) -> None:
    server = scripted_server([answering()] * 5)
    answer = ask(server, ONE_PARAGRAPH)
    assert sorted(kind(sent) for sent in server.requests) == ["join"] + ["report"] * 4
    assert kind(server.requests[-1]) == "join"
    windows = sorted((source(sent) for sent in server.requests[:-1]), key=ARTICLE.numbered.index)
    assert [text.strip() for text in windows] == ARTICLE.numbered.split("\n\n")
    draft = answer.draft
    assert [(actor.name, actor.said) for actor in draft.actors] == [
        ("Ana Ruiz", ["q1"]),
        ("Omar Haddad", ["q2"]),
        ("Lena Oduya", ["q3"]),
        ("Martin Brask", ["q4"]),
    ]
    assert draft.headline == "Boats are paid for"
    assert [(each.text, each.evidence) for each in draft.summary] == [
        ("Ana Ruiz and others will pay.", ["s1", "s3"])
    ]
    usage = answer.usage
    assert (usage.requests, usage.input_tokens, usage.output_tokens) == (5, 500, 50)
    assert answer.findings == ()


def test_the_paragraph_before_a_window_is_shown_without_numbers(scripted_server: Start) -> None:
    server = scripted_server([answering()] * 5)
    ask(server, ONE_PARAGRAPH)
    second = next(sent for sent in server.requests[:-1] if "{q2}" in user(sent))
    assert PARAGRAPHS[0] in user(second)
    assert PARAGRAPHS[0] not in source(second)


def not_of(name: str, failure: Any) -> Asked:
    return lambda sent: failure if name in source(sent) else window_draft(sent)


def test_a_window_without_an_answer_does_not_lose_the_others(scripted_server: Start) -> None:
    refused = error(400, "This text is against our rules.")
    server = scripted_server([answering(report=not_of("Omar Haddad", refused))] * 5)
    engine = LLMEngine("openai/tiny", base_url=server.base_url, input_budget=ONE_PARAGRAPH)
    report = Summariser(engine).summarise(ARTICLE)
    [unread] = [finding for finding in report.findings if finding.code == "window-unread"]
    assert unread.severity == "error"
    assert "s3 to s4" in unread.message
    assert "against our rules" in unread.message
    # The embedded engine reads the quotation that nobody accounted for.
    names = {actor.id: actor.name for actor in report.actors}
    assert [(names[quote.speaker or ""], quote.origin) for quote in report.quotes] == [
        ("Ana Ruiz", "llm"),
        ("Omar Haddad", "embedded"),
        ("Lena Oduya", "llm"),
        ("Martin Brask", "llm"),
    ]


def test_a_key_that_is_refused_is_not_tried_on_every_window(scripted_server: Start) -> None:
    server = scripted_server([error(401, "bad key")] * 40)
    text = "\n\n".join(PARAGRAPHS * 10)
    engine = LLMEngine("openai/tiny", base_url=server.base_url, input_budget=ONE_PARAGRAPH)
    with pytest.raises(MissingKey):
        asyncio.run(engine.draft(Article.from_text(text), Request()))
    assert len(server.requests) <= 4


def test_no_more_than_four_windows_are_asked_for_side_by_side(
    scripted_server: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, most = 0, 0
    plain = Conversation.ask

    async def counted(*args: Any) -> Any:
        nonlocal asked, most
        asked += 1
        most = max(most, asked)
        try:
            return await plain(*args)
        finally:
            asked -= 1

    monkeypatch.setattr(Conversation, "ask", counted)
    server = scripted_server([answering()] * 9)
    engine = LLMEngine("openai/tiny", base_url=server.base_url, input_budget=ONE_PARAGRAPH)
    asyncio.run(engine.draft(Article.from_text("\n\n".join(PARAGRAPHS * 2)), Request()))
    assert len(server.requests) == 9
    assert most == CONCURRENCY == 4


def test_where_the_joining_fails_the_windows_stand(scripted_server: Start) -> None:
    server = scripted_server([answering(join=lambda _: error(400, "no"))] * 5)
    answer = ask(server, ONE_PARAGRAPH)
    assert codes(answer) == ["join-failed"]
    assert [each.text for each in answer.draft.summary] == [f"{name} will pay." for name in PEOPLE]


def talkative(sent: Sent) -> dict[str, Any]:
    """A draft with more targets than the budget of these tests lets be joined."""
    value = window_draft(sent)
    stances = [
        {"target": f"target {number} of {value['headline']}", "position": "supports"}
        for number in range(300)
    ]
    [pointer] = value["actors"][0]["said"]
    value["actors"][0]["stances"] = [each | {"evidence": [pointer]} for each in stances]
    return value


def test_what_is_too_much_to_join_is_not_sent(scripted_server: Start) -> None:
    server = scripted_server([answering(report=talkative)] * 5)
    answer = ask(server, ONE_PARAGRAPH)
    assert codes(answer) == ["not-joined"]
    assert "Targets" in answer.findings[0].message
    assert "target 7 " not in user(server.requests[-1])
    assert answer.draft.headline == "Boats are paid for"

"""What does not hold in an answer is asked for once more, over real HTTP."""

import asyncio
from typing import Any

from summariser.article import Article
from summariser.engines import Request
from summariser.engines.llm import LLMEngine
from summariser.pipeline import Summariser
from tests.engines.llm.boats import (
    ARTICLE,
    ONE_PARAGRAPH,
    PARAGRAPHS,
    Start,
    answering,
    ask,
    codes,
    kind,
    user,
    window_draft,
)
from tests.servers.scripted import Request as Sent
from tests.servers.scripted import Stall, error


def wrong(sent: Sent) -> dict[str, Any]:
    """A draft with a number that the article lacks, and a pointer to nothing."""
    value = window_draft(sent)
    value["summary"][0]["text"] = "Ana Ruiz will pay 6,700 crowns."
    value["actors"][1]["said"] = ["q2", "q44"]
    return value


def right(_: Sent) -> dict[str, Any]:
    return {
        "sentences": [{"item": 2, "text": "Ana Ruiz will pay 10 crowns.", "evidence": ["s1"]}],
        "said": [{"item": 1, "pointer": "s4: its crew … the town"}],
        "stances": [],
        "names": [],
    }


def test_what_does_not_hold_is_asked_for_again_and_nothing_else(scripted_server: Start) -> None:
    server = scripted_server([answering(report=wrong, repair=right)] * 2)
    answer = ask(server)
    assert [kind(sent) for sent in server.requests] == ["report", "repair"]
    asked = user(server.requests[1])
    assert "q44" in asked
    assert "6,700 crowns" in asked
    assert '"q2"' not in asked
    assert len(asked) < len(user(server.requests[0]))
    assert answer.draft.summary[0].text == "Ana Ruiz will pay 10 crowns."
    assert answer.draft.actors[1].said == ["q2", "s4: its crew … the town"]
    assert codes(answer) == ["repaired", "repaired"]
    usage = answer.usage
    assert (usage.requests, usage.reasks, usage.repairs) == (2, 0, 1)
    assert (usage.input_tokens, usage.output_tokens) == (200, 20)


def test_what_still_does_not_hold_is_left_out_with_its_claim(scripted_server: Start) -> None:
    def worse(_: Sent) -> dict[str, Any]:
        return right(_) | {"said": [{"item": 1, "pointer": "q55"}]}

    server = scripted_server([answering(report=wrong, repair=worse)] * 2)
    engine = LLMEngine("openai/tiny", base_url=server.base_url)
    report = Summariser(engine).summarise(ARTICLE)
    left_out = [each.claim for each in report.findings if each.code == "unknown-pointer"]
    assert left_out == ["Omar Haddad: q55"]
    assert report.run.repairs == 1
    assert len(server.requests) == 2


def test_where_the_repair_fails_the_draft_stands(scripted_server: Start) -> None:
    server = scripted_server([answering(report=wrong, repair=lambda _: error(500, "oh"))] * 6)
    answer = ask(server)
    assert codes(answer) == ["repair-failed"]
    assert answer.draft.summary[0].text == "Ana Ruiz will pay 6,700 crowns."
    assert answer.usage.requests == 6


def test_time_that_is_up_in_the_repair_costs_the_repair_alone(scripted_server: Start) -> None:
    server = scripted_server([answering(report=wrong), Stall()])
    answer = ask(server, request=Request(timeout=3.0))
    assert codes(answer) == ["repair-failed"]
    assert "3 seconds" in answer.findings[0].message
    assert answer.draft.summary[0].text == "Ana Ruiz will pay 6,700 crowns."


def test_an_item_that_is_endless_is_not_asked_for_again(scripted_server: Start) -> None:
    def endless(sent: Sent) -> dict[str, Any]:
        value = wrong(sent)
        value["summary"].append({"text": "See http://x.example " * 20_000, "evidence": ["s1"]})
        return value

    server = scripted_server([answering(report=endless, repair=right)] * 2)
    ask(server)
    assert kind(server.requests[1]) == "repair"
    assert "6,700 crowns" in user(server.requests[1])
    assert len(user(server.requests[1])) < 5_000


def test_a_repair_above_the_budget_is_not_sent(scripted_server: Start) -> None:
    def wordy(sent: Sent) -> dict[str, Any]:
        value = window_draft(sent)
        value["actors"][0]["said"] = ["q44" + "長" * 1_900]  # of three bytes each
        return value

    server = scripted_server([answering(report=wordy)] * 2)
    engine = LLMEngine("openai/tiny", base_url=server.base_url, input_budget=ONE_PARAGRAPH)
    asyncio.run(engine.draft(Article.from_text(PARAGRAPHS[0]), Request()))
    assert [kind(sent) for sent in server.requests] == ["report"]

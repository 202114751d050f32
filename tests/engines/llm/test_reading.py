"""Long articles, repair and what fails on the way, over real HTTP."""

import asyncio
import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from summariser import prompts
from summariser.article import Article
from summariser.engines import Answer, Request
from summariser.engines.llm import LLMEngine
from summariser.engines.llm.conversation import Conversation
from summariser.engines.llm.reading import CONCURRENCY
from summariser.engines.llm.windows import estimated_tokens
from summariser.errors import ArticleTooLong, MissingKey, ProviderBusy, UsageError
from summariser.pipeline import Summariser
from tests.servers.scripted import Request as Sent
from tests.servers.scripted import ScriptedServer, Stall, Step, completion, error

Start = Callable[[Iterable[Step]], ScriptedServer]
Asked = Callable[[Sent], Any]

PEOPLE = ("Ana Ruiz", "Omar Haddad", "Lena Oduya", "Martin Brask")
PARAGRAPHS = [
    f"“We will pay {number}0 crowns for the {thing},” said {name}. The {thing} sails on Monday, "
    f"and its crew of {number}00 is paid by the town."
    for number, (name, thing) in enumerate(
        zip(PEOPLE, ("ferry", "trawler", "tug", "barge"), strict=True), 1
    )
]
ARTICLE = Article.from_text("\n\n".join(PARAGRAPHS))
AROUND = estimated_tokens(prompts.load().system) + 600
ONE_PARAGRAPH = AROUND + 80  # a paragraph of the article's numbered source is about 60 tokens
TWO_PARAGRAPHS = AROUND + 140


_SOURCE = r"=== (?:article|this part) \w+ ===\n(.*)\n=== end of"


def user(sent: Sent) -> str:
    content = sent.json["messages"][1]["content"]
    assert isinstance(content, str)
    return content


def source(sent: Sent) -> str:
    """The numbered source in a request."""
    found = re.search(_SOURCE, user(sent), re.DOTALL)
    assert found is not None
    return found[1]


def kind(sent: Sent) -> str:
    """Which of the three prompts a request is."""
    system = sent.json["messages"][0]["content"]
    named = {name: prompts.load(name).system for name in ("report", "join", "repair")}
    return next(name for name, text in named.items() if text == system)


def window_draft(sent: Sent) -> dict[str, Any]:
    """What a model answers about a window: a sentence and the quotations, all as they should be."""
    shown = source(sent)
    first = re.findall(r"\[(s\d+)\]", shown)[0]
    people = [name for name in PEOPLE if name in shown]
    ids = re.findall(r"\{(q\d+)\}", shown)
    return {
        "headline": "Boats",
        "summary": [{"text": f"{people[0]} will pay.", "evidence": [first]}],
        "actors": [
            {
                "name": name,
                "kind": "person",
                "role": "",
                "said": [id],
                "stances": [{"target": "paying", "position": "supports", "evidence": [id]}],
            }
            for name, id in zip(people, ids, strict=True)
        ],
        "unattributed": [],
        "not_speech": [],
    }


def joining(sent: Sent) -> dict[str, Any]:
    pointers = re.findall(r"\[(s\d+)\]", user(sent))
    return {
        "headline": "Boats are paid for",
        "summary": [{"text": "Ana Ruiz and others will pay.", "evidence": pointers[:2]}],
        "targets": [],
    }


ANSWERS: dict[str, Asked] = {
    "report": window_draft,
    "join": joining,
    "repair": lambda _: {"sentences": [], "said": [], "stances": [], "names": []},
}


def answering(**changed: Asked) -> Step:
    """A model that answers each kind of request; `changed` ones may be a reply of their own."""

    def answer(sent: Sent) -> Any:
        value = (ANSWERS | changed)[kind(sent)](sent)
        return completion(value, usage=(100, 10)) if isinstance(value, dict) else value

    return answer


def ask(
    server: ScriptedServer, budget: int | None = None, request: Request | None = None
) -> Answer:
    engine = LLMEngine("openai/tiny", base_url=server.base_url, input_budget=budget)
    return asyncio.run(engine.draft(ARTICLE, request or Request()))


def codes(answer: Answer) -> list[str]:
    return [finding.code for finding in answer.findings]


def test_an_article_within_the_budget_is_one_request(scripted_server: Start) -> None:
    server = scripted_server([answering()])
    answer = ask(server)
    assert [kind(sent) for sent in server.requests] == ["report"]
    assert source(server.requests[0]) == ARTICLE.numbered
    assert (answer.usage.requests, answer.usage.repairs) == (1, 0)
    assert answer.findings == ()


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

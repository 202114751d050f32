"""A model that answers for an article on boats as it should, and requests as they were sent.

The article has a quotation in each of its four paragraphs.
"""

import asyncio
import re
from collections.abc import Callable, Iterable
from typing import Any

from summariser import prompts
from summariser.article import Article
from summariser.engines import Answer, Request
from summariser.engines.llm import LLMEngine
from summariser.engines.llm.windows import estimated_tokens
from tests.servers.scripted import Request as Sent
from tests.servers.scripted import ScriptedServer, Step, completion

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

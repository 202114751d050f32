"""An article of 60,000 words, read in windows by a model that answers for each as it should."""

import re
import tracemalloc
from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

from summariser.article import Article
from summariser.engines import Request
from summariser.engines.llm import LLMEngine
from summariser.pipeline import Summariser
from tests.servers.scripted import Request as Sent
from tests.servers.scripted import ScriptedServer, Step, completion

Start = Callable[[Iterable[Step]], ScriptedServer]

FIRST = "Ana Omar Lena Martin Judith Pavel Ines Rolf Dora Iman Petra Yusuf Clara Nils Vera".split()
LAST = "Ruiz Haddad Oduya Brask Amsel Novak Prado Keller Lindt Farouk Vogel Demir Hale".split()
NAMES = [f"{first} {last}" for first, last in product(FIRST, LAST)]
PARAGRAPH = (
    "“The {number}th boat of the harbour will be paid for,” said {name}, who has sailed from "
    "pier {number} since the storm. The town counts its boats on every first Monday of the month, "
    "writes their numbers into the long book of the harbour office, and sends the bill to those "
    "who own them. Few of them pay before the winter, and some of them never do, the office noted."
)
PARAGRAPHS = 860
INPUT_BUDGET = 20_000


def answer(sent: Sent) -> Any:
    """A draft of a window with all its quotations, or a joining of two of its sentences."""
    user = sent.json["messages"][1]["content"]
    shown = user[user.rindex("=== this part") :] if "=== this part" in user else ""
    if not shown:
        pointers = re.findall(r"\[(s\d+)\]", user)
        value: dict[str, Any] = {
            "headline": "A harbour counts its boats",
            "summary": [{"text": "The boats will be paid for.", "evidence": pointers[:2]}],
            "targets": [],
        }
        return completion(value, usage=(100, 10))
    spoken = re.findall(r"\{(q\d+)\}.*?\{/\1\} said (\w+ \w+)", shown)
    value = {
        "headline": "Boats",
        "summary": [
            {"text": "Boats will be paid for.", "evidence": re.findall(r"\[(s\d+)\]", shown)[:1]}
        ],
        "actors": [
            {"name": name, "kind": "person", "role": "", "said": [id], "stances": []}
            for id, name in spoken
        ],
        "unattributed": [],
        "not_speech": [],
    }
    return completion(value, usage=(100, 10))


def test_sixty_thousand_words_lose_nothing_and_take_what_was_planned(
    scripted_server: Start,
) -> None:
    text = "\n\n".join(
        PARAGRAPH.format(number=number, name=NAMES[number % len(NAMES)])
        for number in range(PARAGRAPHS)
    )
    article = Article.from_text(text)
    assert article.words > 60_000
    server = scripted_server([answer] * 100)
    engine = LLMEngine("openai/tiny", base_url=server.base_url, input_budget=INPUT_BUDGET)
    plan = engine.plan(article, Request())
    tracemalloc.start()
    report = Summariser(engine).summarise(article)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(server.requests) == len(plan.requests) == report.run.requests
    assert max(each.input_tokens for each in plan.requests[:-1]) <= INPUT_BUDGET
    assert len(report.quotes) == PARAGRAPHS
    assert {quote.origin for quote in report.quotes} == {"llm"}
    names = {actor.id: actor.name for actor in report.actors}
    assert [names[quote.speaker or ""] for quote in report.quotes] == [
        NAMES[number % len(NAMES)] for number in range(PARAGRAPHS)
    ]
    assert [sentence.text for sentence in report.summary.sentences] == [
        "The boats will be paid for."
    ]
    assert report.findings == ()
    # The text, what is known of it, four requests and the report: not one of each a window.
    assert peak < 60 * len(text)

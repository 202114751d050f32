"""The benchmark of cost: which answers are compared, and what is counted."""

from pathlib import Path
from typing import Any

import httpx2
import pytest

from evals.benchmarks.answers import (
    asked_for,
    compact,
    pointed,
    retyped,
    without_evidence,
)
from evals.benchmarks.counting import Spent, spent
from evals.benchmarks.extraction import EXAMPLE, TASKS, Task, answered, example_text, found
from evals.benchmarks.loopback import Loopback
from evals.benchmarks.repair import mending, one_fault, repaired, shown, three_faults
from evals.values import Gold
from summariser import Article, Draft
from summariser.draft import DraftSentence
from tests.evals.harbour import harbour

LEAN = Task(details=False, rules=False)
FULL = Task(details=True, rules=True)


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    """The seed of the harbour toll."""
    return harbour(tmp_path)


@pytest.fixture
def article(gold: Gold) -> Article:
    """Its article."""
    return Article.from_text(gold.text)


def words(text: str) -> int:
    return len(text.split())


def draft(*sentences: DraftSentence) -> Draft:
    return Draft(headline="Toll", summary=[*sentences], actors=[], unattributed=[], not_speech=[])


def test_a_typed_answer_has_the_labelled_passages(gold: Gold, article: Article) -> None:
    summary = draft(DraftSentence(text="The toll stays.", evidence=["s2"]))
    answer = retyped(gold, article, summary, evidence=True)
    assert answer["headline"] == "Toll"
    first = "“We will not raise the toll this year,” Mayor Ana Ruiz told the council on Monday."
    assert answer["summary"] == [{"text": "The toll stays.", "evidence": [first]}]
    assert answer["actors"][1] == {
        "name": "Tom Ruiz",
        "kind": "person",
        "role": "",
        "said": ["Shippers want a lower toll", "“A toll is a wall,” “Take it down.”"],
        "stances": [
            {
                "target": "the harbour toll",
                "position": "opposes",
                "evidence": ["A toll is a wall", "Take it down"],
            }
        ],
    }
    assert answer["unattributed"] == ["“Nobody asked us.”"]


def test_a_typed_answer_may_go_without_evidence(gold: Gold, article: Article) -> None:
    summary = draft(DraftSentence(text="The toll stays.", evidence=["s2"]))
    answer = retyped(gold, article, summary, evidence=False)
    assert answer["summary"] == ["The toll stays."]
    assert answer["actors"][1]["stances"] == [{"target": "the harbour toll", "position": "opposes"}]


def test_the_draft_points_at_inner_quotations_too(gold: Gold, article: Article) -> None:
    mayor, tom, council = pointed(gold, article).actors
    assert "q2" in mayor.said  # “a tax on tides.”, in the clause that she is reported with
    assert [mayor.said.count(pointer) for pointer in mayor.said] == [1] * len(mayor.said)
    assert tom.said[1:] == ["q3", "q4"]
    assert not any(pointer.startswith("q") for pointer in council.said)


def test_who_is_silent_and_takes_no_position_is_left_out(gold: Gold, article: Article) -> None:
    quiet = Gold(**{**vars(gold), "quotes": gold.quotes[:2], "stances": gold.stances[:1]})
    assert [actor.name for actor in pointed(quiet, article).actors] == ["Ana Ruiz"]
    typed = retyped(quiet, article, draft(), evidence=True)
    assert [actor["name"] for actor in typed["actors"]] == ["Ana Ruiz"]


def test_a_draft_without_evidence_keeps_all_else(gold: Gold, article: Article) -> None:
    whole = pointed(gold, article)
    bare = without_evidence(whole)
    assert "evidence" not in compact(bare)
    assert bare["actors"][1]["said"] == whole.actors[1].said
    assert bare["summary"] == [sentence.text for sentence in whole.summary]


def test_a_summary_is_answered_where_it_is_asked_for(gold: Gold, article: Article) -> None:
    whole = pointed(gold, article)
    assert asked_for(whole, frozenset({"summary"})) == whole
    assert asked_for(whole, frozenset({"quotes"})).summary == []
    assert asked_for(whole, frozenset({"quotes"})).actors == whole.actors


def test_a_chunk_has_what_lies_in_it_in_order(gold: Gold) -> None:
    start, end = gold.text.index("Shippers"), gold.text.index("The council said")
    tom: dict[str, Any] = {"speaker": "Tom Ruiz"}
    stance = {"holder": "Tom Ruiz", "target": "the harbour toll", "position": "opposes"}
    assert found(gold, start, end, LEAN) == [
        {"quote": "Shippers want a lower toll", "quote_attributes": tom},
        {"quote": "“A toll is a wall,”", "quote_attributes": tom},
        {"stance": "A toll is a wall", "stance_attributes": stance},
        {"quote": "“Take it down.”", "quote_attributes": tom},
    ]


def test_a_quote_is_cut_where_the_chunk_ends(gold: Gold) -> None:
    start, end = gold.text.index("She called"), gold.text.index(" on tides")
    attributes = {"speaker": "Ana Ruiz", "kind": "mixed", "cue": "called"}
    item = {"quote": "the idea “a tax", "quote_attributes": attributes}
    assert found(gold, start, end, FULL) == [item]


def test_marks_alone_are_no_quote(gold: Gold) -> None:
    start = gold.text.index("” Mayor Ana")
    assert found(gold, start, start + 15, FULL) == []


def test_nobody_named_is_null(gold: Gold) -> None:
    start = gold.text.index("One skipper")
    (item,) = found(gold, start, gold.text.index(" The pier"), FULL)
    assert item["quote_attributes"] == {"speaker": None, "kind": "direct", "cue": "said"}


def test_the_chunk_is_read_from_the_request(gold: Gold) -> None:
    chunk = "“Nobody asked us.”"
    prompt = f"Find quotes.\n\nExamples\nQ: A text\nA: an answer\n\nQ: {chunk}\nA: "
    body = {"messages": [{"content": "You answer in JSON."}, {"content": prompt}]}
    assert answered(gold, body, LEAN) == (
        '{"extractions":[{"quote":"“Nobody asked us.”","quote_attributes":{"speaker":null}}]}'
    )


def test_the_example_is_found_in_its_article_in_order() -> None:
    text = example_text()
    places = [text.find(passage) for _, passage, _ in EXAMPLE]
    assert -1 not in places
    assert places == sorted(places)


def test_each_task_asks_for_less_than_the_one_before() -> None:
    lengths = [len(task.description) for task in TASKS.values()]
    assert lengths == sorted(lengths, reverse=True)
    assert "cue" in FULL.description
    assert "cue" not in LEAN.description


def test_spent_are_messages_schema_and_answers() -> None:
    body = {
        "messages": [{"content": "one two"}, {"content": "three"}],
        "response_format": {"json_schema": {"schema": {"type": "a b"}, "name": "x y z"}},
    }
    asked = [(body, "four five six"), (body, "seven")]
    assert spent(asked, words) == Spent(requests=2, read=10, written=4)
    assert spent(asked, words).total == 14


def test_the_server_answers_and_remembers() -> None:
    body = {"model": "m", "messages": [{"role": "user", "content": "Wie geht’s?"}]}
    with Loopback(lambda asked: asked["messages"][0]["content"].upper()).running() as server:
        reply = httpx2.post(f"{server.url}/chat/completions", json=body).json()
        assert server.asked == [(body, "WIE GEHT’S?")]
    assert reply["choices"][0]["message"]["content"] == "WIE GEHT’S?"


def test_the_middle_of_each_kind_is_damaged(gold: Gold, article: Article) -> None:
    whole = pointed(gold, article)
    assert whole.actors[1].said == ["r3", "q3", "q4"]
    assert one_fault(whole, article).actors[1].said == ["q7", "q3", "q4"]  # q6 is the last
    damaged = three_faults(whole, article)
    assert damaged.actors[1].said == ["s2: what they intended … about it all", "q3", "q4"]
    assert damaged.summary[2].text.endswith("a lower toll, after 86,423 days.")
    assert damaged.actors[1].stances[0].evidence == ["s10"]  # s9 is the last


def test_a_repair_is_answered_with_what_is_right(gold: Gold, article: Article) -> None:
    whole = pointed(gold, article)
    assert mending(article, three_faults(whole, article), whole) == {
        "said": [{"item": 1, "pointer": "r3"}],
        "sentences": [{"item": 2, **whole.summary[2].model_dump()}],
        "stances": [{"item": 3, **whole.actors[1].stances[0].model_dump()}],
        "names": [],
    }


def test_a_repair_is_sent_and_heals_the_report(gold: Gold, article: Article) -> None:
    (first, _), (second, answer) = repaired(gold, article, one_fault)
    assert first["response_format"]["json_schema"]["name"] == "draft"
    assert second["response_format"]["json_schema"]["name"] == "repairs"
    assert answer == '{"sentences":[],"said":[{"item":1,"pointer":"r3"}],"stances":[],"names":[]}'


@pytest.mark.parametrize(
    ("pointer", "expected"), [("q1", True), ("s2: he said", True), ("r1", False), ("s9", False)]
)
def test_passages_are_shown_by_their_numbers(pointer: str, expected: bool) -> None:
    source = "[s1] Yes. [s2] {q1}“No,”{/q1} he said."
    body = {"messages": [{"content": "[s9] {r1}"}, {"content": source}]}
    assert shown((body, compact({"said": [{"item": 1, "pointer": pointer}]}))) is expected

"""The repair request: what did not hold goes back with the passages nearest to it."""

import json
from pathlib import Path

from summariser import prompts
from summariser.article import Article
from summariser.draft import Draft
from summariser.engines.llm.repair import RepairedSentence, Repairs, mended, repair_messages
from summariser.grounding import Fault, Place, grounded, nearest_passages
from summariser.report import ALL_PARTS, Part
from tests.grounding.drafts import actor, draft, sentence, stance

ARTICLE = Article.from_text(
    "Ferry fares\n\n“We will pay 40 crowns,” said Ana Ruiz. The ferry sails on Monday.\n\n"
    "Omar Haddad warned that the quay would flood. The weather was fine.\n\n"
    "Nobody else spoke of the fares."
)
# s1 is the headline, s2 Ruiz's with q1, s4 Haddad's with r1.
FAULTY = draft(
    actor("Ana Ruiz", "q1", "q9", stances=[stance("lower fares", "opposes", "s77")]),
    actor("Omar Haddad", "s4: the key … flood"),
    actor("https://evil.example"),
    summary=[
        sentence("Ana Ruiz will pay 60 crowns.", "s2"),
        sentence("The ferry sails on Monday.", "s3"),
        sentence("The weather was fine.", "s50"),
    ],
)


def faults(article: Article, written: Draft, parts: frozenset[Part] = ALL_PARTS) -> list[Fault]:
    return grounded(article, written, parts=parts).faults


def places(found: list[Fault]) -> list[tuple[str, int, int, bool]]:
    return [(fault.place.kind, fault.place.index, fault.place.item, fault.lost) for fault in found]


def test_what_does_not_hold_is_a_fault_at_its_place() -> None:
    assert places(faults(ARTICLE, FAULTY)) == [
        ("name", 2, 0, True),
        ("said", 0, 1, True),
        ("said", 1, 0, True),
        ("sentence", 0, 0, False),
        ("sentence", 2, 0, True),
        ("stance", 0, 0, True),
    ]


def test_parts_that_are_not_wanted_have_no_faults() -> None:
    assert places(faults(ARTICLE, FAULTY, frozenset({"stances"}))) == [
        ("name", 2, 0, True),
        ("stance", 0, 0, True),
    ]


def test_what_holds_has_no_fault() -> None:
    good = draft(actor("Ana Ruiz", "q1"), summary=[sentence("The ferry sails.", "s3")])
    assert faults(ARTICLE, good) == []


def test_two_doubts_about_a_sentence_are_one_fault() -> None:
    twice = draft(summary=[sentence("Lena Oduya will pay 60 crowns.", "s2")])
    [fault] = faults(ARTICLE, twice)
    assert "60" in fault.reason
    assert "Lena Oduya" in fault.reason


def test_the_request_has_the_items_and_the_nearest_passages_alone() -> None:
    found = [
        Fault(Place("said", 1, 0), "these words do not stand there", lost=True),
        Fault(Place("sentence", 0), "the number “60” is not in the article", lost=False),
    ]
    system, user = repair_messages(prompts.load("repair"), ARTICLE, FAULTY, found)
    assert (system["role"], user["role"]) == ("system", "user")
    items, _, source = user["content"].partition("\n\n")
    assert items == (
        '1. said by "Omar Haddad": "s4: the key … flood"\n'
        "   these words do not stand there\n"
        '2. sentence {"text": "Ana Ruiz will pay 60 crowns.", "evidence": ["s2"]}\n'
        "   the number “60” is not in the article"
    )
    assert "[s2] {q1}“We will pay 40 crowns,”{/q1} said Ana Ruiz." in source
    assert "[s4] Omar Haddad warned that {r1}the quay would flood{/r1}." in source
    assert "weather" not in source


def test_what_nobody_is_given_is_shown_to_who_may_have_said_it() -> None:
    lost = draft(actor("Ana Ruiz", "q9"), actor("Omar Haddad", "r1"))
    [fault] = faults(ARTICLE, lost)
    _, user = repair_messages(prompts.load("repair"), ARTICLE, lost, [fault])
    assert "{q1}“We will pay 40 crowns,”{/q1}" in user["content"]


def test_passages_that_follow_each_other_are_one() -> None:
    found = nearest_passages(ARTICLE, ["the ferry on Monday", "Nobody spoke"], ["q1"])
    shown = [ARTICLE.slice(span) for span in found]
    assert shown[0].startswith(
        "Ferry fares\n\n“We will pay 40 crowns,” said Ana Ruiz. The ferry sails"
    )
    assert shown[-1] == "Nobody else spoke of the fares."


def test_answers_take_the_places_of_their_items() -> None:
    found = faults(ARTICLE, FAULTY)
    answer = Repairs.model_validate(
        {
            "names": [{"item": 1, "name": "Lena Oduya"}],
            "said": [{"item": 3, "pointer": "r1"}, {"item": 5, "pointer": "q1"}],
            "sentences": [{"item": 4, "text": "Ana Ruiz will pay 40 crowns.", "evidence": ["s2"]}],
            "stances": [
                {"item": 6, "target": "fares", "position": "supports", "evidence": ["q1"]},
                {"item": 66, "target": "fares", "position": "supports", "evidence": ["q1"]},
            ],
        }
    )
    new, findings = mended(ARTICLE, FAULTY, found, answer)
    assert [one.name for one in new.actors] == ["Ana Ruiz", "Omar Haddad", "Lena Oduya"]
    assert [one.said for one in new.actors] == [["q1", "q9"], ["r1"], []]
    assert new.actors[0].stances == [stance("fares", "supports", "q1")]
    assert [each.text for each in new.summary] == [
        "Ana Ruiz will pay 40 crowns.",
        "The ferry sails on Monday.",
        "The weather was fine.",
    ]
    # The unanswered stay as they were: grounding leaves them out and says so.
    assert places(faults(ARTICLE, new)) == [("said", 0, 1, True), ("sentence", 2, 0, True)]
    assert [finding.claim for finding in findings] == [
        'name "https://evil.example"',
        'said by "Omar Haddad": "s4: the key … flood"',
        'sentence {"text": "Ana Ruiz will pay 60 crowns.", "evidence": ["s2"]}',
        'stance of "Ana Ruiz": {"target": "lower fares", "position": "opposes", '
        '"evidence": ["s77"]}',
    ]


def test_the_example_of_the_prompt_is_a_real_request_and_its_answer_mends_all() -> None:
    folder = Path("prompts/repair/1")
    article, good = prompts.read_example(Path("prompts/report/1"))
    value = good.model_dump()
    value["summary"][0] = {
        "text": "The council of Ostby voted to close nine libraries.",
        "evidence": ["s2"],
    }
    value["actors"][2]["said"] = ["s9: left with … bus stop", "q3"]
    value["actors"][1]["stances"] = []
    value["actors"][3]["said"] = ["s7: the closures … too early", "r3"]
    faulty = Draft.model_validate(value)
    found = faults(article, faulty)
    _, user = repair_messages(prompts.load("repair"), article, faulty, found)
    items, passages = (folder / "example_source.txt").read_text("utf-8").strip().split("\n\n", 1)
    assert items in user["content"]
    assert passages in user["content"]
    answer = Repairs.model_validate(json.loads((folder / "example_answer.json").read_text("utf-8")))
    new, findings = mended(article, faulty, found, answer)
    assert len(findings) == len(found) == 3
    assert faults(article, new) == []


def test_a_doubted_sentence_is_better_than_none() -> None:
    doubted = draft(summary=[sentence("Ana Ruiz will pay 60 crowns.", "s2")])
    answer = Repairs(
        sentences=[RepairedSentence(item=1, text="Ana Ruiz will pay.", evidence=["s99"])],
        said=[],
        stances=[],
        names=[],
    )
    new, findings = mended(ARTICLE, doubted, faults(ARTICLE, doubted), answer)
    assert new == doubted
    assert findings == []

"""What is read of answers that are no draft, and what is told of the rest."""

import json
from typing import Any

import pytest

from summariser.draft import Draft
from summariser.engines.llm.answer_text import mended, text_of
from summariser.engines.llm.salvage import salvaged

WHOLE: dict[str, Any] = {
    "headline": "Port Sele keeps its fares",
    "summary": [{"text": "Fares stay.", "evidence": ["s1"]}],
    "actors": [
        {
            "name": "Ana Ruiz",
            "kind": "person",
            "role": "mayor",
            "said": ["q1", "q12"],
            "stances": [{"target": "fares", "position": "opposes", "evidence": ["s2"]}],
        }
    ],
    "unattributed": ["q3"],
    "not_speech": [],
}
RUIZ = WHOLE["actors"][0]
TEXT = json.dumps(WHOLE)


def read(text: str) -> tuple[dict[str, Any], list[str]]:
    found = salvaged([text])
    assert found is not None
    return found.draft.model_dump(), found.lost


@pytest.mark.parametrize(
    "text", [TEXT, f"Sure: {TEXT}", f"```json\n{TEXT}\n```", f"{{q1}} {TEXT}!"]
)
def test_a_whole_draft_is_read_whole(text: str) -> None:
    assert read(text) == (WHOLE, [])


@pytest.mark.parametrize(
    ("changed", "expected", "lost"),
    [
        ({"headline": 5}, {"headline": ""}, ["headline: 5"]),
        ({"mood": "glad"}, {}, ['mood: "glad"']),
        (
            {"summary": [{"text": 5, "evidence": ["s1"]}, WHOLE["summary"][0]]},
            {},
            ['summary[0]: {"text": 5, "evidence": ["s1"]}'],
        ),
        (
            {"summary": [{"text": "Fares stay.", "evidence": ["s1", 4], "sure": True}]},
            {},
            ["summary[0].evidence[1]: 4", "summary[0].sure: true"],
        ),
        (
            {"summary": [{"text": "Fares stay.", "evidence": "s1"}]},
            {},
            [],
        ),
        ({"summary": "Fares stay."}, {"summary": []}, ['summary: "Fares stay."']),
        (
            {"actors": [{**RUIZ, "kind": "mayor"}]},
            {"actors": [{**RUIZ, "kind": "other"}]},
            ['actors[0].kind: "mayor"'],
        ),
        (
            {"actors": ["Ana Ruiz", {**RUIZ, "name": " "}, RUIZ]},
            {},
            [
                'actors[0]: "Ana Ruiz"',
                f"actors[1]: {json.dumps({**RUIZ, 'name': ' '})}",
            ],
        ),
        (
            {"actors": [{**RUIZ, "said": ["q1", None, "q12"], "stances": [{"target": "x"}]}]},
            {"actors": [{**RUIZ, "stances": []}]},
            ["actors[0].said[1]: null", 'actors[0].stances[0]: {"target": "x"}'],
        ),
        (
            {
                "actors": [
                    {**RUIZ, "stances": [{**RUIZ["stances"][0], "position": "neutral"}]},
                ]
            },
            {"actors": [{**RUIZ, "stances": []}]},
            [
                "actors[0].stances[0]: "
                '{"target": "fares", "position": "neutral", "evidence": ["s2"]}'
            ],
        ),
        ({"unattributed": None}, {"unattributed": []}, ["unattributed: null"]),
    ],
)
def test_each_item_that_is_valid_by_itself_is_kept(
    changed: dict[str, Any], expected: dict[str, Any], lost: list[str]
) -> None:
    draft, told = read(json.dumps({**WHOLE, **changed}))
    assert draft == {**WHOLE, **expected}
    assert told == lost


def test_a_pointer_that_is_cut_off_is_lost_and_not_shortened() -> None:
    draft, lost = read(TEXT[: TEXT.index('q12"') + 2])  # …"said": ["q1", "q1
    assert [actor["said"] for actor in draft["actors"]] == [["q1"]]
    assert lost[0] == 'the end: "the answer is cut off"'


def test_wherever_it_is_cut_nothing_is_made_up() -> None:
    for end in range(1, len(TEXT)):
        found = salvaged([TEXT[:end]])
        if found is None:
            continue
        draft = found.draft.model_dump()
        assert draft["headline"] in ("", WHOLE["headline"])
        assert draft["summary"] in (
            [],
            [{"text": "Fares stay.", "evidence": []}],
            WHOLE["summary"],
        )
        assert draft["unattributed"] in ([], ["q3"])
        for actor in draft["actors"]:
            assert actor["name"] == "Ana Ruiz"
            assert actor["role"] in ("", "mayor")
            assert actor["said"] == RUIZ["said"][: len(actor["said"])]
            assert actor["stances"] in (
                [],
                RUIZ["stances"],
                [{**RUIZ["stances"][0], "evidence": []}],
            )


def test_the_item_in_which_the_json_breaks_is_lost() -> None:
    second = '{"text": "He said "no" to it.", "evidence": ["s2"]}'
    broken = TEXT.replace('"evidence": ["s1"]}]', f'"evidence": ["s1"]}}, {second}]')
    draft, lost = read(broken)
    assert [sentence["text"] for sentence in draft["summary"]] == ["Fares stay."]
    assert draft["headline"] == WHOLE["headline"]
    assert lost[0] == 'the end of summary, where the JSON breaks: {"text": "He said "}'


def test_the_fullest_of_several_answers_is_taken() -> None:
    shorter = json.dumps({**WHOLE, "unattributed": []})
    found = salvaged([shorter, TEXT, "I am sorry."])
    assert found is not None
    assert found.draft == Draft.model_validate(WHOLE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I am sorry.",
        "[]",
        "17",
        "{",
        '{"headline": "',
        '{"error": "busy"}',
        "{" * 9999,
        "[" * 9999,
    ],
)
def test_nothing_is_read_where_there_is_nothing(text: str) -> None:
    assert salvaged([text]) is None


def test_the_findings_say_why_and_what() -> None:
    found = salvaged([json.dumps({**WHOLE, "mood": "glad"})])
    assert found is not None
    told, lost = found.findings("It broke.")
    assert (told.code, told.severity) == ("answer-salvaged", "error")
    assert told.message.endswith("It broke.")
    assert (lost.code, lost.claim) == ("answer-part-lost", 'mood: "glad"')


KEYS = Draft.model_fields


def test_json_is_left_as_it_is() -> None:
    assert mended(TEXT, KEYS) == TEXT
    assert mended('{"a": 1}', KEYS) == '{"a": 1}'
    assert mended("no JSON {here}", KEYS) == "no JSON {here}"


def test_the_answer_stands_behind_what_is_thought_aloud() -> None:
    quoted = json.dumps({**WHOLE, "headline": "From the article"})
    aloud = f'<think>The text says {quoted} and {{"a": 1}}.</think> {TEXT} {{"b": 2}}'
    assert json.loads(mended(aloud, KEYS)) == WHOLE


def test_halves_of_characters_are_replaced_and_whole_ones_kept() -> None:
    assert json.loads(mended(r'{"headline": "\ud83d\ude00 \ud83d"}', KEYS)) == {"headline": "😀 �"}


def test_a_hostile_answer_is_given_up_soon() -> None:
    nested = '{"a":' * 200_000
    assert mended(nested, KEYS) == nested
    unclosed = '{"a": "' * 200_000
    assert mended(unclosed, KEYS) == unclosed


def test_a_response_without_text_has_none() -> None:
    responses: list[Any] = ["<p>", None, {}, []]
    assert [text_of(response) for response in responses] == [None] * 4

"""The two schemas: what an LLM is shown, and what a user can rely on."""

from collections.abc import Iterator
from typing import Any

import pytest
from openai.lib._pydantic import to_strict_json_schema
from pydantic import BaseModel, ValidationError

from summariser.draft import Draft, DraftActor
from summariser.report import (
    Actor,
    ArticleInfo,
    Finding,
    Quote,
    Report,
    Run,
    Span,
    Stance,
    Summary,
    SummarySentence,
)


def nodes(schema: object) -> Iterator[dict[str, Any]]:
    """The schema and all schemas inside it."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from nodes(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from nodes(value)


@pytest.fixture(params=[Draft.model_json_schema, lambda: to_strict_json_schema(Draft)])
def schema(request: pytest.FixtureRequest) -> dict[str, Any]:
    made: dict[str, Any] = request.param()
    return made


def test_every_object_of_a_draft_is_closed_and_whole(schema: dict[str, Any]) -> None:
    objects = [node for node in nodes(schema) if node.get("type") == "object"]
    assert len(objects) == 4
    for node in objects:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


def test_a_draft_has_no_defaults_nulls_unions_or_annotated_references(
    schema: dict[str, Any],
) -> None:
    for node in nodes(schema):
        assert "default" not in node
        assert node.get("type") != "null"
        assert not {"anyOf", "oneOf", "allOf", "not"} & set(node)
        assert "$ref" not in node or set(node) == {"$ref"}


def test_the_strict_schema_adds_nothing_to_our_own() -> None:
    assert to_strict_json_schema(Draft) == Draft.model_json_schema()


def test_the_fields_of_a_draft_are_those_of_the_prompt() -> None:
    schema = Draft.model_json_schema()
    fields = {name: list(node["properties"]) for name, node in schema["$defs"].items()}
    assert list(schema["properties"]) == [
        "headline", "summary", "actors", "unattributed", "not_speech",
    ]  # fmt: skip
    assert fields == {
        "DraftActor": ["name", "kind", "role", "said", "stances"],
        "DraftSentence": ["text", "evidence"],
        "DraftStance": ["target", "position", "evidence"],
    }


def test_an_answer_with_a_key_too_many_or_too_few_is_no_draft() -> None:
    whole = {"name": "Ana", "kind": "person", "role": "", "said": [], "stances": []}
    assert DraftActor.model_validate(whole).name == "Ana"
    with pytest.raises(ValidationError):
        DraftActor.model_validate({**whole, "age": 4})
    with pytest.raises(ValidationError):
        DraftActor.model_validate({key: whole[key] for key in whole if key != "role"})
    with pytest.raises(ValidationError):
        DraftActor.model_validate({**whole, "kind": "animal"})


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (
            Report,
            "schema_version article summary actors quotes stances findings run",
        ),
        (ArticleInfo, "title url source author published language sha256 words"),
        (Summary, "headline sentences"),
        (SummarySentence, "text evidence"),
        (Actor, "id name kind role mentions"),
        (Quote, "spans verbatim kind speaker mention cue origin"),
        (Stance, "holder target position evidence"),
        (Finding, "code severity message where claim"),
        (
            Run,
            "engine model prompt requests reasks repairs input_tokens output_tokens cost_usd"
            " seconds version",
        ),
        (Span, "start end text"),
    ],
)
def test_a_report_has_these_fields_in_this_order(model: type[BaseModel], fields: str) -> None:
    schema = model.model_json_schema(mode="serialization")
    assert list(schema["properties"]) == fields.split()
    assert schema["additionalProperties"] is False


def test_the_values_that_a_report_may_hold() -> None:
    schema = Report.model_json_schema(mode="serialization")
    values = {
        f"{owner}.{name}": node["enum"]
        for owner, definition in schema["$defs"].items()
        for name, node in definition["properties"].items()
        if "enum" in node
    }
    assert values == {
        "Actor.kind": ["person", "organisation", "government", "group", "document", "other"],
        "Finding.severity": ["info", "warning", "error"],
        "Quote.kind": ["direct", "mixed", "indirect"],
        "Quote.origin": ["llm", "embedded", "scripted"],
        "Run.engine": ["llm", "embedded", "scripted"],
        "Stance.position": ["supports", "opposes", "mixed"],
    }
    assert schema["properties"]["schema_version"]["const"] == 1


def test_values_are_frozen() -> None:
    span = Span(start=0, end=1, text="A")
    with pytest.raises(ValidationError):
        span.start = 2  # type: ignore[misc]

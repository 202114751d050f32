"""Faults of answers: a chat completion came, but what the model wrote is no draft."""

import json
from collections.abc import Callable
from typing import Any

from summariser.errors import AnswerCutOff, AnswerUnusable
from tests.engines.llm.injection import DRAFT, FOUR_TRIES, ONE_TRY, Fault
from tests.servers.providers import called
from tests.servers.scripted import Reply, Request, completion, error

__all__ = ["ANSWER", "without"]

GOOD = completion(DRAFT)
TEXT = json.dumps(DRAFT)
HALF = TEXT[: TEXT.index('"q1"')]  # cut off where Ana Ruiz says q1
ACTOR = DRAFT["actors"][0]
WRONG_TYPE = completion({**DRAFT, "headline": 5})


def without(*fields: str, status: int = 400) -> Callable[[Request], Reply]:
    """A server that refuses requests with one of these fields."""

    def answer(request: Request) -> Reply:
        for field in fields:
            if field in request.json:
                return error(status, f"{field} is not supported by this model")
        if "tools" in request.json:
            return called(DRAFT)
        return completion(f"```json\n{TEXT}\n```")

    return answer


def actor(**changed: Any) -> dict[str, Any]:
    return {**DRAFT, "actors": [{**ACTOR, **changed}]}


ANSWER = [
    Fault(
        "`finish_reason: length` in the middle",
        (completion(HALF, finish_reason="length"),),
        found=("answer-salvaged", "answer-part-lost", "filled-quotation"),
    ),
    Fault(
        "`finish_reason: length` at the start",
        (completion('{"headline": "Port S', finish_reason="length"),),
        error=AnswerCutOff,
    ),
    Fault(
        "stopped by a content filter, whole",
        (completion(DRAFT, finish_reason="content_filter"),),
        found=("answer-filtered",),
    ),
    Fault(
        "stopped by a content filter in the middle",
        (completion(HALF, finish_reason="content_filter"),),
        found=("answer-salvaged",),
    ),
    Fault(
        "stopped by a content filter at the start",
        (completion("", finish_reason="content_filter"),),
        error=AnswerUnusable,
    ),
    Fault("a refusal", (completion("", refusal="I cannot."),), error=AnswerUnusable),
    Fault("text around the JSON", (completion(f"Sure! {{q1}} Here it is: {TEXT} Bye!"),)),
    Fault("a code fence", (completion(f"```json\n{TEXT}\n```"),)),
    Fault("truncated JSON, once", (completion(HALF), GOOD), 2),
    Fault("truncated JSON, always", (completion(HALF),), 3, found=("answer-salvaged",)),
    Fault("a wrong type, once", (WRONG_TYPE, GOOD), 2),
    Fault("a wrong type, always", (WRONG_TYPE,), 3, found=("answer-salvaged",)),
    Fault("no JSON at all", (completion("I would rather not."),), 3, error=AnswerUnusable),
    Fault("unknown keys", (completion({**DRAFT, "mood": "glad"}),), found=("answer-extra-keys",)),
    Fault(
        "invented pointers",
        (completion(actor(said=["q1", "q9"])),),
        2,  # one of them for the repair, which mends nothing
        found=("unknown-pointer",),
    ),
    Fault("duplicated items", (completion({**DRAFT, "actors": [ACTOR, ACTOR]}),)),
    Fault(
        "ten thousand items",
        (completion(actor(said=[f"q{number}" for number in range(1, 10_001)])),),
        2,
        found=("unknown-pointer",),
    ),
    Fault("a 500 in the middle of a re-ask", (WRONG_TYPE, error(500, "oops"), GOOD), 3, ONE_TRY),
    Fault(
        "a 500 that outlasts the re-ask",
        (WRONG_TYPE, error(500, "oops")),
        6,
        FOUR_TRIES,
        found=("answer-salvaged",),
    ),
    Fault(
        "no structured output, but tools",
        (without("response_format"),),
        2,
        model="openai/no-schema",
    ),
    Fault(
        "neither structured output nor tools",
        (without("response_format", "tools", status=501),),
        4,
        model="openai/no-tools",
    ),
]

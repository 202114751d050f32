"""Faults of the connection, of the server and of the bodies that it sends."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from summariser.errors import (
    AnswerUnusable,
    ArticleTooLong,
    ConfigurationError,
    MissingKey,
    OutOfTime,
    ProviderBusy,
    ProviderRefused,
    ProviderUnreachable,
)
from tests.engines.llm.injection import DRAFT, FOUR_TRIES, ONE_TRY, TWO_TRIES, Fault
from tests.servers.scripted import (
    JSON_HEADERS,
    Drip,
    Reply,
    Request,
    Reset,
    Stall,
    completion,
    error,
    json_reply,
)

__all__ = ["BODY", "CONNECTION", "SERVER"]

GOOD = completion(DRAFT)


def failure(status: int, code: str, message: str) -> Reply:
    return json_reply({"error": {"message": message, "code": code}}, status)


def in_half_a_minute(_: Request) -> Reply:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    return error(429, "slow down", {"Retry-After": date})


BUSY = [
    fault
    for status, name in [
        (429, "429, too many requests"),
        (500, "500"),
        (502, "502"),
        (503, "503"),
        (529, "529, overloaded"),
    ]
    for fault in (
        Fault(f"{name}, once", (error(status, "busy"), GOOD), 2, ONE_TRY),
        Fault(f"{name}, again and again", (error(status, "busy"),), 5, FOUR_TRIES, ProviderBusy),
    )
]
SERVER = [
    Fault(
        "429 with `Retry-After: 20`",
        (error(429, "slow down", {"Retry-After": "20"}), GOOD),
        2,
        (20, 20),
    ),
    Fault("429 with `Retry-After` as a date in 30 seconds", (in_half_a_minute, GOOD), 2, (5, 30)),
    Fault(
        "429 with `Retry-After: 3600`",
        (error(429, "slow down", {"Retry-After": "3600"}),),
        error=ProviderBusy,
        says="Retry-After: 3600",
    ),
    Fault(
        "429 with `Retry-After: 50`, `--timeout 30`",
        (error(429, "slow down", {"Retry-After": "50"}),),
        error=ProviderBusy,
        says="Retry-After: 50",
        timeout=30,
    ),
    Fault(
        "429, no quota left",
        (failure(429, "insufficient_quota", "You exceeded your quota"),),
        error=ProviderBusy,
        says="billing",
    ),
    Fault("402, no money left", (error(402, "Insufficient balance"),), 1, (0, 0), ProviderBusy),
    *BUSY,
    Fault(
        "401, an expired key",
        (error(401, "expired"),),
        error=MissingKey,
        says="the key in OPENAI_API_KEY",
        key="expired-7Kq2",
    ),
    Fault("401, no key", (error(401, "who?"),), error=MissingKey, says="set OPENAI_API_KEY"),
    Fault("403", (error(403, "not in your country"),), 1, (0, 0), ProviderRefused),
    Fault("404, an unknown model", (error(404, "no model tiny"),), 1, (0, 0), ConfigurationError),
    Fault(
        "400, a context overflow",
        (failure(400, "context_length_exceeded", "maximum context is 4096 tokens, tools too"),),
        error=ArticleTooLong,
    ),
    Fault("413", (error(413, "too large"),), 1, (0, 0), ArticleTooLong),
    Fault(
        "400, against the content policy",
        (failure(400, "content_policy_violation", "not allowed; response_format"),),
        error=ProviderRefused,
        says="content policy",
    ),
    Fault("400, any other", (error(400, "bad request"),), 1, (0, 0), ProviderRefused),
    Fault(
        "a redirect to another host",
        (Reply(307, {"Location": "http://other.example"}),),
        error=ConfigurationError,
    ),
]
CONNECTION = [
    Fault("connection refused", (), 3, TWO_TRIES, ProviderUnreachable, server="closed"),
    Fault("reset before the answer, once", (Reset(), GOOD), 2, ONE_TRY),
    Fault("reset before the answer, always", (Reset(),), 5, FOUR_TRIES, ProviderUnreachable),
    Fault("reset in the middle of the answer, once", (Reset(GOOD, 90), GOOD), 2, ONE_TRY),
    Fault(
        "reset in the middle of the answer, always",
        (Reset(GOOD, 90),),
        5,
        FOUR_TRIES,
        ProviderUnreachable,
    ),
    Fault(
        "a stall past the read time-out",
        (Stall(),),
        3,
        TWO_TRIES,
        ProviderUnreachable,
        "in time",
        read_timeout=0.1,
    ),
    Fault("a slow drip that ends", (Drip(GOOD),)),
    Fault(
        "a slow drip that does not end, `--timeout 1`",
        (Drip(GOOD, endless=True),),
        error=OutOfTime,
        timeout=1,
    ),
    Fault(
        "plain HTTP at an https address",
        (GOOD,),
        1,
        (0.0, 0.0),
        ProviderUnreachable,
        "https",
        server="plain",
    ),
    Fault(
        "a certificate that nobody vouches for",
        (GOOD,),
        1,
        (0.0, 0.0),
        ProviderUnreachable,
        "self-signed",
        server="self-signed",
    ),
]
BODY = [
    Fault("an empty body", (Reply(200, JSON_HEADERS),), error=AnswerUnusable),
    Fault(
        "HTML instead of JSON",
        (Reply(200, {"Content-Type": "text/html"}, b"<p>Welcome</p>"),),
        error=AnswerUnusable,
    ),
    Fault("a wrong content type", (Reply(200, {"Content-Type": "text/plain"}, GOOD.body),)),
    Fault(
        "a body of half the JSON",
        (Reply(200, JSON_HEADERS, GOOD.body[:99]),),
        1,
        (0, 0),
        AnswerUnusable,
    ),
    Fault(
        "invalid UTF-8",
        (Reply(200, JSON_HEADERS, GOOD.body.replace(b"keeps", b"\xffeeps")),),
        found=("answer-garbled",),
    ),
    Fault(
        "half of a character (`\\ud83d`)",
        (completion(json.dumps(DRAFT).replace("keeps", r"\ud83d")),),
        found=("answer-garbled",),
    ),
    Fault(
        "an answer of 20 MB",
        (completion({**DRAFT, "headline": "x" * 20 * 2**20}),),
        error=AnswerUnusable,
        says="16 MB",
    ),
    Fault("no choices", (json_reply({"choices": []}),), error=AnswerUnusable),
    Fault(
        "an error with status 200",
        (json_reply({"error": {"message": "model is loading"}}),),
        error=AnswerUnusable,
        says="loading",
    ),
]

"""The one door at which a provider's exceptions become the project's own.

instructor wraps whatever happens during a call; the true exception is its cause. SDKs differ in
their classes, but agree on `status_code` and on the names of connection errors, so those are what
is looked at. The messages hold no key, and none of the article but what a provider echoes.
"""

import re
from typing import Any

from summariser.engines.exchange import first_choice
from summariser.engines.target import Target
from summariser.errors import (
    AnswerUnusable,
    ArticleTooLong,
    ConfigurationError,
    EngineError,
    MissingKey,
    ProviderBusy,
    ProviderRefused,
    ProviderUnreachable,
    SummariserError,
)

__all__ = ["translated"]

_NO_KEY = re.compile(r"(\w+_(?:API_)?(?:KEY|TOKEN)) is not set|Missing credentials")
_NO_PACKAGE = re.compile(r"package is required|optional dependency|No module named")
_OVERFLOW = re.compile(
    r"context.{0,3}(?:length|size|window)|maximum context|too many tokens",
    re.IGNORECASE,
)

# What instructor or the SDK stumbles over where a body is no chat completion.
_NO_COMPLETION = frozenset(
    "ResponseParsingError JSONDecodeError APIResponseValidationError ValidationError "
    "TypeError IndexError AttributeError".split()
)

_Described = tuple[type[SummariserError], str]


def translated(error: Exception, target: Target, requests: int = 0) -> SummariserError:
    """The project's exception for `error`, after `requests` requests to `target`."""
    if isinstance(error, SummariserError):
        return error
    cause = error.__cause__
    if type(error).__name__ != "InstructorRetryException" or not isinstance(cause, Exception):
        cause = error
    family, text = _described(error, cause, target, requests)
    return family(text)


def _described(error: Exception, cause: Exception, target: Target, requests: int) -> _Described:
    name = type(cause).__name__
    status = getattr(cause, "status_code", None)
    if isinstance(status, int):
        return _of_status(status, cause, target, requests)
    if "Timeout" in name:
        return ProviderUnreachable, (
            f"{target} did not answer in time ({_tries(requests)}). "
            "Try again later, or ask a faster model."
        )
    if "Connect" in name:
        reason = cause.__cause__ or cause
        return ProviderUnreachable, (
            f"No connection to {target.host} for {target.model} ({_tries(requests)}): "
            f"{target.quoted(reason)}. Check that the server runs, its address, and the network."
        )
    if name in ("ConfigurationError", "ModeError", "OpenAIError", "ImportError"):
        return _of_set_up(cause, target)
    return _of_answer(error, cause, target, requests)


def _of_status(status: int, cause: Exception, target: Target, requests: int) -> _Described:
    said = f"{status}: {_said(cause, target)}"
    if status == 401:
        return MissingKey, (
            f"{target.host} refuses the key in {target.key_source} for {target.model} (401). "
            "Check that it is whole, not expired, and meant for this provider."
        )
    if status == 404:
        return ConfigurationError, (
            f"{target.host} has no model or path for {target.model} ({said}). Check the model's "
            "name; the address of an OpenAI-compatible server mostly ends in /v1."
        )
    if 300 <= status < 400:
        return ConfigurationError, (
            f"{target.host} sends requests elsewhere ({status}). Nothing was sent there: "
            "give that address yourself with --base-url."
        )
    if status == 413 or (status in (400, 422) and _OVERFLOW.search(said)):
        return ArticleTooLong, (
            f"The article is too long for {target} ({said}). Use a shorter text, or a model "
            "that reads more."
        )
    if status == 429 and "quota" in said:
        return ProviderBusy, (
            f"The account has no quota left for {target} ({said}). Check its plan and billing."
        )
    if status == 429 or status >= 500:
        return ProviderBusy, (
            f"{target} is busy or out of order after {_tries(requests)} ({said}). Try again later."
        )
    return ProviderRefused, f"{target} rejected the request ({said})."


def _of_set_up(cause: Exception, target: Target) -> _Described:
    text = str(cause)
    if missing := _NO_KEY.search(text):
        variable = missing[1] or target.key_source
        return MissingKey, f"There is no key for {target.model}: set {variable}."
    if _NO_PACKAGE.search(text):
        return ConfigurationError, (
            f"{target.model} needs a package that is not installed. "
            f"Install it with: pip install 'summariser[{target.provider}]'"
        )
    return ConfigurationError, f"{target.model} cannot be used: {target.quoted(cause)}"


def _of_answer(error: Exception, cause: Exception, target: Target, requests: int) -> _Described:
    if type(cause).__name__ == "IncompleteOutputException":
        return AnswerUnusable, (
            f"The answer of {target} was cut off at the model's limit for output. Ask for fewer "
            "parts, shorten the article, or use a model that writes more."
        )
    choice = first_choice(getattr(error, "last_completion", None))
    refusal = getattr(getattr(choice, "message", None), "refusal", None)
    if refusal:
        return AnswerUnusable, (
            f"{target} declined to answer: {target.quoted(refusal)}. Try another model."
        )
    if choice is not None and choice.finish_reason == "content_filter":
        return AnswerUnusable, (
            f"The content filter of {target} stopped the answer. Try another model."
        )
    if choice is not None and hasattr(cause, "error_count"):  # pydantic's ValidationError
        return AnswerUnusable, (
            f"{target} gave no usable draft in {_tries(requests)}: "
            f"{_first_problem(cause, target)}. Try again, or use a model that is better at "
            "structured output."
        )
    if type(cause).__name__ in _NO_COMPLETION:
        return AnswerUnusable, (
            f"What {target.host} answered is no chat completion{_error_inside(error, target)}. "
            "Check the address: that of an OpenAI-compatible server mostly ends in /v1."
        )
    what = f"{type(cause).__name__}: {target.quoted(cause)}"
    return EngineError, f"{target} failed ({what}). If that stays, report it."


def _said(cause: Exception, target: Target) -> str:
    """A provider's own words about an error."""
    body: Any = getattr(cause, "body", None)
    fields = body if isinstance(body, dict) else {}
    words = [target.quoted(fields.get("message") or cause)]
    if code := fields.get("code") or fields.get("type"):
        words.append(f"[{target.quoted(code)}]")
    headers = getattr(getattr(cause, "response", None), "headers", {})
    if asked := headers.get("retry-after"):
        words.append(f"Retry-After: {target.quoted(asked)}")
    return " ".join(words)


def _error_inside(error: Exception, target: Target) -> str:
    """The error that some servers send with status 200."""
    attempts = getattr(error, "failed_attempts", None) or []
    inside: Any = getattr(attempts[-1].completion, "error", None) if attempts else None
    message = inside.get("message") if isinstance(inside, dict) else inside
    return f" but an error: {target.quoted(message)}" if message else ""


def _first_problem(cause: Any, target: Target) -> str:
    """Where and what the first of pydantic's complaints is, without the model's own text."""
    first = cause.errors(include_input=False, include_url=False, include_context=False)[0]
    where = ".".join(str(step) for step in first["loc"]) or "the whole answer"
    return target.quoted(f"{where}: {first['msg']}")


def _tries(requests: int) -> str:
    return "1 request" if requests == 1 else f"{requests} requests"

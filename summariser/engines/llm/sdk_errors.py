"""What an exception of a provider's SDK holds, wherever the SDK keeps it.

instructor wraps whatever happens during a call; the true exception is its cause. SDKs differ in
their classes, but agree on `status_code`.
"""

import json
from typing import Any

from summariser.engines.llm.target import Target
from summariser.errors import SummariserError

__all__ = ["error_inside", "first_problem", "said_by", "status_of", "true_cause"]


def true_cause(error: Exception) -> Exception:
    """What went wrong, below what instructor and SDKs wrap around it."""
    below: BaseException | None = error
    while below is not None:  # one of ours, from the transport
        if isinstance(below, SummariserError):
            return below
        below = below.__cause__
    cause = error.__cause__
    wrapped = type(error).__name__ == "InstructorRetryException"
    return cause if wrapped and isinstance(cause, Exception) else error


def status_of(cause: Exception) -> int | None:
    """The status of the response, where there was one."""
    for name in ("status_code", "code"):
        if isinstance(status := getattr(cause, name, None), int):
            return status
    return None


def said_by(cause: Exception, target: Target) -> str:
    """A provider's own words about an error."""
    fields = _fields(cause)
    words = [target.quoted(fields.get("message") or cause)]
    if code := fields.get("code") or fields.get("type"):
        words.append(f"[{target.quoted(code)}]")
    headers = getattr(getattr(cause, "response", None), "headers", {})
    if asked := headers.get("retry-after"):
        words.append(f"Retry-After: {target.quoted(asked)}")
    return " ".join(words)


def error_inside(error: Exception, target: Target) -> str:
    """The error that some servers send with status 200."""
    attempts = getattr(error, "failed_attempts", None) or []
    inside: Any = getattr(attempts[-1].completion, "error", None) if attempts else None
    message = inside.get("message") if isinstance(inside, dict) else inside
    return f" but an error: {target.quoted(message)}" if message else ""


def first_problem(cause: Any, target: Target) -> str:
    """Where and what the first of pydantic's complaints is, without the model's own text."""
    first = cause.errors(include_input=False, include_url=False, include_context=False)[0]
    where = ".".join(str(step) for step in first["loc"]) or "the whole answer"
    return target.quoted(f"{where}: {first['msg']}")


def _fields(cause: Exception) -> dict[str, Any]:
    """What an error's body says, wherever the SDK keeps it, and unpacked as it may be."""
    body: Any = getattr(cause, "body", None) or getattr(cause, "details", None)
    if isinstance(body, str):  # Mistral's
        try:
            body = json.loads(body)
        except (ValueError, RecursionError):
            return {}
    inside = body.get("error", body) if isinstance(body, dict) else None
    return inside if isinstance(inside, dict) else {}

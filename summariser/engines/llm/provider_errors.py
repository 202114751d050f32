"""The one door at which a provider's exceptions become the project's own.

SDKs differ in their classes, but agree on the names of connection errors, so those are what is
looked at, and the status. The messages hold no key, and none of the article but what a provider
echoes.
"""

import re

from summariser.engines.llm.replies import Reply
from summariser.engines.llm.sdk_errors import (
    error_inside,
    first_problem,
    said_by,
    status_of,
    true_cause,
)
from summariser.engines.llm.target import Target
from summariser.errors import (
    AnswerCutOff,
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

__all__ = ["refuses_mode", "translated", "tries"]

_NO_KEY = re.compile(r"(\w+_(?:API_)?(?:KEY|TOKEN)) is not set|Missing credentials")
_NO_PACKAGE = re.compile(r"package is required|optional dependency|No module named")
_OVERFLOW = re.compile(
    r"context.{0,3}(?:length|size|window)|maximum context|too many tokens|prompt is too long|"
    r"token count.{0,30} exceeds",
    re.IGNORECASE,
)

_BAD_KEY = re.compile(r"api.?key not valid|invalid.api.?key", re.IGNORECASE)  # Google, with 400
_POLICY = re.compile(r"content.?(?:policy|filter|management)|moderation|safety", re.IGNORECASE)
_MODE = re.compile(
    r"response_?format|json_?(?:schema|object|mode)|structured.?output|tool_?choice|\btools?\b|"
    r"function.?call|grammar|guided|unsupported|not supported|not permitted|unrecogni[sz]ed",
    re.IGNORECASE,
)
_NO_TLS = re.compile(r"\bSSL|CERTIFICATE")

# What instructor or the SDK stumbles over where a body is no chat completion.
_NO_COMPLETION = frozenset(
    "ResponseParsingError JSONDecodeError APIResponseValidationError ValidationError "
    "TypeError IndexError AttributeError RecursionError UnicodeDecodeError SDKError "
    "ResponseValidationError".split()
)

_Described = tuple[type[SummariserError], str]


def translated(
    error: Exception, target: Target, requests: int = 0, last: Reply | None = None
) -> SummariserError:
    """The project's exception for `error`, after `requests` requests to `target`.

    `last` is the last answer that came, if any.
    """
    cause = true_cause(error)
    if isinstance(cause, SummariserError):
        return cause
    family, text = _described(error, cause, target, requests, last)
    return family(text)


def refuses_mode(error: Exception) -> bool:
    """Whether the server cannot give structured output in the way that was asked for.

    A text above the model's context or against its content policy is no such case, whatever else
    the server says.
    """
    cause = true_cause(error)
    if type(cause).__name__ == "ResponseParsingError":
        return "No tool calls" in str(cause)
    said = f"{cause} {getattr(cause, 'body', '')}"
    status = status_of(cause)
    if status == 501:
        return True
    real = _OVERFLOW.search(said) or _POLICY.search(said)
    return status in (400, 404, 422, 500) and not real and _MODE.search(said) is not None


def _described(
    error: Exception, cause: Exception, target: Target, requests: int, last: Reply | None
) -> _Described:
    name = type(cause).__name__
    status = status_of(cause)
    if status is not None and status >= 300:  # Mistral's SDK has one for pages that are no answer
        return _of_status(status, cause, target, requests)
    if "Timeout" in name:
        return ProviderUnreachable, (
            f"{target} did not answer in time ({tries(requests)}). "
            "Try again later, or ask a faster model."
        )
    if "Connect" in name:
        return ProviderUnreachable, _of_connection(cause.__cause__ or cause, target, requests)
    if name in ("ConfigurationError", "ModeError", "OpenAIError", "ImportError"):
        return _of_set_up(cause, target)
    return _of_answer(error, cause, target, requests, last)


def _of_connection(reason: BaseException, target: Target, requests: int) -> str:
    where = f"{target.host} for {target.model} ({tries(requests)})"
    if _NO_TLS.search(said := str(reason)):
        problem = said.rpartition("verify failed: ")[2].partition(" (_ssl")[0]
        why = target.quoted(problem) if "verify failed" in said else "it does not speak https"
        return (
            f"No secure connection to {where}: {why}. Nothing was sent. Check the address; a "
            "certificate of your own is trusted if the variable SSL_CERT_FILE names its file."
        )
    if "Connect" in type(reason).__name__:
        return (
            f"No connection to {where}: {target.quoted(said)}. Check that the server runs, its "
            "address, and the network."
        )
    return f"The connection to {where} broke off before the answer was whole. Try again later."


def _of_status(status: int, cause: Exception, target: Target, requests: int) -> _Described:
    said = f"{status}: {said_by(cause, target)}"
    if status == 401 and not target.has_key:
        return MissingKey, (
            f"{target.host} wants a key for {target.model} (401), and there is none: "
            f"set {target.key_source}."
        )
    if status == 401 or (status == 400 and _BAD_KEY.search(said)):
        return MissingKey, (
            f"{target.host} refuses the key in {target.key_source} for {target.model} ({status}). "
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
    if status == 402 or (status == 429 and "quota" in said):
        return ProviderBusy, (
            f"The account has no quota left for {target} ({said}). Check its plan and billing."
        )
    if status == 429 or status >= 500:
        return ProviderBusy, (
            f"{target} is busy or out of order after {tries(requests)} ({said}). Try again later."
        )
    if _POLICY.search(said):
        return ProviderRefused, (
            f"The content policy of {target} forbids the request ({said}). Try another model."
        )
    return ProviderRefused, (
        f"{target} rejected the request ({said}). Try another model; if that stays, report it."
    )


def _of_set_up(cause: Exception, target: Target) -> _Described:
    text = str(cause)
    if missing := _NO_KEY.search(text):
        variable = missing[1] or target.key_source
        return MissingKey, f"There is no key for {target.model}: set {variable}."
    if _NO_PACKAGE.search(text):
        return ConfigurationError, (
            f"{target.model} needs a package that is not installed. "
            f"Install it with: pip install '{target.package}'"
        )
    return ConfigurationError, f"{target.model} cannot be used: {target.quoted(cause)}"


def _of_answer(
    error: Exception, cause: Exception, target: Target, requests: int, last: Reply | None
) -> _Described:
    cut = last is not None and last.ending == "cut"
    if cut or type(cause).__name__ == "IncompleteOutputException":
        return AnswerCutOff, (
            f"The answer of {target} was cut off at the model's limit for output. Ask for fewer "
            "parts, shorten the article, or use a model that writes more."
        )
    if last is not None and last.ending == "refused":
        return AnswerUnusable, (
            f"{target} declined to answer: {target.quoted(last.refusal)}. Try another model."
        )
    if last is not None and last.ending == "filtered":
        return AnswerUnusable, (
            f"The content filter of {target} stopped the answer. Try another model."
        )
    if hasattr(cause, "error_count") and last and last.ending != "no answer":
        return AnswerUnusable, (
            f"{target} gave no usable draft in {tries(requests)}: "
            f"{first_problem(cause, target)}. Try again, or use a model that is better at "
            "structured output."
        )
    if type(cause).__name__ in _NO_COMPLETION:
        return AnswerUnusable, (
            f"What {target.host} answered is no chat completion{error_inside(error, target)}. "
            "Check the address: that of an OpenAI-compatible server mostly ends in /v1."
        )
    what = f"{type(cause).__name__}: {target.quoted(cause)}"
    return EngineError, f"{target} failed ({what}). If that stays, report it."


def tries(requests: int) -> str:
    """So many requests, in words."""
    return "1 request" if requests == 1 else f"{requests} requests"

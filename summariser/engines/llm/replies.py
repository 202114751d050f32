"""How a provider's answer ended and what it took, whichever SDK took it off the wire.

Nothing of an SDK is imported: OpenAI and Mistral answer with `choices`, Anthropic with a
`stop_reason`, Google with `candidates`.
"""

from dataclasses import dataclass
from typing import Any, Literal

from summariser.engines.llm.prices import Tokens

__all__ = ["Ending", "Reply", "read"]

Ending = Literal["whole", "cut", "refused", "filtered", "no answer"]

_CUT = frozenset({"length", "model_length", "max_tokens", "model_context_window_exceeded"})
_FILTERED = frozenset(
    "content_filter safety recitation language blocklist prohibited_content spii"
    " model_armor".split()
)


@dataclass(frozen=True)
class Reply:
    """An answer: how it ended, what the model said instead of answering, and its tokens.

    `ending` is "no answer" for a page that is none; `tokens` is None where none were counted.
    """

    ending: Ending
    refusal: str = ""
    tokens: Tokens | None = None


def read(response: Any) -> Reply:
    """What `response`, an object of any of the SDKs, says of itself."""
    if choices := _list(response, "choices"):
        refusal = getattr(getattr(choices[0], "message", None), "refusal", None) or ""
        reason = getattr(choices[0], "finish_reason", None)
        return Reply("refused" if refusal else _ending(reason), refusal, _openai_tokens(response))
    if reason := getattr(response, "stop_reason", None):
        words = [getattr(block, "text", None) or "" for block in _list(response, "content")]
        refusal = "".join(words) or "no reason given" if reason == "refusal" else ""
        ending = "refused" if refusal else _ending(reason)
        return Reply(ending, refusal, _anthropic_tokens(response))
    if candidates := _list(response, "candidates"):
        reason = getattr(candidates[0], "finish_reason", None)
        return Reply(_ending(getattr(reason, "value", reason)), "", _google_tokens(response))
    if getattr(getattr(response, "prompt_feedback", None), "block_reason", None):
        return Reply("filtered", "", _google_tokens(response))
    return Reply("no answer")


def _ending(reason: object) -> Ending:
    name = str(reason).lower()
    if name in _CUT:
        return "cut"
    return "filtered" if name in _FILTERED else "whole"


def _openai_tokens(response: Any) -> Tokens | None:
    """OpenAI's and Mistral's, whose input includes what was cached."""
    usage = getattr(response, "usage", None)
    read, written = _count(usage, "prompt_tokens"), _count(usage, "completion_tokens")
    if read is None and written is None:
        return None
    details = getattr(usage, "prompt_tokens_details", None)
    cached = min(_count(details, "cached_tokens") or 0, read or 0)
    stored = min(_count(details, "cache_write_tokens") or 0, (read or 0) - cached)
    return Tokens(read or 0, written or 0, cached, stored)


def _anthropic_tokens(response: Any) -> Tokens | None:
    """Anthropic's, whose input is what was neither read from the cache nor stored in it."""
    usage = getattr(response, "usage", None)
    fresh, written = _count(usage, "input_tokens"), _count(usage, "output_tokens")
    if fresh is None and written is None:
        return None
    cached = _count(usage, "cache_read_input_tokens") or 0
    stored = _count(usage, "cache_creation_input_tokens") or 0
    return Tokens((fresh or 0) + cached + stored, written or 0, cached, stored)


def _google_tokens(response: Any) -> Tokens | None:
    """Google's, where thoughts are counted, and billed, beside the output."""
    usage = getattr(response, "usage_metadata", None)
    read, written = _count(usage, "prompt_token_count"), _count(usage, "candidates_token_count")
    if read is None and written is None:
        return None
    thought = _count(usage, "thoughts_token_count") or 0
    cached = _count(usage, "cached_content_token_count") or 0
    return Tokens(read or 0, (written or 0) + thought, min(cached, read or 0))


def _count(usage: Any, name: str) -> int | None:
    """A count, if it is one: some servers send words or negative numbers."""
    count = usage.get(name) if isinstance(usage, dict) else getattr(usage, name, None)
    return count if isinstance(count, int) and count >= 0 else None


def _list(value: Any, name: str) -> list[Any]:
    found = getattr(value, name, None)
    return found if isinstance(found, list) else []

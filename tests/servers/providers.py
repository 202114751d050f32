"""Answers in the shapes of Anthropic, Google and Mistral; OpenAI's are in `scripted`."""

import json
from typing import Any

from tests.servers.scripted import Reply, completion, json_reply

__all__ = ["ANSWERS", "anthropic_message", "called", "google_candidate"]


def anthropic_message(
    draft: dict[str, Any],
    *,
    usage: tuple[int, int] = (11, 7),
    cached: int = 0,
    stored: int = 0,
    stop_reason: str = "tool_use",
) -> Reply:
    """A message whose one block calls the tool `Draft`.

    `usage` is (all input tokens, output tokens); Anthropic counts those that were `cached` or
    `stored` apart.
    """
    block = {"type": "tool_use", "id": "toolu_1", "name": "Draft", "input": draft}
    return json_reply(
        {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": "scripted",
            "content": [block],
            "stop_reason": stop_reason,
            "stop_sequence": None,
            "usage": {
                "input_tokens": usage[0] - cached - stored,
                "output_tokens": usage[1],
                "cache_read_input_tokens": cached,
                "cache_creation_input_tokens": stored,
            },
        }
    )


def google_candidate(
    draft: dict[str, Any],
    *,
    usage: tuple[int, int] = (11, 7),
    cached: int = 0,
    thoughts: int = 0,
    finish_reason: str = "STOP",
) -> Reply:
    """A response with one candidate of JSON text.

    `usage` is (input tokens, output tokens with thoughts); Google counts `thoughts` apart.
    """
    part = {"text": json.dumps(draft, ensure_ascii=False)}
    counted = {
        "promptTokenCount": usage[0],
        "candidatesTokenCount": usage[1] - thoughts,
        "thoughtsTokenCount": thoughts,
        "cachedContentTokenCount": cached,
        "totalTokenCount": sum(usage),
    }
    candidate = {"content": {"role": "model", "parts": [part]}, "finishReason": finish_reason}
    return json_reply({"candidates": [candidate], "usageMetadata": counted})


def openai_completion(
    draft: dict[str, Any], *, usage: tuple[int, int] = (11, 7), cached: int = 0
) -> Reply:
    """A chat completion, also Mistral's, that says how much of its input was `cached`."""
    answer = json.loads(completion(draft, usage=usage).body)
    answer["usage"]["prompt_tokens_details"] = {"cached_tokens": cached}
    return json_reply(answer)


def called(draft: dict[str, Any]) -> Reply:
    """A chat completion that calls the function `Draft`."""
    answer = json.loads(completion("").body)
    function = {"name": "Draft", "arguments": json.dumps(draft, ensure_ascii=False)}
    message = answer["choices"][0]["message"]
    message["tool_calls"] = [{"id": "call_1", "type": "function", "function": function}]
    return json_reply(answer)


# By the package that reads them: (draft, usage=(read, written), cached=read from the cache).
ANSWERS = {
    "openai": openai_completion,
    "azure": openai_completion,
    "anthropic": anthropic_message,
    "google": google_candidate,
    "mistral": openai_completion,
}

"""The text of an answer: where a provider's response holds it, and the JSON within."""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

__all__ = ["mended", "set_text", "text_of", "whole_object"]

_HALVES = re.compile(r"[\ud800-\udfff]")  # of characters, which no file can hold
_ESCAPED_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
_OBJECT = re.compile(r"\{\s*[\"}]")
# How often the text may be read, and how many braces may open no JSON, before the search ends.
_PATIENCE, _MISREADINGS = 8, 1000


def text_of(response: Any) -> str | None:
    """What the model wrote, as text; None for a response without any.

    Knows the shapes of OpenAI and Mistral, of Anthropic and of Google. The arguments of a called
    tool are JSON.
    """
    message = _message(response)
    if message is not None:
        called = getattr(message, "tool_calls", None)
        return _text(called[0].function.arguments if called else message.content)
    blocks = getattr(response, "content", None)
    if candidates := getattr(response, "candidates", None):
        blocks = getattr(candidates[0].content, "parts", None)
    for block in blocks if isinstance(blocks, list) else ():
        called = getattr(block, "input", None)
        called = called or getattr(getattr(block, "function_call", None), "args", None)
        if written := _text(called or getattr(block, "text", None)):
            return written
    return None


def set_text(response: Any, text: str) -> None:
    """Put `text` in the place of what the model wrote, in a chat completion; no other matters."""
    message = _message(response)
    if message is None:
        return
    if getattr(message, "tool_calls", None):
        message.tool_calls[0].function.arguments = text
    else:
        message.content = text


def _message(response: Any) -> Any:
    """The message of the first choice; None for what is no chat completion."""
    choices = getattr(response, "choices", None)
    return getattr(choices[0], "message", None) if choices and isinstance(choices, list) else None


def mended(text: str, keys: Collection[str]) -> str:
    """The JSON object in `text` that has some of `keys`; `text` itself if there is none.

    Words around it, a code fence and halves of characters, which become �, are not worth paying
    for a second answer.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = whole_object(text, keys)
        if value is None:
            return text
    else:
        if not _ESCAPED_HALVES.search(text) and not _HALVES.search(text):
            return text
    return _HALVES.sub("�", json.dumps(value, ensure_ascii=False))


def whole_object(text: str, keys: Collection[str]) -> dict[str, Any] | None:
    """The last whole JSON object of `text` that has some of `keys`.

    The last, as models that think aloud write their answer at the end; what stands before may be
    quoted from the article.
    """
    found = [value for value in _objects(text) if not value.keys().isdisjoint(keys)]
    return found[-1] if found else None


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The outermost JSON objects of `text`."""
    decoder = json.JSONDecoder()
    start, wasted, misreadings = 0, 0, 0
    while wasted <= _PATIENCE * len(text) and misreadings < _MISREADINGS:
        if (opening := _OBJECT.search(text, start)) is None:
            return
        try:
            value, start = decoder.raw_decode(text, opening.start())
        except (ValueError, RecursionError) as error:
            broken = getattr(error, "pos", len(text))
            in_string = str(error).startswith("Unterminated")  # the position is then its start
            wasted += (len(text) if in_string else broken) - opening.start()
            misreadings += 1
            start = opening.end() - 1
        else:
            yield value


def _text(value: object) -> str | None:
    if not value:
        return None
    if isinstance(value, str):
        return value
    try:
        return json.dumps(value)
    except TypeError:
        return None

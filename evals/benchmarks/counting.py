"""Tokens, by o200k_base, the public vocabulary of OpenAI's models since gpt-4o."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from .answers import compact
from .loopback import Asked

__all__ = ["Count", "Spent", "o200k", "spent"]

Count = Callable[[str], int]
"""How many tokens a text has."""


@dataclass(frozen=True)
class Spent:
    """Requests, and the tokens that were sent and written."""

    requests: int
    read: int
    written: int

    @property
    def total(self) -> int:
        """Tokens in both directions."""
        return self.read + self.written

    def __add__(self, other: "Spent") -> "Spent":
        """Both together."""
        return Spent(
            self.requests + other.requests, self.read + other.read, self.written + other.written
        )


def spent(asked: Iterable[Asked], count: Count) -> Spent:
    """What these requests took.

    Sent are the texts of the messages and the JSON schema that the answer has to keep, on one
    line; the few tokens that a provider puts around each message are not counted.
    """
    total = Spent(0, 0, 0)
    for body, answer in asked:
        texts = [message["content"] for message in body["messages"]]
        texts.append(compact(body["response_format"]["json_schema"]["schema"]))
        total += Spent(1, sum(map(count, texts)), count(answer))
    return total


def o200k() -> Count:
    """Counts with tiktoken, offline where the package litellm lies beside it.

    tiktoken downloads its vocabularies when they are first used. litellm ships them as files,
    under the names that tiktoken gives to what it has downloaded.
    """
    import tiktoken

    litellm = find_spec("litellm")  # found, not imported: that takes seconds
    if litellm and litellm.origin:
        folder = Path(litellm.origin).parent / "litellm_core_utils" / "tokenizers"
        os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(folder))
    encoding = tiktoken.get_encoding("o200k_base")
    return lambda text: len(encoding.encode(text, disallowed_special=()))

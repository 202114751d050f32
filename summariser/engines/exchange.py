"""What passes between instructor and the provider while one draft is asked for."""

import re
from typing import TYPE_CHECKING, Any

from summariser.draft import Draft
from summariser.engines.prices import Tokens

if TYPE_CHECKING:
    from instructor.core.hooks import Hooks

__all__ = ["Exchange"]

_FENCE = re.compile(r"\s*```(?:json)?\s*(.*?)\s*```\s*", re.DOTALL)


class Exchange:
    """Listens to one call of instructor: makes its requests strict and counts its answers.

    `answers` has one entry for each answer that came, None where the server counted no tokens.
    """

    def __init__(self) -> None:
        self.answers: list[Tokens | None] = []
        self._last: Any = None

    @property
    def reasks(self) -> int:
        """How often the provider was asked again for the sake of the answer's form."""
        return max(len(self.answers) - 1, 0)

    @property
    def counted(self) -> Tokens:
        """The tokens of all answers together, as far as the server counted them."""
        known = [tokens for tokens in self.answers if tokens is not None]
        return Tokens(*(sum(column) for column in zip(*known, strict=True))) if known else NOTHING

    def hooks(self) -> "Hooks":
        """What instructor is to tell this exchange."""
        from instructor.core.hooks import Hooks

        hooks = Hooks()
        hooks.on("completion:kwargs", _make_strict)
        hooks.on("completion:response", self._record)
        return hooks

    def worth_reasking(self, error: BaseException) -> bool:
        """Whether the model may do better if it is told of `error`.

        An answer of the wrong form can be mended. A refusal or a filtered answer, which look like
        empty JSON, would only be paid for again, and a page that is no completion repeats itself.
        """
        from pydantic import ValidationError

        choice = first_choice(self._last)
        return (
            isinstance(error, ValidationError)
            and choice is not None
            and not getattr(choice.message, "refusal", None)
            and choice.finish_reason != "content_filter"
        )

    def _record(self, response: Any) -> None:
        self._last = response
        self.answers.append(_tokens(getattr(response, "usage", None)))
        choice = first_choice(response)
        content = getattr(getattr(choice, "message", None), "content", None)
        if isinstance(content, str) and (fenced := _FENCE.fullmatch(content)):
            choice.message.content = fenced[1]  # or instructor pays for a re-ask


NOTHING = Tokens(0, 0)


def first_choice(response: Any) -> Any:
    """The first choice of a chat completion; None for anything else."""
    choices = getattr(response, "choices", None)
    return choices[0] if choices else None


def _make_strict(**request: Any) -> None:
    """Ask for exactly a draft: every key required and no other allowed.

    instructor hands over a copy of the outer dictionary, so only what lies inside can be changed.
    """
    from openai.lib._pydantic import to_strict_json_schema

    wanted = (request.get("response_format") or {}).get("json_schema")
    if wanted is not None:
        wanted.update(name="draft", strict=True, schema=to_strict_json_schema(Draft))


def _tokens(usage: Any) -> Tokens | None:
    """Tokens as OpenAI names them, or as Anthropic and Google's compatible servers do."""
    read = getattr(usage, "prompt_tokens", None) or getattr(usage, "input_tokens", None)
    written = getattr(usage, "completion_tokens", None) or getattr(usage, "output_tokens", None)
    if read is None and written is None:
        return None
    details = getattr(usage, "prompt_tokens_details", None)
    cached = getattr(details, "cached_tokens", None) or 0
    return Tokens(read or 0, written or 0, min(cached, read or 0))

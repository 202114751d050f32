"""What passes between instructor and the provider while one answer is asked for."""

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from summariser.engines.llm import replies
from summariser.engines.llm.answer_text import mended, set_text, text_of
from summariser.engines.llm.prices import Tokens
from summariser.engines.llm.replies import Reply

if TYPE_CHECKING:
    from instructor.core.hooks import Hooks
    from pydantic_core import ErrorDetails

__all__ = ["Exchange"]

LONGEST_REASK = 200_000  # characters of an answer and of what is wrong with it
_EXTRA = "extra_forbidden"  # as pydantic calls a key that nobody asked for
_COMPLAINT = 200  # characters that instructor writes about each error, about


class Exchange:
    """Listens to the calls of instructor for one answer of the type `wanted`.

    It counts what comes and reads what is readable. `answers` has one entry for each answer that
    came, None where the server counted no tokens; `texts` are their texts; `last` is how the last
    response ended, None before there is one; `garbled` says whether characters of it are lost,
    `extra_keys` what was left out of it.
    """

    def __init__(self, wanted: type[BaseModel]) -> None:
        self.answers: list[Tokens | None] = []
        self.texts: list[str] = []
        self.last: Reply | None = None
        self.garbled = False
        self.extra_keys: list[str] = []
        self._wanted = wanted

    @property
    def reasks(self) -> int:
        """How often the provider was asked again for the sake of the answer's form."""
        return max(len(self.answers) - 1, 0)

    def hooks(self) -> "Hooks":
        """What instructor is to tell this exchange."""
        from instructor.core.hooks import Hooks

        from summariser.engines.llm.clients import strict

        hooks = Hooks()
        hooks.on("completion:kwargs", strict(self._wanted))
        hooks.on("completion:response", self.record)
        return hooks

    def record(self, response: Any) -> None:
        """Count an answer, and read what would otherwise be paid for again."""
        self.last = replies.read(response)
        self.answers.append(self.last.tokens)
        text = text_of(response)
        if text is None:
            return
        readable = mended(text, self._wanted.model_fields)
        self.garbled = "�" in readable and "�" not in text
        if readable != text:
            set_text(response, readable)
        self.texts.append(readable)

    def record_broken(self, body: bytes) -> None:
        """Count an answer whose bytes are no UTF-8, with � for those."""
        from openai.types.chat import ChatCompletion

        # What is no chat completion either is left alone.
        with suppress(ValueError, TypeError, AttributeError, RecursionError):
            value = json.loads(body.decode("utf-8", "replace"))
            self.record(ChatCompletion.construct(**value))
            self.garbled = True

    def leave_out_extra_keys(self, error: ValidationError) -> None:
        """Take the keys that nobody asked for out of the last text, if `error` is about no more."""
        complaints = _complaints(error)
        if not self.texts or any(complaint["type"] != _EXTRA for complaint in complaints):
            return
        value = json.loads(self.texts[-1])
        for *path, key in (complaint["loc"] for complaint in complaints):
            holder = value
            for step in path:
                holder = holder[step]
            del holder[key]
        self.extra_keys = sorted({str(complaint["loc"][-1]) for complaint in complaints})
        self.texts[-1] = json.dumps(value)

    def worth_reasking(self, error: BaseException) -> bool:
        """Whether the model may do better if it is told of `error`.

        An answer of the wrong form can be mended. A refusal or a filtered answer, which look like
        empty JSON, would only be paid for again, and a page that is no completion repeats itself.
        Keys too many are left out without asking, and a giant answer is not sent back.
        """
        if not isinstance(error, ValidationError) or self.last is None:
            return False
        complaints = _complaints(error)
        size = (len(self.texts[-1]) if self.texts else 0) + _COMPLAINT * len(complaints)
        return (
            self.last.ending == "whole"
            and size <= LONGEST_REASK
            and any(complaint["type"] != _EXTRA for complaint in complaints)
        )


def _complaints(error: ValidationError) -> list["ErrorDetails"]:
    return error.errors(include_url=False, include_context=False, include_input=False)

"""Which engine is used: from arguments, then the environment, then what needs no key."""

import os

from summariser.article import Article
from summariser.engines import Answer, Engine, Request
from summariser.errors import MissingKey, UsageError
from summariser.report import EngineName

__all__ = ["DEFAULT_MODEL", "MODEL_VARIABLE", "choose_engine"]

DEFAULT_MODEL = "openai/gpt-5.4-mini"
MODEL_VARIABLE = "SUMMARISER_MODEL"


def choose_engine(
    *,
    model: str | None = None,
    offline: bool = False,
    base_url: str | None = None,
    input_budget: int | None = None,
    api_key: str | None = None,
    fallback: bool = False,
) -> Engine:
    """The embedded engine if `offline`; else the first model that is found, else embedded.

    Looked for in this order: `model`, SUMMARISER_MODEL, `openai/gpt-5.4-mini` where there is an
    OPENAI_API_KEY or a `base_url`. A model is instructor's `provider/name`, or `embedded`.
    `input_budget` are the tokens that one request to an LLM may hold; `api_key` stands in for the
    variable of its key. Where a `fallback` is at hand, a missing key is no error yet: each draft
    is, so that the fallback answers.

    Raises:
        UsageError: an address or a budget without an LLM, or `offline` together with a model or
            address.
        ConfigurationError: the model names no provider, or one that takes no address.
        MissingKey: the provider needs a key, there is none, and no `fallback`.
    """
    if offline and (model is not None or base_url is not None):
        raise UsageError("Offline no model is asked: leave out the model and the address.")
    name = "embedded" if offline else model or os.environ.get(MODEL_VARIABLE) or None
    if name is None and (base_url is not None or os.environ.get("OPENAI_API_KEY")):
        name = DEFAULT_MODEL
    if name in (None, "embedded"):
        if base_url is not None:
            raise UsageError("The embedded engine has no address: leave out the base URL.")
        if input_budget is not None:
            raise UsageError("The embedded engine reads any length: leave out the input budget.")
        from summariser.engines.embedded import EmbeddedEngine

        return EmbeddedEngine()
    from summariser.engines.llm import LLMEngine

    try:
        return LLMEngine(name, base_url=base_url, input_budget=input_budget, api_key=api_key)
    except MissingKey as error:
        if not fallback:
            raise
        return _Keyless(error)


class _Keyless:
    """An LLM that cannot be asked, as there is no key for it."""

    name: EngineName = "llm"

    def __init__(self, error: MissingKey) -> None:
        self._error = error

    async def draft(self, article: Article, request: Request) -> Answer:  # noqa: ARG002
        raise self._error

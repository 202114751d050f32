"""Which engine is used: from arguments, then the environment, then what needs no key."""

import os

from summariser.engines import Engine
from summariser.errors import UsageError

__all__ = ["DEFAULT_MODEL", "MODEL_VARIABLE", "choose_engine"]

DEFAULT_MODEL = "openai/gpt-5.4-mini"
MODEL_VARIABLE = "SUMMARISER_MODEL"


def choose_engine(
    *,
    model: str | None = None,
    offline: bool = False,
    base_url: str | None = None,
    input_budget: int | None = None,
) -> Engine:
    """The embedded engine if `offline`; else the first model that is found, else embedded.

    Looked for in this order: `model`, SUMMARISER_MODEL, `openai/gpt-5.4-mini` where there is an
    OPENAI_API_KEY or a `base_url`. A model is instructor's `provider/name`, or `embedded`.
    `input_budget` are the tokens that one request to an LLM may hold.

    Raises:
        UsageError: an address or a budget without an LLM, or `offline` together with a model or
            address.
        ConfigurationError: the model names no provider, or one that takes no address.
        MissingKey: OpenAI needs a key and there is none.
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

    return LLMEngine(name, base_url=base_url, input_budget=input_budget)

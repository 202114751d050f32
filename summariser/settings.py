"""Which engine is used: from arguments, then the environment, then what needs no key."""

import os

from summariser.engines import Engine
from summariser.errors import UsageError

__all__ = ["DEFAULT_MODEL", "MODEL_VARIABLE", "choose_engine"]

DEFAULT_MODEL = "openai/gpt-5.4-mini"
MODEL_VARIABLE = "SUMMARISER_MODEL"


def choose_engine(
    *, model: str | None = None, offline: bool = False, base_url: str | None = None
) -> Engine:
    """Embedded if `offline`; else `model`, SUMMARISER_MODEL, `openai/gpt-5.4-mini` with a key, embedded.

    `model` is instructor's `provider/name`, or `embedded`. With `base_url` alone the model is that of
    the environment or the default one.

    Raises:
        UsageError: `offline` together with a model or address, or a model that is no name.
        ConfigurationError: the provider is unknown or its package is missing.
        MissingKey: the provider needs a key and there is none.
    """
    if offline:
        if model is not None or base_url is not None:
            raise UsageError("Offline no model is asked: leave out the model and the address.")
        return _embedded()
    name = model or os.environ.get(MODEL_VARIABLE) or None
    if name is None and (base_url is not None or os.environ.get("OPENAI_API_KEY")):
        name = DEFAULT_MODEL
    if name in (None, "embedded"):
        if base_url is not None:
            raise UsageError("The embedded engine has no address: leave out the base URL.")
        return _embedded()
    from summariser.engines.llm import LLMEngine

    return LLMEngine(name, base_url=base_url)


def _embedded() -> Engine:
    from summariser.engines.embedded import EmbeddedEngine

    return EmbeddedEngine()

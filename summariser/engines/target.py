"""Whom the LLM engine asks: a model, the host that is sent to, and the key for it."""

import os
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from summariser.errors import ConfigurationError, MissingKey, UsageError

__all__ = ["PROVIDERS", "Target"]

_HOSTS = {"openai": "api.openai.com", "anthropic": "api.anthropic.com"}
# As instructor names them; here, as importing it takes a second.
PROVIDERS = frozenset(
    "openai anyscale together databricks deepseek openrouter anthropic google generative-ai gemini"
    " cohere perplexity xai groq mistral fireworks cerebras writer bedrock vertexai azure_openai"
    " ollama litellm".split()
)
_NO_KEY = "none"  # what a server of one's own is sent, as the SDK insists on a key
_LONGEST_QUOTE = 300  # characters of a provider's own words
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
_LIKE_A_KEY = re.compile(r"\b(?:sk|pk|gsk|xai|key)-[\w*.\-]{6,}|\bBearer\s+\S+", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """Who is asked: "provider/model", the host, and the key.

    `base_url` is None where the provider's SDK knows the address; `key` is None where it looks
    for the key by itself; `key_source` says in messages where the key comes from.
    """

    model: str
    host: str
    base_url: str | None
    key_source: str
    key: str | None = field(default=None, repr=False)

    @classmethod
    def resolve(cls, model: str, base_url: str | None, api_key: str | None) -> "Target":
        """The target for `model`, completed from the environment.

        Raises:
            ConfigurationError: `model` names no known provider, or one that takes no `base_url`.
            MissingKey: there is no key for OpenAI, or one that cannot be a key.
            UsageError: `base_url` is no web address.
        """
        provider, _, name = model.partition("/")
        if not provider or not name:
            raise ConfigurationError(
                f"The model {model!r} names no provider: write openai/{model or 'MODEL'} for "
                "OpenAI or any OpenAI-compatible server."
            )
        if base_url is not None and provider != "openai":
            raise ConfigurationError(
                f"{provider}/ takes no address of its own. For an OpenAI-compatible server, "
                f"write openai/{model}."
            )
        if provider not in PROVIDERS:
            raise ConfigurationError(
                f"There is no provider {provider!r}: write provider/model with one of "
                f"{', '.join(sorted(PROVIDERS))}."
            )
        if provider == "openai":
            base_url = base_url or os.environ.get("OPENAI_BASE_URL") or None
        host = _host(base_url) if base_url else _HOSTS.get(provider, provider)
        return cls(model, host, base_url, *_key(provider, base_url, api_key))

    @property
    def provider(self) -> str:
        """The part of the model before the first slash."""
        return self.model.partition("/")[0]

    def __str__(self) -> str:
        return f"{self.model} at {self.host}"

    def quoted(self, words: object) -> str:
        """A provider's words for a message: one short line, without anything like a key."""
        text = str(words)
        if self.key and self.key != _NO_KEY:
            text = text.replace(self.key, "[key]")
        line = _CONTROL.sub(" ", _LIKE_A_KEY.sub("[key]", text)).strip().rstrip(".")
        return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"


def _host(base_url: str) -> str:
    """Host and port of an address, without any name and password in it."""
    try:
        parts = urlsplit(base_url)
        host, port = parts.hostname, parts.port
    except ValueError:
        parts, host, port = urlsplit(""), None, None
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError(
            f"{base_url!r} is no address of a server. Write it like http://localhost:8080/v1."
        )
    return f"{host}:{port}" if port else host


def _key(provider: str, base_url: str | None, given: str | None) -> tuple[str, str | None]:
    """Where the key comes from, and the key; None leaves it to the provider's own SDK."""
    if given is not None:
        source, key = "the api_key given", given.strip()
    elif provider == "openai":
        source, key = "OPENAI_API_KEY", os.environ.get("OPENAI_API_KEY", "").strip()
    else:
        return f"{provider.upper()}_API_KEY", None
    if not key and base_url is None:
        raise MissingKey(
            f"There is no key for {provider}: set {provider.upper()}_API_KEY, or use --offline or "
            "a server of your own with --base-url."
        )
    if not all("!" <= character <= "~" for character in key):
        raise MissingKey(
            f"{source} holds a space or a letter that no key has. Copy the key once more."
        )
    return source, key or _NO_KEY

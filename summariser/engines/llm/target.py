"""Whom the LLM engine asks: a model, the host that is sent to, and the key for it."""

import os
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from summariser.engines.llm.providers import PROVIDERS, Provider
from summariser.errors import ConfigurationError, MissingKey, UsageError

__all__ = ["Target"]

_NO_KEY = "none"  # what a server of one's own is sent, as the SDK insists on a key
_SHORTEST_KEY = 8  # characters
_LONGEST_QUOTE = 300  # characters of a provider's own words
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
_LIKE_A_KEY = re.compile(
    r"\b(?:sk|pk|gsk|xai|key)-[\w*.\-]{6,}|\bAIza[\w*.\-]{6,}|\bBearer\s+\S+", re.IGNORECASE
)


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
            ConfigurationError: `model` names no known provider, one that takes no `base_url`, or
                one that needs an address where there is none.
            MissingKey: there is no key for the provider, or one that cannot be a key.
            UsageError: `base_url` is no web address.
        """
        provider, _, name = model.partition("/")
        if not provider or not name:
            named = model if model and "/" not in model else "MODEL"
            raise ConfigurationError(
                f"The model {model!r} is not a provider and a name: write openai/{named} for "
                "OpenAI or any OpenAI-compatible server."
            )
        known = PROVIDERS.get(provider)
        if base_url is not None and (known is None or known.sdk == "other"):
            raise ConfigurationError(
                f"{provider}/ takes no address of its own. For an OpenAI-compatible server, "
                f"write openai/{model}."
            )
        if known is None:
            raise ConfigurationError(
                f"There is no provider {provider!r}: write provider/model with one of "
                f"{', '.join(sorted(PROVIDERS))}."
            )
        base_url = base_url or _first(known.address_variables)[1] or None
        address = base_url or known.address
        if address is None:
            raise ConfigurationError(
                f"{provider}/ has no address that is the same for everybody: set "
                f"{known.address_variables[0]} or give --base-url."
            )
        return cls(model, _host(address), base_url, *_key(provider, known, base_url, api_key))

    @property
    def provider(self) -> str:
        """The part of the model before the first slash."""
        return self.model.partition("/")[0]

    @property
    def name(self) -> str:
        """The model as its provider calls it."""
        return self.model.partition("/")[2]

    @property
    def address(self) -> str:
        """Where requests go; given to every SDK, so that none of them decides for itself."""
        return self.base_url or PROVIDERS[self.provider].address or ""

    @property
    def package(self) -> str:
        """What to install for this provider."""
        return PROVIDERS[self.provider].package or "summariser"

    @property
    def has_key(self) -> bool:
        """Whether a key is sent, or looked for by the SDK."""
        return self.key != _NO_KEY

    @property
    def secret(self) -> str:
        """The key; empty where what stands in for one is too short to be a secret."""
        return self.key if self.key is not None and len(self.key) >= _SHORTEST_KEY else ""

    def __str__(self) -> str:
        return f"{self.model} at {self.host}"

    def quoted(self, words: object) -> str:
        """A provider's words for a message: one short line, without anything like a key."""
        text = str(words)
        if self.secret:
            text = text.replace(self.secret, "[key]")
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


def _key(
    provider: str, known: Provider, base_url: str | None, given: str | None
) -> tuple[str, str | None]:
    """Where the key comes from, and the key; None leaves it to the provider's own SDK."""
    if given is not None:
        source, key = "the argument api_key", given.strip()
    elif known.sdk == "other":
        return f"the settings of {provider}", None
    else:
        source, key = _first(known.key_variables)
    # A server of one's own may want none, but one of an account's own wants the account's.
    if not key and known.needs_key and (base_url is None or known.address is None):
        raise MissingKey(
            f"There is no key for {provider}: set {' or '.join(known.key_variables)}, or use "
            "--offline or a server of your own with --base-url."
        )
    if not all("!" <= character <= "~" for character in key):
        raise MissingKey(
            f"{source} holds a space or a letter that no key has. Copy the key once more."
        )
    return source, key or _NO_KEY


def _first(variables: tuple[str, ...]) -> tuple[str, str]:
    """The first of these environment variables that is set, and its value; or the first and ""."""
    for name in variables:
        if value := os.environ.get(name, "").strip():
            return name, value
    return (variables or ("",))[0], ""

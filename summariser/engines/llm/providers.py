"""Whom the LLM engine can ask: what is particular about each provider, as one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = ["PROVIDERS", "Provider"]

# Names of instructor's modes, the strictest first; strings, as importing it takes a second.
_OPENAI_MODES = ("JSON_SCHEMA", "TOOLS", "JSON", "MD_JSON")


@dataclass(frozen=True)
class Provider:
    """One provider.

    `address` is None where an account has one of its own, then `address_variables` or --base-url
    must say it. `sdk` is the package that speaks to it, "other" where only instructor knows how:
    then neither our retries nor our strictness reach it, and the SDK looks for the key itself.
    `modes` are the modes of instructor to try, in order; none leaves the choice to instructor.
    `package` is what `pip install` wants beyond the library itself.
    """

    sdk: Literal["openai", "azure", "anthropic", "google", "mistral", "other"]
    address: str | None
    key_variables: tuple[str, ...] = ()
    address_variables: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    package: str | None = None
    needs_key: bool = True


def _openai(
    address: str | None,
    *key_variables: str,
    address_variables: tuple[str, ...] = (),
    modes: tuple[str, ...] = _OPENAI_MODES,
    needs_key: bool = True,
) -> Provider:
    return Provider("openai", address, key_variables, address_variables, modes, needs_key=needs_key)


def _other(address: str, package: str) -> Provider:
    return Provider("other", address, package=f"instructor[{package}]", needs_key=False)


_GOOGLE = Provider(
    "google",
    "https://generativelanguage.googleapis.com",
    ("GOOGLE_API_KEY", "GEMINI_API_KEY"),
    ("GOOGLE_GEMINI_BASE_URL",),
    ("JSON", "TOOLS"),
    "summariser[gemini]",
)

# Their names are those of instructor.
PROVIDERS: Mapping[str, Provider] = MappingProxyType(
    {
        "openai": _openai(
            "https://api.openai.com/v1", "OPENAI_API_KEY", address_variables=("OPENAI_BASE_URL",)
        ),
        "azure_openai": Provider(
            "azure",
            None,
            ("AZURE_OPENAI_API_KEY",),
            ("AZURE_OPENAI_ENDPOINT",),
            _OPENAI_MODES,
        ),
        "anthropic": Provider(
            "anthropic",
            "https://api.anthropic.com",
            ("ANTHROPIC_API_KEY",),
            ("ANTHROPIC_BASE_URL",),
            ("TOOLS", "JSON"),
            "summariser[anthropic]",
        ),
        "google": _GOOGLE,
        "gemini": _GOOGLE,
        "generative-ai": _GOOGLE,
        "mistral": Provider(
            "mistral",
            "https://api.mistral.ai",
            ("MISTRAL_API_KEY",),
            modes=("JSON_SCHEMA", "TOOLS", "MD_JSON"),
            package="summariser[mistral]",
        ),
        "ollama": _openai("http://localhost:11434/v1", "OLLAMA_API_KEY", needs_key=False),
        "openrouter": _openai("https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"),
        "together": _openai("https://api.together.xyz/v1", "TOGETHER_API_KEY"),
        "anyscale": _openai("https://api.endpoints.anyscale.com/v1", "ANYSCALE_API_KEY"),
        "groq": _openai("https://api.groq.com/openai/v1", "GROQ_API_KEY"),
        "xai": _openai("https://api.x.ai/v1", "XAI_API_KEY"),
        "fireworks": _openai("https://api.fireworks.ai/inference/v1", "FIREWORKS_API_KEY"),
        "cerebras": _openai("https://api.cerebras.ai/v1", "CEREBRAS_API_KEY"),
        "perplexity": _openai("https://api.perplexity.ai", "PERPLEXITY_API_KEY"),
        # Refuses JSON schemas as a response format.
        "deepseek": _openai(
            "https://api.deepseek.com", "DEEPSEEK_API_KEY", modes=("TOOLS", "JSON", "MD_JSON")
        ),
        "databricks": _openai(
            None,
            "DATABRICKS_TOKEN",
            "DATABRICKS_API_KEY",
            address_variables=(
                "DATABRICKS_BASE_URL",
                "DATABRICKS_HOST",
                "DATABRICKS_WORKSPACE_URL",
            ),
        ),
        "cohere": _other("https://api.cohere.com", "cohere"),
        "writer": _other("https://api.writer.com", "writer"),
        "bedrock": _other("https://amazonaws.com", "bedrock"),
        "vertexai": _other("https://googleapis.com", "vertexai"),
        "litellm": _other("https://litellm", "litellm"),
    }
)

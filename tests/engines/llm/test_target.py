"""Whom a model's name leads to: the host that is named, the key, what is refused at once."""

import pytest

from summariser.engines.llm.providers import PROVIDERS
from summariser.engines.llm.target import Target
from summariser.errors import ConfigurationError, MissingKey, UsageError


@pytest.mark.parametrize(
    ("model", "base_url", "host"),
    [
        ("openai/gpt-5.4-mini", None, "api.openai.com"),
        ("openai/llama", "http://me:secret@localhost:8080/v1", "localhost:8080"),
        ("anthropic/claude", None, "api.anthropic.com"),
        ("anthropic/claude", "https://llm.example", "llm.example"),
        ("google/gemini", None, "generativelanguage.googleapis.com"),
        ("gemini/gemini", None, "generativelanguage.googleapis.com"),
        ("mistral/small", None, "api.mistral.ai"),
        ("azure_openai/mine", "https://us.openai.azure.com", "us.openai.azure.com"),
        ("ollama/llama3", None, "localhost:11434"),
        ("ollama/llama3", "http://big.example:11434/v1", "big.example:11434"),
        ("openrouter/meta/llama", None, "openrouter.ai"),
        ("groq/llama", None, "api.groq.com"),
        ("cohere/command", None, "api.cohere.com"),
    ],
)
def test_the_host_is_known(model: str, base_url: str | None, host: str) -> None:
    target = Target.resolve(model, base_url, "k")
    assert target.host == host
    assert target.host.partition(":")[0] in target.address


@pytest.mark.parametrize(
    ("variable", "model"),
    [
        ("OPENAI_BASE_URL", "openai/m"),
        ("ANTHROPIC_BASE_URL", "anthropic/m"),
        ("GOOGLE_GEMINI_BASE_URL", "google/m"),
        ("AZURE_OPENAI_ENDPOINT", "azure_openai/m"),
        ("DATABRICKS_HOST", "databricks/m"),
    ],
)
def test_the_address_of_the_environment_is_the_host_that_is_named(
    monkeypatch: pytest.MonkeyPatch, variable: str, model: str
) -> None:
    monkeypatch.setenv(variable, "https://ours.example/llm")
    target = Target.resolve(model, None, "k")
    assert (target.host, target.address) == ("ours.example", "https://ours.example/llm")
    given = Target.resolve(model, "https://given.example", "k")
    assert given.host == "given.example"


@pytest.mark.parametrize(
    ("variable", "model", "base_url"),
    [
        ("OPENAI_API_KEY", "openai/m", None),
        ("AZURE_OPENAI_API_KEY", "azure_openai/m", "https://us.openai.azure.com"),
        ("ANTHROPIC_API_KEY", "anthropic/m", None),
        ("GOOGLE_API_KEY", "google/m", None),
        ("GEMINI_API_KEY", "google/m", None),
        ("GEMINI_API_KEY", "gemini/m", None),
        ("MISTRAL_API_KEY", "mistral/m", None),
        ("OPENROUTER_API_KEY", "openrouter/m", None),
        ("DATABRICKS_TOKEN", "databricks/m", "https://dbc.example"),
    ],
)
def test_the_key_of_the_environment_is_taken_and_named(
    monkeypatch: pytest.MonkeyPatch, variable: str, model: str, base_url: str | None
) -> None:
    with pytest.raises(MissingKey, match=variable):
        Target.resolve(model, base_url, None)
    monkeypatch.setenv(variable, "abc-12345\n")
    target = Target.resolve(model, base_url, None)
    assert (target.key, target.key_source) == ("abc-12345", variable)
    assert "abc-12345" not in repr(target)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_who_needs_a_key_is_refused_without_one(provider: str) -> None:
    known = PROVIDERS[provider]
    address = None if known.address else "https://ours.example"
    if known.needs_key:
        with pytest.raises(MissingKey, match=known.key_variables[0]):
            Target.resolve(f"{provider}/m", address, None)
    else:
        assert Target.resolve(f"{provider}/m", address, None).key in ("none", None)


@pytest.mark.parametrize("provider", ["openai", "anthropic", "google", "mistral", "ollama"])
def test_a_server_of_ones_own_needs_no_key(provider: str) -> None:
    assert Target.resolve(f"{provider}/m", "http://localhost:8080", None).key == "none"


@pytest.mark.parametrize(
    ("model", "base_url", "family", "message"),
    [
        ("azure_openai/mine", None, ConfigurationError, "AZURE_OPENAI_ENDPOINT or give --base-url"),
        ("databricks/m", None, ConfigurationError, "DATABRICKS_BASE_URL"),
        ("cohere/m", "http://localhost/v1", ConfigurationError, "write openai/cohere/m"),
        ("nosuch/m", "http://localhost/v1", ConfigurationError, "write openai/nosuch/m"),
        ("nosuch/m", None, ConfigurationError, "no provider 'nosuch'.* anthropic, .* ollama, "),
        ("openai/m", "localhost:8080", UsageError, "http://localhost:8080/v1"),
        ("anthropic/m", "ftp://x", UsageError, "no address"),
    ],
)
def test_what_cannot_work_is_refused_at_once(
    model: str, base_url: str | None, family: type[Exception], message: str
) -> None:
    with pytest.raises(family, match=message):
        Target.resolve(model, base_url, "k")


@pytest.mark.parametrize(
    ("model", "package"),
    [
        ("openai/m", "summariser"),
        ("anthropic/m", "summariser[anthropic]"),
        ("google/m", "summariser[gemini]"),
        ("gemini/m", "summariser[gemini]"),
        ("mistral/m", "summariser[mistral]"),
        ("groq/m", "summariser"),
        ("cohere/m", "instructor[cohere]"),
    ],
)
def test_what_is_to_be_installed(model: str, package: str) -> None:
    assert Target.resolve(model, None, "k").package == package


def test_every_package_is_an_extra_that_exists() -> None:
    from importlib.metadata import metadata

    for provider in PROVIDERS.values():
        name, _, extra = (provider.package or "").rstrip("]").partition("[")
        if name:
            assert extra in metadata(name).get_all("Provides-Extra", [])

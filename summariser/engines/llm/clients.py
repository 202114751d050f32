"""How each provider is asked: its SDK with our HTTP client below it, the mode, what is particular.

instructor's `from_provider` hands an HTTP client and a number of retries on to a few SDKs only.
So the SDK's own client is built here, with its retries off, and instructor's factory for that SDK
put over it. SDKs are imported when they are asked.
"""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from summariser.engines.llm.answer_schema import answer_schema
from summariser.engines.llm.providers import PROVIDERS
from summariser.engines.llm.target import Target
from summariser.errors import ConfigurationError

if TYPE_CHECKING:
    from instructor import AsyncInstructor, Mode
    from pydantic import BaseModel

    from summariser.engines.llm.transport import RetryingClient
    from summariser.engines.llm.transport_httpx import RetryingHttpxClient

__all__ = ["http_client", "instructor_client", "modes", "options", "strict"]

MOST_TOKENS = 16_000  # of output, where a provider wants a limit; below that of every Claude 4
_AZURE_VERSION = "2024-10-21"  # the first stable one with JSON schemas
_USES_HTTPX = ("anthropic", "mistral")
# News tells of violence and hatred; what it tells must not stop the answer.
_HARMS = ("HARASSMENT", "HATE_SPEECH", "SEXUALLY_EXPLICIT", "DANGEROUS_CONTENT")


def http_client(target: Target) -> "RetryingClient | RetryingHttpxClient":
    """A retrying HTTP client of the library that the SDK for `target` uses; close it."""
    try:
        client = _http_client(PROVIDERS[target.provider].sdk)
    except ImportError:
        raise _not_installed(target) from None
    client.secret = target.secret
    return client


def _http_client(sdk: str) -> "RetryingClient | RetryingHttpxClient":
    if sdk in _USES_HTTPX:
        from summariser.engines.llm.transport_httpx import RetryingHttpxClient

        return RetryingHttpxClient()
    from summariser.engines.llm.transport import RetryingClient

    return RetryingClient()


def modes(target: Target) -> "tuple[Mode, ...]":
    """The modes to ask in, the strictest first; none where instructor is to choose."""
    from instructor import Mode

    return tuple(Mode[name] for name in PROVIDERS[target.provider].modes)


def instructor_client(
    target: Target,
    http: "RetryingClient | RetryingHttpxClient",
    mode: "Mode | None" = None,
) -> "AsyncInstructor":
    """A client that asks `target` through `http`, in `mode` or the first of `modes(target)`.

    SDKs that take no HTTP client of ours ("other") retry by themselves.

    Raises:
        ConfigurationError: the provider's package is not installed.
    """
    import instructor

    sdk = PROVIDERS[target.provider].sdk
    if sdk == "other":
        return instructor.from_provider(target.model, async_client=True, api_key=target.key)
    build = {"anthropic": _anthropic, "google": _google, "mistral": _mistral}.get(sdk, _openai)
    try:
        return build(target, http, mode or modes(target)[0])
    except ImportError:
        raise _not_installed(target) from None


def options(target: Target) -> dict[str, Any]:
    """Further keywords for every `create`."""
    sdk = PROVIDERS[target.provider].sdk
    if sdk == "anthropic":
        return {"max_tokens": MOST_TOKENS}
    if sdk == "google":
        harms = [f"HARM_CATEGORY_{harm}" for harm in _HARMS]
        return {"safety_settings": [{"category": harm, "threshold": "OFF"} for harm in harms]}
    return {}


def strict(answer_type: "type[BaseModel]") -> Callable[..., None]:
    """A handler for instructor's `completion:kwargs` that asks for exactly an `answer_type`.

    Every key is required and no other allowed, as strictly as the provider can; what stays the
    same over articles is marked to be cached; a re-ask comes from the user. instructor hands over
    a copy of the outer dictionary, so only what lies inside can be changed.
    """

    def shape(**request: Any) -> None:
        schema = answer_schema(answer_type)
        name = answer_type.__name__.lower()
        if isinstance(wanted := request.get("response_format"), dict) and "json_schema" in wanted:
            wanted["json_schema"].update(name=name, strict=True, schema=schema)
        # The tools themselves are instructor's, which caches them; their list is this request's.
        tools = request.get("tools") or []
        for at, tool in enumerate(tools):
            if "input_schema" in tool:  # Anthropic
                tools[at] = {**tool, "input_schema": schema, "strict": True}
            elif "function" in tool:
                function = {**tool["function"], "parameters": schema, "strict": True}
                tools[at] = {**tool, "function": function}
        if isinstance(system := request.get("system"), list) and system:
            # Anthropic keeps tools and system message if it is told to; the others do so unasked.
            system[-1]["cache_control"] = {"type": "ephemeral"}
        config: Any = request.get("config")
        if getattr(config, "response_schema", None):
            # Google refuses `additionalProperties` in its own dialect, but not in JSON Schema.
            config.response_schema, config.response_json_schema = None, schema
        if contents := request.get("contents"):
            # instructor has Google's model itself speak of its errors.
            contents[-1] = contents[-1].model_copy(update={"role": "user"})

    return shape


def _openai(target: Target, http: Any, mode: "Mode") -> "AsyncInstructor":
    import instructor
    import openai

    address = target.address
    client: openai.AsyncOpenAI
    if PROVIDERS[target.provider].sdk == "azure":
        client = openai.AsyncAzureOpenAI(
            azure_endpoint=address,
            api_version=os.environ.get("OPENAI_API_VERSION") or _AZURE_VERSION,
            api_key=target.key,
            max_retries=0,
            http_client=http,
        )
    else:
        if target.provider == "databricks" and not address.rstrip("/").endswith("endpoints"):
            address = f"{address.rstrip('/')}/serving-endpoints"
        client = openai.AsyncOpenAI(
            base_url=address, api_key=target.key, max_retries=0, http_client=http
        )
    return instructor.from_openai(client, mode=mode, model=target.name)


def _anthropic(target: Target, http: Any, mode: "Mode") -> "AsyncInstructor":
    import anthropic
    import instructor

    client = anthropic.AsyncAnthropic(
        base_url=target.address, api_key=target.key, max_retries=0, http_client=http
    )
    return instructor.from_anthropic(client, mode=mode, model=target.name)


def _google(target: Target, http: Any, mode: "Mode") -> "AsyncInstructor":
    import instructor
    from google import genai

    where = genai.types.HttpOptions(
        base_url=target.address,
        api_version="v1beta",  # the SDKs' own default changed to v1 with the third
        httpx_async_client=http,
    )
    client = genai.Client(vertexai=False, api_key=target.key, http_options=where)
    return instructor.from_genai(client, mode=mode, model=target.name, use_async=True)


def _mistral(target: Target, http: Any, mode: "Mode") -> "AsyncInstructor":
    import instructor
    from mistralai.client import Mistral

    client = Mistral(server_url=target.address, api_key=target.key, async_client=http)
    return instructor.from_mistral(client, mode=mode, model=target.name, use_async=True)


def _not_installed(target: Target) -> ConfigurationError:
    return ConfigurationError(
        f"{target.model} needs a package that is not installed. "
        f"Install it with: pip install '{target.package}'"
    )

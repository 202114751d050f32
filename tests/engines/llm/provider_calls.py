"""One question to a provider's SDK, pointed at a server of the tests."""

import asyncio
import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from instructor.core.exceptions import InstructorError
from instructor.core.hooks import Hooks

from summariser import prompts
from summariser.article import Article
from summariser.draft import Draft
from summariser.engines.llm import clients
from summariser.engines.llm.providers import PROVIDERS
from summariser.engines.llm.replies import Reply, read
from summariser.engines.llm.target import Target
from summariser.report import ALL_PARTS
from tests.servers.providers import ANSWERS, anthropic_message, called
from tests.servers.scripted import Reply as Sent
from tests.servers.scripted import ScriptedServer, Step, json_reply

Start = Callable[[Iterable[Step]], ScriptedServer]

ARTICLE = Article.from_text("“We will pay,” said Ana Ruiz. The ferry sails on Monday.")
DRAFT: dict[str, Any] = {
    "headline": "Ruiz will pay",
    "summary": [{"text": "Ana Ruiz said they would pay.", "evidence": ["s1"]}],
    "actors": [
        {
            "name": "Ana Ruiz",
            "kind": "person",
            "role": "",
            "said": ["q1"],
            "stances": [{"target": "paying", "position": "supports", "evidence": ["q1"]}],
        }
    ],
    "unattributed": [],
    "not_speech": [],
}
NO_HEADLINE = {key: value for key, value in DRAFT.items() if key != "headline"}
TESTED = {name: provider for name, provider in PROVIDERS.items() if provider.sdk != "other"}
each_provider = pytest.mark.parametrize("provider", TESTED)
# One of each SDK.
each_sdk = pytest.mark.parametrize(
    "provider", ["openai", "azure_openai", "anthropic", "google", "mistral"]
)


def answer(provider: str, draft: dict[str, Any] = DRAFT, **particulars: Any) -> Sent:
    known = PROVIDERS[provider]
    if known.sdk == "openai" and known.modes[0] == "TOOLS":
        return called(draft)
    return ANSWERS[known.sdk](draft, **particulars)


def target_at(server: ScriptedServer, provider: str) -> Target:
    address = server.base_url
    if PROVIDERS[provider].sdk != "openai":
        address = address.removesuffix("/v1")
    return Target.resolve(f"{provider}/tiny", address, "abc-12345")


class Asked:
    """What came of one question: a draft or an error, the requests sent, the replies as read."""

    def __init__(self) -> None:
        self.draft: Any = None
        self.error: BaseException | None = None
        self.requests = 0
        self.replies: list[Reply] = []


def ask(
    server: ScriptedServer, provider: str, text: str = "The ferry sails.", mode: int = 0
) -> Asked:
    asked = Asked()
    hooks = Hooks()
    hooks.on("completion:kwargs", clients.strict(Draft))
    hooks.on("completion:response", lambda response: asked.replies.append(read(response)))
    source = Article.from_text(text).numbered
    messages: list[Any] = list(prompts.load().messages(source, words=80, parts=ALL_PARTS))

    async def send() -> None:
        target = target_at(server, provider)
        async with clients.http_client(target) as http:
            client = clients.instructor_client(target, http, clients.modes(target)[mode])
            try:
                asked.draft = await client.create(
                    response_model=Draft,
                    messages=messages,
                    hooks=hooks,
                    max_retries=1,
                    **clients.options(target),
                )
            except InstructorError as error:
                asked.error = error.__cause__ or error
            asked.requests = http.requests

    asyncio.run(send())
    return asked


def as_text(draft: dict[str, Any]) -> Sent:
    message = json.loads(anthropic_message({}, stop_reason="end_turn").body)
    message["content"] = [{"type": "text", "text": json.dumps(draft)}]
    return json_reply(message)

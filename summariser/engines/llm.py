"""The LLM engine: one request to any provider of instructor, answered with a draft."""

import logging
from functools import cached_property
from typing import TYPE_CHECKING, Any

from summariser import prompts
from summariser.article import Article
from summariser.draft import Draft
from summariser.engines import Answer, Request, Usage
from summariser.engines.exchange import Exchange
from summariser.engines.prices import context_window, cost_usd
from summariser.engines.provider_errors import translated
from summariser.engines.target import Target
from summariser.errors import ArticleTooLong
from summariser.report import EngineName

if TYPE_CHECKING:
    from instructor import AsyncInstructor

    from summariser.engines.transport import RetryingClient

__all__ = ["LLMEngine"]

FORM_REASKS = 2
INPUT_BUDGET = 100_000  # tokens, for a model of unknown size
_BUDGET_SHARE = 0.75  # of a known context window; the rest is for the answer and re-asks
_BYTES_PER_TOKEN = 3  # of UTF-8; running text has more a token with the tokenizers of today


class LLMEngine:
    """Asks `model`, "provider/model" as instructor names them ("openai/gpt-5.4-mini").

    `base_url` is the address of an OpenAI-compatible server, for models of `openai/`; without it,
    `OPENAI_BASE_URL` counts. `api_key` stands in for the provider's environment variable. A
    server at an address of its own needs no key.

    Raises:
        ConfigurationError: `model` names no provider, or one that takes no `base_url`.
        MissingKey: there is no key for OpenAI, or one that cannot be a key.
        UsageError: `base_url` is no web address.
    """

    name: EngineName = "llm"

    def __init__(
        self, model: str, *, base_url: str | None = None, api_key: str | None = None
    ) -> None:
        self._target = Target.resolve(model, base_url, api_key)

    @property
    def model(self) -> str:
        """The model, "provider/model"."""
        return self._target.model

    @property
    def host(self) -> str:
        """The host that articles are sent to, with its port where it has one."""
        return self._target.host

    async def draft(self, article: Article, request: Request) -> Answer:
        """One draft of all parts that `request` names.

        Raises:
            ArticleTooLong: the article is above the model's input budget; nothing was sent.
            ConfigurationError: the provider or model is unknown, or its package is missing.
            EngineError: the provider gave no usable answer.
        """
        messages = self._prompt.messages(article.numbered, words=request.words, parts=request.parts)
        self._refuse_too_long(messages)
        exchange = Exchange()
        # Late, as it takes a second.
        from summariser.engines.transport import RetryingClient

        async with RetryingClient() as http:
            try:
                draft = await self._ask(messages, exchange, http)
            except Exception as error:
                # Without its cause, which holds the key in headers and the article in full.
                sent = http.requests or len(exchange.answers)
                raise translated(error, self._target, sent) from None
            return Answer(draft, self._usage(exchange, http.requests))

    async def _ask(
        self,
        messages: list[prompts.Message],
        exchange: Exchange,
        http: "RetryingClient",
    ) -> Draft:
        from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt

        options: dict[str, Any] = {"messages": messages, "hooks": exchange.hooks()}
        # Never `context=`: with it, instructor runs the article through Jinja.
        parsed = await self._client(http).create(
            response_model=Draft,
            max_retries=AsyncRetrying(
                stop=stop_after_attempt(1 + FORM_REASKS),
                retry=retry_if_exception(exchange.worth_reasking),
                reraise=True,
            ),
            **options,
        )
        return Draft.model_validate(parsed.model_dump())  # instructor made a subclass of it

    def _client(self, http: "RetryingClient") -> "AsyncInstructor":
        import instructor

        _quieten("instructor")
        key = self._target.key
        if self._target.provider != "openai":
            # Their SDKs take no client of ours: they retry by themselves, in the mode that suits.
            return instructor.from_provider(self.model, async_client=True, api_key=key)
        return instructor.from_provider(
            self.model,
            async_client=True,
            mode=instructor.Mode.JSON_SCHEMA,
            base_url=self._target.base_url,
            api_key=key,
            max_retries=0,
            http_client=http,
        )

    def _refuse_too_long(self, messages: list[prompts.Message]) -> None:
        size = sum(len(message["content"].encode()) for message in messages)
        tokens = size // _BYTES_PER_TOKEN
        window = context_window(self.model, self._target.base_url)
        budget = int(window * _BUDGET_SHARE) if window else INPUT_BUDGET
        if tokens > budget:
            raise ArticleTooLong(
                f"The article with its prompt is about {tokens:,} tokens; {self.model} is given "
                f"at most {budget:,}. Nothing was sent. Shorten the article, use a model that "
                "reads more, or --offline."
            )

    def _usage(self, exchange: Exchange, requests: int) -> Usage:
        return Usage(
            model=self.model,
            prompt=self._prompt.tag,
            requests=requests or len(exchange.answers),
            reasks=exchange.reasks,
            input_tokens=exchange.counted.read,
            output_tokens=exchange.counted.written,
            cost_usd=cost_usd(self.model, self._target.base_url, exchange.answers),
        )

    @cached_property
    def _prompt(self) -> prompts.Prompt:
        return prompts.load()


def _quieten(name: str) -> None:
    """Silence a logger, unless the application has given it a handler of its own.

    instructor logs errors with what the provider said, which may hold the key.
    """
    logger = logging.getLogger(name)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
        logger.propagate = False

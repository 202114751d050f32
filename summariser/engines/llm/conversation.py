"""All requests about one article: what is asked, what it takes, and which error it ends with."""

import asyncio
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pydantic import BaseModel, ValidationError

from summariser.engines import TIMEOUT
from summariser.engines.llm.clients import http_client, instructor_client, modes, options
from summariser.engines.llm.exchange import Exchange
from summariser.engines.llm.log_filter import quieten, withhold
from summariser.engines.llm.prices import cost_usd
from summariser.engines.llm.provider_errors import refuses_mode, translated, tries
from summariser.engines.llm.sdk_errors import true_cause
from summariser.engines.llm.target import Target
from summariser.errors import OutOfTime, SummariserError
from summariser.prompts import Message
from summariser.report import Finding
from summariser.usage import Usage

if TYPE_CHECKING:
    from instructor import Mode

    from summariser.engines.llm.transport import RetryingClient
    from summariser.engines.llm.transport_httpx import RetryingHttpxClient

__all__ = ["FORM_REASKS", "Conversation"]

FORM_REASKS = 2

Wanted = TypeVar("Wanted", bound=BaseModel)

# The mode that a server has last answered in, by model and host.
_answered_in: dict[tuple[str, str], "Mode | None"] = {}


class Conversation:
    """The requests about one article; an async context manager that closes their connections.

    `prompt` is named in `usage`; `timeout` are the seconds for all requests together, counted
    from the start. `findings` are what a report should say about the answers that were accepted.
    """

    def __init__(self, target: Target, prompt: str | None = None, timeout: float = TIMEOUT) -> None:
        self.findings: list[Finding] = []
        self._target = target
        self._prompt = prompt
        self._timeout = timeout
        self._exchanges: list[Exchange] = []
        self._http: RetryingClient | RetryingHttpxClient

    async def __aenter__(self) -> Self:
        """Open the connections, and start the clock.

        Raises:
            ConfigurationError: the provider's package is not installed.
        """
        self._deadline = asyncio.get_running_loop().time() + self._timeout
        self._http = http_client(self._target)
        self._http.deadline = self._deadline
        return self

    async def __aexit__(
        self,
        family: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._http.aclose()

    @property
    def usage(self) -> Usage:
        """What all requests took until now."""
        answers = [tokens for exchange in self._exchanges for tokens in exchange.answers]
        counted = [tokens for tokens in answers if tokens is not None]
        return Usage(
            model=self._target.model,
            prompt=self._prompt,
            requests=self._http.requests or len(answers),
            reasks=sum(exchange.reasks for exchange in self._exchanges),
            input_tokens=sum(tokens.read for tokens in counted),
            output_tokens=sum(tokens.written for tokens in counted),
            cost_usd=cost_usd(self._target.model, self._target.base_url, answers),
        )

    async def ask(self, messages: list[Message], wanted: type[Wanted]) -> Wanted:
        """An answer of the type `wanted`; several may be asked for side by side.

        Raises:
            OutOfTime: the time for the article is up.
            AnswerCutOff: the answer reached the model's limit for output.
            ArticleTooLong: the messages are above what the model can read.
            ConfigurationError: the provider or model is unknown, or its package is missing.
            EngineError: the provider gave no usable answer.
            Each with the usage until then, and the answers to these messages as text.
        """
        exchange = Exchange(wanted)
        self._exchanges.append(exchange)
        try:
            async with asyncio.timeout_at(self._deadline) as limit:
                return await self._answer(messages, exchange, wanted)
        except Exception as error:
            # Without its cause, which holds the key in headers and the article in full.
            failure = self._failure(error, exchange, late=limit.expired())
        raise failure from None  # out here, as in the handler it would keep its context

    async def _answer(
        self, messages: list[Message], exchange: Exchange, wanted: type[Wanted]
    ) -> Wanted:
        """The answer in the first mode that the server knows; remembers which."""
        server = (self._target.model, self._target.host)
        known = modes(self._target) or (None,)
        first = known.index(_answered_in[server]) if server in _answered_in else 0
        for mode in known[first:]:
            try:
                answer = await self._in_mode(mode, messages, exchange, wanted)
            except Exception as error:
                if mode == known[-1] or not refuses_mode(error):
                    raise
            else:
                _answered_in[server] = mode
                return answer
        raise AssertionError("the last mode answers or raises")

    async def _in_mode(
        self, mode: "Mode | None", messages: list[Message], exchange: Exchange, wanted: type[Wanted]
    ) -> Wanted:
        from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt

        more: dict[str, Any] = {"messages": messages, "hooks": exchange.hooks()}
        more.update(options(self._target))
        quieten("instructor")
        client = instructor_client(self._target, self._http, mode)
        withhold(self._target)
        # Never `context=`: with it, instructor runs the article through Jinja.
        try:
            parsed = await client.create(
                response_model=wanted,
                max_retries=AsyncRetrying(
                    stop=stop_after_attempt(1 + FORM_REASKS),
                    retry=retry_if_exception(exchange.worth_reasking),
                    reraise=True,
                ),
                **more,
            )
        except Exception as error:
            if (answer := _read_in_spite_of(true_cause(error), exchange, wanted)) is None:
                raise
        else:
            # instructor made a subclass of it
            answer = wanted.model_validate(parsed.model_dump())
        if exchange.last and exchange.last.ending == "filtered":
            self._note("answer-filtered", "A content filter marked the answer; some may be gone.")
        if exchange.extra_keys:
            left_out = ", ".join(exchange.extra_keys)
            self._note("answer-extra-keys", f"The answer had keys that no draft has: {left_out}.")
        if exchange.garbled:
            self._note("answer-garbled", "Some characters of the answer are lost; they stand as �.")
        return answer

    def _note(self, code: str, message: str) -> None:
        self.findings.append(Finding(code=code, severity="warning", message=message))

    def _failure(self, error: Exception, exchange: Exchange, *, late: bool) -> SummariserError:
        usage = self.usage
        if late:
            failure: SummariserError = OutOfTime(
                f"{self._target} gave no whole answer in {self._timeout:g} seconds "
                f"({tries(usage.requests)}). Allow more time, or use a faster model."
            )
        else:
            failure = translated(error, self._target, usage.requests, exchange.last)
        failure.usage, failure.answers = usage, tuple(exchange.texts)
        return failure


def _read_in_spite_of(error: Exception, exchange: Exchange, wanted: type[Wanted]) -> Wanted | None:
    """An answer that instructor could not take, but that is whole."""
    if isinstance(error, UnicodeDecodeError):
        exchange.record_broken(error.object)
    elif isinstance(error, ValidationError):
        exchange.leave_out_extra_keys(error)
    elif type(error).__name__ != "ResponseParsingError":  # JSON, but not in a tool call
        return None
    try:
        return wanted.model_validate_json(exchange.texts[-1] if exchange.texts else "")
    except ValidationError:
        return None

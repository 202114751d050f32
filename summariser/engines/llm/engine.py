"""The LLM engine: any provider of instructor, answering with a draft."""

from functools import cached_property

from summariser import prompts
from summariser.article import Article
from summariser.engines import Answer, Request
from summariser.engines.llm.conversation import Conversation
from summariser.engines.llm.plan import Plan, planned
from summariser.engines.llm.prices import context_window
from summariser.engines.llm.reading import Reading
from summariser.engines.llm.target import Target
from summariser.engines.llm.windows import Window, cut, estimated_tokens
from summariser.errors import ArticleTooLong, SummariserError, UsageError
from summariser.report import EngineName

__all__ = ["INPUT_BUDGET", "LLMEngine"]

INPUT_BUDGET = 100_000  # tokens, for a model of unknown size
_BUDGET_SHARE = 0.75  # of a known context window; the rest is for the answer and re-asks
_AROUND = 600  # tokens of the user's message beside the source: title, paragraph before, request


class LLMEngine:
    """Asks `model`, "provider/model" as instructor names them ("openai/gpt-5.4-mini").

    `base_url` is the address of an OpenAI-compatible server, for models of `openai/`; without it,
    `OPENAI_BASE_URL` counts. `api_key` stands in for the provider's environment variable. A
    server at an address of its own needs no key. `prompt` is asked in place of ours.
    `input_budget` are the tokens that one request may hold, by default three quarters of the
    model's context; an article above it is read in windows.

    Raises:
        ConfigurationError: `model` names no provider, or one that takes no `base_url`.
        MissingKey: there is no key for the provider, or one that cannot be a key.
        UsageError: `base_url` is no web address, or `input_budget` is below 1.
    """

    name: EngineName = "llm"

    def __init__(
        self,
        model: str,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        prompt: prompts.Prompt | None = None,
        input_budget: int | None = None,
    ) -> None:
        self._target = Target.resolve(model, base_url, api_key)
        self._given = prompt
        if input_budget is not None and input_budget < 1:
            raise UsageError(f"input_budget is {input_budget}: a request holds at least one token.")
        self._input_budget = input_budget

    @property
    def model(self) -> str:
        """The model, "provider/model"."""
        return self._target.model

    @property
    def host(self) -> str:
        """The host that articles are sent to, with its port where it has one."""
        return self._target.host

    async def draft(self, article: Article, request: Request) -> Answer:
        """One draft of all parts that `request` names; errors carry what was spent until then.

        Raises:
            ArticleTooLong: the prompt, or one sentence or quotation, is above the input budget.
            ConfigurationError: the provider or model is unknown, or its package is missing.
            OutOfTime: the time for the article was up before there was any answer.
            EngineError: the provider gave no usable answer.
        """
        windows = self._windows(article)
        async with Conversation(self._target, self._prompt.tag, request.timeout) as conversation:
            reading = Reading(article, request, conversation, self._prompt, self._budget)
            try:
                draft = await reading.draft(windows)
            except SummariserError as error:
                error.usage = reading.usage
                raise
            findings = (*conversation.findings, *reading.findings)
            return Answer(draft, reading.usage, findings, reading.grounded)

    def plan(self, article: Article, request: Request) -> Plan:
        """The requests that a draft would take, with estimated tokens and price; sends nothing.

        Raises:
            ArticleTooLong: as `draft`.
        """
        return planned(
            article,
            self._windows(article),
            self._target,
            self._prompt,
            prompts.load("join"),
            words=request.words,
            parts=request.parts,
        )

    def _windows(self, article: Article) -> list[Window]:
        budget = self._budget
        prompt = estimated_tokens(self._prompt.system) + _AROUND
        if budget <= prompt:
            raise ArticleTooLong(
                f"The prompt alone is about {prompt:,} tokens; {self.model} is given at most "
                f"{budget:,}. Nothing was sent. Use a model that reads more, or --offline."
            )
        return cut(article, budget - prompt)

    @cached_property
    def _budget(self) -> int:
        """The tokens that one request may hold."""
        if self._input_budget is not None:
            return self._input_budget
        window = context_window(self.model, self._target.base_url)
        return int(window * _BUDGET_SHARE) if window else INPUT_BUDGET

    @cached_property
    def _prompt(self) -> prompts.Prompt:
        return self._given or prompts.load()  # late, as it takes a while

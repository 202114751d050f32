"""How an LLM reads one article: in windows side by side, joined, and repaired once.

What is paid for is never lost: where a window, the joining or the repair fails, the rest stands,
with a finding. Only where no window has an answer is there an error.
"""

import asyncio
from dataclasses import dataclass, field, replace

from summariser.article import Article
from summariser.draft import Draft
from summariser.engines import Request
from summariser.engines.llm.conversation import Conversation
from summariser.engines.llm.joining import Joining, join_messages, joined, united
from summariser.engines.llm.pointing import confined
from summariser.engines.llm.repair import Repairs, is_short, mended, repair_messages
from summariser.engines.llm.salvage import salvaged
from summariser.engines.llm.windows import Window, asked, estimated_tokens, halves
from summariser.errors import (
    AnswerCutOff,
    ArticleTooLong,
    ConfigurationError,
    OutOfTime,
    ProviderBusy,
    ProviderUnreachable,
    SummariserError,
)
from summariser.grounding import Fault, Grounded, grounded
from summariser.numbered import numbers
from summariser.prompts import Message, Prompt, load
from summariser.report import Finding, Part, Severity
from summariser.usage import Usage

__all__ = ["Reading"]

CONCURRENCY = 4  # windows that are asked for side by side
MOST_HALVINGS = 3  # of a window that is too large for the provider
MOST_REPAIRS = 40  # items of one request; a draft with more faults is past mending

# What the next window would meet as well.
_FOR_ALL = (ConfigurationError, OutOfTime, ProviderBusy, ProviderUnreachable)
_TOO_LARGE = (AnswerCutOff, ArticleTooLong)


@dataclass
class Reading:
    """One article being read; `budget` are the tokens of a request, `findings` grow meanwhile.

    `grounded` is what its draft amounts to, once that is known.
    """

    article: Article
    request: Request
    conversation: Conversation
    prompt: Prompt
    budget: int
    findings: list[Finding] = field(default_factory=list)
    repairs: int = 0
    grounded: Grounded | None = None

    @property
    def usage(self) -> Usage:
        """What it took until now."""
        return replace(self.conversation.usage, repairs=self.repairs)

    async def draft(self, windows: list[Window]) -> Draft:
        """The draft of the whole article.

        Raises:
            SummariserError: no window has an answer; that of the first.
        """
        drafts = await self._drafts(windows)
        draft = await self._repaired(await self._joined(drafts))
        if "summary" in self.request.parts and not draft.summary:
            self._note("no-summary", "The model wrote no summary.")
        return draft

    async def _drafts(self, windows: list[Window]) -> list[Draft]:
        """The drafts of the windows, those that are too large in halves."""
        read: dict[Window, Draft | SummariserError] = {}
        for halving in range(MOST_HALVINGS + 1):
            await self._read(windows, read)
            in_vain = halving and all(isinstance(read[each], AnswerCutOff) for each in windows)
            if halving == MOST_HALVINGS or in_vain:
                break
            smaller = [part for window in windows for part in self._parts(window, read[window])]
            if smaller == windows:
                break
            windows = smaller
        drafts = [self._salvaged(window, read[window]) for window in windows]
        found = [draft for draft in drafts if draft is not None]
        if not found:
            raise next(error for error in read.values() if isinstance(error, SummariserError))
        return found

    async def _read(
        self, windows: list[Window], read: dict[Window, Draft | SummariserError]
    ) -> None:
        """Ask for all windows that have no answer yet; none further once that is in vain."""
        turn = asyncio.Semaphore(CONCURRENCY)
        in_vain: list[SummariserError] = []

        async def ask(number: int, window: Window) -> None:
            async with turn:
                if in_vain:
                    read[window] = in_vain[0]
                    return
                try:
                    read[window] = await self._ask(window, number, len(windows))
                except SummariserError as error:
                    read[window] = error
                    if isinstance(error, _FOR_ALL):
                        in_vain.append(error)

        async with asyncio.TaskGroup() as group:
            for number, window in enumerate(windows, 1):
                if window not in read:
                    group.create_task(ask(number, window))

    async def _ask(self, window: Window, number: int, count: int) -> Draft:
        messages = asked(
            self.prompt,
            window,
            number=number,
            count=count,
            words=self.request.words,
            parts=self.request.parts,
        )
        draft = await self.conversation.ask(messages, Draft)
        if count == 1:
            return draft
        draft, findings = confined(draft, window)
        self.findings += findings
        return draft

    def _parts(self, window: Window, answer: Draft | SummariserError) -> list[Window]:
        """The halves of a window that is too large, else the window."""
        smaller = halves(self.article, window) if isinstance(answer, _TOO_LARGE) else []
        return smaller or [window]

    def _salvaged(self, window: Window, answer: Draft | SummariserError) -> Draft | None:
        """The draft of a window; what can be read of its answers where none is whole."""
        if isinstance(answer, Draft):
            return answer
        salvage = salvaged(answer.answers)
        if salvage is not None:
            self.findings += salvage.findings(str(answer))
            return salvage.draft
        ids = [id for id in numbers(window.source) if id.startswith("s")]
        self._note(
            "window-unread",
            f"The sentences {ids[0]} to {ids[-1]} were not read. {answer}",
            "error",
        )
        return None

    async def _joined(self, drafts: list[Draft]) -> Draft:
        """The drafts of the windows as one."""
        whole = united(drafts)
        messages = self._join_messages(drafts, self.request.parts)
        if messages is None:
            return whole
        if not self._fits(messages):
            messages = self._join_messages(drafts, self.request.parts - {"stances"})
            self._note("not-joined", "Targets of stances may stand twice: too many to join.")
        if messages is None or not self._fits(messages):
            self._note("not-joined", "The parts of the article have no common summary: too many.")
            return whole
        try:
            joining = await self.conversation.ask(messages, Joining)
        except SummariserError as error:
            self._note(
                "join-failed",
                "The parts of the article have no common summary, and targets of stances may stand "
                f"twice: the request that joins them failed. {error}",
            )
            return whole
        whole, findings = joined(whole, joining)
        self.findings += findings
        return whole

    def _join_messages(self, drafts: list[Draft], parts: frozenset[Part]) -> list[Message] | None:
        return join_messages(load("join"), drafts, words=self.request.words, parts=parts)

    def _fits(self, messages: list[Message]) -> bool:
        return sum(estimated_tokens(message["content"]) for message in messages) <= self.budget

    async def _repaired(self, draft: Draft) -> Draft:
        """The draft with what did not hold asked for once more."""
        self.grounded = grounded(self.article, draft, engine="llm", parts=self.request.parts)
        found = [fault for fault in self.grounded.faults if is_short(draft, fault.place)]
        found, messages = self._repair_messages(draft, found[:MOST_REPAIRS])
        if not found:
            return draft
        self.repairs += 1
        try:
            repairs = await self.conversation.ask(messages, Repairs)
        except SummariserError as error:
            self._note("repair-failed", f"What did not hold could not be asked for again. {error}")
            return draft
        draft, findings = mended(self.article, draft, found, repairs)
        self.findings += findings
        self.grounded = None
        return draft

    def _repair_messages(
        self, draft: Draft, found: list[Fault]
    ) -> tuple[list[Fault], list[Message]]:
        """As many of the faults as one request may hold, and that request."""
        prompt = load("repair")
        while found:
            messages = repair_messages(prompt, self.article, draft, found)
            if self._fits(messages):
                return found, messages
            found = found[: len(found) // 2]
        return [], []

    def _note(self, code: str, message: str, severity: Severity = "warning") -> None:
        self.findings.append(Finding(code=code, severity=severity, message=message))

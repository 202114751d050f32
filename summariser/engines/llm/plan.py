"""What a report would take: windows, requests, tokens and price, before anything is sent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from summariser.article import Article
from summariser.engines.llm.prices import Tokens, cost_usd
from summariser.engines.llm.target import Target
from summariser.engines.llm.windows import Window, asked, estimated_tokens, summary_share
from summariser.numbered import numbers
from summariser.prompts import Prompt
from summariser.report import Part

__all__ = ["Plan", "PlannedRequest", "planned"]

# Tokens of a draft, estimated as those of a source (a third of its bytes), for each word of the
# article, and of its summary for each word of it: means over the drafts that the labels of
# `seeds/` make. Single articles lie between a fourth and twice of it.
_DRAFT_TOKENS = {
    frozenset[Part](): 0.0,
    frozenset[Part]({"quotes"}): 0.81,
    frozenset[Part]({"stances"}): 1.06,
    frozenset[Part]({"quotes", "stances"}): 1.40,
}
_SUMMARY_TOKENS = 2.8
_TARGET_TOKENS = 0.59  # what stances add to quotes: at most what the joining request reads of them


@dataclass(frozen=True)
class PlannedRequest:
    """A request about the sentences `first` to `last`; both empty for the one that joins."""

    first: str
    last: str
    words: int
    input_tokens: int
    output_tokens: int


@dataclass(frozen=True)
class Plan:
    """All requests of a report if none fails, with estimated tokens; `cost_usd` None if unknown."""

    model: str
    host: str
    prompt: str
    requests: tuple[PlannedRequest, ...]
    cost_usd: float | None

    @property
    def input_tokens(self) -> int:
        """Those of all requests together."""
        return sum(request.input_tokens for request in self.requests)

    @property
    def output_tokens(self) -> int:
        """Those of all answers together."""
        return sum(request.output_tokens for request in self.requests)

    def to_text(self) -> str:
        """A table for the terminal, without colour, ending in a newline."""
        total = f"{len(self.requests)} request{'s' if len(self.requests) > 1 else ''}"
        rows = [
            ("part", "sentences", "words", "input tokens", "output tokens"),
            *(_row(number, request) for number, request in enumerate(self.requests, 1)),
            (total, "", "", f"{self.input_tokens:,}", f"{self.output_tokens:,}"),
        ]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        table = [
            "  ".join(
                cell.ljust(width) if column < 2 else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in rows
        ]
        price = (
            f"unknown: no list names {self.model} at {self.host}"
            if self.cost_usd is None
            else f"about ${self.cost_usd:.4f}"
        )
        return "\n".join(
            [
                f"model   {self.model} at {self.host}",
                f"prompt  {self.prompt}",
                f"price   {price}",
                "",
                *table,
                "",
                "Estimates. Nothing was sent. Asking again and repairs would come on top.",
                "",
            ]
        )


def planned(
    article: Article,
    windows: Sequence[Window],
    target: Target,
    prompt: Prompt,
    join: Prompt,
    *,
    words: int,
    parts: Collection[Part],
) -> Plan:
    """The requests for the `windows` of an article, and the one that joins their drafts.

    Input is counted without the schema that some providers add. Output is 2.8 tokens for each word
    of summary, and for each 100 words of the article 124 tokens for quotes and stances, 77 for
    quotes alone, 109 for stances alone; a model that thinks before it answers writes more.
    """
    count = len(windows)
    share = summary_share(words, count) if "summary" in parts else 0
    rate = _DRAFT_TOKENS[frozenset(parts) - {"summary"}]
    requests: list[PlannedRequest] = []
    for number, window in enumerate(windows, 1):
        ids = [id for id in numbers(window.source) if id.startswith("s")]
        length = len(article.slice(window.span).split())
        messages = asked(prompt, window, number=number, count=count, words=words, parts=parts)
        read = sum(estimated_tokens(message["content"]) for message in messages)
        written = round(length * rate + share * _SUMMARY_TOKENS)
        requests.append(PlannedRequest(ids[0], ids[-1], length, read, written))
    if count > 1 and not {"summary", "stances"}.isdisjoint(parts):
        told = count * share * _SUMMARY_TOKENS
        held = article.words * _TARGET_TOKENS if "stances" in parts else 0
        read = estimated_tokens(join.system) + round(told + held)
        written = round(words * _SUMMARY_TOKENS) if "summary" in parts else 0
        requests.append(PlannedRequest("", "", 0, read, written))
    spent = [Tokens(request.input_tokens, request.output_tokens) for request in requests]
    return Plan(
        model=target.model,
        host=target.host,
        prompt=prompt.tag,
        requests=tuple(requests),
        cost_usd=cost_usd(target.model, target.base_url, spent),
    )


def _row(number: int, request: PlannedRequest) -> tuple[str, str, str, str, str]:
    tokens = f"{request.input_tokens:,}", f"{request.output_tokens:,}"
    if not request.first:
        return "join", "", "", *tokens
    sentences = f"{request.first}–{request.last}"
    return str(number), sentences, f"{request.words:,}", *tokens

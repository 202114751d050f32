"""The report: what the user gets. Every `Span` is a verbatim passage of the article."""

from collections.abc import Collection
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summariser.draft import ActorKind, Position

__all__ = [
    "ALL_PARTS",
    "Actor",
    "ArticleInfo",
    "EngineName",
    "Finding",
    "Part",
    "Quote",
    "QuoteKind",
    "Report",
    "Run",
    "Severity",
    "Span",
    "Stance",
    "Summary",
    "SummarySentence",
]

EngineName = Literal["llm", "embedded", "scripted"]
Part = Literal["summary", "stances", "quotes"]
ALL_PARTS: frozenset[Part] = frozenset({"summary", "stances", "quotes"})
QuoteKind = Literal["direct", "mixed", "indirect"]
Severity = Literal["info", "warning", "error"]


class _Value(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=True
    )


class Span(_Value):
    """A passage of the article: `text == article.text[start:end]`, code points, half-open."""

    start: int
    end: int
    text: str


class ArticleInfo(_Value):
    """What is known of the article; `sha256` is that of its text in UTF-8."""

    title: str | None
    url: str | None
    source: str | None
    author: str | None
    published: str | None
    language: str | None
    sha256: str
    words: int


class SummarySentence(_Value):
    """A sentence of the summary with the passages that state it (never none)."""

    text: str
    evidence: tuple[Span, ...]


class Summary(_Value):
    """The headline (may be empty) and the sentences in reading order."""

    headline: str
    sentences: tuple[SummarySentence, ...]


class Actor(_Value):
    """Somebody who speaks or takes a position, with every place where the article names it."""

    id: str
    name: str
    kind: ActorKind
    role: str
    mentions: tuple[Span, ...]


class Quote(_Value):
    """What somebody said or wrote.

    `spans` is the passage, in pieces where its cue or a paragraph's end parts it; `verbatim` the
    words between quotation marks. `speaker` is an actor's id, null where nobody is named.
    """

    spans: tuple[Span, ...]
    verbatim: tuple[Span, ...]
    kind: QuoteKind
    speaker: str | None
    mention: Span | None
    cue: Span | None
    origin: EngineName


class Stance(_Value):
    """A holder's position for or against a target, with the passages that show it."""

    holder: str
    target: str
    position: Position
    evidence: tuple[Span, ...]


class Finding(_Value):
    """What did not hold, or is doubtful.

    `where` is a path into this report (`summary.sentences[2]`), null for what was left out;
    `claim` is then what the engine had said.
    """

    code: str
    severity: Severity
    message: str
    where: str | None = None
    claim: str | None = None


class Run(_Value):
    """How the report came to be. Token counts are summed over all requests; cost in US dollars."""

    engine: EngineName
    model: str | None = None
    prompt: str | None = None
    requests: int = 0
    reasks: int = 0
    repairs: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = None
    seconds: float = 0.0
    version: str


class Report(_Value):
    """A summary, the actors, what they said and where they stand, with findings on what failed."""

    schema_version: Literal[1] = 1
    article: ArticleInfo
    summary: Summary
    actors: tuple[Actor, ...]
    quotes: tuple[Quote, ...]
    stances: tuple[Stance, ...]
    findings: tuple[Finding, ...]
    run: Run

    def to_markdown(self, *, parts: Collection[Part] = ALL_PARTS) -> str:
        """The `parts` of the report as a Markdown document, ending in a newline."""
        from summariser.render.markdown import to_markdown

        return to_markdown(self, parts=parts)

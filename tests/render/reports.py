"""A report made by hand, and ways to vary it, for the tests of the renderers."""

from typing import Any

from summariser.report import (
    Actor,
    ArticleInfo,
    Finding,
    Quote,
    Report,
    Run,
    Span,
    Stance,
    Summary,
    SummarySentence,
)

TEXT = (
    "Ferry fares stay\n\n"
    "Fares on the Port Sele ferry will not rise this year. "
    "“We will not raise them,” said Ana Ruiz, the mayor. “Not by a cent.”\n\n"
    "The Dockers’ Union said that the ferry loses 14 million a year. "
    "It is wrong, somebody shouted."
)


def span(text: str) -> Span:
    start = TEXT.index(text)
    return Span(start=start, end=start + len(text), text=text)


FARES = span("Fares on the Port Sele ferry will not rise this year.")
LOSS = span("The Dockers’ Union said that the ferry loses 14 million a year.")
RAISE = span("“We will not raise them,”")
CENT = span("“Not by a cent.”")

REPORT = Report(
    article=ArticleInfo(
        title=None,
        url=None,
        source="Harbour News",
        author=None,
        published="2 May 2024",
        language="en",
        sha256="0" * 64,
        words=42,
    ),
    summary=Summary(
        headline="Port Sele keeps ferry fares",
        sentences=(
            SummarySentence(text=FARES.text, evidence=(FARES,)),
            SummarySentence(text="The ferry loses 15 million.", evidence=(LOSS, FARES)),
        ),
    ),
    actors=(
        Actor(id="a1", name="Ana Ruiz", kind="person", role="the mayor", mentions=()),
        Actor(id="a2", name="Dockers’ Union", kind="organisation", role="", mentions=()),
    ),
    quotes=(
        Quote(
            spans=(RAISE, CENT),
            verbatim=(span("We will not raise them,"), span("Not by a cent.")),
            kind="direct",
            speaker="a1",
            mention=span("Ana Ruiz"),
            cue=span("said"),
            origin="llm",
        ),
        Quote(
            spans=(span("It is wrong"),),
            verbatim=(),
            kind="indirect",
            speaker=None,
            mention=span("somebody"),
            cue=span("shouted"),
            origin="embedded",
        ),
        Quote(
            spans=(span("the ferry loses 14 million a year"),),
            verbatim=(),
            kind="indirect",
            speaker="a2",
            mention=span("The Dockers’ Union"),
            cue=None,
            origin="llm",
        ),
    ),
    stances=(
        Stance(holder="a1", target="higher ferry fares", position="opposes", evidence=(RAISE,)),
        Stance(holder="a2", target="the ferry", position="mixed", evidence=(LOSS,)),
        Stance(holder="a2", target="Higher ferry fares", position="supports", evidence=(LOSS,)),
    ),
    findings=(
        Finding(code="cover", severity="info", message="q3 was added."),
        Finding(
            code="number",
            severity="warning",
            message="15 is not in the evidence.",
            where="summary.sentences[1].text",
        ),
        Finding(
            code="pointer",
            severity="error",
            message="Ana Ruiz: there is no q9.",
            claim="supports a new pier, by q9",
        ),
    ),
    run=Run(
        engine="llm",
        model="openai/gpt-5.4-mini",
        prompt="report@1:3f9a12c0",
        requests=2,
        reasks=1,
        input_tokens=2310,
        output_tokens=412,
        cost_usd=0.00312,
        seconds=2.41,
        version="0.1.0",
    ),
)

EMPTY = REPORT.model_copy(
    update={
        "summary": Summary(headline="", sentences=()),
        "actors": (),
        "quotes": (),
        "stances": (),
        "findings": (),
    }
)


def with_run(**changes: Any) -> Report:
    """`REPORT` with other values in its run."""
    return REPORT.model_copy(update={"run": REPORT.run.model_copy(update=changes)})


def filled_with(text: str) -> Report:
    """`REPORT` with `text` wherever a report holds free text or a passage."""
    passage = Span(start=0, end=len(text), text=text)
    return REPORT.model_copy(
        update={
            "article": REPORT.article.model_copy(
                update=dict.fromkeys(("title", "url", "source", "author", "published"), text)
            ),
            "summary": Summary(
                headline=text, sentences=(SummarySentence(text=text, evidence=(passage,)),)
            ),
            "actors": tuple(
                actor.model_copy(update={"name": text, "role": text}) for actor in REPORT.actors
            ),
            "quotes": tuple(
                quote.model_copy(update={"spans": (passage,), "cue": passage})
                for quote in REPORT.quotes
            ),
            "stances": tuple(
                stance.model_copy(update={"target": text, "evidence": (passage,)})
                for stance in REPORT.stances
            ),
            "findings": tuple(
                found.model_copy(update={"message": text, "claim": text})
                for found in REPORT.findings
            ),
            "run": REPORT.run.model_copy(update={"model": text, "prompt": text}),
        }
    )

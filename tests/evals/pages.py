"""Makes the page of a scripted run and reads it as a browser's parser does."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from evals.asking import System
from evals.evaluation import evaluate, start
from evals.page import write_page
from evals.scorer import Scorer, seed_scorer
from evals.values import Gold
from summariser import Article, Report, ground
from summariser.draft import Draft
from tests.evals.harbour import perfect_report

_VOID = frozenset({"meta", "input"})


class Page(HTMLParser):
    """Refuses tags that do not nest; keeps what a test asks for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self.cells: list[str] = []
        self.marked: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []
        self.text = " ".join(self.words.split())

    words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")
        if tag == "mark":
            self.marked.append((dict(attrs)["class"] or "", ""))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data
        if self.open and self.open[-1] in ("td", "th", "strong") and data.strip():
            self.cells.append(data)
        if "mark" in self.open and "a" not in self.open:
            verdict, before = self.marked[-1]
            self.marked[-1] = (verdict, before + data)


def page(
    folder: Path,
    gold: Gold,
    answer: Report | Exception,
    *,
    scorer: Scorer | None = None,
    others: Sequence[Gold] = (),
) -> Page:
    """That of a run that gave this answer on every article."""

    async def ask(_: Gold) -> Report:
        if isinstance(answer, Exception):
            raise answer
        return answer

    system = System(name="scripted", engine="scripted", ask=ask)
    references = {name: replace(system, name=name) for name in ("simple", "oracle", "reader")}
    golds, scorer = [gold, *others], scorer or seed_scorer()
    (run,) = start([system], golds, scorer, folder=folder / "run")
    found = asyncio.run(evaluate(system, golds, run, scorer, references=references))
    write_page([found], golds, folder / "page.html")
    return Page((folder / "page.html").read_text(encoding="utf-8"))


def answered(gold: Gold) -> Report:
    """The perfect report, made from the text of `gold`."""
    report = perfect_report(gold)
    article = ground(
        Article.from_text(gold.text),
        Draft(headline="", summary=[], actors=[], unattributed=[], not_speech=[]),
    ).article
    return report.model_copy(update={"article": article})

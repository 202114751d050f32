"""The page of a run, read as a browser's parser reads it."""

import asyncio
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from evals.asking import System
from evals.evaluation import evaluate, start
from evals.mismatches import TYPES
from evals.page import write_page
from evals.scorer import seed_scorer
from evals.values import Gold, GoldActor, GoldQuote, KeyFact
from summariser import AnswerUnusable, Article, Report, ground
from summariser.draft import Draft
from summariser.report import Finding, Span
from tests.evals.harbour import perfect_report

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&amp;{{ 7*7 }}\u202e\x1b[2J"
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
        if "mark" in self.open and "b" not in self.open:
            verdict, before = self.marked[-1]
            self.marked[-1] = (verdict, before + data)


def page(folder: Path, gold: Gold, answer: Report | Exception) -> Page:
    async def ask(_: Gold) -> Report:
        if isinstance(answer, Exception):
            raise answer
        return answer

    system = System(name="scripted", engine="scripted", ask=ask)
    simple = replace(system, name="simple")
    (run,) = start([system], [gold], seed_scorer(), folder=folder / "run")
    found = asyncio.run(evaluate(system, [gold], run, seed_scorer(), references={"simple": simple}))
    write_page([found], [gold], folder / "page.html")
    return Page((folder / "page.html").read_text(encoding="utf-8"))


def answered(gold: Gold) -> Report:
    """The perfect report, made from the text of `gold`."""
    report = perfect_report(gold)
    article = ground(
        Article.from_text(gold.text),
        Draft(headline="", summary=[], actors=[], unattributed=[], not_speech=[]),
    ).article
    return report.model_copy(update={"article": article})


def test_a_perfect_run(gold: Gold, tmp_path: Path) -> None:
    shown = page(tmp_path, gold, answered(gold))
    marked = [words for verdict, words in shown.marked if verdict == "right"]
    assert len(shown.marked) == len(marked) == 16
    assert marked[:8] == marked[8:]
    assert marked[3:5] == ["“A toll is a wall,”", "“Take it down.”"]
    assert "iou50.f1 1.00 1.00 1.00 – 1.00 1 1.00" in " ".join(shown.cells)
    assert "data" in shown.text
    assert "seed 20250101" in shown.text
    assert "1 article: below 30" in shown.text


def test_every_type_of_mismatch_with_its_reason(gold: Gold, tmp_path: Path) -> None:
    report = answered(gold)
    quotes, stances = list(report.quotes), list(report.stances)
    quotes[0] = quotes[0].model_copy(update={"speaker": "tom"})
    short = Span(start=0, end=0, text="a lower toll")
    start = gold.text.index(short.text)
    short = Span(start=start, end=start + len(short.text), text=short.text)
    quotes[2] = quotes[2].model_copy(update={"spans": (short,)})
    at = gold.text.index("“A toll")
    wall = Span(start=at, end=at + 13, text=gold.text[at : at + 13])
    quotes[3] = quotes[3].model_copy(update={"spans": (wall, quotes[3].spans[1])})
    stances[0] = stances[0].model_copy(update={"position": "supports"})
    update = {"quotes": tuple(quotes), "stances": tuple(stances)}
    shown = page(tmp_path, gold, report.model_copy(update=update))
    for type in TYPES:
        assert f"{type} " in shown.text
        assert any(f"has-{type.replace(' ', '-')}" in each for each in shown.attributes["class"])
    assert "missed the predicted quote nearest to it has IoU 0.45" in shown.text
    assert "invented the labelled quote nearest to it has IoU 0.45" in shown.text
    assert "lacks “wall”" in shown.text
    assert "wrong speaker Ana Ruiz speaks, not Tom Ruiz" in shown.text
    assert "wrong position labelled opposes, predicted supports" in shown.text
    assert ("invented", "a lower toll") in shown.marked
    assert ("missed", "Shippers want a lower toll") in shown.marked
    assert ("boundary", "“A toll is a ") in shown.marked


def test_key_facts(gold: Gold, tmp_path: Path) -> None:
    shown = page(tmp_path, gold, answered(gold))
    fact = "not covered A study of the toll is under way (no sentence, nor two in a row, has study)"
    assert fact in shown.text
    assert "has Ruiz or mayor and toll and not rise or no)" in shown.text


def test_a_failure(gold: Gold, tmp_path: Path) -> None:
    shown = page(tmp_path, gold, AnswerUnusable("no <draft>"))
    assert "AnswerUnusable: no <draft>" in shown.text
    assert {verdict for verdict, _ in shown.marked} == {"missed"}


def test_nothing_hostile_gets_through(gold: Gold, tmp_path: Path) -> None:
    text = f"{HOSTILE}\n\n“{HOSTILE}” said Ana Ruiz.\n"
    size = len(HOSTILE)
    spans = ((size + 2, 2 * size + 4),)
    labels = replace(
        gold,
        slug="hostile",
        text=text,
        genre=HOSTILE,
        actors=(GoldActor("mayor", HOSTILE, "person", "", ()),),
        quotes=(GoldQuote(spans, "direct", "mayor", None, None),),
        not_speech=(),
        stances=tuple(replace(each, holder="mayor", target=HOSTILE) for each in gold.stances),
        reference=HOSTILE,
        key_facts=(KeyFact(HOSTILE, ((HOSTILE,),)),),
    )
    report = answered(labels)
    finding = Finding(code=HOSTILE, severity="error", message=HOSTILE, claim=HOSTILE)
    summary = report.summary.model_copy(update={"headline": HOSTILE})
    update = {"findings": (finding,), "summary": summary}
    shown = page(tmp_path, labels, report.model_copy(update=update))
    written = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert not {"script", "img"} & shown.tags
    assert not {"onerror", "src"} & shown.attributes.keys()
    assert "\u202e" not in written
    assert "\x1b" not in written
    assert "\\u202e\\u001b[2J" in shown.text
    assert shown.text.count("<script>alert('x')</script>") > 10
    assert "49" not in shown.text.partition("Labelled")[2]


@pytest.mark.parametrize("name", ["src", "srcset", "action", "data"])
def test_it_asks_for_nothing(gold: Gold, tmp_path: Path, name: str) -> None:
    shown = page(tmp_path, gold, answered(gold))
    assert name not in shown.attributes
    assert not {"link", "script", "iframe", "object"} & shown.tags
    assert all(address.startswith("#") for address in shown.attributes["href"])

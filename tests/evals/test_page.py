"""The page of a run, read as a browser's parser reads it."""

import asyncio
import base64
import datetime
import hashlib
import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from evals.evaluation import rescore
from evals.judged import TYPES
from evals.metrics import attributions, entity_pairs
from evals.page import write_page
from evals.polnear import Attribution, LabelledArticle, PolnearGold
from evals.scorer import Scorer, seed_scorer
from evals.values import Gold, GoldActor, GoldQuote, KeyFact
from summariser import AnswerUnusable
from summariser.report import Finding, Span
from tests.evals.pages import Page, answered, page

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&amp;{{ 7*7 }}\u202e\x1b[2J"


def test_a_perfect_run(gold: Gold, tmp_path: Path) -> None:
    shown = page(tmp_path, gold, answered(gold))
    marked = [words for verdict, words in shown.marked if verdict == "right"]
    assert len(shown.marked) == len(marked) == 16
    assert marked[:8] == marked[8:]
    assert marked[3:5] == ["“A toll is a wall,”", "“Take it down.”"]
    assert "iou50.f1 1.00 – 1.00 1.00 1.00 1.00 1.00 1.00 1" in " ".join(shown.cells)
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
    assert "missed The nearest predicted quote shares too little with it: IoU 0.45" in shown.text
    assert "invented The nearest labelled quote shares too little with it: IoU 0.45" in shown.text
    assert "lacks “wall”" in shown.text
    assert "wrong speaker Ana Ruiz speaks, the report says Tom Ruiz." in shown.text
    assert "wrong position The labels say opposes, the report says supports." in shown.text
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


def test_an_article_that_was_never_asked_about(gold: Gold, tmp_path: Path) -> None:
    other = replace(gold, slug="second")
    page(tmp_path, gold, answered(gold), others=[other])
    outputs = tmp_path / "run/outputs.jsonl"
    outputs.write_text(outputs.read_text().splitlines(keepends=True)[0])
    golds = [gold, other]
    write_page(
        [asyncio.run(rescore(tmp_path / "run", golds, seed_scorer()))], golds, tmp_path / "again"
    )
    shown = Page((tmp_path / "again").read_text(encoding="utf-8"))
    assert "second not asked" in shown.text
    assert "never asked about this article, so it counts in no figure" in shown.text
    assert "has-failed" in " ".join(shown.attributes["class"])


def test_attributions_of_polnear(gold: Gold, tmp_path: Path) -> None:
    quote = gold.quotes[0]
    assert quote.mention is not None
    assert quote.cue is not None
    labelled = Attribution((quote.mention,), (quote.cue,), quote.spans)
    article = LabelledArticle("a", datetime.date(2016, 6, 9), "post", gold.text, (labelled,))
    shown = page(tmp_path, PolnearGold.of(article), answered(gold), scorer=Scorer.of(attributions))
    assert "Quoted passages" in shown.text
    assert "Attributions" in shown.text
    assert shown.marked[0] == ("right", "“We will not raise the toll this year,”")
    assert [verdict for verdict, _ in shown.marked].count("right") == 2
    assert "“Mayor Ana Ruiz” cue “told”" in shown.text
    assert "Reference summary" not in shown.text


def test_pairs_of_seesaw(gold: Gold, tmp_path: Path) -> None:
    stance = replace(gold.stances[0], holder="Ana Ruiz", target="Harbour League")
    labels = replace(gold, actors=(), quotes=(), stances=(stance,), key_facts=(), reference="")
    shown = page(tmp_path, labels, answered(gold), scorer=Scorer.of(entity_pairs))
    assert "Pairs of names" in shown.text
    assert "Ana Ruiz · opposes · Harbour League" in shown.text
    assert "missed The predicted pairs of a fitting holder are on others" in shown.text
    assert shown.marked == []
    assert "wrong speaker" not in shown.text


def test_a_figure_leads_to_its_lowest_and_highest_article(gold: Gold, tmp_path: Path) -> None:
    half = replace(gold, slug="half", quotes=gold.quotes[:3])
    shown = page(tmp_path, gold, answered(gold), others=[half])
    # Three of the seven predicted quotes are labelled there: F1 is 6/10.
    assert ".600 in half" in shown.attributes["aria-label"]
    assert "1.00 in harbour-toll" in shown.attributes["aria-label"]
    assert {"#r1a1", "#r1a2"} < shown.attributes["href"]
    assert {"r1a1", "r1a2"} < shown.attributes["id"]


def test_every_link_has_its_place(gold: Gold, tmp_path: Path) -> None:
    shown = page(tmp_path, gold, answered(gold), others=[replace(gold, slug="second")])
    assert {address.removeprefix("#") for address in shown.attributes["href"]} <= (
        shown.attributes["id"]
    )
    written = (tmp_path / "page.html").read_text(encoding="utf-8")
    ids = re.findall(r' id="([^"]+)"', written)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("articles", "unfolded"), [(40, True), (41, False)])
def test_many_articles_are_folded(
    gold: Gold, tmp_path: Path, articles: int, unfolded: bool
) -> None:
    others = [replace(gold, slug=f"copy-{number}") for number in range(2, articles + 1)]
    shown = page(tmp_path, gold, answered(gold), others=others)
    assert ("open" in shown.attributes) is unfolded
    assert ("The articles are folded" in shown.text) is not unfolded


def test_intervals_and_references_are_drawn_to_scale(gold: Gold, tmp_path: Path) -> None:
    other = replace(gold, slug="half", quotes=gold.quotes[:3])
    shown = page(tmp_path, gold, answered(gold), others=[other])
    written = (tmp_path / "page.html").read_text(encoding="utf-8")
    # 10 labelled quotes, 14 predicted, 10 right: F1 of 20/24, from 3/5 to 1 in the resamples.
    assert ".833, 95% interval .600 to 1.00" in shown.attributes["aria-label"]
    assert '<rect class="interval" x="128.0" y="6" width="80.0" height="5"/>' in written
    assert '<circle class="micro" cx="174.7" cy="8.5" r="3.5"/>' in written
    assert 'd="M174.7 2.5V14.5"' in written
    assert 'd="M170.7 4.5h8v8h-8z"' in written


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
    assert "{{ 7*7 }}" in shown.text


@pytest.mark.parametrize("name", ["src", "srcset", "action", "data"])
def test_it_asks_for_nothing(gold: Gold, tmp_path: Path, name: str) -> None:
    shown = page(tmp_path, gold, answered(gold))
    assert name not in shown.attributes
    assert not {"link", "script", "iframe", "object"} & shown.tags
    assert all(address.startswith("#") for address in shown.attributes["href"])


def test_a_policy_lets_nothing_but_its_own_style_through(gold: Gold, tmp_path: Path) -> None:
    page(tmp_path, gold, answered(gold))
    written = (tmp_path / "page.html").read_text(encoding="utf-8")
    (style,) = re.findall("<style>(.*?)</style>", written, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    policies = re.findall('http-equiv="Content-Security-Policy" content="([^"]*)"', written)
    assert [html.unescape(each) for each in policies] == [policy]
    assert " style=" not in written
    assert "url(" not in style
    assert "@import" not in style

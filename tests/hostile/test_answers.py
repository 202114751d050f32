"""What a hostile model answers with: no report carries it, and every rendering is harmless."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from markdown_it import MarkdownIt

from summariser import Article, Report
from summariser.draft import Draft
from summariser.grounding import ground
from summariser.render.harmless import harmless_json
from summariser.render.markdown import to_markdown
from summariser.render.terminal import to_terminal
from tests.hostile.attacks import ATTACKS, Attack

TEXT = "Fares stay, said Ana Ruiz, the mayor. “We like the ferry,” she said. "
ARTICLE = Article.from_text(TEXT, language="en")

# What an article may hold, so that a report may hold it too.
SHOWABLE = {
    "http": "http://pier.example",
    "capitals": "HTTPS://PIER.EXAMPLE/X",
    "ftp": "ftp://pier.example/a",
    "own scheme": "slack://open",
    "www": "www.pier.example",
    "bare domain": "pay-sele.com",
    "bare subdomain": "login.port-sele.co.uk",
    "bare capitals": "PORT-SELE.COM",
    "bare path": "pier.example/x",
    "bare port": "pier.example:8080",
    "short link": "t.co/abc",
    "punycode": "xn--pir-bma.example",
    "ip address": "192.0.2.7",
    "ip path": "192.0.2.7/x",
    "email": "ana@pier.example",
    "mailto": "mailto:ana",
    "telephone": "tel:+15550100",
    "markdown link": "[here](x)",
    "markdown image": "![x](y)",
    "markdown reference": "[here][1]",
    "markdown bold": "**now**",
    "markdown code": "`rm -r`",
    "markdown fence": "```sh",
    "html": "<b>bold</b>",
    "html unclosed": "<img src=x onerror=alert(1)",
    "html comment": "<!-- now",
    "script": "<script>alert(1)</script>",
    "entity": "&lt;b",
    "entity of a digit": "&frac12;",
    "entity in hexadecimal": "&#x3c",
    "ansi colour": "\x1b[31mred",
    "ansi of 8 bits": "\x9b31mred",
    "ansi link": "\x1b]8;;x\x07here",
    "bell": "ding\x07",
    "backspace": "no\x08\x08yes",
    "override": "now\u202esyap",
    "isolate": "\u2067now\u2069",
    "zero width": "no\u200bw",
    "joiner": "no\u200dw",
    "byte order mark": "\ufeffnow",
    "soft hyphen": "no\xadw",
    "tags": "now\U000e0073\U000e0061",
    "selectors": "now\ufe0f\U000e0101\U000e0102",
    "blank letter": "now\u3164",
    "private use": "now\ue000",
    "homoglyph scheme": "һttps://pier.example",
    "homoglyph domain": "раypal.example",
    "homoglyph word": "Rеd",
    "full-width link": "ｗｗｗ．ｐｉｅｒ．ｅｘａｍｐｌｅ",
    "full-width tag": "＜script＞",
    "fraction slashes": "https:⁄⁄pier.example",
    "backslashes": "https:\\\\pier.example",
    "data": "data:text/html,x",
    "data in base64": "data:;base64,PGI+",
    "javascript": "javascript:alert(1)",
    "template value": "{{ 7*7 }}",
    "template block": "{% if x %}",
    "dollar brace": "${HOME}",
    "template tag": "<%= x %>",
}
# What no report holds, whatever the article does.
NEVER = {
    "newline": "now\nthen",
    "carriage return": "now\rthen",
    "line separator": "now\u2028then",
    "next line": "now\x85then",
    "tab": "now\tthen",
    "nul": "no\0w",
    "half a character": "no\ud800w",
    "very long": "now " * 400,
}
BAD = SHOWABLE | NEVER

FIELDS: dict[str, Callable[[str], dict[str, Any]]] = {
    "headline": lambda bad: {"headline": bad},
    "summary": lambda bad: {"summary": [{"text": bad, "evidence": ["s1"]}]},
    "name": lambda bad: {"actors": [actor(name=bad)]},
    "role": lambda bad: {"actors": [actor(role=bad)]},
    "target": lambda bad: {"actors": [actor(stances=[stance(bad)])]},
}


def actor(**changed: object) -> dict[str, Any]:
    first = {"name": "Ana Ruiz", "kind": "person", "role": "", "said": ["q1"], "stances": []}
    return first | changed


def stance(target: str) -> dict[str, Any]:
    return {"target": target, "position": "supports", "evidence": ["q1"]}


def report_on(article: Article, field: str, bad: str) -> Report:
    """The report that a draft with `bad` in one field amounts to."""
    draft = {"headline": "", "summary": [], "actors": [], "unattributed": [], "not_speech": []}
    return ground(article, Draft.model_validate(draft | FIELDS[field](f"Fares {bad}")))


def said(report: Report) -> str:
    """The report as JSON without what it says was left out."""
    kept = [found.model_copy(update={"claim": None}) for found in report.findings]
    return report.model_copy(update={"findings": tuple(kept)}).model_dump_json()


def as_json(text: str) -> str:
    """`text` as it stands within a string of JSON."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False)[1:-1]


CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ACTIVE = {"link_open", "image", "html_inline", "html_block", "code_inline", "code_block", "fence"}
LINKED = re.compile(r"(?<!\\)://|www\.|mailto:", re.IGNORECASE)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def assert_harmless(report: Report) -> None:
    """No rendering steers a terminal, is markup or links."""
    assert not CONTROL.search(to_terminal(report, width=100))
    written = harmless_json(report.model_dump_json(indent=2))
    assert not CONTROL.search(written)
    assert Report.model_validate_json(written) == report
    markdown = to_markdown(report)
    assert not CONTROL.search(markdown)
    assert not LINKED.search(markdown)
    tokens = PARSER.parse(markdown)
    types = {each.type for token in tokens for each in (token, *(token.children or ()))}
    assert not types & ACTIVE


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("kind", BAD)
def test_what_the_article_lacks_is_left_out_and_told(kind: str, field: str) -> None:
    report = report_on(ARTICLE, field, BAD[kind])
    assert as_json(BAD[kind].strip()) not in said(report)
    (found,) = [found for found in report.findings if BAD[kind].strip()[:2] in (found.claim or "")]
    assert (found.code, found.severity) == ("illegal-text", "error")
    assert_harmless(report)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("kind", SHOWABLE)
def test_what_the_article_holds_may_stand_and_is_harmless(kind: str, field: str) -> None:
    article = Article.from_text(f"{TEXT}Fares {BAD[kind]} were paid.", language="en")
    report = report_on(article, field, BAD[kind])
    assert as_json(BAD[kind]) in said(report)
    assert "illegal-text" not in [found.code for found in report.findings]
    assert_harmless(report)


def test_a_pointer_is_a_claim_and_no_message() -> None:
    bad = "q9 http://pier.example <b>"
    draft = {
        "headline": "",
        "summary": [{"text": "Fares stay.", "evidence": [bad]}],
        "actors": [actor(said=[bad], stances=[stance("fares") | {"evidence": [bad]}])],
        "unattributed": [bad],
        "not_speech": [bad],
    }
    report = ground(ARTICLE, Draft.model_validate(draft))
    assert len([found for found in report.findings if bad in (found.claim or "")]) == 5
    assert [found.message for found in report.findings if "pier.example" in found.message] == []


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_that_the_model_repeats_is_harmless(attack: Attack) -> None:
    payload = attack.payload
    repeated = Draft.model_validate(
        {
            "headline": payload,
            "summary": [{"text": payload, "evidence": ["s1", payload]}],
            "actors": [
                actor(name=payload, role=payload, stances=[stance(payload)]),
                actor(role=payload, said=[payload, f"s1: {payload}"], stances=[stance(payload)]),
            ],
            "unattributed": [payload],
            "not_speech": [payload],
        }
    )
    assert_harmless(ground(ARTICLE, repeated))
    assert_harmless(ground(Article.from_text(attack.text), repeated))

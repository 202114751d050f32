"""The report as Markdown, read back by a real parser."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summariser.render.harmless import harmless
from summariser.render.markdown import to_markdown
from tests.render.reports import EMPTY, REPORT, filled_with

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

WHOLE = r"""# Port Sele keeps ferry fares

Harbour News · 2 May 2024 · 42 words

## Summary

Fares on the Port Sele ferry will not rise this year. \[1\] The ferry loses 15 million. \[2\] \[1\] !2

Evidence:

- \[1\] Fares on the Port Sele ferry will not rise this year.
- \[2\] The Dockers’ Union said that the ferry loses 14 million a year.

## Stances

- **higher ferry fares**
  - opposes: Ana Ruiz (the mayor) \[3\]
  - supports: Dockers’ Union \[2\]
- **the ferry**
  - mixed: Dockers’ Union \[2\]

Evidence:

- \[3\] “We will not raise them,”

## Quotes

**Ana Ruiz** (the mayor)

- “We will not raise them,” … “Not by a cent.” (direct, “said”)

**Dockers’ Union**

- the ferry loses 14 million a year (indirect)

**Nobody named**

- It is wrong (indirect, “shouted”, added by the embedded engine)

## Words given

| Who | Kind | Words | Share |
| --- | --- | ---: | ---: |
| Ana Ruiz | person | 9 | 47% |
| Dockers’ Union | organisation | 7 | 37% |
| Nobody named |  | 3 | 16% |

Together: people 9 (47%), organisations 7 (37%), nobody named 3 (16%).

## Findings

- !1 error: Ana Ruiz: there is no q9. Left out: supports a new pier, by q9
- !2 warning: 15 is not in the evidence.
- 1 note for information in the JSON report.

---

LLM: openai/gpt-5.4-mini · 2 requests (1 re-ask) · 2,310 tokens in, 412 out · \$0.0031 · 2.4 s · prompt report\@1:3f9a12c0
"""  # noqa: E501


def test_the_whole_report() -> None:
    assert to_markdown(REPORT) == WHOLE


def test_a_report_knows_its_markdown() -> None:
    assert REPORT.to_markdown() == WHOLE


def test_what_was_not_asked_for_is_not_shown() -> None:
    text = to_markdown(REPORT, parts={"stances"})
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# Report",
        "## Stances",
        "## Findings",
    ]


def test_what_was_asked_for_and_is_empty_says_so() -> None:
    text = to_markdown(EMPTY)
    for sentence in ("No summary was written.", "No stances found.", "No quotes found."):
        assert f"\n\n{sentence}\n\n" in text


def structure(text: str) -> list[str]:
    """The kinds of all tokens, block and inline, but those of running text."""
    return [
        token.type
        for token in _tokens(text)
        if token.type not in ("inline", "text", "text_special")
    ]


def shown(text: str) -> list[str]:
    """What a reader sees of each line of text."""
    return [
        "".join(child.content for child in token.children or ())
        for token in PARSER.parse(text)
        if token.type == "inline"
    ]


def _tokens(text: str) -> list[Token]:
    return [each for token in PARSER.parse(text) for each in (token, *(token.children or ()))]


@pytest.mark.parametrize(
    "hostile",
    [
        "[pay here](https://evil.example)",
        "![](https://evil.example/spy.png)",
        "<https://evil.example>",
        "<script>alert(1)</script>",
        "<!-- hidden",
        "# Heading",
        "closed #",
        "1. one",
        "2024) two",
        "- item",
        "+ item",
        "> cited",
        "===",
        "---",
        "***",
        "```",
        "~~~",
        "**bold** _slanted_ `code` ~~struck~~",
        "a | b | c",
        "[label]: https://evil.example",
        "[^1]: note",
        "&lt;b&gt; &amp;",
        "back\\slash\\",
        "    code",
        "line\n\n# Heading",
        "{{ 7*7 }} ${x} $x$",
    ],
)
def test_an_article_cannot_become_markup(hostile: str) -> None:
    plain = filled_with("plain")
    report = filled_with(hostile)
    assert structure(to_markdown(report)) == structure(to_markdown(plain))
    lines = shown(to_markdown(report))
    # The headline, two stances' targets, and the names of two actors in the table.
    assert lines.count(harmless(hostile)) == 4
    assert any(line.startswith(f"{harmless(hostile)} (direct") for line in lines)


@given(st.text(st.sampled_from("[]()<>!#*_`~|\\-+=&;:.1 \n\tab/@^{}$\"'"), min_size=1))
@example("a\u0301")
def test_no_text_becomes_markup(text: str) -> None:
    report = filled_with(f"x{text}") if not text.strip() else filled_with(text)
    assert structure(to_markdown(report)) == structure(to_markdown(filled_with("plain")))


@pytest.mark.parametrize(
    ("address", "escaped"),
    [
        ("https://t.example/a_b", "https\\://t.example/a\\_b"),
        ("www.harbour.example", "www\\.harbour.example"),
        ("mailto:ana@harbour.example", "mailto\\:ana\\@harbour.example"),
        ("— NEWS (@NEWS)", "— NEWS (\\@NEWS)"),
    ],
)
def test_bare_addresses_do_not_become_links_on_github(address: str, escaped: str) -> None:
    assert f"- {escaped} (direct" in to_markdown(filled_with(address))

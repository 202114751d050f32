"""Free text that has no place in a report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.checks import illegal_text


@given(st.text(), st.text())
def test_any_text_can_be_judged(text: str, article: str) -> None:
    illegal_text(text, article)
    assert illegal_text(article, article) is None or any(c.isspace() for c in article)


@pytest.mark.parametrize(
    "text",
    [
        *("A < B", "5 > 3", "<3", "[sic]", "[Ode] (the master)", "C#", "#1 choice", "Yahoo!"),
        *("U.S.", "U.S./UK", "a.m./p.m.", "3.5", "2023/24", "and/or", "AT&T; R&D", "@ode", "a@b"),
        *("he said: no", "Amazon.com fell", "{a}", "$5", "100 %s", "naïve", "می‌خواهد", "🚢"),
    ],
)
def test_ordinary_text_is_legal(text: str) -> None:
    assert illegal_text(text, "") is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("see https://ode.example", "link"),
        ("see HTTP://ode.example/x", "link"),
        ("see www.ode.example", "link"),
        ("see ode.example/x", "link"),
        ("see 10.0.0.1:80", "link"),
        ("write to ines@ode.example", "address"),
        ("javascript:alert(1)", "link"),
        ("<b>Ode</b>", "HTML"),
        ("<img src=x onerror=y", "HTML"),
        ("<!-- x", "HTML"),
        ("&lt;b&#62;", "HTML"),
        ("[Ode](x)", "Markdown"),
        ("![Ode](x)", "Markdown"),
        ("```sh", "Markdown"),
        ("## Ode", "Markdown"),
        ("{{ 7 * 7 }}", "template"),
        ("{% if x", "template"),
        ("x #}", "template"),
        ("${HOME}", "template"),
        ("two\nlines", "line break"),
        ("a\ttab", "tab"),
        ("a\u2028b", "line break"),
        ("a\x1b[31mb", "U+001B"),
        ("a\x00b", "U+0000"),
        ("a\u202eb", "U+202E"),
        ("a\u200bb", "U+200B"),
        ("a\u200db", "U+200D"),
        ("a\u3164b", "U+3164"),
        ("a\ud800b", "U+D800"),
    ],
)
def test_illegal_text_is_named(text: str, reason: str) -> None:
    assert reason in (illegal_text(text, "Ode") or "")


def test_what_the_article_holds_is_legal() -> None:
    article = "See https://ode.example/x and <b>Ode</b> {{ x }} soft\xadly."
    assert illegal_text("at https://ode.example/x.", article) is None
    assert illegal_text("<b>Ode</b> {{ x }} soft\xadly", article) is None
    assert illegal_text("at https://ode.example", article) is not None
    assert illegal_text("at https://ode.example/xy", article) is not None
    assert illegal_text("<b>Ode</b>\nX", f"{article}\nX") == "a line break or a tab"


@pytest.mark.parametrize("text", ["a.", "a@", "{{", "${", "[x", "<a", "&a", "x-", "12.", "“"])
def test_long_hostile_text_takes_no_time(text: str) -> None:
    long = text * 100_000
    illegal_text(long, "Ode")
    illegal_text(long, long)

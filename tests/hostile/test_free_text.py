"""Free text that has no place in a report, and what looks like it and has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.checks import illegal_text

LINK = "a link or an address"
ALPHABETS = "letters of two alphabets in one word"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("see pay-sele.com", LINK),
        ("see paysele.com.", LINK),
        ("see login.port-sele.co.uk now", LINK),
        ("see PAYSELE.COM", LINK),
        ("see t.me", LINK),
        ("see x.com", LINK),
        ("see порт.рф", LINK),
        ("see xn--pir-bma.example", LINK),
        ("see пиер.com", LINK),
        ("see 192.0.2.7", LINK),
        ("see pier.example:8080", LINK),
        ("see slack://open", LINK),
        ("see һttps://pier", LINK),
        ("see https:⁄⁄pier", LINK),
        ("see ｈｔｔｐ：／／ｐｉｅｒ", LINK),
        ("see pier．example", LINK),
        ("ask ana＠pier.example", LINK),
        ("call tel:+15550100", LINK),
        ("open data:,x", LINK),
        ("open data:;base64,PGI+", LINK),
        ("the раypal site", ALPHABETS),
        ("Αna Ruiz", ALPHABETS),
        ("＜b＞", "HTML markup"),
        ("&frac12;", "HTML markup"),
        ("&CounterClockwiseContourIntegral;", "HTML markup"),
        ("&#60 b", "HTML markup"),
        ("&#x3c b", "HTML markup"),
        ("[here][1]", "Markdown markup"),
        ("**now**", "Markdown markup"),
        ("__now__", "Markdown markup"),
        ("`now`", "Markdown markup"),
        ("}}", "a template's braces"),
        ("50 %} x", "a template's braces"),
        ("#{x}", "a template's braces"),
        ("<%= x %>", "a template's braces"),
        ("now\ue000", "a character that cannot be seen (U+E000)"),
        ("now\U000e0073", "a character that cannot be seen (U+E0073)"),
        ("now\ufe0f\ufe0f", "a character that cannot be seen (U+FE0F)"),
        ("\U000e0101now", "a character that cannot be seen (U+E0101)"),
        ("now \u180b", "a character that cannot be seen (U+180B)"),
        ("now\uffff", "a character that cannot be seen (U+FFFF)"),
        ("now " * 251, "more than 1,000 characters"),
    ],
)
def test_illegal_text_is_named(text: str, reason: str) -> None:
    assert illegal_text(text, "100 % ferry; ana; ruiz; { } [ ] example.") == reason


@pytest.mark.parametrize(
    "text",
    [
        # Abbreviations, missing spaces, figures
        *("EE.UU. y la UE", "p.ej. hoy", "z.B. heute", "c.-à-d. demain", "т.е. сегодня"),
        *("It ends.Then it starts", "St.Louis", "No.10", "3.5bn", "1.2.2024", "at 9.30am"),
        *("Amazon.com fell", "v1.2.3", "20.000 personas", "тыс.руб", "टी.वी", "です．また"),
        # Marks and signs of ordinary writing
        *("`` quoted '' twice, said `` Ode ''", "5 * 3 * 2", "snake_case", "R&D; M&As", "x ** y"),
        *("100 %", "[sic] (twice)", "［東京］（共同）", "Data: 5", "the tel: 5", "A/B", "// no"),
        *("5 > 3 and 2 < 4", "#1", "{a}", "$5", "1 : 2", "his/her", "C:x"),
        # Letters of every script, and what belongs to emoji
        *("Café 😀 ❤️ 1️⃣", "Привет, IT-компания", "5 μ and Ω", "葛\U000e0100飾", "می‌خواهد"),
        *("市長は語った。また", "a\u00a0b", "Ο Άδωνις", "Đà Nẵng", "नहीं"),
        "x" * 1_000,
    ],
)
def test_ordinary_text_is_legal(text: str) -> None:
    assert illegal_text(text, "") is None


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("see pay-sele.com.", "He wrote (pay-sele.com) on it."),
        ("see https://pier.example/x", "at https://pier.example/x."),
        ("see https:⁄⁄pier", "at https:⁄⁄pier now"),
        ("ask ana@pier.example", "mail ana@pier.example!"),
        ("the раypal.example site", "at раypal.example"),
        ("**now** `x` {{ y }} %}", "**now** `x` {{ y }} %}"),
        ("long " * 300, "How " + "long " * 300),
    ],
)
def test_what_the_article_holds_is_legal(text: str, article: str) -> None:
    assert illegal_text(text, article) is None


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("see sele.com", "at pay-sele.com"),
        ("see pay-sele.co", "at pay-sele.com"),
        ("see pier.example", "at https://pier.example/x"),
        ("see pier.example/x", "at PIER.example/x"),
        ("see harbоur.example", "at harbour.example"),
        ("see https://pier", "at https:⁄⁄pier"),
        ("{{ y }}", "{{ x }}"),
    ],
)
def test_what_the_article_holds_in_another_form_is_not(text: str, article: str) -> None:
    assert illegal_text(text, article) is not None


PARTS = (
    ". / : @ www. com .com :// <b < > & ; &# [ ]( ) ` ** __ {{ }} %} ${ } % # \\ ａ ． ／".split()
)
PARTS += ["\u200d", "\ufe0f", "\U000e0101", "\x1b", " ", "ana", "а", "1", "é", "\ud800", "\n"]


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_a_text_is_legal_in_the_article_that_is_it(text: str) -> None:
    reason = illegal_text(text, text)
    assert reason in (None, "a line break or a tab")
    assert (reason is None) == ("\n" not in text)


REPEATED = "a. a@ :// a:/ }} ${ [a][ ` ** __ <% &# а aа 1. \u200d \ufe0f a\U000e0101 ＜ ．".split(
    " "
)


@pytest.mark.parametrize("text", REPEATED)
def test_a_megabyte_is_checked(text: str) -> None:
    long = text * (1_000_000 // len(text))
    assert illegal_text(long, "Ode") is not None
    assert illegal_text(long, f"Ode {long}") is None


@pytest.mark.parametrize("text", REPEATED)
def test_an_article_of_a_megabyte_is_searched(text: str) -> None:
    article = text * (1_000_000 // len(text))
    illegal_text((text * 1_000)[:1_000], article)
    illegal_text((f"{text} b " * 1_000)[:1_000], article)

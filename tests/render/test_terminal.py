"""What a reader sees on a terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.render.page import columns
from summariser.render.terminal import to_terminal
from summariser.report import Finding, Part
from tests.render.reports import EMPTY, REPORT, filled_with, with_run

STYLE = re.compile(r"\x1b\[[0-9;]+m")

WHOLE = """\
Port Sele keeps ferry fares
Harbour News · 2 May 2024 · 42 words

Summary
  Fares on the Port Sele ferry will not rise this year. [1]
  The ferry loses 15 million. [2] [1] !2

  [2] The Dockers’ Union said that the ferry loses 14
      million a year.
  [1] stands in the article word for word.

Stances
  higher ferry fares
    - opposes: Ana Ruiz (the mayor) [3]
    + supports: Dockers’ Union [2]
  the ferry
    ± mixed: Dockers’ Union [2]

  [3] “We will not raise them,”

Quotes
  Ana Ruiz (the mayor)
    • “We will not raise them,” … “Not by a cent.” (direct,
      “said”)

  Dockers’ Union
    • the ferry loses 14 million a year (indirect)

  Nobody named
    • It is wrong (indirect, “shouted”, added by the
      embedded engine)

Words given
  Ana Ruiz        person        ███████████  9   47%
  Dockers’ Union  organisation  █████████    7   37%
  Nobody named                  ████         3   16%
  Together: people 9 (47%), organisations 7 (37%), nobody
    named 3 (16%).

Findings
  !1 error: Ana Ruiz: there is no q9. Left out: supports a
    new pier, by q9
  !2 warning: 15 is not in the evidence.
  1 note for information in the JSON report.

LLM: openai/gpt-5.4-mini · 2 requests (1 re-ask) · 2,310
tokens in, 412 out · $0.0031 · 2.4 s · prompt
report@1:3f9a12c0
"""


def test_the_whole_report() -> None:
    assert to_terminal(REPORT, width=60) == WHOLE


def test_colour_changes_nothing_but_the_style() -> None:
    coloured = to_terminal(REPORT, width=60, colour=True)
    assert coloured.startswith("\x1b[1mPort Sele keeps ferry fares\x1b[0m\n")
    assert "\x1b[31m- opposes:\x1b[0m Ana Ruiz" in coloured
    assert STYLE.sub("", coloured) == WHOLE


@pytest.mark.parametrize("width", [20, 40, 60, 100])
@pytest.mark.parametrize("text", ["a mayor " * 30, "x" * 300, "市長は値上げに反対" * 20])
def test_no_line_is_wider_than_the_terminal(width: int, text: str) -> None:
    lines = to_terminal(filled_with(text), width=width).splitlines()
    assert max(columns(line) for line in lines) <= width


@pytest.mark.parametrize(
    ("text", "width"), [("Ruiz", 4), ("市長", 4), ("e\u0301", 1), ("a\u200db", 2), ("—", 1)]
)
def test_columns_of_wide_and_joined_characters(text: str, width: int) -> None:
    assert columns(text) == width


def test_long_words_lose_nothing_when_they_are_cut() -> None:
    address = "https://harbour.example/" + "fares/" * 30
    shown = to_terminal(filled_with(address), width=40)
    assert address in shown.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(
    ("parts", "shown", "hidden"),
    [
        ({"summary"}, ["Summary"], ["Stances", "Quotes", "Words given"]),
        ({"stances"}, ["Stances"], ["Port Sele keeps", "Summary", "Quotes", "Words given"]),
        ({"quotes"}, ["Quotes", "Words given"], ["Port Sele keeps", "Summary", "Stances"]),
    ],
)
def test_what_was_not_asked_for_is_not_shown(
    parts: set[Part], shown: list[str], hidden: list[str]
) -> None:
    text = to_terminal(REPORT, parts=parts)
    assert all(heading in text for heading in shown)
    assert not any(heading in text for heading in hidden)


def test_evidence_is_numbered_from_one_in_every_choice_of_parts() -> None:
    text = to_terminal(REPORT, parts={"stances"})
    assert "Ana Ruiz (the mayor) [1]" in text
    assert "[1] “We will not raise them,”" in text


def test_what_was_asked_for_and_is_empty_says_so() -> None:
    text = to_terminal(EMPTY)
    for sentence in ("No summary was written.", "No stances found.", "No quotes found."):
        assert sentence in text
    assert "Words given" not in text
    assert "Findings" not in text


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (
            {"engine": "embedded", "model": None, "requests": 0, "seconds": 0.21},
            "No LLM was used: embedded engine, on this machine · no cost · 0.21 s",
        ),
        (
            {"engine": "embedded", "model": None, "requests": 5, "reasks": 0},
            "No LLM’s answer: embedded engine, on this machine · 5 requests · 2,310 tokens in, ",
        ),
        ({"cost_usd": None}, " · price unknown · "),
        ({"cost_usd": 0.0}, " · $0.0000 · "),
        ({"cost_usd": 0.00002}, " · under $0.0001 · "),
        ({"requests": 1, "reasks": 0}, " · 1 request · "),
        ({"requests": 4, "reasks": 2, "repairs": 1}, " · 4 requests (2 re-asks, 1 repair) · "),
    ],
)
def test_the_last_line_says_what_ran_and_at_what_cost(
    changes: dict[str, object], line: str
) -> None:
    last = to_terminal(with_run(**changes), width=200).splitlines()[-1]
    assert line in last


def test_the_kind_column_gives_way_on_a_narrow_terminal() -> None:
    rows = to_terminal(REPORT, width=40).partition("Words given\n")[2].splitlines()
    assert rows[0] == "  Ana Ruiz        █████████  9   47%"


def test_words_of_nobody_named_come_last_however_many() -> None:
    quotes = [quote.model_copy(update={"speaker": None}) for quote in REPORT.quotes[:2]]
    text = to_terminal(REPORT.model_copy(update={"quotes": (*quotes, REPORT.quotes[2])}))
    rows = text.partition("Words given\n")[2].splitlines()
    assert rows[0].startswith("  Dockers’ Union")
    assert rows[0].endswith("  7   37%")
    assert rows[1].startswith("  Nobody named")
    assert rows[1].endswith("  12   63%")


def test_a_quote_of_another_engine_than_the_reports_is_marked() -> None:
    replayed = to_terminal(with_run(engine="embedded"), width=200)
    assert "a year (indirect, added by the llm engine)" in replayed
    assert "wrong (indirect, “shouted”)" in replayed


def test_a_finding_marks_the_item_it_is_about_and_no_other() -> None:
    about = Finding(code="x", severity="warning", message="Doubtful.", where="quotes[1]")
    other = Finding(code="x", severity="warning", message="Doubtful.", where="quotes[10]")
    text = to_terminal(REPORT.model_copy(update={"findings": (about, other)}), width=200)
    assert re.findall(r"(\S+)\) (!.*)", text) == [("engine", "!1")]


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2Jgone\x07", r"\x1b[2Jgone\x07"),
        ("\x9b31mred", r"\x9b31mred"),
        ("pay \u202e001\u202c now", r"pay \u202e001\u202c now"),
        ("\u2067mirrored\u2069", r"\u2067mirrored\u2069"),
        ("one\r\ntwo\u2028three\tfour", "one two three four"),
    ],
)
def test_an_article_cannot_steer_the_terminal(hostile: str, shown: str) -> None:
    text = to_terminal(filled_with(hostile), width=200)
    assert f"  {shown} [1]" in text.splitlines()
    assert hostile not in text


@given(st.text(min_size=1))
def test_no_text_brings_control_characters(text: str) -> None:
    shown = to_terminal(filled_with(text), width=40)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert max(columns(line) for line in shown.splitlines()) <= 40


def test_letters_of_every_script_stay() -> None:
    text = "Café, Привет, مرحبا, 市長, 👩\u200d🚒"
    assert f"• {text} (direct" in to_terminal(filled_with(text), width=200)

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.article import Article
from summariser.numbered import numbered_source, numbers, protected
from summariser.offsets import Offsets


def test_sentences_are_numbered_before_them_and_passages_bracketed() -> None:
    text = "He said “no”. She left."
    passages = [("q1", Offsets(8, 12)), ("r1", Offsets(0, 13))]
    source = numbered_source(text, {0: "s1", 14: "s2"}, passages)
    assert source == "[s1] {r1}He said {q1}“no”{/q1}.{/r1} [s2] She left."
    assert numbers(source) == ["s1", "r1", "q1", "/q1", "/r1", "s2"]


def test_passages_that_share_a_border_nest_and_follow_each_other() -> None:
    passages = [("q1", Offsets(0, 2)), ("r1", Offsets(0, 4)), ("q2", Offsets(2, 4))]
    passages += [("r2", Offsets(4, 8)), ("q3", Offsets(6, 8))]
    source = numbered_source("abcdefgh", {0: "s1", 4: "s2"}, passages)
    assert source == "[s1] {r1}{q1}ab{/q1}{q2}cd{/q2}{/r1}[s2] {r2}ef{q3}gh{/q3}{/r2}"


def test_pieces_of_a_passage_bear_its_number_each() -> None:
    source = numbered_source("ab cd", {0: "s1"}, [("q1", Offsets(0, 2)), ("q1", Offsets(3, 5))])
    assert source == "[s1] {q1}ab{/q1} {q1}cd{/q1}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[s3]", "［s3］"),
        ("{q2}no{/q2}", "｛q2｝no｛/q2｝"),
        ("{r1}{/r1}", "｛r1｝｛/r1｝"),
        ("[S3] {Q2} {/R1}", "［S3］ ｛Q2｝ ｛/R1｝"),
        ("[ s3 ] { / q 2 } {\tr\n1}", "［ s3 ］ ｛ / q 2 ｝ ｛\tr\n1｝"),
        ("[s\u00a03] [\u200bs3] [s\u200d3\ufeff]", "［s\u00a03］ ［\u200bs3］ ［s\u200d3\ufeff］"),
        ("[s٣] [s３] [ſ3]", "［s٣］ ［s３］ ［ſ3］"),
        ("[s0003]", "［s0003］"),
        ("[[s3]] {{q2}}", "[［s3］] {｛q2｝}"),
        # What is no number stays as it is.
        ("［s3］ ｛q2｝", "［s3］ ｛q2｝"),
        ("[s] [3] [sic] [s3a] {q} {2} {/q} {s3} [q2] (s3) <s3>", None),
        ("[s3 {q2 s3] q2}", None),
        ("", None),
    ],
)
def test_only_text_that_looks_like_a_number_gets_full_width_brackets(
    text: str, shown: str | None
) -> None:
    assert numbered_source(text, {}, []) == (text if shown is None else shown)
    assert numbers(numbered_source(text, {}, [])) == []


@pytest.mark.parametrize("text", ["[s3] {q2}no{/q2}", "[[s3]] {r\n1}", "no [sic]"])
def test_protecting_moves_nothing_and_is_done_once(text: str) -> None:
    shown = protected(text)
    assert len(shown) == len(text)
    assert protected(shown) == shown == numbered_source(text, {}, [])


TOLL = (
    "Toll stays\n\n“No. Never,” Ana Ruiz said.\n\nShe said that the “toll” would stay [s9].\n\n"
    "[s\n\n1]"
)


def test_a_part_has_the_numbers_of_the_whole() -> None:
    article = Article.from_text(TOLL)
    parts = [article.numbered_part(Offsets(*span)) for span in [(0, 12), (12, 41), (41, 84)]]
    assert parts == [
        "[s1] Toll stays\n\n",
        "[s2] {q1}“No. [s3] Never,”{/q1} Ana Ruiz said.\n\n",
        "[s4] She said that {r1}the {q2}“toll”{/q2} would stay ［s9］{/r1}.\n\n",
    ]


def test_a_post_within_a_turn_is_shown_in_its_part() -> None:
    text = "Q: Why?\n\nA: See.\n\nToll stays. — Bo Lee (@bo) May 1, 2023\n\nIt does.\n\nQ: Ever?"
    article = Article.from_text(text)
    assert [article.numbered_part(paragraph) for paragraph in article.paragraphs] == [
        "[s1] Q: {q1}Why?{/q1}",
        "[s2] A: {q2}See.{/q2}",
        "[s3] {q3}Toll stays.{/q3} — Bo Lee (@bo) May 1, 2023",
        "[s4] {q2}It does.{/q2}",
        "[s5] Q: {q4}Ever?{/q4}",
    ]


def test_the_part_over_the_whole_is_the_numbered_source() -> None:
    article = Article.from_text(TOLL)
    assert article.numbered_part(Offsets(0, len(TOLL))) == article.numbered


def test_what_looks_like_a_number_across_a_border_is_protected_in_both_parts() -> None:
    article = Article.from_text(TOLL)
    border = TOLL.index("1]")
    parts = [article.numbered_part(Offsets(*span)) for span in [(0, border), (border, len(TOLL))]]
    assert "".join(parts) == article.numbered
    assert (parts[0][-5:], parts[1]) == (" ［s\n\n", "[s6] 1］")


def test_a_part_shows_what_it_holds_of_a_passage() -> None:
    article = Article.from_text(TOLL)
    assert article.numbered_part(Offsets(18, 26)) == "{q1}ever,”{/q1} A"


@given(st.data())
def test_parts_cut_anywhere_outside_passages_add_up(data: st.DataObject) -> None:
    article = Article.from_text(TOLL)
    passages = [
        *(clause.span for clause in article.clauses),
        *(quotation.whole for quotation in article.quotations),
    ]
    held = {offset for start, end in passages for offset in range(start + 1, end)}
    free = st.sampled_from([offset for offset in range(len(TOLL) + 1) if offset not in held])
    cuts = [0, *sorted(data.draw(st.sets(free))), len(TOLL)]
    parts = [article.numbered_part(Offsets(*pair)) for pair in pairwise(cuts)]
    assert "".join(parts) == article.numbered


_PIECES = st.sampled_from(
    [*"[]{}/srqSRQſ0123456789٣３ \t\n\u00a0\u200bax", "[s1]", "{q1}", "{/q1}", "{r1}", "{ / r 1 }"]
)
_INSERTED = re.compile(r"\[s[0-9]+\] |\{/?[qr][0-9]+\}")


@given(text=st.one_of(st.text(), st.lists(_PIECES).map("".join)), data=st.data())
def test_the_numbers_read_back_and_the_text_too_whatever_it_holds(
    text: str, data: st.DataObject
) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text)), unique=True).map(sorted))
    sentences = {start: f"s{number}" for number, start in enumerate(cuts, 1)}
    borders = data.draw(st.lists(st.integers(0, len(text)), unique=True).map(sorted))
    apart = [Offsets(*pair) for pair in zip(borders[::2], borders[1::2], strict=False)]
    passages = [(f"q{number}", span) for number, span in enumerate(apart, 1)]
    expected = [
        *((start, 1, sentence) for start, sentence in sentences.items()),
        *((span.start, 2, passage) for passage, span in passages),
        *((span.end, 0, f"/{passage}") for passage, span in passages),
    ]
    source = numbered_source(text, sentences, passages)
    assert numbers(source) == [number for _, _, number in sorted(expected)]
    narrow = str.maketrans("［］｛｝", "[]{}")
    assert _INSERTED.sub("", source).translate(narrow) == text.translate(narrow)

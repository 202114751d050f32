from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.sentences import split_sentences


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language=language)]


@pytest.mark.parametrize(
    "marked",
    [
        # Titles, initials, abbreviations.
        "Sen. J. D. Hart spoke. | Gov. Lee left.",
        "Rep. Ann Lee and Lt. Gov. Bo Ray met. | Sens. Cruz and Lee did too.",
        "Critics of Ms. Lee wrote to Mr. Roe. | Ms. Lee answered.",
        "Two Govs. Lee and Ray met in Ft. Worth. | They ate.",
        "He left. | J.D. Vance won.",
        "The U.S. Senate and the U.N. Security Council met. | So did the U.S. President.",
        "He lives in the U.S. | The law is new.",
        "On Jan. 6, Sept. 9 and Dec. 8 it rained. | It was wet.",
        "He ranked No. 5 last year. | He won.",
        "Roe v. Wade was heard. | It closed.",
        "It costs $3.5 million. | See example.com. | It is dear.",
        # Clock times.
        "They met at 9 a.m. Monday. | They ate.",
        "Polls closed at 8 p.m. EST on Nov. 3. | He won.",
        "They met at 9 p.m. | They ate.",
        # Quotations and brackets.
        "“It is over. | We won,” he said. | She left.",
        '"It is over. | We won," he said. | She left.',
        "“It is over.” | He left.",
        '"It is over." | He left.',
        "''It is over.'' | He left.",
        "‘It is over. | We won,’ he said. | She left.",
        "'It is over. | We won,' he said. | She left.",
        "The players' union met. | The workers’ did not. | It's over.",
        "He said: “No.” | “Yes,” she said.",
        "“She said ‘I quit.’” | He left.",
        "He asked “who?”. | She nodded.",
        "“Is it over?” he asked. | She nodded.",
        "“Stop!” cried the man. | He ran.",
        "He called it “a plan!” — and left. | She stayed.",
        "Rep. Tim Ryan (D-Ohio) agreed with Sen. Bob Casey (D-Pa.) on it. | He left.",
        "He left. | (He was ill.) | She stayed.",
        "The gap is wide [...] | The rest is clear.",
        # Paragraphs and lines.
        "A headline\n\n | Then a sentence.\n\n | “Then another.”",
    ],
)
def test_english_news_is_cut_where_the_bar_stands(marked: str) -> None:
    text = marked.replace("| ", "")
    assert sentences(text) == [part.strip() for part in marked.split("| ")]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "„Wir gehen jetzt.“ | Er ging am 3. Oktober."),
        ("DE", "Am 3. Oktober ging Dr. Huber. | »Ja!« | Er kam."),
        ("fr", "« Bonjour ! | Je suis là. » | Il partit."),
        ("fr", "« Est-ce fini ? » demanda-t-il. | M. Martin rit."),
        ("es-MX", "«Vamos.» | Él salió. | ¿Se acabó? | ¡Sí! | El Dr. Ruiz y la Dra. Paz llegaron."),
        ("zh", "他说。| “他走了。”| 她来了。"),
        ("xx", "He left. | She stayed."),
    ],
)
def test_other_languages(language: str, marked: str) -> None:
    text = marked.replace("| ", "")
    assert sentences(text, language) == [part.strip() for part in marked.split("| ")]


@pytest.mark.parametrize("text", ["", " \t\n", "\u2028\u00a0"])
def test_white_space_has_no_sentence(text: str) -> None:
    assert split_sentences(text) == []


def test_offsets_count_code_points_of_the_whole_text() -> None:
    text = "Not this. 😀 He left. She stayed. Nor this."
    spans = split_sentences(text, start=10, end=33)
    assert spans == [(10, 20), (21, 32)]


def test_a_sentence_longer_than_the_window_stays_whole_between_its_neighbours() -> None:
    long = "It went on " + "and on " * 1_000 + "for ever."
    assert sentences(f"He came. {long} He left.") == ["He came.", long, "He left."]


@pytest.mark.parametrize("shift", range(16))
def test_every_sentence_of_a_long_paragraph_is_found(shift: int) -> None:
    first = "H" + "a" * shift + "h."
    assert sentences(first + " Mr. Smith came." * 500) == [first, *["Mr. Smith came."] * 500]


@pytest.mark.parametrize("unit", ["word ", ".", "?—", "“a ", "(", "\0"])
def test_a_hundred_thousand_units_without_an_end_are_one_sentence(unit: str) -> None:
    text = (unit * 100_000).rstrip()
    assert split_sentences(text) == [(0, len(text))]


_PIECES = st.sampled_from(
    [*"“”\"'‘’«»()[].!?…-—,\n\r\t\0\ud800 ", ". ", "\n\n", "a", "He ", "Ms. ", "a.m. Monday", "。"]
)


@pytest.mark.parametrize("language", ["en", "fr", ""])
@given(text=st.one_of(st.text(), st.lists(_PIECES).map("".join)), data=st.data())
def test_sentences_cover_every_character_but_white_space_once(
    language: str, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = split_sentences(text, start, end, language)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[a:b] and text[a:b] == text[a:b].strip() for a, b in spans)
    covered = {offset for span in spans for offset in range(*span)}
    assert covered >= {offset for offset in range(start, end) if not text[offset].isspace()}
    assert covered <= set(range(start, end))

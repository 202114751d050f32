"""Names in quotation marks, which nobody speaks."""

import pytest

from summariser.article import Article
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.speech import speeches
from tests.tagging import read, read_as


def said(article: Article) -> list[str]:
    return [article.slice(speech.span) for speech in speeches(article, Entities(article))]


@pytest.mark.parametrize(
    "raw",
    [
        "<c A scheme> <q known> to its users <c as “tick and ride”> was ended by Ana Ruiz.",
        "<c The trial> was <q called> <c “Porridge”> by those who ate it.",
        "Ana Ruiz left for the ground that everybody <q calls> <c “the Tin”>.",
        "<s Ana Ruiz> has <q written a> <c poem, “Hinge”>.",
        # the cue reports what stands behind it
        "In her talk, “Rust Never Sleeps”, <s she> <q said> <c that boats must pay>.",
    ],
)
def test_a_name_is_nobodys_speech(raw: str) -> None:
    assert not any("“" in words for words in said(read(raw)))


@pytest.mark.parametrize(
    "raw",
    [
        "<s Ana Ruiz>, known as a wit, <q said>: <c “The Tin”>.",
        "<c “Rust Never Sleeps,”> <s Ana Ruiz> <q said>.",
        "<s Ana Ruiz> <q whispered one word>, <c “Wait!”>",
        "<s Ana Ruiz> <q said>, to the cheers of many, <c “never again”>.",
    ],
)
def test_what_somebody_says_is_no_name(raw: str) -> None:
    assert len(said(read(raw))) == 1


def test_what_goes_on_is_speech_however_short() -> None:
    article = read_as("“We pay,” said Ana Ruiz. “We row,” she said. “Never again!”", [])
    assert len(said(article)) == 3


@pytest.mark.parametrize(("words", "speech"), [("corridor,", False), ("toll we cannot pay,", True)])
def test_a_word_or_two_that_nobody_was_found_to_say_are_none(words: str, speech: bool) -> None:
    text = f"The port put a fence along the “{words}” as they announced in May."
    assert bool(said(read_as(text, []))) == speech

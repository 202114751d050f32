"""What holds with the tagger too, which has an eye on every word: who says what in marks."""

import re
import textwrap
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from summariser import Report, summarise
from summariser.report import Span
from tests.variants import NAMES, paragraphs, plain, renamed, text_of

# A paragraph that leans on nothing before it, and in which nobody speaks.
STRAY = "The market hall opens at seven on weekdays, and at nine on Sundays."


def loose(name: str) -> str:
    """The article with a blank line between paragraphs."""
    return "\n\n".join(paragraphs(text_of(name)))


@cache
def reported(text: str) -> Report:
    report = summarise(text, offline=True)
    assert not [finding for finding in report.findings if finding.severity == "error"]
    return report


def spans(report: Report) -> Iterator[Span]:
    """Every passage of the article that a report shows."""
    for quote in report.quotes:
        yield from (*quote.spans, *quote.verbatim)
        yield from (span for span in (quote.mention, quote.cue) if span)
    for actor in report.actors:
        yield from actor.mentions
    for stance in report.stances:
        yield from stance.evidence
    for sentence in report.summary.sentences:
        yield from sentence.evidence


def ascribed(report: Report) -> set[tuple[str | None, str]]:
    """The words in marks, with their speaker."""
    names = {actor.id: plain(actor.name) for actor in report.actors}
    return {
        (names[quote.speaker] if quote.speaker else None, plain(span.text))
        for quote in report.quotes
        for span in quote.verbatim
    }


def wrapped(text: str) -> str:
    """At 72 columns; the headline is one line, and the lines of a post's signature stay lines."""
    headline, *body = text.split("\n\n")
    lines = [paragraph.split("\n") for paragraph in body]
    filled = [
        "\n".join(textwrap.fill(line, 72, break_on_hyphens=False) for line in each)
        for each in lines
    ]
    return "\n\n".join([headline, *filled])


VARIANTS: dict[str, Callable[[str], str]] = {
    "lines wrapped": wrapped,
    "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "straight marks": lambda text: text.translate(str.maketrans("“”", '""')),
    "blanks at line ends": lambda text: text.replace("\n\n", "  \n\n"),
    "paragraphs indented": lambda text: text.replace("\n\n", "\n\n    "),
    "two blanks behind sentences": lambda text: re.sub(r"(?<=[.”]) (?=[A-Z“])", "  ", text),
    "a paragraph more": lambda text: f"{text}\n\n{STRAY}",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_who_says_what_in_marks_stays(name: str, variant: str) -> None:
    text = loose(name)
    varied = VARIANTS[variant](text)
    assert varied != text
    before, after = reported(text), reported(varied)
    assert len(ascribed(before)) >= 3
    assert ascribed(after) == ascribed(before)
    assert all(varied[span.start : span.end] == span.text for span in spans(after))


@pytest.mark.parametrize("name", NAMES)
def test_other_names_say_the_same_in_marks(name: str) -> None:
    text = loose(name)
    before, after = reported(text), reported(renamed(name, text))
    expected = {
        (speaker and renamed(name, speaker), renamed(name, words))
        for speaker, words in ascribed(before)
    }
    assert ascribed(after) == expected

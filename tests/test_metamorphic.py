"""What must not change a report, changes it only as far as it must."""

import textwrap

import pytest

from summariser import Report, Summariser, summarise
from summariser.engines.embedded import EmbeddedEngine
from tests.variants import NAMES, OWN, paragraphs, renamed, spoken, text_of, told


def reported(text: str) -> Report:
    return summarise(text, offline=True)


def by_rules(text: str) -> Report:
    """Without the tagger, which has an eye on every word and so keeps to few such laws exactly."""
    return Summariser(EmbeddedEngine(tagger=False)).summarise(text)


def positions(report: Report) -> list[tuple[str, str]]:
    """Who is for or against something; what “the plan” is may well hang on what stands before."""
    names = {actor.id: actor.name for actor in report.actors}
    return sorted((names[stance.holder], stance.position) for stance in report.stances)


@pytest.fixture(params=NAMES)
def text(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return text_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_other_names_give_the_same_report_with_those_names(name: str) -> None:
    text = text_of(name)
    before, after = by_rules(text), by_rules(renamed(name, text))
    assert repr(told(after)) == renamed(name, repr(told(before)))


STRAIGHT = str.maketrans("“”", '""')
GERMAN = str.maketrans("“”", "„“")
GUILLEMETS = str.maketrans("“”", "«»")


def test_straight_marks_give_the_same_report(text: str) -> None:
    assert told(by_rules(text.translate(STRAIGHT))) == told(by_rules(text))


@pytest.mark.parametrize("marks", [STRAIGHT, GERMAN, GUILLEMETS])
def test_other_marks_give_the_same_quotes(text: str, marks: dict[int, int]) -> None:
    assert spoken(reported(text.translate(marks))) == spoken(reported(text))


def test_other_apostrophes_give_the_same_quotes(text: str) -> None:
    straight = text.replace("’", "'").replace("‘", "'")
    kept = [(quote.kind, quote.speaker, len(quote.words)) for quote in spoken(reported(text))]
    after = [(quote.kind, quote.speaker, len(quote.words)) for quote in spoken(reported(straight))]
    assert after == kept


def test_other_line_ends_give_the_same_report(text: str) -> None:
    before, after = reported(text), reported(text.replace("\n", "\r\n"))
    assert told(after) == told(before)
    moved = [
        span.start + text.count("\n", 0, span.start)
        for quote in before.quotes
        for span in quote.spans
    ]
    assert [span.start for quote in after.quotes for span in quote.spans] == moved


def test_space_at_the_ends_gives_the_same_report(text: str) -> None:
    assert told(reported(f"\n\n  {text}\n\n\n")) == told(reported(text))


def test_blank_lines_between_lines_give_the_same_quotes() -> None:
    text = text_of("gaza-call")
    assert "\n\n" not in text.strip()
    assert spoken(reported("\n\n".join(paragraphs(text)))) == spoken(reported(text))


def wrapped(paragraph: str) -> str:
    """At 60 columns; the lines that it has stay lines (a post's signature)."""
    lines = paragraph.split("\n")
    return "\n".join(textwrap.fill(line, 60, break_on_hyphens=False) for line in lines)


def test_wrapped_lines_give_the_same_report(text: str) -> None:
    headline, *body = paragraphs(text)  # a headline is one line
    loose = "\n\n".join([headline, *body])
    assert told(by_rules("\n\n".join([headline, *map(wrapped, body)]))) == told(by_rules(loose))


# Paragraphs that lean on nothing before them, and on which nothing leans.
@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("gaza-call", "Deputy Foreign Minister Sergei Ryabkov"),
        ("mill-street-bridge", "Supporters, many of them"),
        ("mill-street-bridge", "Brenholt Freight"),
        ("mill-street-bridge", "Councilor Judith Amsel"),
        ("own", "Maria Oduber"),
    ],
)
def test_a_paragraph_elsewhere_gives_the_same_quotes_and_stances(name: str, alone: str) -> None:
    text = text_of(name)
    joint = "\n\n" if "\n\n" in text.strip() else "\n"
    parts = paragraphs(text)
    (moved,) = [part for part in parts if part.startswith(alone)]
    rest = [part for part in parts if part != moved]
    before = by_rules(text)
    for place in (1, len(rest)):
        after = by_rules(joint.join([*rest[:place], moved, *rest[place:]]) + "\n")
        assert sorted(map(repr, spoken(after))) == sorted(map(repr, spoken(before)))
        assert positions(after) == positions(before)


def test_a_second_article_does_not_remember_the_first(text: str) -> None:
    before = told(reported(text))
    reported(OWN.replace("Vance", "Putin"))
    assert told(reported(text)) == before

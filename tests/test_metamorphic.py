"""What must not change a report, changes it only as far as it must."""

import re
import textwrap
from typing import NamedTuple

import pytest

from summariser import Report, Summariser, resources, summarise
from summariser.engines.embedded import EmbeddedEngine
from summariser.report import Span

SEEDS = ["gaza-call", "mill-street-bridge"]
OWN = """\
Lighthouse keepers reject night shifts

The keepers of Cape Ostrava voted 9-2 on Friday against the night shifts \
that the Coast Agency had proposed.

“We are not machines,” said Karen Lindqvist, the keepers’ chairwoman. \
“And the lamp does not care who sleeps.” She urged the agency to hire four more people.

Robert Vance, director of the Coast Agency, said the shifts would save \
“a great deal of money” for the ships. He called the vote “a mistake,” but promised to talk.

Maria Oduber, who has kept the lamp for 30 years, supports the shifts. \
“I never slept at night anyway,” she said.

In the village the evening is known as “Lamp Night.” \
According to Vance, a new plan will come in May.
"""


class Spoken(NamedTuple):
    """A quote without its offsets."""

    kind: str
    speaker: str | None
    words: tuple[str, ...]
    mention: str | None
    cue: str | None


def text_of(name: str) -> str:
    if name == "own":
        return OWN
    return (resources.root("seeds") / name / "article.txt").read_text(encoding="utf-8")


def reported(text: str) -> Report:
    return summarise(text, offline=True)


def by_rules(text: str) -> Report:
    """Without the tagger, which has an eye on every word and so keeps to few such laws exactly."""
    return Summariser(EmbeddedEngine(tagger=False)).summarise(text)


def plain(text: str) -> str:
    """The words alone: no marks, single spaces."""
    return " ".join(re.sub(r"[“”„\"«»]", "", text).split())


def shown(span: Span | None) -> str | None:
    return plain(span.text) if span else None


def spoken(report: Report) -> list[Spoken]:
    names = {actor.id: plain(actor.name) for actor in report.actors}
    return [
        Spoken(
            quote.kind,
            names[quote.speaker] if quote.speaker else None,
            tuple(plain(span.text) for span in quote.spans),
            shown(quote.mention),
            shown(quote.cue),
        )
        for quote in report.quotes
    ]


def told(report: Report) -> dict[str, object]:
    """All that a report says, without offsets and hashes."""
    names = {actor.id: plain(actor.name) for actor in report.actors}
    return {
        "summary": [plain(sentence.text) for sentence in report.summary.sentences],
        "headline": plain(report.summary.headline),
        "actors": [
            (plain(actor.name), actor.kind, plain(actor.role), len(actor.mentions))
            for actor in report.actors
        ],
        "quotes": spoken(report),
        "stances": [
            (
                names[stance.holder],
                plain(stance.target),
                stance.position,
                [plain(span.text) for span in stance.evidence],
            )
            for stance in report.stances
        ],
        "findings": [(finding.code, finding.where) for finding in report.findings],
    }


def positions(report: Report) -> list[tuple[str, str]]:
    """Who is for or against something; what “the plan” is may well hang on what stands before."""
    names = {actor.id: actor.name for actor in report.actors}
    return sorted((names[stance.holder], stance.position) for stance in report.stances)


@pytest.fixture(params=[*SEEDS, "own"])
def text(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return text_of(name)


# Of the same shape and gender, so that nothing but the letters changes.
RENAMED = {
    "gaza-call": {
        "Vladimir": "Anatoly",
        "Putin": "Morozov",
        "Benjamin": "Samuel",
        "Netanyahu": "Peretzon",
        "Ebrahim": "Mahmoud",
        "Raisi": "Karimi",
        "Sergei": "Dmitry",
        "Ryabkov": "Volkovsky",
        "NEWSMAX": "DAYPOST",
    },
    "mill-street-bridge": {
        "Lena": "Julia",
        "Oduya": "Fremont",
        "Martin": "Walter",
        "Brask": "Hollis",
        "Judith": "Emily",
        "Amsel": "Vargo",
        "Callowen": "Stebbins",
        "Sorley": "Quaid",
        "Osei": "Tamm",
        "Brenholt": "Dunmore",
    },
    "own": {
        "Karen": "Julia",
        "Lindqvist": "Bergstrom",
        "Robert": "Walter",
        "Vance": "Tibbs",
        "Maria": "Emily",
        "Oduber": "Calderon",
        "Ostrava": "Varenna",
    },
}


@pytest.mark.parametrize("name", [*SEEDS, "own"])
def test_other_names_give_the_same_report_with_those_names(name: str) -> None:
    renamed = RENAMED[name]

    def rename(text: str) -> str:
        for old, new in renamed.items():
            text = re.sub(rf"(?<![^\W_]){old}(?![^\W_])", new, text)
        return text

    before, after = by_rules(text_of(name)), by_rules(rename(text_of(name)))
    assert repr(told(after)) == rename(repr(told(before)))


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


def paragraphs(text: str) -> list[str]:
    blank = "\n\n" in text.strip()
    return text.strip().split("\n\n" if blank else "\n")


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

"""Articles whose variants must give the same report, and what a report tells, without offsets."""

import re
from typing import NamedTuple

from summariser import Report, resources
from summariser.report import Span

NAMES = ["gaza-call", "mill-street-bridge", "own"]
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


def paragraphs(text: str) -> list[str]:
    blank = "\n\n" in text.strip()
    return text.strip().split("\n\n" if blank else "\n")


# Of the same shape and gender, so that nothing but the letters changes.
_RENAMED = {
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


def renamed(name: str, text: str) -> str:
    """A text on the article of that name, with other names in it."""
    for old, new in _RENAMED[name].items():
        text = re.sub(rf"(?<![^\W_]){old}(?![^\W_])", new, text)
    return text

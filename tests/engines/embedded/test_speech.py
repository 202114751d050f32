import asyncio

import pytest

from summariser.article import Article
from summariser.draft import Draft
from summariser.engines import Request
from summariser.engines.embedded import EmbeddedEngine, attribute
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.speech import quotations_said, speeches

TOLL = (
    "“We will end it,” said Ana Ruiz. Omar Haddad said that the toll was “a tax on fish” and"
    " should go.\n\nThe “Blue Quay” festival opens in June.\n\n“And we will do it soon.”\n"
)


def said(text: str) -> list[tuple[str, str | None]]:
    article = Article.from_text(text, language="en")
    return [
        (speech.pointer, speech.speaker.name if speech.speaker else None)
        for speech in speeches(article, Entities(article))
    ]


def drafted(text: str, *parts: str) -> Draft:
    request = Request(parts=frozenset(part for part in Request().parts if part in parts))
    article = Article.from_text(text, language="en")
    return asyncio.run(EmbeddedEngine().draft(article, request)).draft


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We will end it,” said Ana Ruiz.", [("q1", "Ana Ruiz")]),
        ("Ana Ruiz rose. “We will end it,” she said.", [("q1", "Ana Ruiz")]),
        ("“We will end it,” one fisherman said.", [("q1", None)]),
        ("Ana Ruiz said that boats would leave.", [("r1", "Ana Ruiz")]),
        (
            "“We will end it,” said Ana Ruiz.\n\n“And we will do it soon.”",
            [("q1", "Ana Ruiz"), ("q2", "Ana Ruiz")],
        ),
        (  # whom the words between are about
            "“We will end it,” said Ana Ruiz.\n\nHer son, Omar Haddad, sat.\n\n“So must I row?”",
            [("q1", "Ana Ruiz"), ("q2", "Omar Haddad")],
        ),
        (
            "“End it,” said Ana Ruiz. Omar Haddad, whose boat sank, was tired. “We still row.”",
            [("q1", "Ana Ruiz"), ("q2", "Omar Haddad")],
        ),
        (
            "“We will end it,” said Ana Ruiz.\n\nParis was quiet.\n\n“And we will do it soon.”",
            [("q1", "Ana Ruiz"), ("q2", "Ana Ruiz")],
        ),
        (  # one quotation inside a clause is part of it
            "Ana Ruiz said that the toll was “a tax on fish” and should go.",
            [("r1", "Ana Ruiz")],
        ),
        ("The “Blue Quay” festival opens in June.", []),
        (
            "Boats pay less.\n— Ana Ruiz (@AnaRuiz) March 3, 2024\n\nNobody answered.",
            [("q1", "Ana Ruiz")],
        ),
    ],
)
def test_who_said_what(text: str, found: list[tuple[str, str | None]]) -> None:
    assert said(f"{text}\n") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ana Ruiz, whose talk “Rust Never Sleeps” filled the hall, said that boats sink.",
            [("r1", "Ana Ruiz")],
        ),
        ("“Stop Ana Ruiz!” said Omar Haddad.", [("q1", "Omar Haddad")]),
        ("Omar Haddad said: “Rust Never Sleeps.”", [("q1", "Omar Haddad")]),
        ("“Stop Ana Ruiz!” Omar Haddad said.", [("q1", "Omar Haddad")]),
        ("Omar Haddad said, to the cheers of many, “We Love Sele!”", [("q1", "Omar Haddad")]),
    ],
)
def test_titles_are_nobodys_speech_unless_a_cue_adjoins_them(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert said(f"{text}\n") == found


INTERVIEW = (
    "Ana Ruiz, the mayor of Sele, spoke to us.\n\nQ: Why did you end the toll?\n\n"
    "Ana Ruiz: It was a tax on fish.\n\nQ: And what comes now?\n\nAna Ruiz: Sleep. What else?\n\n"
    "Q: Thank you.\n\nAna Ruiz: You are welcome.\n"
)


def test_the_questions_of_an_interview_are_nobodys_speech() -> None:
    article = Article.from_text(INTERVIEW, language="en")
    turns = [quotation for quotation in article.quotations if quotation.kind == "turn"]
    answers = [
        turn.id
        for turn in turns
        if turn.label is not None and article.slice(turn.label) == "Ana Ruiz"
    ]
    assert len(turns) == 6
    assert len(answers) == 3
    assert said(INTERVIEW) == [(answer, "Ana Ruiz") for answer in answers]


@pytest.mark.parametrize(
    ("opening", "guest"),
    [
        ("A conversation with Ines Falk", "Ines Falk"),
        ("A Conversation With Zuza Quill", "Zuza Quill"),
        ("Omar Haddad spoke to Ines Falk", "Ines Falk"),
        ("Ines Falk on her bridges", "Ines Falk"),
        ("Ines Falk and Omar Haddad on bridges", None),
        ("Omar Haddad has known Ines Falk for long. Falk builds bridges", "Ines Falk"),
    ],
)
def test_the_answers_are_the_guests(opening: str, guest: str | None) -> None:
    turns = "Q: Why bridges?\n\nA: They choose.\n\nQ: Still?\n\nA: Still.\n"
    assert said(f"{opening}\n\n{turns}") == [("q2", guest), ("q4", guest)]


def test_a_title_in_what_somebody_says_is_said() -> None:
    text = "Omar Haddad said that his tour “Rust Never Sleeps” should go.\n"
    article = Article.from_text(text, language="en")
    found = [speech.pointer for speech in quotations_said(article, Entities(article))]
    assert found == ["q1"]


def test_quotations_said_holds_those_inside_clauses_too() -> None:
    article = Article.from_text(TOLL, language="en")
    found = [speech.pointer for speech in quotations_said(article, Entities(article))]
    assert found == ["q1", "q2", "q4"]


def test_the_draft_accounts_for_every_quotation() -> None:
    draft = drafted(TOLL, "quotes")
    assert {actor.name: actor.said for actor in draft.actors} == {
        "Ana Ruiz": ["q1", "q4"],
        "Omar Haddad": ["r1"],
    } or {actor.name: actor.said for actor in draft.actors} == {
        "Ana Ruiz": ["q1"],
        "Omar Haddad": ["r1", "q4"],
    }
    assert draft.unattributed == []
    assert draft.not_speech == ["q3"]


def test_only_what_is_asked_for_is_drafted() -> None:
    assert drafted(TOLL, "summary").actors == []
    assert drafted(TOLL, "summary").not_speech == []
    assert drafted(TOLL, "quotes").summary == []
    assert drafted(TOLL, "summary").summary != []
    stances = drafted("Ana Ruiz opposes the toll. “It must go,” said Omar Haddad.\n", "stances")
    assert [actor.name for actor in stances.actors] == ["Ana Ruiz"]
    assert stances.actors[0].said == []


@pytest.mark.parametrize(
    ("quotations", "said", "silent"),
    [
        (["q1"], {"Ana Ruiz": ["q1"]}, []),
        (["q2", "q3"], {"Omar Haddad": ["q2"]}, ["q3"]),
        (["q3"], {}, ["q3"]),
        ([], {}, []),
    ],
)
def test_attribute_accounts_for_the_quotations_given_and_nothing_else(
    quotations: list[str], said: dict[str, list[str]], silent: list[str]
) -> None:
    draft = attribute(Article.from_text(TOLL, language="en"), quotations)
    assert {actor.name: actor.said for actor in draft.actors} == said
    assert draft.not_speech == silent
    assert (draft.headline, draft.summary, draft.unattributed) == ("", [], [])


GERMAN = "Das Blatt „Neue Kieler Woche“ fragte. „Wir brauchen keine Betonburg“, sagte Eva Hollmann."


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        (GERMAN, "de", "Eva Hollmann"),
        (GERMAN, "de-AT", "Eva Hollmann"),
        (GERMAN, "den", None),  # another language
        ("Une œuvre. « Nous ne payons pas », a dit œuvre Ana Ruiz.", "fr", "Ana Ruiz"),
        ("Rätin Ana Ruiz kam. „Wir zahlen die Maut nicht“, sagte sie am Abend.", "de", "Ana Ruiz"),
        ("Ana Ruiz kam. Ruiz sagte: „Wir zahlen die Maut nicht.“", "de", "Ana Ruiz"),
        ("„Wir zahlen die Maut nicht“, so die Sprecherin Ana Ruiz.", "de", "Ana Ruiz"),
        ("Ein „Fest für alle Leute hier“ kommt.", "de", None),
        ("« Nous ne payons pas », a réagi Ana Ruiz, maire de Sèle.", "fr", "Ana Ruiz"),
        ("« Nous, a dit Ana Ruiz, ne payons pas. »", "fr", "Ana Ruiz"),
        ("Le maire, Luc Ruiz, est venu. « On ne paie pas », a-t-il dit.", "fr", "Luc Ruiz"),
        ("«No vamos a pagar», dijo la alcaldesa, Ana Ruiz.", "es", "Ana Ruiz"),
        ("Ana Ruiz llegó. «No vamos a pagar», aseguró ante los vecinos.", "es", "Ana Ruiz"),
        ("«No vamos a pagar este año».", "es", None),
        ("« Non pagheremo il pedaggio », ha detto Ana Ruiz.", "it", None),
    ],
)
def test_in_other_languages_a_verb_beside_a_quotation_names_its_speaker(
    text: str, language: str, speaker: str | None
) -> None:
    article = Article.from_text(text, language=language)
    *_, last = speeches(article, Entities(article))
    assert (last.speaker.name if last.speaker else None) == speaker


def test_who_speaks_on_in_the_paragraph_needs_no_verb_of_another_language() -> None:
    text = (
        "„Wir zahlen nicht viel“, sagte Ana Ruiz. „Wir fahren wieder hinaus.“\n\n„Das ist gut so.“"
    )
    article = Article.from_text(text, language="de")
    found = speeches(article, Entities(article))
    assert [one.speaker.name if one.speaker else None for one in found] == [
        "Ana Ruiz", "Ana Ruiz", None
    ]  # fmt: skip


def test_another_language_is_told_of(caplog: pytest.LogCaptureFixture) -> None:
    for language in ("en", "de"):
        article = Article.from_text(GERMAN, language=language)
        asyncio.run(EmbeddedEngine().draft(article, Request()))
    (record,) = caplog.records
    assert "not de" in record.getMessage()

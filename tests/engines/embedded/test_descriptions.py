"""Descriptions: whom the article means by a phrase without, or not only of, a name."""

import pytest

from summariser.article import Article
from summariser.engines.embedded.entities import Entities, Entity
from summariser.mentions import Mention
from summariser.offsets import Offsets


def speakers(text: str) -> list[Entity | None]:
    """Who the subject of each reporting verb is."""
    article = Article.from_text(text, language="en")
    entities = Entities(article)
    cues = [cue for statement in article.statements for cue in statement.cues]
    return [entities.resolve(cue.subject) for cue in cues]


def speaker(text: str) -> str | None:
    """The name of the last."""
    last = speakers(text)[-1]
    return last.name if last else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mayor Ana Ruiz left. The mayor said so.", "Ana Ruiz"),
        ("Ana Ruiz, the mayor of Sele, met Omar Haddad. The mayor said so.", "Ana Ruiz"),
        ("The Harbour Union sued. The union said so.", "Harbour Union"),
        ("The Elm Trust sued. The charity said so.", "Elm Trust"),
        ("The Elm Trust sued. The newspaper said so.", "newspaper"),
        ("Sele Ferry Inc sails. Ana Ruiz left. The company said so.", "Sele Ferry Inc"),
        ("Sele Ferry Inc and the Harbour Union met. The company said so.", "Sele Ferry Inc"),
        ("A study by the Harbour Union said so.", "Harbour Union"),
        ("Ana Ruiz’s campaign said so.", "Ana Ruiz’s campaign"),
        ("The Ruiz campaign said so.", "Ruiz campaign"),
        ("The council’s annual report said so.", "council"),
        ("Court records said so.", "Court records"),
        ("State television said so.", "State television"),
        ("The notice that went to patients in May said so.", "notice"),
        ("Ana Ruiz left. The council that wanted boats in Sele said so.", "council"),
        ("Ana Ruiz said that the council said so.", "council"),
        ("The Sele City Council met. The Sele council said so.", "Sele City Council"),
        ("The Sele City Council met. The Port council said so.", "Port council"),
        (
            "Ana Ruiz, the former mayor, met Ines Falk, the mayor. The former mayor said so.",
            "Ana Ruiz",
        ),
        ("The leader in the lower house, Ana Ruiz, said so.", "Ana Ruiz"),
        ("The board’s spokesman on harbour dues, Omar Haddad, said so.", "Omar Haddad"),
        ("A spokesman for union representatives said so.", None),
        ("A spokeswoman for the representatives said so.", None),
        ("The spokesman for the mayor’s spokesman said so.", None),
        ("Ana Ruiz left. The fisherman said so.", None),
        ("A neighbour of Ana Ruiz said so.", None),  # not the one who is only named beside
        ("Ana Ruiz, a friend of boats, met Ines Falk. Her friend said so.", None),
        ("Ana Ruiz, the daughter of a mayor, left. The mayor said so.", "mayor"),
    ],
)
def test_a_description_stands_for_whom_the_article_so_describes(
    text: str, found: str | None
) -> None:
    assert speaker(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A spokesman for the Harbour Union said so.", "Harbour Union"),
        ("A spokesman for the Harbour Union said no. The spokesman said so.", "Harbour Union"),
        ("Sele Ferry Inc sails. A spokeswoman for the company said so.", "Sele Ferry Inc"),
        ("A spokesperson for the council said so.", "council"),
        ("A spokesman for the coastal service said so.", "coastal service"),
        ("A ferry company spokesman said so.", "ferry company"),
        ("Ana Ruiz left. A spokesman said so.", None),
        ("Ana Ruiz left. A spokesman for the moment said so.", None),
    ],
)
def test_a_spokesperson_speaks_for_a_body(text: str, found: str | None) -> None:
    assert speaker(text) == found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The borough council said so.", "borough council", "government"),
        ("The council’s digital team said so.", "council’s digital team", "organisation"),
        ("An independent panel said so.", "independent panel", "group"),
        ("The researchers said so.", "researchers", "group"),
        ("Teachers said so.", "Teachers", "group"),
        ("The annual report said so.", "annual report", "document"),
        ("Republicans said so.", "Republicans", "organisation"),
        ("Haddad voters said so.", "Haddad voters", "group"),
        ("Doctors at Sele Hospital said so.", "Doctors at Sele Hospital", "group"),
        ("The Sele county assembly said so.", "Sele county assembly", "government"),
        ("Norland’s lower house said so.", "Norland’s lower house", "government"),
        ("The Norhaven hospital trust said so.", "Norhaven hospital trust", "organisation"),
        ("Norland’s president said so.", "Norland’s president", "person"),
        ("The pier dwellers’ association said so.", "pier dwellers’ association", "organisation"),
        ("The chamber of hotel keepers said so.", "chamber of hotel keepers", "organisation"),
        ("The municipality of Sele said so.", "municipality of Sele", "other"),
        ("Two labour federations said so.", "Two labour federations", "group"),
        ("It rained, but welders said so.", "welders", "group"),
        ("The sacristan said so.", "sacristan", "other"),
    ],
)
def test_bodies_groups_and_documents_need_no_name(text: str, name: str, kind: str) -> None:
    last = speakers(text)[-1]
    assert last is not None
    assert (last.name, last.kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "One fisherman said so.",
        "A woman said so.",
        "Some teachers said so.",
        "Several Haddad voters said so.",
        "Officials said so.",
        "An official said so.",
        "Aides said so.",
        "Critics said so.",
        "In May council said so.",
        "The critics said so.",
        "Two residents of Sele said so.",
        "A user of the forum said so.",
        "The old man said so.",
        "His director said so.",
    ],
)
def test_unnamed_sources_are_nobody(text: str) -> None:
    assert speaker(text) is None


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("An independent panel said no. The panel said so.", True),
        ("The borough council said no. The council said so.", True),
        ("The Sele doctors said no. The doctors said so.", True),
        ("An independent panel said no. A second panel said so.", False),
        ("The school council said no. The borough council said so.", False),
    ],
)
def test_a_description_takes_up_an_earlier_one_that_it_shortens(text: str, same: bool) -> None:
    first, last = speakers(text)
    assert first is not None
    assert (first is last) is same


def test_a_description_is_known_by_its_first_words_whichever_is_asked_for() -> None:
    article = Article.from_text("An independent panel said no. The panel said so.", language="en")
    last = Entities(article).resolve(article.statements[1].cues[0].subject)
    assert last is not None
    assert last.name == "independent panel"


def test_a_description_is_mentioned_where_it_stands() -> None:
    text = "An independent panel said no. The panel said so."
    panel = speakers(text)[-1]
    assert panel is not None
    assert [text[start:end] for start, end in panel.mentions] == [
        "An independent panel",
        "The panel",
    ]


@pytest.mark.parametrize(
    ("mention", "found"),
    [
        ("Mayor Ana Ruiz would not speak of Omar Haddad", "Ana Ruiz"),
        ("Ana Ruiz shared a stage with Omar Haddad", "Ana Ruiz"),
        ("A neighbour of Ana Ruiz had met Omar Haddad", None),
    ],
)
def test_a_clause_that_was_taken_for_a_mention_stands_for_its_subject(
    mention: str, found: str | None
) -> None:
    article = Article.from_text(f"{mention}. Ana Ruiz left.", language="en")
    name = article.text.index("Omar Haddad")
    whole = Mention(Offsets(0, len(mention)), Offsets(name, name + len("Omar Haddad")))
    entity = Entities(article).resolve(whole)
    assert (entity.name if entity else None) == found

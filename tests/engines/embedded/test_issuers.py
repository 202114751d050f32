"""Who speaks where a document does, or a spokesperson whose body is not named beside."""

import pytest

from summariser.article import Article
from summariser.engines.embedded.entities import Entities


def speaker(text: str) -> str | None:
    """Who the subject of the last reporting verb is."""
    article = Article.from_text(text, language="en")
    cue = [cue for statement in article.statements for cue in statement.cues][-1]
    entity = Entities(article).resolve(cue.subject)
    return entity.name if entity else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Elm Trust published a report. Boats sank. The report says that piers rot.",
            "Elm Trust",
        ),
        ("A report by the Elm Trust says that piers rot.", "Elm Trust"),
        ("The Elm Trust’s yearly report says that piers rot.", "Elm Trust"),
        ("The Harbour Workers’ report says that piers rot.", "Harbour Workers"),
        ("A letter that came to the Elm Trust signed in May says that piers rot.", "letter"),
        ("The Elm Trust met. Its report says that piers rot.", "Elm Trust"),
        ("A survey of 900 adults by the Elm Trust says that piers rot.", "Elm Trust"),
        ("The Elm Trust met. Piers rot, according to a letter that the trust sent.", "Elm Trust"),
        ("A letter sent by the Elm Trust says that piers rot.", "Elm Trust"),
        ("An e-mail from Ana Ruiz to staff says that piers rot.", "Ana Ruiz"),
        ("Ana Ruiz posted twice on Monday. The post says that piers rot.", "Ana Ruiz"),
        ("Ana Ruiz wrote to parents. The letter says that piers rot.", "Ana Ruiz"),
        ("The High Court ruled on Monday. The judgment says that piers rot.", "High Court"),
        ("In a statement, the Elm Trust said that boats sank. The statement says so.", "Elm Trust"),
        ("Ana Ruiz signed a petition. The petition says that piers rot.", "petition"),
        # Nobody in the article issued it.
        ("Ana Ruiz left. A leaked memo says that piers rot.", "leaked memo"),
        ("Ana Ruiz read the report. The report says that piers rot.", "report"),
        ("A memo seen by the Elm Trust says that piers rot.", "memo"),
        # What somebody finds, and what is before a court, speaks for itself.
        ("Ana Ruiz published a study. The study says that piers rot.", "study"),
        ("The Elm Trust filed a complaint. The complaint says that piers rot.", "complaint"),
        ("The report by the report says that piers rot.", "report"),
    ],
)
def test_a_document_speaks_for_whoever_issued_it(text: str, found: str | None) -> None:
    assert speaker(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Elm Trust closed. A spokeswoman said that piers rot.", "Elm Trust"),
        ("The Elm Trust met Omar Haddad. It is done, a spokesman said.", "Elm Trust"),
        ("Ana Ruiz met the Elm Trust. Her spokesman said that piers rot.", "Ana Ruiz"),
        ("A spokesman for the Elm Trust said so. The spokesman said that piers rot.", "Elm Trust"),
        ("It rained in Sele, a spokesman said.", None),
        ("The Sele Council met. An airport spokesman said that piers rot.", None),
        ("It rained. A spokesman said that piers rot.", None),
    ],
)
def test_a_spokesperson_speaks_for_whom_the_text_is_about(text: str, found: str | None) -> None:
    assert speaker(text) == found

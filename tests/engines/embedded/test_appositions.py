"""Appositions: a description beside a name stands for whom the name names."""

import pytest

from summariser.article import Article
from summariser.engines.embedded.entities import Entities
from summariser.mentions import Mention
from summariser.offsets import Offsets


def meant(text: str, description: str) -> str | None:
    """Whom the last occurrence of a description stands for."""
    start = text.rindex(description)
    entities = Entities(Article.from_text(text, language="en"))
    entity = entities.resolve(Mention(Offsets(start, start + len(description))))
    return entity.name if entity else None


@pytest.mark.parametrize(
    ("text", "description", "found"),
    [
        ("Its chair, Ana Ruiz, left.", "Its chair", "Ana Ruiz"),
        ("They met the organist, Ana Ruiz.", "the organist", "Ana Ruiz"),
        ("Ana Ruiz, 44, the senior mimic, left.", "the senior mimic", "Ana Ruiz"),
        ("It was Ana Ruiz, an analyst at the bank.", "an analyst", "Ana Ruiz"),
        ("The operator, Sele Ferry Inc, closed.", "The operator", "Sele Ferry Inc"),
        ("The union, the Deck Hands Guild, left.", "The union", "Deck Hands Guild"),
        ("Its organiser, school nurse Ana Ruiz, left.", "Its organiser", "Ana Ruiz"),
        ("The mayor, who met nurse Ana Ruiz, left.", "The mayor", "mayor"),
        ("After they met the mayor, Ana Ruiz left.", "the mayor", "mayor"),
        ("The council, Ana Ruiz, left.", "The council", "council"),  # no person
    ],
)
def test_a_description_beside_a_name(text: str, description: str, found: str | None) -> None:
    assert meant(text, description) == found


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("The bishop, Ana Ruiz, rose. Boats sailed. The bishop left.", "The bishop"),
        ("Ana Ruiz, 29, rose. Boats sailed. The 29-year-old left.", "The 29-year-old"),
    ],
)
def test_a_later_description_takes_up_what_stood_beside_the_name(
    text: str, description: str
) -> None:
    assert meant(text, description) == "Ana Ruiz"

import pytest

from summariser.article import Article
from summariser.engines.embedded.fragments import is_caption, leans, presumed


def leaning(sentence: str) -> bool:
    [statement] = Article.from_text(sentence, language="en").statements
    return leans(statement.tokens)


@pytest.mark.parametrize(
    "sentence",
    [
        # a number of what went before
        "The last will leave in October.",
        "The last, after a wet August, is closed.",
        "The two were fined by the court.",
        "The trio closed the bridge.",
        # the same as what went before
        "The union of builders made the same demand.",
        # what is left out was said before
        "Finding a new bridge may be.",
        "The council of Port Sele has not.",
        "The harbour master closed the tunnel too.",
        # one of several
        "A second bridge was closed.",
        "An earlier plan was dropped by the council.",
        "The one vote against the bridge came from Omar Haddad.",
        "The rust of one, the old bridge, was bad.",
        "So has Omar Haddad.",
        "For Omar Haddad, that was good.",
    ],
)
def test_what_other_sentences_complete_leans(sentence: str) -> None:
    assert leaning(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The last ferry will leave in October.",
        "The first of the ferries will leave in October.",
        "The two councils were fined by the court.",
        "The builders made the same demand as the sailors.",
        "The council closed the tunnel at the same time.",
        "The new bridge may be open.",
        "A new bridge was closed.",
        "The council met on one of the bridges.",
        "So far the bridge has held.",
        "Omar Haddad said that the bridge would be “a danger to all”.",
        "He opened the bridge after the last had left.",
    ],
)
def test_what_is_complete_does_not_lean(sentence: str) -> None:
    assert not leaning(sentence)


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (" Image: Ana Ruiz.", True),
        (" Photo: Reuters", True),
        ("\n\nPhoto: Reuters", False),
        (" The image is old.", False),
        ("", False),
    ],
)
def test_the_credit_of_a_picture_stands_behind_its_caption(behind: str, expected: bool) -> None:
    caption = "The bridge at dusk, shortly after the last ferry had left."
    assert is_caption(caption + behind, len(caption)) is expected


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("The change is part of a plan.", {"chang"}),
        ("The old ferry, which was slow, sank.", {"ferry"}),
        # nothing is known there, or it is told which
        ("A change is part of a plan.", set()),
        ("The Port Sele council agreed.", set()),
        ("The mayor of Port Sele agreed.", set()),
        ("The bridge that fell was old.", set()),
        ("The mayor’s plan was old.", set()),
    ],
)
def test_what_opens_with_something_known_presumes_it(sentence: str, terms: set[str]) -> None:
    assert presumed(sentence) == terms

"""Antecedents: whom a pronoun stands for."""

import pytest

from summariser.article import Article
from summariser.engines.embedded.entities import Entities


def speaker(text: str) -> str | None:
    """Who the subject of the last reporting verb is."""
    article = Article.from_text(text, language="en")
    cue = [cue for statement in article.statements for cue in statement.cues][-1]
    assert cue.subject is not None
    entity = Entities(article).resolve(cue.subject)
    return entity.name if entity else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Ruiz met Omar Haddad. He said so.", "Omar Haddad"),
        ("Ana Ruiz met Omar Haddad. She said so.", "Ana Ruiz"),
        ("Ana Ruiz told Maria Haddad so. She said so.", "Ana Ruiz"),  # who spoke last
        ("Mayor Zuza Quill met Omar Haddad. He said so.", "Omar Haddad"),  # surely a man
        ("Mr. Quill met Ms. Zorn. He said so.", "Quill"),
        ("Majority Leader Grant Hollis left. He said so.", "Grant Hollis"),
        ("Omar Haddad rose. Boats sailed. Mayor Zuza Quill left. He said so.", "Zuza Quill"),
        ("Ana Ruiz left. “Maria Haddad won,” she said.", "Ana Ruiz"),  # nobody inside quotations
        ("Zuza Quill, who sails, left. She said so.", "Zuza Quill"),
        ("Zuza Quill, 45, left. She said so.", "Zuza Quill"),
        ("Zuza Quill, a teacher, left. She said so.", "Zuza Quill"),
        ("Ruiz said no. She said so.", "Ruiz"),
        ("Ana Ruiz left. He said so.", None),
        ("Nobody was there. She said so.", None),
        ("Quay, a harbour, closed. She said so.", None),
    ],
)
def test_he_and_she_stand_for_the_last_that_they_fit(text: str, found: str | None) -> None:
    assert speaker(text) == found


def test_a_pronoun_does_not_reach_over_half_an_article() -> None:
    assert speaker("Ana Ruiz left. " + "Boats sailed. " * 7 + "She said so.") is None
    assert speaker("Ana Ruiz left. " + "Boats sailed. " * 4 + "She said so.") == "Ana Ruiz"


def test_a_long_quotation_is_one_step() -> None:
    quotation = "“" + "Boats sailed. " * 9 + "They sank,”"
    assert speaker(f"Ana Ruiz rose. {quotation} she said.") == "Ana Ruiz"


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ("“I saw Pedro Falk,” he said.", "Omar Haddad"),
        ("He said that boats sank.", "Omar Haddad"),
        ("He said so, and Pedro Falk left.", "Omar Haddad"),
    ],
)
def test_a_pronoun_goes_on_with_the_one_before_it(between: str, found: str) -> None:
    opening = "Omar Haddad said no. Boats sailed. "
    assert speaker(f"{opening}{between} He added that it rained.") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Omar Haddad left. One fisherman said no. He said so.", None),
        ("Omar Haddad left. Another passenger said no. He said so.", None),
        ("Omar Haddad left. A report said no. He said so.", "Omar Haddad"),
        ("Ana Ruiz left. A spokeswoman for the Harbour Union said no. She said so.",
         "Harbour Union"),
        ("Ana Ruiz left. A spokesman for the Harbour Union said no. She said so.", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_who_has_no_name_goes_on_speaking(text: str, found: str | None) -> None:
    assert speaker(text) == found


def test_the_one_whom_the_story_is_about_goes_before_the_first_in_a_sentence() -> None:
    story = "Omar Haddad sailed. " + "Haddad fished. " * 5
    last = "Pedro Falk met Haddad. Boats sank. He said so."
    assert speaker(story + last) == "Omar Haddad"
    assert speaker(last) == "Pedro Falk"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Harbour Union sued. It said so.", "Harbour Union"),
        ("The memo told staff to leave. It said so.", "memo"),
        ("The old memo, dated May, was found by the Harbour Union. It said so.", "old memo"),
        ("The researchers said no. They said so.", "researchers"),
        ("The Harbour Union said no. They said so.", "Harbour Union"),
        ("Ana Ruiz left. It said so.", None),
        ("The Harbour Union sued. He said so.", None),
        ("Ana Ruiz said no. They said so.", None),
        ("The researchers said no. It said so.", None),
    ],
)
def test_it_and_they_stand_for_bodies_documents_and_groups(text: str, found: str | None) -> None:
    assert speaker(text) == found

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.article import Article
from summariser.attribution import Attribution, attributions
from summariser.errors import EmptyArticle, UndecodableArticle

NOBODY = (None, None, None)


def attributed(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Mention, cue and the quotation that is carried on, for each quotation."""
    article = Article(text, language="en")
    found = attributions(article)
    assert list(found) == [quotation.id for quotation in article.quotations]
    return [
        (
            article.slice(one.mention.span) if one.mention else None,
            article.slice(one.cue) if one.cue else None,
            one.carried,
        )
        for one in found.values()
    ]


@pytest.mark.parametrize(
    ("text", "mention", "cue"),
    [
        ("“The toll stays,” Ana Ruiz said.", "Ana Ruiz", "said"),
        ('"The toll stays," Ana Ruiz said.', "Ana Ruiz", "said"),
        ("‘The toll stays,’ Ana Ruiz said.", "Ana Ruiz", "said"),
        ("''The toll stays,'' Ana Ruiz said.", "Ana Ruiz", "said"),
        ("“The toll stays,” said Ana Ruiz, the mayor.", "Ana Ruiz", "said"),
        ("“The toll stays,” said the mayor, Ana Ruiz.", "the mayor", "said"),
        ("“The toll stays”, said Ana Ruiz.", "Ana Ruiz", "said"),
        ("“The toll stays,” she said.", "she", "said"),
        ("“The toll stays!” Ana Ruiz shouted.", "Ana Ruiz", "shouted"),
        ("“Does it stay?” asked Ana Ruiz.", "Ana Ruiz", "asked"),
        ("“It stays. It is fair,” Ana Ruiz said. Bo Lee left.", "Ana Ruiz", "said"),
        ("“The toll stays,” Ana Ruiz, 45, the mayor, said on Monday.", "Ana Ruiz", "said"),
        ("“The toll stays,” Ana Ruiz told Bo Lee.", "Ana Ruiz", "told"),
        ("“The toll stays,” according to Ana Ruiz.", "Ana Ruiz", "according to"),
        ("“The toll stays,” a spokesman for Acme said.", "a spokesman for Acme", "said"),
        ("“The toll stays” — Ana Ruiz said so.", "Ana Ruiz", "said"),
        ("“The toll stays,” the department promises.", "the department", "promises"),
        ("Call the office: “The toll stays,” the mayor notes.", "the mayor", "notes"),
        ("Boats should call the office: “It stays,” the mayor vows.", "the mayor", "vows"),
        # Before it.
        ("Ana Ruiz said, “The toll stays.”", "Ana Ruiz", "said"),
        ("Ana Ruiz said: “The toll stays.”", "Ana Ruiz", "said"),
        ("Ana Ruiz told Bo Lee that “the toll stays”.", "Ana Ruiz", "told"),
        ("Asked if it rises, Ana Ruiz said, “No.”", "Ana Ruiz", "said"),
        ("According to Ana Ruiz, “the toll stays”.", "Ana Ruiz", "According to"),
        ("Ana Ruiz called the plan “a dud”.", "Ana Ruiz", "called"),
        ("Ana Ruiz said this:\n\n“The toll stays.”", "Ana Ruiz", "said"),
        ("Ana Ruiz was clear:\n\n“The toll stays.”", "Ana Ruiz", None),
        ("Ana Ruiz said that it was over. “The toll stays. That is that.”", "Ana Ruiz", None),
        ("Ana Ruiz was sure of “a long way to go” there.", "Ana Ruiz", None),
        ("Ana Ruiz said so. Owners call the sheriff. “It stays. It is so.”", "Ana Ruiz", None),
        # Over paragraphs.
        ("“The toll stays.\n\n“It is fair,” Ana Ruiz said.", "Ana Ruiz", "said"),
        ("Ana Ruiz wrote:\n\n“The toll stays.\n\n“It is fair.”", "Ana Ruiz", "wrote"),
        ("“The toll stays,” Ana Ruiz said.\r\n\r\nBo Lee left.", "Ana Ruiz", "said"),
        ("Head\n\n“The toll\nstays,” Ana\nRuiz said.", "Ana\nRuiz", "said"),
    ],
)
def test_a_quotation_by_its_cue(text: str, mention: str, cue: str | None) -> None:
    assert attributed(text) == [(mention, cue, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The toll,” Ana Ruiz said, “stays.”",
            [("Ana Ruiz", "said", None), ("Ana Ruiz", "said", None)],
        ),
        (
            "“It stays,” Ana Ruiz said. “It is fair.” Bo Lee left. “No,” he said.",
            [("Ana Ruiz", "said", None), (None, None, "q1"), ("he", "said", None)],
        ),
        (
            "“No,” said Ana Ruiz. “Yes,” said Bo Lee.",
            [("Ana Ruiz", "said", None), ("Bo Lee", "said", None)],
        ),
        (
            "“No,” Ana Ruiz said, “never,” while Bo Lee shouted “yes”.",
            [("Ana Ruiz", "said", None), ("Ana Ruiz", "said", None), ("Bo Lee", "shouted", None)],
        ),
        # A quotation without a cue goes on with the speaker before it.
        (
            "“It stays,” Ana Ruiz said.\n\n“It is fair.”\n\n“It is dear.”",
            [("Ana Ruiz", "said", None), (None, None, "q1"), (None, None, "q2")],
        ),
        (
            "“It stays,” Ana Ruiz said.\n\n“It is fair,” Bo Lee said.",
            [("Ana Ruiz", "said", None), ("Bo Lee", "said", None)],
        ),
        # The author of a post and the speaker of a turn stand in their labels.
        (
            "Lee said no.\n\nIt stays. — Ana Ruiz (@ana) May 1, 2023\n\n“No,” she said.",
            [("Ana Ruiz", None, None), ("she", "said", None)],
        ),
        (
            "Lee: Why?\n\nAna Ruiz: It is dear.\n\nLee: Ever?",
            [("Lee", None, None), ("Ana Ruiz", None, None), ("Lee", None, None)],
        ),
        # Titles, nicknames and scare quotes are nobody's words, nor is what nobody says.
        ("The film “State of the Union” was shown.", [NOBODY]),
        ("Ana Ruiz said so on CNN’s “State of the Union” show.", [NOBODY]),
        ("The so-called “toll” rises. Bo Lee, “the Fox”, left.", [NOBODY, NOBODY]),
        ("“Yes.” “No.” “Maybe.”", [NOBODY, NOBODY, NOBODY]),
    ],
)
def test_quotations_beside_each_other(
    text: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert attributed(text) == expected


def test_an_article_without_quotations_has_no_attributions() -> None:
    assert attributions(Article("Ana Ruiz said that the toll would stay.")) == {}


_PIECES = st.sampled_from(
    (
        "“|”|\"|'|‘It is so,’|“No,”|“A b c d”| said | Ana Ruiz | she |: |, |. |—|\n\n|\n|(|)|"
        " who | called | according to | also |Q: |A: |No. — Ana (@a) May 1, 2023|the| 😀 |e\u0301"
    ).split("|")
)


@given(st.lists(_PIECES, max_size=50).map("".join))
def test_whatever_the_text_every_quotation_is_attributed_or_not(text: str) -> None:
    try:
        article = Article.from_text(text, language="en")
    except (EmptyArticle, UndecodableArticle):
        return
    found = attributions(article)
    assert list(found) == [quotation.id for quotation in article.quotations]
    seen: set[str] = set()
    for number, attribution in found.items():
        assert attribution.cue is None or attribution.mention is not None
        # Who follows the carried speaker ends at a mention.
        assert attribution.carried is None or attribution.carried in seen
        if attribution != Attribution():
            seen.add(number)
        if attribution.mention is not None:
            assert article.slice(attribution.mention.span).strip()

"""Cues, mentions and clauses together, as an article numbers them."""

import pytest

from summariser.article import Article, ReportedClause


def clauses(text: str) -> list[tuple[str, str, str | None]]:
    """Each clause with its cue and subject."""
    article = Article(text, language="en")
    return [
        (
            article.slice(clause.span),
            article.slice(clause.cue),
            article.slice(clause.subject.span) if clause.subject else None,
        )
        for clause in article.clauses
    ]


def only(text: str) -> tuple[Article, ReportedClause]:
    article = Article(text, language="en")
    (clause,) = article.clauses
    return article, clause


@pytest.mark.parametrize(
    ("text", "clause", "cue"),
    [
        ("Ana Ruiz said that the toll would stay.", "the toll would stay", "said"),
        ("Ana Ruiz said the toll would stay.", "the toll would stay", "said"),
        ("Ana Ruiz said on Monday the toll would stay!", "the toll would stay", "said"),
        ("Ana Ruiz warned in a letter on May 1 that it must rise.", "it must rise", "warned"),
        ("Ana Ruiz told reporters that the toll would stay.", "the toll would stay", "told"),
        ("Ana Ruiz assured Lee that the toll would stay.", "the toll would stay", "assured"),
        ("Ana Ruiz said he was sure that it would rise.", "he was sure that it would rise", "said"),
        (
            "In a note posted on X, Ana Ruiz said the toll would stay.",
            "the toll would stay",
            "said",
        ),
        ("In a note posted online, Ana Ruiz warned that it rose.", "it rose", "warned"),
        ("Ana Ruiz posted on X that it would rise.", "it would rise", "posted"),
        # The clause first.
        ("The toll would stay, Ana Ruiz said.", "The toll would stay", "said"),
        ("The toll would stay, said Ana Ruiz.", "The toll would stay", "said"),
        ("It would stay, said two people briefed on it.", "It would stay", "said"),
        ("The toll would stay, Ana Ruiz said on Monday.", "The toll would stay", "said"),
        ("The toll would stay, Ana Ruiz told the Courier.", "The toll would stay", "told"),
        # According to.
        ("The toll would stay, according to Ana Ruiz.", "The toll would stay", "according to"),
        ("According to Ana Ruiz, the toll would stay.", "the toll would stay", "According to"),
        # Somebody told to do something.
        ("Ana Ruiz urged drivers to take the ferry.", "to take the ferry", "urged"),
        ("Ana Ruiz asked the council to vote.", "to vote", "asked"),
        ("Ana Ruiz called on the council to vote.", "to vote", "called"),
        ("Ana Ruiz called for a vote on the toll.", "a vote on the toll", "called"),
        # Something given a name, something outlined.
        ("Ana Ruiz called the plan “a dud” on Monday.", "the plan “a dud”", "called"),
        ("Ana Ruiz called him “a fox”.", "him “a fox”", "called"),
        ("Ana Ruiz called it “rash” and “wild” again.", "it “rash” and “wild”", "called"),
        ("Ana Ruiz described the plan as rash.", "the plan as rash", "described"),
        ("Ana Ruiz voiced doubts about it, going on and on.", "doubts about it", "voiced"),
        ("Ana Ruiz outlined the steps that come.", "the steps that come", "outlined"),
        # Words in marks inside make it mixed, however few.
        ("Ana Ruiz said the toll was “here to stay”.", "the toll was “here to stay”", "said"),
        ("“Toll” groups acted alone, Ana Ruiz noted.", "“Toll” groups acted alone", "noted"),
        ("The “toll” would stay, Ana Ruiz said.", "The “toll” would stay", "said"),
        ("Ana Ruiz said “no” to the toll.", "“no” to the toll", "said"),
        # A quotation beside it is not in it.
        ("“It stays,” Ana Ruiz said, adding that it was fair.", "it was fair", "adding"),
        ("“It stays,” Ana Ruiz said, and told Lee that it was fair.", "it was fair", "told"),
        ("Ana Ruiz said the toll would stay: “It is dear.”", "the toll would stay", "said"),
        ("“It stays,” he said, and it was fair, Ana Ruiz added.", "and it was fair", "added"),
        ("Ana Ruiz proposed that the toll be cut.", "the toll be cut", "proposed"),
        ("Ana Ruiz said after the vote she would go.", "after the vote she would go", "said"),
        # A clause within a clause.
        ("Ana Ruiz said that Lee said it was so.", "Lee said it was so", "said"),
        ("It\n\nAna\nRuiz said\nthat the toll\nwould stay.\n", "the toll\nwould stay", "said"),
        ("It\r\n\r\nAna Ruiz said\r\nthat it\r\nwould stay.", "it\r\nwould stay", "said"),
        ("Ana\u00a0Ruiz said that\u202fthe toll would stay.", "the toll would stay", "said"),
    ],
)
def test_a_clause_with_its_cue(text: str, clause: str, cue: str) -> None:
    assert [found[:2] for found in clauses(text)] == [(clause, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "The toll will rise.",
        "“The toll stays,” Ana Ruiz said.",
        "Ana Ruiz said: “The toll stays.”",
        "Ana Ruiz said that “the toll stays”.",
        # Nothing was said, or by nobody.
        "Ana Ruiz did not say that the toll would stay.",
        "Ana Ruiz wouldn’t say that the toll would stay.",
        "Ana Ruiz never said that the toll would stay.",
        "Ana Ruiz declined to say that the toll would stay.",
        "The toll, said to be the highest of all, will rise.",
        "It was said that the toll would stay.",
        # Nothing but the words in marks, or no clause.
        "“The toll stays,” the mayor, Ana Ruiz, said.",
        "Ana Ruiz called him a friend.",
        "Ana Ruiz proposed a toll.",
        "Ana Ruiz said yes.",
        "Ana Ruiz said in Lisbon.",
        "“The toll stays,” Ana Ruiz, 45, said of it.",
        # No verbs.
        "Washington Post reporters left the state.",
        "The report on claims and demands was long.",
        "Ana Ruiz said.",
        # No English.
        "Der Bürgermeister sagte, dass die Maut bleibt.",
        "Le maire dit que le péage reste.",
    ],
)
def test_no_clause(text: str) -> None:
    assert clauses(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Ruiz said the toll would stay, adding that it was fair.",
            [("the toll would stay", "said"), ("it was fair", "adding")],
        ),
        (
            "Ana Ruiz said the toll would stay and warned that it might rise.",
            [("the toll would stay", "said"), ("it might rise", "warned")],
        ),
        (
            "Ana Ruiz said the toll would stay but added it might rise.",
            [("the toll would stay", "said"), ("it might rise", "added")],
        ),
    ],
)
def test_several_verbs_share_the_subject_of_the_sentence(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert clauses(text) == [(*pair, "Ana Ruiz") for pair in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz vowed that the toll would stay; Bo Lee said it would rise.",
        "Ana Ruiz vowed that the toll would stay, and Bo Lee said it would rise.",
        "Ana Ruiz vowed that the toll would stay. Bo Lee said it would rise.",
    ],
)
def test_each_subject_has_its_own_clause(text: str) -> None:
    assert clauses(text) == [
        ("the toll would stay", "vowed", "Ana Ruiz"),
        ("it would rise", "said", "Bo Lee"),
    ]


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        # name None: no proper name; "" for a pronoun.
        ("Ana Ruiz", "Ana Ruiz"),
        ("Mayor Ana Ruiz", "Mayor Ana Ruiz"),
        ("U.S. President Joe Biden", "U.S. President Joe Biden"),
        ("Sinéad O’Neil-Roe", "Sinéad O’Neil-Roe"),
        ("Jose\u0301 Ruiz", "Jose\u0301 Ruiz"),
        ("Ludwig van der Berg", "Ludwig van der Berg"),
        ("Mr. Lee", "Mr. Lee"),
        ("The Bank of the West", "Bank of the West"),
        ("A spokesman for Acme", "Acme"),
        ("The mayor’s office", None),
        ("Two of the mayors", None),
        ("More than 1,300 drivers", None),
        ("She", ""),
        ("they", ""),
    ],
)
@pytest.mark.parametrize("verb", ["said", "also said", "has repeatedly said", "on Monday said"])
def test_the_subject_is_the_noun_phrase_before_the_verb(
    subject: str, name: str | None, verb: str
) -> None:
    article, clause = only(f"{subject} {verb} that the toll would stay.")
    assert clause.subject is not None
    assert article.slice(clause.subject.span) == subject
    assert clause.subject.pronoun == (name == "")
    assert (clause.subject.name and article.slice(clause.subject.name)) == (name or None)


def test_a_pronoun_stands_for_what_follows_it() -> None:
    article, clause = only("They all said that the toll would stay.")
    assert clause.subject is not None
    assert (article.slice(clause.subject.span), clause.subject.pronoun) == ("They", True)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, 45, said the toll would stay.",
        "Ana Ruiz, the mayor, said the toll would stay.",
        "Ana Ruiz, the mayor of Port Sele, a harbour town, said the toll would stay.",
        "Ana Ruiz, who is ill, said the toll would stay.",
        "Ana Ruiz (D-Ohio) said the toll would stay.",
        "Ana Ruiz — the mayor — said the toll would stay.",
        "In Lisbon, Ana Ruiz said the toll would stay.",
        "Asked about it, Ana Ruiz said the toll would stay.",
        "Bo Lee left and Ana Ruiz said the toll would stay.",
        "It was Ana Ruiz who said the toll would stay.",
        "Ana Ruiz, who said the toll would stay, left.",
        "Ana Ruiz in 2020 said the toll would stay.",
        "The toll would stay, said Ana Ruiz, the mayor.",
        "The toll would stay, said Ana Ruiz on Monday.",
        "The toll would stay, said Ana Ruiz when she left.",
        "The toll would stay, Ana Ruiz, the mayor, said.",
    ],
)
def test_the_subject_stands_before_what_is_said_of_it(text: str) -> None:
    article, clause = only(text)
    assert clause.subject is not None
    assert article.slice(clause.subject.span) == "Ana Ruiz"


@pytest.mark.parametrize(
    "text",
    [
        "The toll would stay, said the mayor, Ana Ruiz.",
        "The toll would stay, according to the mayor, Ana Ruiz.",
        "The toll would stay, said the mayor, Ana Ruiz, on Monday.",
    ],
)
def test_an_apposition_names_the_one_described(text: str) -> None:
    article, clause = only(text)
    assert clause.subject is not None
    assert article.slice(clause.subject.span) == "the mayor"
    assert clause.subject.name is not None
    assert article.slice(clause.subject.name) == "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "The guild opposes the rule, its director, Ben Hart, told the board.",
            "The guild opposes the rule",
        ),
        ("The rule is dead, the chair, Ann Lee, said.", "The rule is dead"),
        (
            "In May, the rule, the third, was dead, Ann Lee said.",
            "In May, the rule, the third, was dead",
        ),
        ("The rule hurts boats, their owners said.", "The rule hurts boats"),
    ],
)
def test_what_the_speaker_is_introduced_as_is_no_part_of_the_clause(text: str, clause: str) -> None:
    article = Article.from_text(text, language="en")
    assert [article.slice(found.span) for found in article.clauses] == [clause]

import dataclasses
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.article import Article
from summariser.errors import ArticleTooLong, EmptyArticle, SourceError, UndecodableArticle
from summariser.numbered import numbers
from summariser.offsets import Offsets


def quoted(text: str) -> list[str]:
    article = Article.from_text(text)
    return [article.slice(quotation.whole) for quotation in article.quotations]


def test_what_is_given_wins_over_what_is_found() -> None:
    text = "Toll stays\n\nThe mayor said that it was the end of the matter."
    found = Article.from_text(text)
    assert (found.title, found.language, found.author) == ("Toll stays", "en", None)
    given_ = Article.from_text(text, title="T", language="xx", author="A", url="U", source="S")
    assert dataclasses.asdict(given_) == {
        "text": text,
        "title": "T",
        "url": "U",
        "source": "S",
        "author": "A",
        "published": None,
        "language": "xx",
        "tagged": None,
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor said that the toll was to stay.", "en"),
        ("Der Bürgermeister sagte, dass die Maut nicht steigt.", "de"),
        ("Le maire a dit que le péage est une des taxes de la ville.", "fr"),
        ("El alcalde dijo que los peajes de la ciudad no suben por el momento.", "es"),
        ("Borgmästaren sade att avgiften blir kvar.", None),
        ("1234 — 5678", None),
    ],
)
def test_the_language_is_guessed_from_function_words(text: str, language: str | None) -> None:
    assert Article.from_text(text).language == language


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0\u2028", "…!?", "“”", "😀", "\ufeff"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(EmptyArticle, match="no words: give"):
        Article.from_text(text)


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "\udcff"])
def test_broken_characters_are_refused(text: str) -> None:
    with pytest.raises(UndecodableArticle, match="UTF-8"):
        Article.from_text(text)


@pytest.mark.parametrize("text", ["a" * 5_000_001, "é" * 2_500_001, "😀a" * 1_000_001])
def test_more_than_five_megabytes_are_refused(text: str) -> None:
    with pytest.raises(ArticleTooLong, match="5 MB: give one"):
        Article.from_text(text)


def test_five_megabytes_are_taken() -> None:
    assert Article.from_text("a" * 5_000_000).words == 1


def test_a_missing_file_is_a_source_error() -> None:
    with pytest.raises(SourceError, match="no-such-file"):
        Article.from_file("no-such-file")


def test_an_article_never_changes() -> None:
    article = Article.from_text("The toll stays.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.text = "Not so."  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Its words stand in the body, whatever the marks and case.
        ("Mayor: ‘Toll stays’\n\n“The toll stays,” she said.", ["“The toll stays,”"]),
        ("“Toll Stays,” Says Mayor\n\nThe toll stays, she said.", []),
        ("‘Won’t pay’\n\nShe won't pay.", []),
        # The body lacks them.
        ("Mayor vows ‘toll’ cut\n\nShe vowed it.", ["‘toll’"]),
        ("A show of ‘art’\n\nIt was a party.", ["‘art’"]),
        ("“Toll stays”\n\n“Toll rises.” “Stays.”", ["“Toll stays”", "“Toll rises.”", "“Stays.”"]),
        # No headline, no echo.
        ("“No.”\nShe said no.", ["“No.”"]),
    ],
)
def test_a_quotation_of_the_headline_counts_where_the_body_lacks_it(
    text: str, expected: list[str]
) -> None:
    assert quoted(text) == expected


def test_posts_turns_and_marks_are_numbered_in_one_order() -> None:
    text = (
        "She said “no”.\n\n“The toll stays.” — Ana Ruiz (@ana) May 1, 2023\n\n“Yes,” he said."
        "\n\nQ: “Why?” Ever?\n\nA: “It is dear,” he says.\n\nQ: Ever?"
    )
    article = Article.from_text(text)
    assert [(found.id, found.kind, article.slice(found.whole)) for found in article.quotations] == [
        ("q1", "marks", "“no”"),
        ("q2", "post", "“The toll stays.”"),
        ("q3", "marks", "“Yes,”"),
        ("q4", "turn", "“Why?” Ever?"),
        ("q5", "turn", "“It is dear,” he says."),
        ("q6", "turn", "Ever?"),
    ]
    assert article.quotations[0].verbatim == (Offsets(10, 12),)
    assert article.quotations[1].verbatim == article.quotations[1].spans
    assert [found.label and article.slice(found.label) for found in article.quotations] == [
        None,
        "Ana Ruiz",
        None,
        "Q",
        "A",
        "Q",
    ]


def test_a_post_between_two_turns_is_its_authors() -> None:
    text = "Q: Why?\n\nA: See.\n\nToll stays. — Bo Lee (@bo) May 1, 2023\n\nQ: Ever?\n\nA: Never."
    article = Article.from_text(text)
    assert [(q.kind, article.slice(q.whole)) for q in article.quotations] == [
        ("turn", "Why?"),
        ("turn", "See."),
        ("post", "Toll stays."),
        ("turn", "Ever?"),
        ("turn", "Never."),
    ]


def test_sentences_know_their_paragraph() -> None:
    article = Article.from_text("Toll stays\n\n“It does. It will,” she said.\n\nNobody spoke.")
    assert [(s.id, article.slice(s.span), s.paragraph) for s in article.sentences] == [
        ("s1", "Toll stays", 0),
        ("s2", "“It does.", 1),
        ("s3", "It will,” she said.", 1),
        ("s4", "Nobody spoke.", 2),
    ]
    assert [s.id for at in (0, 11, 12, 21, 22, 60) if (s := article.sentence_at(at))] == [
        *("s1", "s1", "s2", "s2", "s3", "s4")
    ]
    assert article.slice(article.paragraph_at(30)) == "“It does. It will,” she said."


@pytest.mark.parametrize(
    ("language", "clauses"), [("en", 1), ("en-GB", 1), (None, 1), ("fr", 0), ("de-AT", 0)]
)
def test_clauses_are_found_in_english_alone(language: str | None, clauses: int) -> None:
    assert len(Article("Il note que la taxe est une erreur.", language=language).clauses) == clauses


def test_the_numbered_source() -> None:
    article = Article.from_text(
        "Toll stays\n\n“No. Never,” Ana Ruiz said. She said that the “toll” would stay [s9].\n"
    )
    assert article.numbered == (
        "[s1] Toll stays\n\n[s2] {q1}“No. [s3] Never,”{/q1} Ana Ruiz said. [s4] She said that "
        "{r1}the {q2}“toll”{/q2} would stay ［s9］{/r1}.\n"
    )


_MARKS = "“”\"‘’'«»[]{}()/:;,.?!—– \t\n\r019sqrSQR［］｛｝\u00a0\u0301😀"
_TEXTS = (
    "\n\n|\r\n|''|``|[s1]|{q2}|{/q2}|{ / r 1 }|［s3］|[S １]|Q:|A:|NAME:|— Ana (@a) |"
    "May 1, 2023|https://t.co/a| said | that |Ana Ruiz| she |according to | urged | to |"
    " called |The mayor|, adding | not | and | told "
)
_PIECES = st.sampled_from([*_MARKS, *_TEXTS.split("|")])


@given(st.one_of(st.text(min_size=1), st.lists(_PIECES, max_size=60).map("".join)))
def test_whatever_the_text_all_spans_are_true_ordered_and_apart(text: str) -> None:
    try:
        article = Article.from_text(text)
    except (EmptyArticle, UndecodableArticle):
        return
    assert article.text == text
    assert [s.id for s in article.sentences] == [f"s{n + 1}" for n in range(len(article.sentences))]
    assert [q.id for q in article.quotations] == [
        f"q{n + 1}" for n in range(len(article.quotations))
    ]
    assert [r.id for r in article.clauses] == [f"r{n + 1}" for n in range(len(article.clauses))]
    sentences = [sentence.span for sentence in article.sentences]
    pieces = sorted(span for quotation in article.quotations for span in quotation.spans)
    clauses = [clause.span for clause in article.clauses]
    for spans in (article.paragraphs, sentences, pieces, clauses):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
    for clause in clauses:
        for piece in pieces:
            assert not clause.overlaps(piece) or clause.holds(piece)
    assert numbers(article.numbered) == _ids_in_order(article)


def _ids_in_order(article: Article) -> list[str]:
    """The ids as the text has them: at one place closers, the sentence, then openers."""
    events: list[tuple[int, int, int, str]] = []
    passages = [(q.id, span) for q in article.quotations for span in q.spans]
    passages += [(clause.id, clause.span) for clause in article.clauses]
    for passage, (start, end) in passages:
        events += [(start, 2, -end, passage), (end, 0, -start, f"/{passage}")]
    events += [(sentence.span.start, 1, 0, sentence.id) for sentence in article.sentences]
    return [event[3] for event in sorted(events)]

"""What follows from attributions as a tagger finds them; here they are made by hand."""

import re

import pytest

from summariser.article import Article
from summariser.offsets import Offsets
from summariser.tagged import Tagged, mention_of, quoted_by, tagged_clauses, without_slips
from tests.tagging import marked


def quotations(text: str) -> list[Offsets]:
    return [Offsets(*found.span()) for found in re.finditer("“[^”]*”", text)]


def clauses(*raw: str) -> list[tuple[str, str, str | None]]:
    """Of all attributions in paragraphs of one text: clause, cue and the subject's words."""
    text, tagged = "", []
    for paragraph in raw:
        plain, one = marked(paragraph)
        moved = [
            tuple(Offsets(a + len(text), b + len(text)) for a, b in spans)
            for spans in ((one.cue,), one.source, one.content)
        ]
        tagged.append(Tagged(moved[0][0], moved[1], moved[2]))
        text += plain + "\n"
    return [
        (
            text[slice(*clause.span)],
            text[slice(*clause.cue)],
            text[slice(*clause.subject.span)] if clause.subject else None,
        )
        for clause in tagged_clauses(text, tagged, quotations(text))
    ]


@pytest.mark.parametrize(
    ("raw", "clause"),
    [
        ("<s Ana> <q said> <c that the toll would rise>.", "the toll would rise"),
        ("<c The toll would rise,> <s Ana> <q said>.", "The toll would rise"),
        ("<c That boats pay is unfair,> <s Ana> <q said>.", "boats pay is unfair"),
        # a mixed clause holds its quotations whole, even where the tagger cut into one
        ("<s Ana> <q said> <c the toll was “a tax on fish”>.", "the toll was “a tax on fish”"),
        ("<s Ana> <q said> <c the toll was “a tax on> fish”.", "the toll was “a tax on fish”"),
        ("<s Ana> <q said> <c “boats” would leave soon>.", "“boats” would leave soon"),
        # another's quotation, of which it touches a little, is not part of it
        (
            "<s Ana> <q said> <c the toll would rise, “no>body will ever pay it here”.",
            "the toll would rise",
        ),
    ],
)
def test_content_becomes_a_clause(raw: str, clause: str) -> None:
    assert [found[0] for found in clauses(raw)] == [clause]


@pytest.mark.parametrize(
    "raw",
    [
        "<c “The toll will rise,”> <s Ana> <q said>.",
        "<s Ana> <q said> <c “The toll will rise.”>",
        "<s Ana> <q said> <c that “the toll will rise”>.",
        "<s Ana> <q said> <c so>.",
    ],
)
def test_what_is_all_quoted_or_one_word_is_no_clause(raw: str) -> None:
    assert clauses(raw) == []


@pytest.mark.parametrize("cue", ["believes", "hopes", "fears", "wants"])
def test_belief_and_intent_are_no_speech(cue: str) -> None:
    assert clauses(f"<s Ana> <q {cue}> <c that the toll would rise>.") == []


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("<q According to> <s Ana>, <c the toll is high>.", ("the toll is high", "Ana")),
        ("<c The toll is high,> <q wrote> <s the mayor>.", ("The toll is high", "the mayor")),
        ("It was <q said> <c that the toll is high>.", ("the toll is high", None)),
    ],
)
def test_a_clause_has_the_subject_of_its_cue(raw: str, found: tuple[str, str | None]) -> None:
    ((clause, _, subject),) = clauses(raw)
    assert (clause, subject) == found


def test_of_nested_contents_the_outer_one_counts() -> None:
    text = "Ana said Bo denied that boats pay."
    outer = Tagged(Offsets(4, 8), (Offsets(0, 3),), (Offsets(9, 33),))
    inner = Tagged(Offsets(12, 18), (Offsets(9, 11),), (Offsets(19, 33),))
    (clause,) = tagged_clauses(text, [inner, outer], [])
    assert clause.span == Offsets(9, 33)
    assert clause.cue == Offsets(4, 8)


def test_clauses_stand_in_reading_order() -> None:
    found = clauses("<s Ana> <q said> <c that boats paid>.", "<s Bo> <q said> <c nobody has>.")
    assert found == [("boats paid", "said", "Ana"), ("nobody has", "said", "Bo")]


@pytest.mark.parametrize(
    "raw", ["<s Ana> <q told> <c her critic>.", "<s Ana> <q praised> <c the plan>."]
)
def test_whom_or_what_somebody_speaks_of_is_no_clause(raw: str) -> None:
    assert clauses(raw) == []


@pytest.mark.parametrize(
    "cue", ["declined to say", "did not say", "wouldn’t say", "has never said"]
)
def test_silence_is_no_speech(cue: str) -> None:
    assert clauses(f"<s Ana> <q {cue}> <c whether the toll would rise>.") == []


@pytest.mark.parametrize(
    ("raw", "mention", "name"),
    [
        ("<s Ana Ruiz> <q said> <c so>.", "Ana Ruiz", "Ana Ruiz"),
        ("<s Ana Ruiz, the mayor,> <q said> <c so>.", "Ana Ruiz", "Ana Ruiz"),
        ("<s Ana Ruiz (Left)> <q said> <c so>.", "Ana Ruiz", "Ana Ruiz"),
        ("<s Ana Ruiz, who runs the port,> <q said> <c so>.", "Ana Ruiz", "Ana Ruiz"),
        ("<s the mayor who runs the port> <q said> <c so>.", "the mayor", None),
        ("<s the mayor, Ana Ruiz,> <q said> <c so>.", "the mayor", "Ana Ruiz"),
        ("<s two of the fishermen> <q said> <c so>.", "two of the fishermen", None),
    ],
)
def test_a_source_is_named_without_what_explains_it(
    raw: str, mention: str, name: str | None
) -> None:
    text, tagged = marked(raw)
    found = mention_of(text, tagged)
    assert found is not None
    assert text[slice(*found.span)] == mention
    assert (text[slice(*found.name)] if found.name else None) == name


@pytest.mark.parametrize("source", ["she", "who"])
def test_a_pronoun_is_a_mention_that_says_so(source: str) -> None:
    text, tagged = marked(f"<s {source}> <q said> <c so>.")
    found = mention_of(text, tagged)
    assert found is not None
    assert found.pronoun
    assert found.name is None


def test_without_a_source_there_is_no_mention() -> None:
    assert mention_of(*marked("It was <q said> <c so>.")) is None


# “Boats pay,” Ana said. “Nobody likes it.” “Yes.”
@pytest.mark.parametrize(
    ("spans", "cue"),
    [
        ([(0, 12)], (17, 21)),  # the first attribution holds it
        ([(0, 12), (23, 41)], (17, 21)),  # both of its pieces
        ([(42, 48)], None),  # nobody's
    ],
)
def test_a_quotation_belongs_to_whose_content_holds_it(
    spans: list[tuple[int, int]], cue: tuple[int, int] | None
) -> None:
    said = Tagged(Offsets(17, 21), (Offsets(13, 16),), (Offsets(0, 12), Offsets(23, 41)))
    found = quoted_by([said], [Offsets(*span) for span in spans])
    assert (found.cue if found else None) == cue


def test_half_of_a_quotation_is_enough_and_less_is_not() -> None:
    quotation = [Offsets(23, 41)]  # 18 letters
    half = Tagged(Offsets(17, 21), (), (Offsets(23, 32),))
    less = Tagged(Offsets(17, 21), (), (Offsets(23, 31),))
    assert quoted_by([half], quotation) == half
    assert quoted_by([less], quotation) is None
    assert quoted_by([less, half], quotation) == half
    assert quoted_by([], quotation) is None


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        ("<c Fares stay. >“<c Nobody pays more>,” <q said> <s Ana>.", ["Nobody pays more"]),
        ("<c Fares stay.> <s Ana> <q told> the press.", None),  # the article says so
        ("<s Ana> <q said> <c fares stay>. <c “For now,”>", ["fares stay", "“For now,”"]),
        ("<s Ana> <q said> <c “fares stay.” The> boat left.", ["“fares stay.”"]),
    ],
)
def test_content_outside_marks_stands_in_the_sentence_of_its_cue(
    raw: str, content: list[str] | None
) -> None:
    text, tagged = marked(raw)
    kept = [
        [text[slice(*piece)] for piece in one.content]
        for one in without_slips([tagged], Article.from_text(text, language="en").statements)
    ]
    assert kept == ([content] if content else [])


@pytest.mark.parametrize(
    ("raw", "source"),
    [
        ("Unison, which speaks for 90 nurses, <q called> <c it a pay cut>.", ["Unison"]),
        ("<s The nurses> of Unison <q said> <c it was a pay cut>.", ["The nurses"]),
        ("<c It> was <q called> <c a pay cut>.", []),
    ],
)
def test_the_subject_of_a_cue_is_the_source_where_none_is_given(
    raw: str, source: list[str]
) -> None:
    text, tagged = marked(raw)
    [kept] = without_slips([tagged], Article.from_text(text, language="en").statements)
    assert [text[slice(*piece)] for piece in kept.source] == source

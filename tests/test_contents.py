"""What a sentence shows of a report beside what a tagger found of it."""

import pytest

from tests.tagging import read, read_as, told


@pytest.mark.parametrize(
    ("raw", "clauses"),
    [
        # the beginning, where only the end was found
        ("The boats, <s Ana> <q said>, <c would sail>.", ["The boats", "would sail"]),
        ("From May, <s Ana> <q said>, <c boats pay more>.", ["From May", "boats pay more"]),
        (
            "The toll had hurt the port, <s Ana> <q said>, <c “more than the flood did”>.",
            ["The toll had hurt the port"],
        ),
        (
            "One thing is clear: the toll, <s she> <q said on> Monday, <c will go>.",
            ["the toll", "will go"],
        ),
        ("Boats left; the toll, <s Ana> <q said>, <c will go>.", ["the toll", "will go"]),
        # the end, where only the beginning was found
        ("<c The toll would fall>, <s Ana> <q said>, for boats and ships.", None),
        ("<c The toll would fall>, <s Ana> <q said>, although not much.", None),
        ("<c There will be a toll>, <s Ana> <q said>, and a new quay.", None),
        ("<c The toll would fall>, <s Ana> <q said>, and the quay would close.", None),
        ("<c The toll would fall>, <s Ana> <q said>, as long as boats paid.", None),
        (
            "<c The toll would fall>, <s Ana> <q said>; a quay would close.",
            ["The toll would fall", "a quay would close"],
        ),
        # both
        ("<c The boats>, <s Ana> <q said>, <c have left>.", ["The boats", "have left"]),
        ("<c Boats>, <s Ana> <q said>, <c “will sail soon”>.", ["Boats"]),
    ],
)
def test_what_commas_part_is_one_report(raw: str, clauses: list[str] | None) -> None:
    found = told(read(raw))
    if clauses is None:  # all but the cue clause
        plain = read(raw).text
        before, behind = plain.rstrip(".").split(", Ana said, ")
        clauses = [before, behind]
    assert found == clauses


@pytest.mark.parametrize(
    ("raw", "clauses"),
    [
        # where or how it is said, or what happened then
        ("<c The toll would fall>, <s Ana> <q said>, in a letter to the port.", 1),
        ("<c The toll would fall>, <s Ana> <q said>, after the vote.", 1),
        ("<c The toll would fall>, <s Ana> <q said>, and she left the hall.", 1),
        ("<c The toll would fall>, <s Ana> <q said>, holding a fish.", 1),
        ("<c The toll would fall>, <q said> <s Ana>, of the old port.", 1),
        ("<c “It will fall,”> <s Ana> <q said>; the crowd left the hall.", 0),
        # too much beside the cue, or too little before it
        (
            "Boats, <s Ana> <q said> in a note to the crews of the port on Monday, <c would go>.",
            1,
        ),
        ("<c Closing>, <s Ana> <q said>, although not before the vote.", 0),
        # what introduces a quotation
        ("In a letter to the port, <s Ana> <q said>, <c “The toll will fall.”>", 0),
        ("She named a few, including, <s Ana> <q said>, <c “boats that never paid”>.", 0),
        # a relative clause
        ("Bo met Ana, <s who> <q said>, with a sigh, <c that boats had paid>.", 1),
        # the subject of the verb, and words between
        ("<c Ana, once a nurse>, <q says> <c that the toll will fall>.", 1),
        ("<c She hates the old toll>, and <s she> <q told> Bo <c that it would fall>.", 1),
    ],
)
def test_what_belongs_to_the_article_is_not_added(raw: str, clauses: int) -> None:
    assert len(told(read(raw))) == clauses


@pytest.mark.parametrize(
    ("raw", "clause"),
    [
        (
            "Boats left, and <c the toll fell by half>, <s Ana> <q said>.",
            "Boats left, and the toll",
        ),
        (
            "Boats left, <c and the toll fell by half>, <s Ana> <q said>.",
            "Boats left, and the toll",
        ),
        ("<c Boats left at dawn; the toll fell by half>, <s Ana> <q said>.", "the toll"),
    ],
)
def test_all_that_and_joins_before_a_cue_is_reported(raw: str, clause: str) -> None:
    assert told(read(raw)) == [f"{clause} fell by half"]


def test_another_report_is_never_added() -> None:
    raw = "Bo denied that boats must pay, and the toll fell by half, Ana said."
    inner = raw.replace(
        "Bo denied that boats must pay", "<s Bo> <q denied> <c that boats must pay>"
    )
    outer = raw.replace(
        "the toll fell by half, Ana said", "<c the toll fell by half>, <s Ana> <q said>"
    )
    assert told(read(inner, outer)) == ["boats must pay", "the toll fell by half"]


@pytest.mark.parametrize(
    ("verb", "clauses"),
    [
        ("urged", ["the toll was unfair", "to end it"]),
        ("urge", ["the toll was unfair and urge Bo to end it"]),  # they would say and urge
    ],
)
def test_a_second_verb_of_the_subject_opens_a_report(verb: str, clauses: list[str]) -> None:
    said = f"<s Ana> <q said> <c the toll was unfair and {verb} Bo to end it>."
    urged = f"<s Ana> said the toll was unfair and <q {verb}> <c Bo to end it>."
    assert told(read(said, urged)) == clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("The toll will fall in May, Ana Ruiz said.", ["The toll will fall in May"]),
        (
            "The toll will fall in May, said two people involved in the talks.",
            ["The toll will fall in May"],
        ),
        ("Until then, Ana Ruiz said, boats may pay.", ["Until then", "boats may pay"]),
        ("Ana Ruiz told the port, in a letter, that the toll would go.", ["the toll would go"]),
        ("Ana Ruiz urged the port of Sele to end it.", ["to end it"]),
        ("Ana Ruiz urged the port to end the toll.", ["to end the toll"]),
        ("Ana Ruiz called on the port to end it.", ["to end it"]),
        ("Ana Ruiz called the port to end it.", []),
        # nothing is said, or the commas show nothing
        ("Ana told us that", []),
        ("The toll will fall in May, Ana Ruiz never said.", []),
        ("Ana Ruiz said the toll would fall in May.", []),
        ("Ana Ruiz told the story of a toll that nobody had paid.", []),
        ("The port altered its toll, adding a fee for boats.", []),
    ],
)
def test_a_verb_of_saying_that_was_passed_over_reports_what_marks_show(
    text: str, clauses: list[str]
) -> None:
    assert told(read_as(text, [])) == clauses


def test_what_was_found_is_not_found_again() -> None:
    assert told(read("The toll fell, <s Ana Ruiz> <q said>, <c by half a cent>.")) == [
        "The toll fell",
        "by half a cent",
    ]


def test_expressed_concern_begins_with_the_concern() -> None:
    article = read("<s Ana Ruiz> <q has expressed concern about> <c the toll for boats>.")
    (clause,) = article.clauses
    assert article.slice(clause.span) == "concern about the toll for boats"
    assert article.slice(clause.cue) == "has expressed"


def test_half_of_a_report_is_of_the_cue_that_parts_it() -> None:
    put = "<s Bo> <q put it so>: <c to wait long>, he said, would be wrong."
    said = "Bo put it so: to wait long, <s he> <q said>, <c would be wrong>."
    article = read(put, said)
    assert told(article) == ["to wait long", "would be wrong"]
    assert [article.slice(clause.cue) for clause in article.clauses] == ["said", "said"]


@pytest.mark.parametrize(("times", "pieces"), [(20, 2), (200, 1)])
def test_a_sentence_of_hundreds_of_words_is_left_as_it_was_found(times: int, pieces: int) -> None:
    raw = f"The boats, <s Ana> <q said>, <c would sail {'on and ' * times}on>."
    assert len(told(read(raw))) == pieces

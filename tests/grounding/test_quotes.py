import pytest

from summariser.grounding import ground
from tests.grounding.drafts import actor, codes, draft, grounded, only, spoken, texts
from tests.tagging import read

RUIZ, HADDAD = "Ana Ruiz", "Omar Haddad"

# s1 {q1}, said Ana Ruiz. s2 Omar Haddad said that {r1 … {q2} …}. s3, s4 without numbers.
TOLL = (
    "“We will end it,” said Ana Ruiz. Omar Haddad said that the toll was “a tax on fish” and"
    " should go. For Ana Ruiz the old toll was a mistake, and the new one is a mistake too."
    " Boats left the quay.\n"
)


def test_the_numbers_of_the_article_are_those_that_the_tests_rely_on() -> None:
    report = grounded(TOLL, actor(RUIZ, "q1"), actor(HADDAD, "r1"))
    assert spoken(report) == [
        (RUIZ, "direct", ["“We will end it,”"]),
        (HADDAD, "mixed", ["the toll was “a tax on fish” and should go"]),
    ]
    assert report.findings == ()


@pytest.mark.parametrize(
    "pointer",
    [
        *("q3", "q0", "r2", "s5", "s0", "s5: Boats left", "x1", "", "q", "1", "q1 q2", "Q1x"),
        *("s3-s4: the old toll … the quay", "s4-s3", "s1-s40", "s3: the old toll + s4: the quay"),
    ],
)
def test_a_pointer_that_does_not_exist_is_left_out_with_its_claim(pointer: str) -> None:
    report = grounded(TOLL, actor(RUIZ, "q1", pointer), actor(HADDAD, "r1"))
    assert len(report.quotes) == 2
    finding = only(report, "unknown-pointer")
    assert (finding.severity, finding.where) == ("error", None)
    assert finding.claim is not None
    assert pointer in finding.claim
    assert RUIZ in finding.claim + finding.message


@pytest.mark.parametrize("pointer", ["{q1}", "[q1]", " q1 ", "q01", "Q1"])
def test_brackets_and_space_around_a_number_do_no_harm(pointer: str) -> None:
    report = grounded(TOLL, actor(RUIZ, pointer), actor(HADDAD, "r1"))
    assert spoken(report)[0] == (RUIZ, "direct", ["“We will end it,”"])
    assert report.findings == ()


@pytest.mark.parametrize(
    ("anchors", "passage"),
    [
        ("the old toll … a mistake", "the old toll was a mistake"),
        ("the old toll ... mistake", "the old toll was a mistake"),
        ("the old toll…was a mistake", "the old toll was a mistake"),
        ("the new one … mistake too", "the new one is a mistake too"),
        ("The Old Toll … a mistake,", "the old toll was a mistake"),
        ("“the old toll … a mistake”", "the old toll was a mistake"),
        ("the old toll was a mistake", "the old toll was a mistake"),
        ("the old toll was … toll was a mistake", "the old toll was a mistake"),
        ("the old … the old toll", "the old toll"),
        ("the\nold … a\tmistake", "the old toll was a mistake"),
    ],
)
def test_anchors_cut_a_passage_out_of_their_sentence(anchors: str, passage: str) -> None:
    report = grounded(TOLL, actor(RUIZ, "q1", f"s3: {anchors}"), actor(HADDAD, "r1"))
    assert spoken(report)[2:] == [(RUIZ, "indirect", [passage])]
    assert report.findings == ()


@pytest.mark.parametrize(
    "anchors",
    [
        "Boats left … the quay",  # stands in the next sentence
        "the old toll … the quay",  # ends there
        "We will … end it",  # stands in the first
        "mistake too … the old toll",  # in this order nowhere
        "the old taxes … a mistake",
        "he old toll … a mistake",  # no whole word
        "the old toll … a mist",
    ],
)
def test_anchors_that_are_not_in_their_sentence_are_left_out(anchors: str) -> None:
    report = grounded(TOLL, actor(RUIZ, "q1", f"s3: {anchors}"), actor(HADDAD, "r1"))
    assert len(report.quotes) == 2
    assert only(report, "unknown-pointer").claim == f"{RUIZ}: s3: {anchors}"


def test_words_that_stand_twice_are_cut_from_the_first_place() -> None:
    text = "To her the toll is fair, he fears the toll is fair.\n"
    report = grounded(text, actor("Ana Ruiz", "s1: the toll … is fair"))
    assert [span.start for span in report.quotes[0].spans] == [7]


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Boats would pay less, Haddad said.", "Boats would pay less"),
        ("Omar Haddad told Ana Ruiz that boats would leave.", "boats would leave"),
        ("According to Omar Haddad, boats would leave.", "boats would leave"),
        ("In the eyes of the union, the toll is theft.", None),  # no clause seen: all of it
    ],
)
def test_a_sentence_alone_is_cut_to_its_reported_clause(sentence: str, passage: str | None) -> None:
    report = grounded(f"{sentence}\n", actor(HADDAD, "s1"))
    assert spoken(report) == [(report.actors[0].name, "indirect", [passage or sentence])]


def test_a_clause_named_by_number_and_by_sentence_is_one_quote() -> None:
    text = "Boats would pay less, Omar Haddad said.\n"
    report = grounded(text, actor(HADDAD, "r1", "s1", "s1: Boats would … pay less"))
    assert spoken(report) == [(HADDAD, "indirect", ["Boats would pay less"])]
    assert report.findings == ()


@pytest.mark.parametrize(
    "anchors", ["We will … end it", "“We will … end it,”", "will end", "We will end it"]
)
def test_anchors_inside_a_quotation_point_at_the_quotation(anchors: str) -> None:
    report = grounded(TOLL, actor(RUIZ, f"s1: {anchors}"), actor(HADDAD, "r1"))
    assert spoken(report)[0] == (RUIZ, "direct", ["“We will end it,”"])
    assert report.findings == ()


def test_a_sentence_that_is_a_quotation_points_at_it() -> None:
    report = grounded(TOLL, actor(RUIZ, "s1"), actor(HADDAD, "r1"))
    assert spoken(report)[0] == (RUIZ, "direct", ["“We will end it,”"])
    assert report.findings == ()


def test_a_cut_does_not_cross_the_border_of_a_quotation() -> None:
    text = "To Ana Ruiz the quay is “a great place” for boats.\n"
    report = grounded(text, actor(RUIZ, "s1: the quay … great place", "q1"))
    assert spoken(report) == [(RUIZ, "mixed", ["the quay is “a great place”"])]
    assert [span.text for span in report.quotes[0].verbatim] == ["a great place"]


@pytest.mark.parametrize("said", [("r1",), ("r1", "q2"), ("q2", "r1"), ("r1", "r1", "q2", "q2")])
def test_a_clause_with_a_quotation_of_the_same_speaker_is_one_mixed_quote(
    said: tuple[str, ...],
) -> None:
    report = grounded(TOLL, actor(RUIZ, "q1"), actor(HADDAD, *said))
    assert spoken(report)[1:] == [(HADDAD, "mixed", ["the toll was “a tax on fish” and should go"])]
    assert [span.text for span in report.quotes[1].verbatim] == ["a tax on fish"]
    assert report.findings == ()


def test_without_its_clause_the_quotation_is_direct() -> None:
    report = grounded(TOLL, actor(RUIZ, "q1"), actor(HADDAD, "q2"))
    assert spoken(report)[1:] == [(HADDAD, "direct", ["“a tax on fish”"])]


def test_a_quotation_inside_the_clause_of_another_stands_by_itself() -> None:
    report = grounded(TOLL, actor(RUIZ, "q1", "q2"), actor(HADDAD, "r1"))
    assert spoken(report)[1:] == [
        (HADDAD, "indirect", ["the toll was “a tax on fish” and should go"]),
        (RUIZ, "direct", ["“a tax on fish”"]),
    ]
    assert report.findings == ()


def test_a_term_inside_a_clause_that_is_no_speech_does_not_make_it_mixed() -> None:
    report = grounded(TOLL, actor(RUIZ, "q1"), actor(HADDAD, "r1"), not_speech=["q2"])
    assert spoken(report)[1:] == [
        (HADDAD, "indirect", ["the toll was “a tax on fish” and should go"])
    ]
    assert report.findings == ()


def test_the_first_to_claim_a_quotation_keeps_it() -> None:
    report = grounded(TOLL, actor(RUIZ, "q1"), actor(HADDAD, "q1", "r1"))
    assert spoken(report)[0] == (RUIZ, "direct", ["“We will end it,”"])
    finding = only(report, "claimed-twice")
    assert (finding.severity, finding.claim) == ("error", f"{HADDAD}: q1")
    assert RUIZ in finding.message


@pytest.mark.parametrize("rest", ["unattributed", "not_speech"])
def test_who_is_said_to_speak_goes_before_nobody_and_no_speech(rest: str) -> None:
    report = grounded(TOLL, actor(RUIZ, "q1"), actor(HADDAD, "r1"), **{rest: ["q1"]})
    assert spoken(report)[0] == (RUIZ, "direct", ["“We will end it,”"])
    finding = only(report, "claimed-twice")
    assert finding.claim is not None
    assert "q1" in finding.claim


def test_what_nobody_named_says_has_no_speaker() -> None:
    report = grounded(TOLL, actor(HADDAD, "r1"), unattributed=["q1"])
    assert spoken(report)[0] == (None, "direct", ["“We will end it,”"])
    assert report.findings == ()


@pytest.mark.parametrize("pointer", ["q9", "s1", "r1", "banana"])
def test_only_quotations_can_be_no_speech(pointer: str) -> None:
    report = grounded(TOLL, actor(RUIZ, "q1"), actor(HADDAD, "r1"), not_speech=[pointer])
    finding = only(report, "unknown-pointer")
    assert finding.claim is not None
    assert pointer in finding.claim


def test_a_forgotten_quotation_is_a_finding_with_its_words() -> None:
    report = grounded(TOLL, actor(HADDAD, "r1"))
    finding = only(report, "forgotten-quotation")
    assert (finding.severity, finding.where) == ("warning", None)
    assert finding.claim == "“We will end it,”"


def test_a_quotation_in_a_clause_that_is_left_out_is_not_lost() -> None:
    text = "To Ana Ruiz, Omar Haddad said that the toll hurts “the fleet” and the quay.\n"
    report = grounded(
        text, actor(HADDAD, "s1: the toll … hurts"), actor(RUIZ, "s1: toll hurts … the quay")
    )
    assert "overlapping-quote" in codes(report)
    assert only(report, "forgotten-quotation").claim == "“the fleet”"


ONE = [["“We will not raise it,”", "“Not this year.”"]]
TWO = [["“We will not raise it,”"], ["“Not this year.”"]]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“We will not raise it,” Ana Ruiz said. “Not this year.”", ONE),
        ("“We will not raise it,” said Ana Ruiz. “Not this year.”", ONE),
        ("“We will not raise it,” Ana Ruiz said, “Not this year.”", ONE),
        ("“We will not raise it,” said Dr. Ana Ruiz of St. Sele. “Not this year.”", ONE),
        ("“We will not raise it,” Ana Ruiz said on Monday, at 5 p.m. “Not this year.”", ONE),
        ("“We will not raise it,” Ana Ruiz said. Boats filled the quay. “Not this year.”", TWO),
        ("“We will not raise it,” Ana Ruiz said.\n\n“Not this year.”", TWO),
        ("“We will not raise it,”\n\nAna Ruiz said. “Not this year.”", TWO),
        ("Ana Ruiz said: “We will not raise it,” and left the hall. “Not this year.”", TWO),
    ],
)
def test_what_its_cue_alone_interrupts_is_one_quote(text: str, pieces: list[list[str]]) -> None:
    report = grounded(f"{text}\n", actor(RUIZ, "q1", "q2"))
    assert [texts(quote) for quote in report.quotes] == pieces


def test_a_question_before_its_cue_is_joined_too() -> None:
    report = grounded("“Will it rise?” Ana Ruiz asked. “No.”\n", actor(RUIZ, "q1", "q2"))
    assert spoken(report) == [(RUIZ, "direct", ["“Will it rise?”", "“No.”"])]


def test_a_joined_quote_has_the_cue_and_mention_between_its_pieces() -> None:
    report = grounded("“No,” Ana Ruiz said. “Not this year.”\n", actor(RUIZ, "q1", "q2"))
    (quote,) = report.quotes
    assert quote.cue is not None
    assert quote.mention is not None
    assert (quote.cue.text, quote.mention.text) == ("said", "Ana Ruiz")
    assert [span.text for span in quote.verbatim] == ["No,", "Not this year."]


def test_two_speakers_in_one_paragraph_are_not_joined() -> None:
    text = "“We will not raise it,” Ana Ruiz said. “We will see,” said Omar Haddad.\n"
    report = grounded(text, actor(RUIZ, "q1"), actor(HADDAD, "q2"))
    assert spoken(report) == [
        (RUIZ, "direct", ["“We will not raise it,”"]),
        (HADDAD, "direct", ["“We will see,”"]),
    ]


def test_what_is_carried_on_for_another_is_not_joined() -> None:
    text = "“We will not raise it,” Ana Ruiz said. “Not this year.” Omar Haddad left.\n"
    report = grounded(text, actor(RUIZ, "q1"), actor(HADDAD, "q2"))
    assert [texts(quote) for quote in report.quotes] == TWO


def test_a_quotation_over_two_paragraphs_is_one_quote_of_two_pieces() -> None:
    text = "Ana Ruiz said: “We will end it.\n\n“And soon.”\n"
    report = grounded(text, actor(RUIZ, "q1"))
    assert spoken(report) == [(RUIZ, "direct", ["“We will end it.", "“And soon.”"])]


def test_carried_speech_has_neither_mention_nor_cue() -> None:
    text = "“We will end it,” Ana Ruiz said.\n\n“And we will do it soon.”\n"
    first, second = grounded(text, actor(RUIZ, "q1", "q2")).quotes
    assert first.mention is not None
    assert (second.speaker, second.mention, second.cue) == (first.speaker, None, None)


@pytest.mark.parametrize(
    ("text", "pointer", "mention", "cue"),
    [
        ("“We will end it,” said Ana Ruiz.", "q1", "Ana Ruiz", "said"),
        ("Ana Ruiz rose. “We will end it,” she said.", "q1", "she", "said"),
        ("Ana Ruiz told reporters: “We will end it.”", "q1", "Ana Ruiz", "told"),
        ("Ana Ruiz warned that boats would leave.", "r1", "Ana Ruiz", "warned"),
        ("According to Ana Ruiz, boats would leave.", "r1", "Ana Ruiz", "According to"),
        ("Boats would leave, Ana Ruiz warned.", "s1: Boats … leave", "Ana Ruiz", "warned"),
    ],
)
def test_mention_and_cue_are_found_around_the_passage(
    text: str, pointer: str, mention: str, cue: str
) -> None:
    (quote,) = grounded(f"{text}\n", actor(RUIZ, pointer)).quotes
    assert quote.mention is not None
    assert quote.cue is not None
    assert (quote.mention.text, quote.cue.text) == (mention, cue)


def test_a_mention_of_somebody_else_is_not_taken_for_the_speaker() -> None:
    text = "“We will end it,” said Omar Haddad. Ana Ruiz smiled.\n"
    report = grounded(text, actor(RUIZ, "q1"), actor(HADDAD))
    assert (report.quotes[0].mention, report.quotes[0].cue) == (None, None)


def test_an_embedded_post_is_direct_and_verbatim_as_a_whole() -> None:
    text = (
        "The mayor wrote at night.\n\nBoats pay less. https://t.co/x1\n"
        "— Ana Ruiz (@AnaRuiz) March 3, 2024\n\nNobody answered.\n"
    )
    (quote,) = grounded(text, actor(RUIZ, "q1")).quotes
    assert (quote.kind, texts(quote)) == ("direct", ["Boats pay less."])
    assert [span.text for span in quote.verbatim] == ["Boats pay less."]
    assert quote.mention is not None
    assert (quote.mention.text, quote.cue) == ("Ana Ruiz", None)


def test_quotes_come_in_reading_order_whoever_said_them() -> None:
    report = grounded(TOLL, actor(HADDAD, "r1"), actor(RUIZ, "s3: the old toll … mistake", "q1"))
    assert [quote.spans[0].start for quote in report.quotes] == sorted(
        quote.spans[0].start for quote in report.quotes
    )
    assert len(report.quotes) == 3


@pytest.mark.parametrize(
    ("article", "said", "pieces"),
    [
        (
            "All sales, Ana Ruiz said, were final.",
            ["s1: All sales", "s1: were final"],
            [["All sales", "were final"]],
        ),
        (
            "„Wir warten“, meinte Ana Ruiz am Montag. „Wir haben Zeit.“",
            ["q1", "q2"],
            [["„Wir warten“", "„Wir haben Zeit.“"]],
        ),
        (
            "Pipes can leak, Ana Ruiz noted: Rain runs down the casing.",
            ["s1: Pipes can leak", "s1: Rain runs … the casing"],
            [["Pipes can leak", "Rain runs down the casing"]],
        ),
        (
            "Pipes leak, Ana Ruiz noted, and she added: Rain runs down the casing.",
            ["s1: Pipes leak", "s1: Rain runs … the casing"],
            [["Pipes leak"], ["Rain runs down the casing"]],
        ),
        (
            "Die Rohre lecken, sagte Ana Ruiz und fügte hinzu: Regen laufe hinein.",
            ["s1: Die Rohre lecken", "s1: Regen laufe hinein"],
            [["Die Rohre lecken"], ["Regen laufe hinein"]],
        ),
        (  # what follows the verb's sentence in the same voice
            "Die Rohre seien dicht, sagte Ana Ruiz. Kein Baum müsse fallen. Alle lachten.",
            ["s1: Die Rohre … dicht", "s2: Kein Baum … müsse fallen"],
            [["Die Rohre seien dicht", "Kein Baum müsse fallen"]],
        ),
        (
            "Die Rohre seien dicht, sagte Ana Ruiz. Kein Baum müsse fallen, sagte sie.",
            ["s1: Die Rohre … dicht", "s2: Kein Baum … müsse fallen"],
            [["Die Rohre seien dicht"], ["Kein Baum müsse fallen"]],
        ),
        (
            "Die Rohre seien dicht, sagte Ana Ruiz.\n\nKein Baum müsse fallen.",
            ["s1: Die Rohre … dicht", "s2: Kein Baum … müsse fallen"],
            [["Die Rohre seien dicht"], ["Kein Baum müsse fallen"]],
        ),
        (  # reported words and those in marks are two quotes
            "The pipes are tight, Ana Ruiz said. “No tree will fall.”",
            ["r1", "q1"],
            [["The pipes are tight"], ["“No tree will fall.”"]],
        ),
        (  # each clause has a verb of its own
            "Ana Ruiz said the sales were final, and added, that they were cheap.",
            ["s1: the sales … final", "s1: they were cheap"],
            [["the sales were final"], ["they were cheap"]],
        ),
    ],
)
def test_a_clause_that_its_cue_interrupts_is_one_quote(
    article: str, said: list[str], pieces: list[list[str]]
) -> None:
    report = grounded(article, actor(RUIZ, *said))
    assert [texts(quote) for quote in report.quotes] == pieces


@pytest.mark.parametrize(
    ("raw", "said", "pieces"),
    [
        (  # a quotation that is a sentence stands by itself behind a reported clause
            "<s Ana Ruiz> <q said> <c that the toll would go>. <c “Boats may sail.”>",
            ["r1", "q1"],
            [["the toll would go"], ["“Boats may sail.”"]],
        ),
        (  # but goes on within its sentence
            "<c The boats>, <s Ana Ruiz> <q said>, <c “may sail at dawn”>.",
            ["r1", "q1"],
            [["The boats", "“may sail at dawn”"]],
        ),
        (  # of quotations alone, one that follows what the article tells is more of the same
            "<c “The toll goes,”> <s Ana Ruiz> <q said>. All left. <c “Boats may sail.”>",
            ["q1", "q2"],
            [["“The toll goes,”", "“Boats may sail.”"]],
        ),
    ],
)
def test_what_is_joined_where_a_tagger_gives_the_pieces(
    raw: str, said: list[str], pieces: list[list[str]]
) -> None:
    report = ground(read(raw), draft(actor(RUIZ, *said)))
    assert [texts(quote) for quote in report.quotes] == pieces

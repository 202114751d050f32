import pytest

from summariser.article import Article
from summariser.draft import DraftStance
from summariser.grounding import ground
from summariser.report import Report
from tests.grounding.drafts import actor, codes, draft, grounded, only, sentence, stance

# s1 the mayor, s2 {q1} and her, s3 the union, s4 {r1} Haddad, s5 nobody of them.
TOLL = (
    "Mayor Ana Ruiz voted against the toll. “It must go,” she said. The Harbour Union sued the"
    " city. Omar Haddad said that the fee was fair. Boats left the quay at noon.\n\n"
    "“And it must go now.”\n"
)


def held(report: Report) -> list[tuple[str, str, str, list[str]]]:
    names = {member.id: member.name for member in report.actors}
    return [
        (
            names[found.holder],
            found.target,
            found.position,
            [span.text for span in found.evidence],
        )
        for found in report.stances
    ]


def ruiz(*stances: DraftStance) -> Report:
    return grounded(
        TOLL, actor("Ana Ruiz", "q1", "q2", stances=stances), actor("Omar Haddad", "r1")
    )


def test_a_stance_has_verbatim_evidence() -> None:
    report = ruiz(stance("the toll", "opposes", "s1", "q1"))
    assert held(report) == [
        (
            "Ana Ruiz",
            "the toll",
            "opposes",
            ["Mayor Ana Ruiz voted against the toll.", "“It must go,”"],
        )
    ]
    assert report.findings == ()


def test_evidence_that_does_not_exist_is_left_out() -> None:
    report = ruiz(stance("the toll", "opposes", "s99", "s1", "q7", "s1"))
    assert [len(found.evidence) for found in report.stances] == [1]
    lost = [finding for finding in report.findings if finding.code == "unknown-pointer"]
    assert [finding.claim for finding in lost] == [
        "Ana Ruiz opposes the toll [s99]",
        "Ana Ruiz opposes the toll [q7]",
    ]
    assert {finding.severity for finding in lost} == {"error"}


@pytest.mark.parametrize("evidence", [(), ("s99",), ("",), ("banana", "q9")])
def test_a_stance_that_nothing_shows_is_left_out(evidence: tuple[str, ...]) -> None:
    report = ruiz(stance("the toll", "opposes", *evidence))
    assert report.stances == ()
    assert only(report, "no-evidence").claim == "Ana Ruiz opposes the toll"


def test_evidence_that_does_not_mention_the_holder_is_doubted() -> None:
    report = ruiz(stance("the toll", "opposes", "s1"), stance("boats", "supports", "s5"))
    finding = only(report, "unsupported-stance")
    assert (finding.severity, finding.where, finding.claim) == ("warning", "stances[1]", None)
    assert "Ana Ruiz" in finding.message
    assert len(report.stances) == 2


@pytest.mark.parametrize(
    "evidence",
    [
        "s1",  # names her
        "s2",  # a pronoun
        "q2",  # her own words, though nothing there names her
        "s6",  # the sentence of her words
    ],
)
def test_evidence_that_may_be_the_holders_is_not_doubted(evidence: str) -> None:
    assert codes(ruiz(stance("the toll", "opposes", evidence))) == []


def test_another_speakers_words_are_no_evidence() -> None:
    report = grounded(
        TOLL,
        actor("Ana Ruiz", "q1", "q2"),
        actor("Omar Haddad", "r1", stances=[stance("the toll", "opposes", "q2")]),
    )
    assert only(report, "unsupported-stance").where == "stances[0]"


def test_the_small_words_of_a_role_do_not_stand_for_the_holder() -> None:
    text = "Ana Ruiz is the head of the port. The boats left the quay of Sele.\n"
    role = "head of the port"
    report = grounded(
        text, actor("Ana Ruiz", role=role, stances=[stance("the toll", "opposes", "s2")])
    )
    assert codes(report) == ["unsupported-stance"]


def test_the_role_in_the_evidence_stands_for_the_holder() -> None:
    text = "Ana Ruiz is mayor. The mayor fought the toll.\n"
    report = grounded(
        text, actor("Ana Ruiz", role="mayor", stances=[stance("the toll", "opposes", "s2")])
    )
    assert codes(report) == []


def test_a_pronoun_stands_for_a_holder_whom_the_sentences_before_speak_of() -> None:
    text = "Ana Ruiz rose. The hall fell silent. She voted no.\n"
    report = grounded(text, actor("Ana Ruiz", stances=[stance("the toll", "opposes", "s3")]))
    assert codes(report) == []
    late = "Ana Ruiz rose.\n\n" + "The hall fell silent. " * 5 + "She voted no.\n"
    report = grounded(late, actor("Ana Ruiz", stances=[stance("the toll", "opposes", "s7")]))
    assert codes(report) == ["unsupported-stance"]


def test_a_pronoun_does_not_stand_for_whom_the_article_speaks_of_later() -> None:
    text = "Omar Haddad rose. He voted no. Later Pedro Kell left.\n"
    against = [stance("the toll", "opposes", "s2")]
    assert codes(grounded(text, actor("Omar Haddad", stances=against))) == []
    assert codes(grounded(text, actor("Pedro Kell", stances=against))) == ["unsupported-stance"]


@pytest.mark.parametrize(
    ("language", "found"), [("de", []), ("fr", []), ("en", ["unsupported-stance"])]
)
def test_a_language_whose_pronouns_are_not_known_may_have_one_anywhere(
    language: str, found: list[str]
) -> None:
    text = "Ana Ruiz kam. Vergeblich stimmte er mit Nein. Boote.\n"
    article = Article.from_text(text, language=language)
    answer = draft(actor("Ana Ruiz", stances=[stance("die Gebühr", "opposes", "s2")]))
    assert codes(ground(article, answer)) == found


@pytest.mark.parametrize(
    ("role", "found"), [("minister of Karsland", []), ("baker", ["unsupported-stance"])]
)
def test_whose_role_names_the_holder_speaks_for_it(role: str, found: list[str]) -> None:
    text = "Karsland has a minister and a baker, Hall. Hall said that the men must go.\n"
    against = [stance("the trial", "opposes", "s2")]
    report = grounded(
        text,
        actor("Karsland", kind="government", stances=against),
        actor("Hall", "r1", role=role),
    )
    assert codes(report) == found


def test_without_quotes_asked_for_a_quotation_is_not_doubted() -> None:
    report = ground(
        Article.from_text(TOLL, language="en"),
        draft(actor("Ana Ruiz", stances=[stance("the toll", "opposes", "q2")])),
        parts=frozenset({"stances"}),
    )
    assert codes(report) == []
    assert len(report.stances) == 1


def test_one_stance_a_holder_and_target() -> None:
    report = grounded(
        TOLL,
        actor("Ana Ruiz", "q1", stances=[stance("the toll", "opposes", "s1")]),
        actor("Ana Ruiz", "q2", stances=[stance("The toll ", "opposes", "q1", "s1")]),
        actor("Omar Haddad", "r1", stances=[stance("the toll", "supports", "r1")]),
    )
    assert [(holder, position) for holder, _, position, _ in held(report)] == [
        ("Ana Ruiz", "opposes"),
        ("Omar Haddad", "supports"),
    ]
    assert len(report.stances[0].evidence) == 2


def test_for_and_against_the_same_is_mixed() -> None:
    report = ruiz(stance("the toll", "opposes", "s1"), stance("the toll", "supports", "s2"))
    assert [position for _, _, position, _ in held(report)] == ["mixed"]
    assert len(report.stances[0].evidence) == 2


@pytest.mark.parametrize(
    "target",
    [
        "",
        "  ",
        "the toll at https://evil.example/x",
        "<script>alert(1)</script>",
        "[the toll](x)",
        "the\ntoll",
        "the \x1b[31mtoll",
        "the \ud800 toll",
        "the toll {{ 7*7 }}",
    ],
)
def test_a_target_that_must_not_stand_is_left_out_with_its_claim(target: str) -> None:
    report = ruiz(stance("the toll", "opposes", "s1"), stance(target, "opposes", "s1"))
    assert [found.target for found in report.stances] == ["the toll"]
    finding = only(report, "illegal-text")
    assert (finding.severity, finding.where) == ("error", None)
    assert finding.claim is not None
    assert finding.claim.startswith("Ana Ruiz opposes")


def test_parts_leave_empty_what_was_not_asked_for() -> None:
    article = Article.from_text(TOLL, language="en")
    answer = draft(
        actor("Ana Ruiz", "q1", "q2", "q9", stances=[stance("the toll", "opposes", "s1", "s99")]),
        headline="Toll",
        summary=[sentence("Ana Ruiz voted against the toll.", "s1", "s88")],
    )
    only_quotes = ground(article, answer, parts=frozenset({"quotes"}))
    assert (len(only_quotes.quotes), only_quotes.stances) == (2, ())
    assert only_quotes.summary.sentences == ()
    assert [finding.claim for finding in only_quotes.findings] == ["Ana Ruiz: q9"]
    only_stances = ground(article, answer, parts=frozenset({"stances"}))
    assert (only_stances.quotes, len(only_stances.stances)) == ((), 1)
    assert only_stances.summary.sentences == ()
    assert codes(only_stances) == ["unknown-pointer"]
    only_summary = ground(article, answer, parts=frozenset({"summary"}))
    assert (only_summary.quotes, only_summary.stances) == ((), ())
    assert len(only_summary.summary.sentences) == 1
    assert codes(only_summary) == ["unknown-pointer"]

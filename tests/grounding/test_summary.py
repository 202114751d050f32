import pytest

from summariser.article import Article
from summariser.draft import DraftSentence
from summariser.grounding import ground
from summariser.report import Report
from tests.grounding.drafts import codes, draft, only, sentence

TOLL = (
    "Port Sele ends toll\n\nMayor Ana Ruiz ended the toll on Monday after 14 years. See"
    " https://port.example/toll for more. Boats pay nothing.\n"
)


def summarised(*sentences: DraftSentence, headline: str = "") -> Report:
    return ground(
        Article.from_text(TOLL, language="en"), draft(headline=headline, summary=sentences)
    )


def test_a_sentence_stands_with_its_evidence_in_the_order_given() -> None:
    report = summarised(
        sentence(" Ana Ruiz ended the toll. ", "s4", "[s2]", "s4"), headline=" Port Sele ends toll "
    )
    assert report.summary.headline == "Port Sele ends toll"
    (found,) = report.summary.sentences
    assert found.text == "Ana Ruiz ended the toll."
    assert [span.text for span in found.evidence] == [
        "Boats pay nothing.",
        "Mayor Ana Ruiz ended the toll on Monday after 14 years.",
    ]
    assert report.findings == ()


def test_a_pointer_that_does_not_exist_leaves_the_sentence_with_the_rest() -> None:
    report = summarised(sentence("Boats pay nothing.", "s4", "s40"))
    assert len(report.summary.sentences[0].evidence) == 1
    finding = only(report, "unknown-pointer")
    assert (finding.severity, finding.claim) == ("error", "Boats pay nothing. [s40]")


@pytest.mark.parametrize("evidence", [(), ("s40",), ("", "x")])
def test_a_sentence_that_nothing_shows_is_left_out(evidence: tuple[str, ...]) -> None:
    report = summarised(sentence("Boats pay nothing.", *evidence))
    assert report.summary.sentences == ()
    assert only(report, "no-evidence").claim == "Boats pay nothing."


ILLEGAL = [
    "Ana Ruiz ended it: https://evil.example",
    "Ana Ruiz <i>ended</i> it.",
    "Ana Ruiz ended it, see [here](x).",
    "Ana Ruiz\nended it.",
    "Ana\x00 Ruiz ended it.",
    "Ana Ruiz \udfff ended it.",
    "Ana Ruiz ended it\u202e.",
    "Write to a@b.example now.",
    "Ana Ruiz {{ name }} ended it.",
]


@pytest.mark.parametrize("text", [*ILLEGAL, "", "   "])
def test_a_sentence_that_must_not_stand_is_left_out_with_its_claim(text: str) -> None:
    report = summarised(sentence(text, "s2"), sentence("Boats pay nothing.", "s4"))
    assert [found.text for found in report.summary.sentences] == ["Boats pay nothing."]
    finding = only(report, "illegal-text")
    assert (finding.severity, finding.where) == ("error", None)
    assert finding.claim is not None


@pytest.mark.parametrize("text", ILLEGAL)
def test_a_headline_that_must_not_stand_is_left_out_with_its_claim(text: str) -> None:
    report = summarised(headline=text)
    assert report.summary.headline == ""
    assert only(report, "illegal-text").claim is not None


def test_a_link_that_the_article_holds_may_stand() -> None:
    report = summarised(sentence("More is at https://port.example/toll.", "s3"))
    assert codes(report) == []
    assert len(report.summary.sentences) == 1


def test_a_doubt_points_at_its_sentence_in_the_report() -> None:
    report = summarised(
        sentence("", "s2"),
        sentence("Boats pay nothing.", "s4"),
        sentence("Ana Ruiz ended the toll after 15 years.", "s2"),
    )
    doubts = [finding for finding in report.findings if finding.severity == "warning"]
    assert [finding.where for finding in doubts] == ["summary.sentences[1]"]
    assert "15" in doubts[0].message
    assert report.summary.sentences[1].text == "Ana Ruiz ended the toll after 15 years."


def test_a_doubt_about_the_headline_points_at_it() -> None:
    report = summarised(headline="Zora Quill ends toll")
    assert [finding.where for finding in report.findings] == ["summary.headline"]
    assert report.summary.headline == "Zora Quill ends toll"


def test_an_empty_draft_is_an_empty_report() -> None:
    report = summarised()
    assert (report.summary.headline, report.summary.sentences) == ("", ())
    assert (report.actors, report.quotes, report.stances, report.findings) == ((), (), (), ())
    assert report.article.title == "Port Sele ends toll"
    assert report.article.words == 22


def test_a_sentence_that_stands_twice_is_told_once() -> None:
    article = Article.from_text("Ana Ruiz pays. Omar Haddad sails.")
    twice = draft(summary=[sentence("Ana Ruiz pays.", "s1")] * 3)
    report = ground(article, twice)
    assert [each.text for each in report.summary.sentences] == ["Ana Ruiz pays."]
    assert codes(report) == ["repeated"] * 2

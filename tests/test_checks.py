"""Doubts about what a summary says, and free text that has no place in a report."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from summariser import Article
from summariser.checks import doubts, illegal_text

FOLDER = Path(__file__).parent.parent / "seeds"
SEEDS = sorted(path.parent for path in FOLDER.glob("*/labels.yaml"))
# The rules are tuned on these alone; `evals.faithfulness` measures them on all.
TUNE = [seed for seed in SEEDS if "split: tune" in (seed / "labels.yaml").read_text("utf-8")]

ARTICLE = (
    "The ferry Corvina ran aground off Port Ellary on Saturday, October 7, 2023, and fourteen"
    " people were hurt.\n\n"
    "Ines Okafor of the Selvanian Maritime Union said 1,304 passengers were on board. “We will"
    " never leave a ship alone,” she said.\n\n"
    "Selvania did not close the harbour. Repairs will cost $5 million."
)


def found(claim: str, evidence: str, article: str | None = None) -> list[tuple[str, str]]:
    """Code and severity of each doubt; without an article, the evidence is all of it."""
    raised = doubts(claim, [evidence], evidence if article is None else article)
    return [(doubt.code, doubt.severity) for doubt in raised]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("14", "fourteen"),
        ("Twenty-one", "21"),
        ("21", "twenty - one"),
        ("thirteen hundred", "1,300"),
        ("1.3 thousand", "1300"),
        ("1.300", "1,300"),
        ("1,304.5", "1.304,5"),
        ("two hundred and fifty-five", "255"),
        ("$2m", "two million dollars"),
        ("€5bn", "5 billion euros"),
        ("£ 1.1 m", "£1,100,000"),
        ("2.5 million", "two and a half million"),
        ("500,000", "half a million"),
        ("6", "half a dozen"),
        ("5 million", "between 5 and 6 million"),
        ("the third", "the 3rd"),
        ("the fourth quarter", "in Q4"),
        ("12 per cent", "12 %"),
        ("50 percent", "half of them"),
        ("two-thirds", "⅔ of them"),
        ("9:45 p.m.", "at 21:45"),
        ("the 1990s", "in 1994"),
        ("the nineties", "in 1994"),
        ("5-2", "five votes to two"),
    ],
)
def test_a_number_is_its_value_however_it_is_written(claim: str, source: str) -> None:
    assert found(f"They counted {claim} of it.", f"It says {source}, more or less.") == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("15", "fourteen"),
        ("$5 billion", "$5 million"),
        ("5", "5 million"),
        ("3.5", "35"),
        ("the fifth", "the fourth"),
        ("two-thirds", "a quarter"),
        ("100 crews", "a few hundred crews"),
        ("$5m", "5 crews"),
        ("9:30", "9:45"),
        ("more than 3,000", "2,750"),
        ("nearly 3,000", "2,100"),
    ],
)
def test_a_number_of_another_value_is_doubted(claim: str, source: str) -> None:
    expected = [("unsupported-number", "warning")]
    assert found(f"They counted {claim} of it.", f"It says {source}, more or less.") == expected


@pytest.mark.parametrize(
    "claim",
    [
        "One of them left, and half of the others went first.",
        "The F-16 flew with COVID-19 aid.",
        "The two countries met.",
        "Hundreds of them came for a second.",
    ],
)
def test_what_counts_nothing_is_no_number(claim: str) -> None:
    assert not [code for code, _ in found(claim, "Nothing.") if "number" in code]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("1,300 came", "1,304 came"),
        ("About 1,400 came", "1,304 came"),
        ("Nearly 3,000 came", "2,750 came"),
        ("More than 100 came", "116 came"),
        ("Five came", "4.6 came"),
        ("90 came in all", "50 came and 40 followed"),
        ("10 more came", "50 came and 40 followed"),
        ("It took 30 days", "From October 7 to November 6"),
        ("Three senators came", "The senators Ode, Ulm and Yar came"),
    ],
)
def test_what_follows_from_numbers_of_the_evidence_is_only_noted(claim: str, source: str) -> None:
    assert found(claim, source) == [("derived-number", "info")]


def test_a_sum_is_not_sought_among_many_numbers() -> None:
    many = "1 2 4 8 16 32 64 128 256"
    assert found("It was 96.", many) == [("unsupported-number", "warning")]
    assert found("It was 96.", "32 and 64") == [("derived-number", "info")]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("on 7 Oct.", "on October 7"),
        ("on Oct 7, 2023", "on the 7th of October in 2023"),
        ("in October", "on 7 October"),
        ("on October 8", "on October 7 and 8"),
        ("on 7 October 2023", "2023-10-07"),
        ("on July 10, 2023", "on 10/7/2023"),
        ("on the Saturday", "on October 7, 2023"),
        ("on Friday", "on FRIDAY or Sat., Oct. 7"),
        ("He may march on", "He could leave"),
    ],
)
def test_a_date_is_its_day_however_it_is_written(claim: str, source: str) -> None:
    assert found(f"It was {claim}.", f"It was {source}.") == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("on October 8", "on October 7"),
        ("in November", "on October 7"),
        ("on Sunday", "on October 7, 2023"),
        ("in 1985", "in 1984"),
        ("in the 1980s", "in 1994"),
        ("since May", "He may leave"),
    ],
)
def test_another_date_is_doubted(claim: str, source: str) -> None:
    assert found(f"It was {claim}.", f"It was {source}.") == [("unsupported-date", "warning")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Monday, October 9, 2023: The vote on Sunday was close.", ("derived-date", "info")),
        ("Monday, October 9, 2023: The vote yesterday was close.", ("derived-date", "info")),
        ("Monday, October 9, 2023: The vote lately was close.", ("unsupported-date", "warning")),
    ],
)
def test_a_weekday_beside_a_whole_date_gives_another(source: str, expected: object) -> None:
    assert found("The vote was on October 8, 2023.", source) == [expected]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The Selvanian fleet left", "Selvania sent its fleet"),
        ("The fleet left France", "The French fleet left"),
        ("They left for Erdoğan’s palace", "ERDOGAN has a palace"),
        ("They left the U.N. today", "They left the United Nations today"),
        ("They left the United Nations", "They left the UN"),
        ("Their GDP rose YoY", "The gross domestic product rose year over year"),
        ("They left in the Southeast", "They left in the south-east"),
        ("They met Jean O’Hara-Ode there", "Ms. O'Hara and Jean Ode met"),
        ("Britain left the U.S. alone", "The UK left America alone"),
        ("However, Officials left", "Officials left"),
        ("Mr. Ode left on Monday", "On Monday Ode left"),
        ("Ferry Runs Aground After Storm", "A boat hit the ground in bad weather"),
    ],
)
def test_names_that_the_article_has_in_some_form_are_known(claim: str, source: str) -> None:
    assert found(claim, source) == []


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        ("They met Ulla Brandt there", "Ulla Brandt"),
        ("Former captain Ines Ulm left", "Ines Ulm"),
        ("They say Xavier’s boat left", "Xavier"),
        ("They left NATO today", "NATO"),
    ],
)
def test_a_name_that_the_article_lacks_is_doubted(claim: str, name: str) -> None:
    [doubt] = doubts(claim, [ARTICLE], ARTICLE)
    assert (doubt.code, doubt.severity) == ("unsupported-name", "warning")
    assert f"“{name}”" in doubt.message


def test_a_name_with_another_letter_is_only_noted() -> None:
    assert found("They say Okaforr left", ARTICLE) == [("unsupported-name", "info")]


def test_german_nouns_are_no_names() -> None:
    article = "Die Fähre ist vor dem Hafen auf Grund gelaufen, und das Schiff wurde nicht geborgen."
    assert found("Das Boot ist auf einen Felsen gelaufen.", article) == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The council did not vote to close the bridge.", "The council voted to close the bridge."),
        ("The council voted to close the bridge.", "The council did not vote to close the bridge."),
        ("Ode never met the harbour crews.", "Ode met the harbour crews on deck."),
        ("They failed to repair the old bridge.", "They repaired the old bridge."),
    ],
)
def test_a_clause_that_turns_its_evidence_round_is_doubted(claim: str, source: str) -> None:
    assert found(claim, source) == [("negation", "warning")]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The council did not close the bridge.", "The council refused to close the bridge."),
        ("The council did not close the bridge.", "The council closed neither road nor bridge."),
        ("The council kept the bridge open.", "The council did not close the bridge."),
        ("Ode was unable to close the bridge.", "The council wanted Ode to close the harbour."),
        ("The council closed the old bridge.", "It did not say why the council closed the bridge."),
        (
            "The council did not close the bridge.",
            "It is not true that the council closed the bridge.",
        ),
        (
            "It is not true that the council closed the bridge.",
            "The council did not close the bridge.",
        ),
        (
            "Ode could not sell the old ferry back.",
            "Ode said it could not “sell the old ferry back.”",
        ),
        ("Did the council not close the bridge?", "The council closed the bridge."),
    ],
)
def test_a_clause_that_may_agree_with_its_evidence_is_not_doubted(claim: str, source: str) -> None:
    assert "negation" not in [code for code, _ in found(claim, source)]


def test_the_rest_of_the_article_may_bear_a_negation_out() -> None:
    claim, evidence = "The council did not close the bridge.", "The council closed the bridge."
    later = f"{evidence}\n\nIn fact, the council had not closed the bridge."
    assert found(claim, evidence, later) == []


@pytest.mark.parametrize(
    "quotation",
    [
        "“We will never leave a ship alone.”",
        '"we will never leave"',
        "‘never leave a ship’",
        "“We will never … alone”",
        "“[They] will never leave a ship alone”",
    ],
)
def test_a_verbatim_quotation_is_not_doubted(quotation: str) -> None:
    assert found(f"She said {quotation}", ARTICLE) == []


@pytest.mark.parametrize(
    "quotation", ["“We will leave no ship”", "“a ship … never leave”", "“eave a ship”", '"lone"']
)
def test_a_quotation_that_is_not_verbatim_is_doubted(quotation: str) -> None:
    assert found(f"She said {quotation}.", ARTICLE) == [("inexact-quotation", "warning")]


def test_what_stands_elsewhere_in_the_article_is_only_noted() -> None:
    evidence = "Selvania did not close the harbour."
    claim = "Selvania, where 14 were hurt on Saturday, did not close the harbour of Port Ellary."
    assert found(claim, evidence, ARTICLE) == [
        ("unsupported-number", "info"),
        ("unsupported-date", "info"),
    ]


def test_the_evidence_is_all_its_passages() -> None:
    assert doubts("14 hurt, 1,304 on board", ARTICLE.split("\n\n"), ARTICLE) == []


@pytest.mark.parametrize("folder", SEEDS, ids=lambda folder: folder.name)
def test_no_sentence_is_doubted_that_is_its_own_evidence(folder: Path) -> None:
    article = Article.from_file(folder / "article.txt")
    for sentence in article.sentences:
        text = article.slice(sentence.span)
        assert doubts(text, [text], article.text) == []


def test_true_sentences_are_seldom_doubted() -> None:
    """Each warning about a reference summary is false; under 2 % of their sentences have one."""
    sentences = warned = 0
    for folder in TUNE:
        text = (folder / "article.txt").read_text(encoding="utf-8")
        labels = yaml.safe_load((folder / "labels.yaml").read_text(encoding="utf-8"))
        reference = Article.from_text(labels["summary"]["reference"])
        for sentence in reference.sentences:
            raised = doubts(reference.slice(sentence.span), [text], text)
            sentences += 1
            warned += any(doubt.severity == "warning" for doubt in raised)
    assert sentences > 50
    assert warned < 0.02 * sentences


@given(st.text(), st.lists(st.text(), max_size=3), st.text())
def test_any_text_can_be_checked(claim: str, evidence: list[str], article: str) -> None:
    doubts(claim, evidence, article)
    illegal_text(claim, article)
    assert illegal_text(article, article) is None or any(c.isspace() for c in article)


@pytest.mark.parametrize(
    "text",
    [
        *("A < B", "5 > 3", "<3", "[sic]", "[Ode] (the master)", "C#", "#1 choice", "Yahoo!"),
        *("U.S.", "U.S./UK", "a.m./p.m.", "3.5", "2023/24", "and/or", "AT&T; R&D", "@ode", "a@b"),
        *("he said: no", "Amazon.com fell", "{a}", "$5", "100 %s", "naïve", "می‌خواهد", "🚢"),
    ],
)
def test_ordinary_text_is_legal(text: str) -> None:
    assert illegal_text(text, "") is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("see https://ode.example", "link"),
        ("see HTTP://ode.example/x", "link"),
        ("see www.ode.example", "link"),
        ("see ode.example/x", "link"),
        ("see 10.0.0.1:80", "link"),
        ("write to ines@ode.example", "address"),
        ("javascript:alert(1)", "link"),
        ("<b>Ode</b>", "HTML"),
        ("<img src=x onerror=y", "HTML"),
        ("<!-- x", "HTML"),
        ("&lt;b&#62;", "HTML"),
        ("[Ode](x)", "Markdown"),
        ("![Ode](x)", "Markdown"),
        ("```sh", "Markdown"),
        ("## Ode", "Markdown"),
        ("{{ 7 * 7 }}", "template"),
        ("{% if x", "template"),
        ("x #}", "template"),
        ("${HOME}", "template"),
        ("two\nlines", "line break"),
        ("a\ttab", "tab"),
        ("a\u2028b", "line break"),
        ("a\x1b[31mb", "U+001B"),
        ("a\x00b", "U+0000"),
        ("a\u202eb", "U+202E"),
        ("a\u200bb", "U+200B"),
        ("a\u200db", "U+200D"),
        ("a\u3164b", "U+3164"),
        ("a\ud800b", "U+D800"),
    ],
)
def test_illegal_text_is_named(text: str, reason: str) -> None:
    assert reason in (illegal_text(text, "Ode") or "")


def test_what_the_article_holds_is_legal() -> None:
    article = "See https://ode.example/x and <b>Ode</b> {{ x }} soft\xadly."
    assert illegal_text("at https://ode.example/x.", article) is None
    assert illegal_text("<b>Ode</b> {{ x }} soft\xadly", article) is None
    assert illegal_text("at https://ode.example", article) is not None
    assert illegal_text("at https://ode.example/xy", article) is not None
    assert illegal_text("<b>Ode</b>\nX", f"{article}\nX") == "a line break or a tab"


@pytest.mark.parametrize("text", ["a.", "a@", "{{", "${", "[x", "<a", "&a", "x-", "12.", "“"])
def test_long_hostile_text_takes_no_time(text: str) -> None:
    long = text * 100_000
    illegal_text(long, "Ode")
    illegal_text(long, long)
    doubts(long, [long], long)

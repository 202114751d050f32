"""What holds for all checks of a summary."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from summariser import Article
from summariser.checks import doubts
from tests.checks.found import ARTICLE, found

FOLDER = Path(__file__).parents[2] / "seeds"
SEEDS = sorted(path.parent for path in FOLDER.glob("*/labels.yaml"))
# The rules are tuned on these alone; `evals.faithfulness` measures them on all.
TUNE = [seed for seed in SEEDS if "split: tune" in (seed / "labels.yaml").read_text("utf-8")]
# What the checks look for, in any order.
PIECES = (
    "1 2.5 1,300 7am 6:55 about nearly over $ € % per cent million bn 24 hours months the seventh"
    " week a day one in five point twelve fifty half of doubled 2021 1999 the next year two years"
    " later October 7 May Saturday yesterday the day before Q3 fourth quarter Sen. Governor Mr Ode"
    " Ulm did not never increased fell before after council bridge toll “ ” ' ‘never’ … [x] U.N."
    " voted 5-2 to three and for a hundred a half one Pa. \n . , ? - — İ ſ ² ٣ \u0301 \ud800 é"
).split(" ")
pieces = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


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


@given(pieces, st.lists(pieces, max_size=2), pieces)
def test_whatever_the_checks_look_for_can_be_checked(
    claim: str, evidence: list[str], article: str
) -> None:
    doubts(claim, evidence, article)
    assert doubts(claim, [article], article) == doubts(claim, [article], article)


@pytest.mark.parametrize(
    "number", ["9" * 400, "0." + "0" * 400 + "1", "9" * 310 + " trillion", "-0", "0", "٣٤"]
)
def test_no_number_is_too_large_or_too_small(number: str) -> None:
    for claim in (f"About {number} came.", f"{number} months, 5 came.", "About 5 months came."):
        doubts(claim, [f"{number} years and {number} came, twice 7."], f"{number} weeks later")


@pytest.mark.parametrize(
    "text",
    (
        "a.|a@|“|1 |May 2, |Mr Ode |the next year |Q3 |5 in 6 |not fell |voted 5-2 |2 years 3 "
        "|a hundred and "
    ).split("|"),
)
def test_long_hostile_text_takes_no_time(text: str) -> None:
    long = text * 20_000
    doubts(long, [long], long)

from dataclasses import replace

import pytest

from evals.metrics import summary
from evals.values import Gold, Output
from summariser import Report
from summariser.report import Span, Summary, SummarySentence
from tests.evals.harbour import perfect_report

STUDY = "The council said that a study of the toll was under way."


def figures(gold: Gold, *sentences: str) -> dict[str, float | None]:
    """The figures of a summary whose sentences point to the whole article."""
    return of(gold, report(gold, *sentences))


def of(gold: Gold, report: Report | None) -> dict[str, float | None]:
    counts = summary.count(gold, Output(gold.slug, report, None if report else "failed", 1.0))
    return {
        figure.name.removeprefix("summary."): figure.value(counts) for figure in summary.FIGURES
    }


def report(gold: Gold, *sentences: str, evidence: Span | None = None) -> Report:
    whole = Span(start=0, end=len(gold.text), text=gold.text)
    shown = tuple(SummarySentence(text=text, evidence=(evidence or whole,)) for text in sentences)
    return perfect_report(gold).model_copy(
        update={"summary": Summary(headline="", sentences=shown)}
    )


def test_the_reference_is_the_best_summary(gold: Gold) -> None:
    found = figures(gold, *gold.reference.replace(". ", ".\n").split("\n"))
    assert found == {
        "key_facts": 1,
        "conciseness": 1,
        **{
            f"{rouge}.{side}": 1
            for rouge in ("rouge1", "rouge2", "rougeLsum")
            for side in ("precision", "recall", "f1")
        },
        "unsupported": 0,
        "unsupported.numbers": 0,
        "unsupported.names": 0,
        "compression": 67 / 99,
        "copied.words": 8,  # a study of the toll was under way
        "copied.share": 8 / 67,
    }


def test_it_does_not_matter_how_a_report_cuts_its_sentences(gold: Gold) -> None:
    whole = figures(gold, gold.reference)
    assert whole == figures(gold, *gold.reference.replace(". ", ".\n").split("\n"))


def test_one_sentence_of_the_reference(gold: Gold) -> None:
    found = figures(gold, STUDY)
    assert found["key_facts"] == 1 / 4
    assert found["conciseness"] == 1
    assert found["rouge1.precision"] == found["rouge2.precision"] == 1
    assert found["rouge1.recall"] == found["rougeLsum.recall"] == 12 / 67
    assert found["rouge2.recall"] == 11 / 66
    assert found["rouge1.f1"] == pytest.approx(24 / 79)  # 2 · 12 / (12 + 67)
    assert found["compression"] == 12 / 99
    assert found["copied.share"] == 8 / 12


def test_sentences_beside_the_point_cost_conciseness(gold: Gold) -> None:
    assert figures(gold, STUDY, "Harbours are old.", "Ships are new.")["conciseness"] == 1 / 3


def test_a_fact_in_two_neighbours_is_stated_by_both(gold: Gold) -> None:
    found = figures(gold, "The pier will be mended.", "The toll pays for that.", "Ships are new.")
    assert found["key_facts"] == 1 / 4
    assert found["conciseness"] == 2 / 3


@pytest.mark.parametrize(
    ("sentence", "moved"),
    [
        ("Tom Ruiz leads 35 shippers.", {"unsupported", "unsupported.numbers"}),
        ("Tom Blake leads the Harbour League.", {"unsupported", "unsupported.names"}),
        (
            "Tom Blake leads 35 shippers.",
            {"unsupported", "unsupported.numbers", "unsupported.names"},
        ),
        (
            "On 3 May 1998 the council said that.",
            {"unsupported", "unsupported.numbers"},
        ),
        ("Two people of the name of Ruiz spoke.", set()),  # a count is no warning
        ("The council wants a lower toll.", set()),  # wrong, but not in a number or name
    ],
)
def test_unsupported_numbers_and_names(gold: Gold, sentence: str, moved: set[str]) -> None:
    found = figures(gold, STUDY, sentence)
    kinds = ("unsupported", "unsupported.numbers", "unsupported.names")
    assert {kind: found[kind] for kind in kinds} == {kind: (kind in moved) / 2 for kind in kinds}


def test_evidence_is_read_in_the_article(gold: Gold) -> None:
    sentence = "Tom Ruiz leads 35 shippers."
    forged = Span(start=0, end=len(sentence), text=sentence)
    assert of(gold, report(gold, sentence, evidence=forged))["unsupported"] == 1


def test_what_the_article_has_is_supported_wherever_it_stands(gold: Gold) -> None:
    headline = Span(start=0, end=31, text=gold.text[:31])
    found = of(gold, report(gold, "The council met on Monday.", evidence=headline))
    assert found["unsupported"] == 0


@pytest.mark.parametrize(
    ("sentences", "words"),
    [
        (["We WILL not — raise the toll this year!"], 8),  # marks and case aside
        (["Raise the toll. This year, Mayor."], 6),  # over the end of a sentence
        (["Cities raise tolls."], 1),
        (["Tides tax."], 1),
        (["Kites fly."], 0),
    ],
)
def test_the_longest_copied_passage(gold: Gold, sentences: list[str], words: int) -> None:
    assert figures(gold, *sentences)["copied.words"] == words


def test_failed_and_empty_summaries_miss_all_and_say_nothing_else(gold: Gold) -> None:
    missed = of(gold, None)
    assert missed == figures(gold)
    assert {name for name, value in missed.items() if value is not None} == {
        "key_facts",
        "rouge1.recall",
        "rouge1.f1",
        "rouge2.recall",
        "rouge2.f1",
        "rougeLsum.recall",
        "rougeLsum.f1",
    }
    assert not any(missed.values())


def test_without_key_facts_there_is_no_cover(gold: Gold) -> None:
    found = figures(replace(gold, key_facts=()), STUDY)
    assert found["key_facts"] is None
    assert found["conciseness"] == 0

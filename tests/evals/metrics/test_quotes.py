"""Seven quotes: three direct, one mixed, three indirect; each test damages one of them."""

import pytest

from evals.metrics.quotes import count
from evals.values import Gold, Output
from summariser import Report
from summariser.report import Span
from tests.evals.harbour import perfect_report
from tests.evals.metrics.moved import each, figures, moved, replaced

GRADES = ("exact", "iou50", "overlap")


def spans(gold: Gold, *passages: str) -> tuple[Span, ...]:
    """The passages in the body of the article, each its last occurrence."""
    starts = [gold.text.rindex(passage) for passage in passages]
    return tuple(
        Span(start=start, end=start + len(passage), text=passage)
        for start, passage in zip(starts, passages, strict=True)
    )


def recut(gold: Gold, index: int, *passages: str) -> Report:
    report = perfect_report(gold)
    quotes = replaced(report.quotes, index, spans=spans(gold, *passages))
    return report.model_copy(update={"quotes": quotes})


def test_a_perfect_report_is_perfect(gold: Gold) -> None:
    found = figures((gold, perfect_report(gold)))
    expected = {
        f"quotes.{kind}{grade}.{figure}": 1.0
        for kind in ("", "direct.", "mixed.", "indirect.")
        for grade in GRADES
        for figure in ("precision", "recall", "f1")
    }
    assert {name: value for name, value in found.items() if name.startswith("quotes.")} == expected


def test_a_dropped_quote_costs_recall(gold: Gold) -> None:
    report = perfect_report(gold)
    report = report.model_copy(update={"quotes": report.quotes[:2] + report.quotes[3:]})
    expected = {"speakers.end_to_end.recall": 6 / 7, "speakers.end_to_end.f1": 12 / 13}
    for grade in GRADES:
        expected |= {f"quotes.{grade}.recall": 6 / 7, f"quotes.{grade}.f1": 12 / 13}
        expected |= {
            f"quotes.indirect.{grade}.recall": 2 / 3,
            f"quotes.indirect.{grade}.f1": 4 / 5,
        }
    assert moved(gold, report) == pytest.approx(expected)


def test_an_invented_quote_costs_precision(gold: Gold) -> None:
    report = perfect_report(gold)
    invented = report.quotes[6].model_copy(update={"spans": spans(gold, "needs repair")})
    report = report.model_copy(update={"quotes": (*report.quotes, invented)})
    expected = {"speakers.end_to_end.precision": 7 / 8, "speakers.end_to_end.f1": 14 / 15}
    for grade in GRADES:
        expected |= {f"quotes.{grade}.precision": 7 / 8, f"quotes.{grade}.f1": 14 / 15}
        expected |= {
            f"quotes.indirect.{grade}.precision": 3 / 4,
            f"quotes.indirect.{grade}.f1": 6 / 7,
        }
    assert moved(gold, report) == pytest.approx(expected)


def test_a_shift_by_one_word_costs_exactness_and_some_overlap(gold: Gold) -> None:
    # Of "a study of the toll was under way" (26 letters) 25 are kept; a full stop and "One" join.
    report = recut(gold, 4, "study of the toll was under way. One")
    expected = {
        **each("quotes.exact", 6 / 7),
        **each("quotes.indirect.exact", 2 / 3),
        **each("quotes.overlap", (6 + 25 / 30) / 7),
        **each("quotes.indirect.overlap", (2 + 25 / 30) / 3),
    }
    assert moved(gold, report) == pytest.approx(expected)


def test_half_of_the_characters_is_enough(gold: Gold) -> None:
    # Of "the toll would pay for it" (20 letters) "would pay" and "it" are 10.
    report = recut(gold, 6, "would pay", "it")
    expected = {
        **each("quotes.exact", 6 / 7),
        **each("quotes.indirect.exact", 2 / 3),
        **each("quotes.overlap", 6.5 / 7),
        **each("quotes.indirect.overlap", 2.5 / 3),
    }
    assert moved(gold, report) == pytest.approx(expected)


def test_less_than_half_is_a_miss_and_its_speaker_is_not_judged(gold: Gold) -> None:
    # "pay for it" is 8 of the 20 letters.
    report = recut(gold, 6, "pay for it")
    expected = {
        **each("quotes.exact", 6 / 7),
        **each("quotes.iou50", 6 / 7),
        **each("quotes.overlap", 6.4 / 7),
        **each("quotes.indirect.exact", 2 / 3),
        **each("quotes.indirect.iou50", 2 / 3),
        **each("quotes.indirect.overlap", 2.4 / 3),
        **each("speakers.end_to_end", 6 / 7),
    }
    assert moved(gold, report) == pytest.approx(expected)


def test_a_lost_piece_is_no_longer_exact(gold: Gold) -> None:
    # "A toll is a wall" has 12 letters, "Take it down" 10.
    report = recut(gold, 3, "A toll is a wall")
    expected = {
        **each("quotes.exact", 6 / 7),
        **each("quotes.direct.exact", 2 / 3),
        **each("quotes.overlap", (6 + 12 / 22) / 7),
        **each("quotes.direct.overlap", (2 + 12 / 22) / 3),
    }
    assert moved(gold, report) == pytest.approx(expected)


def test_one_letter_short_is_not_exact(gold: Gold) -> None:
    # "We will not raise the toll this year" has 29 letters.
    report = recut(gold, 0, "e will not raise the toll this year")
    expected = {
        **each("quotes.exact", 6 / 7),
        **each("quotes.direct.exact", 2 / 3),
        **each("quotes.overlap", (6 + 28 / 29) / 7),
        **each("quotes.direct.overlap", (2 + 28 / 29) / 3),
    }
    assert moved(gold, report) == pytest.approx(expected)


def test_marks_and_edge_punctuation_change_nothing(gold: Gold) -> None:
    assert moved(gold, recut(gold, 0, "We will not raise the toll this year")) == {}


def test_the_kind_matters_to_the_figures_by_kind_alone(gold: Gold) -> None:
    # The mixed quote is found, but called indirect: of four so called, all are quotes.
    report = perfect_report(gold)
    quotes = replaced(report.quotes, 1, kind="indirect")
    expected: dict[str, float | None] = {}
    for grade in GRADES:
        expected |= {f"quotes.mixed.{grade}.precision": None, f"quotes.mixed.{grade}.f1": 0}
    assert moved(gold, report.model_copy(update={"quotes": quotes})) == expected


def test_a_failed_article_counts_as_all_missed(gold: Gold) -> None:
    counts = count(gold, Output("harbour-toll", None, "no answer", 1.0))
    assert {key: value for key, value in counts.items() if value} == {
        "quotes.gold": 7,
        "quotes.direct.gold": 3,
        "quotes.mixed.gold": 1,
        "quotes.indirect.gold": 3,
    }
    found = figures((gold, None))
    assert found["quotes.exact.precision"] is None
    assert (found["quotes.exact.recall"], found["quotes.exact.f1"]) == (0, 0)


def test_counts_add_up_over_articles(gold: Gold) -> None:
    found = figures((gold, perfect_report(gold)), (gold, None))
    assert found["quotes.exact.precision"] == 1
    assert found["quotes.exact.recall"] == 7 / 14
    assert found["quotes.exact.f1"] == pytest.approx(14 / 21)


def test_every_article_has_the_same_keys(gold: Gold) -> None:
    failed = count(gold, Output("harbour-toll", None, "no answer", 1.0))
    assert count(gold, Output("harbour-toll", perfect_report(gold), None, 1.0)).keys() == (
        failed.keys()
    )


def test_an_article_without_quotes_and_a_report_without_any_say_nothing(gold: Gold) -> None:
    bare = Gold(**{**vars(gold), "quotes": ()})
    found = figures((bare, perfect_report(bare)))
    assert {value for name, value in found.items() if name.startswith(("quotes", "speakers"))} == {
        None
    }
    assert found["stances.strict.f1"] == 1

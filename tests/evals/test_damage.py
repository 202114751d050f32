"""The metrics see: damage to the oracle's report moves the right figures, by the right amount."""

from collections.abc import Callable

import pytest

from evals.scorer import seed_scorer
from evals.systems import oracle_system
from evals.values import Gold, Output
from summariser import Report
from summariser.report import Finding, Severity, Span
from tests.evals.answers import answer
from tests.evals.metrics.moved import replaced

Figures = dict[str, object]


def figures(gold: Gold, report: Report | None) -> Figures:
    scorer = seed_scorer()
    counts = scorer.count(gold, Output(gold.slug, report, None if report else "failed", 1.0))
    return {figure.name: figure.value(counts) for figure in scorer.figures}


def moved(gold: Gold, damage: Callable[[Report], Report]) -> Figures:
    """The figures that differ once the oracle's report is damaged, with their new values."""
    report = answer(oracle_system(), gold)
    before, after = figures(gold, report), figures(gold, damage(report))
    return {name: after[name] for name in before if after[name] != before[name]}


def with_quote(report: Report, index: int, **changes: object) -> Report:
    return report.model_copy(update={"quotes": replaced(report.quotes, index, **changes)})


def with_sentence(report: Report, index: int, old: str, new: str) -> Report:
    sentences = report.summary.sentences
    assert old in sentences[index].text
    text = sentences[index].text.replace(old, new)
    summary = report.summary.model_copy(update={"sentences": replaced(sentences, index, text=text)})
    return report.model_copy(update={"summary": summary})


def same(value: float, *names: str) -> Figures:
    return dict.fromkeys(names, pytest.approx(value))


def sides(name: str, precision: float, recall: float) -> Figures:
    """Precision, recall and F1, but for those that are still 1."""
    f1 = 2 * precision * recall / (precision + recall)
    values = {"precision": precision, "recall": recall, "f1": f1}
    return {f"{name}.{side}": pytest.approx(value) for side, value in values.items() if value != 1}


def test_the_undamaged_report_is_perfect(gold: Gold) -> None:
    found = figures(gold, answer(oracle_system(), gold))
    share = ("precision", "recall", "f1", "accuracy", "key_facts", "conciseness", "valid")
    assert {value for name, value in found.items() if name.endswith(share)} == {1}


def test_a_paraphrased_quote_is_fabricated(gold: Gold) -> None:
    """Its offsets are right, so that the quote is found all the same."""

    def damage(report: Report) -> Report:
        span = report.quotes[5].spans[0]
        said = span.model_copy(update={"text": "“No one asked us.”"})
        return with_quote(report, 5, spans=(said,))

    assert moved(gold, damage) == same(1 / 7, "trust.fabricated")


def test_an_invented_number(gold: Gold) -> None:
    """One of 67 words, in two of 66 pairs of words and in one of four sentences."""
    assert moved(gold, lambda report: with_sentence(report, 2, "leads", "owns 35 of")) == {
        **same(1 / 4, "summary.unsupported", "summary.unsupported.numbers"),
        **sides("summary.rouge1", 66 / 69, 66 / 67),
        **sides("summary.rouge2", 64 / 68, 64 / 66),
        **sides("summary.rougeLsum", 66 / 69, 66 / 67),
        **same(69 / 99, "summary.compression"),
        **same(8 / 69, "summary.copied.share"),
    }


def test_an_invented_name(gold: Gold) -> None:
    assert moved(gold, lambda report: with_sentence(report, 2, "Tom Ruiz", "Tom Blake")) == {
        **same(1 / 4, "summary.unsupported", "summary.unsupported.names"),
        **sides("summary.rouge1", 66 / 67, 66 / 67),
        **sides("summary.rouge2", 64 / 66, 64 / 66),
        **sides("summary.rougeLsum", 66 / 67, 66 / 67),
    }


def test_a_dropped_sentence(gold: Gold) -> None:
    """The last, of twelve words, which states one fact of four."""

    def damage(report: Report) -> Report:
        kept = report.summary.model_copy(update={"sentences": report.summary.sentences[:3]})
        return report.model_copy(update={"summary": kept})

    assert moved(gold, damage) == {
        **same(3 / 4, "summary.key_facts"),
        **sides("summary.rouge1", 1, 55 / 67),
        **sides("summary.rouge2", 1, 54 / 66),
        **sides("summary.rougeLsum", 1, 55 / 67),
        **same(55 / 99, "summary.compression"),
        **same(8 / 55, "summary.copied.share"),  # She called the idea a tax on tides
    }


def test_a_sentence_beside_the_point(gold: Gold) -> None:
    """Four words more, and a fifth sentence that states no key fact."""

    def damage(report: Report) -> Report:
        return with_sentence(report, 3, "under way.", "under way. Ships were never asked.")

    assert moved(gold, damage) == {
        **same(4 / 5, "summary.conciseness"),
        **sides("summary.rouge1", 67 / 71, 1),
        **sides("summary.rouge2", 66 / 70, 1),
        **sides("summary.rougeLsum", 67 / 71, 1),
        **same(71 / 99, "summary.compression"),
        **same(8 / 71, "summary.copied.share"),
    }


def test_a_wrong_speaker(gold: Gold) -> None:
    tom = answer(oracle_system(), gold).quotes[2].speaker
    assert moved(gold, lambda report: with_quote(report, 0, speaker=tom)) == {
        **same(6 / 7, "speakers.accuracy"),
        **sides("speakers.end_to_end", 6 / 7, 6 / 7),
    }


def test_a_flipped_position(gold: Gold) -> None:
    def damage(report: Report) -> Report:
        assert report.stances[0].position == "opposes"
        return report.model_copy(
            update={"stances": replaced(report.stances, 0, position="supports")}
        )

    assert moved(gold, damage) == {
        **sides("stances.strict", 3 / 4, 3 / 4),
        **sides("stances.soft", 3 / 4, 3 / 4),
        **same(3 / 4, "stances.position.accuracy"),
        **same(1 / 2, "stances.core.recall"),
    }


def test_a_dropped_quote(gold: Gold) -> None:
    """The last, one of three indirect quotes and of seven in all."""

    def damage(report: Report) -> Report:
        return report.model_copy(update={"quotes": report.quotes[:-1]})

    grades = ("exact", "iou50", "overlap")
    assert moved(gold, damage) == {
        key: value
        for grade in grades
        for key, value in {
            **sides(f"quotes.{grade}", 1, 6 / 7),
            **sides(f"quotes.indirect.{grade}", 1, 2 / 3),
        }.items()
    } | sides("speakers.end_to_end", 1, 6 / 7)


def test_a_quote_shifted_by_one_word(gold: Gold) -> None:
    """14 of its 22 characters, and 5 that are not its own: an IoU of 14/27."""

    def damage(report: Report) -> Report:
        start = gold.text.index("want a lower toll")
        span = Span(start=start, end=start + 23, text="want a lower toll, said")
        return with_quote(report, 2, spans=(span,))

    overlap, indirect = (6 + 14 / 27) / 7, (2 + 14 / 27) / 3
    assert moved(gold, damage) == {
        **sides("quotes.exact", 6 / 7, 6 / 7),
        **sides("quotes.overlap", overlap, overlap),
        **sides("quotes.indirect.exact", 2 / 3, 2 / 3),
        **sides("quotes.indirect.overlap", indirect, indirect),
    }


def test_an_invented_quote(gold: Gold) -> None:
    """A fourth indirect quote, an eighth in all, of words that nobody says."""

    def damage(report: Report) -> Report:
        start = gold.text.index("needs repair")
        span = Span(start=start, end=start + len("needs repair"), text="needs repair")
        invented = report.quotes[6].model_copy(update={"spans": (span,)})
        return report.model_copy(update={"quotes": (*report.quotes, invented)})

    assert moved(gold, damage) == {
        key: value
        for grade in ("exact", "iou50", "overlap")
        for key, value in {
            **sides(f"quotes.{grade}", 7 / 8, 1),
            **sides(f"quotes.indirect.{grade}", 3 / 4, 1),
        }.items()
    } | sides("speakers.end_to_end", 7 / 8, 1)


def test_a_quote_of_another_kind(gold: Gold) -> None:
    """The only mixed one is called indirect: of the four so called, all are quotes."""
    assert moved(gold, lambda report: with_quote(report, 1, kind="indirect")) == {
        key: value
        for grade in ("exact", "iou50", "overlap")
        for key, value in {
            f"quotes.mixed.{grade}.precision": None,
            f"quotes.mixed.{grade}.f1": 0,
        }.items()
    }


def test_a_pronoun_left_unresolved(gold: Gold) -> None:
    """“She called the idea …” is given to nobody, as is one that is nobody's indeed."""
    assert moved(gold, lambda report: with_quote(report, 1, speaker=None)) == {
        **same(6 / 7, "speakers.accuracy"),
        **sides("speakers.end_to_end", 6 / 7, 6 / 7),
        **sides("speakers.nobody", 1 / 2, 1),
        **same(1 / 7, "speakers.pronoun"),
    }


def test_a_speaker_for_what_nobody_named_says(gold: Gold) -> None:
    tom = answer(oracle_system(), gold).quotes[2].speaker
    assert moved(gold, lambda report: with_quote(report, 5, speaker=tom)) == {
        **same(6 / 7, "speakers.accuracy"),
        **sides("speakers.end_to_end", 6 / 7, 6 / 7),
        "speakers.nobody.precision": None,
        **same(0, "speakers.nobody.recall", "speakers.nobody.f1"),
    }


def test_a_dropped_stance(gold: Gold) -> None:
    """The first of four, one of two that are core."""

    def damage(report: Report) -> Report:
        return report.model_copy(update={"stances": report.stances[1:]})

    assert moved(gold, damage) == {
        **sides("stances.strict", 1, 3 / 4),
        **sides("stances.soft", 1, 3 / 4),
        **sides("stances.holder_target", 1, 3 / 4),
        **same(1 / 2, "stances.core.recall"),
    }


def test_an_invented_stance(gold: Gold) -> None:
    def damage(report: Report) -> Report:
        invented = report.stances[0].model_copy(update={"target": "the weather"})
        return report.model_copy(update={"stances": (*report.stances, invented)})

    assert moved(gold, damage) == {
        **sides("stances.strict", 4 / 5, 1),
        **sides("stances.soft", 4 / 5, 1),
        **sides("stances.holder_target", 4 / 5, 1),
    }


def test_a_target_in_other_words(gold: Gold) -> None:
    """Both words of “raising the toll”, the article aside, are among three: a token F1 of 4/5."""

    def damage(report: Report) -> Report:
        assert report.stances[0].target == "raising the toll"
        stances = replaced(report.stances, 0, target="raising any toll")
        return report.model_copy(update={"stances": stances})

    assert moved(gold, damage) == sides("stances.strict", 3 / 4, 3 / 4)


def test_a_passage_copied_word_for_word(gold: Gold) -> None:
    """One word less, so that eleven of the 66 stand in the article in a row."""
    copied = "council said a study"
    assert moved(gold, lambda r: with_sentence(r, 3, "council said that a study", copied)) == {
        **sides("summary.rouge1", 1, 66 / 67),
        **sides("summary.rouge2", 64 / 65, 64 / 66),
        **sides("summary.rougeLsum", 1, 66 / 67),
        **same(66 / 99, "summary.compression"),
        **same(11, "summary.copied.words"),
        **same(11 / 66, "summary.copied.share"),
    }


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ("error", {"trust.dropped": 1, "trust.findings.no-evidence": 1}),
        ("warning", {"trust.findings.no-evidence": 1}),
    ],
)
def test_what_was_left_out_or_doubted(gold: Gold, severity: Severity, expected: Figures) -> None:
    finding = Finding(code="no-evidence", severity=severity, message="", where=None, claim=None)
    assert (
        moved(gold, lambda report: report.model_copy(update={"findings": (finding,)})) == expected
    )


@pytest.mark.parametrize(
    ("took", "expected"),
    [
        ({"repairs": 1}, {"trust.repaired": 1}),
        ({"reasks": 2}, {"protocol.reasks": 2, "protocol.first_try": 0}),
        ({"requests": 3}, {"protocol.requests": 3}),
        ({"input_tokens": 900}, {"protocol.input_tokens": 900}),
        ({"output_tokens": 300}, {"protocol.output_tokens": 300}),
        ({"cost_usd": 0.02}, {"protocol.cost_usd": 0.02}),
    ],
)
def test_what_an_answer_took(gold: Gold, took: dict[str, float], expected: Figures) -> None:
    def damage(report: Report) -> Report:
        return report.model_copy(update={"run": report.run.model_copy(update=took)})

    assert moved(gold, damage) == expected


def test_a_failed_article_is_all_missed(gold: Gold) -> None:
    found = figures(gold, None)
    recalls = {name for name in found if name.endswith(".recall")}
    recalls.remove("speakers.nobody.recall")  # of the quotes that were found
    known = {name: value for name, value in found.items() if value is not None}
    assert known.keys() >= recalls | {"summary.key_facts", "protocol.valid"}
    assert not any(known.values())

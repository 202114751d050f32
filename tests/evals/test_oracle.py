"""The oracle is the best that an engine can do: what it misses, the draft or the labels hide."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from evals.labels import load_seeds
from evals.oracle import oracle_draft
from evals.scorer import seed_scorer
from evals.systems import oracle_system
from evals.values import Gold, GoldQuote, Output
from summariser import Article
from tests.evals.answers import answer

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def on_all_seeds() -> dict[str, float | None]:
    """Every figure of the oracle over all seeds."""
    scorer, oracle = seed_scorer(), oracle_system()
    totals: Counter[str] = Counter()
    for gold in load_seeds(SEEDS):
        report = answer(oracle, gold)
        totals.update(scorer.count(gold, Output(gold.slug, report, None, 0.0)))
    return {figure.name: figure.value(totals) for figure in scorer.figures}


@pytest.mark.parametrize(
    "figure",
    [
        "quotes.iou50.recall",
        "speakers.accuracy",
        "speakers.nobody.f1",
        "stances.strict.f1",
        "stances.core.recall",
        "summary.key_facts",
        "summary.rougeLsum.f1",
        "protocol.valid",
    ],
)
def test_the_oracle_is_right(figure: str) -> None:
    assert on_all_seeds()[figure] == 1


@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        ("quotes.iou50.f1", 0.93),  # clauses that their cue parts come as two quotes
        ("quotes.exact.f1", 0.81),
        ("quotes.direct.exact.f1", 0.93),
    ],
)
def test_what_the_draft_cannot_say_is_little(figure: str, floor: float) -> None:
    reached = on_all_seeds()[figure]
    assert reached is not None
    assert reached >= floor


@pytest.mark.parametrize("figure", ["trust.fabricated", "trust.dropped", "speakers.pronoun"])
def test_the_oracle_does_nothing_wrong(figure: str) -> None:
    assert on_all_seeds()[figure] == 0


def test_a_draft_by_numbers_and_words(gold: Gold) -> None:
    draft = oracle_draft(gold, Article.from_text(gold.text))
    assert {actor.name: actor.said for actor in draft.actors} == {
        "Ana Ruiz": ["q1", "r2", "r5"],
        "Tom Ruiz": ["r3", "q3", "q4"],
        "the council": ["r4"],
    }
    assert draft.unattributed == ["q5"]
    assert draft.not_speech == ["q6"]
    assert draft.actors[0].stances[0].evidence == ["s2"]
    assert draft.summary[3].evidence[0] == "s7"


@pytest.mark.parametrize(
    ("passage", "pointer"),
    [
        ("the toll was the toll of all the wide sea", "s1: the toll … wide sea"),
        ("the toll of all the wide sea", "s1: the toll of … the wide sea"),
        ("all the wide sea", "s1: all the wide sea"),
        ("was the toll", "s1: was the toll"),
    ],
)
def test_a_cut_has_as_few_words_as_tell_it(gold: Gold, passage: str, pointer: str) -> None:
    text = "Here the toll was the toll of all the wide sea."
    start = text.index(passage)
    quote = GoldQuote(((start, start + len(passage)),), "indirect", "tom", None, None)
    sea = replace(gold, text=text, quotes=(quote,), not_speech=(), stances=())
    assert oracle_draft(sea, Article.from_text(text)).actors[1].said == [pointer]


def test_what_runs_over_two_sentences_is_cut_from_each(gold: Gold) -> None:
    text = "The toll was too high. Nobody would pay it, he said."
    quote = GoldQuote(((0, text.index(", he")),), "indirect", "tom", None, None)
    long = replace(gold, text=text, quotes=(quote,), not_speech=(), stances=())
    assert oracle_draft(long, Article.from_text(text)).actors[1].said == [
        "s1: The toll … too high.",
        "s2: Nobody would pay it",
    ]

"""Clauses of a claim that say the contrary of what the article says."""

import pytest

from tests.checks.found import found


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
    ("claim", "source"),
    [
        (
            "Quarterly sales of the bridge company declined by a fifth.",
            "Quarterly sales of the bridge company grew by a fifth.",
        ),
        ("The company lowered its outlook today.", "The company raised its outlook today."),
        ("Ode weakened the old harbour bridge.", "Ode strengthened the old harbour bridge."),
        (
            "The council ruled the bridge toll lawful.",
            "The council ruled the bridge toll unlawful.",
        ),
        (
            "They reported an indirect link to diet in old people.",
            "A direct link to diet in old people was reported.",
        ),
        ("The crews met after the harbour vote.", "The crews met before the harbour vote."),
    ],
)
def test_the_opposite_of_what_the_evidence_says_is_doubted(claim: str, source: str) -> None:
    assert found(claim, source) == [("negation", "warning")]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "Quarterly sales of the bridge company declined.",
            "Quarterly sales of the bridge company grew. Costs fell.",
        ),
        ("The council did not lower the bridge toll.", "The council raised the bridge toll."),
        ("The council lowered the bridge toll.", "The council refused to raise the bridge toll."),
        ("The council lowered the toll.", "The council of the harbour town raised all fees."),
        ("Sales declined at home.", "Sales of home insurance grew."),
        ("The bridge toll decreased for crews.", "The bridge toll for crews went down."),
        ("The bridge toll did not rise for harbour crews.", "The toll fell for harbour crews."),
        ("Did the council lower the bridge toll?", "The council raised the bridge toll."),
    ],
)
def test_what_may_not_be_the_opposite_is_not_doubted(claim: str, source: str) -> None:
    assert "negation" not in [code for code, _ in found(claim, source)]


def test_opposites_are_known_in_english_alone() -> None:
    french = "Le conseil du port accepte la taxe sur les bateaux et dit que les prix sont justes."
    assert found("Le conseil du port unaccepte la taxe sur les bateaux.", french) == []

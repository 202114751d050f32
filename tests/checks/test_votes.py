"""Votes and scores of a claim: two numbers that are one value."""

import pytest

from tests.checks.found import found

SOURCE = (
    "The council voted 5-2 to close the bridge for three hours a day.\n\n"
    "Two shops and a school with 6 classes stand beside it. Nearly 1,000 lorries cross it each day."
)
WARNED = [("unsupported-number", "warning")]


@pytest.mark.parametrize(
    "claim",
    [
        "The council voted 5-2 to close it.",
        "The council voted 5–2 to close it.",
        "It passed, 5 to 2.",
        "It passed by 5 votes to 2.",
        "It passed by five votes to two.",
        "The 2-5 defeat came at night.",
        "Its opponents lost 2-5.",
        "The council voted 2-5 against keeping it open.",
    ],
)
def test_a_vote_may_be_told_from_either_side(claim: str) -> None:
    assert found(claim, SOURCE) == []


@pytest.mark.parametrize(
    "claim",
    [
        "The council voted 3-2 to close it.",
        "The council voted 6-2 to close it.",
        "The council voted 5-3 to close it.",
        "It passed 6-1.",
        "It passed by 4 votes to 3.",
        "It passed by five votes to three.",
        "The vote was tied, 2-2.",
    ],
)
def test_another_vote_is_not_made_up_of_its_numbers(claim: str) -> None:
    assert found(claim, SOURCE) == WARNED


@pytest.mark.parametrize(
    "claim", ["The council voted 2-5 to close it.", "It passed 2-5.", "They voted 2–5 for it."]
)
def test_a_vote_that_fewer_win_is_doubted(claim: str) -> None:
    assert found(claim, SOURCE) == WARNED
    assert found(claim, claim) == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("It passed 5-2.", "Five members were for it; two opposed it. A first vote failed, 4-3."),
        ("It rose by 2-5 feet.", "It rose by between 2 and 5 feet. The vote was 6-1."),
        ("Sales grew by 4-7%.", "Sales grew by 4% to 7%. The vote was 6-1."),
        ("Some 2-5 people came.", "Two came, or five. The vote was 6-1."),
        (
            "It lets 2-5 people in.",
            "The vote was 6-1. Two shops and a school with five rooms open.",
        ),
        ("It came on 10-7-2023.", "It came on 10-7-2023. The vote was 6-1."),
    ],
)
def test_what_is_no_score_or_is_told_apart_is_not_doubted(claim: str, source: str) -> None:
    assert found(claim, source) == []


def test_a_vote_elsewhere_in_the_article_is_only_noted() -> None:
    assert found("It passed 5-2.", "It passed.", f"It passed. {SOURCE}") == [
        ("unsupported-number", "info")
    ]

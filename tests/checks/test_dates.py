"""Dates of a claim, and those that follow from others."""

import pytest

from tests.checks.found import found


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
        ("in 2022", "There was a test in 2021, and a vote the next year."),
        ("in 2020", "There was a test in 2021, and a vote the year before."),
        ("in 2024", "There was a test in 2021, and a vote three years later."),
        ("in 2011", "There was a test in 2021, and a vote ten years earlier."),
        ("on October 8", "It began on October 7 and ended the next day."),
        ("on October 6", "It ended on October 7; the day before, it rained."),
        ("on October 10", "It began on October 7 and ended three days later."),
        ("on October 21", "It began on October 7 and ended two weeks later."),
        ("on Sunday", "It began on Saturday and ended the following day."),
        ("on Friday", "It ended on Saturday; it rained the night before."),
        ("in the fourth quarter", "It rose in Q3, and will fall next quarter."),
        ("in Q2", "It rose in the third quarter and fell the previous quarter."),
        ("in Q1", "It rose in the three months to March and in Q3."),
    ],
)
def test_a_date_counted_from_another_is_only_noted(claim: str, source: str) -> None:
    assert found(f"They met {claim}.", source) == [("derived-date", "info")]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("in 2020", "There was a test in 2021, and a vote the next year."),
        ("in 2022", "There was a test in 2021, and a vote the year before."),
        ("in 2023", "There was a test in 2021, and a vote three years later."),
        ("in 2022", "There was a test in 2021.\n\nThe next year was dry."),
        ("on October 6", "It began on October 7 and ended the next day."),
        ("on October 9", "It began on October 7 and ended three days later."),
        ("on Monday", "It began on Saturday and ended the following day."),
        ("on Sunday", "It ended on Saturday; it rained the night before."),
        ("in the first quarter", "It rose in Q3, and will fall next quarter."),
        ("in Q4", "It rose in the third quarter of 2021 and cost $4."),
    ],
)
def test_a_date_that_is_not_counted_from_another_is_doubted(claim: str, source: str) -> None:
    assert found(f"They met {claim}.", source) == [("unsupported-date", "warning")]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("in Q3", "in the third quarter"),
        ("in the third fiscal quarter", "in 3Q"),
        ("in the third quarter", "in the second and third quarters"),
        ("in the third quarter", "in its third game, and so in the first quarter as in Q3"),
        ("in the third quarter", "in the third part of the game"),
    ],
)
def test_a_quarter_is_known_however_it_is_written(claim: str, source: str) -> None:
    assert found(f"They won {claim}.", f"They won {source}.") == []


def test_a_quarter_that_stands_elsewhere_is_only_noted() -> None:
    article = "They won in Q3.\n\nThey lost in Q4."
    doubt = ("unsupported-date", "info")
    assert found("They won in the fourth quarter.", "They won in Q3.", article) == [doubt]

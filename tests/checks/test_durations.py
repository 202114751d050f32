"""How long something lasts, in a claim: a number and its unit of time."""

import pytest

from tests.checks.found import found

SOURCE = (
    "The council voted 5-2 on Tuesday to close the bridge for 18 months.\n\n"
    "A shop two blocks away, where 40 people work, asked for two crossing guards. The 45 trucks"
    " and three buses of the town, and 4 of its cars, will drive past 19 other houses."
)


@pytest.mark.parametrize(
    "claim",
    [
        "It closes for two years.",
        "It closes for two months.",
        "A two-year trial was approved.",
        "It closes for three years.",
        "It closes for one year.",
        "It closes for 19 months.",
        "It closes for 40 days.",
        "It closes for about three years.",
        "It closes for more than two years.",
        "It closes for about 45 weeks.",
        "It closes for 18 weeks.",
    ],
)
def test_another_period_is_doubted_though_its_number_counts_something(claim: str) -> None:
    assert found(claim, SOURCE) == [("unsupported-number", "warning")]


@pytest.mark.parametrize(
    "claim",
    [
        "It closes for 18 months.",
        "It closes for eighteen months.",
        "An 18-month trial was approved.",
        "It closes for a year and a half.",
        "One day he closed it.",
    ],
)
def test_the_same_period_is_not_doubted(claim: str) -> None:
    assert found(claim, SOURCE) == []


@pytest.mark.parametrize(
    "claim",
    [
        "It closes for one and a half years.",
        "It closes for 1.5 years.",
        "It closes for about 78 weeks.",
        "It closes for about two years.",
        "It closes for nearly two years.",
    ],
)
def test_a_period_may_be_converted_or_hedged(claim: str) -> None:
    assert found(claim, SOURCE) == [("derived-number", "info")]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("It took two years.", "It took two or three years."),
        ("It took two years.", "It took two long, hard, busy years."),
        ("It took two years.", "How many years? Two, they said."),
        ("It came two days later.", "It came on May 7. Two shops were hit on May 5."),
        ("A two-year-old cried.", "Two shops were hit; a child cried."),
        ("It is open 24 hours a day.", "It is always open, and has 24 rooms."),
        ("It took 18 months.", "Cela a duré 18 mois, dit le maire, et la ville est en colère."),
    ],
)
def test_a_period_whose_unit_may_stand_elsewhere_is_not_doubted(claim: str, source: str) -> None:
    assert found(claim, source) == []


def test_more_than_two_years_are_less_than_three() -> None:
    claim = "It took more than two years."
    assert found(claim, "It took 33 months.") == [("derived-number", "info")]
    assert found(claim, "It took three years.") == [("unsupported-number", "warning")]

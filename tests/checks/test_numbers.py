"""Numbers of a claim, in whatever way they are written."""

import pytest

from tests.checks.found import found


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
        ("a hundred and forty", "140"),
        ("140", "a hundred and forty"),
        ("a hundred-and-forty", "140"),
        ("a thousand and one", "1,001"),
        ("a thousand two hundred", "1,200"),
        ("a hundred and forty thousand", "140,000"),
        ("one and a half million", "1.5 million"),
        ("a million and a half", "1.5 million"),
        ("half a million", "500,000"),
        ("a hundred thousand", "100,000"),
        ("two dozen", "24"),
        ("a dozen", "12"),
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
        ("a hundred and fifty", "140"),
        ("40 crews", "a hundred and forty crews"),
        ("a thousand and two", "1,001"),
        ("a million and a half", "1 million"),
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
        ("20 per cent", "one in five of them"),
        ("one in five", "20 per cent"),
        ("75 %", "three out of four"),
        ("2.5 million", "two point five million"),
        ("12.50", "twelve euros fifty"),
        ("9:45", "nine forty-five"),
        ("1984", "nineteen eighty-four"),
    ],
)
def test_a_number_may_be_told_in_two(claim: str, source: str) -> None:
    assert found(f"They counted {claim} of it.", f"It says {source}, more or less.") == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("30 per cent", "one in five of them"),
        ("3.5 million", "two point five million"),
        ("12.60", "twelve euros fifty"),
        ("1948", "nineteen eighty-four"),
    ],
)
def test_two_numbers_are_not_any_third(claim: str, source: str) -> None:
    [(code, severity)] = found(f"They counted {claim} of it.", f"It says {source}, more or less.")
    assert (code.startswith("unsupported-"), severity) == (True, "warning")


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("It took 30 weeks.", "It took 30 months."),
        ("It cost $30.", "It cost 30 euros."),
        ("It rose by 30 per cent.", "It rose by 30 feet."),
        ("It is 30 km long.", "It is 30 miles long."),
    ],
)
def test_a_number_of_another_unit_is_doubted(claim: str, source: str) -> None:
    assert found(claim, source) == [("unsupported-number", "warning")]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("It took 30 weeks.", "It took 30 months, not 30 weeks."),
        ("It took 30 weeks.", "It took 30, not 20 months."),
        ("It took 30 of them.", "It took 30 months."),
        ("It rose by 30 percentage points.", "It rose by 30 per cent."),
        ("It is 30 kilometers long.", "It is 30-km long."),
        ("It cost $30.", "It cost 30 dollars."),
    ],
)
def test_a_number_whose_unit_may_be_the_same_is_not_doubted(claim: str, source: str) -> None:
    assert found(claim, source) == []

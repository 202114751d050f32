"""Numbers of a claim that follow from others, and those that only seem to."""

import pytest

from tests.checks.found import found


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("1,300 came", "1,304 came"),
        ("About 1,300 came", "1,304 came"),
        ("Nearly 3,000 came", "2,750 came"),
        ("More than 100 came", "116 came"),
        ("More than a dozen came", "13 came"),
        ("About a third of it came", "31 % came"),
        ("Five came", "4.6 came"),
        ("It cost $2.8 million", "It cost $2.79 million"),
        ("It came after 9am", "It came at 9.20am"),
        ("90 came in all", "50 came and 40 followed"),
        ("100 came in all", "50 came and 50 followed"),
        ("10 more came", "50 came and 40 followed"),
        ("It fell by 10 percentage points", "It fell from 50 to 40 per cent"),
        ("Three senators came", "The senators Ode, Ulm and Yar came"),
        ("40 came", "20 came. Twice as many followed"),
        ("40 came", "It doubled from 20"),
        ("20 came", "Half of the 40 came"),
        ("12 came", "There were 4; the number has tripled"),
        ("It took 30 days", "From October 7 to November 6"),
        ("It took six months", "From May 2 to October 30"),
        ("It took six months", "From May to November 2023"),
        ("It took 12 years", "It began in 2004 and ended in 2016"),
        ("It took 24 hours", "It took a day"),
        ("It took 18 months", "It took a year and a half, or 1.5 years"),
        ("It took 14 days", "It took two weeks"),
        ("It is 16 km away", "It is 10 miles away"),
        ("It has 40 hectares", "It has 100 acres"),
        ("It ended after six months", "From the seventh month it was gone"),
        ("It is in its 28th year", "It began 27 years ago"),
    ],
)
def test_what_follows_from_numbers_of_the_evidence_is_only_noted(claim: str, source: str) -> None:
    assert found(claim, source) == [("derived-number", "info")]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("About 1,400 came", "1,304 came"),
        ("More than 80 came", "100 came"),
        ("More than 100 came", "90 came"),
        ("Nearly 3,000 came", "3,100 came"),
        ("It cost $2.80", "It cost $2.79"),
        ("2 came", "1.6 came"),
        ("It cost $7", "It cost $5.52"),
        ("It came at 5:55 pm", "It came at 6:55 pm"),
        ("It came at 7 pm", "It came at 6:55 pm"),
        ("8 came in all", "It rose 3 % and cost $5"),
        ("It rose by 10 per cent", "It rose from 40 to 50 per cent"),
        ("The 90th came", "50 came and 40 followed"),
        ("60 came", "It doubled from 20"),
        ("40 came", "20 came. More followed. It is half of what it was"),
        ("It took seven months", "From May 2 to October 30"),
        ("It took 11 years", "It began in 2004 and ended in 2016"),
        ("It took 25 hours", "It took a day"),
        ("It took 18 days", "It took two weeks"),
        ("It is 20 km away", "It is 10 miles away"),
        ("It ended after six months", "From the eighth month it was gone"),
        ("It ended after six weeks", "From the seventh month it was gone"),
    ],
)
def test_what_does_not_follow_is_doubted(claim: str, source: str) -> None:
    assert found(claim, source) == [("unsupported-number", "warning")]


def test_a_sum_is_not_sought_among_many_numbers() -> None:
    many = "1 2 4 8 16 32 64 128 256"
    assert found("It was 96.", many) == [("unsupported-number", "warning")]
    assert found("It was 96.", "32 and 64") == [("derived-number", "info")]


def test_a_number_may_follow_from_the_rest_of_the_article() -> None:
    evidence, rest = "Many came.", "In all, 1,304 came."
    assert found("About 1,300 came.", evidence, f"{evidence} {rest}") == [
        ("derived-number", "info")
    ]


def test_time_is_not_sought_between_many_dates() -> None:
    many = "May 2, May 30, July 3, July 20, August 2 and August 30"
    assert found("It took 28 days.", many) == [("unsupported-number", "warning")]
    assert found("It took 28 days.", "May 2 and May 30") == [("derived-number", "info")]


def test_a_year_is_no_rounded_year() -> None:
    assert found("It was around 2000.", "It was in 1998.") == [("unsupported-date", "warning")]
    assert found("It cost around 2,000.", "It cost 1,998.") == [("derived-number", "info")]

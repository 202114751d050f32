"""Quotations of a claim."""

import pytest

from tests.checks.found import ARTICLE, found


@pytest.mark.parametrize(
    "quotation",
    [
        "“We will never leave a ship alone.”",
        '"we will never leave"',
        "‘never leave a ship’",
        "“We will never … alone”",
        "“[They] will never leave a ship alone”",
    ],
)
def test_a_verbatim_quotation_is_not_doubted(quotation: str) -> None:
    assert found(f"She said {quotation}", ARTICLE) == []


@pytest.mark.parametrize(
    "quotation", ["“We will leave no ship”", "“a ship … never leave”", "“eave a ship”", '"lone"']
)
def test_a_quotation_that_is_not_verbatim_is_doubted(quotation: str) -> None:
    assert found(f"She said {quotation}.", ARTICLE) == [("inexact-quotation", "warning")]


def test_a_hyphen_is_a_space() -> None:
    assert found("He spoke of the ‘so called alt right’.", "It is the so-called alt-right.") == []
    assert found("He spoke of the ‘so called right’.", "It is the so-called alt-right.") != []

"""Names and titles of a claim."""

import pytest

from summariser.checks import doubts
from tests.checks.found import ARTICLE, found


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The Selvanian fleet left", "Selvania sent its fleet"),
        ("The fleet left France", "The French fleet left"),
        ("They left for Erdoğan’s palace", "ERDOGAN has a palace"),
        ("They left the U.N. today", "They left the United Nations today"),
        ("They left the United Nations", "They left the UN"),
        ("Their GDP rose YoY", "The gross domestic product rose year over year"),
        ("They left in the Southeast", "They left in the south-east"),
        ("They met Jean O’Hara-Ode there", "Ms. O'Hara and Jean Ode met"),
        ("Britain left the U.S. alone", "The UK left America alone"),
        ("However, Officials left", "Officials left"),
        ("Mr. Ode left on Monday", "On Monday Ode left"),
        ("Ferry Runs Aground After Storm", "A boat hit the ground in bad weather"),
    ],
)
def test_names_that_the_article_has_in_some_form_are_known(claim: str, source: str) -> None:
    assert found(claim, source) == []


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        ("They met Ulla Brandt there", "Ulla Brandt"),
        ("Former captain Ines Ulm left", "Ines Ulm"),
        ("They say Xavier’s boat left", "Xavier"),
        ("They left NATO today", "NATO"),
    ],
)
def test_a_name_that_the_article_lacks_is_doubted(claim: str, name: str) -> None:
    [doubt] = doubts(claim, [ARTICLE], ARTICLE)
    assert (doubt.code, doubt.severity) == ("unsupported-name", "warning")
    assert f"“{name}”" in doubt.message


def test_a_name_with_another_letter_is_only_noted() -> None:
    assert found("They say Okaforr left", ARTICLE) == [("unsupported-name", "info")]


def test_german_nouns_are_no_names() -> None:
    article = "Die Fähre ist vor dem Hafen auf Grund gelaufen, und das Schiff wurde nicht geborgen."
    assert found("Das Boot ist auf einen Felsen gelaufen.", article) == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "At a Ford plant in Erie, Pa., they met",
            "They met at a Ford plant in Erie, Pennsylvania",
        ),
        ("They asked the Justice Dept. today", "They asked the Justice Department"),
        ("They say Dems left", "The Democrats left"),
        ("Mayor's Plan For Bridge Isn't Dead", "The mayor has plans for a bridge, which may live"),
    ],
)
def test_short_forms_and_headlines_are_no_new_names(claim: str, source: str) -> None:
    assert found(claim, source) == []


@pytest.mark.parametrize("claim", ["They met in Erie, Wis., today", "They met in Gap Xy today"])
def test_short_forms_of_other_words_are_doubted(claim: str) -> None:
    assert found(claim, "They met in Erie, Pennsylvania, at the gap")[0][1] == "warning"


TITLES = (
    "Sen. Gloria Pratt met Vice President Ann Ode and Ms Ulm. Governor Mercer and Mr Yar left, and"
    " the mayor came."
)


@pytest.mark.parametrize(
    "claim",
    ["Governor Gloria Pratt left.", "President Ode left.", "Mr Ulm’s cars left.", "Ms Yar left."],
)
def test_the_title_of_somebody_else_is_doubted(claim: str) -> None:
    assert found(claim, TITLES) == [("unsupported-name", "warning")]


@pytest.mark.parametrize(
    "claim",
    [
        "Senator Pratt left.",
        "Ms Pratt left.",
        "Vice President Ode left.",
        "Mrs Ulm left.",
        "Mr Mercer left.",
        "Mayor Pratt left.",
        "Judge Mercer Ode left.",
        "Governor Boat left.",
    ],
)
def test_a_title_that_somebody_may_have_is_not_doubted(claim: str) -> None:
    source = f"{TITLES} The judge is called Ode. A boat left."
    assert found(claim, source) == []

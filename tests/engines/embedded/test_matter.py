import pytest

from summariser.article import Article
from summariser.engines.embedded.matter import Matter, find_matter


def matter(text: str) -> str:
    found = find_matter(Article.from_text(text, language="en"))
    return found.name if found else ""


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Port Sele to close two quays with loss of 90 jobs", "closing two quays"),
        ("Acme shuts its Sele cannery", "shutting the Sele cannery"),
        ("Mayor signs harbour tax bill", "harbour tax bill"),
        ("Council votes to raise harbour toll", "raising harbour toll"),
        ("Council Votes To Raise Harbour Toll", "raising harbour toll"),
    ],
)
def test_a_headline_tells_the_matter(headline: str, expected: str) -> None:
    assert matter(f"{headline}\n\nIn Sele the harbour toll is old.") == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("A memo exposed a plan to scrap the night ferry.", "scrapping the night ferry"),
        ("The company said it would close the cannery.", "closing the cannery"),
        ("The trustees voted for the return in June.", "return"),
        ("The fee is $8. The fee rises in May. The fee is fair.", "fee"),
    ],
)
def test_a_lead_tells_the_matter(lead: str, expected: str) -> None:
    assert matter(lead) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two hurt as ferry hits quay\n\nTwo people were taken to hospital.",
        "Okafor sends Sele into last four\n\nThe keeper scored.",  # luck, no plan
        "Ana Ruiz will raise her hand.",
        "She sat down to close the window.",
        "The fee is $8. The ferry is late. The mayor is here.",
        "The law is old. The law is long. The law is dull.",  # which?
    ],
)
def test_an_event_is_no_matter(text: str) -> None:
    assert matter(text) == ""


@pytest.mark.parametrize(
    ("target", "definite", "expected"),
    [
        ("plan", True, True),
        ("plan", False, False),
        ("closure", True, True),
        ("closing the quay to trucks", False, True),
        ("north quay", True, True),
        ("fish market", True, False),
        ("closure of the market", True, False),
    ],
)
def test_what_refers_to_the_matter(target: str, definite: bool, expected: bool) -> None:
    assert Matter.of("closing the north quay").refers(target, definite) is expected


def test_the_end_of_a_matter_is_told_from_the_end_of_something_else() -> None:
    fee = Matter.of("harbour fee")
    assert fee.stopped("suspending the fee")
    assert not fee.stopped("suspending the ferry")
    assert not fee.stopped("raising the fee")

import pytest

from evals.names import Cast, is_pronoun, words
from evals.values import GoldActor

ANA = GoldActor("ana", "Ana Ruiz", "person", "mayor", ("Mayor Ruiz", "the mayor"))
TOM = GoldActor("tom", "Tom Ruiz", "person", "", ())
AMSEL = GoldActor("amsel", "Judith Amsel, Jr.", "person", "", ())
BANK = GoldActor("bank", "Amsel Bank", "organisation", "", ("the bank",))
COUNCIL = GoldActor("council", "Port Sele Council", "government", "", ("the council",))
CAST = Cast((ANA, TOM, AMSEL, BANK, COUNCIL), "en")


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Ana Ruiz", {"ana"}),
        ("ANA RUIZ", {"ana"}),
        ("Mayor Ruiz", {"ana"}),
        ("The Mayor", {"ana"}),
        ("mayor", {"ana"}),
        ("Amsel", {"amsel"}),
        ("the Port Sele Council", {"council"}),
        ("Council", {"council"}),
        ("Ruiz", set()),  # a surname of two
        ("Bank", {"bank"}),
        ("Ana", set()),
        ("Mr Ruiz", set()),
        ("Sele", set()),
        ("", set()),
    ],
)
def test_whom_a_name_means(name: str, ids: set[str]) -> None:
    assert CAST.named(name) == ids


def test_a_shared_surname_means_the_one_that_lists_it() -> None:
    listing = GoldActor("ana", "Ana Ruiz", "person", "", ("Ruiz",))
    assert Cast((listing, TOM), "en").named("Ruiz") == {"ana"}
    both = GoldActor("tom", "Tom Ruiz", "person", "", ("Ruiz",))
    assert Cast((listing, both), "en").named("Ruiz") == frozenset()


def test_a_surname_is_that_of_a_person() -> None:
    firm = GoldActor("firm", "Ruiz Freight", "organisation", "", ())
    assert Cast((firm,), "en").named("Freight") == frozenset()


@pytest.mark.parametrize(
    ("name", "mention", "same"),
    [
        ("Ana Ruiz", None, True),
        ("Tom Ruiz", None, False),
        ("the harbour chief", "the mayor", True),  # an unknown name, but the right mention
        ("Ruiz", "the mayor", True),
        ("Tom Ruiz", "the mayor", False),  # the name means another
        ("Ruiz", "she", False),
    ],
)
def test_the_mention_counts_where_the_name_means_nobody(
    name: str, mention: str | None, same: bool
) -> None:
    assert CAST.same_actor("ana", name, mention) is same


@pytest.mark.parametrize(
    ("name", "language", "without"),
    [
        ("The UN", "en", ("un",)),
        ("un banc", "fr", ("banc",)),
        ("L’Assemblée", "fr-CH", ("assemblée",)),
        ("die Stadt", "de", ("stadt",)),
        ("Los Verdes", "es", ("verdes",)),
        ("Los Angeles", "en", ("los", "angeles")),
        ("the one", "pt", ("one",)),
        ("A", "en", ("a",)),
        ("O’Hara", "en", ("o", "hara")),
    ],
)
def test_a_leading_article_is_dropped(name: str, language: str, without: tuple[str, ...]) -> None:
    assert words(name, language) == without


def test_all_articles_may_be_dropped() -> None:
    assert words("A toll on the pier", "en", all_articles=True) == ("toll", "on", "pier")
    assert words("the a", "en", all_articles=True) == ("the", "a")


@pytest.mark.parametrize(
    ("name", "language", "pronoun"),
    [
        ("She", "en", True),
        ("I", "en", True),
        (" they ", "en", True),
        ("WHO", "en", False),
        ("she said", "en", False),
        ("sie", "de", True),
        ("sie", "en", False),
        ("elle", "fr", True),
        ("Él", "es", True),
    ],
)
def test_pronouns(name: str, language: str, pronoun: bool) -> None:
    assert is_pronoun(name, language) is pronoun

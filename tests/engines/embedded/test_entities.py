import pytest

from summariser.article import Article
from summariser.engines.embedded.entities import Entities, Entity
from summariser.mentions import Mention
from summariser.offsets import Offsets


def read(text: str) -> Entities:
    return Entities(Article.from_text(text, language="en"))


def named(text: str, name: str) -> Entity:
    entity = read(text).named(name)
    assert entity is not None
    return entity


def mentions(text: str, name: str) -> list[str]:
    return [text[start:end] for start, end in named(text, name).mentions]


def speaker(text: str) -> str | None:
    """Who the subject of the last reporting verb is."""
    article = Article.from_text(text, language="en")
    cue = [cue for statement in article.statements for cue in statement.cues][-1]
    assert cue.subject is not None
    entity = Entities(article).resolve(cue.subject)
    return entity.name if entity else None


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Ana Ruiz left. Ruiz smiled.", "Ana Ruiz", ["Ana Ruiz", "Ruiz"]),
        ("Ruiz left. Ana Ruiz smiled.", "Ana Ruiz", ["Ruiz", "Ana Ruiz"]),
        ("Mayor Ana Ruiz left. Mayor Ruiz smiled.", "Ana Ruiz", ["Ana Ruiz", "Ruiz"]),
        ("Mayor Ana Ruiz left. Ana smiled.", "Ana Ruiz", ["Ana Ruiz", "Ana"]),
        ("Zuza Quill said so. Quill smiled.", "Zuza Quill", ["Zuza Quill", "Quill"]),
        ("Omar Quill III left. Quill smiled.", "Omar Quill III", ["Omar Quill III", "Quill"]),
        ("Democrat Ana Ruiz left. Ana Ruiz smiled.", "Ana Ruiz", ["Ana Ruiz", "Ana Ruiz"]),
        (
            "The Conservative Action Conference met.",
            "Conservative Action Conference",
            ["Conservative Action Conference"],
        ),
        ("Ana Ruiz’s boat sank. Ruiz’s son swam.", "Ana Ruiz", ["Ana Ruiz", "Ruiz"]),
        (
            "The Harbour Workers Union met. The HWU left.",
            "Harbour Workers Union",
            ["Harbour Workers Union", "HWU"],
        ),
        ("Finch & Dale sails. Dale smiled.", "Finch & Dale", ["Finch & Dale"]),
        ("Ana “Gull” Ruiz left. Ruiz smiled.", "Ana “Gull” Ruiz", ["Ana “Gull” Ruiz", "Ruiz"]),
        ("The Elm Trust’s Ana Ruiz left.", "Ana Ruiz", ["Ana Ruiz"]),
        (
            "St Mary’s Hospital Trust closed.",
            "St Mary’s Hospital Trust",
            ["St Mary’s Hospital Trust"],
        ),
        ("The Sele Police left. Police smiled.", "Sele Police", ["Sele Police", "Police"]),
        (
            "The Sele Ferry Company sails. Sele Ferry is old.",
            "Sele Ferry Company",
            ["Sele Ferry Company", "Sele Ferry"],
        ),
        (
            "On the last day before the summer the mayor, Ana\nRuiz, left. Ruiz smiled.\n\nSo.",
            "Ana Ruiz",
            ["Ana\nRuiz", "Ruiz"],
        ),
    ],
)
def test_short_names_belong_to_the_full_one(text: str, name: str, found: list[str]) -> None:
    assert mentions(text, name) == found


def test_a_surname_alone_is_a_persons_rather_than_a_buildings() -> None:
    text = "Donald Ruiz left. The Ruiz Tower Grill closed. Ruiz said so."
    assert speaker(text) == "Donald Ruiz"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Ruiz met Pedro Ruiz. Mr. Ruiz said so.", "Pedro Ruiz"),
        ("Pedro Ruiz met Ana Ruiz. Mr. Ruiz said so.", "Pedro Ruiz"),
        ("Pedro Ruiz met Ana Ruiz. Ms. Ruiz said so.", "Ana Ruiz"),
        ("Ana Ruiz left. Pedro Ruiz stayed. Ruiz said so.", "Pedro Ruiz"),
        # In a new paragraph it is the one that the last was about.
        ("Ana Ruiz left with her son Pedro Ruiz.\n\nRuiz said so.", "Ana Ruiz"),
        ("Ana Ruiz left.\n\nThere her aunt, Eva Ruiz, sat.\n\nMs. Ruiz said so.", "Ana Ruiz"),
        (
            "Pedro Ruiz drowned.\n\nAna and Luis Ruiz left Pedro’s house. Mr. Ruiz said so.",
            "Luis Ruiz",
        ),
        (
            "Ana Ruiz left.\n\nRuiz sang.\n\nThere was Pedro Ruiz.\n\nBoats.\n\nRuiz said so.",
            "Ana Ruiz",
        ),
        ("Pedro Ruiz drowned.\n\nAna Ruiz left. “Pedro sang,” Ruiz said.", "Ana Ruiz"),
        ("Pedro Ruiz left. Ana Ruiz stayed. Ruiz said so.", "Ana Ruiz"),
        ("Ruiz said so. It was Ana Ruiz.", "Ana Ruiz"),
    ],
)
def test_of_two_with_one_surname_the_title_or_the_last_one_counts(text: str, found: str) -> None:
    assert speaker(text) == found


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Mayor Ana Ruiz left.", "Ana Ruiz", "Mayor"),
        ("Ana Ruiz, the mayor of Port Sele, left.", "Ana Ruiz", "the mayor of Port Sele"),
        ("The engineer is new; so is director Omar Haddad.", "Omar Haddad", "director"),
        ("Prime Minister Omar Haddad left.", "Omar Haddad", "Prime Minister"),
        ("Majority Leader Grant Hollis left.", "Grant Hollis", "Majority Leader"),
        ("Minority Whip Zuza Quill left.", "Zuza Quill", "Minority Whip"),
        ("Beekeeper Ines Falk left.", "Ines Falk", "Beekeeper"),
        ("The pollster Ines Falk left.", "Ines Falk", "pollster"),
        ("Mr. Omar Haddad left.", "Omar Haddad", ""),
        ("Ana Ruiz, tired and hungry, left.", "Ana Ruiz", ""),
    ],
)
def test_a_role_is_a_title_or_an_apposition(text: str, name: str, role: str) -> None:
    assert named(text, name).role == role


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Mayor Zuza Quill left.", "Zuza Quill", "person"),
        ("Zuza Quill said so.", "Zuza Quill", "person"),
        ("Ana Quill left.", "Ana Quill", "person"),
        ("The Harbour Union left.", "Harbour Union", "organisation"),
        ("The Port Authority left.", "Port Authority", "government"),
        ("It is in Russia now.", "Russia", "government"),
        ("Majority Leader Grant Hollis left.", "Grant Hollis", "person"),
        ("The Foreign Ministry said so.", "Foreign Ministry", "government"),
        ("The campaign group Quay Breathes said so.", "Quay Breathes", "organisation"),
        ("Quay Breathes, a campaign group for air, said so.", "Quay Breathes", "organisation"),
        ("They saw NEWSPORT there.", "NEWSPORT", "organisation"),
        ("They saw Blue Quay there.", "Blue Quay", "other"),
    ],
)
def test_a_name_shows_what_it_names(text: str, name: str, kind: str) -> None:
    assert named(text, name).kind == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They saw Zuza Quill. Quill smiled.", "Zuza Quill"),
        ("They saw Zuza Quill, who sails.", "Zuza Quill"),
        ("They saw Zuza Quill, 45, there.", "Zuza Quill"),
        ("They saw Zuza Quill, an engineer of bridges.", "Zuza Quill"),
    ],
)
def test_a_person_is_known_by_what_stands_behind_the_name(text: str, name: str) -> None:
    assert named(text, name).kind == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They saw Blue Quay. In Quay it rained.", "Blue Quay"),  # a place is no surname
        ("They saw Blue Quay, 45 miles off.", "Blue Quay"),
        ("They saw Blue Quay, a maker of boats.", "Blue Quay"),
    ],
)
def test_a_place_or_body_is_no_person(text: str, name: str) -> None:
    assert named(text, name).kind != "person"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met Mr. King.", ["King"]),
        ("They met Ana King. Ms. King smiled.", ["Ana King"]),
        ("They met the Russian President.", []),
        ("Teachers left. Officials stayed.", []),
        ("Republicans left.", ["Republicans"]),
        ("They left Teachers in May.", ["Teachers"]),
    ],
)
def test_titles_and_plain_nouns_make_no_names(text: str, found: list[str]) -> None:
    assert [entity.name for entity in read(text).all] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met Ana Ruiz of Coral Coast University.", ["Ana Ruiz", "Coral Coast University"]),
        ("They met Ana Ruiz of the People’s Party.", ["Ana Ruiz", "People’s Party"]),
        ("They met Zuza Quill of Ohio. Quill smiled.", ["Zuza Quill", "Ohio"]),
        ("They met the Fraternal Order of Police.", ["Fraternal Order of Police"]),
        ("It is the Rail and Signal Workers’ Union.", ["Rail and Signal Workers’ Union"]),
        ("Meenu Varr of the Elm Trust came.", ["Meenu Varr", "Elm Trust"]),
        ("The Bank of Sele came.", ["Bank of Sele"]),
        (
            "The Department of Health and Social Care came.",
            ["Department of Health and Social Care"],
        ),
        ("The Department of Justice and Congress met.", ["Department of Justice", "Congress"]),
        ("Crane Drivers Local 88 came.", ["Crane Drivers Local 88"]),
        ("The Labour MP, Ana Ruiz, came.", ["Ana Ruiz"]),
        ("It is the Uppsala Centre for Arms Data.", ["Uppsala Centre for Arms Data"]),
        ("The Senate and Sele City Council met.", ["Senate", "Sele City Council"]),
        ("They saw Omar Haddad for Ana Ruiz.", ["Omar Haddad", "Ana Ruiz"]),
    ],
)
def test_names_have_the_borders_that_a_reader_gives_them(text: str, found: list[str]) -> None:
    assert [entity.name for entity in read(text).all] == found


def test_a_womans_surname_may_be_a_mans_first_name() -> None:
    text = "Mayor Zuza Nelson left. Nelson smiled. She said so."
    assert mentions(text, "Zuza Nelson") == ["Zuza Nelson", "Nelson"]
    assert speaker(text) == "Zuza Nelson"


def test_nothing_resolves_to_nobody() -> None:
    assert read("Ana Ruiz left.").resolve(None) is None


def test_all_entities_come_in_the_order_of_their_first_mention() -> None:
    entities = read("Omar Haddad met Ana Ruiz and the Harbour Union. Haddad left.")
    assert [entity.name for entity in entities.all] == ["Omar Haddad", "Ana Ruiz", "Harbour Union"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Senate Passes Farm Bill\n\nThe Senate passed a farm bill.", ["Senate"]),
        ("Ana Ruiz Wins Vote\n\nAna Ruiz won a vote.", ["Ana Ruiz"]),
        ("Port vote goes to Ana Ruiz\n\nShe won a vote.", ["Port", "Ana Ruiz"]),
        ("DENVER, March 4, 2025 — Ana Ruiz left.", ["Ana Ruiz"]),
        ("WASHINGTON (AP) — Ana Ruiz left.", ["Ana Ruiz"]),
        ("London, 4 March 2025 – Ana Ruiz left.", ["Ana Ruiz"]),
        ("Sele Ferry Inc. (NYSE: SFI) sails.", ["Sele Ferry Inc"]),
        (f"Ana Ruiz ({'a' * 90} b) left.", ["Ana Ruiz"]),  # a long aside is read in no time
        ("NATO met. Ana Ruiz — of Sele — left.", ["NATO", "Ana Ruiz", "Sele"]),
    ],
)
def test_capitals_of_headlines_and_datelines_make_no_names(text: str, found: list[str]) -> None:
    assert [entity.name for entity in read(text).all] == found


def test_a_press_release_speaks_for_the_company_behind_the_dateline() -> None:
    text = "DENVER, March 4 — Sele Ferry Inc. (NYSE: SFI), a maker of boats, today said it grew."
    assert speaker(text) == "Sele Ferry Inc"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Omar Haddad met Ana Ruiz, who says that boats pay.", "Ana Ruiz"),
        ("Omar Haddad met the mayor, Ana Ruiz, who says that boats pay.", "Ana Ruiz"),
        ("Ana Ruiz heard from the Sele Trust, which says that boats pay.", "Sele Trust"),
        ("Ana Ruiz met a fisherman who says that boats pay.", None),
    ],
)
def test_a_relative_pronoun_stands_for_the_phrase_before_it(text: str, name: str | None) -> None:
    start = min(text.find(word) for word in ("who ", "which ") if word in text)
    relative = Offsets(start, text.index(" ", start))
    entity = read(text).resolve(Mention(relative, pronoun=True))
    assert (entity.name if entity else None) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana and Luis Ruiz row. Ana Ruiz left. Her husband said so.", "Luis Ruiz"),
        ("Luis Ruiz left with Ana Ruiz. Luis sang. His wife said so.", "Ana Ruiz"),
        ("Ana and Luis Ruiz met Pedro Ruiz. Ana Ruiz left. Her husband said so.", None),
        ("Ana Ruiz met Luis Falk. Ana sang. Her husband said so.", None),
        ("Ana Ruiz rowed with Luis Ruiz. Ana sang. Her son said so.", "Luis Ruiz"),
    ],
)
def test_kin_have_a_surname_that_no_other_has(text: str, found: str | None) -> None:
    assert speaker(text) == found


def test_what_is_a_which_is_no_he() -> None:
    text = "Omar Haddad left Norrvik, which sells fish. Norrvik shrank. He said so."
    assert speaker(text) == "Omar Haddad"


def test_who_is_called_like_a_thing_of_the_article_is_a_body() -> None:
    assert named("Carrow Trams said so. Two trams stopped.", "Carrow Trams").kind == "organisation"
    assert named("Zuza Quill said so. Two trams stopped.", "Zuza Quill").kind == "person"

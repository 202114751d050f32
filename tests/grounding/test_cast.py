import pytest

from summariser.draft import ActorKind
from summariser.report import Report
from tests.grounding.drafts import actor, codes, grounded, only, spoken, stance

TOLL = (
    "Mayor Ana Ruiz ended the harbour toll. “It was a tax on fish,” Ruiz said. In Port Sele the"
    " Harbour Union of Omar Haddad, its head, cheered. “We won,” said Haddad. Ruiz smiled.\n"
)


def named(report: Report) -> list[str]:
    return [member.name for member in report.actors]


def mentions(report: Report, index: int) -> list[str]:
    return [span.text for span in report.actors[index].mentions]


def test_an_actor_has_an_id_and_every_place_that_names_it() -> None:
    report = grounded(TOLL, actor("Ana Ruiz", "q1"), actor("Omar Haddad", "q2"))
    assert [member.id for member in report.actors] == ["a1", "a2"]
    assert [quote.speaker for quote in report.quotes] == ["a1", "a2"]
    assert mentions(report, 0) == ["Ana Ruiz", "Ruiz", "Ruiz"]
    assert mentions(report, 1) == ["Omar Haddad", "Haddad"]
    assert report.findings == ()


@pytest.mark.parametrize(
    ("claimed", "kind", "written"),
    [
        ("Anna Ruiz", "person", "Ana Ruiz"),
        ("ana ruiz", "person", "Ana Ruiz"),
        ("ANA RUIZ", "person", "Ana Ruiz"),
        ("Omar Hadad", "person", "Omar Haddad"),
        ("Harbor Union", "organisation", "Harbour Union"),
        ("harbour union", "organisation", "Harbour Union"),
    ],
)
def test_a_misspelt_name_is_written_as_the_article_writes_it(
    claimed: str, kind: ActorKind, written: str
) -> None:
    report = grounded(TOLL, actor(claimed, "q1", kind=kind), unattributed=["q2"])
    assert named(report) == [written]
    assert report.actors[0].mentions
    finding = only(report, "name-corrected")
    assert (finding.severity, finding.where, finding.claim) == ("info", "actors[0]", None)
    assert claimed in finding.message
    assert written in finding.message


@pytest.mark.parametrize("claimed", ["Zora Quill", "Ana", "Ruiz-Haddad", "Fish"])
def test_where_keeps_pointing_at_the_actor_meant(claimed: str) -> None:
    report = grounded(TOLL, actor("Omar Haddad", "q2"), actor(f"{claimed} Xoxo", "q1"))
    finding = only(report, "name-not-found")
    assert (finding.severity, finding.where) == ("warning", "actors[1]")
    assert spoken(report)[0][0] == f"{claimed} Xoxo"


@pytest.mark.parametrize(
    ("text", "claimed"),
    [("The Russian fleet sailed.", "Russia"), ("A German ship sank.", "Germany")],
)
def test_the_adjective_of_a_country_is_no_misspelling_of_it(text: str, claimed: str) -> None:
    report = grounded(text, actor(claimed, kind="government"))
    assert named(report) == [claimed]
    assert codes(report) == ["name-not-found"]


def test_a_name_that_a_line_break_parts_is_found() -> None:
    report = grounded("The mayor, Ana\nRuiz, ended\nit. Ruiz smiled.\n\nSo.\n", actor("Ana Ruiz"))
    assert named(report) == ["Ana Ruiz"]
    assert mentions(report, 0) == ["Ana\nRuiz", "Ruiz"]
    assert report.findings == ()


@pytest.mark.parametrize(
    "names",
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz", "ana ruiz"),
        ("Ana Ruiz", "Anna Ruiz"),
        ("Ana Ruiz", "Ruiz"),
        ("Ruiz", "Ana Ruiz"),
        ("Ana Ruiz", "Mayor Ruiz"),
        ("Ana Ruiz", "Mayor Ana Ruiz"),
    ],
)
def test_entries_for_one_actor_are_merged(names: tuple[str, str]) -> None:
    first, second = names
    report = grounded(
        TOLL,
        actor(first, "q1", stances=[stance("the toll", "opposes", "s1")]),
        actor(second, "q2", role="Mayor", stances=[stance("fish", "supports", "s2")]),
    )
    assert named(report) == ["Ana Ruiz"]
    assert report.actors[0].role == "Mayor"
    assert [quote.speaker for quote in report.quotes] == ["a1", "a1"]
    assert [(found.holder, found.target) for found in report.stances] == [
        ("a1", "the toll"),
        ("a1", "fish"),
    ]


def test_with_or_without_an_article_an_organisation_is_one() -> None:
    report = grounded(
        TOLL,
        actor("Harbour Union", "q1", kind="organisation"),
        actor("the Harbour Union", "q2", kind="group"),
    )
    assert named(report) == ["Harbour Union"]


TWO = "Ana Ruiz spoke. Pedro Ruiz, her brother, left. “Good,” said Ana Ruiz. Ruiz waved.\n"


def test_two_people_of_one_surname_stay_apart() -> None:
    report = grounded(TWO, actor("Ana Ruiz", "q1"), actor("Pedro Ruiz"))
    assert named(report) == ["Ana Ruiz", "Pedro Ruiz"]
    assert mentions(report, 0) == ["Ana Ruiz", "Ana Ruiz"]
    assert mentions(report, 1) == ["Pedro Ruiz"]


def test_a_surname_that_the_article_gives_to_another_too_is_nobodys() -> None:
    report = grounded(TWO, actor("Ana Ruiz", "q1"), actor("Ruiz"))
    assert named(report) == ["Ana Ruiz", "Ruiz"]
    assert mentions(report, 0) == ["Ana Ruiz", "Ana Ruiz"]


def test_the_namesake_is_not_the_mention() -> None:
    report = grounded(TWO, actor("Pedro Ruiz", "q1"), actor("Ana Ruiz"))
    assert report.quotes[0].speaker == "a1"
    assert report.quotes[0].mention is None


@pytest.mark.parametrize(
    "before", ["On Monday ", "But ", "In Port Sele it rained. ", "Mr. ", "President ", "Then "]
)
def test_a_word_before_a_surname_is_not_always_a_first_name(before: str) -> None:
    report = grounded(f"Ana Ruiz spoke. {before}Ruiz left.\n", actor("Ana Ruiz"))
    assert mentions(report, 0) == ["Ana Ruiz", "Ruiz"]


def test_a_name_inside_a_longer_one_is_no_mention() -> None:
    text = "The Port Sele Council met in Port Sele. Ana Port was there.\n"
    report = grounded(
        text, actor("Port Sele", kind="government"), actor("Port Sele Council", kind="government")
    )
    assert [span.start for span in report.actors[0].mentions] == [text.index("Port Sele.")]
    assert mentions(report, 1) == ["Port Sele Council"]


def test_a_person_is_not_meant_by_it() -> None:
    text = "“We won,” it said. Ana Ruiz and the Harbour Union met.\n"
    quote = grounded(text, actor("Ana Ruiz", "q1")).quotes[0]
    assert quote.mention is None
    (quote,) = grounded(text, actor("Harbour Union", "q1", kind="organisation")).quotes
    assert quote.mention is not None


def test_an_organisation_is_not_meant_by_she() -> None:
    text = "“We won,” she said. Ana Ruiz and the Harbour Union met.\n"
    quote = grounded(text, actor("Harbour Union", "q1", kind="organisation")).quotes[0]
    assert quote.mention is None


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_an_actor_without_a_name_speaks_as_nobody_named(name: str) -> None:
    report = grounded(TOLL, actor(name, "q1"), actor("Omar Haddad", "q2"))
    assert named(report) == ["Omar Haddad"]
    assert spoken(report)[0] == (None, "direct", ["“It was a tax on fish,”"])
    assert only(report, "illegal-text").severity == "error"


@pytest.mark.parametrize(
    "name",
    [
        "Ana https://evil.example",
        "<b>Ana Ruiz</b>",
        "Ana\x07Ruiz",
        "[Ana](x)",
        "Ana \ud800",
        "A\0a",
    ],
)
def test_a_name_that_must_not_stand_takes_neither_quotes_nor_stances_with_it(name: str) -> None:
    report = grounded(
        TOLL,
        actor(name, "q1", role="Mayor", stances=[stance("the toll", "opposes", "s1")]),
        actor("Omar Haddad", "q2"),
    )
    assert named(report) == ["Omar Haddad"]
    assert spoken(report)[0] == (None, "direct", ["“It was a tax on fish,”"])
    claims = [finding.claim or "" for finding in report.findings if finding.severity == "error"]
    assert len(claims) == 2
    assert "the toll" in claims[1]


def test_the_first_role_that_may_stand_is_taken() -> None:
    report = grounded(
        TOLL,
        actor("Ana Ruiz", "q1", role="see https://evil.example"),
        actor("Ana Ruiz", role="Mayor"),
        actor("Omar Haddad", "q2", role=" head "),
    )
    assert [member.role for member in report.actors] == ["Mayor", "head"]
    finding = only(report, "illegal-text")
    assert finding.claim == "see https://evil.example"
    assert "Ana Ruiz" in finding.message


def test_a_role_that_the_article_does_not_give_is_doubted() -> None:
    report = grounded(TOLL, actor("Omar Haddad", "q2"), actor("Ana Ruiz", "q1", role="Queen"))
    assert report.actors[1].role == "Queen"
    finding = only(report, "unsupported-role")
    assert (finding.severity, finding.where) == ("warning", "actors[1].role")


@pytest.mark.parametrize("role", ["Mayor", "mayor", "head of the Harbour Union", ""])
def test_a_role_in_the_articles_words_is_not_doubted(role: str) -> None:
    name = "Omar Haddad" if role.startswith("head") else "Ana Ruiz"
    assert codes(grounded(TOLL, actor(name, "q1", "q2", role=role))) == []


# Ruiz, Haddad and Kell stand more than a sentence apart.
FARM = (
    "Gov. Ana Ruiz, who grows rice, opened the fair. It rained. The crowd thinned.\n\n"
    "Omar Haddad drives a ferry for the Sele Line. Nobody else came. The band played.\n\n"
    "Kell sued the Sele Line over 12 rules. The Herald’s man wrote of it.\n"
)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Ana Ruiz", "governor"),
        ("Ana Ruiz", "rice grower"),
        ("Ana Ruiz", "grower"),
        ("Omar Haddad", "driver of a ferry"),
        ("Omar Haddad", "captain at the Sele Line"),  # so it may be put
    ],
)
def test_a_role_in_other_words_than_the_articles_is_not_doubted(name: str, role: str) -> None:
    assert codes(grounded(FARM, actor(name, role=role))) == []


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Omar Haddad", "governor"),
        ("Omar Haddad", "rice grower"),
        ("Ana Ruiz", "driver of a ferry"),
        ("Kell", "the head of the port"),  # small words prove nothing
        ("Kell", "governor’s aide"),
        ("Ana Ruiz", "rainforest botanist"),  # nor does a shared beginning: it rained
    ],
)
def test_a_role_of_another_or_of_nobody_is_doubted(name: str, role: str) -> None:
    finding = only(grounded(FARM, actor(name, role=role)), "unsupported-role")
    assert name in finding.message


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("newspaper", []),
        ("newspaper that wrote of 12 rules", []),
        ("newspaper of Ana Ruiz", []),
        ("newspaper of Port Quill", ["unsupported-role"]),
        ("newspaper with 40 readers", ["unsupported-role"]),
    ],
)
def test_only_names_and_numbers_of_what_is_no_person_are_looked_for(
    role: str, found: list[str]
) -> None:
    assert codes(grounded(FARM, actor("The Herald", kind="organisation", role=role))) == found

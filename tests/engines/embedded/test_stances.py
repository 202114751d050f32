import pytest

from summariser.article import Article
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.speech import speeches
from summariser.engines.embedded.stances import FoundStance, find_stances

RUIZ, HADDAD, UNION = "Ana Ruiz", "Omar Haddad", "Harbour Union"


def found(text: str) -> list[FoundStance]:
    article = Article.from_text(text, language="en")
    entities = Entities(article)
    return find_stances(article, entities, speeches(article, entities))


def triples(text: str) -> set[tuple[str, str, str]]:
    return {(stance.holder.name, stance.target, stance.position) for stance in found(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs
        ("Mayor Ana Ruiz opposes the harbour toll.", {(RUIZ, "harbour toll", "opposes")}),
        ("Ana Ruiz opposed the tunnel in 2019.", {(RUIZ, "tunnel", "opposes")}),
        ("Ana Ruiz, who backed the tunnel, left.", {(RUIZ, "tunnel", "supports")}),
        ("The Harbour Union called for a ban on trucks.", {(UNION, "ban on trucks", "supports")}),
        ("Ana Ruiz ruled out a second vote on Monday.", {(RUIZ, "second vote", "opposes")}),
        ("Ana Ruiz is in favour of the tunnel.", {(RUIZ, "tunnel", "supports")}),
        ("Ana Ruiz is against a toll on the quay.", {(RUIZ, "toll on the quay", "opposes")}),
        (
            "The Harbour Union, which owns two cranes, warned against closing the quay.",
            {(UNION, "closing the quay", "opposes")},
        ),
        # acts
        (
            "The Harbour Union voted 6-1 on Monday night to ban cars from the quay.",
            {(UNION, "banning cars from the quay", "supports")},
        ),
        ("Ana Ruiz voted against the tunnel.", {(RUIZ, "tunnel", "opposes")}),
        ("Sen. Ana Ruiz, D-Ohio, voted against the tunnel.", {(RUIZ, "tunnel", "opposes")}),
        ("Sen. Ana Ruiz, R-Neb., voted for the tunnel.", {(RUIZ, "tunnel", "supports")}),
        ("Ana Ruiz cast the only vote against the tunnel.", {(RUIZ, "tunnel", "opposes")}),
        ("The Harbour Union sued to stop the tunnel.", {(UNION, "tunnel", "opposes")}),
        ("Ana Ruiz signed the fisheries bill.", {(RUIZ, "fisheries bill", "supports")}),
        (
            "The Harbour Union collected 900 signatures for the tunnel.",
            {(UNION, "tunnel", "supports")},
        ),
        # somebody told to do something
        ("Ana Ruiz urged the council to reject the tunnel.", {(RUIZ, "tunnel", "opposes")}),
        (
            "Omar Haddad pledged to raise the harbour toll.",
            {(HADDAD, "raising the harbour toll", "supports")},
        ),
        (
            "The Harbour Union vowed not to raise the harbour toll.",
            {(UNION, "raising the harbour toll", "opposes")},
        ),
        (
            "Ana Ruiz called for Omar Haddad to resign.",
            {(RUIZ, "Omar Haddad resigning", "supports")},
        ),
        (
            "Ana Ruiz urged Omar Haddad not to close the fish market.",
            {(RUIZ, "closing the fish market", "opposes")},
        ),
        (
            "Ana Ruiz walked along the quay and rejected the tunnel.",
            {(RUIZ, "tunnel", "opposes")},
        ),
        # nouns
        ("Ana Ruiz expressed concern about the harbour toll.", {(RUIZ, "harbour toll", "opposes")}),
        # judgements
        (
            "Omar Haddad called the harbour toll “a disgrace”.",
            {(HADDAD, "harbour toll", "opposes")},
        ),
        (
            "Omar Haddad described the ferry timetable as reckless.",
            {(HADDAD, "ferry timetable", "opposes")},
        ),
        # what somebody says
        ("“We will not raise the toll,” Ana Ruiz said.", {(RUIZ, "raising the toll", "opposes")}),
        ("“The tunnel is a mistake,” Omar Haddad said.", {(HADDAD, "tunnel", "opposes")}),
        (
            "“The city must ban cars from the quay,” Omar Haddad said.",
            {(HADDAD, "banning cars from the quay", "supports")},
        ),
        (
            "Ana Ruiz said she supports a ban on trucks but not on cars.",
            {(RUIZ, "ban on trucks", "supports")},
        ),
        (
            "Ana Ruiz said that ending the ferry strike was a priority.",
            {(RUIZ, "ending the ferry strike", "supports")},
        ),
        (
            "The Harbour Union said it would close the fish market.",
            {(UNION, "closing the fish market", "supports")},
        ),
        # negation
        ("Ana Ruiz does not support the tunnel.", {(RUIZ, "tunnel", "opposes")}),
        ("Ana Ruiz refused to endorse the tunnel.", {(RUIZ, "tunnel", "opposes")}),
        # conditions
        ("Ana Ruiz would support the tunnel if the state paid.", {(RUIZ, "tunnel", "mixed")}),
        # concession: two stances
        (
            "Ana Ruiz acknowledged the union’s right to strike but rejected the blockade of the"
            " quay.",
            {
                (RUIZ, "union’s right to strike", "supports"),
                (RUIZ, "blockade of the quay", "opposes"),
            },
        ),
        # somebody, where no matter is known
        ("Ana Ruiz accused Omar Haddad of greed.", {(RUIZ, HADDAD, "opposes")}),
        ("Ana Ruiz praised Omar Haddad for his work.", {(RUIZ, HADDAD, "supports")}),
        # what somebody wants to come about
        ("Ana Ruiz wants the cranes out.", {(RUIZ, "removing cranes", "supports")}),
        ("Ana Ruiz did not want anyone arrested.", {(RUIZ, "arresting anyone", "opposes")}),
        (
            "“The inquiry must be held in public,” Omar Haddad said.",
            {(HADDAD, "inquiry", "supports")},
        ),
        (
            "Omar Haddad said it was too early to speak of blame.",
            {(HADDAD, "speaking of blame", "opposes")},
        ),
        (
            "The Harbour Union asked Ana Ruiz to close the quay.",
            {(UNION, "closing the quay", "supports")},
        ),
        # what is worth quoting is meant as blame, unless it is praise
        (
            "Omar Haddad called the tunnel “a hole with a bill”.",
            {(HADDAD, "tunnel", "opposes")},
        ),
        (
            "Omar Haddad called the tunnel “a triumph of patience”.",
            {(HADDAD, "tunnel", "supports")},
        ),
    ],
)
def test_a_position_is_found(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert triples(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz arrived in Port Sele on Monday and walked along the harbour.",
        "Reporters asked whether Ana Ruiz supports the tunnel.",
        "If Ana Ruiz backs the tunnel, work will begin in June.",
        "Omar Haddad may support the tunnel.",
        "Ana Ruiz signed autographs.",
        "The Harbour Union blocked the road.",
        "The proposed tunnel would cost $4 million, Ana Ruiz said.",
        "Ana Ruiz supports it.",
        "“Do you support the tunnel?” Ana Ruiz asked.",
        "Ana Ruiz has the support of two engineers.",
        "Omar Haddad denied that he opposes the tunnel.",
        "Ana Ruiz will raise her hand.",
        # who is not against something need not be for it
        "“I’m not against the tunnel,” Ana Ruiz said.",
        "“We will not oppose the tunnel,” Ana Ruiz said.",
        "Ana Ruiz doesn’t oppose the tunnel.",
        "Ana Ruiz never voted against the tunnel.",
        "Ana Ruiz vowed not to oppose the tunnel.",
        "Ana Ruiz expressed no objection to the tunnel.",
        "Ana Ruiz did not criticise the tunnel.",
        "Ana Ruiz refused to condemn the tunnel.",
        "Ana Ruiz has not endorsed a candidate.",
        "Ana Ruiz rejected the claim that Omar Haddad opposes the tunnel.",
        "Two engineers of the Harbour Union oppose the tunnel.",
        "Two Democrats opposed the tunnel.",
        "“We must close the fish market?” Omar Haddad said.",
        "Omar Haddad did not sign the fisheries bill.",
        "Ana Ruiz walked to the rally against the tunnel.",
        "Ana Ruiz wants the government out of the harbour.",
        "Ana Ruiz asked Omar Haddad to describe the tunnel.",
        "“The owners will raise the toll,” Ana Ruiz said.",
        "“All sailors should be warned,” Ana Ruiz said.",
        "Omar Haddad called the ferry the Old Lady.",
    ],
)
def test_an_event_a_doubt_or_a_question_is_no_position(text: str) -> None:
    assert triples(text) == set()


def test_repeated_positions_are_one_with_all_their_evidence() -> None:
    [stance] = found(
        "Ana Ruiz opposes the harbour toll.\n\nThe mayor spoke to the harbour staff."
        " Ana Ruiz condemned the harbour toll again. “I oppose the toll,” Ana Ruiz said."
    )
    assert (stance.holder.name, stance.target, stance.position) == (RUIZ, "harbour toll", "opposes")
    assert stance.evidence == ("s1", "s3", "q1")


@pytest.mark.parametrize(
    ("one", "other", "targets"),
    [
        ("the sweeping tax bill", "the tax bill", {"tax bill"}),
        ("the tax bill", "the controversial tax bill in Sele", {"tax bill in Sele"}),
        (
            "the boat tax on fishers",
            "the boat tax on owners",
            {"boat tax on fishers", "boat tax on owners"},
        ),
        ("the harbour tax bill", "the market tax bill", {"harbour tax bill", "market tax bill"}),
    ],
)
def test_targets_with_one_noun_phrase_are_one(one: str, other: str, targets: set[str]) -> None:
    text = f"Ana Ruiz opposes {one}. Ana Ruiz voted against {other}."
    assert {target for _, target, _ in triples(text)} == targets


def test_contradictory_positions_are_mixed() -> None:
    text = "Ana Ruiz supported the tunnel in May. In June, Ana Ruiz voted against the tunnel."
    assert triples(text) == {(RUIZ, "tunnel", "mixed")}


def test_a_bare_plan_is_what_the_article_says_is_planned() -> None:
    text = "The city has a plan to close the quay. Ana Ruiz opposes the plan."
    assert triples(text) == {(RUIZ, "closing the quay", "opposes")}
    assert triples("It rained. Ana Ruiz opposes the plan.") == set()


def test_a_bare_move_is_what_was_last_decided() -> None:
    text = "The Harbour Union voted to close the fish market. Ana Ruiz backed the move."
    assert (RUIZ, "closing the fish market", "supports") in triples(text)


def test_what_one_person_says_of_another_is_nobodys_position() -> None:
    assert triples("Ana Ruiz said Omar Haddad opposes the tunnel.") == set()


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("the “so-called” enlargement of the quay", "so-called enlargement of the quay"),
        (
            "the enlargement of the fish market on the northern side of the harbour",
            "enlargement of the fish market",
        ),
        ("a tax of $1,300 on our boats", "tax of $1,300 on boats"),
        ("the tunnel, which is long", "tunnel"),
        ("the tunnel the city wants", "tunnel"),
    ],
)
def test_targets_are_short_noun_phrases_without_quotation_marks(said: str, target: str) -> None:
    assert triples(f"Ana Ruiz opposes {said}.") == {(RUIZ, target, "opposes")}


@pytest.mark.parametrize(("words", "opposes"), [("the plan", True), ("that idea", False)])
def test_an_idea_just_told_is_not_the_matter_of_the_article(words: str, opposes: bool) -> None:
    text = (
        "Port Sele to close the ferry\n\nThe council will close the ferry in May. The crew asked"
        f" for a smaller boat. Ana Ruiz, the mayor, rejected {words}."
    )
    assert (("Ana Ruiz", "closing the ferry", "opposes") in triples(text)) is opposes

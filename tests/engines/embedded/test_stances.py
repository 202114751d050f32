"""Stances from targets as the tagger finds them; each test gives the targets itself."""

from dataclasses import replace

import pytest

from summariser.article import Article
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.leanings import leaning
from summariser.engines.embedded.speech import speeches
from summariser.engines.embedded.stances import FoundStance, find_stances, targets_of
from summariser.offsets import Offsets
from summariser.tagged import Reading, TaggedTarget

RUIZ, HADDAD = "Ana Ruiz", "Omar Haddad"


def tagged(
    text: str, passage: str, *holders: str, supports: bool = True, likelihood: float = 0.9
) -> TaggedTarget:
    """The last such passage; the first holder has most of the pointer's weight."""
    start = text.rindex(passage)
    shares = tuple(
        (Offsets(at, at + len(word)), 0.5 / number)
        for number, word in enumerate(holders, 1)
        if (at := text.index(word)) >= 0
    )
    leaning = 2.0 if supports else -2.0
    return TaggedTarget(Offsets(start, start + len(passage)), leaning, likelihood, shares)


def found(text: str, *targets: TaggedTarget) -> list[FoundStance]:
    article = Article.from_text(text, language="en")
    entities = Entities(article)
    ordered = sorted(targets, key=lambda target: target.span)
    return find_stances(article, entities, speeches(article, entities), ordered)


def triples(stances: list[FoundStance]) -> list[tuple[str, str, str]]:
    return [(stance.holder.name, stance.target, stance.position) for stance in stances]


@pytest.mark.parametrize(
    ("text", "passage", "target"),
    [
        ("Ana Ruiz opposes the harbour toll.", "the harbour toll", "the harbour toll"),
        ("Ana Ruiz will not raise our toll.", "raise our toll", "raising the toll"),
        ("Ana Ruiz wants to scrap the exam.", "to scrap the exam", "scrapping the exam"),
        ("Ana Ruiz told Haddad to resign.", "resign", "resigning"),
        ("Ana Ruiz likes this bridge.", "this bridge", "the bridge"),
        ("Ana Ruiz rejects such a charge.", "such a charge", "a charge"),
        ("Ana Ruiz called it “a “tax on tides”.", "“a “tax on tides”", "a tax on tides"),
        ("Ana Ruiz opposes the toll, which is high.", "the toll, which is high", "the toll"),
        ("Ana Ruiz opposes the harbour toll.", "the", "the harbour toll"),
        ("Ana Ruiz backs a toll that you pay.", "a toll that you pay", "a toll"),
        ("Ana Ruiz backs every toll you pay.", "every toll you pay", "every toll"),
        ("Ana Ruiz rejects any harbour toll.", "any", "any harbour toll"),
        ("Ana Ruiz backs whatever toll they set.", "whatever", "whatever toll"),
        ("Ana Ruiz put the toll on the bill.", "put the toll", "the toll"),
        ("Ana Ruiz said the toll doesn’t work.", "the toll doesn’t", "the toll"),
        ("Ana Ruiz wants the toll by Friday.", "the toll by Friday", "the toll"),
        ("Ana Ruiz wants the four o’clock boat.", "the four o", "the four o’clock"),
        ("Ana Ruiz urged Sele to scrap the toll.", "Sele to scrap the toll", "scrapping the toll"),
        ("Ana Ruiz voted to have the lot removed.", "the lot removed", "having the lot removed"),
        (
            "Ana Ruiz backs a plan to run nine new cranes from a control room far inland.",
            "a plan to run nine new cranes from a control room far inland",
            "a plan to run nine new cranes",
        ),
    ],
)
def test_the_target_is_a_short_noun_phrase(text: str, passage: str, target: str) -> None:
    [stance] = found(text, tagged(text, passage, "Ruiz"))
    assert stance.target == target


@pytest.mark.parametrize(
    ("text", "words", "holder"),
    [
        ("Ana Ruiz met Omar Haddad over the toll.", ("Ruiz", "Haddad"), RUIZ),
        ("Ana Ruiz met Omar Haddad over the toll.", ("Haddad", "Ruiz"), HADDAD),
        # the mentions of one actor count together
        (
            "Ana Ruiz met Omar Haddad. Ruiz said she was against the toll.",
            ("Haddad", "Ana", "she", "Ruiz"),
            RUIZ,
        ),
        ("Ana Ruiz, the mayor, spoke. The mayor opposes the toll.", ("The mayor"[4:],), RUIZ),
        ("“I oppose the toll,” said Omar Haddad.", ("I",), HADDAD),
        ("“Scrap the toll,” said Omar Haddad.", (), HADDAD),
        ("The residents of Sele marched against the toll.", ("residents",), "residents of Sele"),
        ("The teachers’ union wants the toll.", ("teachers",), "teachers’ union"),
        ("The finance director wants the toll.", ("The",), "finance director"),
    ],
)
def test_the_holder_is_the_actor_who_is_pointed_at_most(
    text: str, words: tuple[str, ...], holder: str
) -> None:
    [stance] = found(text, tagged(text, "the toll", *words))
    assert stance.holder.name == holder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The toll is a bad idea.", ()),
        ("Nine shopkeepers signed against The toll.", ("Nine",)),  # nobody in particular
    ],
)
def test_what_nobody_holds_is_no_stance(text: str, words: tuple[str, ...]) -> None:
    assert found(text, tagged(text, "The toll", *words)) == []


def test_a_headline_shows_no_stance() -> None:
    text = "Ana Ruiz opposes toll\n\nAna Ruiz opposes the bridge toll."
    article = Article.from_text(text, language="en")
    above = TaggedTarget(Offsets(17, 21), -2.0, 0.9, ((Offsets(0, 3), 0.9),))
    below = tagged(text, "the bridge toll", "Ruiz", supports=False)
    [shown] = targets_of(article, Reading((), (above, below), {}))
    assert shown.span == below.span


def test_a_pronoun_stands_for_the_target_named_last() -> None:
    text = "Ana Ruiz likes the tunnel. Ana Ruiz opposes the toll. Omar Haddad opposes it."
    stances = found(
        text,
        tagged(text, "it", "Haddad", supports=False),
        tagged(text, "the tunnel", "Ruiz"),
        tagged(text, "the toll", "Ruiz", supports=False),
    )
    assert (HADDAD, "the toll", "opposes") in triples(stances)


def test_a_pronoun_far_from_any_target_stands_for_the_main_one() -> None:
    text = (
        "Ana Ruiz opposes the toll. Omar Haddad backs the toll. Ana Ruiz likes the tunnel."
        " It rained. Omar Haddad opposes this."
    )
    stances = found(
        text,
        tagged(text, "the toll", "Ruiz", supports=False),
        tagged(text, "the tunnel", "Ruiz"),
        tagged(text, "this", "Haddad", supports=False),
    )
    assert (HADDAD, "the toll", "opposes") in triples(stances)


@pytest.mark.parametrize(("likelihood", "count"), [(0.6, 1), (0.8, 2)])
def test_a_pronoun_that_is_hardly_a_target_is_none(likelihood: float, count: int) -> None:
    text = "Ana Ruiz likes the tunnel. Omar Haddad spoke of it."
    article = Article.from_text(text, language="en")
    pronoun = tagged(text, "it", "Haddad", likelihood=likelihood)
    reading = Reading((), (tagged(text, "the tunnel", "Ruiz"), pronoun), {})
    assert len(targets_of(article, reading)) == count


@pytest.mark.parametrize(
    "target",
    [
        "suspending the toll",
        "the suspension of the toll",
        "a ban on the toll",
        "the unacceptability of the toll",
    ],
)
def test_who_supports_the_end_of_a_matter_opposes_it(target: str) -> None:
    text = f"Omar Haddad spoke for {target}. Ana Ruiz likes the toll."
    stances = found(
        text,
        TaggedTarget(Offsets(22, 22 + len(target)), 2.0, 0.9, ((Offsets(5, 11), 1.0),)),
        tagged(text, "the toll", "Ruiz"),
    )
    assert triples(stances) == [(HADDAD, "the toll", "opposes"), (RUIZ, "the toll", "supports")]


@pytest.mark.parametrize(
    ("target", "told", "position"),
    [
        ("suspending the toll", "suspending the toll", "supports"),
        ("the unacceptability of the toll", "the toll", "opposes"),
        ("supporting the toll", "the toll", "supports"),
    ],
)
def test_what_a_target_alone_in_its_article_is_called(
    target: str, told: str, position: str
) -> None:
    text = f"Ana Ruiz spoke for {target}."
    assert triples(found(text, tagged(text, target, "Ruiz"))) == [(RUIZ, told, position)]


def test_of_two_targets_the_one_that_the_article_speaks_of_is_the_main_matter() -> None:
    text = (
        "The toll is high. The toll is old. Ana Ruiz backs the tunnel and the toll. It rained."
        " It snowed. Omar Haddad opposes this."
    )
    stances = found(
        text,
        tagged(text, "the tunnel", "Ruiz", likelihood=0.9),
        tagged(text, "the toll", "Ruiz", likelihood=0.8),
        tagged(text, "this", "Haddad", supports=False),
    )
    assert (HADDAD, "the toll", "opposes") in triples(stances)


@pytest.mark.parametrize(("times", "target"), [(3, "the harbour toll"), (1, "the plan")])
def test_a_plan_is_the_main_matter_where_most_is_spoken_of_one(times: int, target: str) -> None:
    text = "Ana Ruiz opposes the harbour toll. " * times + "Omar Haddad backs the plan."
    tolls = [
        TaggedTarget(Offsets(at, at + len("the harbour toll")), -2.0, 0.9, ((Offsets(0, 3), 1.0),))
        for at in range(len(text))
        if text.startswith("the harbour toll", at)
    ]
    stances = found(text, *tolls, tagged(text, "the plan", "Haddad"))
    assert (HADDAD, target, "supports") in triples(stances)


def test_an_opponent_is_no_target_but_a_candidate_is() -> None:
    text = "Ana Ruiz spoke of Omar Haddad."
    start = text.index("Omar")
    for leaning_, targets in ((-4.0, []), (4.0, [HADDAD])):
        of = TaggedTarget(Offsets(start, len(text) - 1), leaning_, 1.0, ((Offsets(0, 3), 1.0),))
        assert [stance.target for stance in found(text, of)] == targets


@pytest.mark.parametrize(
    ("likelihood", "leaning_", "shown"),
    [(0.8, 0.1, 0), (0.8, 1.0, 1), (0.6, 0.5, 0), (0.6, 3.0, 1), (0.5, 9.0, 0)],
)
def test_a_stance_is_likely_to_have_its_target_and_its_sign(
    likelihood: float, leaning_: float, shown: int
) -> None:
    text = "Ana Ruiz spoke of the toll."
    target = TaggedTarget(Offsets(18, 26), leaning_, likelihood, ((Offsets(4, 8), 1.0),))
    assert len(found(text, target)) == shown


def test_who_is_not_in_the_statement_holds_nothing_that_it_shows() -> None:
    text = "Ana Ruiz spoke first. Omar Haddad had backed the toll."
    [stance] = found(text, tagged(text, "the toll", "Ruiz", "Haddad"))
    assert stance.holder.name == HADDAD
    assert found(text, tagged(text, "the toll", "Ruiz")) == []


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("the closures", "closing the depots", {"closing the depots"}),
        ("the fee", "the $18 fee", {"the $18 fee"}),
        ("the fee", "the $18 fee at the counter", {"the fee"}),  # full enough
        ("the depot closure", "the closure of the depot", {"the depot closure"}),
        ("the closure of the depot", "the depot", {"the closure of the depot", "the depot"}),
        ("the toll", "the tunnel", {"the toll", "the tunnel"}),
    ],
)
def test_like_targets_are_one_matter_with_one_name(one: str, other: str, names: set[str]) -> None:
    text = f"Ana Ruiz spoke of {one}. Omar Haddad spoke of {other}."
    first = text.index(one)
    own = TaggedTarget(Offsets(first, first + len(one)), 2.0, 0.9, ((Offsets(0, 3), 0.9),))
    stances = found(text, own, tagged(text, other, "Haddad"))
    assert {stance.target for stance in stances} == names
    assert {stance.holder.name for stance in stances} == {RUIZ, HADDAD}


def test_repeated_positions_are_one_with_all_their_evidence() -> None:
    text = "Ana Ruiz opposes the toll. It rained. “The toll is a tax,” Ana Ruiz said."
    [stance] = found(
        text,
        tagged(text, "the toll", "Ruiz", supports=False),
        tagged(text, "The toll", "Ruiz", supports=False),
    )
    assert triples([stance]) == [(RUIZ, "the toll", "opposes")]
    assert stance.evidence == ("s1", "q1")


def test_of_two_positions_the_likelier_counts() -> None:
    text = "Ana Ruiz backed the toll. Ana Ruiz has opposed The toll ever since."
    stances = found(
        text,
        tagged(text, "the toll", "Ruiz", likelihood=0.5),
        tagged(text, "The toll", "Ruiz", supports=False, likelihood=0.9),
    )
    assert triples(stances) == [(RUIZ, "the toll", "opposes")]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Ana Ruiz could accept the toll if half the money went to wages.", "mixed"),
        ("“I’d take the toll if it were low,” said Ana Ruiz.", "mixed"),
        ("Ana Ruiz would sign the toll only with a refund.", "mixed"),
        ("Ana Ruiz supports the toll.", "supports"),
        ("Ana Ruiz backed the toll and asked if it was enough.", "supports"),
    ],
)
def test_support_under_a_condition_is_mixed(text: str, position: str) -> None:
    assert triples(found(text, tagged(text, "the toll", "Ruiz"))) == [(RUIZ, "the toll", position)]


def test_a_noun_of_blame_is_read_with_what_it_is_of() -> None:
    text = "Ana Ruiz stressed the illegality of the toll."
    stances = found(text, tagged(text, "the illegality", "Ruiz"))
    assert triples(stances) == [(RUIZ, "the toll", "opposes")]


def test_the_surest_stance_comes_first() -> None:
    text = "Ana Ruiz likes the tunnel. Omar Haddad opposes the toll."
    stances = found(
        text,
        tagged(text, "the tunnel", "Ruiz", likelihood=0.7),
        tagged(text, "the toll", "Haddad", supports=False, likelihood=0.9),
    )
    assert [stance.target for stance in stances] == ["the toll", "the tunnel"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz opposes the harbour toll.", [(RUIZ, "the harbour toll", "opposes")]),
        ("Ana Ruiz voted against the tunnel.", [(RUIZ, "the tunnel", "opposes")]),
        ("Ana Ruiz has called for a ban on trucks.", [(RUIZ, "a ban on trucks", "supports")]),
        ("Ana Ruiz does not support the tunnel.", [(RUIZ, "the tunnel", "opposes")]),
        ("Ana Ruiz, who owns a boat, backs the toll.", [(RUIZ, "the toll", "supports")]),
        ("“I oppose the toll,” said Omar Haddad.", [(HADDAD, "the toll", "opposes")]),
        ("The residents rejected the toll.", [("residents", "the toll", "opposes")]),
        ("Ana Ruiz came out for the toll.", [(RUIZ, "the toll", "supports")]),
        ("Ana Ruiz signed the bill on Friday.", [(RUIZ, "the bill", "supports")]),
        (
            "The council voted 6-1 on Monday to close the bridge.",
            [("council", "closing the bridge", "supports")],
        ),
        ("The toll, opposed by Ana Ruiz, is high.", [(RUIZ, "The toll", "opposes")]),
        ("It is the toll, which Ana Ruiz had proposed.", [(RUIZ, "the toll", "supports")]),
        ("The vote against the toll came from Ana Ruiz.", [(RUIZ, "the toll", "opposes")]),
        # what was voted on is the matter of the article
        (
            "Ana Ruiz backs the toll. It rained. Omar Haddad voted no.",
            [(RUIZ, "the toll", "supports"), (HADDAD, "the toll", "opposes")],
        ),
        (
            "Ana Ruiz backs the toll. Omar Haddad, one of two who voted against, left.",
            [(RUIZ, "the toll", "supports"), (HADDAD, "the toll", "opposes")],
        ),
        (
            "Ana Ruiz backs the toll. The one vote against came from Omar Haddad.",
            [(RUIZ, "the toll", "supports"), (HADDAD, "the toll", "opposes")],
        ),
        (
            "Ana Ruiz backs the toll. Haddad Shipping was among the five that voted no.",
            [(RUIZ, "the toll", "supports"), ("Haddad Shipping", "the toll", "opposes")],
        ),
        # no position
        ("Ana Ruiz must defend the tunnel.", []),
        ("Ana Ruiz wants to know the hour.", []),
        ("The toll, which Ana Ruiz never opposed, is high.", []),
        ("Ana Ruiz signed the visitors’ book.", []),
        ("Ana Ruiz does not oppose the tunnel.", []),
        ("Reporters asked whether Ana Ruiz supports the tunnel.", []),
        ("If Ana Ruiz backs the tunnel, work will begin.", []),
        ("Ana Ruiz has the support of two engineers.", []),
        ("Ana Ruiz walked along the quay.", []),
    ],
)
def test_without_the_tagger_plain_verbs_of_position_are_read(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    article = Article.from_text(text, language="en")
    assert triples(found(text, *targets_of(article, None))) == expected


@pytest.mark.parametrize(
    ("text", "supports"),
    [
        ("The union called for the toll.", True),
        ("The union welcomed the toll.", True),
        ("The union is fighting against the toll.", False),
        ("“We will not accept the toll,” the union said.", False),
        ("The union said no to the toll.", False),
        ("The union called the toll a disgrace.", False),
    ],
)
def test_the_words_around_a_target_tell_its_sign(text: str, supports: bool) -> None:
    article = Article.from_text(text, language="en")
    start = text.index("the toll")
    assert (leaning(article, Offsets(start, start + 8)) > 0) is supports


def test_what_the_tagger_has_found_is_not_found_twice() -> None:
    text = "The union opposes the toll. The union rejected the tunnel."
    article = Article.from_text(text, language="en")
    toll = tagged(text, "the toll", "union")
    targets = targets_of(article, Reading((), (toll,), {}))
    assert [article.slice(target.span) for target in targets] == ["the toll", "the tunnel"]
    assert all(target.leaning < 0 for target in targets)


def test_a_verb_of_position_makes_a_faint_target_sure_and_knows_its_sign() -> None:
    text = "The union came out for the toll. The union wants the tunnel. The union has a boat."
    article = Article.from_text(text, language="en")
    faint = [
        replace(tagged(text, passage, "union", likelihood=0.4), leaning=-30.0)
        for passage in ("the toll", "the tunnel", "a boat")
    ]
    toll, tunnel, boat = targets_of(article, Reading((), tuple(faint), {}))
    assert toll.likelihood == 1.0
    assert toll.leaning > 0
    assert tunnel.likelihood == pytest.approx(0.65)
    assert boat.likelihood == 0.4
    assert boat.leaning < 0


def test_an_infinitive_says_nothing_of_its_object() -> None:
    text = "The union asked officials to describe the toll."
    article = Article.from_text(text, language="en")
    [toll] = targets_of(article, Reading((), (tagged(text, "the toll", likelihood=0.5),), {}))
    assert toll.likelihood == 0.5


def test_what_one_backs_and_another_proposed_shows_both() -> None:
    text = "Ana Ruiz backed the toll, which Omar Haddad had proposed."
    article = Article.from_text(text, language="en")
    toll = tagged(text, "the toll", "Ruiz")
    stances = found(text, *targets_of(article, Reading((), (toll,), {})))
    assert {stance.holder.name for stance in stances} == {RUIZ, HADDAD}


def test_what_somebody_would_do_without_is_opposed() -> None:
    text = "Ana Ruiz offered a pass without the toll."
    article = Article.from_text(text, language="en")
    [toll] = targets_of(article, Reading((), (tagged(text, "the toll", "Ruiz"),), {}))
    assert toll.leaning < 0

import json
from typing import Any

import pytest

from summariser import prompts, resources
from summariser.article import Article
from summariser.draft import Draft, DraftActor, DraftSentence
from summariser.engines.llm.joining import Joining, SameTarget, join_messages, joined, united
from summariser.engines.llm.pointing import confined, named
from summariser.engines.llm.windows import cut
from summariser.grounding import ground
from summariser.report import ALL_PARTS

JOIN = prompts.load("join")
QUOTES_ALONE = frozenset({"quotes"})


def actor(name: str, *stances: str, said: tuple[str, ...] = ()) -> DraftActor:
    """A person; a stance is written as "supports the toll: s2"."""
    parsed = [(*stance.partition(" ")[::2],) for stance in stances]
    return DraftActor.model_validate(
        {
            "name": name,
            "kind": "person",
            "role": "",
            "said": said,
            "stances": [
                {
                    "target": rest.partition(": ")[0],
                    "position": position,
                    "evidence": [rest.partition(": ")[2]],
                }
                for position, rest in parsed
            ],
        }
    )


def draft(*actors: DraftActor, **known: Any) -> Draft:
    """A draft; `summary` maps sentences to their evidence."""
    summary = [
        DraftSentence(text=text, evidence=evidence.split())
        for text, evidence in known.pop("summary", {}).items()
    ]
    empty: dict[str, Any] = {"headline": "", "unattributed": [], "not_speech": []}
    return Draft(**{**empty, **known}, summary=summary, actors=list(actors))


def source(drafts: list[Draft], **options: Any) -> str:
    """What the last request shows, without the lines around it."""
    messages = join_messages(JOIN, drafts, **{"words": 80, "parts": ALL_PARTS, **options})
    assert messages is not None
    lines = messages[1]["content"].splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith("=== reports"))
    return "\n".join(lines[first + 1 : -1])


ONE = draft(
    actor("Ana Ruiz", "supports the toll: s2", said=("q1",)),
    headline="Toll stays",
    summary={"The toll stays.": "s1 s2", "Ruiz is for it.": "s2"},
    not_speech=["q2"],
)
OTHER = draft(
    actor("Ruiz", "supports The Toll: q3", said=("q3",)),
    actor("Bo Lee", "opposes bridge fee: s5", "supports a ferry: s6"),
    headline="Lee wants ferry",
    summary={"Lee is\nagainst the fee [s1].": "[s5]"},
    unattributed=["q4"],
    not_speech=["q2"],
)
# t1 the toll, t2 bridge fee, t3 a ferry
UNION = united([ONE, OTHER])


def test_the_union_holds_all_in_order() -> None:
    assert UNION.headline == "Toll stays"
    assert [sentence.text[:4] for sentence in UNION.summary] == ["The ", "Ruiz", "Lee "]
    assert [one.name for one in UNION.actors] == ["Ana Ruiz", "Ruiz", "Bo Lee"]
    assert (UNION.unattributed, UNION.not_speech) == (["q4"], ["q2"])


def test_the_first_headline_that_says_something_stands() -> None:
    assert united([draft(headline=" "), draft(headline="B")]).headline == "B"
    assert united([draft()]).headline == ""


TEXT = (
    "Ana Ruiz backs the toll.\n\n“The toll must stay,” Ana Ruiz said.\n\n"
    "“It is dear, but fair,” Ruiz said. Ruiz voted for the toll."
)


def test_a_surname_in_a_later_window_is_the_same_actor() -> None:
    first = draft(actor("Ana Ruiz", "supports the toll: s1", said=("q1",)))
    second = draft(actor("Ruiz", "supports The toll: s4", said=("q2",)))
    report = ground(Article.from_text(TEXT), united([first, second]))
    assert [one.name for one in report.actors] == ["Ana Ruiz"]
    assert [quote.speaker for quote in report.quotes] == ["a1", "a1"]
    (stance,) = report.stances
    assert (stance.target, stance.position) == ("the toll", "supports")
    assert [span.text for span in stance.evidence] == [
        "Ana Ruiz backs the toll.",
        "Ruiz voted for the toll.",
    ]
    assert report.findings == ()


def test_a_surname_of_two_people_joins_nobody() -> None:
    article = Article.from_text(TEXT + " Leo Ruiz spoke too.")
    first = draft(actor("Ana Ruiz", said=("q1",)), actor("Leo Ruiz"))
    report = ground(article, united([first, draft(actor("Ruiz", said=("q2",)))]))
    assert [one.name for one in report.actors] == ["Ana Ruiz", "Leo Ruiz", "Ruiz"]


def test_a_quotation_that_two_windows_ascribe_stands_once() -> None:
    first = draft(actor("Ana Ruiz", said=("q1", "q2")))
    report = ground(Article.from_text(TEXT), united([first, first]))
    assert [quote.spans[0].text for quote in report.quotes] == [
        "“The toll must stay,”",
        "“It is dear, but fair,”",
    ]


def test_the_last_request_shows_summaries_and_targets() -> None:
    assert source([ONE, OTHER]) == (
        "# Part 1\n"
        "Headline: Toll stays\n"
        "- The toll stays. [s1, s2]\n"
        "- Ruiz is for it. [s2]\n"
        "# Part 2\n"
        "Headline: Lee wants ferry\n"
        "- Lee is against the fee ［s1］. [s5]\n"
        "# Targets\n"
        "t1 the toll: Ana Ruiz supports; Ruiz supports\n"
        "t2 bridge fee: Bo Lee opposes\n"
        "t3 a ferry: Bo Lee supports"
    )


def test_what_two_windows_say_of_a_holder_is_shown_once() -> None:
    more = draft(actor("Ana Ruiz", "supports the toll: s7", "opposes the Toll: s8"))
    assert source([ONE, OTHER, more]).splitlines()[-3] == (
        "t1 the toll: Ana Ruiz supports; Ruiz supports; Ana Ruiz opposes"
    )


def test_what_is_not_wanted_is_not_sent() -> None:
    assert "# Targets" not in source([ONE, OTHER], parts={"summary"})
    without = source([ONE, OTHER], parts={"stances"})
    assert "- " not in without
    assert "t3 a ferry" in without


@pytest.mark.parametrize(
    ("drafts", "parts", "leaves_out", "keeps_summary"),
    [
        ([ONE, OTHER], ALL_PARTS, False, True),
        ([ONE, OTHER], {"summary", "quotes"}, True, True),
        ([ONE, ONE], ALL_PARTS, True, True),  # one target
        ([ONE, OTHER], {"stances", "quotes"}, False, False),
    ],
)
def test_the_last_request_says_what_is_wanted(
    drafts: list[Draft], parts: Any, leaves_out: bool, keeps_summary: bool
) -> None:
    messages = join_messages(JOIN, drafts, words=70, parts=parts)
    assert messages is not None
    assert messages[0]["content"] == JOIN.system
    user = messages[1]["content"]
    assert ("targets []" in user) == leaves_out
    assert ("about 70 words" in user) == keeps_summary
    assert ("summary []" in user) != keeps_summary


@pytest.mark.parametrize(
    ("drafts", "parts"),
    [
        ([ONE], ALL_PARTS),
        ([], ALL_PARTS),
        ([ONE, OTHER], QUOTES_ALONE),
        ([ONE, ONE], {"stances"}),
        ([draft(), draft(actor("Bo Lee", "opposes it: s1"))], ALL_PARTS),
    ],
)
def test_nothing_to_join_is_no_request(drafts: list[Draft], parts: Any) -> None:
    assert join_messages(JOIN, drafts, words=80, parts=parts) is None


def joining(*targets: tuple[str, str], **summary: str) -> Joining:
    """Targets as ("name", "t1 t2"); summary sentences as s1="text"."""
    return Joining(
        headline="",
        summary=[
            DraftSentence(text=text, evidence=evidence.split("_"))
            for evidence, text in summary.items()
        ],
        targets=[SameTarget(target=name, same=same.split()) for name, same in targets],
    )


def targets(union: Draft) -> list[str]:
    return [stance.target for one in union.actors for stance in one.stances]


def test_targets_and_summary_are_applied() -> None:
    answer = joining(("bridge toll", "t1 t2"), s1_s5="The toll stays, which Lee opposes.")
    union, findings = joined(UNION, answer)
    assert targets(union) == ["bridge toll", "bridge toll", "bridge toll", "a ferry"]
    assert [(one.text, one.evidence) for one in union.summary] == [
        ("The toll stays, which Lee opposes.", ["s1", "s5"])
    ]
    assert (union.headline, union.unattributed) == ("Toll stays", ["q4"])
    assert findings == ()


def test_the_joined_headline_stands_where_there_is_one() -> None:
    answer = Joining(headline="Both", summary=[], targets=[])
    assert joined(UNION, answer)[0].headline == "Both"


@pytest.mark.parametrize(
    ("groups", "expected", "says"),
    [
        ([("x", "t1 t9")], ["the toll", "The Toll", "bridge fee", "a ferry"], "no such target"),
        ([("x", "t2")], ["the toll", "The Toll", "bridge fee", "a ferry"], "takes two"),
        # The same number twice is one target.
        ([("x", "t2 t2")], ["the toll", "The Toll", "bridge fee", "a ferry"], "takes two"),
        # The first group stands.
        ([("x", "t1 t2"), ("y", "t2 t3")], ["x", "x", "x", "a ferry"], "stands with others"),
        # Lee is against t2 and for t3: to be for the one is not to be for the other.
        ([("x", "t2 t3")], ["the toll", "The Toll", "bridge fee", "a ferry"], "for and against"),
        # A name that must not stand in a report loses itself alone.
        ([("see www.x.org", "t1 t2")], ["the toll", "the toll", "the toll", "a ferry"], "a link"),
        ([(" ", "t1 t2")], ["the toll", "the toll", "the toll", "a ferry"], "empty"),
    ],
)
def test_what_cannot_be_joined_is_a_finding(
    groups: list[tuple[str, str]], expected: list[str], says: str
) -> None:
    union, findings = joined(UNION, joining(*groups, s1="The toll stays."))
    assert targets(union) == expected
    assert any(says in found.message for found in findings)
    assert {(found.code, found.severity) for found in findings} == {("not-joined", "warning")}
    assert findings[0].claim is not None


def test_evidence_that_no_window_gave_is_left_out() -> None:
    union, findings = joined(UNION, joining(s1_s3="The toll stays.", s4="Lee left."))
    assert [(one.text, one.evidence) for one in union.summary] == [("The toll stays.", ["s1"])]
    assert [(found.code, found.claim) for found in findings] == [
        ("unknown-pointer", "The toll stays. [s3]"),
        ("unknown-pointer", "Lee left. [s4]"),
        ("no-evidence", "Lee left."),
    ]


def test_without_a_joined_summary_the_windows_own_stands() -> None:
    union, findings = joined(UNION, joining(("bridge toll", "t1 t2")))
    assert union.summary == UNION.summary
    assert [found.code for found in findings] == ["not-joined"]


def test_a_summary_that_nobody_asked_for_is_not_missed() -> None:
    plain = united([draft(actor("Bo Lee", "opposes it: s1")), draft()])
    assert joined(plain, joining()) == (plain, ())


def test_a_window_points_to_what_it_shows_alone() -> None:
    windows = cut(Article.from_text(TEXT), 30)
    assert [window.source.split()[0] for window in windows] == ["[s1]", "[s3]"]
    answered = draft(
        actor(
            "Ruiz",
            "supports the toll: s1",
            said=("q2", "q1", "s4: voted for … the toll", "s2: “The toll"),
        ),
        summary={"Ruiz is for it.": "s4 s2"},
        unattributed=["q9"],
        not_speech=["{q1}"],
    )
    kept, findings = confined(answered, windows[1])
    assert kept.actors[0].said == ["q2", "s4: voted for … the toll"]
    assert kept.actors[0].stances[0].evidence == []
    assert kept.summary[0].evidence == ["s4"]
    assert (kept.unattributed, kept.not_speech) == ([], [])
    assert {found.code for found in findings} == {"unknown-pointer"}
    assert [found.claim for found in findings] == [
        "Ruiz is for it. [s2]",
        "Ruiz supports the toll [s1]",
        "Ruiz [q1]",
        "Ruiz [s2: “The toll]",
        "nobody named [q9]",
        "no speech [{q1}]",
    ]


def test_a_whole_article_confines_nothing() -> None:
    (window,) = cut(Article.from_text(TEXT), 1_000)
    answered = draft(actor("Ruiz", "supports it: s1", said=("q1", "q2", "on the toll")))
    assert confined(answered, window) == (answered, ())


@pytest.mark.parametrize(
    ("pointer", "ids"),
    [("s4", ["s4"]), (" [s04]", ["s4"]), ("s4: the s5 … r1", ["s4"]), ("q1, q2", ["q1", "q2"])],
)
def test_the_ids_that_a_pointer_names(pointer: str, ids: list[str]) -> None:
    assert named(pointer) == ids


def test_the_example_of_the_prompt_is_what_code_would_show_and_take() -> None:
    league, orlin, aske = "shopkeepers’ league", "Pell Orlin", "Jorun Aske"
    drafts = [
        draft(
            actor("council of Velmark", "supports tram line to the harbour: s2"),
            actor(aske, "supports tram line to the harbour: s5"),
            headline="Velmark council approves tram line to the harbour",
            summary={
                "The council of Velmark voted 31 to 14 on Monday to build a tram line to the "
                "harbour, which would open in 2031.": "s2 s4",
                "Mayor Jorun Aske said the line would take 9,000 cars a day off the quays.": "s5",
            },
        ),
        draft(
            actor(
                league, "opposes building the tram: s21", "supports payments for lost trade: s27"
            ),
            actor(aske, "mixed payments for lost trade: s29"),
            headline="Shopkeepers fear for trade as Velmark builds tram",
            summary={
                "The shopkeepers’ league of Velmark opposed the tram line, as the quays would be "
                "closed to customers for three years of works.": "s21 s24",
                "The league asked for payments for lost trade, which Mayor Jorun Aske did not rule "
                "out.": "s27 s29",
            },
        ),
        draft(
            actor(orlin, "opposes starting works before the state pays: s46"),
            actor(orlin, "supports compensation of shops: s48"),
            headline="Money for Velmark tram not yet agreed",
            summary={
                "The state has not agreed to pay its half of the 640 million crowns that the tram "
                "line costs.": "s44",
                "Opposition leader Pell Orlin said that the city must not start before the state "
                "pays.": "s46",
            },
        ),
    ]
    folder = resources.root("prompts") / "join" / "1"
    shown = (folder / "example_source.txt").read_text(encoding="utf-8").strip()
    assert source(drafts) == shown
    answer = Joining.model_validate_json((folder / "example_answer.json").read_bytes())
    union, findings = joined(united(drafts), answer)
    assert findings == ()
    assert len(union.summary) == 2
    assert set(targets(union)) == {
        "tram line to the harbour",
        "payments to shops for lost trade",
        "starting works before the state pays",
    }


def test_the_schema_is_clean_for_strict_output() -> None:
    schema = Joining.model_json_schema()
    for one in (schema, *schema["$defs"].values()):
        assert one["additionalProperties"] is False
        assert sorted(one["required"]) == sorted(one["properties"])
    assert "null" not in json.dumps(schema)

from pathlib import Path

import pytest

from evals.key_facts import covers
from evals.lint import lint
from tests.evals.harbour import LABELS, TEXT, write_seed


def faults(root: Path, *changes: tuple[str, str], text: str = TEXT) -> list[str]:
    labels = LABELS
    for old, new in changes:
        assert labels.count(old) == 1, old
        labels = labels.replace(old, new)
    return [str(fault) for fault in lint(write_seed(root, text=text, labels=labels))]


def test_a_good_seed_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("slug: harbour-toll", "slug: toll", "slug: 'toll' is not the folder's name"),
        (
            "  - id: council",
            "  - {id: tom, name: Tom Ruiz, kind: person, aliases: []}\n  - id: council",
            "actors[2].id: actors[1] has 'tom' too",
        ),
        (
            "name: Tom Ruiz",
            "name: Thomas Ruiz",
            "actors[1].name: the article does not hold 'Thomas Ruiz'",
        ),
        (
            "Ana Ruiz, the mayor]",
            "Ana Ruiz, the major]",
            "actors[0].aliases[1]: the article does not hold 'the major'",
        ),
        (
            "[A toll is a wall, Take it down]",
            "[A toll is a wall, Tear it down]",
            "stances[1].evidence[1]: not in the article: 'Tear it down'",
        ),
        (
            'text: "the idea “a tax on tides.”"\n    kind: mixed',
            'text: "the idea “a tax on tides.”"\n    kind: indirect',
            "quotes[1].kind: indirect, but it holds quotation marks",
        ),
        (
            "text: a study of the toll was under way\n    kind: indirect",
            "text: a study of the toll was under way\n    kind: mixed",
            "quotes[4].kind: mixed, but nothing in it is in quotation marks",
        ),
        (
            "text: the toll would pay for it",
            "text: that the toll would pay for it",
            "quotes[6].text: leave out the leading 'that'",
        ),
        (
            "text: the toll would pay for it",
            "text: a study of the toll was under way",
            "quotes[6].text: quotes[4] is the same passage",
        ),
        (
            'not_speech: ["“the Spoon”"]',
            "not_speech: []",
            "quotes: no quote and no not_speech has the mark in "
            "'er that locals call “the Spoon” needs repair, and the mayor '",
        ),
        (
            "target: repairing the pier",
            "target: raising the toll",
            "stances[2].target: stances[0] has this holder and target too",
        ),
        (
            "said that a study of the toll was under way.",
            "said that a study of the toll was under way." + " It is." * 40,
            "summary.reference: 147 words: give 50 to 120",
        ),
        (
            "    - fact: A study of the toll is under way\n      terms: [[study]]\n",
            "",
            "summary.key_facts: 3 facts: give 4 to 8",
        ),
        (
            "[[shipper], [lower]]",
            "[[shipper], [lower], [Ana]]",
            "summary.key_facts[2].terms: the reference has no sentence, or two, that hold them",
        ),
    ],
)
def test_each_rule_names_the_place(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert faults(tmp_path, (old, new)) == [fault]


def test_one_fault_hides_no_other(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        ("genre: politics", "genre: 5"),
        ("slug: harbour-toll", "slug: toll"),
        ("speaker: council\n    mention: The council", "speaker: city\n    mention: The city"),
        (
            "text: a study of the toll was under way\n    kind: indirect",
            "text: a survey\n    kind: mixed",
        ),
        ("[[shipper], [lower]]", "[[shipper], [dearer]]"),
    )
    assert [fault.partition(":")[0] for fault in found] == [
        "genre",
        "quotes[4].text",
        "quotes[4].speaker",
        "quotes[4].mention",
        "slug",
        "quotes[4].kind",
        "summary.key_facts[2].terms",
    ]


def test_a_repeated_passage_covers_only_its_own_marks(tmp_path: Path) -> None:
    text = TEXT + "\nOn the quay they said: “Nobody asked us.”\n"
    kind = "    kind: direct\n    speaker: null"
    found = faults(tmp_path, (kind, "    occurrence: 1\n" + kind), text=text)
    assert found == [
        "quotes: no quote and no not_speech has the mark in "
        "'the quay they said: “Nobody asked us.”\\n'"
    ]


def test_a_repeated_passage_without_its_occurrence_is_one_fault(tmp_path: Path) -> None:
    text = TEXT + "\nOn the quay they said: “Nobody asked us.”\n"
    assert faults(tmp_path, text=text) == [
        "quotes[5].text: 2 times in the article: '“Nobody asked us.”'; "
        "give its `occurrence`, 1 to 2"
    ]


@pytest.mark.parametrize(
    "passage", ["“the Fork”", '"the Fork"', "‘the Fork’", "„the Fork“", "«Fork»"]
)
def test_every_sort_of_mark_wants_a_label(tmp_path: Path, passage: str) -> None:
    found = faults(tmp_path, text=TEXT + f"\nIt’s the locals' {passage}.\n")
    assert found
    assert all(
        fault.startswith("quotes: no quote and no not_speech has the mark") for fault in found
    )


def test_marks_in_the_headline_want_none(tmp_path: Path) -> None:
    assert faults(tmp_path, text=TEXT.replace("toll stays", "“toll” stays")) == []


def test_labels_of_the_wrong_shape_are_linted_too(tmp_path: Path) -> None:
    folder = write_seed(tmp_path, labels="actors: [5]\nquotes: {a: b}\nsummary: text\nslug: [x]\n")
    where = {fault.where for fault in lint(folder)}
    assert {"actors[0]", "quotes", "summary", "slug", "format", "stances"} <= where


def test_a_missing_article_is_a_fault(tmp_path: Path) -> None:
    folder = write_seed(tmp_path)
    (folder / "article.txt").unlink()
    assert [fault.where for fault in lint(folder)] == ["article.txt"]


@pytest.mark.parametrize(
    ("sentences", "covered"),
    [
        (["The toll was opposed."], True),
        (["They oppose it.", "The TOLL stays."], True),
        (["They oppose it.", "It rained.", "The toll stays."], False),
        (["The atoll was opposed."], False),
        (["The toll stays."], False),
        ([], False),
    ],
)
def test_a_key_fact_is_covered_by_one_sentence_or_two(sentences: list[str], covered: bool) -> None:
    assert covers(sentences, [["toll"], ["oppos", "against"]]) is covered


def test_apostrophes_are_alike() -> None:
    assert covers(["They won't pay."], [["won’t\u00a0pay"]])

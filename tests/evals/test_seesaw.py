import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from evals.seesaw import load, named_stances

SENTENCES = ["Ruiz backs the league.", "She fights the toll.", "The league thanks Ruiz."]
ARTICLE = {
    "title": "Port Sele",
    "text": [{"id": number, "text": text} for number, text in enumerate(SENTENCES)],
}


def triplet(subject: str, sentiment: str, object: str) -> dict[str, str]:
    return {"subject": subject, "sentiment": sentiment, "object": object}


STANCES = {
    "0": [triplet("Ana Ruiz", "POS", "League"), triplet("None", "NEG", "toll")],
    "1": [triplet("Ana Ruiz", "NEG", "toll"), triplet("Ana Ruiz", "NEG", "League")],
    "2": [triplet("League", "POS", "Ana Ruiz")],
}


def write_corpus(
    folder: Path, stances: Any = STANCES, slugs: Sequence[str] = ("DOCUMENT_0",)
) -> Path:
    annotation = {
        "entity lists": [["Ana Ruiz", ["People"], ["Main"]], ["League", ["Group"], ["Salient"]]],
        "sentence-level stances": stances,
    }
    for kind, content in (("articles", ARTICLE), ("annotations", annotation)):
        (folder / kind).mkdir(parents=True)
        for slug in slugs:
            (folder / kind / f"{slug}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_a_pair_of_entities_is_one_stance_with_all_its_sentences(tmp_path: Path) -> None:
    (gold,) = load(write_corpus(tmp_path))

    assert gold.slug == "DOCUMENT_0"
    assert gold.text == "Port Sele\n\n" + "\n".join(SENTENCES)
    assert [actor.name for actor in gold.actors] == ["Ana Ruiz", "League"]
    assert [
        (each.holder, each.position, each.target, [gold.text[slice(*at)] for at in each.evidence])
        for each in gold.stances
    ] == [
        ("Ana Ruiz", "mixed", "League", SENTENCES[:2]),
        ("None", "opposes", "toll", SENTENCES[:1]),
        ("Ana Ruiz", "opposes", "toll", SENTENCES[1:2]),
        ("League", "supports", "Ana Ruiz", SENTENCES[2:]),
    ]


def test_a_stance_has_a_name_on_either_side(tmp_path: Path) -> None:
    (gold,) = load(write_corpus(tmp_path))
    assert [(each.holder, each.target) for each in named_stances(gold)] == [
        ("Ana Ruiz", "League"),
        ("Ana Ruiz", "toll"),
        ("League", "Ana Ruiz"),
    ]


def test_a_story_is_one_cluster_in_one_part_whatever_the_other_stories(tmp_path: Path) -> None:
    stories = [f"TRIPLET_{number:03}" for number in range(50)]
    slugs = [f"{story}_DOCUMENT_{number}" for story in stories for number in range(3)]
    found = load(write_corpus(tmp_path / "all", slugs=slugs))
    parts = {(gold.cluster, gold.split) for gold in found}
    assert sorted(story for story, _ in parts) == stories  # each in one part
    validation = [story for story, part in parts if part == "validation"]
    assert 5 <= len(validation) <= 15
    (alone,) = load(write_corpus(tmp_path / "one", slugs=[f"{validation[0]}_DOCUMENT_2"]))
    assert (alone.cluster, alone.split) == (validation[0], "validation")


@pytest.mark.parametrize(
    ("stances", "message"),
    [
        ({"7": [triplet("Ana Ruiz", "POS", "toll")]}, "KeyError '7'"),
        ({"0": [triplet("Ana Ruiz", "GOOD", "toll")]}, "KeyError 'GOOD'"),
        ({"0": [{"subject": "Ana Ruiz"}]}, "KeyError 'object'"),
        ([], "AttributeError"),
    ],
)
def test_labels_that_do_not_fit_their_article_are_refused(
    tmp_path: Path, stances: Any, message: str
) -> None:
    with pytest.raises(ValueError, match=rf"annotations/DOCUMENT_0\.json: {message}"):
        load(write_corpus(tmp_path, stances))


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"give the folder that holds articles/"):
        load(tmp_path)

import json
from pathlib import Path
from typing import Any

import pytest

from evals.seesaw import load

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


def write_corpus(folder: Path, stances: Any = STANCES) -> Path:
    annotation = {
        "entity lists": [["Ana Ruiz", ["People"], ["Main"]], ["League", ["Group"], ["Salient"]]],
        "sentence-level stances": stances,
    }
    for kind, content in (("articles", ARTICLE), ("annotations", annotation)):
        (folder / kind).mkdir(parents=True)
        (folder / kind / "DOCUMENT_0.json").write_text(json.dumps(content), encoding="utf-8")
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

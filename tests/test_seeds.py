"""The hand-labelled articles in `seeds/` keep the rules of their format.

No project code is used here: the labels judge the code, so the code cannot vouch for them.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

SEEDS = Path(__file__).parent.parent / "seeds"
FOLDERS = sorted(path.parent for path in SEEDS.glob("*/labels.yaml"))

TOP = {
    "format",
    "slug",
    "language",
    "source",
    "split",
    "genre",
    "actors",
    "quotes",
    "not_speech",
    "stances",
    "summary",
}
ACTOR_KINDS = {"person", "organisation", "government", "group", "document", "other"}
Labels = dict[str, Any]

pytestmark = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def test_every_folder_has_both_files(folder: Path) -> None:
    assert (folder / "article.txt").is_file()
    assert {path.parent for path in SEEDS.glob("*/article.txt")} == set(FOLDERS)


def test_top_level(folder: Path) -> None:
    labels = read_labels(folder)
    assert set(labels) == TOP
    assert labels["format"] == 1
    assert labels["slug"] == folder.name
    assert labels["split"] in {"tune", "test"}
    assert all(labels[key] for key in ("language", "source", "genre"))


def test_actors_are_named_as_the_article_names_them(folder: Path) -> None:
    text, labels = read_article(folder).casefold(), read_labels(folder)
    ids = [actor["id"] for actor in labels["actors"]]
    assert len(ids) == len(set(ids))
    for actor in labels["actors"]:
        assert set(actor) <= {"id", "name", "kind", "role", "aliases"}
        assert actor["kind"] in ACTOR_KINDS, actor["id"]
        for name in [actor["name"], *actor["aliases"]]:
            assert whole(name.casefold()).search(text), f"{actor['id']}: {name!r} not in article"


def test_quotes_are_passages_of_the_article(folder: Path) -> None:
    text, labels = read_article(folder), read_labels(folder)
    for quote in labels["quotes"]:
        assert set(quote) - {"occurrence"} == {"text", "kind", "speaker", "mention", "cue"}
        for piece in pieces(quote):
            count = text.count(piece)
            assert count > 0, f"not in article: {piece!r}"
            occurrence = quote.get("occurrence")
            if occurrence is None:
                assert count == 1, f"{count} times in article, give its occurrence: {piece!r}"
            else:
                assert 1 <= occurrence <= count, f"no occurrence {occurrence}: {piece!r}"


def test_quotes_name_speaker_mention_and_cue(folder: Path) -> None:
    text, labels = read_article(folder), read_labels(folder)
    ids = {actor["id"] for actor in labels["actors"]}
    for quote in labels["quotes"]:
        assert quote["speaker"] is None or quote["speaker"] in ids, quote
        rest = text
        for piece in pieces(quote):
            rest = rest.replace(piece, " | ")
        for passage in (quote["mention"], quote["cue"]):
            # Whole words outside the quote: "he" must not be found in "the".
            assert passage is None or whole(passage).search(rest), f"{passage!r} of {quote['text']}"


def test_kinds_agree_with_the_quotation_marks(folder: Path) -> None:
    for quote in read_labels(folder)["quotes"]:
        whole_text = " ".join(pieces(quote))
        assert quote["kind"] in {"direct", "mixed", "indirect"}, quote
        if quote["kind"] == "mixed":
            assert re.search(r"[“‘\"«„']", whole_text), f"mixed without marks: {whole_text}"
        if quote["kind"] == "indirect":
            assert not re.search(r"[“”\"«»„]", whole_text), f"indirect with marks: {whole_text}"
            assert not whole_text.startswith("that "), f"leading 'that': {whole_text}"


def test_every_opening_mark_is_accounted_for(folder: Path) -> None:
    text, labels = read_article(folder), read_labels(folder)
    headline, parted, _ = text.partition("\n\n")
    body = len(headline) if parted and len(headline) <= 200 and headline[-1] != "." else 0
    passages = [piece for quote in labels["quotes"] for piece in pieces(quote)]
    covered: set[int] = set()
    for passage in [*passages, *labels["not_speech"]]:
        for found in re.finditer(re.escape(passage), text):
            covered.update(range(found.start(), found.end()))
    for mark in re.finditer("“", text):
        around = text[mark.start() : mark.start() + 60]
        assert mark.start() < body or mark.start() in covered, f"no label for {around!r}"


def test_not_speech_is_in_the_article(folder: Path) -> None:
    text = read_article(folder)
    for passage in read_labels(folder)["not_speech"]:
        assert passage in text, f"not in article: {passage!r}"


def test_stances_have_known_holders_and_evidence(folder: Path) -> None:
    text, labels = read_article(folder), read_labels(folder)
    ids = {actor["id"] for actor in labels["actors"]}
    held = [(stance["holder"], stance["target"]) for stance in labels["stances"]]
    assert len(held) == len(set(held)), "one entry for a holder and a target"
    keys = {"holder", "target", "target_aliases", "position", "evidence", "core"}
    for stance in labels["stances"]:
        assert set(stance) == keys
        assert stance["holder"] in ids, stance["holder"]
        assert stance["position"] in {"supports", "opposes", "mixed"}, stance["target"]
        assert isinstance(stance["core"], bool)
        assert stance["evidence"], stance["target"]
        for passage in stance["evidence"]:
            assert text.count(passage) == 1, f"{text.count(passage)} times: {passage!r}"


def test_reference_summary_has_50_to_120_words(folder: Path) -> None:
    assert 50 <= len(read_labels(folder)["summary"]["reference"].split()) <= 120


def test_reference_summary_covers_every_key_fact(folder: Path) -> None:
    summary = read_labels(folder)["summary"]
    assert set(summary) == {"reference", "key_facts"}
    assert 4 <= len(summary["key_facts"]) <= 8
    sentences = re.split(r"(?<=[.!?])[”’\"']?\s+", summary["reference"].strip())
    pairs = zip(sentences, [*sentences[1:], ""], strict=True)
    windows = [f"{sentence} {following}".casefold() for sentence, following in pairs]
    for fact in summary["key_facts"]:
        assert set(fact) == {"fact", "terms"}
        assert fact["terms"] and all(fact["terms"]), f"an empty group: {fact['fact']}"
        assert any(covers(window, fact["terms"]) for window in windows), fact["fact"]


def read_article(folder: Path) -> str:
    return (folder / "article.txt").read_bytes().decode("utf-8")


def read_labels(folder: Path) -> Labels:
    labels: Labels = yaml.safe_load((folder / "labels.yaml").read_text(encoding="utf-8"))
    return labels


def pieces(quote: Labels) -> list[str]:
    text: str | list[str] = quote["text"]
    return [text] if isinstance(text, str) else text


def whole(passage: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(passage)}(?!\w)")


def covers(window: str, groups: list[list[str]]) -> bool:
    """Whether the window holds, at the start of a word, a term of every group."""
    return all(
        any(re.search(rf"(?<!\w){re.escape(term.casefold())}", window) for term in group)
        for group in groups
    )

from pathlib import Path

import pytest

from evals.gum import Document, load, main, one_sentence, rouge_f1, systems, table

BRIDGE = """\
# newdoc id = bridge
# meta::summary1 = (ann) Port Sele closed its old bridge.
# meta::summary2 = (model-a) The bridge was closed.
# meta::title = Bridge closed
# newpar
# newpar_block = head (1 s)
# s_type = decl
# text = Port Sele bridge closed
1\tPort\tPort
# newpar
# newpar_block = p (1 s)
# s_type = frag
# text = Friday, May 3, 2024
# newpar
# newpar_block = figure (1 s) | caption (1 s)
# s_type = decl
# text = The bridge was built in 1931.
# newpar
# newpar_block = p (2 s)
# s_type = decl
# text = The Port Sele council closed the old bridge to lorries.
# s_type = decl
# text = Omar Haddad said that two of its pillars had cracks.
"""
FERRY = BRIDGE.replace("bridge", "ferry").replace("model-a", "model-b")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"a_bridge": BRIDGE, "b_ferry": FERRY}.items():
        (tmp_path / f"{name}.conllu").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_document_has_its_paragraphs_body_and_summaries() -> None:
    document = Document.read("bridge", BRIDGE.splitlines())
    assert document.text == (
        "Port Sele bridge closed\n\nFriday, May 3, 2024\n\nThe bridge was built in 1931.\n\n"
        "The Port Sele council closed the old bridge to lorries."
        " Omar Haddad said that two of its pillars had cracks."
    )
    assert document.body == (
        "The Port Sele council closed the old bridge to lorries.",
        "Omar Haddad said that two of its pillars had cracks.",
    )
    assert document.human == "Port Sele closed its old bridge."
    assert document.others == (("model-a", "The bridge was closed."),)


@pytest.mark.parametrize("lines", [[], [line for line in BRIDGE.splitlines() if "(" not in line]])
def test_a_document_without_sentences_or_summary_is_refused(lines: list[str]) -> None:
    with pytest.raises(ValueError, match="bridge has no sentences or no summary"):
        Document.read("bridge", lines)


@pytest.mark.parametrize(
    ("part", "names"),
    [("all", ["a_bridge", "b_ferry"]), ("tune", ["a_bridge"]), ("report", ["b_ferry"])],
)
def test_every_other_document_is_for_tuning(folder: Path, part: str, names: list[str]) -> None:
    assert [document.name for document in load(folder, part)] == names


def test_rouge_is_that_of_shared_words_pairs_and_order() -> None:
    # 3 of 4 and of 5 words, all three in the same order; no pair
    found = rouge_f1("The bridge was closed.", "The old bridge soon closed.")
    assert found == pytest.approx((6 / 9, 0, 6 / 9))
    assert rouge_f1("The bridge was closed.", "The bridge was closed.") == (1, 1, 1)
    assert rouge_f1("The bridge.", "Some ferry!") == (0, 0, 0)


def test_the_embedded_engine_gives_one_sentence() -> None:
    crowd = "The crowd sang on the quay until the lamps went out at the end of a long evening."
    lead = "The Port Sele council closed its old bridge to all lorries after it had voted on it."
    assert one_sentence(f"Council closes bridge\n\n{lead}\n\n{crowd}") == lead


def test_systems_stand_beside_each_other(folder: Path) -> None:
    found = systems(load(folder))
    assert found["lead-1"] == [
        "The Port Sele council closed the old bridge to lorries.",
        "The Port Sele council closed the old ferry to lorries.",
    ]
    assert found["model-a"] == ["The bridge was closed.", "The ferry was closed."]
    assert "model-b" not in found


def test_the_table_has_a_line_a_system(folder: Path) -> None:
    documents = load(folder)
    head, _, first, second, warning = table(
        documents, {"right": [each.human for each in documents], "wrong": ["No."] * 2}
    )
    assert head == "2 documents: F1 [95 %], p against right"
    assert first.split() == ["right", *["1.000", "[1.000,", "1.000]"] * 3, "6.0"]
    assert second.split() == ["wrong", *["0.000", "[0.000,", "0.000]", "0.500"] * 3, "1.0"]
    assert warning.startswith("2 articles")


def test_a_wrong_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path / "nowhere")])
    assert stopped.value.code == 2
    assert "nowhere cannot be read: no .conllu file" in capsys.readouterr().err

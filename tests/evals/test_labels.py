from pathlib import Path

import pytest

from evals.labels import BadLabels, load_seed, load_seeds
from evals.passages import Passages
from evals.values import Gold, GoldActor, GoldStance, KeyFact, Piece
from summariser.errors import SourceError
from tests.evals.harbour import LABELS, TEXT, write_seed


def words(gold: Gold, piece: Piece | None) -> str | None:
    return None if piece is None else gold.text[slice(*piece)]


def faults(folder: Path) -> list[str]:
    with pytest.raises(BadLabels) as refused:
        load_seed(folder)
    assert str(folder) in str(refused.value)
    return [str(fault) for fault in refused.value.faults]


def damaged(root: Path, *changes: tuple[str, str]) -> Path:
    labels = LABELS
    for old, new in changes:
        assert labels.count(old) == 1, old
        labels = labels.replace(old, new)
    return write_seed(root, labels=labels)


def test_what_a_seed_says(gold: Gold) -> None:
    assert (gold.slug, gold.language, gold.split, gold.genre) == (
        "harbour-toll",
        "en",
        "tune",
        "politics",
    )
    assert gold.text == TEXT
    assert gold.actors[0] == GoldActor(
        "mayor", "Ana Ruiz", "person", "mayor of Port Sele", ("Mayor Ana Ruiz", "the mayor")
    )
    assert gold.reference.startswith("Mayor Ana Ruiz of Port Sele told the council")
    assert gold.key_facts[1] == KeyFact(
        "The toll would pay for the repair of the pier", (("toll",), ("pier",), ("pay", "repair"))
    )


def test_passages_are_found(gold: Gold) -> None:
    quote = gold.quotes[3]
    assert [words(gold, piece) for piece in quote.spans] == [
        "“A toll is a wall,”",
        "“Take it down.”",
    ]
    assert (quote.kind, quote.speaker) == ("direct", "tom")
    start = TEXT.index("needs repair")
    assert gold.stances[2] == GoldStance(
        "mayor",
        "repairing the pier",
        ("repair of the pier",),
        "supports",
        ((start, start + len("needs repair")),),
        core=False,
    )
    assert [words(gold, piece) for piece in gold.not_speech] == ["“the Spoon”"]


def test_mention_and_cue_are_those_of_the_quote(gold: Gold) -> None:
    assert gold.quotes[2].cue == (TEXT.index("said Tom Ruiz"), TEXT.index(" Tom Ruiz"))
    assert gold.quotes[4].cue == (TEXT.index("said a study"), TEXT.index(" a study"))
    assert words(gold, gold.quotes[1].mention) == "She"


def test_offsets_are_into_the_text_as_stored(tmp_path: Path) -> None:
    gold = load_seed(write_seed(tmp_path, text=TEXT.replace("\n", "\r\n")))
    assert gold.text.count("\r\n") == TEXT.count("\n")
    assert words(gold, gold.quotes[5].spans[0]) == "“Nobody asked us.”"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            ("speaker: council", "speaker: concil"),
            "quotes[4].speaker: no actor 'concil'; did you mean 'council'?",
        ),
        (
            ("holder: council", "holder: sea"),
            "stances[3].holder: no actor 'sea'",
        ),
        (
            ("“Nobody asked us.”", "'Nobody asked us.'"),
            "quotes[5].text: not in the article: \"'Nobody asked us.'\"; "
            "the article writes 'Nobody asked us'",
        ),
        (
            ("the toll would pay for it", "the toll"),
            "quotes[6].text: 3 times in the article: 'the toll'; give its `occurrence`, 1 to 3",
        ),
        (
            ("[needs repair]", "[the toll]"),
            "stances[2].evidence[0]: 3 times in the article: 'the toll'; give more of it",
        ),
        (
            ("mention: One skipper", "mention: Nobody"),
            "quotes[5].mention: not in the article outside its quote, as whole words: 'Nobody'",
        ),
        (
            ("cue: called", "cue: dubbed"),
            "quotes[1].cue: not in the article outside its quote, as whole words: 'dubbed'",
        ),
        (
            ("kind: mixed", "kind: indrect"),
            "quotes[1].kind: 'indrect' is not 'direct', 'mixed' or 'indirect'",
        ),
        (("    cue: called\n", ""), "quotes[1].cue: is missing"),
        (("genre: politics\n", ""), "genre: is missing"),
        (
            ("genre: politics", "gennre: politics\ngenre: politics"),
            "gennre: no such key in the format; did you mean 'genre'?",
        ),
        (
            ("    cue: called", "    cue: called\n    cue: named"),
            "labels.yaml line 32: the key 'cue' stands twice",
        ),
        (("format: 1", "format: 2"), "format: 2 is not 1"),
        (("[[study]]", "[[]]"), "summary.key_facts[3].terms[0]: must not be empty"),
        (
            ("evidence: [needs repair]", "evidence: needs repair"),
            "stances[2].evidence: must be a list",
        ),
    ],
)
def test_a_fault_is_refused_with_its_place(
    tmp_path: Path, change: tuple[str, str], fault: str
) -> None:
    assert faults(damaged(tmp_path, change)) == [fault]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            '"no"]',
            "no]",
            "summary.key_facts[0].terms[2][1]: YAML reads yes, no, on and off as false: "
            "put it in quotation marks",
        ),
        (
            "[[study]]",
            "[[1998]]",
            "summary.key_facts[3].terms[0][0]: YAML reads this as the number 1998: "
            "put it in quotation marks",
        ),
        (
            "fact: A study of the toll is under way",
            "fact: 2024-05-01",
            "summary.key_facts[3].fact: YAML reads this as the date 2024-05-01: "
            "put it in quotation marks",
        ),
        (
            "language: en",
            "language: no",
            "language: YAML reads yes, no, on and off as false: put it in quotation marks",
        ),
        (
            "[A toll is a wall, Take it down]",
            "[A toll: is a wall, Take it down]",
            "stances[1].evidence[0]: YAML reads this as a mapping, because of its colon: "
            "put it in quotation marks",
        ),
        ("name: Tom Ruiz", "name:", "actors[1].name: is empty"),
        (
            "    core: true\n  - holder: tom",
            "    core: 1\n  - holder: tom",
            "stances[0].core: 1 is neither true nor false",
        ),
    ],
)
def test_what_yaml_makes_of_unquoted_words_is_a_fault(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    assert faults(damaged(tmp_path, (old, new))) == [fault]


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    folder = damaged(
        tmp_path,
        ("split: tune", "split: train"),
        ("speaker: council", "speaker: concil"),
        ("kind: mixed", "kind: mixt"),
        ('["“A toll is a wall,”", "“Take it down.”"]', "[5, “Tear it down.”]"),
        ("mention: he\n", "mention: himself\n"),
        ("cue: called", "cue: dubbed"),
        ("position: supports\n    evidence: [needs", "position: yes\n    evidence: [lacks"),
    )
    assert [fault.partition(":")[0] for fault in faults(folder)] == [
        "split",
        "quotes[1].kind",
        "quotes[1].cue",
        "quotes[3].text",
        "quotes[3].mention",
        "quotes[4].speaker",
        "stances[2].position",
        "stances[2].evidence[0]",
    ]


def test_occurrence_chooses(tmp_path: Path) -> None:
    folder = damaged(
        tmp_path,
        ("text: the toll would pay for it", "text: the toll\n    occurrence: 3"),
    )
    assert load_seed(folder).quotes[6].spans[0][0] == TEXT.rindex("the toll")


@pytest.mark.parametrize("occurrence", [0, 4])
def test_occurrence_must_exist(tmp_path: Path, occurrence: int) -> None:
    change = ("text: the toll would pay for it", f"text: the toll\n    occurrence: {occurrence}")
    assert faults(damaged(tmp_path, change))[0].startswith("quotes[6].")


def test_an_occurrence_of_what_stands_once(tmp_path: Path) -> None:
    folder = damaged(tmp_path, ("kind: mixed", "occurrence: 2\n    kind: mixed"))
    (fault,) = faults(folder)
    assert fault == (
        "quotes[1].text: once in the article, so it has no occurrence 2: "
        "'the idea “a tax on tides.”'"
    )


def test_pieces_behind_a_chosen_one_follow_it() -> None:
    passages = Passages("“No,” he said, “no.” Then: “No,” she said, “no.”", "en")
    first, second = passages.pieces(["“No,”", "“no.”"], 2)
    assert (first, second) == ((27, 32), (43, 48))


@pytest.mark.parametrize(
    ("text", "quote", "mention", "start"),
    [
        # In its sentence, although the wrong one, behind the quote, lies nearer to its end.
        (
            "President Vu said, in a speech that he gave on Monday in the old town hall, that the "
            "dam must go. President Vu left.",
            "the dam must go",
            "President Vu",
            0,
        ),
        # In its paragraph, although another lies nearer to its start.
        (
            "Ann met Bo.\n\nAll was well. The dam must go. It must, said long after Bo.",
            "The dam must go",
            "Bo",
            69,
        ),
        # In the same sentence, the one nearest to the start.
        ("He said he would go, for he was late.", "would go", "he", 8),
        # Not within the quote.
        ("“He is late,” said He.", "“He is late,”", "He", 19),
        # As a whole word.
        ("Her dam must go, as the heir said; he laughed.", "dam must go", "he", 35),
        ("The other said the dam was hers; he laughed.", "the dam was hers", "he", 33),
    ],
)
def test_mention_is_the_nearest(text: str, quote: str, mention: str, start: int) -> None:
    passages = Passages(text, "en")
    spans = passages.pieces([quote], None)
    assert passages.nearest(mention, spans) == (start, start + len(mention))


def test_broken_files_are_faults(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "labels.yaml").write_text("actors: [", encoding="utf-8")
    missing, no_yaml = faults(folder)
    assert missing == "article.txt: cannot be read: No such file or directory"
    assert no_yaml.startswith("labels.yaml: is no YAML: while parsing a flow")
    (folder / "article.txt").write_bytes(b"caf\xe9")
    (folder / "labels.yaml").write_text("- a list", encoding="utf-8")
    assert faults(folder) == [
        "article.txt: is not UTF-8 at byte 3",
        "labels.yaml: is no mapping of keys to values",
    ]


def test_seeds_of_a_split(tmp_path: Path) -> None:
    write_seed(tmp_path)
    other = tmp_path / "another"
    other.mkdir()
    (other / "article.txt").write_text(TEXT, encoding="utf-8")
    labels = LABELS.replace("split: tune", "split: test").replace("slug: harbour-toll", "slug: b")
    (other / "labels.yaml").write_text(labels, encoding="utf-8")
    assert [gold.slug for gold in load_seeds(tmp_path)] == ["b", "harbour-toll"]
    assert [gold.slug for gold in load_seeds(tmp_path, "test")] == ["b"]
    (other / "labels.yaml").write_text(LABELS, encoding="utf-8")
    with pytest.raises(BadLabels, match="another folder has 'harbour-toll' too"):
        load_seeds(tmp_path)


def test_no_seeds_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no seeds"):
        load_seeds(tmp_path)
    write_seed(tmp_path)
    with pytest.raises(SourceError, match="no seed of the split 'test'"):
        load_seeds(tmp_path, "test")

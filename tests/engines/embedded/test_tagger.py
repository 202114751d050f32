import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from summariser.article import Article
from summariser.engines.embedded.reading import shipped_tagger
from summariser.engines.embedded.tagger import Tagger
from summariser.errors import ConfigurationError

FOLDER = Path("summariser/engines/embedded/weights").absolute()

Found = tuple[str, list[str], list[str]]

DIRECT = "“The toll will not rise this year,” said Ana Ruiz, the mayor."
INDIRECT = "Omar Haddad said that the boats paid enough."
FILLER = (
    "The hall was built in 1954 and has three floors. Its roof was mended last year. Rain fell"
    " all week on the coast, and the streets of the old town were empty."
)
SAID: list[Found] = [
    ("said", ["Ana Ruiz, the mayor"], ["“The toll will not rise this year,”"]),
    ("said", ["Omar Haddad"], ["that the boats paid enough"]),
]


def attributions(text: str, language: str = "en") -> list[Found]:
    article = Article.from_text(text, language=language)
    return [
        (
            article.slice(one.cue),
            [article.slice(span) for span in one.source],
            [article.slice(span) for span in one.content],
        )
        for one in shipped_tagger().read(article).attributions
    ]


def test_direct_and_indirect_speech_is_found() -> None:
    text = f"Harbour toll stays\n\n{FILLER}\n\n{DIRECT}\n\n{FILLER}\n\n{INDIRECT}\n"
    assert attributions(text) == SAID


def test_the_day_is_not_part_of_the_source() -> None:
    text = "Harbour toll stays\n\n“The toll will not rise,” said Ana Ruiz on Monday.\n"
    assert attributions(text) == [("said", ["Ana Ruiz"], ["“The toll will not rise,”"])]


def test_where_nobody_speaks_nothing_is_found() -> None:
    assert attributions(f"A hall with a new roof\n\n{FILLER}\n") == []


def test_all_paragraphs_of_a_text_of_three_windows_are_read() -> None:
    text = "Harbour toll stays\n\n" + f"{FILLER}\n\n{DIRECT}\n\n{FILLER}\n\n{INDIRECT}\n\n" * 6
    assert attributions(text) == SAID * 6


@pytest.mark.parametrize("shift", range(4))
def test_an_attribution_across_a_windows_border_is_found_once(shift: int) -> None:
    # One paragraph: no line break tells where to cut, so the borders fall anywhere.
    reported = [
        ("Ana Ruiz", "the toll would not rise"),
        ("Omar Haddad", "fishermen paid enough already"),
        ("The mayor", "a new roof was needed first"),
        ("Ines Okoro", "buses ran late every morning"),
        ("Karl Weber", "the council had lost its papers"),
        ("Police", "two men were held on Friday"),
        ("Lena Berg", "her school had no money left"),
        ("Doctors", "the ward would open in May"),
        ("Raj Mehta", "his company had sold the yard"),
        ("A spokesman", "nobody knew the final cost"),
    ]
    sentences = [f"{who} said that {what}. {FILLER}" for who, what in reported]
    text = "Ships stayed in the harbour for nine days. " * shift + " ".join(sentences)
    found = attributions(text)
    assert [(cue, source) for cue, source, _ in found] == [("said", [who]) for who, _ in reported]
    assert [content[-1] for *_, content in found] == [f"that {what}" for _, what in reported]


@pytest.mark.parametrize("text", ["7", "Yes.", "“”1", "…a", "\n\n\nYes\n\n\n", "\u0301a"])
def test_a_text_of_hardly_a_word_holds_no_attribution(text: str) -> None:
    reading = shipped_tagger().read(Article.from_text(text, language="en"))
    assert reading.attributions == ()
    assert reading.targets == ()


@pytest.mark.parametrize(
    "text",
    [
        "Die Maut steigt nicht.\n\n„Das Geld reicht“, sagte Ana Ruiz. Die Boote zahlen genug.\n",
        "港の通行料は上がらない、とルイス氏は述べた。\n",
        "Пошлина не вырастет, сказала Ана Руис. 😀\n",
    ],
)
def test_in_other_languages_offsets_stay_inside_the_text(text: str) -> None:
    reading = shipped_tagger().read(Article.from_text(text))
    for one in reading.attributions:
        for start, end in (one.cue, *one.source, *one.content):
            assert 0 <= start < end <= len(text)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "weights"))


@pytest.mark.parametrize("name", ["encoder.onnx", "heads.npz", "tokenizer.json"])
def test_damaged_weights_are_told(name: str, copy: Path) -> None:
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    with pytest.raises(ConfigurationError, match=f"{name} is damaged: install summariser again"):
        Tagger(copy)


@pytest.mark.parametrize("name", ["encoder.onnx", "heads.npz", "tokenizer.json", "SHA256SUMS"])
def test_missing_weights_are_told(name: str, copy: Path) -> None:
    (copy / name).unlink()
    with pytest.raises(ConfigurationError, match=f"{name} is missing: install summariser again"):
        Tagger(copy)


def test_no_file_is_trusted_without_its_sum(copy: Path) -> None:
    (copy / "SHA256SUMS").write_text("", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="is damaged"):
        Tagger(copy)


def test_every_weight_that_ships_is_read_and_none_is_missed() -> None:
    text = f"Harbour toll stays\n\n{DIRECT}\n\n{INDIRECT}\n\nHaddad opposes a higher toll.\n"
    tagger = Tagger(FOLDER)
    read: set[str] = set()

    class Recorded(dict[str, NDArray[np.float32]]):
        def __getitem__(self, name: str) -> NDArray[np.float32]:
            read.add(name)
            return super().__getitem__(name)

    with np.load(FOLDER / "heads.npz") as shipped:
        parameters = dict(shipped)
    tagger._heads._parameters = Recorded(tagger._heads._parameters)  # noqa: SLF001
    found = tagger.read(Article.from_text(text, language="en"))
    assert found.attributions
    assert found.targets
    assert read == set(parameters)

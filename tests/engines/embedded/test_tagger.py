import itertools
import shutil
from pathlib import Path

import numpy as np
import pytest

from summariser.article import Article
from summariser.engines.embedded.reading import shipped_tagger
from summariser.engines.embedded.tagger import WINDOW, Tagger, _viterbi, _windows
from summariser.engines.embedded.wordpieces import WordPieces
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


def pieces(count: int, breaks: list[int]) -> WordPieces:
    features = np.zeros((count, 4), dtype=np.int64)
    features[[0, *breaks], 1] = 2
    return WordPieces(np.ones(count, dtype=np.int64), np.zeros((count, 2), np.int64), features)


@pytest.mark.parametrize("count", [0, 1, WINDOW, WINDOW + 1, 700, 5000])
@pytest.mark.parametrize("every", [7, 40, 250, 9000])
def test_windows_read_every_piece_once_and_see_what_is_around_it(count: int, every: int) -> None:
    if count == 0:
        assert list(_windows(WordPieces(*(array[:0] for array in pieces(1, []))))) == [
            (0, 0, (0, 0))
        ]
        return
    found = list(_windows(pieces(count, list(range(every, count, every)))))
    read = [piece for _, _, core in found for piece in range(*core)]
    assert read == list(range(count))
    for start, end, (first, last) in found:
        assert end - start <= WINDOW
        assert first - start >= 16 or start == 0
        assert end - last >= 16 or end == count or end % every == 0


def test_a_window_ends_where_a_line_does() -> None:
    # The last line that begins within 320 pieces; the next window begins at most 64 before it.
    assert list(_windows(pieces(500, [50, 240, 290]))) == [
        (0, 290, (0, 290)),
        (240, 500, (290, 500)),
    ]


def test_windows_of_a_long_line_overlap() -> None:
    assert list(_windows(pieces(500, []))) == [(0, 320, (0, 288)), (256, 500, (288, 500))]


def test_viterbi_finds_the_best_of_all_sequences() -> None:
    chance = np.random.default_rng(7)
    scores = chance.normal(size=(4, 4, 5)).astype(np.float32)
    moves = chance.normal(size=(5, 5)).astype(np.float32)
    moves[0, 2] = moves[0, 4] = -1e4

    def total(sequence: tuple[int, ...], of: int) -> float:
        emitted = sum(scores[of, place, label] for place, label in enumerate(sequence))
        return float(emitted + sum(moves[a, b] for a, b in itertools.pairwise(sequence)))

    # No sequence begins inside a source or a content.
    possible = [one for one in itertools.product(range(5), repeat=4) if one[0] not in (2, 4)]
    best = [max(possible, key=lambda one: total(one, of)) for of in range(4)]
    assert [tuple(labels) for labels in _viterbi(scores, moves).tolist()] == best


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


def test_the_heads_have_the_names_that_are_read() -> None:
    linear = ["cue", "target", "salience"]
    linear += [f"roles.{name}" for name in ("piece", "anchor", "gate", "left", "out")]
    linear += [f"{head}.{name}" for head in ("holder", "antecedent") for name in ("query", "key")]
    tables = ["roles.distance", "roles.line", "holder.distance", "antecedent.distance", "place"]
    with np.load(FOLDER / "heads.npz") as heads:
        assert set(heads.files) == {
            "crf.transitions",
            "crf.mask",
            *(f"{name}.weight" for name in [*linear, *tables]),
            *(f"{name}.bias" for name in linear),
        }
        assert heads["crf.mask"].shape == (5, 5)
        assert heads["roles.distance.weight"].shape[0] == 49
        assert heads["place.weight"].shape == (9, 1)

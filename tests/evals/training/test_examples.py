import random
from pathlib import Path

import numpy as np
import pytest

from evals import polnear
from evals.training.examples import Example, Finder, Relation, Target, cuts, windows
from evals.training.markup import Marked, Stance
from evals.training.sources import labelled_examples, marked_examples, polnear_examples
from summariser.engines.embedded.reading import shipped_tagger
from summariser.engines.embedded.wordpieces import WordPieces

TOKENIZER = shipped_tagger()._tokenizer  # noqa: SLF001


def pieces(count: int, breaks: tuple[int, ...] = ()) -> WordPieces:
    """Pieces of three letters with a blank behind each."""
    features = np.zeros((count, 4), dtype=np.int64)
    features[list(breaks), 1] = 2
    starts = np.arange(count, dtype=np.int64) * 4
    return WordPieces(np.arange(count), np.stack([starts, starts + 3], 1), features)


WHOLE = Example(
    "toll",
    pieces(20),
    relations=(
        Relation(cue=(5, 6), source=((3, 5),), content=((6, 9), (11, 14))),
        Relation(cue=(15, 16), source=(), content=((12, 15),)),
    ),
    targets=(
        Target((7, 9), sign=-1, holders=((3, 5), (16, 17))),
        Target((17, 19), sign=1, holders=((3, 5),)),
    ),
    salience=(((0, 9), 0, 1.0), ((9, 20), 1, 0.2)),
)


def test_a_window_keeps_what_stands_in_it_and_what_is_left_of_the_rest() -> None:
    window = WHOLE.window(4, 12)
    assert window.pieces.ids.tolist() == list(range(4, 12))
    assert window.relations == (
        Relation(cue=(1, 2), source=((0, 1),), content=((2, 5), (7, 8))),  # the cue at 15 is out
    )
    assert window.targets == (Target((3, 5), sign=-1, holders=((0, 1),)),)
    assert window.salience == (((0, 5), 0, 1.0), ((5, 8), 1, 0.2))


def test_a_holder_outside_the_window_is_nobody_there() -> None:
    assert WHOLE.window(6, 20).targets == (
        Target((1, 3), sign=-1, holders=((10, 11),)),
        Target((11, 13), sign=1, holders=()),
    )


def test_a_layer_without_labels_stays_apart_from_one_that_nobody_labelled() -> None:
    unlabelled = Example("toll", pieces(20), relations=()).window(2, 8)
    assert unlabelled.relations == ()
    assert (unlabelled.targets, unlabelled.salience) == (None, None)


@pytest.mark.parametrize(
    ("span", "found"),
    [
        ((0, 3), (0, 1)),
        ((4, 11), (1, 3)),
        ((5, 6), (1, 2)),  # inside a piece
        ((2, 5), (0, 2)),  # across two
        ((3, 4), None),  # the blank
        ((78, 90), (19, 20)),
    ],
)
def test_a_passage_is_found_by_the_pieces_it_touches(
    span: tuple[int, int], found: tuple[int, int] | None
) -> None:
    assert Finder(pieces(20))(*span) == found


@pytest.mark.parametrize(
    ("breaks", "expected"),
    [
        ((), [(0, 6), (6, 16), (16, 20)]),
        ((5, 14), [(0, 5), (5, 14), (14, 20)]),
        ((2,), [(0, 6), (6, 16), (16, 20)]),  # too early to be worth a cut
    ],
)
def test_cuts_are_made_at_line_breaks_where_they_allow(
    breaks: tuple[int, ...], expected: list[tuple[int, int]]
) -> None:
    assert list(cuts(pieces(20, breaks), 10, 6)) == expected


def test_the_windows_of_an_epoch_are_those_of_its_seed() -> None:
    example = Example("toll", pieces(400), relations=())

    def drawn(seed: int) -> list[list[int]]:
        found = windows(example, 90, random.Random(seed))
        return [window.pieces.ids.tolist() for window in found]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)
    read = [piece for window in drawn(1) for piece in window]
    assert read == list(range(len(read)))
    assert len(read) >= 392  # a stray end of eight pieces at most is left out


def test_our_articles_teach_stances_and_salience() -> None:
    #       0         1         2         3         4
    #       012345678901234567890123456789012345678901234
    text = "Toll rises\n\nAna hates it. She left. It rained."
    marked = Marked(
        text,
        mentions={1: [(12, 15), (26, 29)]},
        stances=(Stance((22, 24), -1, (1,), "a", core=True),),
        matters=(),
        marks=((25, 3), (35, 1)),
    )
    # Toll rises | Ana hates it . | She left . | It rained .
    (example,) = marked_examples([marked], TOKENIZER)
    assert example.name == "Toll rises"
    assert example.relations is None
    assert example.targets == (Target((4, 5), -1, holders=((2, 3), (6, 7))),)
    assert example.salience == (((2, 6), 0, 1.0), ((6, 9), 1, 0.2), ((9, 12), 2, 0.0))


NAME = "lake-post_{}_dam_opens"
#       0         1         2
#       0123456789012345678901234567
TEXT = "Dam opens\n\nOde said it does.\n"
LABELS = (
    "T1\tContent 20 27\tit does\nT2\tCue 15 19\tsaid\nT3\tSource 11 14\tOde\n"
    "T4\tAttribution 15 19\tsaid\nE1\tAttribution:T4 Content:T1 Cue:T2 Source:T3\n"
)


def corpus(folder: Path, date: str) -> Path:
    for kind, ending, content in (("text", ".txt", TEXT), ("attributions", "_4e07.ann", LABELS)):
        (folder / kind).mkdir()
        (folder / kind / f"{NAME.format(date)}{ending}").write_text(content, encoding="utf-8")
    return folder


def test_polnear_teaches_attributions(tmp_path: Path) -> None:
    (example,) = polnear_examples(polnear.load(corpus(tmp_path, "2016-03-09")), TOKENIZER)
    # Dam opens | Ode said it does .
    assert example.relations == (Relation(cue=(3, 4), source=((2, 3),), content=((4, 6),)),)
    assert example.targets is None


def test_all_examples_are_polnears_and_then_ours(tmp_path: Path) -> None:
    examples = labelled_examples(corpus(tmp_path, "2016-03-09"), ("train",), TOKENIZER)
    assert examples[0].name == NAME.format("2016-03-09")
    assert all(each.relations is None and each.targets is not None for each in examples[1:])


def test_a_folder_without_polnear_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no text/\*\.txt here"):
        labelled_examples(tmp_path, ("train",), TOKENIZER)


def test_polnear_without_the_part_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="older than 2016-06-01"):
        labelled_examples(corpus(tmp_path, "2016-08-01"), ("train",), TOKENIZER)

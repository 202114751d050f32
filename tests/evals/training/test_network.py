"""The parts of training that need torch, which `make test` does not install."""

import itertools
import math

import numpy as np
import pytest

from evals.training.examples import Example, Relation, Target
from summariser.engines.embedded.heads import distance_buckets
from summariser.engines.embedded.wordpieces import WordPieces

torch = pytest.importorskip("torch", reason="training needs torch (the extra `train`)")
pytest.importorskip("transformers", reason="training needs transformers (the extra `train`)")

from evals.training.batches import IGNORED, batch  # noqa: E402
from evals.training.model import Crf, distance_bucket  # noqa: E402
from evals.training.train import geometry  # noqa: E402


def test_the_loss_is_that_of_all_sequences_counted_one_by_one() -> None:
    torch.manual_seed(5)
    crf = Crf(3, forbidden=[(0, 2)])
    with torch.no_grad():
        crf.transitions.copy_(torch.randn(3, 3))
    scores, labels = torch.randn(2, 4, 3), torch.tensor([[0, 1, 2, 1], [1, 1, 0, 0]])
    lengths = torch.tensor([4, 2])  # of the second, what stands behind two labels does not count

    def total(of: int, sequence: tuple[int, ...]) -> float:
        if (0, 2) in itertools.pairwise(sequence):
            return -math.inf
        emitted = sum(float(scores[of, place, label]) for place, label in enumerate(sequence))
        moved = itertools.pairwise(sequence)
        return emitted + sum(float(crf.transitions[a, b].detach()) for a, b in moved)

    expected = 0.0
    for of, length in enumerate(lengths.tolist()):
        every = itertools.product(range(3), repeat=length)
        whole = math.log(sum(math.exp(total(of, sequence)) for sequence in every))
        expected += (whole - total(of, tuple(labels[of, :length].tolist()))) / 2
    assert crf.loss(scores, labels, lengths).item() == pytest.approx(expected, abs=1e-4)


def test_training_and_reading_count_distances_alike() -> None:
    pieces = 640
    reading = distance_buckets([(300, 303)], pieces)
    places = torch.arange(pieces)
    apart = (places - 300).clamp(max=0) + (places - 302).clamp(min=0)
    assert distance_bucket(apart).tolist() == reading[0].tolist()


def window(length: int, **labels: object) -> Example:
    features = np.zeros((length, 4), dtype=np.int64)
    features[[0, 3], 1] = 2
    return Example(
        "toll",
        WordPieces(np.arange(length) + 7, np.zeros((length, 2), np.int64), features),
        **labels,  # type: ignore[arg-type]
    )


def test_a_batch_pads_its_windows_and_labels_their_pieces() -> None:
    said = window(5, relations=(Relation(cue=(2, 4), source=((1, 2),), content=((0, 1), (4, 5))),))
    stance = window(
        6,
        targets=(Target((1, 3), -1, holders=((0, 1),)), Target((4, 5), 0, holders=())),
        salience=(((0, 3), 0, 0.5),),
    )
    made = batch([said, stance])
    assert made.ids.tolist() == [
        [101, 7, 8, 9, 10, 11, 102, 0],
        [101, 7, 8, 9, 10, 11, 12, 102],
    ]
    assert made.mask.sum(1).tolist() == [7, 8]
    assert made.lines[1].tolist() == [0, 1, 1, 1, 2, 2, 2, 0]
    x = IGNORED
    assert made.cue_labels.tolist() == [[x, 0, 0, 1, 2, 0, x, x], [x] * 8]
    assert made.roles.tolist() == [[0, 3, 1, 0, 0, 3, 0, 0]]
    assert made.target_labels.tolist() == [[x] * 8, [x, 0, 2, 3, 0, 1, 0, x]]
    assert made.holders.int().tolist() == [[0, 1, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0]]
    assert (made.places.tolist(), made.salience.tolist()) == ([0], [0.5])


def test_pieces_lie_before_inside_and_behind_a_cue() -> None:
    made = batch([window(6, relations=(Relation(cue=(2, 4), source=(), content=((4, 6),)),))])
    distance, lines = geometry(made, made.cues)
    # [CLS] and pieces 0 to 5 and [SEP]; the cue stands at 3 and 4 of these.
    assert (
        distance[0].tolist() == distance_bucket(torch.tensor([-3, -2, -1, 0, 0, 1, 2, 3])).tolist()
    )
    assert lines[0].tolist() == [1, 2, 2, 2, 3, 3, 3, 1]

"""From the scores of pieces to labels and spans of pieces."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["cue_spans", "softmax", "target_spans", "viterbi"]

_NEVER = -1e4
_LIKELY = 0.4  # of the start of a target: as often right as wrong on articles kept apart
_START = np.array([0, 0, _NEVER, 0, _NEVER], dtype=np.float32)

_Floats = NDArray[np.float32]


def softmax(scores: _Floats) -> _Floats:
    """Shares that add up to one along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: _Floats = raised / raised.sum(-1, keepdims=True)
    return shares


def cue_spans(scores: _Floats) -> Iterator[tuple[int, int]]:
    """The cues by the scores of O, B and I (n, 3)."""
    best = scores.argmax(-1)
    for start in np.flatnonzero(best == 1).tolist():
        end = start + 1
        while end < len(best) and best[end] == 2:
            end += 1
        yield start, end


def target_spans(chances: _Floats) -> Iterator[tuple[int, int]]:
    """What may be targets by the chances of O, B of something backed, B of opposed and I (n, 4)."""
    for start in np.flatnonzero(chances[:, 1] + chances[:, 2] > _LIKELY).tolist():
        end = start + 1
        while end < len(chances) and chances[end, 3] > chances[end, 0]:
            end += 1
        yield start, end


def viterbi(scores: Sequence[_Floats], moves: _Floats) -> list[NDArray[np.int64]]:
    """The best labels of sequences, the roles O, B and I of sources, B and I of contents.

    Arrays of sequences of one length each, (c, n, 5), and transitions (5, 5) to arrays (c, n). All
    go through the same steps at once (Viterbi 1967); the shorter ones are filled up.
    """
    if not scores:
        return []
    counts = [len(each) for each in scores]
    lengths = np.repeat([each.shape[1] for each in scores], counts)
    every = np.arange(sum(counts))
    # Sequences last, so that each step reads and writes what lies side by side.
    best = np.zeros((max(lengths), len(moves), len(every)), dtype=np.float32)
    for each, last in zip(scores, np.cumsum(counts), strict=True):
        best[: each.shape[1], :, last - len(each) : last] = each.transpose(1, 2, 0)
    best[:1] += _START[:, None]
    back = np.zeros(best.shape, dtype=np.int8)
    for step in range(1, len(best)):
        ways = best[step - 1][:, None] + moves[:, :, None]
        back[step - 1] = ways.argmax(0)
        best[step] += ways.max(0)
    # Whatever follows a sequence points at the label that it ends with.
    back[lengths - 1, :, every] = best[lengths - 1, :, every].argmax(-1)[:, None]
    labels = np.zeros((len(best) + 1, len(every)), dtype=np.int64)
    for step in reversed(range(len(best))):
        labels[step] = back[step, labels[step + 1], every]
    split = np.split(labels[:-1].T, np.cumsum(counts)[:-1])
    return [part[:, : each.shape[1]] for part, each in zip(split, scores, strict=True)]

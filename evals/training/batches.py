"""Windows padded into batches, with the labels of each layer as tensors."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from summariser.engines.embedded.wordpieces import FEATURES

from .examples import Example, Relation, Span, Target

CLS, SEP, MASK = 101, 102, 103
IGNORED = -100  # the label that cross-entropy leaves out

_SORTED = 20  # batches whose windows are sorted together
_TARGET_BEGINS = {1: 1, -1: 2, 0: 1}  # for, against; what is mixed counts as for


class Anchors(NamedTuple):
    """Passages of the windows of a batch; pieces are counted with [CLS] as 0."""

    owner: Tensor
    """The window of each (c,)."""
    start: Tensor
    end: Tensor

    @classmethod
    def of(cls, spans: Sequence[tuple[int, Span]]) -> "Anchors":
        """From pairs of a window and a span that counts its pieces without [CLS]."""
        owner = torch.tensor([window for window, _ in spans], dtype=torch.long)
        start = torch.tensor([a + 1 for _, (a, _) in spans], dtype=torch.long)
        return cls(owner, start, torch.tensor([b + 1 for _, (_, b) in spans], dtype=torch.long))

    def pooled(self, hidden: Tensor) -> Tensor:
        """The mean of each passage's pieces (c, h)."""
        sums = torch.cumsum(hidden.float(), 1)
        length = (self.end - self.start)[:, None]
        return (sums[self.owner, self.end - 1] - sums[self.owner, self.start - 1]) / length


class Batch(NamedTuple):
    """b windows of at most n pieces, [CLS] and [SEP] included; integers but for `salience`."""

    ids: Tensor
    """Word pieces (b, n), 0 behind the end."""
    mask: Tensor
    """1 where there is a piece (b, n)."""
    features: Tensor
    """As `WordPieces.features` (b, n, 4)."""
    lines: Tensor
    """The index of each piece's line in its window (b, n)."""
    cue_labels: Tensor
    """O, B and I as 0 to 2, `IGNORED` where nobody labelled (b, n)."""
    cues: Anchors
    roles: Tensor
    """For each cue the labels of `model.ROLES` (c, n)."""
    target_labels: Tensor
    """O, B of what is supported, B of what is opposed, I as 0 to 3, or `IGNORED` (b, n)."""
    targets: Anchors
    holders: Tensor
    """Which pieces name the holder of each target, [CLS] for nobody in the window (t, n)."""
    sentences: Anchors
    places: Tensor
    """The bucket of each sentence's place in its article (s,)."""
    salience: Tensor
    """How much each sentence belongs in a summary, 0 to 1 (s,)."""


def batch(examples: Sequence[Example]) -> Batch:
    """Pad the windows and label their pieces."""
    most = max(len(each.pieces.ids) for each in examples) + 2
    shape = (len(examples), most)
    ids, mask, lines = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    features = torch.zeros((*shape, len(FEATURES)), dtype=torch.long)
    labels = _Labels(shape)
    for index, each in enumerate(examples):
        length = len(each.pieces.ids)
        body = slice(1, length + 1)
        ids[index, 0], ids[index, length + 1] = CLS, SEP
        ids[index, body] = torch.from_numpy(each.pieces.ids)
        mask[index, : length + 2] = 1
        features[index, body] = torch.from_numpy(each.pieces.features)
        lines[index, body] = torch.from_numpy(each.pieces.lines)
        labels.add(index, each)
    return Batch(
        ids=ids,
        mask=mask,
        features=features,
        lines=lines,
        cue_labels=labels.cue_labels,
        cues=Anchors.of(labels.cues),
        roles=_stacked(labels.roles, most, torch.long),
        target_labels=labels.target_labels,
        targets=Anchors.of(labels.targets),
        holders=_stacked(labels.holders, most, torch.bool),
        sentences=Anchors.of(labels.sentences),
        places=torch.tensor(labels.places, dtype=torch.long),
        salience=torch.tensor(labels.salience),
    )


class _Labels:
    """The labels of a batch, gathered window by window; a layer that nobody labelled has none."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self._most = shape[1]
        self.cue_labels, self.target_labels = (torch.full(shape, IGNORED) for _ in range(2))
        self.cues: list[tuple[int, Span]] = []
        self.roles: list[Tensor] = []
        self.targets: list[tuple[int, Span]] = []
        self.holders: list[Tensor] = []
        self.sentences: list[tuple[int, Span]] = []
        self.places: list[int] = []
        self.salience: list[float] = []

    def add(self, index: int, window: Example) -> None:
        """All layers of the window that stands at `index` in the batch."""
        body = slice(1, len(window.pieces.ids) + 1)
        if window.relations is not None:
            self.cue_labels[index, body] = 0
            self._add_relations(index, window.relations)
        if window.targets is not None:
            self.target_labels[index, body] = 0
            self._add_targets(index, window.targets)
        for sentence, bucket, weight in window.salience or ():
            self.sentences.append((index, sentence))
            self.places.append(bucket)
            self.salience.append(weight)

    def _add_relations(self, index: int, relations: Sequence[Relation]) -> None:
        for relation in relations:
            _bio(self.cue_labels[index], [relation.cue], 1, 2)
            self.cues.append((index, relation.cue))
            labels = torch.zeros(self._most, dtype=torch.long)
            _bio(labels, relation.content, 3, 4)
            _bio(labels, relation.source, 1, 2)
            self.roles.append(labels)

    def _add_targets(self, index: int, targets: Sequence[Target]) -> None:
        for target in targets:
            _bio(self.target_labels[index], [target.span], _TARGET_BEGINS[target.sign], 3)
            self.targets.append((index, target.span))
            self.holders.append(_pointed(target.holders, self._most))


def batches(
    examples: Sequence[Example],
    size: int,
    chance: random.Random,
    cut: Callable[[Example], Iterator[Example]],
) -> Iterator[Batch]:
    """All windows of an epoch, as `cut` cuts them, in batches of like length, in random order."""
    pool = [window for example in examples for window in cut(example)]
    chance.shuffle(pool)
    groups = []
    for start in range(0, len(pool), size * _SORTED):
        part = sorted(pool[start : start + size * _SORTED], key=lambda each: len(each.pieces.ids))
        groups += [part[a : a + size] for a in range(0, len(part), size)]
    chance.shuffle(groups)
    yield from map(batch, groups)


def _bio(labels: Tensor, spans: Sequence[Span], begin: int, inside: int) -> None:
    for start, end in spans:
        labels[start + 1 : end + 1] = inside
        labels[start + 1] = begin


def _pointed(spans: Sequence[Span], most: int) -> Tensor:
    pointed = torch.zeros(most, dtype=torch.bool)
    for start, end in spans:
        pointed[start + 1 : end + 1] = True
    if not spans:
        pointed[0] = True
    return pointed


def _stacked(rows: Sequence[Tensor], most: int, dtype: torch.dtype) -> Tensor:
    return torch.stack(list(rows)) if rows else torch.zeros((0, most), dtype=dtype)

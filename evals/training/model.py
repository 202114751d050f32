"""The network: MiniLM reads a window once; small heads find what the article shows.

Its parameters' names are those of the weights that the package ships: what passes every piece is
a part of the graph that `export.py` writes, the other heads are computed in numpy by `heads.py` of
the embedded engine.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import AutoModel

from summariser.engines.embedded.wordpieces import FEATURES

ROLES = ("O", "B-source", "I-source", "B-content", "I-content")
BUCKETS = 24  # of distances, on either side of zero
WIDTH = 192
PLACES = 9  # buckets of `wordpieces.place`
LINES = 5  # two lines or more before the cue's, one before, the same, one behind, two or more

_FORBIDDEN = ((0, 2), (0, 4), (1, 4), (2, 4), (3, 2), (4, 2))  # an I without its B


class Read(NamedTuple):
    """What the encoder made of a batch of windows (b windows of n pieces)."""

    hidden: Tensor
    """Vectors of the pieces (b, n, h)."""
    cue: Tensor
    """Scores of O, B and I (b, n, 3)."""


class Tagger(nn.Module):
    """Cues by tagging, then the roles of each cue, as semantic role labelling does for predicates.

    After He et al. 2017, Deep Semantic Role Labeling: What Works and What's Next; with a
    linear-chain CRF over the roles. Beside them stances' targets by tagging, a pointer from a
    target to its holder, and the salience of sentences.
    """

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            str(encoder), attn_implementation="sdpa", add_pooling_layer=False
        )
        size = self.encoder.config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(values, size) for values in FEATURES.values())
        for embedding in self.features:
            nn.init.normal_(embedding.weight, std=0.01)
        self.dropout = nn.Dropout(0.1)
        self.cue = nn.Linear(size, 3)
        self.roles = Conditioned(size, len(ROLES))
        self.crf = Crf(len(ROLES), _FORBIDDEN)
        self.target = nn.Linear(size, 4)
        self.holder = Pointer(size)
        self.salience, self.place = nn.Linear(size, 1), nn.Embedding(PLACES, 1)

    def forward(self, ids: Tensor, mask: Tensor, features: Tensor) -> Read:
        """Read windows: `ids`, `mask` (b, n) and `features` (b, n, 4), with [CLS] and [SEP]."""
        embedded = self.encoder.embeddings.word_embeddings(ids)
        for index, embedding in enumerate(self.features):
            embedded = embedded + embedding(features[..., index])
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return Read(hidden, self.cue(hidden))


def distance_bucket(distance: Tensor) -> Tensor:
    """Signed distances in pieces to one of `2 * BUCKETS + 1` buckets, finer near zero."""
    size = torch.floor(torch.log2(distance.abs().float() + 1) * 2.5).clamp(max=BUCKETS)
    return (torch.sign(distance).float() * size).long() + BUCKETS


class Conditioned(nn.Module):
    """Scores the labels of every piece for a given cue."""

    def __init__(self, size: int, labels: int) -> None:
        super().__init__()
        self.piece = nn.Linear(size, WIDTH)
        self.anchor = nn.Linear(size, WIDTH)
        self.gate = nn.Linear(size, WIDTH)
        self.left = nn.Linear(size, WIDTH)
        self.distance = nn.Embedding(2 * BUCKETS + 1, WIDTH)
        self.line = nn.Embedding(LINES, WIDTH)
        self.out = nn.Linear(WIDTH, labels)
        self.dropout = nn.Dropout(0.1)

    def forward(
        self, hidden: Tensor, anchor: Tensor, owner: Tensor, distance: Tensor, line: Tensor
    ) -> Tensor:
        """Scores (c, n, labels) of the pieces of each cue's window.

        `hidden` (b, n, h) are the pieces, `anchor` (c, h) the cues in the windows `owner` (c,);
        `distance` and `line` (c, n) are buckets that say where a piece lies from its cue.
        """
        piece = self.piece(hidden)[owner]
        product = self.left(hidden)[owner] * self.gate(anchor)[:, None]
        mixed = piece + self.anchor(anchor)[:, None] + product
        mixed = mixed + self.distance(distance) + self.line(line)
        scores: Tensor = self.out(self.dropout(torch.relu(mixed)))
        return scores


class Pointer(nn.Module):
    """Scores which piece of the window a passage points at; [CLS] stands for none."""

    def __init__(self, size: int, width: int = 128) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(size, width), nn.Linear(size, width)
        self.distance = nn.Embedding(2 * BUCKETS + 1, 1)
        nn.init.zeros_(self.distance.weight)

    def forward(self, hidden: Tensor, anchor: Tensor, owner: Tensor, distance: Tensor) -> Tensor:
        """Scores (c, n); what goes in is as for `Conditioned`."""
        keys = self.key(hidden)[owner]
        scores = (keys * self.query(anchor)[:, None]).sum(-1) / keys.shape[-1] ** 0.5
        total: Tensor = scores + self.distance(distance)[..., 0]
        return total


class Crf(nn.Module):
    """A linear-chain conditional random field (Lafferty et al. 2001).

    `forbidden` are pairs of labels that never follow each other. Any label may be the first.
    """

    def __init__(self, labels: int, forbidden: Iterable[tuple[int, int]]) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        mask = torch.zeros(labels, labels)
        for before, after in forbidden:
            mask[before, after] = -1e4
        self.register_buffer("mask", mask)

    def loss(self, scores: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """The mean negative log-likelihood of a sequence, in nats.

        `scores` (c, n, l), `labels` (c, n), and how much of each counts, `lengths` (c,).
        """
        moves = self.transitions + self.mask
        alpha = scores[:, 0]
        for step in range(1, scores.shape[1]):
            after = torch.logsumexp(alpha[:, :, None] + moves, 1) + scores[:, step]
            alpha = torch.where((step < lengths)[:, None], after, alpha)
        inside = torch.arange(scores.shape[1]) < lengths[:, None]
        emitted = (scores.gather(-1, labels[..., None])[..., 0] * inside).sum(1)
        moved = (moves[labels[:, :-1], labels[:, 1:]] * inside[:, 1:]).sum(1)
        return (torch.logsumexp(alpha, -1) - emitted - moved).mean()

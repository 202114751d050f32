"""Training: what is minimised over windows of the labelled articles, and how."""

import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - as everybody calls it
from torch import Tensor

from .batches import CLS, IGNORED, MASK, SEP, Anchors, Batch, batches
from .examples import Example, windows
from .model import Pointer, Tagger, distance_bucket

__all__ = ["geometry", "losses", "train"]

WINDOW = 320  # word pieces
BATCH = 12  # windows
ENCODER_RATE, HEADS_RATE = 2e-4, 1e-3  # at their peak
_WARM = 0.05  # of the training, before the peak
_LEAST = 0.002  # of the peak
_HIDDEN = 0.05  # of the pieces, anew each time, so that what stands around them is learnt too
_SCALE = 10  # of the losses of a window, which are sums over its pieces
_SHOWN = 20  # steps
_NEVER = -1e4


def train(
    examples: Sequence[Example], encoder: Path, *, epochs: int, seed: int, checkpoint: Path
) -> Tagger:
    """Train for some epochs and keep the parameters in `checkpoint` after each.

    The rate rises to its peak and falls to nothing in straight lines, by the pieces seen.
    """
    chance = random.Random(seed)
    torch.manual_seed(seed)
    model = Tagger(encoder)
    optimiser = _optimiser(model)
    total = epochs * sum(len(each.pieces.ids) for each in examples)
    warm, seen, progress = _WARM * total, 0, _Progress()
    for epoch in range(1, epochs + 1):
        model.train()
        for batch in batches(examples, BATCH, chance, lambda each: windows(each, WINDOW, chance)):
            rate = max(min(seen / warm, 1 - (seen - warm) / (total - warm), 1.0), _LEAST)
            for group in optimiser.param_groups:
                group["lr"] = rate * group["peak"]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = losses(model, _partly_hidden(batch))
            loss = sum(found.values(), torch.zeros(())) / (_SCALE * len(batch.ids))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            seen += int(batch.mask.sum()) - 2 * len(batch.ids)
            progress.add(found, len(batch.ids), f"epoch {epoch}, {seen / total:.1%} done")
        torch.save(model.state_dict(), checkpoint)
    return model


def _partly_hidden(batch: Batch) -> Batch:
    hidden = torch.rand(batch.ids.shape) < _HIDDEN
    kept = (batch.ids == CLS) | (batch.ids == SEP) | (batch.mask == 0)
    return batch._replace(ids=batch.ids.masked_fill(hidden & ~kept, MASK))


def losses(model: Tagger, batch: Batch) -> dict[str, Tensor]:
    """Negative log-likelihoods in nats, summed over a batch; a layer without labels has none."""
    read = model(batch.ids, batch.mask, batch.features)
    hidden = read.hidden.float()
    found = {"cue": _tagging(read.cue, batch.cue_labels)}
    if len(batch.cues.owner):
        cues = batch.cues.pooled(hidden).to(read.hidden.dtype)
        lies = geometry(batch, batch.cues)
        scores = model.roles(read.hidden, cues, batch.cues.owner, *lies).float()
        lengths = batch.mask.sum(1)[batch.cues.owner] - 2
        # A sequence begins behind [CLS] and ends before [SEP].
        likelihood = model.crf.loss(scores[:, 1:], batch.roles[:, 1:], lengths)
        found["role"] = likelihood * len(lengths)
    if (batch.target_labels != IGNORED).any():
        found["target"] = _tagging(model.target(read.hidden), batch.target_labels)
    if len(batch.targets.owner):
        found["holder"] = _pointing(model.holder, hidden, batch, batch.targets, batch.holders)
    if len(batch.sentences.owner):
        scores = model.salience(batch.sentences.pooled(hidden)) + model.place(batch.places)
        found["salience"] = F.binary_cross_entropy_with_logits(
            scores[:, 0], batch.salience, reduction="sum"
        )
    return found


def geometry(batch: Batch, anchors: Anchors) -> tuple[Tensor, Tensor]:
    """Where every piece lies from each anchor: bucket of the distance and lines apart (c, n)."""
    places = torch.arange(batch.ids.shape[1])[None]
    before = (places - anchors.start[:, None]).clamp(max=0)
    after = (places - anchors.end[:, None] + 1).clamp(min=0)
    lines = batch.lines[anchors.owner]
    own = lines.gather(1, anchors.start[:, None])
    return distance_bucket(before + after), (lines - own).clamp(-2, 2) + 2


def _tagging(scores: Tensor, labels: Tensor) -> Tensor:
    return F.cross_entropy(
        scores.float().flatten(0, 1), labels.flatten(), ignore_index=IGNORED, reduction="sum"
    )


def _pointing(
    head: Pointer, hidden: Tensor, batch: Batch, anchors: Anchors, pointed: Tensor
) -> Tensor:
    """Of all the pieces that it may point at, any is right."""
    distance, _ = geometry(batch, anchors)
    scores = head(hidden, anchors.pooled(hidden), anchors.owner, distance).float()
    scores = scores.masked_fill(batch.mask[anchors.owner] == 0, _NEVER)
    right = scores.masked_fill(~pointed, _NEVER)
    return (torch.logsumexp(scores, 1) - torch.logsumexp(right, 1)).sum()


def _optimiser(model: Tagger) -> torch.optim.AdamW:
    # Frozen, so that words which the labelled articles lack keep their place among the others.
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    body = [each for each in model.encoder.parameters() if each.requires_grad]
    pretrained = {id(each) for each in model.encoder.parameters()}
    heads = [each for each in model.parameters() if id(each) not in pretrained]
    return torch.optim.AdamW(
        [{"params": body, "peak": ENCODER_RATE}, {"params": heads, "peak": HEADS_RATE}],
        lr=HEADS_RATE,
        weight_decay=0.01,
        fused=True,
    )


class _Progress:
    """Prints the mean losses of a window, in nats, every so many steps."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._sums: dict[str, float] = {}
        self._windows = self._steps = 0

    def add(self, found: dict[str, Tensor], windows: int, where: str) -> None:
        self._steps += 1
        self._windows += windows
        for name, value in found.items():
            self._sums[name] = self._sums.get(name, 0.0) + float(value.detach())
        if self._steps % _SHOWN == 0:
            means = (f"{name} {value / self._windows:.2f}" for name, value in self._sums.items())
            print(f"{where}, {time.monotonic() - self._began:.0f} s: {' '.join(means)}", flush=True)
            self._sums, self._windows = {}, 0

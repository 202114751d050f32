"""The tagger's small matrices, in numpy: roles of a cue, holders of a target, places of sentences.

Those that every piece passes are in the encoder's graph instead; here are the ones for each pair of
a passage and a piece. Names are those of the network in `evals/training/model.py`.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from summariser.engines.embedded.decoding import softmax, viterbi
from summariser.engines.embedded.wordpieces import place

__all__ = ["Heads", "distance_buckets"]

_BUCKETS = 24
_LINES = 2  # before and behind the cue's that are told apart

_Floats = NDArray[np.float32]
_Span = tuple[int, int]


class Heads:
    """Heads by the parameters' names and what the encoder put out.

    `read` holds its outputs by name, each (n + 2, width), [CLS] and [SEP] with them; spans count
    the n pieces between these.
    """

    def __init__(self, parameters: Mapping[str, NDArray[np.floating]]) -> None:
        self._parameters = {name: value.astype(np.float32) for name, value in parameters.items()}

    def roles(
        self, read: Mapping[str, _Floats], lines: NDArray[np.int64], cues: Sequence[_Span]
    ) -> _Floats:
        """The scores of every piece's role for each cue (c, n, 5); `lines` (n,) number lines."""
        anchors = _anchors(read, cues)
        mixed = read["roles.left"][None, 1:-1] * self._linear("roles.gate", anchors)[:, None]
        mixed += read["roles.piece"][None, 1:-1]
        mixed += self._linear("roles.anchor", anchors)[:, None]
        mixed += self._parameters["roles.distance.weight"][distance_buckets(cues, len(lines))]
        apart = lines[None] - lines[[start for start, _ in cues], None]
        mixed += self._parameters["roles.line.weight"][np.clip(apart, -_LINES, _LINES) + _LINES]
        return self._linear("roles.out", np.maximum(mixed, 0, out=mixed))

    def best_roles(self, scores: Sequence[_Floats]) -> list[NDArray[np.int64]]:
        """The likeliest roles (c, n) by the scores (c, n, 5) of each window's cues."""
        return viterbi(scores, self._parameters["crf.transitions"] + self._parameters["crf.mask"])

    def holders(self, read: Mapping[str, _Floats], targets: Sequence[_Span]) -> _Floats:
        """The share of every piece in the holder of each target (t, n); little for nobody's."""
        keys, queries = read["holder.key"], self._linear("holder.query", _anchors(read, targets))
        scores = queries @ keys.T / np.sqrt(keys.shape[-1], dtype=np.float32)
        shifted = [(start + 1, end + 1) for start, end in targets]
        distances = distance_buckets(shifted, len(keys))
        return softmax(scores + self._parameters["holder.distance.weight"][distances, 0])[:, 1:-1]

    def place(self, index: int) -> float:
        """What the index of a sentence in the body adds to its salience."""
        return float(self._parameters["place.weight"][place(index), 0])

    def _linear(self, name: str, vectors: _Floats) -> _Floats:
        weight, bias = (self._parameters[f"{name}.{kind}"] for kind in ("weight", "bias"))
        product: _Floats = vectors @ weight.T + bias
        return product


def distance_buckets(spans: Sequence[_Span], pieces: int) -> NDArray[np.int64]:
    """The bucket of each piece's distance from each span (s, n): signed, logarithmic."""
    starts, ends = np.array(spans).T[:, :, None]
    places = np.arange(pieces)[None]
    apart = np.minimum(places - starts, 0) + np.maximum(places - ends + 1, 0)
    size = np.minimum(np.floor(np.log2(np.abs(apart) + 1) * 2.5), _BUCKETS)
    buckets: NDArray[np.int64] = (np.sign(apart) * size).astype(np.int64) + _BUCKETS
    return buckets


def _anchors(read: Mapping[str, _Floats], spans: Sequence[_Span]) -> _Floats:
    """The mean of each span's vectors (s, h)."""
    return np.stack([read["hidden"][start + 1 : end + 1].mean(0) for start, end in spans])

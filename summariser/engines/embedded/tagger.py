"""The trained reader: MiniLM finds what reports speech and thought, then for each cue its roles.

One pass of the encoder over each window, in onnxruntime; the heads, small matrices, in numpy. How
they were trained is in `evals/training`.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from summariser.article import Article
from summariser.engines.embedded.wordpieces import WordPieces, place, word_pieces
from summariser.errors import ConfigurationError
from summariser.offsets import Offsets
from summariser.tagged import Reading, Tagged, TaggedTarget

if TYPE_CHECKING:
    pass

__all__ = ["Tagger"]

WINDOW = 320
_FILES = ("encoder.onnx", "heads.npz", "tokenizer.json")
_OVERLAP = 64
_CLS, _SEP = 101, 102
_BUCKETS = 24
_EVERY = ("cue", "target", "salience", "roles.piece", "roles.left", "holder.key")
_NEVER = -1e4
_LIKELY = 0.4  # of the start of a target: as often right as wrong on articles kept apart
_POINTED = 12  # pieces that a pointer may share itself out over
_LEAST = 0.02
_START = np.array([0, 0, _NEVER, 0, _NEVER], dtype=np.float32)

_Floats = NDArray[np.float32]
_Heads = dict[str, _Floats]
_Pointed = tuple[tuple[Offsets, float], ...]


class Tagger:
    """Reads English articles; one instance serves any number of them, from any thread.

    Raises:
        ImportError: onnxruntime or tokenizers is not installed.
        ConfigurationError: a file in `folder` is missing or not the one that was released.
    """

    def __init__(self, folder: Path) -> None:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        _check(folder)
        options = SessionOptions()
        # One core an article: many articles at once use the others.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._encoder: InferenceSession = InferenceSession(
            folder / "encoder.onnx", options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        with np.load(folder / "heads.npz") as heads:
            self._heads: _Heads = {name: heads[name].astype(np.float32) for name in heads.files}
        # The layers that every piece passes, as one.
        self._every = tuple(
            np.concatenate([self._heads[f"{name}.{kind}"] for name in _EVERY])
            for kind in ("weight", "bias")
        )

    def read(self, article: Article) -> Reading:
        """Every attribution, target of a stance and sentence of an article."""
        pieces = word_pieces(article, self._tokenizer)
        windows = [
            _Window(
                article.text,
                WordPieces(*(array[start:end] for array in pieces)),
                Offsets(core[0] - start, core[1] - start),
            )
            for start, end, core in _windows(pieces)
        ]
        attributions: list[Tagged] = []
        targets: list[TaggedTarget] = []
        salience: list[_Floats] = []
        for window in windows:
            read = self._encode(window.pieces)
            attributions += self._attributions(read, window)
            targets += self._targets(read, window)
            salience.append(read["salience"][1:-1][slice(*window.core), 0])
        return Reading(
            tuple(attributions),
            tuple(targets),
            self._salience(article, pieces, np.concatenate(salience)),
        )

    def _attributions(self, read: _Heads, window: "_Window") -> Iterator[Tagged]:
        cues = window.own(_cues(read["cue"][1:-1]))
        if not cues:
            return
        scores = self._roles(read, window.pieces, cues)
        moves = self._heads["crf.transitions"] + self._heads["crf.mask"]
        for cue, labels in zip(cues, _viterbi(scores, moves), strict=True):
            content = window.passages(labels, 3)
            if content:
                yield Tagged(window.passage(*cue), window.passages(labels, 1), content)

    def _targets(self, read: _Heads, window: "_Window") -> Iterator[TaggedTarget]:
        chances = _softmax(read["target"][1:-1])
        begins = chances[:, 1] + chances[:, 2]
        found: list[tuple[int, int]] = []
        for start in np.flatnonzero(begins > _LIKELY).tolist():
            end = start + 1
            while end < len(chances) and chances[end, 3] > chances[end, 0]:
                end += 1
            named = any(map(str.isalpha, window.text[slice(*window.passage(start, end))]))
            if named and (not found or start >= found[-1][1]):
                found.append((start, end))
        found = window.own(found)
        pointed = self._holders(read, window, found)
        for (start, end), holders in zip(found, pointed, strict=True):
            supports = bool(chances[start, 1] >= chances[start, 2])
            yield TaggedTarget(window.passage(start, end), supports, float(begins[start]), holders)

    def _salience(self, article: Article, pieces: WordPieces, scores: _Floats) -> dict[str, float]:
        headline = article.headline.end if article.headline else 0
        body = [one for one in article.sentences if one.span.start >= headline]
        found = {}
        for index, sentence in enumerate(body):
            first = np.searchsorted(pieces.offsets[:, 1], sentence.span.start, "right")
            last = np.searchsorted(pieces.offsets[:, 0], sentence.span.end)
            if first < last:
                bias = self._heads["place.weight"][place(index), 0]
                found[sentence.id] = float(scores[first:last].mean() + bias)
        return found

    def _encode(self, pieces: WordPieces) -> _Heads:
        """What is known of a window's pieces between [CLS] and [SEP]: `hidden` and `_EVERY`."""
        ids = np.concatenate([[_CLS], pieces.ids, [_SEP]])[None]
        features = np.pad(pieces.features, ((1, 1), (0, 0)))[None]
        hidden: _Floats = self._encoder.run(None, {"ids": ids, "features": features})[0][0]
        weight, bias = self._every
        widths = [len(self._heads[f"{name}.bias"]) for name in _EVERY]
        parts = np.split(hidden @ weight.T + bias, np.cumsum(widths)[:-1], axis=1)
        return {"hidden": hidden, **dict(zip(_EVERY, parts, strict=True))}

    def _roles(self, read: _Heads, pieces: WordPieces, cues: list[tuple[int, int]]) -> _Floats:
        """The scores of every piece's role for each cue (c, n, 5)."""
        anchors = _anchors(read, cues)
        mixed = read["roles.left"][None, 1:-1] * self._linear("roles.gate", anchors)[:, None]
        mixed += read["roles.piece"][None, 1:-1]
        mixed += self._linear("roles.anchor", anchors)[:, None]
        mixed += self._heads["roles.distance.weight"][_distances(cues, len(pieces.ids))]
        lines = pieces.lines[None]
        apart = np.clip(lines - lines[0, np.array(cues)[:, :1]], -2, 2) + 2
        mixed += self._heads["roles.line.weight"][apart]
        return self._linear("roles.out", np.maximum(mixed, 0, out=mixed))

    def _holders(
        self, read: _Heads, window: "_Window", targets: list[tuple[int, int]]
    ) -> list["_Pointed"]:
        """The words that each target points at, the surest first; none where at nobody's."""
        if not targets:
            return []
        keys, queries = read["holder.key"], self._linear("holder.query", _anchors(read, targets))
        scores = queries @ keys.T / np.sqrt(keys.shape[-1], dtype=np.float32)
        shifted = [(start + 1, end + 1) for start, end in targets]
        scores += self._heads["holder.distance.weight"][_distances(shifted, len(keys)), 0]
        return [window.words(shares[1:-1]) for shares in _softmax(scores)]

    def _linear(self, name: str, vectors: _Floats) -> _Floats:
        product: _Floats = vectors @ self._heads[f"{name}.weight"].T + self._heads[f"{name}.bias"]
        return product


def _anchors(read: _Heads, spans: list[tuple[int, int]]) -> _Floats:
    """The mean of each passage's vectors, [CLS] not counted (s, h)."""
    return np.stack([read["hidden"][start + 1 : end + 1].mean(0) for start, end in spans])


def _check(folder: Path) -> None:
    try:
        sums = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        for name in _FILES:
            digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if f"{digest}  {name}" not in sums:
                raise ConfigurationError(f"{folder / name} is damaged: install summariser again.")
    except FileNotFoundError as error:
        raise ConfigurationError(
            f"{error.filename} is missing: install summariser again."
        ) from error


class _Window(NamedTuple):
    """A stretch of an article as the encoder reads it; what starts in `core` is its own."""

    text: str
    pieces: WordPieces
    core: Offsets

    def own(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Those of the spans of pieces that no other window reads."""
        return [span for span in spans if self.core.start <= span[0] < self.core.end]

    def passages(self, labels: NDArray[np.int64], begin: int) -> tuple[Offsets, ...]:
        """What bears the label `begin` and then `begin + 1`."""
        found = []
        for start in np.flatnonzero(labels == begin).tolist():
            end = start + 1
            while end < len(labels) and labels[end] == begin + 1:
                end += 1
            found.append(self.passage(start, end))
        return tuple(found)

    def passage(self, start: int, end: int) -> Offsets:
        """The text of some pieces, in whole words."""
        text = self.text
        first, last = int(self.pieces.offsets[start, 0]), int(self.pieces.offsets[end - 1, 1])
        while first and text[first - 1].isalnum() and text[first].isalnum():
            first -= 1
        while last < len(text) and text[last].isalnum() and text[last - 1].isalnum():
            last += 1
        return Offsets(first, last)

    def words(self, shares: _Floats) -> "_Pointed":
        """The words with the largest shares."""
        found: dict[Offsets, float] = {}
        for index in np.argsort(-shares)[:_POINTED].tolist():
            if shares[index] > _LEAST:
                word = self.passage(index, index + 1)
                found[word] = found.get(word, 0.0) + float(shares[index])
        return tuple(found.items())


def _windows(pieces: WordPieces) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Windows and, of each, the pieces that are read there and not in another.

    They end where a line does and begin a line or so before, as hardly an attribution goes beyond
    its lines; within a long line they overlap.
    """
    total = len(pieces.ids)
    breaks = np.flatnonzero(pieces.features[:, 1])
    start = begin = 0
    while start + WINDOW < total:
        end = start + WINDOW
        ends = breaks[(breaks > start + WINDOW // 2) & (breaks <= end)]
        border = end = int(ends[-1]) if len(ends) else end
        if not len(ends):
            border -= _OVERLAP // 2
        yield start, end, (begin, border)
        before = breaks[(breaks >= border - _OVERLAP) & (breaks < border)]
        start, begin = int(before[0]) if len(before) else border - _OVERLAP // 2, border
    yield start, total, (begin, total)


def _cues(scores: _Floats) -> Iterator[tuple[int, int]]:
    best = scores.argmax(-1)
    for start in np.flatnonzero(best == 1):
        end = start + 1
        while end < len(best) and best[end] == 2:
            end += 1
        yield int(start), int(end)


def _distances(spans: list[tuple[int, int]], pieces: int) -> NDArray[np.int64]:
    """The bucket of each piece's distance from each span (s, n): signed, logarithmic."""
    starts, ends = np.array(spans).T[:, :, None]
    places = np.arange(pieces)[None]
    apart = np.minimum(places - starts, 0) + np.maximum(places - ends + 1, 0)
    size = np.minimum(np.floor(np.log2(np.abs(apart) + 1) * 2.5), _BUCKETS)
    buckets: NDArray[np.int64] = (np.sign(apart) * size).astype(np.int64) + _BUCKETS
    return buckets


def _softmax(scores: _Floats) -> _Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: _Floats = raised / raised.sum(-1, keepdims=True)
    return shares


def _viterbi(scores: _Floats, moves: _Floats) -> NDArray[np.int64]:
    """The best labels of each sequence: scores (c, n, l) and transitions (l, l) to (c, n)."""
    best = scores[:, 0] + _START
    back = []
    for step in range(1, scores.shape[1]):
        ways = best[:, :, None] + moves
        back.append(ways.argmax(1))
        best = ways.max(1) + scores[:, step]
    labels = [best.argmax(-1)]
    every = np.arange(len(scores))
    for pointers in reversed(back):
        labels.append(pointers[every, labels[-1]])
    return np.stack(labels[::-1], 1)

"""The trained reader: MiniLM finds what reports speech and thought, then for each cue its roles.

One pass of the encoder over each window, in onnxruntime; small heads in numpy. How they were
trained is in `evals/training`.
"""

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summariser.article import Article
from summariser.engines.embedded.decoding import cue_spans, softmax, target_spans
from summariser.engines.embedded.heads import Heads
from summariser.engines.embedded.windows import Window, windows
from summariser.engines.embedded.wordpieces import WordPieces, word_pieces
from summariser.errors import ConfigurationError
from summariser.tagged import Reading, Tagged, TaggedTarget

__all__ = ["Tagger"]

_FILES = ("encoder.onnx", "heads.npz", "tokenizer.json")
_CLS, _SEP = 101, 102
_FAINT = 1e-3  # added to both chances, so that neither sign is ever certain
_SOURCE, _CONTENT = 1, 3  # labels of the roles that begin one

_Floats = NDArray[np.float32]
_Said = tuple[Window, list[tuple[int, int]], _Floats]  # cues and the scores of their roles


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
            folder / "encoder.onnx",
            options,
            providers=["CPUExecutionProvider"],
            # Slower than the addition and the normalisation that it joins.
            disabled_optimizers=["SkipLayerNormFusion"],
        )
        self._outputs = [output.name for output in self._encoder.get_outputs()]
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        with np.load(folder / "heads.npz") as heads:
            self._heads = Heads(heads)

    def read(self, article: Article) -> Reading:
        """Every attribution, target of a stance and sentence of an article."""
        pieces = word_pieces(article, self._tokenizer)
        said: list[_Said] = []
        targets: list[TaggedTarget] = []
        salience: list[_Floats] = []
        for window in windows(article.text, pieces):
            read = self._encode(window.pieces)
            if cues := window.own(cue_spans(read["cue"][1:-1])):
                said.append((window, cues, self._heads.roles(read, window.pieces.lines, cues)))
            targets += self._targets(read, window)
            salience.append(read["salience"][1:-1, 0][slice(*window.core)])
        return Reading(
            tuple(self._attributions(said)),
            tuple(targets),
            self._salience(article, pieces, np.concatenate(salience)),
        )

    def _encode(self, pieces: WordPieces) -> dict[str, _Floats]:
        """The encoder's outputs by name, for a window's pieces between [CLS] and [SEP]."""
        ids = np.concatenate([[_CLS], pieces.ids, [_SEP]])
        features = np.pad(pieces.features, ((1, 1), (0, 0)))
        arrays = self._encoder.run(self._outputs, {"ids": ids, "features": features})
        return dict(zip(self._outputs, arrays, strict=True))

    def _attributions(self, said: Sequence[_Said]) -> Iterator[Tagged]:
        roles = self._heads.best_roles([scores for *_, scores in said])
        for (window, cues, _), best in zip(said, roles, strict=True):
            for cue, labels in zip(cues, best, strict=True):
                if content := window.passages(labels, _CONTENT):
                    source = window.passages(labels, _SOURCE)
                    yield Tagged(window.passage(*cue), source, content)

    def _targets(self, read: Mapping[str, _Floats], window: Window) -> Iterator[TaggedTarget]:
        chances = softmax(read["target"][1:-1])
        found: list[tuple[int, int]] = []
        for start, end in target_spans(chances):
            named = any(map(str.isalpha, window.text[slice(*window.passage(start, end))]))
            if named and (not found or start >= found[-1][1]):
                found.append((start, end))
        if not (found := window.own(found)):
            return
        for (start, end), shares in zip(found, self._heads.holders(read, found), strict=True):
            backed, opposed = chances[start, 1:3].tolist()
            yield TaggedTarget(
                window.passage(start, end),
                math.log((backed + _FAINT) / (opposed + _FAINT)),
                backed + opposed,
                window.words(shares),
            )

    def _salience(self, article: Article, pieces: WordPieces, scores: _Floats) -> dict[str, float]:
        headline = article.headline.end if article.headline else 0
        body = [one for one in article.sentences if one.span.start >= headline]
        firsts = np.searchsorted(pieces.offsets[:, 1], [one.span.start for one in body], "right")
        lasts = np.searchsorted(pieces.offsets[:, 0], [one.span.end for one in body])
        return {
            sentence.id: float(scores[first:last].mean()) + self._heads.place(index)
            for index, (sentence, first, last) in enumerate(zip(body, firsts, lasts, strict=True))
            if first < last
        }


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

"""From the trained network to what the package ships: an int8 encoder, its heads and the words."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from summariser.engines.embedded.wordpieces import FEATURES

from .model import Tagger

__all__ = ["export"]

CARD = Path(__file__).parent / "MODEL_CARD.md"
FILES = ("encoder.onnx", "heads.npz", "tokenizer.json")  # those that are checked when they load
OPSET = 17
OUTPUTS = ("hidden", "cue", "target", "salience", "roles.piece", "roles.left", "holder.key")
"""What the graph puts out of every piece: its vector and, by name, the layers that all pass."""


def export(checkpoint: Path, encoder: Path, folder: Path) -> None:
    """Write `FILES`, their `SHA256SUMS` and the model card into `folder`.

    Raises:
        FileNotFoundError: there is no such checkpoint.
        RuntimeError: it holds another network's parameters.
    """
    tagger = Tagger(encoder)
    tagger.load_state_dict(torch.load(checkpoint))
    tagger.eval()
    folder.mkdir(parents=True, exist_ok=True)
    _write_encoder(tagger, folder / "encoder.onnx")
    heads = {
        name: value.numpy().astype(np.float16)
        for name, value in tagger.state_dict().items()
        if not name.startswith(("encoder.", "features.", *(f"{each}." for each in OUTPUTS)))
    }
    np.savez_compressed(folder / "heads.npz", **heads)
    words = json.loads((encoder / "tokenizer.json").read_text(encoding="utf-8"))
    words["truncation"] = words["padding"] = None
    (folder / "tokenizer.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    sums = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}" for name in FILES)
    (folder / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    shutil.copyfile(CARD, folder / "README.md")


class _Encoder(nn.Module):
    """The part that runs in onnxruntime: word pieces (n,) and features (n, f) to `OUTPUTS`.

    The network's own arithmetic for one window, where nothing is padded and no mask is needed.
    """

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger
        self.attention = nn.ModuleList(
            _joined([each.query, each.key, each.value])
            for each in (layer.attention.self for layer in tagger.encoder.encoder.layer)
        )
        every = [tagger.get_submodule(name) for name in OUTPUTS[1:]]
        self.every = _joined(every)
        self.widths = [each.out_features for each in every]

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        encoder = self.tagger.encoder
        words, places = encoder.embeddings.word_embeddings, encoder.embeddings.position_embeddings
        embedded = words(ids) + places(torch.arange(ids.shape[0]))
        embedded = embedded + encoder.embeddings.token_type_embeddings.weight[0]
        for index, values in enumerate(self.tagger.features):
            embedded = embedded + values(features[:, index])
        hidden = encoder.embeddings.LayerNorm(embedded)[None]
        for layer, attention in zip(encoder.encoder.layer, self.attention, strict=True):
            heads = attention(hidden).reshape(-1, 3, encoder.config.num_attention_heads, self._head)
            queries, keys, content = heads.permute(1, 2, 0, 3).unbind(0)
            shares = (queries @ keys.transpose(1, 2) * self._head**-0.5).softmax(-1)
            mixed = (shares @ content).transpose(0, 1).reshape(1, -1, encoder.config.hidden_size)
            hidden = layer.attention.output(mixed, hidden)
            hidden = layer.output(layer.intermediate(hidden), hidden)
        return hidden[0], *self.every(hidden[0]).split(self.widths, dim=1)

    @property
    def _head(self) -> int:
        """How wide an attention head is."""
        config = self.tagger.encoder.config
        width: int = config.hidden_size // config.num_attention_heads
        return width


def _joined(layers: Sequence[nn.Linear]) -> nn.Linear:
    """The layers side by side, as one."""
    whole = nn.Linear(layers[0].in_features, sum(each.out_features for each in layers))
    whole.weight.data = torch.cat([each.weight.data for each in layers])
    whole.bias.data = torch.cat([each.bias.data for each in layers])
    return whole


def _write_encoder(tagger: Tagger, path: Path) -> None:
    with TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            _Encoder(tagger).eval(),
            (
                torch.ones(8, dtype=torch.long),
                torch.zeros((8, len(FEATURES)), dtype=torch.long),
            ),
            str(plain),
            input_names=["ids", "features"],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {0: "pieces"} for name in ("ids", "features", *OUTPUTS)},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            path,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
        )

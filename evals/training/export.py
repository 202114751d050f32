"""From the trained network to what the package ships: an int8 encoder, its heads and the words."""

import hashlib
import json
import shutil
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
        if not name.startswith(("encoder.", "features."))
    }
    np.savez_compressed(folder / "heads.npz", **heads)
    words = json.loads((encoder / "tokenizer.json").read_text(encoding="utf-8"))
    words["truncation"] = words["padding"] = None
    (folder / "tokenizer.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    sums = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}" for name in FILES)
    (folder / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    shutil.copyfile(CARD, folder / "README.md")


class _Encoder(nn.Module):
    """The part that runs in onnxruntime: word pieces and features to their vectors."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        hidden: Tensor = self.tagger(ids, torch.ones_like(ids), features).hidden
        return hidden


def _write_encoder(tagger: Tagger, path: Path) -> None:
    tagger.encoder.config._attn_implementation = "eager"  # noqa: SLF001 - exports to plain MatMul
    with TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            _Encoder(tagger),
            (
                torch.ones((1, 8), dtype=torch.long),
                torch.zeros((1, 8, len(FEATURES)), dtype=torch.long),
            ),
            str(plain),
            input_names=["ids", "features"],
            output_names=["hidden"],
            dynamic_axes={
                name: {0: "windows", 1: "pieces"} for name in ("ids", "features", "hidden")
            },
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

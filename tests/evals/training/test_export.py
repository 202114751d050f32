"""The graph that ships computes what was trained. It needs torch, which `make test` has not."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (the extra `train`)")
transformers = pytest.importorskip(
    "transformers", reason="training needs transformers (the extra `train`)"
)
pytest.importorskip("onnx", reason="exporting needs onnx (the extra `train`)")

from onnxruntime import InferenceSession  # noqa: E402

from evals.training.export import OUTPUTS, _write_encoder  # noqa: E402
from evals.training.model import Tagger  # noqa: E402


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the exporter, which is the older one
@pytest.mark.parametrize("length", [3, 40])
def test_the_graph_computes_what_the_network_does(length: int, tmp_path: Path) -> None:
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=30,
        hidden_size=48,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
    )
    transformers.BertModel(config).save_pretrained(tmp_path)
    tagger = Tagger(tmp_path).eval()
    _write_encoder(tagger, tmp_path / "encoder.onnx")
    ids = torch.randint(30, (length,))
    features = torch.randint(2, (length, 4))
    with torch.no_grad():
        hidden = tagger(ids[None], torch.ones((1, length)), features[None]).hidden[0]
        expected = [hidden, *(tagger.get_submodule(name)(hidden) for name in OUTPUTS[1:])]
    session = InferenceSession(tmp_path / "encoder.onnx", providers=["CPUExecutionProvider"])
    found = session.run(list(OUTPUTS), {"ids": ids.numpy(), "features": features.numpy()})
    for array, tensor in zip(found, expected, strict=True):
        assert array.shape == tensor.shape
        assert abs(array - tensor.numpy()).mean() < 0.03  # what int8 costs; vectors are of size 1

from pathlib import Path

import pytest

from evals.training import __main__ as command
from evals.training.encoder import check_weights


def test_what_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "NEEDED", ("json", "torch_not_there", "onnx_not_there"))
    with pytest.raises(SystemExit) as stopped:
        command.main(["train", "polnear"])
    assert stopped.value.code == (
        "Training needs torch_not_there, onnx_not_there: run pip install -e '.[eval,train]'"
    )


@pytest.mark.parametrize("arguments", [[], ["train"], ["export", "surplus"]])
def test_a_wrong_use_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m evals.training" in capsys.readouterr().err


def test_other_weights_than_the_original_are_told(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(b"other")
    with pytest.raises(ValueError, match="is not the original all-MiniLM-L6-v2"):
        check_weights(path)


def test_a_folder_that_is_no_polnear_is_told(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="training needs torch (the extra `train`)")
    with pytest.raises(SystemExit) as stopped:
        command.main(["train", str(tmp_path)])
    assert f"{tmp_path}: no text/*.txt here" in str(stopped.value.code)

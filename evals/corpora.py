"""Labelled articles of several origins, each with the scorer that fits its labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from summariser.errors import SourceError, UsageError

from . import polnear, seesaw
from .asking import System
from .labels import load_seeds
from .scorer import Scorer, seed_scorer
from .scores import Scores
from .second import reader_system
from .systems import reference_systems, simple_system
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
    """Read `polnear:DIR[:PART]` or `seesaw:DIR`.

    PART is train, tune (if none is given) or validation; see `evals.polnear`. Scored by
    `metrics.attributions` and `metrics.entity_pairs`. The reference is the simple system alone:
    such labels make no draft for an oracle.

    Raises:
        UsageError: there is no such corpus, or no article in that part.
        SourceError: the folder does not hold that corpus.
    """
    name, _, place = data.partition(":")
    if not place or name not in ("polnear", "seesaw"):
        raise UsageError(f"{data} is no corpus: give polnear:DIR[:PART] or seesaw:DIR.")
    try:
        return _polnear(place) if name == "polnear" else _seesaw(Path(place))
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
    folder, _, part = place.rpartition(":")
    if part not in get_args(polnear.Part):
        folder, part = place, "tune"
    golds = [
        polnear.PolnearGold.of(article)
        for article in polnear.load(Path(folder))
        if article.part == part
    ]
    if not golds:
        raise UsageError(f"{folder} has no article of the part {part}: name another part.")
    return Corpus(golds, part, _polnear_scorer(), {"simple": simple_system()})


def _seesaw(folder: Path) -> Corpus:
    return Corpus(seesaw.load(folder), None, _seesaw_scorer(), {"simple": simple_system()})


def _polnear_scorer() -> Scorer:
    from .metrics import attributions

    return Scorer.of(attributions)


def _seesaw_scorer() -> Scorer:
    from .metrics import entity_pairs

    return Scorer.of(entity_pairs)

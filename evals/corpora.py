"""Public corpora as articles for the harness, each with the scorer that fits its labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from summariser.errors import SourceError, UsageError

from . import polnear, seesaw
from .scorer import Scorer
from .values import Gold

__all__ = ["Corpus", "open_corpus"]


@dataclass(frozen=True)
class Corpus:
    """The articles of a corpus, or of the `part` of it that was asked for."""

    golds: Sequence[Gold]
    part: str | None
    scorer: Scorer


def open_corpus(data: str) -> Corpus:
    """Read `polnear:DIR[:PART]` or `seesaw:DIR`.

    PART is train, tune (if none is given) or validation; see `evals.polnear`. Scored by
    `metrics.attributions` and `metrics.entity_pairs`.

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


def _polnear(place: str) -> Corpus:
    from .metrics import attributions

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
    return Corpus(golds, part, Scorer.of(attributions))


def _seesaw(folder: Path) -> Corpus:
    from .metrics import entity_pairs

    return Corpus(seesaw.load(folder), None, Scorer.of(entity_pairs))

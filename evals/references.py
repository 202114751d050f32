"""The scores of the systems that a run is read against, kept in its folder."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError

from .asking import System, record
from .manifest import data_fingerprint, file_fingerprint, package_fingerprint
from .runs import write_whole
from .scorer import Scorer
from .scores import Scores, score
from .values import Gold

__all__ = ["measure", "reference_scores"]


class _Kept(BaseModel):
    """Scores by the names of the columns, with the fingerprint of all the code behind them.

    `models` are those of the systems that have one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    models: dict[str, str | None]
    scores: dict[str, Scores]

    @classmethod
    def open(cls, path: Path) -> Self:
        with suppress(OSError, ValidationError):  # it costs seconds to make it anew
            return cls.model_validate_json(path.read_bytes())
        return cls(code="", models={}, scores={})


async def reference_scores(
    systems: Mapping[str, System], golds: Sequence[Gold], scorer: Scorer, folder: Path
) -> dict[str, Scores]:
    """What `systems` make of `golds`, from `folder`/references.json as far as that holds it.

    Errors are those of `measure`; OutputError where the file cannot be written.
    """
    path = folder / "references.json"
    code = package_fingerprint() + file_fingerprint(Path(__file__).parent.rglob("*.py"))
    models = {name: system.model for name, system in systems.items()}
    kept = _Kept.open(path)
    wanted = (data_fingerprint(golds), scorer.fingerprint)
    found = {
        name: scores
        for name, scores in kept.scores.items()
        if (kept.code, kept.models[name]) == (code, models.get(name))
        and (scores.data, scores.scorer) == wanted
    }
    new = [name for name in systems if name not in found]
    for name in new:
        found[name] = await measure(systems[name], golds, scorer)
    scores = {name: found[name] for name in systems}
    if new:
        write_whole(path, _Kept(code=code, models=models, scores=scores).model_dump_json() + "\n")
    return scores


async def measure(system: System, golds: Sequence[Gold], scorer: Scorer) -> Scores:
    """The scores of a system that costs nothing to ask, with no run folder; errors as `fill`."""
    records = {(gold.slug, 1): await record(system, gold, 1) for gold in golds}
    scores = score(golds, records, 1, scorer)
    return scores if system.groups is None else scores.only(system.groups)

"""What the scorer counted in the outputs of a run, kept so that runs can be compared later."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError

from summariser.errors import SourceError, UsageError

from .count_table import CountTable
from .figures import Counts
from .invalid import in_a_line
from .listing import listed
from .manifest import data_fingerprint
from .runs import Record, write_whole
from .scorer import Scorer
from .values import Gold

__all__ = ["Scores", "score"]


class Scores(BaseModel):
    """The counts of each article and repeat, in the order of `keys`; a failure is counted too.

    `data` and `scorer` are fingerprints; `clusters` say by slug which articles are drawn together.
    An output is named `slug` or `slug (repeat 2)`: `failed` says why those have no report that have
    none; `missing` ones were never asked and do not count. `seconds` are those of every answer.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    data: str
    scorer: str
    keys: tuple[str, ...]
    counts: dict[str, tuple[tuple[float, ...], ...]]
    clusters: dict[str, str]
    failed: dict[str, str]
    missing: tuple[str, ...]
    seconds: tuple[float, ...]

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Those of the run in `folder`.

        Raises:
            SourceError: there are none yet, or they cannot be used.
        """
        path = folder / "scores.json"
        try:
            return cls.model_validate_json(path.read_bytes())
        except FileNotFoundError as error:
            if not (folder / "manifest.json").exists():
                raise SourceError(f"{folder} is no run folder: it has no manifest.json.") from error
            raise SourceError(
                f"{folder} has no scores.json: finish the run, or score it with "
                f"`summariser eval --rescore --run {folder}`."
            ) from error
        except ValidationError as error:
            raise SourceError(
                f"{path} cannot be used ({in_a_line(error)}): "
                f"`summariser eval --rescore --run {folder}` makes it anew."
            ) from error
        except OSError as error:
            raise SourceError(f"{path} cannot be read: {error.strerror}.") from error

    def write(self, folder: Path) -> None:
        """Into the run's folder.

        Raises:
            OutputError: it cannot be written.
        """
        write_whole(folder / "scores.json", self.model_dump_json() + "\n")

    def only(self, groups: Collection[str]) -> Self:
        """Those of these groups of figures; the other counts are 0, so that their figures are 0/0.

        A group is the first part of the names.
        """
        kept = [key.partition(".")[0] in groups for key in self.keys]
        counts = {
            slug: tuple(
                tuple(value * keep for value, keep in zip(row, kept, strict=True)) for row in rows
            )
            for slug, rows in self.counts.items()
        }
        return self.model_copy(update={"counts": counts})

    @property
    def failures(self) -> str | None:
        """Which outputs failed and how, in a line; None where none did."""
        failed = [f"{place} ({why.partition(':')[0]})" for place, why in self.failed.items()]
        return f"failed, counted as all missed: {listed(failed)}" if failed else None

    @property
    def slugs(self) -> list[str]:
        """The articles that were counted, sorted."""
        return sorted(self.counts)

    @cached_property
    def table(self) -> CountTable:
        """One row an article, in the order of `slugs`."""
        return CountTable.of(
            self.keys,
            [self.counts[slug] for slug in self.slugs],
            [self.clusters[slug] for slug in self.slugs],
        )


def score(
    golds: Sequence[Gold], records: Mapping[tuple[str, int], Record], repeat: int, scorer: Scorer
) -> Scores:
    """Count the records of `golds`, `repeat` of each.

    Raises:
        UsageError: a report was made from another text than the gold one.
        SourceError: there is no record of any.
    """
    counts: dict[str, list[Counts]] = {}
    failed: dict[str, str] = {}
    missing, seconds = [], []
    for gold in golds:
        for number in range(1, repeat + 1):
            place = gold.slug if repeat == 1 else f"{gold.slug} (repeat {number})"
            record = records.get((gold.slug, number))
            if record is None:
                missing.append(place)
                continue
            if record.failure:
                failed[place] = f"{record.failure.type}: {record.failure.message}"
            _check_text(record, gold)
            counts.setdefault(gold.slug, []).append(scorer.count(gold, record.output))
            seconds.append(record.report.run.seconds if record.report else record.seconds)
    if not counts:
        raise SourceError("The run holds no output of these articles yet: let it finish first.")
    keys = sorted({key for repeats in counts.values() for each in repeats for key in each})
    return Scores(
        data=data_fingerprint(golds),
        scorer=scorer.fingerprint,
        keys=tuple(keys),
        counts={
            slug: tuple(tuple(each.get(key, 0) for key in keys) for each in repeats)
            for slug, repeats in counts.items()
        },
        clusters={gold.slug: gold.cluster for gold in golds if gold.slug in counts},
        failed=failed,
        missing=tuple(missing),
        seconds=tuple(seconds),
    )


def _check_text(record: Record, gold: Gold) -> None:
    if record.report is None:
        return
    if record.report.article.sha256 != hashlib.sha256(gold.text.encode()).hexdigest():
        raise UsageError(
            f"The report on {gold.slug} was made from another text than this article.txt: give "
            "the seeds that it was made from, or run again."
        )

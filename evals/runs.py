"""The folder of a run: what one system made of every article, written down as it comes.

RUN/manifest.json    what the run was made of
RUN/outputs.jsonl    one line an article and repeat: the report, or the failure
RUN/scores.json      what the scorer counted in them (see `scores`)
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from summariser.errors import OutputError, SourceError, UsageError
from summariser.report import Report

from .invalid import in_a_line
from .manifest import Manifest
from .values import Output

__all__ = ["Failure", "Record", "Run", "write_whole"]


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Failure(_Value):
    """Why there is no report: the exception's name and message, and its exit code."""

    type: str
    message: str
    exit_code: int


class Record(_Value):
    """What a system made of an article the `repeat`th time (from 1): a report or a failure."""

    slug: str
    repeat: int
    seconds: float
    report: Report | None
    failure: Failure | None

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.report is None) == (self.failure is None):
            raise ValueError("a record has either a report or a failure")
        return self

    @property
    def output(self) -> Output:
        """What the metrics read."""
        error = f"{self.failure.type}: {self.failure.message}" if self.failure else None
        return Output(self.slug, self.report, error, self.seconds)


@dataclass(frozen=True)
class Run:
    """The folder of a run. Use `Run.start` to fill it and `Run.open` to read it."""

    folder: Path
    manifest: Manifest

    @classmethod
    def start(cls, folder: Path, manifest: Manifest) -> Self:
        """A new run, or the one in `folder` to go on with, its torn last line dropped.

        Raises:
            UsageError: `folder` holds a run made of something else, or other files.
            SourceError, OutputError: a file cannot be read or written.
        """
        if not (folder / "manifest.json").exists():
            if folder.exists() and any(folder.iterdir()):
                raise UsageError(f"{folder} holds files but no run: name an empty or a new folder.")
            write_whole(folder / "manifest.json", manifest.model_dump_json(indent=2) + "\n")
            return cls(folder, manifest)
        found = cls.open(folder)
        reasons = manifest.reasons_against(found.manifest)
        if reasons:
            raise UsageError(
                f"{folder} holds another run: {'; '.join(reasons)}. Name a new folder, or "
                "--rescore this one."
            )
        found.drop_torn_line()
        return found

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The run in `folder`.

        Raises:
            SourceError: there is none, or its manifest cannot be used.
        """
        path = folder / "manifest.json"
        try:
            return cls(folder, Manifest.model_validate_json(path.read_bytes()))
        except FileNotFoundError as error:
            raise SourceError(f"{folder} is no run folder: it has no manifest.json.") from error
        except ValidationError as error:
            raise SourceError(f"{path} cannot be used: {in_a_line(error)}.") from error
        except OSError as error:
            raise SourceError(f"{path} cannot be read: {error.strerror}.") from error

    def records(self) -> dict[tuple[str, int], Record]:
        """What is written, by slug and repeat; of two lines for one of them the later counts.

        Raises:
            SourceError: a line is no record. A torn last line is left out.
        """
        found = {}
        for number, line in enumerate(self._read().split(b"\n")[:-1], 1):
            try:
                record = Record.model_validate_json(line)
            except ValidationError as error:
                raise SourceError(
                    f"{self._outputs}, line {number}, is no record of a run "
                    f"({in_a_line(error)}): remove the line to have its article asked again."
                ) from error
            found[record.slug, record.repeat] = record
        return found

    def append(self, record: Record) -> None:
        """Write one record and flush it.

        Raises:
            OutputError: it cannot be written.
        """
        try:
            with self._outputs.open("ab") as file:
                file.write(record.model_dump_json().encode() + b"\n")
        except OSError as error:
            raise OutputError(f"{self._outputs} cannot be written: {error}") from error

    @property
    def _outputs(self) -> Path:
        return self.folder / "outputs.jsonl"

    def _read(self) -> bytes:
        try:
            return self._outputs.read_bytes() if self._outputs.exists() else b""
        except OSError as error:
            raise SourceError(f"{self._outputs} cannot be read: {error}") from error

    def drop_torn_line(self) -> None:
        """Remove what an interrupted write left behind the last whole line."""
        written = self._read()
        whole = written.rfind(b"\n") + 1
        if whole < len(written):
            os.truncate(self._outputs, whole)


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, its folder made where it is missing.

    Raises:
        OutputError: it cannot be written.
    """
    draft = path.with_name(path.name + ".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error}") from error

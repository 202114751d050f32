"""What a run was made of, so that nobody compares or resumes what does not belong together."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict

import summariser
from summariser.draft import Draft

from .values import Gold

__all__ = [
    "Manifest",
    "data_fingerprint",
    "file_fingerprint",
    "now",
    "package_fingerprint",
    "schema_fingerprint",
]

_AFTER_THE_FACT = frozenset({"scorer", "started"})  # outputs do not depend on these
_NO_PART_IN_REPORTS = frozenset({"cli", "evals", "evals.py", "render"})


class Manifest(BaseModel):
    """Who was asked what, on which data, by which code. Fingerprints are 12 hex digits.

    `data` is that of the seeds, articles and labels; `draft_schema` of the JSON Schema that an
    LLM is given; `package` of the library's source (a version alone would hide a changed rule);
    `scorer` of the code that counts. `seeds` are the slugs asked, `started` is UTC.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    system: str
    engine: str
    model: str | None
    host: str | None
    prompt: str | None
    words: int
    repeat: int
    split: str | None
    data: str
    seeds: tuple[str, ...]
    draft_schema: str
    package: str
    version: str
    scorer: str
    started: str

    @property
    def folder_name(self) -> str:
        """The system and a fingerprint of all that the outputs depend on: equal for equal runs."""
        whole = _fingerprint([self.model_dump_json(exclude=set(_AFTER_THE_FACT)).encode()])
        return f"{re.sub(r'[^a-zA-Z0-9.@-]+', '-', self.system)}-{whole}"

    def reasons_against(self, other: "Manifest") -> list[str]:
        """Why outputs of `other` are none of this run: a line for each thing that differs."""
        reasons = []
        for name in sorted(type(self).model_fields.keys() - _AFTER_THE_FACT):
            mine, theirs = getattr(self, name), getattr(other, name)
            if mine != theirs and name == "seeds":
                mine, theirs = f"{len(mine)} articles", f"{len(theirs)} articles"
                reasons.append(f"seeds: {theirs} there, {mine} now, not the same")
            elif mine != theirs:
                reasons.append(f"{name}: {theirs} there, {mine} now")
        return reasons


def data_fingerprint(golds: Sequence[Gold]) -> str:
    """That of articles and labels, whatever their order and the form they were stored in."""
    return _fingerprint(repr(gold).encode() for gold in sorted(golds, key=lambda gold: gold.slug))


def schema_fingerprint() -> str:
    """That of the JSON Schema of the draft."""
    return _fingerprint([json.dumps(Draft.model_json_schema(), sort_keys=True).encode()])


def package_fingerprint() -> str:
    """That of the library's source, without what no report depends on."""
    root = Path(summariser.__file__).parent
    return file_fingerprint(
        path
        for path in root.rglob("*.py")
        if path.relative_to(root).parts[0] not in _NO_PART_IN_REPORTS
    )


def file_fingerprint(paths: Iterable[Path]) -> str:
    """That of the contents of files, whatever their names and order."""
    return _fingerprint(sorted(path.read_bytes() for path in paths))


def now() -> str:
    """The time, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _fingerprint(chunks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(len(chunk).to_bytes(8, "big") + chunk)
    return digest.hexdigest()[:12]

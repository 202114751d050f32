"""Reports that somebody else's program made, scored like those of an engine."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from summariser.errors import SourceError, SummariserError, UsageError
from summariser.report import Report

from .asking import System
from .invalid import in_a_line
from .manifest import file_fingerprint
from .values import Gold

__all__ = ["predicted_system"]


def predicted_system(path: Path, golds: Sequence[Gold]) -> System:
    """A system that answers with the reports in a file, one a line in the format of `Report`.

    A report belongs to the article whose text has its `article.sha256`; other articles fail.

    Raises:
        SourceError: the file cannot be read, or holds a line that is no report.
        UsageError: no report is on any of the golds, or two are on one.
    """
    slugs = {hashlib.sha256(gold.text.encode()).hexdigest(): gold.slug for gold in golds}
    reports: dict[str, Report] = {}
    for number, report in _reports(path):
        slug = slugs.get(report.article.sha256)
        if slug in reports:
            raise UsageError(f"{path}, line {number}: a second report on {slug}; leave one.")
        if slug is not None:
            reports[slug] = report
    if not reports:
        raise UsageError(
            f"{path} has no report on any of the {len(golds)} articles: article.sha256 has to be "
            "that of article.txt, in UTF-8."
        )

    async def ask(gold: Gold) -> Report:
        if gold.slug not in reports:
            raise SummariserError(f"{path} has no report on {gold.slug}.")
        return reports[gold.slug]

    model = f"{path.name}:{file_fingerprint([path])}"
    return System(name=path.name, engine="predictions", ask=ask, model=model)


def _reports(path: Path) -> list[tuple[int, Report]]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.") from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append((number, Report.model_validate_json(line)))
        except ValidationError as error:
            raise SourceError(
                f"{path}, line {number}, is no report (`summariser schema` prints the format): "
                f"{in_a_line(error)}."
            ) from error
    return found

"""What `summarise` prints: the report in one of its formats."""

import os
import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from summariser.report import Part, Report

__all__ = ["Format", "to_text"]

Format = Literal["terminal", "json", "markdown"]

_MAX_WIDTH = 100


def to_text(report: "Report", format: Format, parts: "frozenset[Part]", *, to_file: bool) -> str:
    """The report as it is asked for; for a terminal in its width and, if it may be, in colour."""
    if format == "json":
        from summariser.render.harmless import harmless_json

        return harmless_json(report.model_dump_json(indent=2)) + "\n"
    if format == "markdown":
        from summariser.render.markdown import to_markdown

        return to_markdown(report, parts=parts)
    from summariser.render.terminal import to_terminal

    if to_file:
        return to_terminal(report, parts=parts)
    width = min(get_terminal_size().columns, _MAX_WIDTH)
    return to_terminal(report, width=width, colour=_wants_colour(), parts=parts)


def _wants_colour() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout is not None and sys.stdout.isatty()

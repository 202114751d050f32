"""Where the result goes: standard output, or a file that is written whole or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path

from summariser.errors import OutputError

__all__ = ["check_writable", "write"]


def check_writable(output: Path | None) -> None:
    """Find out, before anything is paid for, whether `write` will be able to write `output`.

    Raises:
        OutputError: it will not.
    """
    if output is None:
        return
    try:
        obstacle = _obstacle(output)
    except OSError as error:
        obstacle = _reason(error)
    if obstacle:
        raise OutputError(f"The output {output} cannot be written: {obstacle}.")


def write(text: str, output: Path | None, *, unicode: bool = True) -> None:
    """Write `text` to `output`, or to standard output: UTF-8, or the terminal's encoding.

    A file appears whole or not at all. With `unicode` false, standard output keeps its encoding
    and characters that it lacks are spelled out.

    Raises:
        OutputError: it cannot be written.
        BrokenPipeError: nobody reads standard output any more.
    """
    if output is None:
        _write_stdout(text, unicode)
        return
    try:
        if _is_replaced(output):
            with _draft_of(output) as draft:
                draft.write_text(text, encoding="utf-8")
                if output.exists():
                    draft.chmod(output.stat().st_mode)
                draft.replace(os.path.realpath(output))
        else:
            output.write_text(text, encoding="utf-8")
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"The output {output} cannot be written: {_reason(error)}.") from error


def _write_stdout(text: str, unicode: bool) -> None:
    # A process may be started without standard output.
    if sys.stdout is None:
        raise OutputError("Standard output is closed: name a file with --output.")
    if isinstance(sys.stdout, TextIOWrapper):
        if unicode:
            sys.stdout.reconfigure(encoding="utf-8")
        else:
            sys.stdout.reconfigure(errors="backslashreplace")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_stdout()
        raise OutputError(f"Standard output cannot be written: {_reason(error)}.") from error


def _drop_stdout() -> None:
    """Send what standard output still holds nowhere, or Python's exit fails on it."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)


def _obstacle(output: Path) -> str:
    if output.is_dir():
        return "it is a folder; name a file"
    if not output.parent.is_dir():
        return f"there is no folder {output.parent}; make it first"
    if output.exists() and not os.access(output, os.W_OK):
        return "it is write-protected"
    if _is_replaced(output):
        with _draft_of(output):
            pass
    return ""


def _is_replaced(output: Path) -> bool:
    """Whether `output` is a file to be replaced; a device or named pipe is written to instead."""
    return output.is_file() or not output.exists()


@contextmanager
def _draft_of(output: Path) -> Iterator[Path]:
    """A new file beside the one that `output` means, links followed; gone afterwards."""
    folder = Path(os.path.realpath(output)).parent
    draft = folder / f".summariser-{os.urandom(4).hex()}.tmp"
    draft.touch(exist_ok=False)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]

"""What the command line tells its user while it works: lines on standard error."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from shutil import get_terminal_size

from summariser.render.harmless import harmless

__all__ = ["listen", "say", "show_traceback", "spinner"]

_FRAMES = "|/-\\"
_CLEAR = "\r\x1b[K"
_verbose = False


def say(message: str) -> None:
    """One line on standard error, marked as ours."""
    # A process may be started without standard error; `print` would then take standard output.
    if sys.stderr is None:
        return
    start = _CLEAR if _is_terminal() else ""
    # Where nobody reads standard error, the result still counts.
    with suppress(OSError):
        print(f"{start}summariser: {harmless(message)}", file=sys.stderr, flush=True)


def listen(*, quiet: bool, verbose: bool) -> None:
    """Say what the library logs: warnings, nothing when `quiet`, everything when `verbose`."""
    import logging

    class Teller(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            say(self.format(record))

    global _verbose
    _verbose = verbose
    logger = logging.getLogger("summariser")
    logger.setLevel(logging.DEBUG if verbose else logging.ERROR if quiet else logging.WARNING)
    logger.addHandler(Teller())
    logger.propagate = False


def show_traceback(error: BaseException) -> None:
    """The traceback of `error`, after `listen(verbose=True)` alone."""
    if _verbose:
        import traceback

        traceback.print_exception(error)


@contextmanager
def spinner(message: str, *, quiet: bool) -> Iterator[None]:
    """A moving sign with the seconds gone by; nothing where standard error is no terminal."""
    if quiet or not _is_terminal():
        yield
        return
    from threading import Event, Thread

    done = Event()
    thread = Thread(target=_spin, args=(harmless(message), done.wait), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        print(_CLEAR, end="", file=sys.stderr, flush=True)


def _spin(message: str, wait: Callable[[float], bool]) -> None:
    start = time.monotonic()
    frame = 0
    while not wait(0.15):
        seconds = f" {time.monotonic() - start:.0f} s"
        room = get_terminal_size().columns - len(seconds) - 3
        sign = _FRAMES[frame % len(_FRAMES)]
        print(f"{_CLEAR}{sign} {message[:room]}{seconds}", end="", file=sys.stderr, flush=True)
        frame += 1


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

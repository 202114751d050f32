"""How far a long command has come: one line on standard error, where that is a terminal."""

import os
import sys
import time

__all__ = ["Progress"]

_CLEAR = "\r\x1b[K"
_BAR = 30  # characters


class Progress:
    """A bar of `total` steps. Used with `with`, as the line is cleared at the end."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = self._failed = 0
        self._start = time.monotonic()
        self._shown = (
            sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        )

    def __enter__(self) -> "Progress":
        self._show()
        return self

    def __exit__(self, *_: object) -> None:
        self._write("")

    def step(self, *, failed: bool) -> None:
        """One more is done."""
        self._done += 1
        self._failed += failed
        self._show()

    def _show(self) -> None:
        full = _BAR * self._done // max(self._total, 1)
        bar = "#" * full + "-" * (_BAR - full)
        failed = f", {self._failed} failed" if self._failed else ""
        seconds = time.monotonic() - self._start
        self._write(f"[{bar}] {self._done}/{self._total}{failed}, {seconds:.0f} s")

    def _write(self, text: str) -> None:
        if self._shown:
            print(f"{_CLEAR}{text}", end="", file=sys.stderr, flush=True)

"""Lists of names in a message, short enough to be read."""

from collections.abc import Collection
from itertools import islice

__all__ = ["listed"]

_SHOWN = 5


def listed(names: Collection[str]) -> str:
    """The names, or the first five and how many there are beyond: a, b, c, d, e and 95 more."""
    beyond = len(names) - _SHOWN
    return ", ".join(islice(names, _SHOWN)) + (f" and {beyond} more" if beyond > 0 else "")

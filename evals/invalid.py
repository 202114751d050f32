"""What pydantic refuses, in one line: its own text takes several, with addresses of its manual."""

from pydantic import ValidationError

__all__ = ["in_a_line", "path"]


def in_a_line(error: ValidationError) -> str:
    """Where the first fault is and what is wrong there, and how many more there are."""
    first, *others = error.errors(include_url=False)
    where = path(first["loc"])
    more = f" (and {len(others)} more)" if others else ""
    return f"{where + ': ' if where else ''}{first['msg']}{more}"


def path(place: tuple[int | str, ...]) -> str:
    """The place of a fault as one would write it: quotes[3].speaker."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return "".join(steps).removeprefix(".")

"""Numbers in as many characters as a column of a table has."""

__all__ = ["shown"]


def shown(value: float | None, *, sign: str = "-") -> str:
    """A figure in four characters and its sign: .812, 1.00, 12.3, 1.2k; 0/0 is a dash.

    With `sign` "+", what is positive has a sign too.
    """
    if value is None:
        return "-"
    size = _magnitude(abs(value))
    if size == ".000":
        return size
    return ("-" if value < 0 else "+" if sign == "+" else "") + size


def _magnitude(size: float) -> str:
    if size < 0.9995:
        return f"{size:.3f}"[1:]
    for limit, places in ((9.995, 2), (99.95, 1), (999.5, 0)):
        if size < limit:
            return f"{size:.{places}f}"
    size, unit = (size / 1e3, "k") if size < 999_500 else (size / 1e6, "M")
    return f"{size:.1f}{unit}" if size < 9.95 else f"{size:.0f}{unit}"

"""Windows read every piece once and see what is around it."""

import numpy as np
import pytest

from summariser.engines.embedded.windows import WINDOW, windows
from summariser.engines.embedded.wordpieces import WordPieces

Found = tuple[int, int, tuple[int, int]]


def found(count: int, breaks: list[int]) -> list[Found]:
    """Where windows of `count` pieces start and end, and what is read in each alone."""
    features = np.zeros((count, 4), dtype=np.int64)
    features[[0, *breaks][:count], 1] = 2
    pieces = WordPieces(np.arange(count), np.zeros((count, 2), np.int64), features)
    borders = []
    for window in windows("", pieces):
        start = int(window.pieces.ids[0]) if count else 0
        core = (start + window.core.start, start + window.core.end)
        borders.append((start, start + len(window.pieces.ids), core))
    return borders


@pytest.mark.parametrize("count", [1, WINDOW, WINDOW + 1, 700, 5000])
@pytest.mark.parametrize("every", [7, 40, 250, 9000])
def test_windows_read_every_piece_once_and_see_what_is_around_it(count: int, every: int) -> None:
    borders = found(count, list(range(every, count, every)))
    assert [piece for _, _, core in borders for piece in range(*core)] == list(range(count))
    for start, end, (first, last) in borders:
        assert end - start <= WINDOW
        assert first - start >= 12 or start == 0
        assert end - last >= 12 or end == count or end % every == 0


def test_of_nothing_there_is_one_empty_window() -> None:
    assert found(0, []) == [(0, 0, (0, 0))]


def test_a_window_ends_where_a_line_does() -> None:
    # The last line that begins within 192 pieces; the next window begins at most 24 before it.
    assert found(300, [50, 147, 170]) == [(0, 170, (0, 170)), (147, 300, (170, 300))]


@pytest.mark.parametrize(
    ("breaks", "end", "following"),
    [
        ([96], 192, 168),  # a line that begins in the first half ends no window
        ([97], 97, 85),  # 12 pieces before it, as no line begins within 24
        ([192], 192, 180),
        ([193], 192, 168),
        ([146, 170], 170, 146),
        ([145, 170], 170, 158),
    ],
)
def test_which_line_ends_a_window_and_begins_the_next(
    breaks: list[int], end: int, following: int
) -> None:
    (_, first_end, _), (start, *_) = found(200, breaks)[:2]
    assert (first_end, start) == (end, following)


def test_windows_of_a_long_line_overlap() -> None:
    assert found(300, []) == [(0, 192, (0, 180)), (168, 300, (180, 300))]

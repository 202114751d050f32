"""Labelled and predicted items side by side, every disagreement typed, with the reason."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, get_args

from .matching import characters
from .values import Output, Piece

__all__ = [
    "PASSAGE",
    "TYPES",
    "Judged",
    "Mismatch",
    "MismatchType",
    "Side",
    "differences",
    "excerpt",
    "floored",
    "lined_up",
    "no_partner",
]

MismatchType = Literal["missed", "invented", "boundary", "wrong speaker", "wrong position"]
TYPES: tuple[MismatchType, ...] = get_args(MismatchType)

PASSAGE = 140
"""The size of an excerpt that stands for a passage, in characters."""

_EXCERPT = 60


@dataclass(frozen=True)
class Mismatch:
    """What went wrong, and a sentence on why it counts as wrong."""

    type: MismatchType
    reason: str


@dataclass(frozen=True)
class Side:
    """An item as the labels or the report have it.

    `words` name it, `note` adds to them, `passage` is an excerpt of the article that goes with it;
    `spans` are its place in the article, where that is compared.
    """

    words: str
    note: str = ""
    passage: str = ""
    spans: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Judged:
    """A labelled and a predicted item that belong together, or one that is alone.

    Without mismatches the two agree.
    """

    gold: Side | None
    predicted: Side | None
    mismatches: tuple[Mismatch, ...] = ()


def lined_up(
    output: Output,
    golds: Sequence[Side],
    predicted: Sequence[Side],
    partners: Mapping[int, int],
    *,
    compared: Callable[[int, int], Iterable[Mismatch]],
    missed: Callable[[int], str],
    invented: Callable[[int], str],
) -> list[Judged]:
    """Every labelled item in order, with its partner if it has one, then the invented ones.

    `partners` maps places in `golds` to places in `predicted`; the callables get such places and
    say what differs in a pair, or why there is no pair.
    """
    found = []
    for i, side in enumerate(golds):
        if i in partners:
            j = partners[i]
            found.append(Judged(side, predicted[j], tuple(compared(i, j))))
        else:
            reason = missed(i) if output.report else "The system gave no report on this article."
            found.append(Judged(side, None, (Mismatch("missed", reason),)))
    taken = set(partners.values())
    for j, side in enumerate(predicted):
        if j not in taken:
            found.append(Judged(None, side, (Mismatch("invented", invented(j)),)))
    return found


def no_partner(best: float, least: float, noun: str) -> str:
    """Why a passage is alone, from its greatest IoU with any `noun` of the other side."""
    if not best:
        return f"No {noun} overlaps it."
    if best < least:
        return (
            f"The nearest {noun} shares too little with it: IoU {floored(best)}, and a pair "
            f"needs {floored(least)}."
        )
    return f"The {noun} that overlaps it (IoU {floored(best)}) is already the pair of another."


def differences(text: str, labelled: Iterable[Piece], predicted: Iterable[Piece]) -> str:
    """What the predicted passage lacks and adds, in words of the article."""
    gold, found = characters(labelled, text), characters(predicted, text)
    listed = []
    for side, offsets in {"lacks": gold - found, "adds": found - gold}.items():
        runs = groupby(sorted(gold | found), key=offsets.__contains__)
        stretches = [list(members) for differs, members in runs if differs]
        listed += [f"{side} “{excerpt(text[run[0] : run[-1] + 1])}”" for run in stretches]
    return ", ".join(listed)


def floored(iou: float) -> str:
    """An IoU with two places, never rounded up to a limit that it does not reach."""
    return f"{math.floor(iou * 100 + 1e-9) / 100:.2f}"


def excerpt(text: str, size: int = _EXCERPT) -> str:
    """`text` on one line, words of its middle left out where it has more than `size` characters."""
    text = " ".join(text.split())
    if len(text) <= size:
        return text
    first, last = text[: size // 2], text[-size // 2 :]
    return f"{first.rpartition(' ')[0] or first} … {last.partition(' ')[2] or last}"

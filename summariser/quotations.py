"""The quotations of an article: words in marks, embedded posts and the turns of interviews."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summariser.marked import Marked, scan
from summariser.offsets import Offsets, joined
from summariser.transcripts import Labelled, posts, turns

__all__ = ["Quotation", "find_quotations"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Quotation:
    """A numbered quotation: words in marks, an embedded post, or a labelled turn.

    `spans` holds the marks too, one piece a paragraph; `verbatim` the words alone; `label` is the
    author's name beside a post or turn.
    """

    id: str
    spans: tuple[Offsets, ...]
    verbatim: tuple[Offsets, ...]
    kind: Literal["marks", "post", "turn"]
    label: Offsets | None = None

    @property
    def whole(self) -> Offsets:
        """From the first character to the last."""
        return joined(self.spans)


def find_quotations(
    text: str, paragraphs: Sequence[Offsets], headline: Offsets | None
) -> tuple[Quotation, ...]:
    """Numbered from q1; those of the headline only where the body lacks their words."""
    embedded = posts(text, paragraphs)
    signed = [joined((*post.spans, post.label)) for post in embedded]
    spoken = [_without(turn, signed) for turn in turns(text, paragraphs)]
    covered = sorted(span for labelled in (*embedded, *spoken) for span in labelled.spans)
    marked = [
        mark
        for mark in scan(text, paragraphs)
        if not any(_touches(span, covered) for span in mark.spans)
    ]
    if headline is not None:
        marked = _without_echoes(text, marked, headline)
    found: list[tuple[Literal["marks", "post", "turn"], Marked | Labelled]] = [
        *(("post", post) for post in embedded),
        *(("turn", turn) for turn in spoken if turn.spans),
        *(("marks", mark) for mark in marked),
    ]
    found.sort(key=lambda pair: pair[1].spans)
    return tuple(
        Quotation(f"q{number}", words.spans, words.spans, kind, words.label)
        if isinstance(words, Labelled)
        else Quotation(f"q{number}", words.spans, words.verbatim, kind)
        for number, (kind, words) in enumerate(found, 1)
    )


def _without(turn: Labelled, signed: Sequence[Offsets]) -> Labelled:
    """A turn but for the posts in it, which are not the speaker's words."""
    return Labelled(turn.label, tuple(span for span in turn.spans if not _touches(span, signed)))


def _touches(span: Offsets, others: Sequence[Offsets]) -> bool:
    """Whether `span` shares a character with one of the `others` (ordered, apart)."""
    index = bisect_right(others, span.start, key=lambda other: other.start)
    return any(span.overlaps(other) for other in others[max(index - 1, 0) : index + 1])


def _without_echoes(text: str, marked: list[Marked], headline: Offsets) -> list[Marked]:
    body = _words(text[headline.end :])
    return [
        mark
        for mark in marked
        if mark.whole.start >= headline.end or _words(text[slice(*mark.whole)]) not in body
    ]


def _words(text: str) -> str:
    """The words alone, without case, each between spaces."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "

"""Finds speech that stands without quotation marks: embedded posts and the turns of interviews."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summariser.offsets import Offsets

__all__ = ["Labelled", "posts", "turns"]

_MONTHS = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? \d{4}"
)
_SIGNATURE = re.compile(
    rf"[—–]\s?(?P<label>[^\n—–()]{{1,80}}?) ?\((?P<handle>@\w{{1,30}})\)\s+(?:{_MONTHS})"
)
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|t\.co/)\S*")
_LABEL = re.compile(
    r"(?P<label>[QA]|(?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|de|van|von|al|bin)){0,3}):(?=\s)"
)


@dataclass(frozen=True)
class Labelled:
    """Words with the author's label beside them; no quotation marks of their own needed.

    `label` is the author's name, `spans` the words, one piece a paragraph.
    """

    label: Offsets
    spans: tuple[Offsets, ...]


def posts(text: str, paragraphs: Sequence[Offsets]) -> tuple[Labelled, ...]:
    """Embedded posts: a text, then `— NAME (@HANDLE) Month D, YYYY`.

    The text begins with the signature's paragraph, or is the paragraph before where the signature
    stands alone; it ends before trailing links.
    """
    found: list[Labelled] = []
    for index, paragraph in enumerate(paragraphs):
        start = paragraph.start
        for signature in _SIGNATURE.finditer(text, *paragraph):
            body = _unlinked(text, Offsets(start, signature.start()))
            if body is None and start == paragraph.start and index:
                body = _unlinked(text, paragraphs[index - 1])
            if body is not None:
                found.append(Labelled(Offsets(*signature.span("label")), (body,)))
            start = signature.end()
    return tuple(found)


def _unlinked(text: str, span: Offsets) -> Offsets | None:
    """`span` without leading white space, trailing links and space; None if nothing is left."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    links = list(_LINK.finditer(text, start, end))
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        if not links or links[-1].end() != end:
            break
        end = links.pop().start()
    return Offsets(start, end) if end > start else None


def turns(text: str, paragraphs: Sequence[Offsets]) -> tuple[Labelled, ...]:
    """The turns of an interview: paragraphs that begin with `NAME:`, `Q:` or `A:`.

    At least three such paragraphs and one label twice make an interview; a paragraph without a
    label between two turns goes on with the turn before it.
    """
    labels = [_LABEL.match(text, *paragraph) for paragraph in paragraphs]
    counts = Counter(label["label"] for label in labels if label)
    if sum(counts.values()) < 3 or max(counts.values()) < 2:
        return ()
    last = max(index for index, label in enumerate(labels) if label)
    found: list[Labelled] = []
    for index, (label, paragraph) in enumerate(zip(labels, paragraphs, strict=True)):
        if label:
            body = _unlinked(text, Offsets(label.end(), paragraph.end))
            if body is not None:
                found.append(Labelled(Offsets(*label.span("label")), (body,)))
        elif found and index < last:
            found[-1] = Labelled(found[-1].label, (*found[-1].spans, paragraph))
    return tuple(found)

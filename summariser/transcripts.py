"""Finds speech that stands without quotation marks: embedded posts and the turns of interviews."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summariser.offsets import Offsets

__all__ = ["Labelled", "posts", "turns"]

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:,?\s\d{{4}})?)"
_SIGNATURE = re.compile(
    rf"[—–]\s?(?P<label>[^\n—–()]{{1,80}}?) ?\((?P<handle>@\w{{1,30}})\)"
    rf"(?:\s+{_DATE}|(?=[^\S\n]*(?:\n|$)))"
)
_LINK = re.compile(r"(?<![\w.])(?:https?://|pic\.(?:twitter|x)\.com/|t\.co/)\S*")
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,5}):(?!\S)")
_PARTICLES = frozenset("al bin da de del della den der di dos du el la le van von".split())


@dataclass(frozen=True)
class Labelled:
    """Words with the author's label beside them; no quotation marks of their own needed.

    `label` is the author's name, `spans` the words, one piece a paragraph.
    """

    label: Offsets
    spans: tuple[Offsets, ...]


def posts(text: str, paragraphs: Sequence[Offsets]) -> tuple[Labelled, ...]:
    """Embedded posts: a text, then `— NAME (@HANDLE) Month D, YYYY`, or less of the date.

    The text begins with the signature's paragraph or after the signature before; where a signature
    stands alone it is the paragraph before, links aside. It ends before trailing links.
    """
    found: list[Labelled] = []
    signed = 0  # where the last signature ends
    for index, paragraph in enumerate(paragraphs):
        for signature in _SIGNATURE.finditer(text, *paragraph):
            body, before = None, index
            end = signature.start()
            while body is None and before >= 0 and end > signed:
                body = _unlinked(text, Offsets(max(paragraphs[before].start, signed), end))
                before -= 1
                end = paragraphs[before].end
            if body is not None:
                found.append(Labelled(Offsets(*signature.span("label")), (body,)))
            signed = signature.end()
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
    labels = [_label(text, paragraph) for paragraph in paragraphs]
    counts = Counter(text[slice(*label)] for label in labels if label)
    if sum(counts.values()) < 3 or max(counts.values()) < 2:
        return ()
    last = max(index for index, label in enumerate(labels) if label)
    found: list[tuple[Offsets, list[Offsets]]] = []
    for index, (label, paragraph) in enumerate(zip(labels, paragraphs, strict=True)):
        if label:
            body = _unlinked(text, Offsets(label.end + 1, paragraph.end))
            found.append((label, [body] if body else []))
        elif found and (index < last or not found[-1][1]):
            found[-1][1].append(paragraph)
    return tuple(Labelled(label, tuple(spans)) for label, spans in found if spans)


def _label(text: str, paragraph: Offsets) -> Offsets | None:
    found = _LABEL.match(text, *paragraph)
    if found is None:
        return None
    first, *others = found["label"].split(" ")
    named = all(word[0].isupper() or word in _PARTICLES for word in others)
    return Offsets(*found.span("label")) if first[0].isupper() and named else None

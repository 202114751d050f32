"""Finds the passages that labels give as verbatim text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from summariser.offsets import Offsets
from summariser.paragraphs import split_paragraphs
from summariser.sentences import split_sentences

from .values import Piece

__all__ = ["Passages", "occurrences", "whole_words"]

_SHOWN = 60  # characters of a passage in a message


def occurrences(text: str, words: str, within: Piece | None = None) -> Iterator[Piece]:
    """Where `words` stand in a text, or in a piece of it, apart from each other."""
    # A regex of each passage would take longer to compile than to search.
    first, last = within or (0, len(text))
    start = text.find(words, first, last) if words else -1
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + len(words), last)


def whole_words(text: str, words: str, within: Piece | None = None) -> Iterator[Piece]:
    """Where no letter, digit or underscore joins on to `words`: he, but not in the."""
    opens, closes = (_is_word(end) for end in (words[:1], words[-1:]))
    for start, end in occurrences(text, words, within):
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (opens and _is_word(before)) and not (closes and _is_word(after)):
            yield start, end


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@dataclass(frozen=True)
class Passages:
    """The places of verbatim passages in an article; every method raises ValueError for a miss."""

    text: str
    language: str

    def every(self, passage: str) -> tuple[Piece, ...]:
        """All occurrences of a passage, at least one."""
        found = tuple(occurrences(self.text, passage))
        if not found:
            raise ValueError(f"not in the article: {_shown(passage)}{self._alike(passage)}")
        return found

    def only(self, passage: str) -> Piece:
        """The one occurrence of a passage."""
        found = self.every(passage)
        if len(found) > 1:
            raise ValueError(
                f"{len(found)} times in the article: {_shown(passage)}; give more of it"
            )
        return found[0]

    def pieces(self, passages: Sequence[str], occurrence: int | None) -> tuple[Piece, ...]:
        """The pieces of one quote, in the order given.

        `occurrence` (from 1) chooses among those of the first piece that the article repeats; the
        pieces behind it are then the first occurrence after the piece before them.
        """
        found: list[Piece] = []
        chosen = False
        for passage in passages:
            candidates = self.every(passage)
            if chosen:
                candidates = tuple(span for span in candidates if span[0] >= found[-1][1])
                if not candidates:
                    raise ValueError(f"not behind the piece before it: {_shown(passage)}")
            elif len(candidates) > 1:
                if occurrence is None or occurrence > len(candidates):
                    raise ValueError(
                        f"{len(candidates)} times in the article: {_shown(passage)}; "
                        f"give its `occurrence`, 1 to {len(candidates)}"
                    )
                candidates, chosen = candidates[occurrence - 1 :], True
            found.append(candidates[0])
        if occurrence not in {None, 1} and not chosen:
            raise ValueError(
                f"once in the article, so it has no occurrence {occurrence}: {_shown(passages[0])}"
            )
        return tuple(found)

    def nearest(self, words: str, spans: Sequence[Piece]) -> Piece:
        """Where `words` stand for or report the quote at `spans`: whole words outside of it.

        Those in the sentences of the quote come first, then those in its paragraphs, then others;
        among them the one whose start is nearest to the start of a piece.
        """
        pieces = [Offsets(*span) for span in spans]
        paragraphs = self._paragraphs_of(pieces)
        sentences = [
            sentence
            for paragraph in paragraphs
            for sentence in self._sentences[paragraph]
            if any(map(sentence.overlaps, pieces))
        ]
        for around in (sentences, paragraphs, [Offsets(0, len(self.text))]):
            found = [
                place
                for span in around
                for place in whole_words(self.text, words, span)
                if not any(piece.overlaps(place) for piece in pieces)
            ]
            if found:
                return min(
                    found, key=lambda place: min(abs(place[0] - piece.start) for piece in pieces)
                )
        raise ValueError(f"not in the article outside its quote, as whole words: {words!r}")

    def _paragraphs_of(self, pieces: Sequence[Offsets]) -> list[Offsets]:
        first = bisect_right(self._paragraphs, min(piece.start for piece in pieces), key=_end)
        last = bisect_left(self._paragraphs, max(piece.end for piece in pieces), key=_start)
        return [span for span in self._paragraphs[first:last] if any(map(span.overlaps, pieces))]

    @cached_property
    def _paragraphs(self) -> tuple[Offsets, ...]:
        return tuple(split_paragraphs(self.text))

    @cached_property
    def _sentences(self) -> dict[Offsets, list[Offsets]]:
        """The sentences of each paragraph."""
        return {
            paragraph: [
                Offsets(*span)
                for span in split_sentences(self.text, *paragraph, language=self.language)
            ]
            for paragraph in self._paragraphs
        }

    def _alike(self, passage: str) -> str:
        """What to say where the article has the same words with other marks or white space."""
        words = re.findall(r"\w+", passage)
        alike = re.search(r"\W+".join(words), self.text, re.IGNORECASE) if words else None
        return f"; the article writes {alike.group()!r}" if alike else ""


def _start(span: Offsets) -> int:
    return span.start


def _end(span: Offsets) -> int:
    return span.end


def _shown(passage: str) -> str:
    return repr(passage if len(passage) <= _SHOWN else passage[: _SHOWN - 1] + "…")

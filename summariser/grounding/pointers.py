"""From a draft's pointers to passages of the article."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from summariser.article import Article, Quotation, ReportedClause
from summariser.offsets import Offsets, joined
from summariser.reported import clause_in
from summariser.statements import Statement

__all__ = ["Passage", "Pointers"]

_POINTER = re.compile(r"\s*\[?\{?([sqr])([0-9]{1,7})\}?\]?\s*", re.IGNORECASE)
_ANCHORED = re.compile(r"\s*\[?s([0-9]{1,7})\]?\s*(?::\s*(.*))?", re.DOTALL | re.IGNORECASE)
_ELLIPSIS = re.compile(r"…|\.\.\.")
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True)
class Passage:
    """What a pointer stands for: a sentence, a quotation, a reported clause or a cut of a sentence.

    `source` is the quotation or clause itself, None for sentences and cuts.
    """

    id: str
    kind: Literal["sentence", "quotation", "clause", "cut"]
    spans: tuple[Offsets, ...]
    source: Quotation | ReportedClause | None = None


class Pointers:
    """Looks pointers up among the numbers of an article."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def find(self, pointer: str) -> Passage | None:
        """The passage with that number, brackets and space around it aside."""
        found = _POINTER.fullmatch(pointer)
        number = int(found[2]) if found else 0
        if found is None or not number:
            return None
        match found[1].lower():
            case "s" if number <= len(self._article.sentences):
                sentence = self._article.sentences[number - 1]
                return Passage(sentence.id, "sentence", (sentence.span,))
            case "q" if number <= len(self._article.quotations):
                return self._quotation(number)
            case "r" if number <= len(self._article.clauses):
                return self._clause(number)
        return None

    def _quotation(self, number: int) -> Passage:
        quotation = self._article.quotations[number - 1]
        return Passage(quotation.id, "quotation", quotation.spans, quotation)

    def _clause(self, number: int) -> Passage:
        clause = self._article.clauses[number - 1]
        return Passage(clause.id, "clause", (clause.span,), clause)

    @cached_property
    def _clauses(self) -> dict[Offsets, int]:
        """The numbers of the clauses by their spans, in order."""
        return {clause.span: number for number, clause in enumerate(self._article.clauses, 1)}

    @cached_property
    def _pieces(self) -> list[tuple[Offsets, int]]:
        """The pieces of the quotations in order, each with the quotation's number."""
        numbered = enumerate(self._article.quotations, 1)
        return sorted((span, number) for number, found in numbered for span in found.spans)

    def said(self, pointer: str) -> Passage | str:
        """What an actor said: as `find`, or cut from a sentence; else why there is none.

        Where what is cut has a number of its own, it is the passage of that number.
        """
        passage = self.find(pointer)
        if passage is not None and passage.kind != "sentence":
            return passage
        anchored = _ANCHORED.fullmatch(pointer)
        sentence = self.find(f"s{anchored[1]}") if anchored else None
        if anchored is None or sentence is None:
            return "the article has no such number"
        words = _TOKEN.search(anchored[2] or "") is not None
        whole = sentence.spans[0]
        span = self._between(whole, anchored[2]) if words else self._reported(whole)
        if span is None:
            return "these words do not stand in that sentence in this order"
        return self._numbered(sentence.id, span)

    def _between(self, sentence: Offsets, anchors: str) -> Offsets | None:
        """From the first place of the first words to the next of the last.

        The ends of a short passage may share words, where the last stand nowhere behind the first.
        """
        ends = [words for part in _ELLIPSIS.split(anchors) if (words := _small(part))]
        tokens = list(_TOKEN.finditer(self._article.text, *sentence))
        stands = [token.group().casefold() for token in tokens]
        first, last = ends[0], ends[-1]
        start = _place(stands, first, 0)
        if start is None:
            return None
        end = start + len(first)
        if len(ends) > 1:
            place = _place(stands, last, end)
            if place is None:
                place = _place(stands, last, max(start, end - len(last)))
            if place is None:
                return None
            end = place + len(last)
        return Offsets(tokens[start].start(), tokens[end - 1].end())

    def _reported(self, sentence: Offsets) -> Offsets:
        """What a sentence reports: its clause, else its quotation, else all of it."""
        pieces = [piece for piece, _ in self._in(sentence)]
        for clause in self._clauses:
            if sentence.holds(clause):
                return clause
        statement = Statement(
            self._article.text, sentence, tuple(piece for piece in pieces if sentence.holds(piece))
        )
        for cue in statement.cues:
            span = clause_in(statement, cue)
            if span is not None:
                return span
        return pieces[0] if pieces and statement.cues else sentence

    def _numbered(self, sentence: str, span: Offsets) -> Passage:
        """The quotation that holds the words, the clause that they are, or a cut of their own.

        A cut never crosses the border of a quotation: it grows to hold it.
        """
        for piece, number in self._in(span):
            if piece.holds(span):
                return self._quotation(number)
            span = joined((piece, span))
        if span in self._clauses:
            return self._clause(self._clauses[span])
        return Passage(f"{sentence}:{span.start}-{span.end}", "cut", (span,))

    def _in(self, span: Offsets) -> list[tuple[Offsets, int]]:
        """The pieces of quotations that share words with `span`, in order."""
        first = bisect_right(self._pieces, span.start, key=lambda piece: piece[0].end)
        last = bisect_left(self._pieces, span.end, key=lambda piece: piece[0].start)
        return self._pieces[first:last]


def _small(text: str) -> list[str]:
    return [word.casefold() for word in _TOKEN.findall(text)]


def _place(words: list[str], wanted: list[str], start: int) -> int | None:
    """Where `wanted` first stands in `words` at or behind `start`."""
    for index in range(start, len(words) - len(wanted) + 1):
        if words[index : index + len(wanted)] == wanted:
            return index
    return None

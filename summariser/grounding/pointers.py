"""From a draft's pointers to passages of the article."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from summariser.article import Article, Quotation, ReportedClause
from summariser.offsets import Offsets, joined
from summariser.reported import clause_in
from summariser.statements import Statement

__all__ = ["Passage", "Pointers"]

_POINTER = re.compile(r"\s*\[?\{?([sqr])([0-9]{1,7})\}?\]?\s*")
_ANCHORED = re.compile(r"\s*\[?s([0-9]{1,7})\]?\s*(?::\s*(.*))?", re.DOTALL)
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
        quotations = [Passage(q.id, "quotation", q.spans, q) for q in article.quotations]
        clauses = [Passage(c.id, "clause", (c.span,), c) for c in article.clauses]
        sentences = [Passage(s.id, "sentence", (s.span,)) for s in article.sentences]
        self._passages = {passage.id: passage for passage in sentences + quotations + clauses}
        self._clauses = {passage.spans[0]: passage for passage in clauses}
        pieces = [(span, passage) for passage in quotations for span in passage.spans]
        self._pieces = sorted(pieces, key=lambda pair: pair[0])
        self._ends = [span.end for span, _ in self._pieces]

    def find(self, pointer: str) -> Passage | None:
        """The passage with that number, brackets and space around it aside."""
        found = _POINTER.fullmatch(pointer)
        return self._passages.get(found[1] + str(int(found[2]))) if found else None

    def said(self, pointer: str) -> Passage | str:
        """What an actor said: as `find`, or cut from a sentence; else why there is none.

        Where what is cut has a number of its own, it is the passage of that number.
        """
        passage = self.find(pointer)
        if passage is not None and passage.kind != "sentence":
            return passage
        anchored = _ANCHORED.fullmatch(pointer)
        sentence = self._passages.get(f"s{int(anchored[1])}") if anchored else None
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
        for piece, passage in self._in(span):
            if piece.holds(span):
                return passage
            span = joined((piece, span))
        cut = Passage(f"{sentence}:{span.start}-{span.end}", "cut", (span,))
        return self._clauses.get(span, cut)

    def _in(self, span: Offsets) -> list[tuple[Offsets, Passage]]:
        """The pieces of quotations that share words with `span`, in order."""
        found: list[tuple[Offsets, Passage]] = []
        for index in range(bisect_left(self._ends, span.start + 1), len(self._pieces)):
            if self._pieces[index][0].start >= span.end:
                break
            found.append(self._pieces[index])
        return found


def _small(text: str) -> list[str]:
    return [word.casefold() for word in _TOKEN.findall(text)]


def _place(words: list[str], wanted: list[str], start: int) -> int | None:
    """Where `wanted` first stands in `words` at or behind `start`."""
    for index in range(start, len(words) - len(wanted) + 1):
        if words[index : index + len(wanted)] == wanted:
            return index
    return None

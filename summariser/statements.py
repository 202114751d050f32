"""Sentences as the rules of speech read them: tokens, with quotations whole, and their cues."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summariser.cues import Cue, find_cues
from summariser.offsets import Offsets
from summariser.tokens import Token, tokenise

__all__ = ["Statement", "statements"]


@dataclass(frozen=True)
class Statement:
    """One sentence, or several where a quotation holds their border."""

    text: str
    span: Offsets
    quoted: tuple[Offsets, ...]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens; a whole quotation is one of them."""
        return tuple(tokenise(self.text, self.span, self.quoted))

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The cues outside the quotations, in order."""
        return tuple(find_cues(self.tokens))

    @cached_property
    def told(self) -> tuple[Cue, ...]:
        """The cues that have a subject."""
        return tuple(cue for cue in self.cues if cue.subject is not None)

    @cached_property
    def bare(self) -> bool:
        """Whether no word stands outside the quotations."""
        return not any(token.text[0].isalnum() for token in self.tokens)

    def first_from(self, offset: int) -> int:
        """The index of the first token that starts at or after `offset` in the text."""
        return bisect_left(self.tokens, offset, key=lambda token: token.span.start)


def statements(
    text: str, sentences: Sequence[Offsets], quoted: Sequence[Offsets]
) -> tuple[Statement, ...]:
    """Joins the `sentences` (ordered) that a `quoted` stretch (ordered, apart) runs across."""
    found: list[Statement] = []
    at = index = 0
    start: int | None = None
    for sentence in sentences:
        if start is None:
            start = sentence.start
            while index < len(quoted) and quoted[index].end <= start:
                index += 1
            at = index
        while index < len(quoted) and quoted[index].end <= sentence.end:
            index += 1
        if index < len(quoted) and quoted[index].start < sentence.end:
            continue  # the quotation goes on in the next sentence
        found.append(Statement(text, Offsets(start, sentence.end), tuple(quoted[at:index])))
        start = None
    if start is not None:
        found.append(Statement(text, Offsets(start, sentences[-1].end), tuple(quoted[at:])))
    return tuple(found)

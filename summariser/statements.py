"""Sentences as the rules of speech read them: tokens, with quotations whole, and their cues."""

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


def statements(
    text: str, sentences: Sequence[Offsets], quoted: Sequence[Offsets]
) -> tuple[Statement, ...]:
    """Joins the `sentences` (ordered) that a `quoted` stretch (ordered, apart) runs across."""
    found: list[Statement] = []
    at = 0
    start: int | None = None
    for sentence in sentences:
        begin = sentence.start if start is None else start
        while at < len(quoted) and quoted[at].end <= begin:
            at += 1
        index = at
        while index < len(quoted) and quoted[index].end <= sentence.end:
            index += 1
        if index < len(quoted) and quoted[index].start < sentence.end:
            start = begin  # the quotation goes on in the next sentence
            continue
        found.append(Statement(text, Offsets(begin, sentence.end), tuple(quoted[at:index])))
        start = None
    if start is not None:
        found.append(Statement(text, Offsets(start, sentences[-1].end), tuple(quoted[at:])))
    return tuple(found)

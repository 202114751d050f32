"""Words and marks of a stretch of text, a whole quotation counting as one token."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summariser.offsets import Offsets

__all__ = ["QUOTED", "Token", "near", "tokenise"]

QUOTED = "“”"  # the text of a token that stands for a whole quotation

_NEAR = 200  # characters: more than the words of a noun phrase
_LETTERS = r"(?:\w[\u0300-\u036f]*)+"  # an accent may be a character of its own
_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Hon|St|Jr|Sr)\."
    rf"|(?:[A-Z]\.)+(?=\W|$)|\d{{1,3}}(?:,\d{{3}})+(?!\w)|{_LETTERS}(?:[-.’'@&]{_LETTERS})*"
    r"|['’]s\b|[^\w\s]"
)


class Token(NamedTuple):
    """`span` in the text, the text itself, and that in lower case without ’s or a full stop."""

    span: Offsets
    text: str
    lower: str

    @property
    def possessive(self) -> bool:
        """Whether it ends like the mayor’s or the teachers’."""
        return self.text.endswith(("'s", "’s", "s'", "s’"))

    @property
    def capital(self) -> bool:
        """Whether it begins like a name."""
        return self.text[0].isupper()


def tokenise(text: str, span: tuple[int, int], quoted: Sequence[Offsets]) -> list[Token]:
    """The tokens of `text` in `span`; each of the ordered `quoted` stretches is one token."""
    tokens: list[Token] = []
    position, end = span
    for start, stop in quoted:
        if stop <= position or start >= end:
            continue
        tokens += _plain(text, position, start)
        tokens.append(Token(Offsets(max(start, position), min(stop, end)), QUOTED, QUOTED))
        position = min(stop, end)
    tokens += _plain(text, position, end)
    return tokens


def near(text: str, whole: Offsets, span: Offsets) -> list[Token]:
    """The tokens around a span, as far as they are in the stretch `whole` and not far away.

    Whatever the length of a sentence, looking at one of its words costs the same.
    """
    start, end = max(whole.start, span.start - _NEAR), min(whole.end, span.end + _NEAR)
    while whole.start < start and text[start - 1].isalnum():
        start -= 1
    while end < whole.end and text[end].isalnum():
        end += 1
    return tokenise(text, (start, end), ())


def _plain(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(Offsets(*found.span()), found[0], _bare(found[0].lower()))
        for found in _TOKEN.finditer(text, start, end)
    ]


def _bare(word: str) -> str:
    """The word without ’s or a full stop; most have neither, so no regex looks for them."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith(".") and len(word) > 1 else word

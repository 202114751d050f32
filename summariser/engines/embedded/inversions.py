"""Positions told with the target first: the toll, opposed by Ana Ruiz, or which she opposed."""

from collections.abc import Sequence
from typing import NamedTuple

from summariser.engines.embedded.targets import phrase_end
from summariser.lexicon import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, RELATIVES
from summariser.offsets import Offsets
from summariser.tokens import Token

__all__ = ["Inversion", "inversion"]

_BACKED = frozenset(
    "backed supported endorsed proposed approved adopted passed welcomed favoured favored"
    " championed sponsored drafted".split()
)
_OPPOSED = frozenset(
    "opposed rejected vetoed condemned criticised criticized denounced blocked fought"
    " challenged".split()
)
_VERBS = _BACKED | _OPPOSED
_PASSIVE = frozenset("is are was were be been being".split())
_NOT = frozenset("not never n't hardly".split())
_LEADING = frozenset("the a an this that its their his her".split())
_LONGEST = 6  # words of a noun phrase


class Inversion(NamedTuple):
    """The target, a word of the holder behind it, and whether they support it."""

    span: Offsets
    holder: Offsets
    supports: bool


def inversion(tokens: Sequence[Token], at: int) -> Inversion | None:
    """The position that the token at `at` opens: a participle, a relative pronoun, a vote."""
    following = tokens[at + 1].lower if at + 2 < len(tokens) else ""
    if tokens[at].lower in _VERBS and following == "by":
        return _passive(tokens, at)
    if tokens[at].lower in ("which", "that") and following:
        return _relative(tokens, at)
    if tokens[at].lower in ("vote", "votes") and following in ("for", "against"):
        return _vote(tokens, at)
    return None


def _passive(tokens: Sequence[Token], at: int) -> Inversion | None:
    """The toll, opposed by the union."""
    end = at
    while end and (
        tokens[end - 1].text == "," or tokens[end - 1].lower in AUXILIARIES | ADVERBS | RELATIVES
    ):
        end -= 1
    return _position(tokens, end, _last(tokens, at + 2), tokens[at].lower in _BACKED)


def _relative(tokens: Sequence[Token], at: int) -> Inversion | None:
    """The toll, which Ana Ruiz had proposed."""
    verb = subject = at + 1
    while verb < len(tokens) and verb - at <= _LONGEST and tokens[verb].lower not in _VERBS:
        if not tokens[verb].text[0].isalnum() or tokens[verb].lower in PREPOSITIONS | RELATIVES:
            return None
        if tokens[verb].lower not in AUXILIARIES | ADVERBS:
            subject = verb + 1
        verb += 1
    between = {token.lower for token in tokens[subject:verb]}
    if subject == at + 1 or between & (_PASSIVE | _NOT) or verb - at > _LONGEST:
        return None
    if verb >= len(tokens):
        return None
    end = at - (tokens[at - 1].text == ",") if at else 0
    return _position(tokens, end, subject - 1, tokens[verb].lower in _BACKED)


def _vote(tokens: Sequence[Token], at: int) -> Inversion | None:
    """The one vote against the toll came from Ana Ruiz."""
    start = at + 2
    end = phrase_end(tokens, start)
    came = tuple(token.lower for token in tokens[end : end + 2])
    if came not in (("came", "from"), ("come", "from")) or end + 2 >= len(tokens):
        return None
    start -= end == start  # what was voted on is not said
    span = Offsets(tokens[start].span.start, tokens[max(end - 1, start)].span.end)
    who = tokens[_last(tokens, end + 2)]
    return Inversion(span, who.span, tokens[at + 1].lower == "for")


def _position(tokens: Sequence[Token], end: int, holder: int, supports: bool) -> Inversion | None:
    """The noun phrase that ends before `end`, where it is sure to be one."""
    start = end
    while start and end - start < _LONGEST and tokens[start - 1].lower not in _LEADING:
        if not tokens[start - 1].text[0].isalnum() or tokens[start - 1].lower in PREPOSITIONS:
            return None
        start -= 1
    if start in (0, end) or tokens[start - 1].lower not in _LEADING:
        return None
    span = Offsets(tokens[start - 1].span.start, tokens[end - 1].span.end)
    return Inversion(span, tokens[holder].span, supports)


def _last(tokens: Sequence[Token], start: int) -> int:
    """The last word of a name, or the first of another noun phrase."""
    while start + 1 < len(tokens) and tokens[start].lower in DETERMINERS:
        start += 1
    while start + 1 < len(tokens) and tokens[start].capital and tokens[start + 1].capital:
        start += 1
    return start

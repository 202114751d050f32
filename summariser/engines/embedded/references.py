"""The expressions of an article that stand for somebody or something: names, nouns, pronouns."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summariser.article import Article
from summariser.engines.embedded.gazetteer import (
    BODY_NOUNS,
    COLLECTIVES,
    COMPANY_NOUNS,
    DOCUMENTS,
    GROUP_NOUNS,
    INSTITUTIONS,
    PEOPLE,
    PERSON_NOUNS,
    SPOKESPEOPLE,
    STATE_WORDS,
)
from summariser.engines.embedded.named import Named
from summariser.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PAST,
    PREPOSITIONS,
    RELATIVES,
)
from summariser.mentions import Mention
from summariser.offsets import Offsets
from summariser.statements import Statement
from summariser.tokens import Token

__all__ = ["Expression", "counted", "expressions"]

_PRONOUNS = frozenset("he him his she her hers it its they them their theirs".split())
_POSSESSIVE = ("'s", "’s")
_BODIES = BODY_NOUNS | COMPANY_NOUNS | GROUP_NOUNS | STATE_WORDS | COLLECTIVES
_HEADS = PERSON_NOUNS | PEOPLE | _BODIES | DOCUMENTS | INSTITUTIONS
_BORDER = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | RELATIVES | PAST
_GOVERNING = PREPOSITIONS - CONJUNCTIONS
_LONGEST = 6  # tokens of a described phrase


class Expression(NamedTuple):
    """`mention` and how it stands in statement number `statement`.

    `speaks`: it is the subject of a reporting verb; `acts`: a verb follows; `leads`: nothing else
    that could be the subject stands before it; `governed`: a preposition does; `owns`: ’s follows.
    """

    mention: Mention
    statement: int
    speaks: bool
    acts: bool
    leads: bool
    governed: bool
    owns: bool


def expressions(
    article: Article, named: Named, subjects: Sequence[Mention]
) -> Iterator[Expression]:
    """Those outside quotations, in order. `subjects` are those of reporting verbs."""
    starts = [subject.span.start for subject in subjects]
    for number, statement in enumerate(article.statements):
        first, last = (bisect_left(starts, offset) for offset in statement.span)
        speaking = subjects[first:last]
        found = {subject.span.start: subject for subject in speaking}
        phrases = [subject.span for subject in speaking if not subject.pronoun]
        for mention in _unspoken(named, statement):
            if not any(phrase.holds(mention.span) for phrase in phrases):
                found.setdefault(mention.span.start, mention)
        led = False
        for start, mention in sorted(found.items()):
            expression = _standing(statement, number, mention, start in starts[first:last], led)
            led = led or expression.leads
            yield expression


def _standing(
    statement: Statement, number: int, mention: Mention, speaks: bool, led: bool
) -> Expression:
    """A mention as it stands in its statement; `led`: another may be the subject."""
    tokens = statement.tokens
    behind = statement.first_from(mention.span.end)
    after = tokens[behind] if behind < len(tokens) else None
    before = _before(tokens, statement.first_from(mention.span.start))
    governed = before in _GOVERNING
    owns = (behind > 0 and tokens[behind - 1].possessive) or (
        after is not None and after.text in _POSSESSIVE
    )
    acts = after is not None and _is_verb(after)
    leads = not (led or governed or owns) and before not in RELATIVES
    return Expression(mention, number, speaks, acts, leads, governed, owns)


def _before(tokens: Sequence[Token], at: int) -> str:
    """The word before an expression, determiners left out."""
    while at and tokens[at - 1].lower in DETERMINERS - RELATIVES:
        at -= 1
    return tokens[at - 1].lower if at else ""


def _is_verb(token: Token) -> bool:
    return not token.capital and (
        token.lower in AUXILIARIES | PAST or token.lower.endswith(("ed", "s"))
    )


def _unspoken(named: Named, statement: Statement) -> Iterator[Mention]:
    """Names, pronouns and descriptions of a statement, whoever speaks."""
    tokens = statement.tokens
    names = [place for place, _ in named.between(*statement.span) if not named.is_quoted(place)]
    yield from (Mention(place, place) for place in names)
    for index, token in enumerate(tokens):
        if token.lower in _PRONOUNS:
            yield Mention(token.span, pronoun=True)
        elif token.lower in _HEADS and not (token.capital and index):
            span = _phrase(tokens, index)
            if span is not None:
                yield Mention(span, next((name for name in names if span.holds(name)), None))


def _phrase(tokens: Sequence[Token], head: int) -> Offsets | None:
    """The noun phrase of a head, with whom a spokesperson speaks for; None without a start."""
    following = tokens[head + 1].lower if head + 1 < len(tokens) else ""
    start = _start(tokens, head)
    if following in _HEADS or start is None:
        return None
    spoken = tokens[head].lower in SPOKESPEOPLE and following in ("for", "of")
    end = _complement_end(tokens, head + 2) if spoken else head + 1
    return Offsets(tokens[start].span.start, tokens[end - 1].span.end)


def _start(tokens: Sequence[Token], head: int) -> int | None:
    """Where the phrase of a head starts: at a determiner or the owner's name; None without."""
    at = head
    while at and head - at < _LONGEST:
        before = tokens[at - 1]
        if not before.text[0].isalnum() or before.lower in _BORDER:
            break
        at -= 1
        if before.lower in DETERMINERS:
            return at
    if at < head and (tokens[at].capital or tokens[at].possessive):
        return at
    return head if tokens[head].lower in PEOPLE and at == head else None


def _complement_end(tokens: Sequence[Token], at: int) -> int:
    """The end of the noun phrase behind “for”."""
    end = at
    while end < len(tokens) and end - at < _LONGEST:
        token = tokens[end]
        if not token.text[0].isalnum() or (token.lower in _BORDER and not token.capital):
            break
        end += 1
    return end


def counted(article: Article) -> tuple[list[int], list[int]]:
    """The number of each statement and of its paragraph, those that are all quotation left out."""
    steps: list[int] = []
    paragraphs: list[int] = []
    last = -1
    for statement in article.statements:
        paragraph = bisect_right(
            article.paragraphs, statement.span.start, key=lambda each: each.start
        )
        new = not statement.bare and paragraph != last
        last = paragraph if new else last
        steps.append((steps[-1] if steps else 0) + (not statement.bare))
        paragraphs.append((paragraphs[-1] if paragraphs else 0) + new)
    return steps, paragraphs

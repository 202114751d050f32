"""Attributions as a trained tagger finds them, and what follows from them for an article.

A tagged attribution has a cue and the passages of its source and its content. From these come the
reported clauses, which hold no word of a quotation's border, and who a quotation belongs to.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summariser.lexicon import AUXILIARIES, PAST, RELATIVES, SPEECH
from summariser.mentions import Mention, name_in, noun_phrase, span_of
from summariser.offsets import Offsets, joined
from summariser.reported import Clause
from summariser.statements import Statement
from summariser.tokens import Token, tokenise

__all__ = [
    "Reading",
    "Tagged",
    "TaggedTarget",
    "mention_of",
    "quoted_by",
    "tagged_clauses",
    "without_slips",
]

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_EDGES = " \t\r\n\u00a0,.;:–—-“”\"'’‘"
_LEAST = 2  # words outside quotation marks that make a clause
_MANY = 5  # words that are a clause whatever they are
_SILENT = frozenset("not never declined refused declining refusing without".split())
_MOST = 0.5  # of a quotation's letters that must be somebody's words


@dataclass(frozen=True)
class Tagged:
    """Somebody's words or thoughts; offsets count code points, pieces are in reading order.

    `source` is empty where nobody is named.
    """

    cue: Offsets
    source: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


@dataclass(frozen=True)
class TaggedTarget:
    """A passage that names what somebody is for or against, where the text shows it.

    `leaning` speaks for support of it where it is positive, in logits; `likelihood` is that of the
    passage being a target, 0 to 1; `holders` are words that may belong to a mention of the holder,
    each with its share, the surest first, and () for nobody near.
    """

    span: Offsets
    leaning: float
    likelihood: float
    holders: tuple[tuple[Offsets, float], ...]


@dataclass(frozen=True)
class Reading:
    """All that the tagger found in an article, in reading order.

    `salience` says for each sentence how much it belongs in a summary, by its id, in logits.
    """

    attributions: tuple[Tagged, ...]
    targets: tuple[TaggedTarget, ...]
    salience: Mapping[str, float]


def is_speech(text: str, tagged: Tagged) -> bool:
    """Whether the cue tells of speech or writing, not of belief, intent, feeling or silence."""
    words = {word.lower().replace("’", "'") for word in _WORD.findall(text, *tagged.cue)}
    silent = any(word in _SILENT or word.endswith("n't") for word in words)
    return not words or (not silent and not SPEECH.isdisjoint(words))


def without_slips(tagged: Iterable[Tagged], statements: Sequence[Statement]) -> Iterator[Tagged]:
    """The attributions, each piece of content cut to one statement.

    Where the tagger gives no source, it is the subject of the cue by the rules of English.

    Of a statement without the cue only what is quoted can be content: the rest is told by the
    article, or is where the tagger ran over the end of a quotation.
    """
    for one in tagged:
        content = [
            part
            for piece in one.content
            for statement in _overlapping(statements, piece)
            if (part := _part(statement, piece, one.cue)) is not None
        ]
        if content:
            yield Tagged(one.cue, one.source or _subject(statements, one.cue), tuple(content))


def tagged_clauses(
    text: str, tagged: Iterable[Tagged], quoted: Sequence[Offsets]
) -> Iterator[Clause]:
    """The clauses that report speech, in order and apart; `quoted` are the quotations, ordered."""
    found = [
        Clause(span, one.cue, mention_of(text, one))
        for one in tagged
        if is_speech(text, one)
        for piece in one.content
        if (span := _clause(text, piece, quoted)) is not None
    ]
    reached = 0
    for clause in sorted(found, key=lambda clause: (clause.span.start, -clause.span.end)):
        if clause.span.start >= reached:
            yield clause
            reached = clause.span.end


def quoted_by(tagged: Sequence[Tagged], spans: Sequence[Offsets]) -> Tagged | None:
    """The attribution whose content holds most of a quotation's `spans`."""

    def shared(one: Tagged) -> int:
        return sum(
            max(min(piece.end, span.end) - max(piece.start, span.start), 0)
            for piece in one.content
            for span in spans
        )

    best = max(tagged, key=shared, default=None)
    if best is None or shared(best) < _MOST * sum(end - start for start, end in spans):
        return None
    return best


def mention_of(text: str, tagged: Tagged) -> Mention | None:
    """The noun phrase that stands for the source, without what explains it."""
    if not tagged.source:
        return None
    tokens = tokenise(text, tagged.source[0], ())
    if len(tokens) == 1 and tokens[0].lower in RELATIVES:
        return Mention(tokens[0].span, pronoun=True)
    head = next((i for i, token in enumerate(tokens) if i and _explains(token)), len(tokens))
    mention = noun_phrase(tokens, 0, head)
    if mention is None or mention.name is not None or mention.pronoun or head + 1 >= len(tokens):
        return mention
    behind = next((i for i in range(head + 1, len(tokens)) if tokens[i].text == ","), len(tokens))
    name = name_in(tokens, head + 1, behind)
    if tokens[head].text != "," or name is None or name[0] != head + 1:
        return mention
    return Mention(mention.span, span_of(tokens, *name))


def _explains(token: Token) -> bool:
    """Whether an apposition or a relative clause begins."""
    return token.text in (",", "(", "–", "—", ":") or token.lower in RELATIVES - {"that"}


def _overlapping(statements: Sequence[Statement], piece: Offsets) -> Sequence[Statement]:
    first = bisect_left(statements, piece.start + 1, key=lambda each: each.span.end)
    last = bisect_left(statements, piece.end, key=lambda each: each.span.start)
    return statements[first:last]


def _part(statement: Statement, piece: Offsets, cue: Offsets) -> Offsets | None:
    """What a piece of content has of a statement, None for a slip."""
    part = Offsets(max(piece.start, statement.span.start), min(piece.end, statement.span.end))
    if statement.span.holds(cue):
        return part
    quoted = [span for span in statement.quoted if span.overlaps(part)]
    return None if _words(statement.text, part, quoted) else part


def _subject(statements: Sequence[Statement], cue: Offsets) -> tuple[Offsets, ...]:
    for statement in _overlapping(statements, cue):
        for told in statement.told:
            if told.subject is not None and told.span.overlaps(cue):
                return (told.subject.span,)
    return ()


def _words(text: str, span: Offsets, quoted: Sequence[Offsets]) -> list[Token]:
    return [token for token in tokenise(text, span, quoted) if token.text[0].isalnum()]


def _clause(text: str, piece: Offsets, quoted: Sequence[Offsets]) -> Offsets | None:
    """A piece of content as a clause: whole quotations, without edges; None if all is quoted."""
    first = bisect_left(quoted, piece.start + 1, key=lambda span: span.end)
    last = bisect_left(quoted, piece.end, key=lambda span: span.start)
    touched = quoted[first:last]
    held = [span for span in touched if _much(span, piece)]
    start, end = joined([piece, *held])
    for span in touched:  # the border of what belongs to somebody else
        if span not in held:
            start, end = (span.end, end) if span.start <= start else (start, span.start)
    words = _words(text, Offsets(start, end), held)
    if words and words[0].lower == "that" and not any(h.start < words[0].span.start for h in held):
        start, words = words[0].span.end, words[1:]
    if len(words) < _LEAST or not (held or _is_told(words)):
        return None
    opening, closing = {span.start for span in held}, {span.end for span in held}
    while start < end and text[start] in _EDGES and start not in opening:
        start += 1
    while end > start and text[end - 1] in _EDGES and end not in closing:
        end -= 1
    return Offsets(start, end) if start < end else None


def _is_told(words: Sequence[Token]) -> bool:
    """Whether a few words may be what somebody says, not what they speak of: her critic."""
    return (
        len(words) >= _MANY
        or words[0].lower == "to"
        or any(word.lower in AUXILIARIES | PAST or word.lower.endswith("ed") for word in words)
    )


def _much(span: Offsets, piece: Offsets) -> bool:
    return min(span.end, piece.end) - max(span.start, piece.start) >= _MOST * (
        span.end - span.start
    )

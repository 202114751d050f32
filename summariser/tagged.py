"""Attributions as a trained tagger finds them, and what follows from them for an article.

A tagged attribution has a cue and the passages of its source and its content. From these come the
reported clauses, which hold no word of a quotation's border, and who a quotation belongs to.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summariser.clauses import clauses_of, quotations_held
from summariser.contents import before_next_verb, missed, whole
from summariser.lexicon import RELATIVES
from summariser.mentions import Mention, name_in, noun_phrase, span_of
from summariser.offsets import Offsets
from summariser.relayed import relayed
from summariser.reported import Clause
from summariser.speaking import is_speech, verb_alone
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

_CLOSE = 3  # characters from a cue to what it reports
_LONGEST = 300  # tokens of a sentence that is read for what its commas part
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


def without_slips(tagged: Iterable[Tagged], statements: Sequence[Statement]) -> Iterator[Tagged]:
    """The attributions, each piece of content cut to one statement, and what the tagger missed.

    Where the tagger gives no source, it is the subject of the cue by the rules of English.

    Of a statement without the cue only what is quoted can be content: the rest is told by the
    article, or is where the tagger ran over the end of a quotation. In the statement with the cue
    its commas tell what else is reported.
    """
    listed = [_whose(statements, one) for one in tagged] if statements else []
    ordered = sorted(listed, key=_cue)
    speaking = [one for one in ordered if _may_speak(statements[0].text, one)]
    for one in listed:
        content = [
            part
            for piece in one.content
            for statement in _overlapping(statements, piece)
            if (part := _part(statement, piece, one.cue)) is not None
        ]
        if content:
            source = one.source or _subject(statements, one.cue)
            yield _mended(statements, Tagged(one.cue, source, tuple(content)), speaking)
    for statement in statements:
        cues = [one.cue for one in _inside(ordered, statement.span)]
        for cue, stretches in missed(statement, cues):
            if cue.subject is not None:
                yield Tagged(cue.span, (cue.subject.span,), tuple(stretches))


def tagged_clauses(
    text: str, tagged: Iterable[Tagged], quoted: Sequence[Offsets]
) -> Iterator[Clause]:
    """The clauses that report speech, in order and apart; `quoted` are the quotations, ordered."""
    found = [
        (-len(one.content), Clause(span, one.cue, mention_of(text, one)))
        for one in tagged
        for span in _clauses(text, one, quoted)
    ]
    found.sort(key=lambda each: (each[1].span.start, -each[1].span.end, each[0]))
    reached = 0
    for _, clause in found:
        if clause.span.start >= reached:
            yield clause
            reached = clause.span.end


def quoted_by(tagged: Sequence[Tagged], spans: Sequence[Offsets]) -> Tagged | None:
    """The attribution whose content holds most of a quotation's `spans`."""

    def shared(one: Tagged) -> int:
        return sum(piece.shared(span) for piece in one.content for span in spans)

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
    told = tokenise(statement.text, part, quoted)
    return None if any(token.text[0].isalnum() for token in told) else part


def _mended(statements: Sequence[Statement], one: Tagged, speaking: Sequence[Tagged]) -> Tagged:
    """An attribution with all that its cue reports in its statement, and no more."""
    statement = next(iter(_overlapping(statements, one.cue)), None)
    if statement is None or len(statement.tokens) > _LONGEST:
        return one
    own = [piece for piece in one.content if statement.span.holds(piece)]
    others = [other for other in _inside(speaking, statement.span) if other.cue != one.cue]
    shared = [
        other.cue
        for other in others
        if any(mine.overlaps(source) for mine in one.source for source in other.source)
    ]
    own = [before_next_verb(statement, piece, shared) for piece in own]
    own = whole(statement, one.cue, one.source, own, [other.cue for other in others])
    rest = [piece for piece in one.content if not statement.span.holds(piece)]
    cue, start = verb_alone(statement.text, one.cue)
    if own and 0 <= own[0].start - one.cue.end < _CLOSE:
        own[0] = Offsets(start if cue != one.cue else own[0].start, own[0].end)
    else:
        cue = one.cue
    return Tagged(cue, one.source, tuple(sorted((*own, *rest))))


def _whose(statements: Sequence[Statement], one: Tagged) -> Tagged:
    """An attribution to the one whose words they are, not to who passes them on."""
    statement = next(iter(_overlapping(statements, one.cue)), None)
    found = relayed(statement, one.cue) if statement is not None else None
    if statement is None or found is None:
        return one
    ahead = (piece for piece in one.content if piece.end <= one.cue.start)
    before = [piece for piece in ahead if not piece.overlaps(found.source)]
    said = Offsets(found.cue.end, statement.span.end)
    return Tagged(found.cue, (found.source,), (*before,) or (said,))


def _may_speak(text: str, one: Tagged) -> bool:
    return is_speech(text, one.cue, one.source, one.content, quotes=True)


def _cue(one: Tagged) -> Offsets:
    return one.cue


def _inside(ordered: Sequence[Tagged], span: Offsets) -> Sequence[Tagged]:
    """Those of the attributions, ordered by their cues, whose cue begins in a span."""
    first, last = (bisect_left(ordered, at, key=lambda one: one.cue.start) for at in span)
    return ordered[first:last]


def _subject(statements: Sequence[Statement], cue: Offsets) -> tuple[Offsets, ...]:
    for statement in _overlapping(statements, cue):
        for told in statement.told:
            if told.subject is not None and told.span.overlaps(cue):
                return (told.subject.span,)
    return ()


def _clauses(text: str, one: Tagged, quoted: Sequence[Offsets]) -> Iterator[Offsets]:
    """The pieces of an attribution that are clauses, where it tells of speech."""
    held = any(quotations_held(piece, quoted) for piece in one.content)
    if is_speech(text, one.cue, one.source, one.content, quotes=held):
        yield from clauses_of(text, one.cue, one.source, one.content, quoted)

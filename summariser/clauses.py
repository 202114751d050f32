"""A piece of what somebody says as a clause: whole quotations, without what belongs to the verb."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from typing import Literal

from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NOUN_OBJECT,
    OUTLINING,
    PAST,
    PREPOSITIONS,
    RELATIVES,
    forms,
)
from summariser.offsets import Offsets, joined
from summariser.tokens import QUOTED, Token, tokenise

__all__ = ["clauses_of", "quotations_held"]

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_EDGES = " \t\r\n\u00a0,.;:–—-“”\"'’‘"
_MARK = re.compile(r"[,.;:?!—–-]")
_LEAST = 2  # words outside quotation marks that make a clause
_PHRASE = 3  # words that a noun phrase has at the least
_MANY = 5  # words that are a clause whatever they are
_HALF = 0.5  # of a quotation's letters that must be somebody's words
_ASKED = 10  # tokens of the one asked, from the verb to “to”
_ADDRESSED = 6  # tokens of the one told, from the verb to “that”
# Who is asked stands between verb and infinitive: urged ministers | to wait.
_ASKING = forms(
    "urge ask tell/told order instruct begg implore warn advise remind invite encourage appeal"
    " exhort request press persuade direct"
)
_TELLING = forms("tell/told assure inform notify remind warn promise advise")
_CALLING = forms("call")
_CITING = forms("quote cite")
_PHRASING = NOUN_OBJECT - forms("describe highlight underscore underline")
_AS_SAYING = re.compile(r"\bas (?:saying|writing)(?: that)?\b\s*")
# What nobody says: that it is kept from the reader, or nothing at all.
_NAMELESS = re.compile(
    r"(?:not )?to be (?:named|identified|quoted)\b|on (?:the )?condition of|anonym|to do(?: so)?$"
)
_EMPTY = frozenset({"so", "nothing"})
_LATER = re.compile(
    r", (?:an?|one|two|three|four|five|six|several|\d+) (?:minute|hour|day|week|month|year)s?"
    r" (?:after|before) "
)
_NO_LEAD = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES
_NO_ASKED = (
    PREPOSITIONS | RELATIVES | frozenset({"how", "what", "whether", "why", "if", "to", "not"})
)


def quotations_held(piece: Offsets, quoted: Sequence[Offsets]) -> list[Offsets]:
    """Of the ordered quotations those that a piece of content has most of."""
    return [span for span in _touched(piece, quoted) if _much(span, piece)]


def clauses_of(
    text: str,
    cue: Offsets,
    source: Sequence[Offsets],
    content: Sequence[Offsets],
    quoted: Sequence[Offsets],
) -> Iterator[Offsets]:
    """The pieces of content that are clauses, in order; those all in quotation marks are none.

    Of two around a cue clause one may be a few words, if the other tells of something: the boats,
    she said, would sail.
    """
    clauses = [_clause(text, cue, piece, quoted) for piece in content]
    opened = [span for piece in content[1:] for span in quotations_held(piece, quoted)]
    # A quotation goes on with the words before the cue: the boats, she wrote, “will sail”.
    told = any(clauses) or any(text[span.start + 1].islower() for span in opened)
    place = _place(text, cue, source, content)
    for index, (piece, clause) in enumerate(zip(content, clauses, strict=True)):
        if place == "apart" and not index:
            continue
        half = place == "around" and told and (index > 0 or clause is None)
        found = _clause(text, cue, piece, quoted, half=True) if half else clause
        if found is not None:
            yield found


def _place(
    text: str, cue: Offsets, source: Sequence[Offsets], content: Sequence[Offsets]
) -> Literal["around", "apart", "beside"]:
    """Whether content stands around a cue clause in commas, or its first piece has none with it.

    What is parted from the cue by words, or what follows the cue without a mark, is apart: it is
    the subject of the sentence, or what the article tells.
    """
    first, after = content[0], [piece for piece in content if piece.start >= cue.end]
    if cue.start < first.end or not after:
        return "beside"
    start, end = joined(span for span in (cue, *source) if first.end <= span.start < after[0].start)
    before = text[first.start + len(text[slice(*first)].rstrip(_EDGES)) : start]
    if _WORD.search(before) or not _MARK.search(text, end - 1, after[0].start + 1):
        return "apart"
    return "around" if "," in before else "beside"


def _clause(
    text: str, cue: Offsets, piece: Offsets, quoted: Sequence[Offsets], *, half: bool = False
) -> Offsets | None:
    """A piece of content as a clause, without edges; None if all is quoted or none is told.

    `half` is one of two pieces around a cue, which may be a few words and keeps its “that”.
    """
    held = quotations_held(piece, quoted)
    start, end = joined([piece, *held])
    for span in _touched(piece, quoted):  # the border of what belongs to somebody else
        if span not in held:
            start, end = (span.end, end) if span.start <= start else (start, span.start)
    verb = {word.lower() for word in _WORD.findall(text, *cue)}
    if not half:
        start = _own_start(text, Offsets(start, end), held, verb)
        later = _LATER.search(text, start, end)
        if later is not None and not any(span.end > later.start() for span in held):
            end = later.start()
    tokens = tokenise(text, Offsets(start, end), held)
    words = [token for token in tokens if token.text[0].isalnum()]
    if not words or not (_may_go_on(words) if half else _is_clause(tokens, words, held, verb)):
        return None
    opening, closing = {span.start for span in held}, {span.end for span in held}
    while start < end and text[start] in _EDGES and start not in opening:
        start += 1
    while end > start and text[end - 1] in _EDGES and end not in closing:
        end -= 1
    return Offsets(start, end) if start < end else None


def _is_clause(
    tokens: Sequence[Token], words: Sequence[Token], held: Sequence[Offsets], verb: Set[str]
) -> bool:
    if held:
        return len(words) >= _LEAST or _is_named(tokens, verb)
    plain = " ".join(word.lower for word in words)
    if _NAMELESS.match(plain) or not _is_told(words):
        return False
    phrase = _PHRASING if "for" not in verb else _PHRASING | _CALLING
    lead = words[words[0].lower in ("not", "never") and len(words) > 1].lower
    doing = lead == "to" or lead.endswith("ing")
    least = _LEAST if doing or _has_verb(words) else _MANY
    return len(words) >= (least if phrase.isdisjoint(verb) else min(least, _PHRASE))


def _is_told(words: Sequence[Token]) -> bool:
    """Whether a few words may be part of a report, not say that there is none."""
    return words[0].lower not in _EMPTY or _has_verb(words)


def _may_go_on(words: Sequence[Token]) -> bool:
    """Whether words on one side of a cue may belong to those on the other."""
    return words[0].lower not in ("who", "which") and _is_told(words)


def _is_named(tokens: Sequence[Token], verb: Set[str]) -> bool:
    """Whether one word before a quotation belongs to it: called it “rash”; urged them to “wait”."""
    lead = tokens[0].lower
    if len(tokens) < 2 or tokens[1].text != QUOTED or not lead[0].isalnum():
        return False
    if not (_TELLING | _ASKING).isdisjoint(verb):
        return lead == "to"
    return lead not in _NO_LEAD or lead == "her"


def _own_start(text: str, span: Offsets, held: Sequence[Offsets], verb: Set[str]) -> int:
    """Where the words reported begin, behind who is asked or told and “that”."""
    tokens = tokenise(text, span, held)
    at = 0
    if not _CITING.isdisjoint(verb) and (said := _AS_SAYING.search(text, *span)) is not None:
        return said.end()
    if tokens and tokens[0].lower in ("out", "forth") and not OUTLINING.isdisjoint(verb):
        at = 1
    elif not _TELLING.isdisjoint(verb) or "in" in verb or (tokens and tokens[0].lower in ADVERBS):
        at = _that(tokens)
    asking = not _ASKING.isdisjoint(verb) or (_CALLING & verb and verb & {"on", "upon"})
    if not at and asking and "for" not in verb:
        at = _infinitive(tokens, clausal=not _TELLING.isdisjoint(verb))
    while at < len(tokens) and not tokens[at].text[0].isalnum() and tokens[at].text != QUOTED:
        at += 1
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if at < len(tokens) and tokens[at].lower == "that" and following not in AUXILIARIES:
        return tokens[at].span.end
    return tokens[at].span.start if at and at < len(tokens) else span.start


def _that(tokens: Sequence[Token]) -> int:
    """The index of “that” behind who is told, else 0."""
    for at, token in enumerate(tokens[:_ADDRESSED]):
        if token.lower == "that":
            return at
        if token.text == QUOTED or (at == 0 and token.lower in PREPOSITIONS) or _has_verb([token]):
            break
    return 0


def _infinitive(tokens: Sequence[Token], *, clausal: bool) -> int:
    """The index of “(not) to do” behind who is asked, else 0.

    After a verb that may take a bare clause (told us the plan to close is off) it must be near.
    """
    if not tokens or tokens[0].lower in _NO_ASKED or _has_verb(tokens[:1]):
        return 0
    for at in range(1, min(_ASKED, len(tokens) - 1)):
        token, following = tokens[at], tokens[at + 1]
        if token.lower == "to" and following.lower not in DETERMINERS and not following.capital:
            return at - (tokens[at - 1].lower in ("not", "never"))
        if token.text == QUOTED or token.lower in RELATIVES or _has_verb([token]):
            break
        if clausal and token.lower in DETERMINERS:
            break
    return 0


def _has_verb(words: Sequence[Token]) -> bool:
    return any(
        word.lower in AUXILIARIES | PAST or (word.lower.endswith("ed") and not word.capital)
        for word in words
    )


def _touched(piece: Offsets, quoted: Sequence[Offsets]) -> Sequence[Offsets]:
    first = bisect_left(quoted, piece.start + 1, key=lambda span: span.end)
    return quoted[first : bisect_left(quoted, piece.end, key=lambda span: span.start)]


def _much(span: Offsets, piece: Offsets) -> bool:
    return span.shared(piece) >= _HALF * (span.end - span.start)

"""What a sentence may lose without saying anything else; rules of English."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summariser.cues import Cue
from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    REPORTING,
)
from summariser.offsets import Offsets
from summariser.tokens import Token

__all__ = ["Cut", "is_finite", "safe_cuts"]

_HEAD, _TAIL = 7, 4  # tokens at least before and in a loose end
_OPENING = 16  # tokens at most of an opening phrase
_OCCASION = 5  # tokens at most of “in a written statement”
_ASIDES = frozenset("however meanwhile too though therefore".split())
_BEHIND_AGES = DETERMINERS | RELATIVES | {"and"}
_OPENERS = ADVERBS | CALENDAR | CONJUNCTIONS | PREPOSITIONS
_LIMITS = frozenset("if unless except but although though not no never without until".split())
_FINITE = AUXILIARIES | PAST | REPORTING
_LOOSE = RELATIVES - {"that"}
_NEVER_LOOSE = REPORTING | set(
    "according depending excluding barring assuming during morning evening nothing anything"
    " something everything including".split()
)
_SPEAKING = frozenset({"clause", "telling", "naming", "noun"})
_PLACING = frozenset("in on at during outside inside beside".split())
_OCCASIONS = frozenset(
    "statement letter email e-mail interview speech post tweet memo note ceremony conference"
    " meeting hearing call message briefing video rally release telephone phone".split()
)
_BACKWARD = PRONOUNS | frozenset("his her him its their them".split()) - {"i", "we", "you"}

Cut = tuple[Offsets, str]
"""A stretch of the article and what stands in its place: nothing, or the full stop."""


def safe_cuts(tokens: Sequence[Token], cues: Sequence[Cue], *, whole: bool = False) -> list[Cut]:
    """The cuts of one sentence, ordered and apart; `cues` are those of the whole sentence.

    Cut are brackets, “, however,”, “also”, ages, clauses with who or which between commas, the
    occasion at which something was said, and a loose end. Nobody whom a later pronoun may mean is
    cut out, nor what limits or denies. A `whole` sentence loses no more than the first three.
    """
    found = [*_asides(tokens)]
    if not whole:
        found += [*_ages(tokens), *_clauses(tokens), *_occasions(tokens, cues)]
        loose = _loose_end(tokens, cues)
        if loose is not None:
            found.append((Offsets(tokens[loose].span.start, tokens[-1].span.end), "."))
    kept: list[Cut] = []
    for cut in sorted(found):
        if not kept or cut[0].start >= kept[-1][0].end:
            kept.append(cut)
        elif cut[0].holds(kept[-1][0]):
            kept[-1] = cut
    return kept


def is_finite(token: Token) -> bool:
    """Whether it is surely a finite verb; most verbs of the present tense are not told."""
    return token.text[0].islower() and (token.lower in _FINITE or token.lower.endswith("ed"))


def _asides(tokens: Sequence[Token]) -> Iterator[Cut]:
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.text == "(" and token.span.start > before.span.end:
            end = next((t.span.end for t in tokens if t.text == ")" and t.span > token.span), None)
            if end:
                yield Offsets(before.span.end, end), ""
        elif token.text in _ASIDES and before.text == after.text == ",":
            yield Offsets(before.span.start, after.span.end), ""
        elif token.text == "also" and before.text != "but" and before.text[0].isalnum():
            yield Offsets(before.span.end, token.span.end), ""


def _ages(tokens: Sequence[Token]) -> Iterator[Cut]:
    """Ana Ruiz, 66, said; of “Ana Ruiz, 66, a teacher, said” the comma stays."""
    for index in range(1, len(tokens) - 3):
        name, comma, age, end = tokens[index - 1 : index + 3]
        years = age.text.isdigit() and len(age.text) <= 3
        called = name.capital and name.lower not in CALENDAR
        if called and years and comma.text == end.text == ",":
            after = tokens[index + 3]
            if is_finite(after) and not _is_aside(tokens[:index]):
                yield Offsets(comma.span.start, end.span.end), ""
            elif is_finite(after) or after.capital or after.lower in _BEHIND_AGES:
                yield Offsets(comma.span.start, age.span.end), ""


def _clauses(tokens: Sequence[Token]) -> Iterator[Cut]:
    """Ana Ruiz, who opened the bridge, said."""
    for index in range(1, len(tokens) - _TAIL):
        if tokens[index].text != "," or tokens[index + 1].text not in ("who", "which"):
            continue
        end = next(
            (i for i in range(index + 3, len(tokens) - 1) if tokens[i].text == ","), len(tokens)
        )
        inner, rest = tokens[index + 1 : end], tokens[end + 1 :]
        if (
            rest
            and is_finite(rest[0])
            and any(is_finite(token) for token in inner)
            and not any(a.text == "," and is_finite(b) for a, b in pairwise(rest))
            and _is_idle(inner, rest)
        ):
            kept = _is_aside(tokens[:index])
            yield Offsets(tokens[index].span.start, tokens[end - kept].span.end), ""


def _is_aside(tokens: Sequence[Token]) -> bool:
    """Whether they end amid an apposition, which needs its second comma: The mayor, Ana Ruiz."""
    commas = [index for index, token in enumerate(tokens) if token.text == ","]
    opened = len(commas) == 1 and tokens[0].lower in _OPENERS
    return bool(commas) and not opened and not any(map(is_finite, tokens[commas[-1] :]))


def _occasions(tokens: Sequence[Token], cues: Sequence[Cue]) -> Iterator[Cut]:
    """At a meeting in the hall, Ana Ruiz said; Ana Ruiz said in a statement that."""
    speaking = [cue for cue in cues if cue.kind in _SPEAKING and cue.subject is not None]
    comma = next((i for i, token in enumerate(tokens[:_OPENING]) if token.text == ","), 0)
    subjects = {cue.subject.span.start for cue in speaking if cue.subject}
    if (
        comma
        and tokens[0].lower in _PLACING
        and any(token.lower in _OCCASIONS for token in tokens[:comma])
        and tokens[comma + 1 :]
        and tokens[comma + 1].span.start in subjects
        and _is_idle(tokens[:comma], tokens[comma + 1 :])
    ):
        yield Offsets(tokens[0].span.start, tokens[comma].span.end), ""
    starts = {token.span.start: index for index, token in enumerate(tokens)}
    for cue in speaking:
        at = starts.get(cue.span.start, len(tokens)) + 1
        phrase = tokens[at : at + _OCCASION]
        if len(phrase) < 2 or phrase[0].lower not in _PLACING or phrase[1].lower not in DETERMINERS:
            continue
        end = next(
            (i for i, t in enumerate(phrase) if t.lower in _OCCASIONS and i + 1 < len(phrase)), 0
        )
        after = tokens[at + end + 1 : at + end + 2]
        behind = tokens[at + end + 2 : at + end + 3]
        told = bool(behind) and is_finite(behind[0])  # in an email, disclosed on Monday, that
        if end and after and after[0].text in ("that", ",", ".") and not told:
            yield Offsets(tokens[at - 1].span.end, phrase[end].span.end), ""


def _is_idle(cut: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether the rest says the same without it: it has no limit, no figure, nobody needed."""
    return not any(
        token.lower in _LIMITS or token.text[0].isdigit() or token.lower in CALENDAR
        for token in cut
    ) and not (
        any(token.capital for token in cut) and any(token.lower in _BACKWARD for token in rest)
    )


def _loose_end(tokens: Sequence[Token], cues: Sequence[Cue]) -> int | None:
    """The index of the comma in “…, addressing the situation” or “…, who lives there”.

    None where there is none, or where it limits, reports or counts and so must not be left out.
    """
    for index in range(_HEAD, len(tokens) - _TAIL):
        opener = tokens[index + 1 + tokens[index + 1].text.endswith("ly")].text
        participle = opener.endswith("ing") and opener not in _NEVER_LOOSE
        if tokens[index].text != "," or not (participle or opener in _LOOSE):
            continue
        head, tail = tokens[:index], tokens[index + 1 :]
        if head[0].lower in CONJUNCTIONS | PREPOSITIONS:
            head = head[next((i for i, token in enumerate(head) if token.text == ","), index) :]
        tight = any(
            token.lower in _LIMITS
            or token.text[0].isdigit()
            or token.text == ")"
            or (token.text == "," and (is_finite(after) or after.lower in ("and", "or", "but")))
            for token, after in pairwise(tail)
        )
        reports = any(cue.span.start > tail[0].span.start for cue in cues)
        whole = any(is_finite(token) for token in head[1:])
        return index if whole and not tight and not reports else None
    return None

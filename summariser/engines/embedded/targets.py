"""Cuts what a position is about from the words behind a verb or noun of position."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from summariser.engines.embedded.grammar import head, phrase, says_little, word, written
from summariser.engines.embedded.positions import (
    BASES,
    FRAMES,
    GENERIC,
    HELPING,
    JUDGEMENTS,
    MEASURES,
    NOUNS,
    POLICY,
    UNOWNED,
    VAGUE,
    Frame,
    gerund,
)
from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from summariser.tokens import Token

__all__ = ["Target", "complement", "deed", "judgement", "thing"]

_LONGEST = 8  # words of a target
_JUDGED_WITHIN = 7  # tokens in which a judgement is spoken
_OPENING = DETERMINERS - frozenset("no few other another one".split())
# Adjectives that judge a thing rather than tell which it is.
_EVALUATIVE = frozenset(
    "sweeping controversial contentious divisive landmark historic bold massive huge ambitious"
    " radical extreme dangerous disastrous reckless terrible much-debated long-awaited".split()
)
_LINKS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
_NO_THINGS = (_LINKS - DETERMINERS) | RELATIVES | PRONOUNS | {"what", "how", "why", "when"}
_UNJUDGED = (PREPOSITIONS | CONJUNCTIONS | RELATIVES | {"not", "never", "no", "nothing"}) - {
    "as",
    "and",
}
# Positions uttered or acted: who did not do so holds no contrary one.
_UTTERED = frozenset("measure party accused blamed judged noun granted told".split())


class Target(NamedTuple):
    """What a position is about, and whether it is for (1) or against (-1); `start` in the text.

    What is not `firm` becomes nothing under a negation: who did not criticise is not in favour.
    """

    sign: int
    text: str
    start: int
    firm: bool = True


def complement(text: str, rest: Sequence[Token], frame: Frame) -> Target | None:
    """The target in the tokens behind a word of position, where they fit the frame."""
    at = len(frame.words)
    if tuple(token.lower for token in rest[:at]) != frame.words:
        return None
    found = _taken(text, rest[at:], frame)
    if found is None or (frame.sign < 0 and frame.takes == "policy" and not found.firm):
        return None  # refused to condemn
    if frame.takes in ("deed", "policy") and max(frame.sign, found.sign) < 0:
        return None  # vowed not to oppose
    firm = found.firm and frame.takes not in _UTTERED and frame.words != ("out",)
    return found._replace(sign=found.sign * frame.sign, firm=firm)


def _taken(text: str, rest: Sequence[Token], frame: Frame) -> Target | None:
    match frame.takes:
        case "thing":
            return _done(text, rest) if frame.words == ("for",) else thing(text, rest)
        case "measure":
            found = thing(text, rest)
            return found if found is not None and _is_measure(found.text.split()) else None
        case "deed" | "policy":
            return deed(text, rest, POLICY if frame.takes == "policy" else None)
        case "told":
            return _told(text, rest)
        case "party":
            return _party(text, rest, ("for", "over"))
        case "accused":
            return _party(text, rest, ("of",))
        case "blamed":
            to_blame = any(token.lower == "for" for token in rest[1:6])
            return _party(text, rest, ("for",)) if to_blame else None
        case "judged":
            return _judged(text, rest)
        case takes:
            return _expressed(text, rest, UNOWNED if takes == "granted" else NOUNS)


def thing(text: str, rest: Sequence[Token]) -> Target | None:
    """A noun phrase or gerund at the start of `rest`, without its article."""
    start = 0
    while word(rest, start) in _OPENING:
        start += 1
    found = phrase(rest, start, _LONGEST)
    while len(found) > 1 and found[0].text in _EVALUATIVE and not _is_bare(found):
        both = word(found, 1) == "and" and word(found, 2) in _EVALUATIVE
        found = found[1 + both :]
    if not found or found[0].lower in _NO_THINGS or says_little(found):
        return None
    following = word(rest, start + 1)
    if len(found) == 1 and found[0].lower.endswith("ing") and following in VAGUE:
        return None  # viewing it
    if len(found) == 1 and following == "," and start and rest[start - 1].lower in ("a", "an"):
        return None  # an arrogant, loud candidate
    if found[0].lower.endswith("ed") and (found[0].lower in FRAMES or len(found) == 1):
        return None  # a verb: the advocates hailed it
    return Target(1, written(text, found), found[0].span.start)


def deed(text: str, rest: Sequence[Token], verbs: Container[str] | None = None) -> Target | None:
    """An infinitive at the start of `rest`, or the position that its verb stands for.

    With `verbs`, only of one of these.
    """
    at, sign = 0, 1
    while word(rest, at) in ADVERBS or word(rest, at).endswith("ly"):
        sign = -sign if rest[at].lower in ("not", "never") else sign
        at += 1
    verb, to = word(rest, at), word(rest, at + 1) == "to"
    if verb == "help" or (verb in HELPING and to):
        return deed(text, rest[at + 1 + to :], verbs)
    for frame in FRAMES[verb] if verb in BASES else ():
        found = complement(text, rest[at + 1 :], frame)
        if found is not None:
            return found._replace(sign=sign * found.sign)
    if verb in _LINKS or not verb.isalpha() or (verbs is not None and verb not in verbs):
        return None
    words, start = gerund(verb), rest[at].span.start
    if word(rest, at + 1) in ("and", "or"):
        at += 2
        words += f" {rest[at - 1].lower} {gerund(word(rest, at))}"
    whom = phrase(rest, at + 1, _LONGEST - len(words.split()))
    if head(whom) in VAGUE | {""} or whom[0].lower in AUXILIARIES | {"as", "by"}:
        return None
    return Target(sign, f"{words} {written(text, whom)}", start)


def _is_bare(found: Sequence[Token]) -> bool:
    """Whether no noun that tells which it is stands behind an adjective: a landmark bill."""
    following = word(found, 1)
    if following == "and":
        return word(found, 2) not in _EVALUATIVE or len(found) < 4
    only = len(found) == 2 and following in GENERIC | VAGUE
    return only or following in _LINKS or not following[0].isalnum()


def _is_measure(words: Sequence[str]) -> bool:
    """Whether the head is a noun of public business (and no name like Bill)."""
    head = next((i for i, each in enumerate(words) if i and each in PREPOSITIONS), len(words))
    return words[head - 1].lower() in MEASURES or not MEASURES.isdisjoint(words[:head])


def _told(text: str, rest: Sequence[Token]) -> Target | None:
    """Urged somebody to do something."""
    for at in range(1, min(len(rest), 9)):
        if not rest[at].text[0].isalnum() or rest[at].lower in AUXILIARIES:
            break
        if rest[at].lower == "to":
            found = deed(text, rest[at + 1 :])
            sign = -1 if rest[at - 1].lower == "not" else 1
            return found and found._replace(sign=sign * found.sign)
    return None


def _done(text: str, rest: Sequence[Token]) -> Target | None:
    """Called for a thing, or for somebody to do something: somebody doing something."""
    whole = thing(text, rest)
    to = next((at for at in range(1, min(len(rest), 10)) if rest[at].lower == "to"), 0)
    if whole is None or not to or rest[to - 1].lower in GENERIC | MEASURES:
        return whole  # a plan to do it
    if any(token.lower in PREPOSITIONS for token in rest[:to]):
        return whole
    somebody, done = thing(text, rest[:to]), deed(text, rest[to + 1 :])
    if done is None and not phrase(rest, to + 2, 1) and word(rest, to + 1).isalpha():
        done = Target(1, gerund(rest[to + 1].lower), 0)  # to resign
    if somebody is None or not somebody.text.endswith(rest[to - 1].text):
        return whole
    return done and done._replace(text=f"{somebody.text} {done.text}", start=somebody.start)


def _party(text: str, rest: Sequence[Token], over: tuple[str, ...]) -> Target | None:
    """Somebody, or what somebody is praised or blamed for."""
    at = next(
        (i for i, each in enumerate(rest) if each.lower in over or not each.text[0].isalnum()),
        len(rest),
    )
    somebody, matter = thing(text, rest[:at]), rest[at + 1 :]
    if not at or not matter or rest[at].lower not in over:
        return thing(text, rest)
    if at > 2 and (at > _LONGEST // 2 or any(each.possessive for each in rest[:at])):
        return somebody if matter[0].lower.endswith("ing") else thing(text, rest)
    if not matter[0].lower.endswith("ing") and over != ("of",):
        return thing(text, matter) or somebody
    found = phrase(matter, int(word(matter, 0) in ("a", "an", "the")), _LONGEST - 3)
    doing = bool(found) and found[0].lower.endswith("ing")
    if somebody is None or len(found) < 1 + doing or says_little(found):
        return somebody
    link = " " if doing else "’ " if somebody.text.endswith("s") else "’s "
    return somebody._replace(text=f"{somebody.text}{link}{written(text, found)}")


def _judged(text: str, rest: Sequence[Token]) -> Target | None:
    """Something called, or described as, good or bad."""
    for at in range(1, min(len(rest), 10)):
        if rest[at].lower in ("as", "a", "an") or rest[at].lower in JUDGEMENTS:
            sign, found = judgement(rest[at:]), thing(text, rest[:at])
            return found and found._replace(sign=sign) if sign else None
    return None


def judgement(rest: Sequence[Token]) -> int:
    """1 for praise, -1 for blame, 0 for neither, by the first words of `rest`."""
    for token in rest[:_JUDGED_WITHIN]:
        if token.lower in JUDGEMENTS:
            return JUDGEMENTS[token.lower]
        if token.text in ",.;:" or token.lower in _UNJUDGED:
            break
    return 0


def _expressed(text: str, rest: Sequence[Token], nouns: Container[str]) -> Target | None:
    """A noun of position and its matter: support for the plan; the union’s right to strike."""
    for at, token in enumerate(rest[:5]):
        if token.lower == "no":
            return None  # expressed no objection
        if token.lower == "right" and at and word(rest, at + 1) in ("to", "of"):
            return thing(text, rest)
        for frame in NOUNS[token.lower] if token.lower in nouns else ():
            found = complement(text, rest[at + 1 :], frame)
            if found is not None:
                return found
    return None

"""Cuts what a position is about from the words behind a verb or noun of position."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from summariser.engines.embedded.grammar import head, phrase, says_little, word, written
from summariser.engines.embedded.positions import (
    BASES,
    FRAMES,
    GENERIC,
    MEASURES,
    NOUNS,
    POLICY,
    UNOWNED,
    VAGUE,
    Frame,
    gerund,
)
from summariser.engines.embedded.sides import side
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
_LINKS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
_NO_THINGS = (_LINKS - DETERMINERS) | RELATIVES | PRONOUNS | {"what", "how", "why", "when"}
_UNJUDGED = (PREPOSITIONS | CONJUNCTIONS | RELATIVES | {"not", "never", "no", "nothing"}) - {
    "as",
    "and",
}
# Positions uttered or acted: who did not do so holds no contrary one.
# Adjectives that judge a thing rather than tell which it is.
_EVALUATIVE = frozenset("sweeping controversial contentious landmark historic reckless".split())
_OUTCOMES = {"out": "removing", "gone": "removing", "back": "returning"}
_UTTERED = frozenset("measure party accused judged noun granted told".split())


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
        case "party" | "accused" as takes:
            ends = ("of",) if takes == "accused" else ("for", "over")
            at = next((i for i, each in enumerate(rest) if each.lower in ends), len(rest))
            return thing(text, rest[:at])
        case "outcome":
            return _outcome(text, rest)
        case "told":
            return _told(text, rest)
        case "asked":
            return _told(text, rest, POLICY)
        case "judged":
            return _judged(text, rest)
        case takes:
            return _expressed(text, rest, UNOWNED if takes == "granted" else NOUNS)


def thing(text: str, rest: Sequence[Token]) -> Target | None:
    """A noun phrase or gerund at the start of `rest`, without its article."""
    start = 0
    while word(rest, start) in _OPENING | _EVALUATIVE:
        start += 1
    found = phrase(rest, start, _LONGEST)
    if not found or found[0].lower in _NO_THINGS or says_little(found):
        return None
    following = word(rest, start + 1)
    if len(found) == 1 and found[0].lower.endswith("ing") and following in VAGUE:
        return None  # viewing it
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
    if verb == "help":
        return deed(text, rest[at + 1 + to :], verbs)
    for frame in FRAMES[verb] if verb in BASES else ():
        found = complement(text, rest[at + 1 :], frame)
        if found is not None:
            return found._replace(sign=sign * found.sign)
    if verb in _LINKS or not verb.isalpha() or (verbs is not None and verb not in verbs):
        return None
    whom = phrase(rest, at + 1, _LONGEST - 1)
    if verbs is not None and whom and whom[0].lower in PREPOSITIONS:
        return None  # return to a place
    if head(whom) in VAGUE | {""} or whom[0].lower in AUXILIARIES | {"as", "by"}:
        return None
    return Target(sign, f"{gerund(verb)} {written(text, whom)}", rest[at].span.start)


def _is_measure(words: Sequence[str]) -> bool:
    """Whether the head is a noun of public business (and no name like Bill)."""
    head = next((i for i, each in enumerate(words) if i and each in PREPOSITIONS), len(words))
    return words[head - 1].lower() in MEASURES or not MEASURES.isdisjoint(words[:head])


def _outcome(text: str, rest: Sequence[Token]) -> Target | None:
    """Wants something out, back or done: removing, returning or doing it."""
    end = next((i for i, each in enumerate(rest[:7]) if i and _is_outcome(each.lower)), 0)
    if (
        not end
        or word(rest, end + 1) == "of"
        or not all(each.text.isalnum() for each in rest[:end])
    ):
        return None
    if any(each.lower in _LINKS - DETERMINERS for each in rest[:end]):
        return None
    found, done = thing(text, rest[:end]), rest[end].lower
    anybody = rest[0].text if rest[0].lower in ("anyone", "anybody") else ""
    name = found.text if found else anybody
    doing = _OUTCOMES.get(done) or f"{done.removesuffix('ed')}ing"
    return Target(1, f"{doing} {name}", rest[0].span.start) if name else None


def _is_outcome(word: str) -> bool:
    return word in _OUTCOMES or (word.endswith("ed") and len(word) > 4)


def _told(text: str, rest: Sequence[Token], verbs: Container[str] | None = None) -> Target | None:
    """Urged somebody to do something."""
    for at in range(1, min(len(rest), 9)):
        if not rest[at].text[0].isalnum() or rest[at].lower in AUXILIARIES:
            break
        if rest[at].lower == "to":
            found = deed(text, rest[at + 1 :], verbs)
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


def _judged(text: str, rest: Sequence[Token]) -> Target | None:
    """Something called, or described as, good or bad."""
    for at in range(1, min(len(rest), 10)):
        if rest[at].lower in ("as", "a", "an") or side(rest[at : at + 1]):
            sign, found = judgement(text, rest[at:]), thing(text, rest[:at])
            return found and found._replace(sign=sign) if sign else None
    return None


def judgement(text: str, rest: Sequence[Token]) -> int:
    """1 for praise, -1 for blame, 0 for neither, by the first words of `rest`.

    What somebody calls “a ransom note”, in words worth quoting, is blamed if it is not praised.
    """
    end = next(
        (i for i, each in enumerate(rest) if each.text in ",.;:" or each.lower in _UNJUDGED), 7
    )
    sign = side(rest[: min(end, _JUDGED_WITHIN)])
    if sign:
        return 1 if sign > 0 else -1
    if word(rest, 0) in ("a", "an") and text[rest[0].span.start - 1] in "“‘\"'":
        return -1
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

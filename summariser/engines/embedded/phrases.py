"""Noun phrases that describe somebody: what heads them, what completes them, what they are of."""

import re
from collections.abc import Sequence

from summariser.draft import ActorKind
from summariser.engines.embedded.gazetteer import (
    BODY_NOUNS,
    COLLECTIVES,
    COMPANY_NOUNS,
    DOCUMENTS,
    GROUP_NOUNS,
    ORGANISATION_WORDS,
    PEOPLE,
    PERSON_NOUNS,
    ROLES,
    STATE_WORDS,
)
from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    HONORIFICS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)

__all__ = [
    "DEFINITE",
    "INDEFINITE",
    "POSSESSIVE",
    "bare",
    "completed",
    "head_of",
    "kind_of",
    "owned",
]

POSSESSIVE = frozenset("his her its their our my".split())
DEFINITE = frozenset("the this that these those his her its their our".split())
INDEFINITE = DETERMINERS - DEFINITE
_LONGEST = 6  # words between a description's determiner and its head
_COMPLEMENT = 7  # words of what a description is of
_PHRASE_END = re.compile(
    r"\s(?:of|for|in|at|with|from|on|to|by|who|that|which|and|under|against|near|about"
    r"|(?:\w{2,}ed|given|made|seen|sent|shown|written)\s(?:by|in|on|to))\s|,"
)
_OF = re.compile(r"\s+of\s+")
_AMONG = re.compile(r"\s+(?:of|at|in|from|for)\s+")  # of people: doctors at Sele Hospital
_PREPOSITION = re.compile(r"\s(?:by|in|at|on|to|for|from|with)\s")
_WORD = re.compile(r"(?:[^\W_]|[.’'&-](?=\w))+(?:[’'](?=\s))?")
_SPACE = re.compile(r"[^\S\n]+")
_NO_PART = AUXILIARIES | CONJUNCTIONS | PREPOSITIONS | RELATIVES
_NO_HEAD = _NO_PART | DETERMINERS | PRONOUNS | ADVERBS | CALENDAR
_BORDER = _NO_PART | PAST | PRONOUNS
_BODIES: frozenset[str] = BODY_NOUNS | COMPANY_NOUNS | GROUP_NOUNS | ORGANISATION_WORDS
_OFFICES = (ROLES | HONORIFICS) - {"member", "resident", "officer", "mother", "father"}
_ACTORS = BODY_NOUNS | COMPANY_NOUNS | STATE_WORDS | PEOPLE | PERSON_NOUNS
# Those behind whom sources hide.
_HIDING = frozenset(
    "officials critics aides sources insiders allies observers opponents supporters friends people"
    " colleagues others one ones".split()
)
# Plurals that stand before a noun as they are: a rights group.
_MODIFYING = frozenset(
    "rights sports standards arms customs news works parks services systems affairs operations"
    " communications relations resources sales savings veterans".split()
)
_AGENT = re.compile(r"(?:[eo]r|ist|ian|ant|oy)s?$")
_AGENTS = re.compile(r"\w{3}(?:[eo]rs|ists|ians)$")  # vaccinators, cellists
_OWNER = re.compile(r"(?:\w[’']s|s[’'])$")


def head_of(text: str) -> tuple[str, str]:
    """A noun phrase up to its complement, and the noun that heads it, small."""
    phrase = _PHRASE_END.split(text, maxsplit=1)[0]
    words = phrase.split()
    return phrase, words[-1].strip(".,’'").lower() if words else ""


def bare(phrase: str) -> str:
    """A phrase without its article, on one line."""
    words = phrase.split()
    return " ".join(
        words[1:] if len(words) > 1 and words[0].lower() in ("the", "a", "an") else words
    )


def owned(phrase: str) -> bool:
    """Whether a noun phrase has an owner who is no pronoun: the council’s team."""
    return any(_OWNER.search(word) for word in phrase.split()[:-1])


def completed(text: str, end: int, head: str, stop: int) -> int:
    """Where a description ends in `text` with what it is of, its head ending at `end`.

    Up to `stop`, where its mention ends, all of that is taken; beyond it, in “of”, a name, or a
    noun and one of people.
    """
    found = (_AMONG if head in PEOPLE else _OF).match(text, end)
    if found is None:
        return end
    at, taken = found.end(), 0
    words: list[str] = []
    while taken < _COMPLEMENT and (word := _WORD.match(text, at)) is not None:
        lower = word[0].lower()
        joins = lower in ("of", "the", "a", "an") or (
            lower == "and" and not _opens(text, word.end())
        )
        if lower in _BORDER and not joins:
            break
        if lower in DETERMINERS and words and words[-1] != "of":
            break
        if word.end() > stop and not _goes_on(words, word[0]):
            break
        if lower.endswith(("ing", "ed")) and _PREPOSITION.match(text, word.end()):
            break
        words.append(word[0])
        taken, at = taken + 1, word.end()
        end = end if joins else at
        space = _SPACE.match(text, at)
        if space is None:
            break
        at = space.end()
    return end


def _opens(text: str, at: int) -> bool:
    """Whether a noun phrase of its own follows: and his wife."""
    following = _WORD.match(text, at + 1)
    return following is not None and following[0].lower() in DETERMINERS


def _goes_on(words: Sequence[str], word: str) -> bool:
    """Whether a word belongs to a complement whose end nobody has shown."""
    lower = word.lower()
    before = words[-1] if words else ""
    if not before or before.lower() in DETERMINERS or _OWNER.search(before):
        return True
    if word[0].isupper() or lower in PEOPLE or lower.endswith(("keepers", "workers", "owners")):
        return lower not in DETERMINERS
    return before[0].isupper() and lower in _BODIES


def kind_of(phrase: str, head: str) -> ActorKind | None:
    """What a description is of, None where that is no actor: one man, some people, officials."""
    words = [word.lower() for word in phrase.split()]
    if not words or not head or head in _NO_HEAD or head in _HIDING or not head[0].isalpha():
        return None
    owner = owned(phrase)
    determined = words[0] in DETERMINERS or owner
    inner = words[1:-1] if words[0] in DETERMINERS else words[:-1]
    if not _well_formed(inner, phrase, head):
        return None
    if words[0] in INDEFINITE and (head in PEOPLE or head in PERSON_NOUNS):
        return None
    if head in PEOPLE or (_AGENTS.search(head) and words[0] not in INDEFINITE):
        return "group"
    if head in DOCUMENTS and head.endswith("s") and len(words) > 1:
        return "document"  # state records
    if not (determined or phrase[0].isupper()):
        return "group" if _is_bodies(head) else None
    if _is_bodies(head):
        return "group"
    kind = _of_head(head)
    if kind is not None:
        return kind if determined or len(words) > 1 else None
    return _of_other(words, inner, head, owner=owner)


def _of_other(
    words: Sequence[str], inner: Sequence[str], head: str, *, owner: bool
) -> ActorKind | None:
    """What one that no list has is, if it is definite: the sacristan, Norway’s envoy."""
    definite = words[0] == "the" or owner
    if head in PERSON_NOUNS:
        return "person" if definite and head in _OFFICES else None
    if owner and not _AGENT.search(head):
        return None  # the chairman's view
    if not definite or any(word in _ACTORS for word in inner if not _OWNER.search(word)):
        return None
    return "group" if head.endswith("s") and not head.endswith("ss") else "other"


def _is_bodies(head: str) -> bool:
    """Whether it is the plural of a body: federations, parties."""
    singular = f"{head[:-3]}y" if head.endswith("ies") else head.removesuffix("s")
    return head not in _BODIES | DOCUMENTS and singular in _BODIES


def _of_head(head: str) -> ActorKind | None:
    if head in DOCUMENTS:
        return "document"
    if head in COLLECTIVES:
        return "group"
    if head in STATE_WORDS:
        return "government"
    return "organisation" if head in _BODIES else None


def _well_formed(inner: Sequence[str], phrase: str, head: str) -> bool:
    """Whether the words before a head may all belong to it: no verb, no clause."""
    if len(inner) >= _LONGEST or not _NO_PART.isdisjoint(inner):
        return False
    written = phrase.split()[-len(inner) - 1 : -1]
    strict = _of_head(head) is None  # prosecutors want officers, but the fisheries ministry
    for place, (word, as_is) in enumerate(zip(inner, written, strict=True)):
        if not word[0].isalnum() or word in PAST or word in PRONOUNS:
            return False
        if as_is[0].isupper() or _OWNER.search(word):
            continue
        plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        if strict and plural and word not in _MODIFYING:
            return False
        if place and word.endswith(("ed", "ly")):
            return False
    return True

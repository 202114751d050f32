"""Text that is no sentence of its own: scraps of a page, and what points at other sentences."""

import re
from collections.abc import Sequence
from itertools import pairwise

from summariser.engines.embedded.cuts import is_finite
from summariser.engines.embedded.pronouns import reports_behind
from summariser.engines.embedded.terms import terms_of
from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
)
from summariser.tokens import Token, tokenise

__all__ = [
    "in_first_person",
    "is_caption",
    "is_scrap",
    "is_whole",
    "leans",
    "leans_first",
    "presumed",
]

_GLANCE = 40  # characters that hold the first two words
_OPENING = 12  # tokens that an opening phrase may have
_BEGINNING = 80  # characters that hold what a sentence is about
_FEW = 4  # words of that

_SCRAP = re.compile(
    r"https?://|www\.|\bpic\.twitter|@\w|</?\w|^[•*·–—-]|^[(\[].*[)\]]$"
    r"|\b(?:image|photo|picture|credit)s?: [A-Z]|^(?:photo|image|caption|video|watch|update"
    r"|correction|editor’s note)\w*:|\b(?:read (?:more|part \d|the (?:rest|full))|click here"
    r"|sign up|subscribe|all rights reserved|follow us on|photo by|contributed to this|getty images"
    r"|this (?:story|article) (?:was|has been)|interview (?:was|has been) edited)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"[ \t]+(?:image|photo|picture|credit)s?: ", re.IGNORECASE)
_ENDS = re.compile(r"[.!…。！][”’\"'»)\]]*$|[?？][”’\"'»]$")
_ORPHANS = {  # first words that lean on the sentence before, by language
    language: frozenset(words.split())
    for language, words in {
        "en": "it its they their this these those that such both neither another other others here",
        "de": "er sie es ihr ihre ihren ihrem sein seine seinen dies diese dieser dieses das",
        "fr": "il elle ils elles ce c cela ceci cette ces son sa ses leur leurs celui celle",
        "es": "él ella ellos ellas esto este esta estos estas ese esa eso su sus",
    }.items()
}
_GENDERED = frozenset("he she his her".split())
_POINTING = frozenset("this these those".split())
_REPORTERS_OWN = frozenset("I We we My my Our our me".split())
_REFERRING = frozenset("it its them their they".split())
_EMPTY = (
    ADVERBS
    | AUXILIARIES
    | CONJUNCTIONS
    | DETERMINERS
    | PREPOSITIONS
    | set("there nothing none nobody something everything says said according".split())
)
_POINTS_ITSELF = (
    CALENDAR | PREPOSITIONS | RELATIVES | set("weekend season spring summer autumn winter".split())
)
_COUNTED = frozenset(  # the last will leave, the pair were fined
    "first second third last latter former other others rest two three four five six pair trio"
    " duo".split()
)
_NTH = frozenset("second third fourth fifth final further earlier later similar".split())
_COMPLEMENTS = PREPOSITIONS | RELATIVES
_STOPS = frozenset(".!…")
_FEWEST = 3  # tokens of “The last left”
_COMPARED = frozenset("as that who which".split())
_BEHIND_NOUNS = AUXILIARIES | PREPOSITIONS - {"of"} | {","}
_UNFINISHED = AUXILIARIES | set("not n't so too either neither".split())


def leans_first(text: str, language: str | None) -> bool:
    """Whether the first word points back: They …, This plan …, “He …” (not: This week …)."""
    words = re.findall(r"[^\W\d_]+", text[:_GLANCE])
    first, second = [*(word.lower() for word in words), "", ""][:2]
    # Who speaks may be told behind a quotation, not of whom.
    quoted = first in _GENDERED and not text[:1].isalnum()
    if not quoted and first not in _ORPHANS.get(language or "en", ()):
        return False
    if len(first) > 1 and words[0].isupper():  # IT
        return False
    return not (first in _POINTING and second in CALENDAR)


def is_scrap(text: str) -> bool:
    """Whether it is a caption, a link, a signature, a list's item or a note of the site."""
    return _SCRAP.search(text) is not None


def is_caption(text: str, end: int) -> bool:
    """Whether the credit of a picture follows the sentence that ends there."""
    return _CREDIT.match(text, end) is not None


def is_whole(text: str) -> bool:
    """Whether it ends like a sentence; a date, a name or a heading does not."""
    return _ENDS.search(text) is not None


def leans(tokens: Sequence[Token]) -> bool:
    """Whether other words than the first point at what only the article holds."""
    subject = next((i for i, token in enumerate(tokens) if token.text in ("it", "they")), 0)
    opened = tokens[0].lower in PREPOSITIONS | ADVERBS and tokens[subject - 1].text == ","
    if subject and (reports_behind(tokens, subject) or (opened and subject < _OPENING)):
        return True
    referring = next((i for i, token in enumerate(tokens) if token.lower in _REFERRING), 0)
    if referring and all(_is_empty(token) for token in tokens[:referring]):
        return True
    if _counts(tokens) or _compares(tokens) or _is_unfinished(tokens) or _is_one(tokens):
        return True
    return in_first_person(tokens) or any(
        (token.lower in _POINTING and after.lower not in _POINTS_ITSELF and not is_finite(after))
        or (token.lower == "that" and after.text in CALENDAR)
        for token, after in pairwise(tokens)
    )


def in_first_person(tokens: Sequence[Token]) -> bool:
    """Whether the reporter says I or we in it."""
    return any(token.text in _REPORTERS_OWN for token in tokens)


def presumed(text: str) -> frozenset[str]:
    """The terms of what it opens with as known, without a complement: The change is part of …."""
    opening = tokenise(text, (0, min(len(text), _BEGINNING)), ())
    run: list[str] = []
    for token in opening[1:] if opening and opening[0].text == "The" else ():
        if token.capital or token.lower in _COMPLEMENTS or "’" in token.text or "'" in token.text:
            return frozenset()
        if not token.text[0].isalpha() or token.lower in DETERMINERS or is_finite(token):
            break
        run.append(token.text)
    return terms_of(" ".join(run[:_FEW]))


def _is_one(tokens: Sequence[Token]) -> bool:
    """Whether it speaks of one of several: A second bridge is old; it came from one, she said."""
    first, second = (*(token.lower for token in tokens[:2]), "", "")[:2]
    if (first in ("a", "an") and second in _NTH) or (first == "the" and second in ("one", "other")):
        return True
    if first == "so" and second in AUXILIARIES:
        return True
    return any(
        (a.lower in PREPOSITIONS and b.lower == "one" and (c.text in ",." or is_finite(c)))
        or (a.text == "," and b.text == "that" and is_finite(c))  # to them, that was good
        for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _is_empty(token: Token) -> bool:
    """Whether it is no word that a pronoun may stand for."""
    return token.lower in _EMPTY or not token.text[0].isalpha()


def _counts(tokens: Sequence[Token]) -> bool:
    """Whether it opens with a number of what went before: The last will leave."""
    if len(tokens) < _FEWEST or tokens[0].lower != "the" or tokens[1].lower not in _COUNTED:
        return False
    return tokens[2].lower in _BEHIND_NOUNS or is_finite(tokens[2])


def _compares(tokens: Sequence[Token]) -> bool:
    """Whether something is the same as in another sentence: They made the same demand."""
    words = [token.lower for token in tokens]
    at = next((i for i, pair in enumerate(pairwise(words)) if pair == ("the", "same")), None)
    return at is not None and words[at + 2 : at + 3] != ["time"] and not _COMPARED & set(words[at:])


def _is_unfinished(tokens: Sequence[Token]) -> bool:
    """Whether it leaves out what was said before: Finding a job may be."""
    last = next((token for token in reversed(tokens) if token.text not in _STOPS), tokens[-1])
    return last.lower in _UNFINISHED

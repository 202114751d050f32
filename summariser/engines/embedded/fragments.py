"""Text that is no sentence of its own: scraps of a page, and openings that point back."""

import re

from summariser.lexicon import CALENDAR

__all__ = ["POINTING", "is_scrap", "is_whole", "leans_first"]

_GLANCE = 40  # characters that hold the first two words

_SCRAP = re.compile(
    r"https?://|www\.|\bpic\.twitter|@\w|</?\w|^[•*·–—-]|^[(\[].*[)\]]$"
    r"|\b(?:image|photo|picture|credit)s?: [A-Z]|^(?:photo|image|caption|video|watch|update"
    r"|correction|editor’s note)\w*:|\b(?:read (?:more|part \d|the (?:rest|full))|click here"
    r"|sign up|subscribe|all rights reserved|follow us on|photo by|contributed to this|getty images"
    r"|this (?:story|article) (?:was|has been)|interview (?:was|has been) edited)\b",
    re.IGNORECASE,
)
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
POINTING = frozenset("this these those".split())


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
    return not (first in POINTING and second in CALENDAR)


def is_scrap(text: str) -> bool:
    """Whether it is a caption, a link, a signature, a list's item or a note of the site."""
    return _SCRAP.search(text) is not None


def is_whole(text: str) -> bool:
    """Whether it ends like a sentence; a date, a name or a heading does not."""
    return _ENDS.search(text) is not None

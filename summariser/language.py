"""Guesses the language of a text among the few whose sentences and quotations are known."""

import re
from collections import Counter

__all__ = ["base_language", "guess_language", "is_english"]

# Frequent function words that the other languages lack.
_WORDS = {
    "en": "the of and to was were that for with his her they said has have been would from which",
    "de": "der die und das nicht mit von dem den ist ein eine sich auch wurde werden hat für dass",
    "fr": "le les et des une du est pas qui dans sur pour avec au ont été cette ses selon",
    "es": "el los y las del una por con para se que su fue han más como pero según dijo",
}
_LANGUAGE_OF: dict[str, str] = {}
for _language, _listed in _WORDS.items():
    for _word in _listed.split():
        _LANGUAGE_OF[_word] = _language
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters


def guess_language(text: str) -> str | None:
    """`en`, `de`, `fr` or `es`; None where too few function words of any are found."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    counts = Counter(_LANGUAGE_OF[word] for word in words if word in _LANGUAGE_OF)
    if not counts:
        return None
    language, hits = counts.most_common(1)[0]
    enough = hits >= max(2, len(words) // 20)
    return language if enough else None


def base_language(language: str | None) -> str:
    """The language of a tag, small: de of de-AT; en where nobody knows it."""
    return (language or "en").lower().partition("-")[0]


def is_english(language: str | None) -> bool:
    """Whether the rules of English may read it: en, en-GB, or a language that nobody knows."""
    return base_language(language) == "en"

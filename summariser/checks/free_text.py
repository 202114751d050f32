"""Says why text that an engine wrote must not stand in a report."""

import re
import unicodedata

__all__ = ["illegal_text"]

# Every match is a whole: what the article holds in just this form is no invention of an engine.
# No quantifier can run over the same stretch again and again.
_ILLEGAL = (
    (
        "a link or an address",
        re.compile(
            r"\b[a-z][a-z0-9+.-]{0,15}://\S*|\bwww\.\S+|\b(?:javascript|vbscript|mailto|data:[a-z]+/)\S+"
            r"|(?<![\w.+-])[\w.+-]++@(?:[\w-]++\.)+[\w-]+"
            r"|(?<![\w.-])(?:[\w-]++\.)++(?<=[^\d.]\.)[^\W\d_]{2,}(?::\d+)?/\S*"
            r"|(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?::\d+|/)\S*",
            re.IGNORECASE,
        ),
    ),
    # What HTML takes for the start of a tag, with its rest; and references to characters.
    ("HTML markup", re.compile(r"<[a-z/!?][^<>]*+>?|&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.I)),
    (
        "Markdown markup",
        re.compile(r"!?\[[^\][\n]*+\]\([^()\n]*+\)?|```.*|~~~.*|^[ ]{0,3}#{1,6}\s.*", re.M),
    ),
    ("a template's braces", re.compile(r"\{[{%#].{0,200}?[}%#]\}|\{[{%#]|[}%#]\}|\$\{[^{}]*+\}?")),
)
_BREAKS = "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_BLANKS = "\u034f\u115f\u1160\u2800\u3164\uffa0"  # take no ink, but are letters, marks or symbols
_TRAILING = ".,;:!?)]}”’\"'"
_JOINERS = "\u200c\u200d"
_JOINED_SCRIPTS = range(0x0600, 0x0E00)  # Arabic to Sinhala spell with the joiners


def illegal_text(text: str, article: str) -> str | None:
    """What in `text` has no place in a report, None where there is nothing.

    Text of a report is one line. Links, addresses, markup and characters that cannot be seen are
    illegal unless `article` holds that very string. The answer is short and safe to show.
    """
    if any(mark in text for mark in _BREAKS):
        return "a line break or a tab"
    for position, character in enumerate(text):
        if _unseen(character, text[position - 1 : position]):
            word = _word_at(text, position)
            if word not in article:
                return f"a character that cannot be seen (U+{ord(character):04X})"
    for reason, pattern in _ILLEGAL:
        for found in pattern.finditer(text):
            if not _held(found.group().rstrip(_TRAILING), article):
                return reason
    return None


def _held(string: str, article: str) -> bool:
    """Whether `article` holds `string` as a whole, no part of a longer link."""
    before = r"(?<![\w.@-])" if string[0].isalnum() else ""
    after = r"(?![\w/]|[.?&=#%-]\w)" if string[-1].isalnum() or string[-1] == "/" else ""
    return re.search(rf"{before}{re.escape(string)}{after}", article) is not None


def _unseen(character: str, before: str) -> bool:
    if character.isascii():
        return not character.isprintable()
    if character in _JOINERS and before and ord(before) in _JOINED_SCRIPTS:
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs") or character in _BLANKS


def _word_at(text: str, position: int) -> str:
    """The stretch without white space that holds `position`."""
    start = max(text.rfind(" ", 0, position) + 1, 0)
    end = text.find(" ", position)
    return text[start : end if end >= 0 else len(text)]

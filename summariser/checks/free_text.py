"""Says why text that an engine wrote must not stand in a report."""

import re
import unicodedata

__all__ = ["illegal_text"]

_LONGEST = 1_000  # characters of a headline, a sentence, a name, a role or a target
_LETTER = r"[^\W\d_]"
_LINK = "a link or an address"

# Every match is a whole: what the article holds in just this form is no invention of an engine.
# No quantifier can run over the same stretch again and again.
_ILLEGAL = (
    (
        _LINK,
        re.compile(
            r"(?i:(?<![\w+.-])[\w+.-]*+://\S*|\bwww\.\S+"
            r"|\b(?:javascript|vbscript|mailto|xmpp|tel|sms|magnet|data(?=:(?:[a-z]+/|[;,]))):\S+"
            r"|(?<![\w.+-])[\w.+-]++@(?:[\w-]++\.)+[\w-]+"
            rf"|(?<![\w.-])(?:[\w-]++\.(?=[\w-]))++(?<=[^\d.]\.){_LETTER}{{2,}}(?:(?::\d+)?/\S*|:\d+)"
            r"|(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]|-\w)(?::\d+)?(?:/\S*)?)"
            # The name of a site alone. Capitals part it from a missing space (“ends.Then”) and
            # from abbreviations (EE.UU.), a second letter before the dot from others (p.ej.).
            r"|(?<![\w.-])(?![A-Z][a-z]+\.com\b)(?:[\w-]++\.(?=[\w-]))++(?<=[^\d.]\.)(?:"
            r"(?<=\w\w\.)(?:[a-z]{2,24}|xn--[\w-]+|рф|рус|укр|бел)"
            r"|(?i:com|org|net|info|biz|co|io|me|ly|cc|ru|cn)"
            r")(?![\w-])"
        ),
    ),
    # What HTML takes for the start of a tag, with its rest; and references to characters.
    (
        "HTML markup",
        re.compile(r"<[a-z/!?][^<>]*+>?|&(?:#(?:\d+|x[0-9a-f]+);?|[a-z][a-z0-9]{1,31};)", re.I),
    ),
    (
        "Markdown markup",
        re.compile(
            r"!?\[[^\][\n]*+\](?:\([^()\n]*+\)?|\[[^\][\n]*+\])|```.*|~~~.*|^[ ]{0,3}#{1,6}\s.*"
            r"|(?<!`)`[^`\n]++`(?!`)|\*\*[^*\n]++\*\*|(?<!\w)__[^_\n]++__(?!\w)",
            re.M,
        ),
    ),
    (
        "a template's braces",
        re.compile(
            r"\{[{%#].{0,200}?[}%#]\}|\{[{%#]|[}%#]\}|[$#%]\{[^{}]*+\}?|<%.{0,200}?%>|<%|%>"
        ),
    ),
)
_MIXED = re.compile(  # a word of Latin letters with Greek or Cyrillic ones
    rf"(?<!{_LETTER})(?={_LETTER}*?[A-Za-z\u00c0-\u024f])"
    rf"(?={_LETTER}*?[\u0370-\u052f]){_LETTER}+"
)
# What stands for the punctuation of links and tags, or is made it by compatibility mappings.
_PLAIN = str.maketrans(
    "．․：︓﹕／⁄∕⧸＼\\＠﹫＜﹤＞﹥＆﹠；﹔－",
    "..:::" + "//////" + "@@<<>>&&;;-",
) | {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
_BREAKS = "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"  # take no ink
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
_TRAILING = ".,;:!?)]}”’\"'"  # of the sentence, not of a link
_GOES_BEFORE = re.compile(r"[\w.@-]")
_GOES_ON = re.compile(r"[\w/]|[.?&=#%-]\w")
_JOINERS = "\u200c\u200d"
_JOINED_SCRIPTS = range(0x0600, 0x0E00)  # Arabic to Sinhala spell with the joiners
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def illegal_text(text: str, article: str) -> str | None:
    """What in `text` has no place in a report, None where there is nothing.

    Text of a report is one line of at most 1,000 characters. Longer text, links, addresses,
    markup, words of mixed alphabets and characters that cannot be seen are illegal unless
    `article` holds that very string. The answer is short and safe to show.
    """
    if any(mark in text for mark in _BREAKS):
        return "a line break or a tab"
    if _held(text, article):
        return None
    if len(text) > _LONGEST:
        return f"more than {_LONGEST:,} characters"
    if unseen := _unseen_in(text, article):
        return f"a character that cannot be seen (U+{ord(unseen):04X})"
    plain = text.translate(_PLAIN)  # as long as the text
    for reason, pattern in _ILLEGAL:
        for found in pattern.finditer(plain):
            string = text[found.start() : found.end()]
            if not _held(string.rstrip(_TRAILING) if reason == _LINK else string, article):
                return reason
    if any(found.group() not in article for found in _MIXED.finditer(text)):
        return "letters of two alphabets in one word"
    return None


def _held(string: str, article: str) -> bool:
    """Whether `article` holds `string` as a whole, no part of a longer link."""
    start = article.find(string)
    while start >= 0:
        end = start + len(string)
        begun = string[:1].isalnum() and _GOES_BEFORE.match(article, max(start - 1, 0), start)
        open_ended = string[-1:].isalnum() or string[-1:] == "/"
        if not begun and not (open_ended and _GOES_ON.match(article, end)):
            return True
        start = article.find(string, end)
    return False


def _unseen_in(text: str, article: str) -> str | None:
    """The first character that cannot be seen and whose word the article lacks."""
    found = (
        character
        for position, character in enumerate(text)
        if _unseen(character, text[position - 1 : position])
        and _word_at(text, position) not in article
    )
    return next(found, None)


def _unseen(character: str, before: str) -> bool:
    if character.isascii():
        return not character.isprintable()
    if character in _JOINERS and before and ord(before) in _JOINED_SCRIPTS:
        return False
    if _SELECTORS.match(character):  # a form of the character before it; a row of them is a code
        return not before or before.isspace() or _SELECTORS.match(before) is not None
    return unicodedata.category(character) in _UNSEEN or character in _BLANKS


def _word_at(text: str, position: int) -> str:
    """The stretch without white space that holds `position`."""
    start = max(text.rfind(" ", 0, position) + 1, 0)
    end = text.find(" ", position)
    return text[start : end if end >= 0 else len(text)]

"""Sentence boundaries of news text; the only module that knows the splitter library, sentencex."""

import re
from bisect import bisect_left
from collections.abc import Iterator

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ZONE = r"(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|Eastern|Central|Mountain|Pacific)"

# What the library must not see. It keeps a passage in marks or brackets in one piece, however many
# sentences it holds, and takes quadratic time over unbalanced marks; it ends sentences after a few
# titles and clock times; it cannot encode lone surrogates.
_HIDDEN = re.compile(
    rf"""["“”„‟«»‹›()\[\]{{}}\ud800-\udfff]
    | (?<!\w)['‘’‚`] | ['‘’`](?!\w)
    | \.(?: (?<=\bM\.) | (?<=\b(?:MM|Ms|Mx|Ft)\.) | (?<=\bJ\.D\.)
          | (?<=\b(?:Amb|Dep|Spc)\.) | (?<=\b(?:Atty|Gens|Govs|Revs)\.)
          | (?<=\b[ap]\.m\.)(?=\s+(?:{_DAY}|{_ZONE})\b) )""",
    re.VERBOSE,
)
# “ « ' " may open or close, by language and habit: they close where no word follows at once.
_CLOSING = re.compile(r"""(?:[”’›)\]}]|["'“‘«»](?!\w)|[^\S\n][»›](?!\w))*""")
# The library is quadratic in text without white space or boundaries, so it gets a little at a time.
_WINDOW = 2_000
# The library reads “he told me.” as the abbreviation of Maine.
_MISSED = re.compile(r"""\bme\.["”’)]*(?=\s+["“‘(]?[A-Z])""")
_NEVER_FIRST = ",;–—-"
_OPENING = re.compile(r"""[^\S\n]*["'“”‘’«»‹›(\[{]*[^\S\n]*""")


def split_sentences(
    text: str, start: int = 0, end: int | None = None, language: str = "en"
) -> list[tuple[int, int]]:
    """Spans of the sentences in `text[start:end]`, best a paragraph, in time linear in its length.

    Spans are half-open code-point offsets into `text`, ordered and disjoint, without white space at
    either end; together they cover every other character. A closing quotation mark or bracket
    belongs to the sentence before it, and a quotation of several sentences is split. `language` is
    a BCP 47 tag of which the first part counts; an unknown one is read as English.
    """
    passage = text[start:end]
    spans: list[tuple[int, int]] = []
    left = 0
    for right in [*_sentence_ends(passage, language), len(passage)]:
        sentence = passage[left:right].strip()
        if sentence:
            first = start + passage.index(sentence[0], left)
            spans.append((first, first + len(sentence)))
        left = right
    return spans


def _sentence_ends(passage: str, language: str) -> list[int]:
    """Offsets in `passage` where a sentence other than the last one ends, in order."""
    # Where each hidden character stood in the bare text.
    cuts = [match.start() - count for count, match in enumerate(_HIDDEN.finditer(passage))]
    ends: list[int] = []
    for bare_end in _bare_ends(_HIDDEN.sub("", passage), language):
        end = _skip(_CLOSING, passage, bare_end + bisect_left(cuts, bare_end))
        first = _skip(_OPENING, passage, end)
        following = passage[first : first + 1]
        if not (following.islower() or following in _NEVER_FIRST):
            ends.append(end)
    return sorted({*ends, *(match.end() for match in _MISSED.finditer(passage))})


def _bare_ends(bare: str, language: str) -> Iterator[int]:
    """The library's sentence ends in text without hidden characters, but the last."""
    from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

    tag = re.split("[-_]", language)[0].lower()
    start = 0
    while start < len(bare):
        found = get_sentence_boundaries(tag, bare[start : start + _WINDOW])
        for sentence in found[:-1]:
            yield start + sentence["start_index"] + len(sentence["text"].rstrip())
        if start + _WINDOW >= len(bare):
            return
        # The last sentence is read again, whole; one that fills the window is cut.
        start += found[-1]["start_index"] or _WINDOW


def _skip(pattern: re.Pattern[str], text: str, offset: int) -> int:
    """Where the stretch that `pattern` matches at `offset` ends, at once if there is none."""
    found = pattern.match(text, offset)
    return found.end() if found else offset

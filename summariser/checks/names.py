"""Finds the names of a claim that the article does not have."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from summariser.checks.clauses import content
from summariser.checks.doubt import Doubt, cited
from summariser.checks.numbers import numbers
from summariser.checks.passage import Passage, folded

__all__ = ["doubted_names"]

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’&][^\W_]+)*")
_SENTENCE_START = re.compile(r"""(?:^|[.:;!?…]["”’')\]]*\s|[“‘"(\[«„]|(?:^|\s)['`]+)\s*$""")
_POSSESSIVE = re.compile(r"['’]s?$")
_NO_NAME = re.compile(
    r"(?:\d.*|[QH][1-4]|I|I['’].+|M(?:r|rs|s|x)|Dr|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
    r"|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|.)"
)
_LONG = 6  # a shorter word is inside another, or one letter from it, by chance
# What one country or body is called, where no ending leads from one word to another.
_SAME = tuple(
    frozenset(words.split())
    for words in (
        "us usa america american americans states",
        "uk britain british briton britons kingdom",
        "eu europe european europeans",
        "france french frenchman",
        "spain spanish spaniard spaniards",
        "poland polish pole poles",
        "denmark danish dane danes",
        "netherlands dutch holland",
        "switzerland swiss",
        "wales welsh",
        "ireland irish",
        "england english",
        "scotland scottish scots",
        "germany german germans",
        "greece greek greeks",
        "turkey turkish turks turkiye",
        "norway norwegian norwegians",
        "finland finnish finns",
        "sweden swedish swedes",
        "iceland icelandic",
        "thailand thai thais",
        "afghanistan afghan afghans",
        "pakistan pakistani pakistanis",
        "kazakhstan kazakh kazakhs",
        "uzbekistan uzbek uzbeks",
        "philippines filipino filipinos",
        "cyprus cypriot cypriots",
        "belgium belgian belgians",
        "slovakia slovak slovaks",
        "czechia czech czechs",
        "texas texan texans",
        "republican republicans gop",
        "democrat democrats democratic dem dems",
        "covid coronavirus",
        "kyiv kiev",
        "dc washington",
    )
)
_ENDINGS = [
    "",
    *"s es n ns an ans ian ians ean ese ish i is ic al ary ism ist ists y a e ia er ers".split(),
]


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    first: bool  # of a sentence or a quotation, where capitals mean nothing


def doubted_names(claim: str, evidence: Passage, article: Passage) -> Iterator[Doubt]:
    """The capitalised names of `claim` of which the article does not have every word.

    A first word alone is taken for no name. Headlines with capitals throughout are passed over, and
    so is German, which gives them to all nouns.
    """
    claim = unicodedata.normalize("NFC", claim)  # no letter is parted from its accent
    known = (evidence, article)
    unknown = [
        (claim[run[0].start : run[-1].end], missing)
        for run in _runs(claim)
        if (missing := [word.text for word in run if _is_unknown(word, claim, known)])
        and not _abbreviated(run, known)
    ]
    if not unknown or _title_case(claim) or article.language == "de":
        return
    for name, missing in unknown:
        if all(len(word) >= _LONG and _misspelled(folded(word), article) for word in missing):
            message = f"The name {cited(name)} is spelled otherwise in the article."
            yield Doubt("unsupported-name", "info", message)
        else:
            message = f"The name {cited(name)} is not in the article."
            yield Doubt("unsupported-name", "warning", message)


def _runs(claim: str) -> Iterator[list[_Word]]:
    """The stretches of neighbouring words that have a capital letter."""
    run: list[_Word] = []
    for found in _TOKEN.finditer(claim):
        start = found.start()
        text = _POSSESSIVE.sub("", found.group())
        first = bool(_SENTENCE_START.search(claim, max(0, start - 8), start))
        named = text != text.lower() and not _NO_NAME.fullmatch(text) and not numbers(text)
        if run and (not named or first or claim[run[-1].end : start] not in (" ", "-")):
            yield run
            run = []
        if named:
            run.append(_Word(start, start + len(text), text, first))
    if run:
        yield run


def _is_unknown(word: _Word, claim: str, known: tuple[Passage, ...]) -> bool:
    if word.first or _stands(word, known):
        return False
    dotted = claim[word.end : word.end + 1] == "."
    return not (dotted and any(_contracted(folded(word.text), passage) for passage in known))


def _contracted(word: str, passage: Passage) -> bool:
    """Whether `word` is the beginning of a word of `passage`, or leaves out its middle: Md."""
    return len(word) < _LONG and any(
        other.startswith(word) or (word[-1] == other[-1] and _in_order(word[:-1], other[:-1]))
        for other in passage.words
        if other[0] == word[0]
    )


def _in_order(letters: str, word: str) -> bool:
    left = iter(word)
    return all(letter in left for letter in letters)


def _stands(word: _Word, known: tuple[Passage, ...]) -> bool:
    parts = re.split("['’&]", folded(word.text))
    return any(
        all(_has(passage, part) for part in parts)
        or _spelled_out(word.text.replace(".", ""), passage)
        for passage in known
    )


def _has(passage: Passage, part: str) -> bool:
    return (
        len(part) < 2
        or passage.has_word(part)
        or not passage.words.isdisjoint(_variants(part))
        or (len(part) >= _LONG and _parted(part, passage))
    )


def _parted(word: str, passage: Passage) -> bool:
    """Whether `passage` writes `word` apart: South-East for Southeast."""
    return re.search("[ -]?".join(word), passage.plain) is not None


def _variants(word: str) -> set[str]:
    """What `word` may stand for: Russia, Russian and Russians; French and France."""
    stems = {word.removesuffix(ending) for ending in _ENDINGS}
    stems |= {stem[:-1] for stem in stems if stem[-1:] in tuple("aeoy")}
    found = {word + "s", word.removesuffix("s")}
    found |= {stem + ending for stem in stems if len(stem) >= 4 for ending in _ENDINGS}
    return found.union(*(same for same in _SAME if word in same))


def _spelled_out(acronym: str, passage: Passage) -> bool:
    """Whether neighbours in `passage` begin with the letters of `acronym` (two: with capitals)."""
    letters = acronym.removesuffix("s")
    if not 2 <= len(letters) <= 6 or sum(letter.isupper() for letter in letters) < 2:
        return False
    between = r"[\W_]+(?:(?:of|the|and|for|on|in)[\W_]+)*"
    initials = between.join(rf"{re.escape(letter)}[^\W_]*" for letter in letters)
    flags = re.IGNORECASE if len(letters) > 2 else re.NOFLAG
    return bool(re.search(rf"\b{initials}", passage.text, flags))


def _abbreviated(run: list[_Word], known: tuple[Passage, ...]) -> bool:
    """Whether the initials of `run` are a word: United Nations where the article has UN."""
    initials = "".join(word.text[0] for word in run).lower()
    return len(run) > 1 and any(initials in passage.words for passage in known)


def _title_case(claim: str) -> bool:
    words = (found.group() for found in _TOKEN.finditer(claim))
    return not any(word[0].islower() and content(word) for word in words)


def _misspelled(word: str, passage: Passage) -> bool:
    """Whether a word of `passage` is one letter from `word`."""
    from rapidfuzz.distance import Levenshtein

    return any(
        Levenshtein.distance(word, other, score_cutoff=1) <= 1
        for other in passage.words
        if len(other) >= _LONG - 1
    )

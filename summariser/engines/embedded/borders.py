"""Where names begin and end that runs of capitalised words tear apart or run together."""

import re
from collections.abc import Iterator, Sequence

from summariser.article import Article
from summariser.engines.embedded.gazetteer import ORGANISATION_WORDS
from summariser.engines.embedded.genders import gender_of
from summariser.lexicon import HONORIFICS
from summariser.offsets import Offsets

__all__ = ["with_borders"]

_JOINED = re.compile(r"\s+and\s+")  # the Rail and Signal Workers’ Union
_AMPERSAND = re.compile(r"\s*&\s*")  # Finch & Dale
_NICKNAME = re.compile(r"\s+[“\"‘'][^\s”\"’']+[”\"’']\s+")  # Ana “Gull” Ruiz
_OWNER = re.compile(r"['’]s\s+(?=\S+\s)")
_FOR = re.compile(r"\s+for\s+")  # the Centre for Arms Data
_BETWEEN = 8  # characters between two names that may be one
_OF = re.compile(r"\s+of\s+")
_AFTER_THE = re.compile(r"\b[Tt]he\s+$")
_THE = re.compile(r"[Tt]he\s+")
# What a body is that has its purpose in its name.
_FOR_BODIES = frozenset(
    "agency alliance association authority campaign center centre coalition commission committee"
    " council department directorate foundation fund hospital institute league ministry movement"
    " network office organisation organization party society trust union".split()
)
_NO_PERSON = ORGANISATION_WORDS | HONORIFICS
# What departments are of, beside something else.
_AFFAIRS = frozenset(
    "affairs care climate commerce communities cooperation culture development education employment"
    " energy environment equality families fisheries food forestry health heritage housing"
    " industry information infrastructure innovation justice labor labour media mining pensions"
    " research resources rights safety science security services skills sport sports technology"
    " tourism trade training transport transportation water welfare youth".split()
)
_NUMBERED = frozenset("local lodge branch post unit station precinct squadron battalion".split())
_NUMBER = re.compile(r"\s\d{1,4}\b(?![.,]\d|%)")


def with_borders(article: Article, names: Sequence[Offsets]) -> Iterator[tuple[Offsets, int]]:
    """The ordered `names` joined and parted, each with the offset where its run ended.

    “And”, “&”, “for” and the number of a branch are part of a body’s name; what a person is of
    (Ana Ruiz of Ohio) is not part of the person’s.
    """
    joined = [part for name in _with_joined(article.text, names) for part in _parted(article, name)]
    known = {article.slice(name) for name in joined}
    for name in joined:
        cut = _person_end(article.slice(name), known)
        if cut is None:
            yield name, name.end
        else:
            behind = name.start + cut[1]
            yield Offsets(name.start, name.start + cut[0]), name.end
            the = _THE.match(article.text, behind, name.end)
            yield Offsets(the.end() if the else behind, name.end), name.end


def _parted(article: Article, name: Offsets) -> Iterator[Offsets]:
    """The name, or the two in the Elm Trust’s Ana Ruiz."""
    owner = _OWNER.search(article.text, *name)
    if owner is not None:
        owned = article.text[owner.end() : name.end].lower().split()
        if gender_of(owned[0]) is not None and ORGANISATION_WORDS.isdisjoint(owned):
            yield Offsets(name.start, owner.start())
            name = Offsets(owner.end(), name.end)
    yield name


def _with_joined(text: str, names: Sequence[Offsets]) -> list[Offsets]:
    found: list[Offsets] = []
    for name in names:
        for before in found[-2:]:  # the nickname may be a name by itself
            if _NICKNAME.fullmatch(text, before.end, name.start):
                del found[found.index(before) :]
                name = Offsets(before.start, name.end)
        if found and name.start - found[-1].end < _BETWEEN and _is_one(text, found[-1], name):
            found[-1] = Offsets(found[-1].start, name.end)
        else:
            found.append(name)
        last = text[slice(*found[-1])].split()[-1].lower()
        number = _NUMBER.match(text, found[-1].end) if last in _NUMBERED else None
        if number is not None:
            found[-1] = Offsets(found[-1].start, number.end())
    return found


def _is_one(text: str, first: Offsets, second: Offsets) -> bool:
    """Whether two names with a word between them are one body’s."""
    between = first.end, second.start
    if _AMPERSAND.fullmatch(text, *between):
        return True
    words = [word.lower() for word in text[slice(*first)].split()]
    if _FOR.fullmatch(text, *between):
        return words[-1] in _FOR_BODIES
    last = text[slice(*second)].split()[-1].lower()
    if _JOINED.fullmatch(text, *between) is None:
        return False
    if words[0] in _FOR_BODIES and "of" in words and last in _AFFAIRS:
        return True  # the Department of Health and Social Care
    return (
        last in ORGANISATION_WORDS
        and len(text[slice(*second)].split()) > 1
        and ORGANISATION_WORDS.isdisjoint(words)
        and _AFTER_THE.search(text, max(first.start - 6, 0), first.start) is not None
    )


def _person_end(name: str, known: set[str]) -> tuple[int, int] | None:
    """Where the person’s name ends in Ana Ruiz of Ohio and where the other begins, if it is so."""
    found = _OF.search(name)
    if found is None:
        return None
    words = [word.rstrip(".,") for word in name[: found.start()].split()]
    lower = [word.lower() for word in words]
    if not 1 < len(words) < 4 or not ORGANISATION_WORDS.isdisjoint(lower):
        return None
    named = gender_of(lower[0]) or gender_of(lower[0].split("-")[0])
    again = name[: found.start()] in known or words[-1] in known
    behind = name[found.end() :].lower().split()
    body = len(behind) > 1 and not ORGANISATION_WORDS.isdisjoint(behind)
    if not named and (not (again or body) or lower[-1] in _NO_PERSON):
        return None
    return found.start(), found.end()

"""Runs of capitalised words, read as title and name, with the kind and gender that they show."""

import re
from dataclasses import dataclass, replace
from typing import Self

from summariser.article import Article
from summariser.draft import ActorKind
from summariser.engines.embedded.entity import Gender
from summariser.engines.embedded.gazetteer import (
    COMPANY_NOUNS,
    FEMALE_TITLES,
    GOVERNMENTS,
    GROUP_NOUNS,
    MALE_TITLES,
    ORGANISATION_WORDS,
    ROLES,
    STATE_WORDS,
)
from summariser.engines.embedded.genders import first_name_in, gender_of
from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    HONORIFICS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from summariser.offsets import Offsets

__all__ = ["Run", "acronym", "core", "key", "words_of"]

_WORD = re.compile(r"[\w&’'.-]+")
_APPOSED = re.compile(r",\s+(([A-Za-z][\w’'-]*)[^,.;:“”\"()]{2,80})(?=[,.;])")
_ROLE_ENDING = re.compile(r"(?:\w{3}(?<!th)(?<!v)er|\w{3}or|\w{2}ist|\w{2}(?:man|woman|person))$")
_LEADERS = frozenset({"leader", "whip"})
# Titles that open names of bodies too: Foreign Ministry, Justice Department.
_BODY_OPENERS = frozenset("foreign justice general king prince queen cardinal".split())
_GROUP_BEFORE = re.compile(r"\b(?:the|a|an)\s+(?:[a-z-]+\s+){0,3}?([a-z-]+)\s+$", re.IGNORECASE)
_AGE_OR_WHO = re.compile(r",? \(?(?:\d{1,2}(?:,|\)| and )|who )|, (?:aged? )?\d{1,2},")
_THING = re.compile(r",? which ")
_HEAD_END = re.compile(r"\s(?:of|for|in|at|with|from|on|to|that|which)\s")
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_PHRASE_BEFORE = re.compile(
    r"(?<![\w-])((?:the|its|their|his|her|an?|[A-Z][\w.-]+['’]s?)(?:\s[\w’'-]+){1,5}),\s+$",
    re.IGNORECASE,
)
_AGE = re.compile(r",? \(?(?:aged )?(\d{1,2})(?=[,).]| and )")
_LOWER_TITLE = re.compile(r"(?:\b([Tt]he|[Aa]n?|[a-z]+)\s+)?\b([a-z]+)\s+$")
_SMALL_WORDS = (
    ADVERBS | AUXILIARIES | CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS | RELATIVES | PAST
)
_PARTISANS = frozenset("Democrat Republican Conservative Liberal Independent".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_ADDRESSES = frozenset("mr mrs ms miss dr".split())
_BARE_TITLES = MALE_TITLES | FEMALE_TITLES | {"dr", ""}


@dataclass(frozen=True)
class Run:
    """`span` is the name without its title; `roles` are titles and appositions of it.

    `addressed` is the gender that titles show; `gender` that, or else the one of a first name;
    `thing` tells that what is said of it is said of no person.
    """

    name: str
    span: Offsets
    roles: tuple[str, ...]
    kind: ActorKind
    gender: Gender | None
    addressed: Gender | None
    guessed: bool = False
    thing: bool = False

    @classmethod
    def read(cls, article: Article, run: Offsets) -> Self | None:
        """The run as title and name; None where it is a title alone."""
        words = list(_WORD.finditer(article.text, *run))
        texts = [word.group() for word in words]
        lead = _title_length(texts) if article.is_english else first_name_in(texts)
        if lead == len(words) == 2:
            lead = _title_before_title(words[0].group())
        if lead == len(words) and len(words) < 3:
            return None
        titled = 0 < lead < len(words)
        span = Offsets(words[lead].start() if titled else run.start, run.end)
        name = " ".join(article.slice(span).split())  # it may run across lines
        title = article.slice((run.start, span.start)).strip()
        apposed = _apposed(article.text, run.end)
        roles = _roles(
            apposed,
            title,
            _title_before(article.text, run.start),
            _described_before(article.text, run.start),
            _aged(article.text, run.end),
        )
        role = roles[0] if roles else ""
        addressed = _addressed(f"{title} {' '.join(roles)}")
        gender = addressed or gender_of(key(name).split()[0])
        human = bool(title) or gender is not None or _shows_person(article.text, run.end, role)
        kind = _kind(name, human=human)
        if kind == "other" and (_heads_group(role) or _group_before(article.text, run.start)):
            kind = "organisation"
        thing = kind == "other" and _THING.match(article.text, run.end) is not None
        gender = gender if kind == "person" else None
        return cls(name, span, roles, kind, gender, addressed, thing=thing)

    def as_speaker(self, *, common: bool) -> Self:
        """The run, of kind `other`, as that of somebody who speaks: two or three words, a person.

        A thing that speaks is a body, and so is what ends in a `common` word.
        """
        if self.thing or common:
            return replace(self, kind="organisation")
        plain = 1 < len(self.name.split()) < 4
        return replace(self, kind="person", guessed=True) if plain else self


def _title_length(words: list[str]) -> int:
    """How many words of the run are a title: Russian President, Secretary of State."""
    lead = 0
    for index, word in enumerate(words):
        following = words[index + 1].lower() if index + 1 < len(words) else ""
        partisan = word in _PARTISANS and gender_of(following) is not None
        role = _is_role(words, index, following)
        if word.rstrip(".").lower() in HONORIFICS or partisan or role:
            lead = index + 1
            if index + 2 < len(words) and words[index + 1] == "of":
                lead = index + 3
    body = lead < len(words) and words[-1].lower() in ORGANISATION_WORDS
    return 0 if body and lead and words[lead - 1].lower() in _BODY_OPENERS else lead


def _title_before_title(first: str) -> int:
    """How many of two words are a title, both of which may be: Ana King 0, Mr. King 1."""
    if gender_of(first) is not None:
        return 0
    return 1 if first.rstrip(".").lower() in _ADDRESSES else 2


def _is_role(words: list[str], index: int, following: str) -> bool:
    """Whether a word is what the person named behind it is: Majority Leader, Shopkeeper."""
    word = words[index].lower()
    if index + 2 >= len(words) or gender_of(word) is not None:
        return False
    if gender_of(following) is not None:
        return word in ROLES or _ROLE_ENDING.search(word) is not None
    return word in _LEADERS and not {other.lower() for other in words} & ORGANISATION_WORDS


def _heads_group(role: str) -> bool:
    """Whether an apposition calls its name a body: a campaign group for clean air."""
    words = _HEAD_END.split(role, maxsplit=1)[0].split()
    return bool(words) and words[-1].lower() in COMPANY_NOUNS | GROUP_NOUNS


def _shows_person(text: str, end: int, role: str) -> bool:
    """Whether an age, a relative clause or an apposition tells that a name is a person's."""
    words = _HEAD_END.split(role, maxsplit=1)[0].lower().split()
    occupied = bool(words) and words[-1] in ROLES | HONORIFICS
    return occupied or _AGE_OR_WHO.match(text, end) is not None


def _group_before(text: str, start: int) -> bool:
    """Whether the noun right before a name is that of a group: the campaign group."""
    before = _GROUP_BEFORE.search(text, max(start - 60, 0), start)
    return before is not None and before[1].lower() in GROUP_NOUNS


def _apposed(text: str, end: int) -> str:
    """The apposition that tells what somebody is: Ana Ruiz, the mayor of Port Sele, left."""
    found = _APPOSED.match(text, end)
    if found is None:
        return ""
    first = found[2].lower()
    return found[1] if first in _ARTICLES or first in ROLES | HONORIFICS else ""


def _roles(*found: str) -> tuple[str, ...]:
    """What somebody is called beside a name, each once, without Mr. and the like."""
    roles = (" ".join(role.split()) for role in found)
    return tuple(
        dict.fromkeys(role for role in roles if role.rstrip(".").lower() not in _BARE_TITLES)
    )


def _described_before(text: str, start: int) -> str:
    """The noun phrase that a name stands in apposition to: its chairman, Ana Ruiz."""
    found = _PHRASE_BEFORE.search(text, max(start - 90, 0), start)
    return found[1] if found else ""


def _aged(text: str, end: int) -> str:
    """An age behind a name, as it is taken up later: the 43-year-old."""
    found = _AGE.match(text, end)
    return f"{found[1]}-year-old" if found else ""


def _title_before(text: str, start: int) -> str:
    """A title in small letters right before a name: mayor Ana Ruiz."""
    before = _LOWER_TITLE.search(text, max(start - 40, 0), start)
    if before is None:
        return ""
    first = (before[1] or "").lower()
    if before[2] not in HONORIFICS | ROLES:
        return before[2] if first in DETERMINERS and _ROLE_ENDING.search(before[2]) else ""
    return before[2] if first in _SMALL_WORDS or not first else f"{first} {before[2]}"


def _addressed(titles: str) -> Gender | None:
    titled = words_of(titles)
    if titled & FEMALE_TITLES:
        return "female"
    return "male" if titled & MALE_TITLES else None


def _kind(name: str, *, human: bool) -> ActorKind:
    plain = key(name).rstrip(".")
    words = set(plain.replace(".", "").split())
    if plain in GOVERNMENTS:
        return "government"
    if words & ORGANISATION_WORDS:
        return "government" if words & STATE_WORDS else "organisation"
    if "&" in words or (name.isupper() and not human):
        return "organisation"
    if human:
        return "person"
    return "other"


def acronym(words: list[str]) -> str:
    """The initials of a name's words, small: environmental protection agency -> epa."""
    return "".join(word[0] for word in words if word not in ("of", "the", "and", "for"))


def key(name: str) -> str:
    """A name as names are compared: small letters, no leading article."""
    return re.sub(r"^the ", "", name.lower()).replace("’", "'")


def core(name: str) -> list[str]:
    """The words of a name as names are compared, without Jr. and the like at the end."""
    words = key(name).split()
    while len(words) > 1 and words[-1].rstrip(".") in _SUFFIXES:
        words.pop()
    return words


def words_of(text: str) -> set[str]:
    """The words of a text, small, without full stops at their ends."""
    return {word.rstrip(".") for word in re.findall(r"[\w.-]+", text.lower())}

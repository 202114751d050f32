"""The actors of a draft, named as the article names them, with every place that names them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from summariser.article import Article
from summariser.checks import illegal_text
from summariser.draft import ActorKind, DraftActor
from summariser.grounding.faults import Place
from summariser.grounding.findings import Findings
from summariser.grounding.nearby import telling_words
from summariser.grounding.roles import has_role
from summariser.grounding.spelling import (
    Spelling,
    as_written,
    by_last_word,
    flat,
    full_key,
    is_shared,
    key,
)
from summariser.lexicon import HONORIFICS
from summariser.mentions import Mention
from summariser.names import occurrences, surname
from summariser.offsets import Offsets

__all__ = ["Cast", "Member"]

_WORD = re.compile(r"\w+")


@dataclass
class Member:
    """An actor on its way into the report; `entries` of the draft are what it stands for."""

    index: int
    name: str
    kind: ActorKind
    entries: list[DraftActor] = field(default_factory=list)
    role: str = ""
    mentions: list[Offsets] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id in the report: a1 is the actor with index 0."""
        return f"a{self.index + 1}"

    @cached_property
    def words(self) -> frozenset[str]:
        """The telling words of the name, small."""
        return telling_words(self.name) - HONORIFICS


class _Name(NamedTuple):
    written: str
    key: str
    spelling: Spelling


class Cast:
    """All actors; `players` are the entries of the draft, each with its member.

    An entry whose name must not stand in a report has none.
    """

    def __init__(self, article: Article, actors: Sequence[DraftActor], findings: Findings) -> None:
        self._article = article
        self._text = flat(article.text)
        self._findings = findings
        self.players: list[tuple[DraftActor, Member | None]] = []
        names = [self._name(index, actor) for index, actor in enumerate(actors)]
        named = [pair for pair in zip(names, actors, strict=True) if pair[0] is not None]
        written = {name.key: name.written for name, _ in reversed(named) if name is not None}
        people = {name.key for name, actor in named if name and actor.kind == "person"}
        surnames = by_last_word(people)
        by_key: dict[str, Member] = {}
        for name, actor in zip(names, actors, strict=True):
            member = None
            if name is not None:
                short = name.key in people
                full = full_key(name.key, surnames, written, self._text) if short else name.key
                new = Member(len(by_key), written[full], actor.kind)
                member = by_key.setdefault(full, new)
                member.entries.append(actor)
                self._note_spelling(member, name, actor.name)
            self.players.append((actor, member))
        self.members = list(by_key.values())
        self._find_mentions()
        for member in self.members:
            member.role = self._role(member)

    def fits(self, member: Member, mention: Mention) -> bool:
        """Whether a mention can stand for the member rather than for somebody else."""
        text = self._article.slice(mention.span).lower()
        if mention.pronoun and text in ("he", "she"):
            return member.kind in ("person", "other")
        if mention.pronoun or mention.name is None:
            return text != "it" or member.kind != "person"
        words = set(_WORD.findall(text))
        others = (len(words & other.words) for other in self.members if other is not member)
        return len(words & member.words) >= max(others, default=0)

    def _name(self, index: int, actor: DraftActor) -> _Name | None:
        name = actor.name.strip()
        reason = illegal_text(name, self._article.text) if name else "it is empty"
        if reason:
            self._findings.dropped(
                "illegal-text", f"An actor's name was left out: {reason}.", actor.name
            )
            if name or actor.said or actor.stances:  # else there is nothing to mend
                self._findings.fault(Place("name", index), reason)
            return None
        written, spelling = as_written(name, actor.kind, self._text)
        return _Name(written, key(written, actor.kind), spelling)

    def _note_spelling(self, member: Member, name: _Name, claimed: str) -> None:
        where = f"actors[{member.index}]"
        if name.spelling == "corrected":
            self._findings.kept(
                "name-corrected",
                "info",
                f"“{claimed}” is written as the article writes it: “{name.written}”.",
                where,
            )
        elif name.spelling == "missing":
            self._findings.kept(
                "name-not-found", "warning", f"The article does not name “{claimed}”.", where
            )

    def _role(self, member: Member) -> str:
        """The first role that may stand there; a doubt where the article does not give it."""
        for actor in member.entries:
            role = actor.role.strip()
            reason = illegal_text(role, self._article.text)
            if reason:
                self._findings.dropped(
                    "illegal-text", f"The role of {member.name} was left out: {reason}.", role
                )
            elif role:
                if not has_role(self._article, role, member.kind, member.mentions):
                    self._findings.kept(
                        "unsupported-role",
                        "warning",
                        f"The article does not call {member.name} “{role}”.",
                        f"actors[{member.index}].role",
                    )
                return role
        return ""

    def _find_mentions(self) -> None:
        """Where the names stand; what stands inside a longer name is no mention."""
        surnames = Counter(surname(member.name) for member in self.members)
        found = [
            (span, member)
            for member in self.members
            for span in self._places(member, alone=surnames[surname(member.name)] == 1)
        ]
        reached = 0
        for span, member in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
            if span.end > reached:
                member.mentions.append(span)
                reached = span.end

    def _places(self, member: Member, *, alone: bool) -> list[Offsets]:
        """Of the full name, and of a person's bare surname if it is nobody else's (`alone`)."""
        full = occurrences(self._text, member.name)
        last = surname(member.name)
        if not last or member.kind != "person" or not alone:
            return full
        bare = occurrences(self._text, last)
        return full if is_shared(bare, member.name, self._text) else full + bare

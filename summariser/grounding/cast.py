"""The actors of a draft, named as the article names them, with every place that names them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from summariser.article import Article
from summariser.checks import illegal_text
from summariser.draft import DraftActor
from summariser.grounding.findings import Findings
from summariser.lexicon import HONORIFICS
from summariser.mentions import Mention
from summariser.names import closest, find_names, occurrences, surname
from summariser.offsets import Offsets
from summariser.report import EngineName

__all__ = ["Cast", "Member"]

_WORD = re.compile(r"\w+")
_SMALL = re.compile(r"\b[a-z]\w+")
_BEFORE = re.compile(r"([A-Z][\w’'.-]*) $")
_EMPTY_WORDS = HONORIFICS | {"the", "of", "and", "for"}


@dataclass
class Member:
    """An actor on its way into the report.

    `drafts` are the entries of the draft that it stands for, each with the engine that made it.
    """

    id: str
    name: str
    drafts: list[tuple[DraftActor, EngineName]]
    role: str = ""
    mentions: list[Offsets] = field(default_factory=list)

    @property
    def words(self) -> set[str]:
        """The telling words of the name, small."""
        return {word for word in _WORD.findall(self.name.lower()) if word not in _EMPTY_WORDS}


class Cast:
    """All actors; `removed` are entries whose name must not stand in a report."""

    def __init__(
        self,
        article: Article,
        drafts: Sequence[tuple[DraftActor, EngineName]],
        findings: Findings,
    ) -> None:
        self._article = article
        self._findings = findings
        self.members: list[Member] = []
        self.removed: list[tuple[DraftActor, EngineName]] = []
        by_name: dict[str, Member] = {}
        for actor, engine in drafts:
            reason = illegal_text(actor.name, article.text)
            if reason or not actor.name.strip():
                findings.dropped(
                    "illegal-text",
                    f"An actor's name was left out: {reason or 'it is empty'}.",
                    actor.name,
                )
                self.removed.append((actor, engine))
                continue
            name, spelling = _as_written(actor.name.strip(), article)
            member = by_name.get(name.casefold())
            if member is not None:
                member.drafts.append((actor, engine))
                continue
            member = Member(f"a{len(self.members) + 1}", name, [(actor, engine)])
            by_name[name.casefold()] = member
            self.members.append(member)
            if spelling is not None:
                self._spelt(member, spelling, actor.name)
        for member in self.members:
            member.role = self._role(member)
            member.mentions = self._mentions(member)

    def fits(self, member: Member, mention: Mention) -> bool:
        """Whether a mention can stand for the member rather than for somebody else."""
        text = self._article.slice(mention.span).lower()
        kind = member.drafts[0][0].kind
        if mention.pronoun:
            return text not in ("he", "she") or kind in ("person", "other")
        words = set(_WORD.findall(text))
        if words & member.words or mention.name is None:
            return True
        named = set(_WORD.findall(self._article.slice(mention.name).lower()))
        return not any(named & other.words for other in self.members if other is not member)

    def _spelt(self, member: Member, spelling: str, claimed: str) -> None:
        where = f"actors[{len(self.members) - 1}]"
        if spelling == "corrected":
            self._findings.kept(
                "name-corrected",
                "info",
                f"“{claimed}” is written as the article writes it: “{member.name}”.",
                where,
            )
        else:
            self._findings.kept(
                "name-not-found", "warning", f"The article does not name “{claimed}”.", where
            )

    def _role(self, member: Member) -> str:
        """The first role that may stand there; a doubt where its words are not the article's."""
        for actor, _ in member.drafts:
            role = actor.role.strip()
            reason = illegal_text(role, self._article.text)
            if reason:
                self._findings.dropped(
                    "illegal-text", f"The role of {member.name} was left out: {reason}.", role
                )
            elif role:
                if not set(_WORD.findall(role.lower())) <= _all_words(self._article):
                    self._findings.kept(
                        "unsupported-role",
                        "warning",
                        f"The article does not call {member.name} “{role}”.",
                        f"actors[{int(member.id[1:]) - 1}].role",
                    )
                return role
        return ""

    def _mentions(self, member: Member) -> list[Offsets]:
        """Where the full name stands, and the bare surname if it is nobody else's."""
        full = occurrences(self._article.text, member.name)
        last = surname(member.name)
        if not last or member.drafts[0][0].kind != "person":
            return full
        others = (other for other in self.members if other is not member)
        if any(surname(other.name) == last for other in others):
            return full
        ends = {span.end for span in full}
        bare = [span for span in occurrences(self._article.text, last) if span.end not in ends]
        if any(self._is_another(span, member) for span in bare):
            return full
        return sorted(full + bare)

    def _is_another(self, last: Offsets, member: Member) -> bool:
        """Whether a surname stands behind a first name that is not the member's."""
        before = _BEFORE.search(self._article.text, max(last.start - 40, 0), last.start)
        return (
            before is not None
            and before[1] not in member.name.split()
            and before[1].lower().rstrip(".") not in HONORIFICS
            and before[1].lower() not in _written_small(self._article)
        )


def _as_written(name: str, article: Article) -> tuple[str, str | None]:
    """The article's spelling of a name: None if the same, else "corrected" or "missing"."""
    if occurrences(article.text, name):
        return name, None
    loose = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE).search(article.text)
    if loose is not None:
        return loose.group(), "corrected"
    near = closest(name, _names(article))
    return (near, "corrected") if near is not None else (name, "missing")


@lru_cache(maxsize=4)
def _names(article: Article) -> tuple[str, ...]:
    spans = find_names(article.text, [sentence.span for sentence in article.sentences])
    return tuple(dict.fromkeys(article.slice(span) for span in spans))


@lru_cache(maxsize=4)
def _all_words(article: Article) -> frozenset[str]:
    return frozenset(_WORD.findall(article.text.lower()))


@lru_cache(maxsize=4)
def _written_small(article: Article) -> frozenset[str]:
    return frozenset(_SMALL.findall(article.text))

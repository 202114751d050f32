"""Who an article speaks of: names grouped into entities, and mentions resolved to them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from summariser.article import Article
from summariser.draft import ActorKind
from summariser.engines.embedded.gazetteer import (
    BODY_NOUNS,
    COMPANY_NOUNS,
    DOCUMENTS,
    SPOKESPEOPLE,
    STATE_WORDS,
)
from summariser.engines.embedded.openings import GUEST, dateline, names_that_count
from summariser.engines.embedded.runs import Gender, Run, acronym, core, key, words_of
from summariser.lexicon import DETERMINERS
from summariser.mentions import Mention
from summariser.names import find_names
from summariser.offsets import Offsets

__all__ = ["Entities", "Entity"]

_REACH = 6  # sentences back that a pronoun looks for its person
_SURE_REACH = 1  # of these, where a person of unknown gender gives way to one of known
_FAR = 6000  # characters back that a description looks for its entity
_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her", "hers"})
_ANY_ORGANISATION = COMPANY_NOUNS | {"organisation", "organization"}
_PHRASE_END = re.compile(r"\s(?:of|for|in|at|with|from|on|to|who|and)\s|,")


@dataclass
class Entity:
    """Somebody or something with a name; `mentions` are in order."""

    name: str
    kind: ActorKind
    role: str = ""
    gender: Gender | None = None
    mentions: list[Offsets] = field(default_factory=list)


class Entities:
    """The entities of an article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._by_key: dict[str, Entity] = {}
        self._by_word: dict[str, list[Entity]] = defaultdict(list)
        self._bodies: dict[str, Entity] = {}
        self._joined: dict[int, list[int]] = defaultdict(list)  # starts by the entity's id()
        self._quoted = [span for quotation in article.quotations for span in quotation.spans]
        cues = (cue for statement in article.statements for cue in statement.cues)
        subjects = (cue.subject for cue in cues if cue.subject)
        self._subjects = sorted(subjects, key=lambda subject: subject.span)
        speaking = {subject.name.end for subject in self._subjects if subject.name}
        self._dateline = dateline(article)
        names = find_names(article.text, [sentence.span for sentence in article.sentences])
        runs = [
            run.as_speaker() if name.end in speaking else run
            for name in names_that_count(article, names)
            if (run := Run.read(article, name)) is not None
        ]
        placed = [(run.span, self._join(run)) for run in _longest_first(runs)]
        self._at = sorted(placed, key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._at]
        for span, entity in self._at:
            entity.mentions.append(span)

    @property
    def all(self) -> list[Entity]:
        """Every entity, in the order of the first mention."""
        found = {id(entity): entity for _, entity in self._at}
        return [*found.values(), *self._bodies.values()]

    def resolve(self, mention: Mention | None) -> Entity | None:
        """The entity that a mention stands for, or None where it is nobody with a name."""
        if mention is None:
            return None
        if self._dateline and mention.name and self._dateline.holds(mention.name):
            return self._after_dateline(self._dateline.end)
        text = self._article.slice(mention.span)
        if mention.pronoun:
            return self._pronoun(text.lower(), mention.span.start)
        phrase = _PHRASE_END.split(text, maxsplit=1)[0]
        head = phrase.split()[-1].strip(".,’'").lower() if phrase.split() else ""
        name = mention.name
        if name is None:
            if head in SPOKESPEOPLE:
                return self._spoken_for(mention.span.start)
            return self._description(head, mention.span.start)
        head_end = mention.span.start + len(phrase)
        if name.start >= mention.span.end or name.start < head_end <= name.end:
            return self.at(name)
        if head in SPOKESPEOPLE or (head in DOCUMENTS and name.start >= head_end):
            return self.at(name)
        if head in BODY_NOUNS and name.end < head_end:
            return self._body(phrase, head, mention.span)
        return self._description(head, mention.span.start)

    def at(self, span: Offsets) -> Entity | None:
        """The entity whose name stands in `span`.

        Of several it is the person (Ana Ruiz of Ohio), else the last.
        """
        index = bisect_left(self._starts, span.end)
        near = self._at[max(index - 3, 0) : index]
        inside = [entity for place, entity in near if span.overlaps(place)]
        people = [entity for entity in inside if entity.kind == "person"]
        return next(iter(people or inside[-1:]), None)

    def guest(self) -> Entity | None:
        """Whom an interview is with: so introduced, or the one person named before the turns."""
        turns = [quotation for quotation in self._article.quotations if quotation.kind == "turn"]
        if not turns or turns[0].label is None:
            return None
        before = [pair for pair in self._at if pair[0].end <= turns[0].label.start]
        people = {id(entity): entity for _, entity in before if entity.kind == "person"}
        for cue in GUEST.finditer(self._article.text, 0, turns[0].label.start):
            sentence = self._article.sentence_at(cue.start())
            end = sentence.span.end if sentence else cue.end()
            after = [entity for span, entity in before if cue.end() <= span.start < end]
            person = next((entity for entity in after if id(entity) in people), None)
            if person is not None:
                return person
            if after and after[0].kind == "other" and 1 < len(after[0].name.split()) < 4:
                after[0].kind = "person"
                return after[0]
        return next(iter(people.values())) if len(people) == 1 else None

    def named(self, name: str) -> Entity | None:
        """The entity of that full name, however written as to case."""
        return self._by_key.get(key(name)) or self._bodies.get(key(name))

    def _subjects_before(self, offset: int) -> Iterator[Mention]:
        """The subjects of reporting verbs, the last first."""
        at = bisect_left(self._subjects, offset, key=lambda subject: subject.span.start)
        return reversed(self._subjects[:at])

    def _after_dateline(self, end: int) -> Entity | None:
        """The name that opens the report proper."""
        index = bisect_left(self._starts, end)
        opening = self._article.text[end : self._starts[index]] if index < len(self._at) else "-"
        return self._at[index][1] if opening.strip().lower() in DETERMINERS | {""} else None

    def _spoken_for(self, offset: int) -> Entity | None:
        """The body of the last spokesperson: the spokesperson added."""
        for subject in self._subjects_before(offset):
            if subject.name and words_of(self._article.slice(subject.span)) & SPOKESPEOPLE:
                return self.at(subject.name)
        return None

    def _body(self, phrase: str, head: str, span: Offsets) -> Entity:
        """Clinton’s campaign, the Sanders campaign: a body without a name of its own."""
        words = phrase.split()
        name = " ".join(words[1:] if words[0].lower() in DETERMINERS else words)
        words = key(name).split()
        for named in self._by_word.get(head, ()):
            if set(words) <= set(key(named.name).split()):
                return named  # the Sele council is the Sele City Council
        kind: ActorKind = "government" if head in STATE_WORDS else "organisation"
        body = self._bodies.setdefault(" ".join(words), Entity(name, kind))
        if span not in body.mentions:
            body.mentions.append(span)
        return body

    def _description(self, head: str, offset: int) -> Entity | None:
        """The mayor, the company: the last entity whose role or name has that word."""
        for span, entity in reversed(self._at[: bisect_left(self._starts, offset)]):
            if not head or offset - span.start > _FAR:
                break
            if head in words_of(entity.role):
                return entity
            if entity.kind != "person" and (
                head in words_of(entity.name)
                or (head in _ANY_ORGANISATION and entity.kind == "organisation")
            ):
                return entity
        return self._commonest(offset) if head in COMPANY_NOUNS else None

    def _commonest(self, offset: int) -> Entity | None:
        """The name of unknown kind that stands most often before: a company needs no other sign."""
        counts = Counter(
            id(entity)
            for span, entity in self._at[: bisect_left(self._starts, offset)]
            if entity.kind == "other" and not self._in_quotation(span)
        )
        best = counts.most_common(1)
        return next((entity for entity in self.all if best and id(entity) == best[0][0]), None)

    def _pronoun(self, word: str, offset: int) -> Entity | None:
        if word in _HE or word in _SHE:
            gender: Gender = "male" if word in _HE else "female"
            return self._last(
                offset,
                lambda entity: entity.kind == "person" and entity.gender in (gender, None),
                lambda entity: entity.gender == gender,
            )
        if word == "it":
            return self._last(
                offset,
                lambda entity: entity.kind in ("organisation", "government"),
                lambda _: True,
            )
        return None

    def _last(
        self, offset: int, fits: Callable[[Entity], bool], surely: Callable[[Entity], bool]
    ) -> Entity | None:
        """The last speaker, if that was in this sentence or the one before.

        Else the first fitting entity of the nearest sentence before `offset` that has one.
        """
        sentences = self._article.sentences
        at = bisect_right(sentences, offset, key=lambda sentence: sentence.span.start) - 1
        for subject in self._subjects_before(offset):
            if subject.span.start < sentences[max(at - 1, 0)].span.start:
                break
            speaker = None if subject.pronoun else self.resolve(subject)
            if speaker is not None and fits(speaker):
                return speaker
        unsure: Entity | None = None
        for index in range(at, max(at - _REACH, -1), -1):
            start, end = sentences[index].span
            low = bisect_left(self._starts, start)
            high = bisect_left(self._starts, min(end, offset))
            for span, entity in self._at[low:high]:
                if not fits(entity) or self._in_quotation(span):
                    continue
                if surely(entity):
                    return entity
                unsure = unsure or entity
            if unsure is not None and index <= at - _SURE_REACH:
                break
        return unsure

    def _in_quotation(self, span: Offsets) -> bool:
        index = bisect_right(self._quoted, span.start, key=lambda other: other.start) - 1
        return index >= 0 and self._quoted[index].holds(span)

    def _join(self, run: Run) -> Entity:
        """The entity that a run names, made where it is the first."""
        entity = self._by_key.get(key(run.name)) or self._shortened(run)
        if entity is None:
            entity = Entity(run.name, run.kind)
            self._by_key[key(run.name)] = entity
            words = core(run.name)
            for word in {words[0], words[-1], acronym(words)} if len(words) > 1 else ():
                self._by_word[word].append(entity)
        if entity.kind == "other" and run.kind != "other":
            entity.kind = run.kind
        entity.gender = entity.gender or run.gender
        entity.role = entity.role or run.role
        self._joined[id(entity)].append(run.span.start)
        return entity

    def _shortened(self, run: Run) -> Entity | None:
        """The longer name that the run's name is short for; of several the last before it.

        People go before things: Trump is Donald Trump, not the Trump Tower.
        """
        words = key(run.name).replace(".", "").split()
        candidates = dict.fromkeys(
            id(entity) for word in {words[0], words[-1]} for entity in self._by_word.get(word, ())
        )
        known = {id(entity): entity for word in words for entity in self._by_word.get(word, ())}
        fitting = [
            known[candidate]
            for candidate in candidates
            if _short_for(words, known[candidate])
            and not (run.gender and known[candidate].gender not in (run.gender, None))
        ]
        return max(fitting, key=lambda entity: self._rank(entity, run), default=None)

    def _rank(self, entity: Entity, run: Run) -> tuple[bool, int]:
        places = [start for start in self._joined[id(entity)] if start < run.span.start]
        return entity.kind == "person", max(places, default=-1)


def _longest_first(runs: list[Run]) -> list[Run]:
    """So that each short name finds the full one, wherever it stands."""
    return sorted(runs, key=lambda run: (-len(run.name.split()), run.span))


def _short_for(words: list[str], entity: Entity) -> bool:
    longer = core(entity.name)
    if len(longer) <= len(words):
        return False
    if entity.kind == "person":
        return longer[-len(words) :] == words or longer[:1] == words
    return longer[: len(words)] == words or [acronym(longer)] == words

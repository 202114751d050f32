"""The names of an article, grouped into entities."""

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from summariser.article import Article
from summariser.engines.embedded.borders import with_borders
from summariser.engines.embedded.entity import Entity
from summariser.engines.embedded.gazetteer import ORGANISATION_WORDS, PEOPLE, PERSON_NOUNS
from summariser.engines.embedded.openings import names_that_count
from summariser.engines.embedded.runs import Run, acronym, core, key
from summariser.names import find_names
from summariser.offsets import Offsets

__all__ = ["Named", "Place"]

_NOBODY = frozenset(
    "none nobody everybody everyone anybody anyone somebody someone nothing".split()
)
_LEADING = 3  # paragraphs that a name outlasts those which come later, but lead none
_PRONOUN = re.compile(r"\b(?:he|his|him|she|her|they|their)\b", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w’'-])(\w+)(?:[’'.-]\w+)*")
_PLACING = ("in", "at", "near", "from", "to", "of", "on", "through", "across", "outside")

Place = tuple[Offsets, Entity]
"""A name in the article and whom it names."""


class Named:
    """The entities that have a name, with every place of it.

    `speaking` are the offsets at which the names of reporting subjects end.
    """

    def __init__(self, article: Article, speaking: Collection[int]) -> None:
        self._article = article
        self._quoted = [span for quotation in article.quotations for span in quotation.spans]
        self._words = {word for found in _WORD.finditer(article.text) for word in found.group(0, 1)}
        self._by_key: dict[str, Entity] = {}
        self._by_word: dict[str, list[Entity]] = defaultdict(list)
        # In order, by the entity's id() and "" for all, a name's key or "\n" for those that lead.
        self._joined: dict[tuple[int, str], list[Offsets]] = defaultdict(list)
        names = find_names(article.text, [sentence.span for sentence in article.sentences])
        runs = [
            run.as_speaker(common=self._is_common(run.name))
            if end in speaking and run.kind == "other"
            else run
            for name, end in with_borders(article, names_that_count(article, names))
            if not _opens_plainly(article, name) and (run := Run.read(article, name)) is not None
        ]
        self._leading = _first_of_paragraphs(article, runs)
        placed = [(run.span, self._join(run)) for run in _longest_first(runs)]
        self.places: Sequence[Place] = sorted(placed, key=lambda place: place[0])
        self._starts = [span.start for span, _ in self.places]
        for span, entity in self.places:
            entity.mentions.append(span)

    @property
    def all(self) -> list[Entity]:
        """Every entity, in the order of the first mention."""
        return list({id(entity): entity for _, entity in self.places}.values())

    def at(self, span: Offsets) -> Entity | None:
        """The entity whose name stands in `span`.

        Of several it is the person (Ana Ruiz of Ohio), else the last.
        """
        place = self.place_at(span)
        return place[1] if place else None

    def place_at(self, span: Offsets) -> Place | None:
        """The name that stands in `span`, chosen like its entity in `at`."""
        index = bisect_left(self._starts, span.end)
        near = self.places[max(index - 3, 0) : index]
        inside = [place for place in near if span.overlaps(place[0])]
        people = [place for place in inside if place[1].kind == "person"]
        return next(iter(people or inside[-1:]), None)

    def called(self, name: str) -> Entity | None:
        """The entity of that full name, however written as to case."""
        return self._by_key.get(key(name))

    def with_word(self, word: str) -> Sequence[Entity]:
        """Those whose name begins or ends with a word, or has it as its initials (small)."""
        return self._by_word.get(word, ())

    def between(self, start: int, end: int) -> Sequence[Place]:
        """The names that start in a stretch, in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.places[low:high]

    def is_quoted(self, span: Offsets) -> bool:
        """Whether a name stands inside a quotation."""
        index = bisect_right(self._quoted, span.start, key=lambda other: other.start) - 1
        return index >= 0 and self._quoted[index].holds(span)

    def commonest_before(self, offset: int) -> Entity | None:
        """Whose name of unknown kind stands most often before an offset, quotations aside."""
        found = [
            entity
            for span, entity in self.between(0, offset)
            if (entity.kind == "other" or entity.guessed) and not self.is_quoted(span)
        ]
        best = Counter(map(id, found)).most_common(1)
        return next((entity for entity in found if best and id(entity) == best[0][0]), None)

    def _is_common(self, name: str) -> bool:
        """Whether a name ends in a word that the article also writes small: Sele Ferries."""
        return name.split()[-1].lower().rstrip(".") in self._words

    def _join(self, run: Run) -> Entity:
        """The entity that a run names, made where it is the first."""
        entity = self._by_key.get(key(run.name)) or self._shortened(run)
        short = entity is not None and core(entity.name) != core(run.name)
        if entity is None:
            entity = Entity(run.name, run.kind, guessed=run.guessed)
            self._by_key[key(run.name)] = entity
            words = core(run.name)
            for word in {words[0], words[-1], acronym(words)} if len(words) > 1 else ():
                self._by_word[word].append(entity)
        elif entity.kind == "other" and core(entity.name)[1:] == core(run.name):
            entity.kind = "person"  # Zuza Quill who is later Quill
        if run.kind != "other" and not run.guessed and (entity.kind == "other" or entity.guessed):
            entity.kind, entity.guessed = run.kind, False
        elif run.guessed and entity.kind == "other":
            entity.kind, entity.guessed = "person", True
        if short and core(entity.name)[-1:] == core(run.name):
            entity.guessed = False
        entity.thing = entity.thing or run.thing
        entity.gender = entity.gender or (run.addressed if short else run.gender)
        entity.roles += [role for role in run.roles if role not in entity.roles]
        self._keep(entity, run.span)
        return entity

    def _shortened(self, run: Run) -> Entity | None:
        """The longer name that the run's name is short for.

        Of several it is the one that the text was last about. People go before things: Trump is
        Donald Trump, not the Trump Tower.
        """
        words = key(run.name).replace(".", "").split()
        known = {id(entity): entity for word in words for entity in self.with_word(word)}
        placed = self._is_placed(run)
        fitting = [
            entity
            for entity in known.values()
            if _short_for(words, entity, placed=placed)
            and not (run.addressed and entity.gender not in (run.addressed, None))
        ]
        return max(fitting, key=lambda entity: self._rank(entity, run), default=None)

    def _is_placed(self, run: Run) -> bool:
        """Whether a name is where something is or goes: in Sele."""
        before = self._article.text[max(run.span.start - 12, 0) : run.span.start].split()
        return bool(before) and before[-1].lower() in _PLACING

    def _rank(self, entity: Entity, run: Run) -> tuple[bool, int, int]:
        """Whether it is a person's name, and where the article was last about whom it names.

        Not where it is quoted or owns something. In a paragraph of its own, a name takes up the one
        that led one of those just before rather than the last in them, and in later ones goes on to
        be that of whom it was before.
        """
        here = self._paragraph(run.span)
        best = (-1, -1)
        for which in ("", key(run.name), "\n"):  # of each kind none counts but the last
            spans = self._joined.get((id(entity), which), [])
            index = bisect_left(spans, run.span.start, key=lambda span: span.start)
            for span in spans[max(index - 1, 0) : index]:
                at = self._paragraph(span)
                if at == here:
                    at += _LEADING
                elif key(self._article.slice(span)) == key(run.name):
                    at = here - 1 + _LEADING
                elif span in self._leading:
                    at += _LEADING
                best = max(best, (at, span.start))
        return entity.kind == "person", *best

    def _keep(self, entity: Entity, span: Offsets) -> None:
        """Note where the text is about an entity, which it is not in a quotation or by owning."""
        if self.is_quoted(span) or self._owns(span):
            return
        for which in ("", key(self._article.slice(span)), *("\n",) * (span in self._leading)):
            insort(self._joined[id(entity), which], span)

    def _paragraph(self, span: Offsets) -> int:
        return bisect_right(self._article.paragraphs, span.start, key=lambda each: each.start)

    def _owns(self, span: Offsets) -> bool:
        return self._article.text.startswith(("'s", "’s"), span.end)


def _first_of_paragraphs(article: Article, runs: Sequence[Run]) -> frozenset[Offsets]:
    """The first name of each paragraph, but not of whom it tells by another: her aunt, Ana."""
    first: dict[Offsets, Offsets] = {}
    for run in sorted(runs, key=lambda run: run.span):
        first.setdefault(article.paragraph_at(run.span.start), run.span)
    return frozenset(
        name
        for paragraph, name in first.items()
        if not _PRONOUN.search(article.text, paragraph.start, name.start)
    )


def _opens_plainly(article: Article, name: Offsets) -> bool:
    """Whether it is a plain noun with the capital of its sentence’s start: Teachers, Officials."""
    word = article.slice(name).lower()
    if word in _NOBODY:
        return True
    if word not in PEOPLE and word.removesuffix("s") not in PERSON_NOUNS:
        return False
    sentence = article.sentence_at(name.start)
    initial = sentence is not None and sentence.span.start == name.start
    return initial and word not in ORGANISATION_WORDS


def _longest_first(runs: list[Run]) -> list[Run]:
    """So that each short name finds the full one, wherever it stands."""
    return sorted(runs, key=lambda run: (-len(run.name.split()), run.span))


def _short_for(words: list[str], entity: Entity, *, placed: bool) -> bool:
    """Whether the words are short for an entity's name; `placed` tells that they name a place."""
    longer = core(entity.name)
    if len(longer) <= len(words):
        return False
    if entity.kind == "person":
        return longer[-len(words) :] == words or longer[:1] == words
    if entity.kind == "other" and len(longer) == 2 and longer[1:] == words:
        return not placed
    if words == longer[-1:] and words[0] in ORGANISATION_WORDS:
        return True  # the Commission, Police
    return longer[: len(words)] == words or [acronym(longer)] == words

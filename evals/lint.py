"""Finds every fault of a seed: in its format, and against the labelling guide.

Each rule reads from the labels what it needs and passes over the rest, so that no fault hides
another. Whether the labels are right only a reader can tell.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summariser.paragraphs import find_headline
from summariser.sentences import split_sentences

from .key_facts import covers
from .labels import read_seed
from .passages import Passages, whole_words
from .values import Fault

__all__ = ["lint"]

_DOUBLE_MARKS = '“”„"«»'
_MARKS = re.compile(rf"[{_DOUBLE_MARKS}‘’']")


@dataclass(frozen=True)
class _Labels:
    """Labels of any shape; what has another type than the format says is left out."""

    folder: Path
    text: str
    raw: dict[str, Any]

    @property
    def language(self) -> str:
        return next(_texts(self.raw.get("language")), "en")

    def entries(self, *keys: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The mappings in the list at `keys`, each with its path."""
        value: object = self.raw
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        for index, entry in enumerate(value if isinstance(value, list) else []):
            if isinstance(entry, dict):
                yield f"{'.'.join(keys)}[{index}]", entry

    @property
    def reference(self) -> str | None:
        summary = self.raw.get("summary")
        return next(_texts(summary.get("reference") if isinstance(summary, dict) else None), None)


def lint(folder: Path) -> list[Fault]:
    """All that is wrong with the seed in `folder`: with its format first."""
    seed = read_seed(folder)
    faults = list(seed.faults)
    if seed.text is not None and seed.labels is not None:
        labels = _Labels(folder, seed.text, seed.labels)
        faults += [fault for rule in _RULES for fault in rule(labels)]
    return faults


def _slug(labels: _Labels) -> Iterator[Fault]:
    for slug in _texts(labels.raw.get("slug")):
        if slug != labels.folder.resolve().name:
            yield Fault("slug", f"{slug!r} is not the folder's name")


def _actors_differ(labels: _Labels) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for where, actor in labels.entries("actors"):
        for id in _texts(actor.get("id")):
            if seen.setdefault(id, where) != where:
                yield Fault(f"{where}.id", f"{seen[id]} has {id!r} too")


def _actors_are_named(labels: _Labels) -> Iterator[Fault]:
    """Each name stands in the article, whatever its case."""
    text = labels.text.casefold()
    for where, actor in labels.entries("actors"):
        aliases = actor.get("aliases")
        names = {f"{where}.name": actor.get("name")}
        names |= {
            f"{where}.aliases[{index}]": alias
            for index, alias in enumerate(aliases if isinstance(aliases, list) else [])
        }
        for place, value in names.items():
            for name in _texts(value):
                if next(whole_words(text, name.casefold()), None) is None:
                    yield Fault(place, f"the article does not hold {name!r}")


def _kinds(labels: _Labels) -> Iterator[Fault]:
    """The kind agrees with the quotation marks; an indirect quote has lost its "that"."""
    for where, quote in labels.entries("quotes"):
        passage = " ".join(_texts(quote.get("text")))
        kind = quote.get("kind")
        if kind == "mixed" and passage and not _MARKS.search(passage):
            yield Fault(f"{where}.kind", "mixed, but nothing in it is in quotation marks")
        if kind == "indirect" and re.search(f"[{_DOUBLE_MARKS}]", passage):
            yield Fault(f"{where}.kind", "indirect, but it holds quotation marks")
        if kind == "indirect" and re.match(r"that\b", passage) and labels.language == "en":
            yield Fault(f"{where}.text", "leave out the leading 'that'")


def _quotes_differ(labels: _Labels) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], str] = {}
    for where, quote in labels.entries("quotes"):
        key = (*_texts(quote.get("text")), str(quote.get("occurrence", 1)))
        if seen.setdefault(key, where) != where:
            yield Fault(f"{where}.text", f"{seen[key]} is the same passage")


def _marks_are_labelled(labels: _Labels) -> Iterator[Fault]:
    """Each quotation mark of the body lies in a quote or in a passage that is no speech."""
    headline = find_headline(labels.text)
    covered = set(_covered(labels))
    opening = '“„"«»' if "“" in labels.text else '”"«»'  # some languages open with ”
    for mark in re.finditer(rf"[{opening}]|‘(?=\w)", labels.text):  # ’ and ' are apostrophes too
        if mark.start() not in covered and not (headline and mark.start() < headline.end):
            around = labels.text[max(mark.start() - 20, 0) : mark.start() + 40]
            yield Fault("quotes", f"no quote and no not_speech has the mark in {around!r}")


def _covered(labels: _Labels) -> Iterator[int]:
    """The offsets of all quotes and of what is no speech."""
    places = Passages(labels.text, labels.language)
    passages = list(_texts(labels.raw.get("not_speech")))
    for _, quote in labels.entries("quotes"):
        pieces = list(_texts(quote.get("text")))
        try:
            spans = places.pieces(pieces, quote.get("occurrence"))
        except (ValueError, TypeError):  # the format's own faults
            passages += pieces
        else:
            yield from (offset for span in spans for offset in range(*span))
    for passage in passages:
        for found in re.finditer(re.escape(passage), labels.text):
            yield from range(*found.span())


def _stances_differ(labels: _Labels) -> Iterator[Fault]:
    seen: dict[tuple[str, str], str] = {}
    for where, stance in labels.entries("stances"):
        for holder in _texts(stance.get("holder")):
            for target in _texts(stance.get("target")):
                if seen.setdefault((holder, target), where) != where:
                    first = seen[holder, target]
                    yield Fault(f"{where}.target", f"{first} has this holder and target too")


def _reference_length(labels: _Labels) -> Iterator[Fault]:
    words = len((labels.reference or "").split())
    if labels.reference and not 50 <= words <= 120:
        yield Fault("summary.reference", f"{words} words: give 50 to 120")


def _number_of_facts(labels: _Labels) -> Iterator[Fault]:
    count = len(list(labels.entries("summary", "key_facts")))
    if not 4 <= count <= 8:
        yield Fault("summary.key_facts", f"{count} facts: give 4 to 8")


def _reference_covers_facts(labels: _Labels) -> Iterator[Fault]:
    if labels.reference is None:
        return
    reference = labels.reference
    sentences = [
        reference[start:end] for start, end in split_sentences(reference, language=labels.language)
    ]
    for where, fact in labels.entries("summary", "key_facts"):
        groups = fact.get("terms")
        terms = [list(_texts(group)) for group in groups] if isinstance(groups, list) else []
        if not covers(sentences, [group for group in terms if group]):
            yield Fault(f"{where}.terms", "the reference has no sentence, or two, that hold them")


def _texts(value: object) -> Iterator[str]:
    """The texts in a text or a list of texts."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.strip():
            yield each


_RULES: tuple[Callable[[_Labels], Iterator[Fault]], ...] = (
    _slug,
    _actors_differ,
    _actors_are_named,
    _kinds,
    _quotes_differ,
    _marks_are_labelled,
    _stances_differ,
    _reference_length,
    _number_of_facts,
    _reference_covers_facts,
)

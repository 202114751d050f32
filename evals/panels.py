"""What a page shows of each article: what was labelled and predicted, and what differs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from summariser.sentences import split_sentences

from .attribution_mismatches import judged_attributions, judged_segments
from .evaluation import Evaluation
from .judged import TYPES, Judged, MismatchType, Side
from .key_facts import stating
from .mismatches import judged_quotes, judged_stances
from .pair_mismatches import judged_pairs
from .runs import Run
from .values import Gold, KeyFact, Output

__all__ = ["Panel", "Part", "Section", "Stretch", "panels", "sections_of"]


class Section(NamedTuple):
    """A sort of items that a scorer compares: what makes a pair, and what each type means."""

    title: str
    pairing: str
    meanings: Mapping[MismatchType, str]
    judge: Callable[[Gold, Output], list[Judged]]


_MISSED = "labelled, and nothing predicted is its pair"
_INVENTED = "predicted, and nothing labelled is its pair"
_ALONE: Mapping[MismatchType, str] = {"missed": _MISSED, "invented": _INVENTED}

_SECTIONS: Mapping[str, Section] = {
    "quotes": Section(
        "Quotes",
        "A labelled and a predicted quote are a pair from an IoU of 0.50.",
        {
            **_ALONE,
            "boundary": "a pair of which one begins or ends elsewhere",
            "wrong speaker": "a pair whose speakers are not the same actor",
        },
        judged_quotes,
    ),
    "stances": Section(
        "Stances",
        "A labelled and a predicted stance are a pair if the holder is the same actor and the "
        "targets share at least half of their words (token F1).",
        {
            **_ALONE,
            "boundary": "a pair whose target is worded as no label has it: right in soft figures, "
            "wrong in strict ones",
            "wrong position": "a pair of which one side supports what the other opposes, or is "
            "mixed",
        },
        judged_stances,
    ),
    "quoted": Section(
        "Quoted passages",
        "The stretches of three words or more between double quotation marks; two are a pair from "
        "an IoU of 0.80.",
        {**_ALONE, "wrong speaker": "a pair whose labelled source the report does not name"},
        judged_segments,
    ),
    "attributions": Section(
        "Attributions",
        "Whatever somebody is reported to say or think. Two are a pair from an IoU of 0.50 of "
        "what is said; their sources and cues are compared by place.",
        {
            **_ALONE,
            "boundary": "a pair whose passage, source or cue begins or ends elsewhere",
            "wrong speaker": "a pair whose sources have an IoU below 0.50, or of which one has "
            "none",
        },
        judged_attributions,
    ),
    "seesaw": Section(
        "Pairs of names",
        "Who is for or against whom. A predicted stance fits a labelled pair if its holder and its "
        "target each hold the name, or a capitalised word of it. Labels with nobody, or somebody "
        "not listed, on one side are left out.",
        {**_ALONE, "wrong position": "a pair of which the positions differ"},
        judged_pairs,
    ),
}


class Part(NamedTuple):
    """What one section shows of an article."""

    section: Section
    items: list[Judged]

    @property
    def tally(self) -> dict[str, int]:
        """How many items are right, then how many have a mismatch of each type."""
        found = [each.type for item in self.items for each in item.mismatches]
        right = sum(not item.mismatches for item in self.items)
        return {"right": right} | {type: found.count(type) for type in self.section.meanings}


class Stretch(NamedTuple):
    """A stretch of an article; `verdict` is empty outside passages.

    The `labels` go before the text: the number of an item, the types of its mismatches, and whether
    its passage starts here or goes on after a gap.
    """

    text: str
    verdict: str
    labels: tuple[tuple[int, str, bool], ...]


@dataclass(frozen=True)
class Panel:
    """One article and what the system made of it; `output` is None where it was never asked."""

    gold: Gold
    output: Output | None
    place: str
    parts: list[Part]

    @property
    def status(self) -> str:
        """Why there is no report: failed, or not asked; empty where there is one."""
        if self.output is None:
            return "not asked"
        return "failed" if self.output.report is None else ""

    @cached_property
    def types(self) -> list[MismatchType]:
        """The types of its mismatches."""
        items = (item for part in self.parts for item in part.items)
        found = {each.type for item in items for each in item.mismatches}
        return [type for type in TYPES if type in found]

    @property
    def marked(self) -> int | None:
        """The place of the part whose passages are marked in the text."""
        for number, part in enumerate(self.parts):
            sides = (side for item in part.items for side in (item.gold, item.predicted))
            if any(side and side.spans for side in sides):
                return number
        return None

    @property
    def labelled_text(self) -> list[Stretch]:
        """The article with the labelled passages."""
        return _stretches(self.gold.text, [(item, item.gold) for item in self._marked_items])

    @property
    def predicted_text(self) -> list[Stretch]:
        """The article with the predicted passages."""
        return _stretches(self.gold.text, [(item, item.predicted) for item in self._marked_items])

    @cached_property
    def facts(self) -> list[tuple[KeyFact, bool]]:
        """The key facts, and whether the summary states them."""
        report = self.output.report if self.output else None
        sentences = [
            whole.text[slice(*span)]
            for whole in (report.summary.sentences if report else ())
            for span in split_sentences(whole.text, language=self.gold.language)
        ]
        return [(fact, bool(stating(sentences, fact.terms))) for fact in self.gold.key_facts]

    @property
    def _marked_items(self) -> list[Judged]:
        return [] if self.marked is None else self.parts[self.marked].items


def sections_of(evaluation: Evaluation) -> list[Section]:
    """What its scorer compares item by item."""
    groups = dict.fromkeys(each.name.partition(".")[0] for each in evaluation.scorer.figures)
    return [_SECTIONS[group] for group in groups if group in _SECTIONS]


def panels(evaluation: Evaluation, golds: Sequence[Gold]) -> Iterator[Panel]:
    """Every article and repeat, in the order of the golds; SourceError if they cannot be read."""
    records = Run.open(evaluation.folder).records()
    sections = sections_of(evaluation)
    for gold in golds:
        if gold.slug not in evaluation.manifest.seeds:
            continue
        for repeat in range(1, evaluation.manifest.repeat + 1):
            place = gold.slug if evaluation.manifest.repeat == 1 else f"{gold.slug} ({repeat})"
            record = records.get((gold.slug, repeat))
            output = record.output if record else None
            parts = [Part(each, each.judge(gold, output)) for each in sections] if output else []
            yield Panel(gold, output, place, parts)


def _stretches(text: str, judged: Sequence[tuple[Judged, Side | None]]) -> list[Stretch]:
    """The text cut where a passage starts or ends; an item is numbered by its place, from 1."""
    size = len(text)
    pieces = [
        (max(start, 0), min(end, size), number, item.mismatches)
        for number, (item, side) in enumerate(judged, 1)
        for start, end in (side.spans if side else ())
        if start < size and end > max(start, 0)
    ]
    starts: dict[int, int] = {}
    for start, _, number, _ in pieces:
        starts[number] = min(start, starts.get(number, size))
    cuts = sorted({0, size, *(cut for start, end, *_ in pieces for cut in (start, end))})
    found = []
    for left, right in pairwise(cuts):
        over = [piece for piece in pieces if piece[0] <= left and right <= piece[1]]
        wrong = [mismatch.type for *_, mismatches in over for mismatch in mismatches]
        verdict = (min(wrong, key=TYPES.index) if wrong else "right") if over else ""
        labels = tuple(
            (
                number,
                ", ".join(dict.fromkeys(each.type for each in mismatches)),
                left == starts[number],
            )
            for start, _, number, mismatches in over
            if start == left
        )
        found.append(Stretch(text[left:right], verdict, labels))
    return found

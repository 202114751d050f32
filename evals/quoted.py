"""Scores quoted passages and their speakers against PolNeAR.

A segment is a stretch between double quotation marks, marks included, of three words or more,
inside a piece of content (gold) or a span of a quote (predicted): only words in marks count.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from .baseline import predict_baseline
from .embedded import predict_embedded
from .polnear import LabelledArticle, PredictedQuote, Span, load

SYSTEMS: dict[str, Callable[[str], list[PredictedQuote]]] = {
    "baseline": predict_baseline,
    "embedded": predict_embedded,
}

MIN_WORDS = 3
MIN_IOU = 0.8

_MARK = re.compile(r"[“”\"]|''|``")
_WORD = re.compile(r"[^\W_]+")
_PRONOUN = re.compile(
    r"(?i:I|me|we|us|you|he|him|she|her|it|they|them|who|whom|which|this|that|these|those|one)"
)
# The determiner is skipped for good (possessive), so that its own capital makes no name.
_HOLDS_NAME = re.compile(
    r"(?:(?i:the|an?|this|that|these|those|one|some|many|most|all|other|another|each|two|three|my"
    r"|our|her|his|its|their)\b)?+(?s:.*?)\b[A-Z]\w"
)

SourceKind = Literal["pronouns", "names", "noun_phrases"]


class GoldSegment(NamedTuple):
    """A segment of content with the pieces of its source, None where none is marked."""

    span: Span
    source: tuple[Span, ...] | None


@dataclass(frozen=True)
class Counts:
    """What was found in some articles; counts of disjoint sets of articles add up.

    The last six count matched segments that have a gold source, by the kind of that source, and
    those among them whose speaker is right.
    """

    gold: int = 0
    gold_with_source: int = 0
    predicted: int = 0
    matched: int = 0
    pronouns: int = 0
    pronouns_right: int = 0
    names: int = 0
    names_right: int = 0
    noun_phrases: int = 0
    noun_phrases_right: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def matched_with_source(self) -> int:
        """Matched segments whose speaker can be judged."""
        return self.pronouns + self.names + self.noun_phrases

    @property
    def right(self) -> int:
        """Matched segments whose speaker is right."""
        return self.pronouns_right + self.names_right + self.noun_phrases_right

    @property
    def span(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of the segments, whoever speaks."""
        return _precision_recall_f1(self.matched, self.predicted, self.gold)

    @property
    def speaker_accuracy(self) -> float:
        """Share of right speakers among the matched segments that have a gold source."""
        return _ratio(self.right, self.matched_with_source)

    @property
    def end_to_end(self) -> tuple[float, float, float]:
        """Precision over all predicted, recall over all gold segments with a source, and F1."""
        return _precision_recall_f1(self.right, self.predicted, self.gold_with_source)


def quoted_segments(text: str, pieces: Iterable[Span]) -> list[Span]:
    """The segments within `pieces` of `text`, each piece by itself, in order.

    “ and `` open, one deeper within a segment; ” closes. " and '' look the same at both ends, so
    they open where nothing is open and close otherwise: marks pair in order, of one kind or mixed.
    What is nested belongs to the outermost segment. A ” that closes nothing ends a segment which
    starts with the piece, or after the segment before it; a mark that nothing closes starts a
    segment which ends with the piece. Single marks never count.
    """
    segments = [span for start, end in pieces for span in _stretches(text, start, end)]
    return [(start, end) for start, end in segments if len(text[start:end].split()) >= MIN_WORDS]


def _stretches(text: str, start: int, end: int) -> Iterable[Span]:
    opened, depth = start, 0
    for mark in _MARK.finditer(text, start, end):
        closes = mark[0] == "”" or (mark[0] in ('"', "''") and depth > 0)
        if not closes:
            opened = opened if depth else mark.start()
            depth += 1
        elif depth <= 1:
            yield opened, mark.end()
            opened, depth = mark.end(), 0
        else:
            depth -= 1
    if depth:
        yield opened, end


def gold_segments(article: LabelledArticle) -> list[GoldSegment]:
    """The segments of every attribution; one that two attributions share stands twice."""
    return [
        GoldSegment(span, attribution.source)
        for attribution in article.attributions
        for span in quoted_segments(article.text, attribution.content)
    ]


def score(article: LabelledArticle, quotes: Iterable[PredictedQuote]) -> Counts:
    """Compare predicted `quotes` of an article with its gold segments.

    A match is one-to-one, best character IoU first, at least `MIN_IOU`. The speaker of a match is
    right when the mention overlaps a piece of the gold source, or when the name holds a capitalised
    word of more than two letters of it.
    """
    gold = gold_segments(article)
    predicted = [
        (span, quote) for quote in quotes for span in quoted_segments(article.text, quote.spans)
    ]
    matches = match([segment.span for segment in gold], [span for span, _ in predicted])
    counts = Counts(
        gold=len(gold),
        gold_with_source=sum(segment.source is not None for segment in gold),
        predicted=len(predicted),
        matched=len(matches),
    )
    for i, j in matches:
        source = gold[i].source
        if source is not None:
            kind = source_kind(article.text, source)
            right = speaker_is_right(article.text, source, predicted[j][1])
            counts += Counts(**{kind: 1, f"{kind}_right": int(right)})
    return counts


def match(gold: list[Span], predicted: list[Span]) -> list[tuple[int, int]]:
    """Pairs (gold index, predicted index), one-to-one, best IoU first, then in reading order."""
    candidates = sorted(
        (-overlap, i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(predicted)
        if (overlap := iou(a, b)) >= MIN_IOU
    )
    pairs: dict[int, int] = {}
    for _, i, j in candidates:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def iou(a: Span, b: Span) -> float:
    """Shared characters of two spans over the characters of both together, 0 to 1."""
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return _ratio(shared, (a[1] - a[0]) + (b[1] - b[0]) - shared)


def speaker_is_right(text: str, source: tuple[Span, ...], quote: PredictedQuote) -> bool:
    """Whether the quote's mention or name fits the gold `source`; `score` says how."""
    if quote.mention is not None:
        start, end = quote.mention
        if any(start < piece_end and piece_start < end for piece_start, piece_end in source):
            return True
    return bool(_capitalised(_join(text, source)) & _capitalised(quote.name or ""))


def source_kind(text: str, source: tuple[Span, ...]) -> SourceKind:
    """A lone pronoun, a phrase with a capitalised word behind its determiner, or any other."""
    words = _join(text, source)
    if _PRONOUN.fullmatch(words):
        return "pronouns"
    return "names" if _HOLDS_NAME.match(words) else "noun_phrases"


def _join(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _capitalised(text: str) -> set[str]:
    return {word for word in _WORD.findall(text) if word[0].isupper() and len(word) > 2}


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _precision_recall_f1(right: int, predicted: int, gold: int) -> tuple[float, float, float]:
    return _ratio(right, predicted), _ratio(right, gold), _ratio(2 * right, predicted + gold)


def table(counts: Counts) -> str:
    """The figures of `counts`, with the number of segments behind each accuracy."""
    rows = [f"{'':<24}{'precision':>10}{'recall':>10}{'F1':>10}"]
    for label, figures in (("span", counts.span), ("end to end", counts.end_to_end)):
        rows.append(f"{label:<24}" + "".join(f"{figure:>10.3f}" for figure in figures))
    rows.append(f"\n{'':<24}{'accuracy':>10}{'right':>10}{'of':>10}")
    for label, right, of in (
        ("speaker", counts.right, counts.matched_with_source),
        ("  source is a pronoun", counts.pronouns_right, counts.pronouns),
        ("  a name", counts.names_right, counts.names),
        ("  another noun phrase", counts.noun_phrases_right, counts.noun_phrases),
    ):
        rows.append(f"{label:<24}{_ratio(right, of):>10.3f}{right:>10}{of:>10}")
    gold = f"{counts.gold} gold ({counts.gold_with_source} with a source)"
    rows.append(f"\nsegments: {gold}, {counts.predicted} predicted, {counts.matched} matched")
    return "\n".join(rows)


def main(arguments: list[str] | None = None) -> None:
    """Print the table of one system on one part of PolNeAR; progress goes to stderr."""
    parser = argparse.ArgumentParser(prog="python -m evals.quoted", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder that holds text/ and attributions/")
    parser.add_argument("--part", choices=("tune", "validation"), default="tune")
    parser.add_argument("--system", choices=sorted(SYSTEMS), default="baseline")
    options = parser.parse_args(arguments)
    try:
        articles = [a for a in load(options.folder) if a.part == options.part]
    except (OSError, ValueError) as error:
        parser.exit(2, f"{parser.prog}: {error}\n")
    print(f"scoring {len(articles)} articles", file=sys.stderr)
    counts = Counts()
    for article in articles:
        counts += score(article, SYSTEMS[options.system](article.text))
    print(f"PolNeAR, {options.part}: {len(articles)} articles, system {options.system}\n")
    print(table(counts))


if __name__ == "__main__":
    main()

"""Scores quoted passages and their speakers against PolNeAR.

A segment is a stretch between double quotation marks, marks included, of three words or more,
inside a piece of content (gold) or a span of a quote (predicted): only words in marks count.

    python -m evals.quoted DIR [--part tune|validation] [--system baseline|embedded]
"""

import argparse
import asyncio
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from summariser import Report
from summariser.errors import SummariserError

from .figures import Counts
from .matching import best_first, iou
from .polnear import LabelledArticle, PredictedQuote, Span

__all__ = [
    "MIN_IOU",
    "SOURCE_KINDS",
    "GoldSegment",
    "gold_segments",
    "match",
    "predicted_quotes",
    "quoted_segments",
    "score",
    "segment_iou",
    "source_kind",
    "speaker_is_right",
]

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
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


class GoldSegment(NamedTuple):
    """A segment of content with the pieces of its source, None where none is marked."""

    span: Span
    source: tuple[Span, ...] | None


def predicted_quotes(report: Report) -> list[PredictedQuote]:
    """The quotes of a report, their speakers by name."""
    names = {actor.id: actor.name for actor in report.actors}
    return [
        PredictedQuote(
            spans=tuple((span.start, span.end) for span in quote.spans),
            mention=(quote.mention.start, quote.mention.end) if quote.mention else None,
            name=names.get(quote.speaker) if quote.speaker else None,
        )
        for quote in report.quotes
    ]


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
    word of more than two letters of it. `sourced` are the matches that have a gold source, and
    `right` those of them whose speaker is right; both also by the kind of that source.
    """
    gold = gold_segments(article)
    predicted = [
        (span, quote) for quote in quotes for span in quoted_segments(article.text, quote.spans)
    ]
    matches = match([segment.span for segment in gold], [span for span, _ in predicted])
    counts: Counts = {
        "gold": len(gold),
        "gold_with_source": sum(segment.source is not None for segment in gold),
        "predicted": len(predicted),
        "matched": len(matches),
        **dict.fromkeys(["sourced", "right", *SOURCE_KINDS], 0),
        **{f"{kind}_right": 0 for kind in SOURCE_KINDS},
    }
    for i, j in matches:
        source = gold[i].source
        if source is not None:
            kind = source_kind(article.text, source)
            right = speaker_is_right(article.text, source, predicted[j][1])
            counts["sourced"] += 1
            counts[kind] += 1
            counts["right"] += right
            counts[f"{kind}_right"] += right
    return counts


def match(gold: Iterable[Span], predicted: Iterable[Span]) -> list[tuple[int, int]]:
    """Pairs (gold index, predicted index), one-to-one, best IoU first, then in reading order."""
    golds, predictions = ([frozenset(range(*each)) for each in side] for side in (gold, predicted))
    return best_first(golds, predictions, MIN_IOU)


def segment_iou(a: Span, b: Span) -> float:
    """Shared characters of two spans, marks included, over those of both together, 0 to 1."""
    return iou(frozenset(range(*a)), frozenset(range(*b)))


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


def main(arguments: list[str] | None = None) -> None:
    """Print the figures of one system on one part of PolNeAR; progress goes to stderr."""
    # The figures are made of what stands above, so they are no part of what it is scored by.
    from .asking import named_system
    from .corpora import open_corpus
    from .references import measure
    from .statistics import estimates
    from .systems import simple_system
    from .table import estimate_lines

    parser = argparse.ArgumentParser(prog="python -m evals.quoted", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder that holds text/ and attributions/")
    parser.add_argument("--part", choices=("tune", "validation"), default="tune")
    parser.add_argument("--system", choices=("baseline", "embedded"), default="baseline")
    options = parser.parse_args(arguments)
    try:
        corpus = open_corpus(f"polnear:{options.folder}:{options.part}")
    except SummariserError as error:
        parser.exit(2, f"{parser.prog}: {error}\n")
    print(f"scoring {len(corpus.golds)} articles", file=sys.stderr)
    system = simple_system() if options.system == "baseline" else named_system("embedded")
    scores = asyncio.run(measure(system, corpus.golds, corpus.scorer))
    found = estimates(scores.table, corpus.scorer.figures)
    print(f"PolNeAR, {options.part}: {len(corpus.golds)} articles, system {options.system}\n")
    print("\n".join(estimate_lines([each for each in found if each.figure.startswith("quoted.")])))
    counts = scores.table.totals()
    gold = (
        f"{counts['quoted.gold']:.0f} gold ({counts['quoted.gold_with_source']:.0f} with a source)"
    )
    print(
        f"\nsegments: {gold}, {counts['quoted.predicted']:.0f} predicted, "
        f"{counts['quoted.matched']:.0f} matched"
    )


if __name__ == "__main__":
    main()

"""Summary: whether it says what matters, briefly, and nothing else.

Only the summary's sentences count, not its headline; they are split anew, so that it does not
matter how a report cuts them. Figures:

- key_facts: the share of the labels' key facts that the summary states (`evals.key_facts`), a
  recall of content units as in the pyramid method (Nenkova and Passonneau 2004);
- conciseness: the share of the sentences that state a key fact, alone or, where neither does alone,
  with a neighbour (the conciseness of FineSurE, Song et al. 2024, with terms in place of an LLM);
- rouge1, rouge2, rougeLsum: precision, recall and F1 against the reference (`evals.rouge`). Micro
  sums the n-grams over the articles; macro averages their F1, as most papers do;
- unsupported: the share of the sentences in which `summariser.checks` warns of a number, date or
  name that the article does not hold; apart, `unsupported.numbers` (dates too) and
  `unsupported.names`. What the report cites as evidence is read in the article;
- compression: words over the article's words, the inverse of Grusky et al. 2018;
- copied.words: the length in words of the longest passage that the article has word for word;
  copied.share: that over the length of the summary, the longest that there could be.

A summary that is missing or empty states no fact and shares nothing with the reference; the other
figures leave it out.
"""

from collections.abc import Sequence
from itertools import chain

from summariser.checks import unsupported
from summariser.report import SummarySentence
from summariser.sentences import split_sentences

from ..figures import Counts, Figure, Ratio, precision_recall_f1
from ..key_facts import stating
from ..rouge import rouge_lsum, rouge_n, tokens
from ..values import Gold, Output

__all__ = ["FIGURES", "count"]

_ROUGE = ("rouge1", "rouge2", "rougeLsum")
_NUMBERS = frozenset({"unsupported-number", "unsupported-date"})
_NAMES = frozenset({"unsupported-name"})


def count(gold: Gold, output: Output) -> Counts:
    """The facts, sentences and words of an article's summary, and what the reference shares."""
    counts: Counts = dict.fromkeys(_KEYS, 0)
    summary = output.report.summary.sentences if output.report else ()
    pieces = [(piece, whole) for whole in summary for piece in _split(whole.text, gold)]
    sentences = [piece for piece, _ in pieces]
    by_fact = [stating(sentences, fact.terms) for fact in gold.key_facts]
    counts["summary.facts"] = len(gold.key_facts)
    counts["summary.facts.stated"] = sum(map(bool, by_fact))
    counts["summary.sentences"] = len(sentences)
    counts["summary.sentences.stating"] = len(frozenset().union(*by_fact))
    for piece, whole in pieces:
        warned = _warned(piece, whole, gold)
        counts["summary.sentences.unsupported"] += bool(warned & (_NUMBERS | _NAMES))
        counts["summary.sentences.unsupported.numbers"] += bool(warned & _NUMBERS)
        counts["summary.sentences.unsupported.names"] += bool(warned & _NAMES)
    return counts | _overlaps(sentences, gold) | _lengths(sentences, gold)


def _split(text: str, gold: Gold) -> list[str]:
    return [text[slice(*span)] for span in split_sentences(text, language=gold.language)]


def _warned(sentence: str, whole: SummarySentence, gold: Gold) -> set[str]:
    evidence = [gold.text[max(span.start, 0) : span.end] for span in whole.evidence]
    found = unsupported(sentence, evidence, gold.text)
    return {doubt.code for doubt in found if doubt.severity == "warning"}


def _overlaps(sentences: Sequence[str], gold: Gold) -> Counts:
    predicted = [tokens(sentence) for sentence in sentences]
    reference = [tokens(sentence) for sentence in _split(gold.reference, gold)]
    ours, theirs = list(chain(*predicted)), list(chain(*reference))
    overlaps = (
        rouge_n(theirs, ours, 1),
        rouge_n(theirs, ours, 2),
        rouge_lsum(reference, predicted),
    )
    return {
        f"summary.{name}.{key}": value
        for name, overlap in zip(_ROUGE, overlaps, strict=True)
        for key, value in overlap._asdict().items()
    }


def _lengths(sentences: Sequence[str], gold: Gold) -> Counts:
    words, article = tokens(" ".join(sentences)), tokens(gold.text)
    return {
        "summary.summaries": int(bool(words)),
        "summary.words": len(words),
        "summary.article_words": len(article) if words else 0,
        "summary.copied": _longest_copy(words, article),
    }


def _longest_copy(words: Sequence[str], article: Sequence[str]) -> int:
    """The greatest number of neighbouring words that the article has in a row as well."""
    text = f" {' '.join(article)} "
    longest = 0
    for start in range(len(words)):
        while start + longest < len(words):
            passage = words[start : start + longest + 1]
            if f" {' '.join(passage)} " not in text:
                break
            longest += 1
    return longest


FIGURES: tuple[Figure, ...] = (
    Figure("summary.key_facts", (Ratio("summary.facts.stated", "summary.facts"),)),
    Figure("summary.conciseness", (Ratio("summary.sentences.stating", "summary.sentences"),)),
    *(
        figure
        for name in _ROUGE
        for figure in precision_recall_f1(
            f"summary.{name}",
            f"summary.{name}.shared",
            f"summary.{name}.predicted",
            f"summary.{name}.reference",
        )
    ),
    *(
        Figure(f"summary.{kind}", (Ratio(f"summary.sentences.{kind}", "summary.sentences"),))
        for kind in ("unsupported", "unsupported.numbers", "unsupported.names")
    ),
    Figure("summary.compression", (Ratio("summary.words", "summary.article_words"),)),
    Figure("summary.copied.words", (Ratio("summary.copied", "summary.summaries"),)),
    Figure("summary.copied.share", (Ratio("summary.copied", "summary.words"),)),
)
_KEYS = sorted({key for figure in FIGURES for key in figure.keys})

"""One-sentence summaries of Wikinews articles against those that people wrote, by ROUGE.

Reads the `.conllu` files of GUM's news genre (Zeldes 2017, The GUM Corpus: Creating Multilayer
Resources in the Classroom): the text by its `# text` and `# newpar` lines, the summaries by its
`# meta::summary` lines, of which the first is a person's and the others are LLMs'.

Each system gives one sentence: the embedded engine the first of a summary of about 30 words,
lead-1 the first whole sentence under the headline, date lines and captions left out, and LexRank
(Erkan and Radev 2004) the best of the body by the package sumy, where that is installed:
`pip install sumy numpy`. It needs none of NLTK's data: words and sentences are ours.

F1 of ROUGE-1, -2 and -L (`evals.rouge`), the mean over the documents with its bootstrap interval;
p is that of a paired randomisation test against the embedded engine (`evals.statistics`).
"""

import argparse
import asyncio
import re
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from summariser.article import Article
from summariser.engines import Request
from summariser.engines.embedded import EmbeddedEngine
from summariser.sentences import split_sentences

from .count_table import CountTable
from .figures import Figure, Ratio
from .rouge import Overlap, rouge_lsum, rouge_n, tokens
from .statistics import differences, estimates, few

__all__ = ["Document", "load", "one_sentence", "rouge_f1", "systems", "table"]

EMBEDDED, LEAD, LEXRANK = "embedded", "lead-1", "LexRank (sumy)"
PARTS = ("tune", "report", "all")
_WORDS = 30
_ROUGE = ("ROUGE-1", "ROUGE-2", "ROUGE-L")
_KEYS = ("documents", *_ROUGE, "words")
_FIGURES = tuple(Figure(name, (Ratio(name, "documents"),)) for name in _KEYS[1:])
_SUMMARY = re.compile(r"# meta::summary\d+ = \(([^)]*)\) (.+)")
_LINE = re.compile(r"# (newpar|newpar_block|s_type|text)(?: = (.+))?$")
_WHOLE = re.compile(r"\w\W*[.!?]\W*$")


@dataclass(frozen=True)
class Document:
    """An article, the sentences of its body, a person's summary, and those of LLMs by name."""

    name: str
    text: str
    body: tuple[str, ...]
    human: str
    others: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, name: str, lines: Sequence[str]) -> "Document":
        """From the lines of a file.

        Raises:
            ValueError: it has no sentences or no summary.
        """
        found = (_SUMMARY.match(line) for line in lines)
        summaries = [(summary[1], summary[2]) for summary in found if summary]
        paragraphs: list[list[str]] = [[]]
        body: list[str] = []
        block = kind = ""
        for key, value in (known.groups() for line in lines if (known := _LINE.match(line))):
            if key == "newpar":
                paragraphs.append([])
            elif key == "newpar_block":
                block = value
            elif key == "s_type":
                kind = value
            else:
                paragraphs[-1].append(value)
                if not block.startswith(("head", "figure")) and _is_whole(value, kind):
                    body.append(value)
        text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)
        if not body or not summaries:
            raise ValueError(f"{name} has no sentences or no summary")
        return cls(name, text, tuple(body), summaries[0][1], tuple(summaries[1:]))


def _is_whole(sentence: str, kind: str) -> bool:
    """Whether it is no date line or caption."""
    return kind != "frag" and _WHOLE.search(sentence) is not None


def load(folder: Path, part: str = "all") -> list[Document]:
    """The documents by name; of these the first, third… are `tune`, the others `report`.

    Raises:
        OSError: a file cannot be read.
        ValueError: there is none, or one holds no sentences or no summary.
    """
    files = sorted(folder.glob("*.conllu"))
    if not files:
        raise ValueError(f"no .conllu file in {folder}")
    chosen = {"tune": files[::2], "report": files[1::2], "all": files}[part]
    return [
        Document.read(file.stem, file.read_text(encoding="utf-8").splitlines()) for file in chosen
    ]


def one_sentence(text: str) -> str:
    """The first sentence of the embedded engine's summary of about 30 words."""
    article = Article.from_text(text, language="en")
    request = Request(words=_WORDS, parts=frozenset({"summary"}))
    return asyncio.run(EmbeddedEngine().draft(article, request)).draft.summary[0].text


def systems(documents: Sequence[Document]) -> dict[str, list[str]]:
    """The summaries of every system, by its name, in the order of the documents.

    Where one LLM stands in for another, theirs are one system, named for the first document's.
    LexRank is left out where sumy is missing.
    """
    found = {
        EMBEDDED: [one_sentence(document.text) for document in documents],
        LEAD: [document.body[0] for document in documents],
    }
    ranked = _lexrank(documents)
    if ranked:
        found[LEXRANK] = ranked
    for others in zip(*(document.others for document in documents), strict=True):
        found[others[0][0]] = [text for _, text in others]
    return found


def _lexrank(documents: Sequence[Document]) -> list[str] | None:
    try:
        dom = import_module("sumy.models.dom")
        stemmers = import_module("sumy.nlp.stemmers")
        lex_rank = import_module("sumy.summarizers.lex_rank")
        utils = import_module("sumy.utils")
    except ImportError:
        return None
    ranker = lex_rank.LexRankSummarizer(stemmers.Stemmer("english"))
    ranker.stop_words = utils.get_stop_words("english")
    best = []
    for document in documents:
        sentences = [dom.Sentence(sentence, _Words()) for sentence in document.body]
        with warnings.catch_warnings():  # of a division by 0 where no two share a word
            warnings.simplefilter("ignore", RuntimeWarning)
            best.append(str(ranker(dom.ObjectDocumentModel([dom.Paragraph(sentences)]), 1)[0]))
    return best


class _Words:
    """What sumy asks of a tokeniser."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(tokens(sentence))


def rouge_f1(reference: str, predicted: str) -> tuple[float, ...]:
    """The F1 of ROUGE-1, ROUGE-2 and ROUGE-L of a summary."""
    gold, ours = tokens(reference), tokens(predicted)
    golds, sentences = ([tokens(text) for text in _split(both)] for both in (reference, predicted))
    overlaps = rouge_n(gold, ours, 1), rouge_n(gold, ours, 2), rouge_lsum(golds, sentences)
    return tuple(_f1(overlap) for overlap in overlaps)


def _split(text: str) -> list[str]:
    return [text[slice(*span)] for span in split_sentences(text, language="en")]


def _f1(overlap: Overlap) -> float:
    return 2 * overlap.shared / max(1, overlap.predicted + overlap.reference)


def table(documents: Sequence[Document], summaries: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The lines of a table: every system's figures, those but the first tested against it."""
    rows = {
        name: CountTable.of(
            _KEYS,
            [
                [(1.0, *rouge_f1(document.human, text), float(len(text.split())))]
                for document, text in zip(documents, texts, strict=True)
            ],
        )
        for name, texts in summaries.items()
    }
    first = next(iter(rows.values()))
    yield f"{len(documents)} documents: F1 [95 %], p against {next(iter(rows))}"
    yield f"{'':<28}" + "".join(f"{name:<26}" for name in _ROUGE) + "words"
    for name, counts in rows.items():
        *cells, words = estimates(counts, _FIGURES)
        tested = differences(first, counts, _FIGURES)
        shown = [
            f"{cell.micro or 0:.3f} [{cell.low or 0:.3f}, {cell.high or 0:.3f}] "
            + (f"{test.p or 0:<6.3f}" if counts is not first else " " * 6)
            for cell, test in zip(cells, tested, strict=False)
        ]
        yield f"{name:<28}" + "".join(f"{cell:<26}" for cell in shown) + f"{words.micro or 0:5.1f}"
    if warning := few(first):
        yield warning


def main(arguments: list[str] | None = None) -> None:
    """Print the table of a part."""
    parser = argparse.ArgumentParser(prog="python -m evals.gum", description=__doc__)
    parser.add_argument("data", type=Path, metavar="DIR", help="the folder of the .conllu files")
    parser.add_argument("--part", choices=PARTS, default="all", help="every other document, or all")
    chosen = parser.parse_args(arguments)
    try:
        documents = load(chosen.data, chosen.part)
    except (OSError, ValueError) as error:
        parser.exit(2, f"{parser.prog}: {chosen.data} cannot be read: {error}. Give its path.\n")
    summaries = systems(documents)
    if LEXRANK not in summaries:
        print("Without LexRank: `pip install sumy numpy` adds it.", file=sys.stderr)
    print(*table(documents, summaries), sep="\n")


if __name__ == "__main__":
    main()

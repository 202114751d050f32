"""Measures sentence splitters on the Wikinews articles of GUM (CoNLL-U files with `newpar_block`).

Each paragraph is split by itself. A boundary is where a sentence ends inside a paragraph; the last
end of a paragraph comes free and is not counted. Figures are micro-summed over articles. Of the
articles in order of name, the first, third… are the tune half, on which choices are made, and the
others the report half.
"""

import argparse
import importlib
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence, Set
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from summariser.sentences import split_sentences

Span = tuple[int, int]
Splitter = Callable[[str], list[Span]]

_REPEATS = 5
_BLOCK_SENTENCES = re.compile(r"\((\d+) s\)")
_STOP = re.compile(r"""[.!?]["”’)]*\s+(?=[“"'‘A-Z])""")


class GoldArticle(NamedTuple):
    """One labelled article; spans are half-open, in code points of `text`."""

    name: str
    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]


class Counts(NamedTuple):
    """Sums over articles from which precision, recall and F1 follow."""

    right: int
    predicted: int
    gold: int

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1; 0 where nothing was predicted, or is there to find."""
        return (
            self.right / max(self.predicted, 1),
            self.right / max(self.gold, 1),
            2 * self.right / max(self.predicted + self.gold, 1),
        )


def load(folder: Path) -> list[GoldArticle]:
    """The articles of all `*.conllu` files of `folder`, in order of name.

    Raises:
        ValueError: there is no such file, or one is not as GUM writes them.
    """
    files = sorted(folder.glob("*.conllu"))
    if not files:
        raise ValueError(f"{folder} holds no .conllu file: give the folder of the GUM articles.")
    return [read_article(file) for file in files]


def read_article(file: Path) -> GoldArticle:
    """One article, its text rebuilt from the tokens, its paragraphs joined by blank lines.

    A paragraph ends before `# newpar` and when its innermost block has had its sentences, so that a
    caption is parted from the running text that follows.

    Raises:
        ValueError: a sentence's tokens do not add up to its `# text` line.
    """
    written: list[list[str]] = []
    left = 0  # sentences that the innermost block still has
    for block in file.read_text("utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        opened = [line for line in lines if line.startswith("# newpar_block")]
        sizes = [int(size) for line in opened for size in _BLOCK_SENTENCES.findall(line)]
        if sizes or left == 0:
            written.append([])
        left = min(sizes or [left]) - 1
        sentence = _surface(line for line in lines if line[0] != "#")
        if f"# text = {sentence.rstrip()}" not in lines:
            raise ValueError(f"{file}: the tokens do not add up to their text: {sentence!r}")
        written[-1].append(sentence)
    text = ""
    paragraphs: list[Span] = []
    sentences: list[Span] = []
    for paragraph in written:
        start = len(text)
        for sentence in paragraph:
            sentences.append((len(text), len(text) + len(sentence.rstrip())))
            text += sentence
        text = text.rstrip()
        paragraphs.append((start, len(text)))
        text += "\n\n"
    return GoldArticle(file.stem, text.rstrip(), tuple(paragraphs), tuple(sentences))


def _surface(rows: Iterable[str]) -> str:
    """The text of a sentence, with the space that follows it, if one does."""
    text = ""
    covered = 0  # the last word that a multi-word token has written already
    for columns in (row.split("\t") for row in rows):
        if "." in columns[0]:  # an empty node of the enhanced graph
            continue
        first, _, last = columns[0].partition("-")
        if int(first) > covered:
            covered = int(last or first)
            text += columns[1] + ("" if "SpaceAfter=No" in columns[9].split("|") else " ")
    return text


def score(articles: Sequence[GoldArticle], split: Splitter) -> tuple[Counts, Counts]:
    """How `split` does on boundaries, and on whole sentences, summed over `articles`."""
    boundaries: list[Counts] = []
    sentences: list[Counts] = []
    for article in articles:
        for start, end in article.paragraphs:
            gold = {span for span in article.sentences if start <= span[0] < end}
            found = {(start + a, start + b) for a, b in split(article.text[start:end])}
            sentences.append(_compare(gold, found))
            ends, found_ends = ({b for _, b in spans} - {end} for spans in (gold, found))
            boundaries.append(_compare(ends, found_ends))
    return _sum(boundaries), _sum(sentences)


def _compare(gold: Set[object], found: Set[object]) -> Counts:
    return Counts(len(gold & found), len(found), len(gold))


def _sum(counts: list[Counts]) -> Counts:
    return Counts(*map(sum, zip(*counts, strict=True)))


def _at(text: str, ends: Iterable[int]) -> list[Span]:
    """The spans between `ends`, without white space around them."""
    spans = []
    start = 0
    for end in [*ends, len(text)]:
        sentence = text[start:end].strip()
        if sentence:
            first = text.index(sentence, start)
            spans.append((first, first + len(sentence)))
        start = end
    return spans


def _regex() -> Splitter:
    return lambda text: _at(text, [found.end() for found in _STOP.finditer(text)])


def _sentencex() -> Splitter:
    cut = importlib.import_module("sentencex").get_sentence_boundaries
    return lambda text: _at(text, [found["end_index"] for found in cut("en", text)])


def _blingfire() -> Splitter:
    cut = importlib.import_module("blingfire").text_to_sentences_and_offsets
    return lambda text: _at(text, [end for _, end in cut(text)[1]])


def _sentence_splitter() -> Splitter:
    splitter = importlib.import_module("sentence_splitter").SentenceSplitter("en")

    def split(text: str) -> list[Span]:
        ends = [0]
        for sentence in splitter.split(text):
            ends.append(text.index(sentence, ends[-1]) + len(sentence))
        return _at(text, ends)

    return split


class Candidate(NamedTuple):
    """How to build a splitter, and what a fresh interpreter loads for it."""

    name: str
    build: Callable[[], Splitter]
    start: str


CANDIDATES = (
    Candidate("summariser", lambda: split_sentences, "import summariser.sentences, sentencex"),
    Candidate("sentencex alone", _sentencex, "import sentencex"),
    Candidate("regex", _regex, "pass"),
    Candidate("sentence-splitter", _sentence_splitter, "import sentence_splitter"),
    Candidate("blingfire", _blingfire, "import blingfire"),
)


def _seconds(run: Callable[[], object]) -> float:
    """The shortest of a few runs."""
    times = []
    for _ in range(_REPEATS):
        began = perf_counter()
        run()
        times.append(perf_counter() - began)
    return min(times)


def _start_seconds(code: str) -> float:
    """What `code` adds to the start of a fresh interpreter that loads the package anyway."""

    def seconds(code: str) -> float:
        command = [sys.executable, "-c", f"import summariser; {code}"]
        return _seconds(lambda: subprocess.run(command, check=True))

    return seconds(code) - seconds("pass")


def row(candidate: Candidate, articles: Sequence[GoldArticle]) -> str:
    """One line of the table; says so where the library is not installed."""
    try:
        split = candidate.build()
    except ImportError:
        return f"{candidate.name:<18} is not installed"
    cells = []
    for half in (articles[0::2], articles[1::2]):
        found, whole = score(half, split)
        cells.append("".join(f"{figure:>7.3f}" for figure in (*found.figures, whole.figures[2])))
    texts = [article.text[slice(*span)] for article in articles for span in article.paragraphs]
    seconds = _seconds(lambda: [split(text) for text in texts]) / sum(map(len, texts)) * 100_000
    start = _start_seconds(candidate.start) * 1000
    return f"{candidate.name:<18}" + "  ".join(cells) + f"{seconds:>12.4f}{start:>10.1f}"


def main(arguments: list[str] | None = None) -> None:
    """Print the table: both halves, seconds per 100,000 characters, milliseconds of import."""
    parser = argparse.ArgumentParser(prog="python -m evals.sentences", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder that holds the .conllu files")
    options = parser.parse_args(arguments)
    try:
        articles = load(options.folder)
    except (OSError, ValueError) as error:
        parser.exit(2, f"{parser.prog}: {error}\n")
    print(f"{'':<18}{'tune half':>28}  {'report half':>28}{'s/100k':>12}{'start':>10}")
    heads = "".join(f"{head:>7}" for head in ("P", "R", "F1", "exact"))
    print(f"{'':<18}{heads}  {heads}{'chars':>12}{'ms':>10}")
    for candidate in CANDIDATES:
        print(row(candidate, articles), flush=True)


if __name__ == "__main__":
    main()

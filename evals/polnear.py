"""Reader of PolNeAR: US political news in which people marked every source, cue and content."""

import datetime
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple, Self

from .values import Gold, GoldActor, GoldQuote

Span = tuple[int, int]
Part = Literal["train", "tune", "validation"]

TUNE_FROM = datetime.date(2016, 6, 1)
VALIDATION_FROM = datetime.date(2016, 7, 20)

_NAME = re.compile(r"(?P<outlet>.+?)_(?P<date>\d{4}-\d{2}-\d{2})_.+")
_ANNOTATION = re.compile(r"[A-Z#*]\d*\t")
_ATTRIBUTIONS = ("Attribution", "Attribution-no-source")
_DISCARDED = ("Discuss", "Discard")


class PredictedQuote(NamedTuple):
    """One quote as a system sees it: its pieces, the words for its speaker and the speaker's name.

    Spans are half-open, in code points of the article.
    """

    spans: tuple[Span, ...]
    mention: Span | None
    name: str | None


@dataclass(frozen=True)
class Attribution:
    """Who said or thought what: pieces are half-open code-point spans in reading order."""

    source: tuple[Span, ...] | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class LabelledArticle:
    """One article as stored, with the attributions that one annotator marked, in reading order."""

    name: str
    date: datetime.date
    outlet: str
    text: str
    attributions: tuple[Attribution, ...]

    @property
    def part(self) -> Part:
        """The part of the train set to which the article belongs, by its date."""
        if self.date < TUNE_FROM:
            return "train"
        return "tune" if self.date < VALIDATION_FROM else "validation"


@dataclass(frozen=True)
class PolnearGold(Gold):
    """An article of PolNeAR for the harness: what people labelled are attributions alone."""

    labels: LabelledArticle

    @classmethod
    def of(cls, labels: LabelledArticle) -> Self:
        """With the article's name as slug and its part as split."""
        return cls(
            slug=labels.name,
            language="en",
            split=labels.part,
            genre="news",
            text=labels.text,
            actors=(),
            quotes=(),
            not_speech=(),
            stances=(),
            reference="",
            key_facts=(),
            labels=labels,
        )

    @property
    def as_quotes(self) -> Gold:
        """The attributions as quotes of actors who are named by the words of their sources.

        The kind, which nobody labelled, is indirect throughout.
        """
        sources = [self._words(each.source or ()) for each in self.labels.attributions]
        quotes = tuple(
            GoldQuote(
                spans=each.content,
                kind="indirect",
                speaker=source or None,
                mention=each.source[0] if each.source else None,
                cue=each.cue[0],
            )
            for source, each in zip(sources, self.labels.attributions, strict=True)
        )
        actors = tuple(
            GoldActor(id=source, name=source, kind="other", role="", aliases=())
            for source in dict.fromkeys(filter(None, sources))
        )
        return replace(self, actors=actors, quotes=quotes)

    def _words(self, spans: tuple[Span, ...]) -> str:
        return " ".join(" ".join(self.text[slice(*span)] for span in spans).split())


def load(folder: Path) -> list[LabelledArticle]:
    """Read the articles under `folder` (`text/` and `attributions/`), sorted by name.

    Where several people labelled an article, the first annotator in sorted order counts.

    Raises:
        FileNotFoundError: the folder holds no articles, or an article has no annotation.
        ValueError: a file name or an annotation is not as expected.
    """
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise FileNotFoundError(
            f"{folder}: no text/*.txt here; give the folder that holds text/ and attributions/"
        )
    annotations = annotation_files(folder)
    articles = []
    for path in texts:
        files = annotations.get(path.stem)
        if not files:
            raise FileNotFoundError(
                f"{path}: no attributions/{path.stem}_*.ann; restore it or remove the article"
            )
        articles.append(read_article(path, files[0]))
    return articles


def annotation_files(folder: Path) -> dict[str, list[Path]]:
    """The annotation files of each article name, one an annotator, sorted."""
    files: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        files[path.stem.rsplit("_", 1)[0]].append(path)
    return dict(files)


def read_article(text_file: Path, annotation_file: Path) -> LabelledArticle:
    """Read one article with the labels of one annotator.

    Raises:
        ValueError: the name holds no outlet and date, or the annotation does not fit the text.
    """
    match = _NAME.fullmatch(text_file.stem)
    if match is None:
        raise ValueError(f"{text_file}: expected a name like outlet_2016-01-31_title.txt")
    # Bytes, because text mode would translate line ends and shift every offset behind them.
    text = text_file.read_bytes().decode("utf-8")
    try:
        attributions = parse_attributions(annotation_file.read_bytes().decode("utf-8"), text)
    except ValueError as error:
        raise ValueError(f"{annotation_file}: {error}; is it the file of this article?") from error
    return LabelledArticle(
        name=text_file.stem,
        date=datetime.date.fromisoformat(match["date"]),
        outlet=match["outlet"],
        text=text,
        attributions=attributions,
    )


def parse_attributions(annotation: str, text: str) -> tuple[Attribution, ...]:
    """Read brat standoff `annotation` of `text` into attributions, in reading order.

    Events without cue or content are left out, and so is what the annotator marked
    `Discuss` or `Discard`. The role in the event decides over the type of the passage.
    `Content2` is more content.

    Raises:
        ValueError: a passage does not stand at its offsets, or an event names none that exists.
    """
    passages: dict[str, tuple[Span, ...] | None] = {}
    events: list[tuple[str, str]] = []
    for line in _logical_lines(annotation):
        key, _, rest = line.partition("\t")
        if key[0] == "T":
            kind, spans = _passage(key, rest, text)
            passages[key] = None if kind in _DISCARDED else spans
        elif key[0] == "E":
            events.append((key, rest))
    attributions = (_attribution(key, roles, passages) for key, roles in events)
    return tuple(sorted((a for a in attributions if a), key=lambda a: a.content[0]))


def _logical_lines(annotation: str) -> list[str]:
    """The annotation lines; a line that starts none goes on with the passage before it."""
    lines: list[str] = []
    for line in annotation.removesuffix("\n").split("\n"):
        if _ANNOTATION.match(line):
            lines.append(line)
        elif lines:
            lines[-1] += "\n" + line
    return lines


def _passage(key: str, rest: str, text: str) -> tuple[str, tuple[Span, ...]]:
    head, _, quoted = rest.partition("\t")
    kind, _, offsets = head.partition(" ")
    spans = []
    for piece in offsets.split(";"):
        start, _, end = piece.partition(" ")
        spans.append((int(start), int(end)))
    found = " ".join(text[start:end] for start, end in spans)
    if found != quoted:
        raise ValueError(f"{key} says {quoted!r}, but the text there is {found!r}")
    return kind, tuple(spans)


def _attribution(
    key: str, roles: str, passages: dict[str, tuple[Span, ...] | None]
) -> Attribution | None:
    pieces: dict[str, list[Span]] = defaultdict(list)
    for item in roles.split():
        role, _, passage = item.partition(":")
        if passage not in passages:
            raise ValueError(f"{key} names {passage}, which does not exist")
        if role not in _ATTRIBUTIONS:
            pieces[role.removesuffix("2")].extend(passages[passage] or ())
    if not pieces["Content"] or not pieces["Cue"]:
        return None
    # Pieces are stored in the alphabetical order of their offsets.
    return Attribution(
        source=tuple(sorted(pieces["Source"])) or None,
        cue=tuple(sorted(pieces["Cue"])),
        content=tuple(sorted(pieces["Content"])),
    )

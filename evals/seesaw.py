"""Reader of SEESAW: US political news in which people marked who is for or against whom.

Its articles come in stories of three (`TRIPLET_007_DOCUMENT_0` to `_2`), by outlets of the left,
the centre and the right. Articles of one story share most of their actors and disputes, so that a
story is drawn and swapped whole in statistics, and lies whole in one part.
"""

import json
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

from summariser.draft import Position

from .values import Gold, GoldActor, GoldStance, Piece

__all__ = ["NO_ENTITIES", "Part", "SeesawGold", "load", "named_stances"]

Part = Literal["train", "validation"]

NO_ENTITIES = frozenset({"None", "Not in the list"})
"""What stands for an entity where the annotators had none to name."""

_FIFTH = 5  # of the stories is for validation

_POSITIONS: dict[str, Position] = {"POS": "supports", "NEG": "opposes"}


class SeesawGold(Gold):
    """An article of SEESAW, the part of its story as split."""

    @property
    def cluster(self) -> str:
        """Its story."""
        return _story(self.slug)


def named_stances(gold: Gold) -> list[GoldStance]:
    """The stances that have a name on either side."""
    return [each for each in gold.stances if not NO_ENTITIES & {each.holder, each.target}]


def load(folder: Path) -> list[SeesawGold]:
    """Read the articles under `folder` (`articles/` and `annotations/`), sorted by name.

    The text is the title, an empty line, and one line a sentence (paragraphs are not stored). A
    stance is a pair of subject and object, by their canonical names, the subject's serving as id of
    an actor; its position is mixed where some sentences are POS and others NEG, and its evidence
    has one piece for each triplet, its sentence. `NO_ENTITIES` are kept: `metrics.entity_pairs`
    leaves them out. About a fifth of the stories are the part for validation, by a checksum of
    their names, so that a story's part does not hang on which others are there.

    Raises:
        OSError: the folder holds no articles, or a file cannot be read.
        ValueError: a file is not as expected.
    """
    articles = sorted((folder / "articles").glob("*.json"))
    if not articles:
        raise FileNotFoundError(
            f"{folder}: no articles/*.json here; give the folder that holds articles/ and "
            "annotations/"
        )
    return [_read(path, folder / "annotations" / path.name) for path in articles]


def _read(article_file: Path, annotation_file: Path) -> SeesawGold:
    article = json.loads(article_file.read_bytes())
    annotation = json.loads(annotation_file.read_bytes())
    try:
        text, sentences = _text(article)
        actors = tuple(
            GoldActor(id=name, name=name, kind="other", role="", aliases=())
            for name, *_ in annotation["entity lists"]
        )
        stances = _stances(annotation["sentence-level stances"], sentences)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(
            f"{annotation_file}: {type(error).__name__} {error}; is it the file of {article_file}?"
        ) from error
    return SeesawGold(
        slug=article_file.stem,
        language="en",
        split=_part(article_file.stem),
        genre="news",
        text=text,
        actors=actors,
        quotes=(),
        not_speech=(),
        stances=stances,
        reference="",
        key_facts=(),
    )


def _story(slug: str) -> str:
    return slug.partition("_DOCUMENT_")[0]


def _part(slug: str) -> Part:
    return "train" if crc32(_story(slug).encode()) % _FIFTH else "validation"


def _text(article: Any) -> tuple[str, dict[str, Piece]]:
    """The text, and where each sentence stands in it, by its id."""
    text, places = f"{article['title']}\n", {}
    for sentence in article["text"]:
        text += "\n"
        places[str(sentence["id"])] = len(text), len(text) + len(sentence["text"])
        text += sentence["text"]
    return text, places


def _stances(triplets: Any, sentences: dict[str, Piece]) -> tuple[GoldStance, ...]:
    positions: dict[tuple[str, str], set[Position]] = {}
    evidence: dict[tuple[str, str], list[Piece]] = {}
    for sentence, marked in triplets.items():
        for triplet in marked:
            pair = triplet["subject"], triplet["object"]
            positions.setdefault(pair, set()).add(_POSITIONS[triplet["sentiment"]])
            evidence.setdefault(pair, []).append(sentences[sentence])
    return tuple(
        GoldStance(
            holder=pair[0],
            target=pair[1],
            target_aliases=(),
            position=next(iter(found)) if len(found) == 1 else "mixed",
            evidence=tuple(evidence[pair]),
            core=False,
        )
        for pair, found in positions.items()
    )

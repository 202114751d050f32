"""Prompts are files: `prompts/NAME/VERSION/` holds one version of one prompt.

    system.jinja    the stable part, rendered once when the prompt is loaded
    user.jinja      rendered for each request

and a worked example, which `system.jinja` gets as `example_source` and `example_answer`:

    example.txt            an article; its numbered source is made by code
    example.json           the draft that answers it

or, for a prompt that is about something else,

    example_source.txt     as it stands
    example_answer.json    JSON, shown on one line

An article can only ever be a value in `user.jinja`: the system message is finished before an
article is known, so it is the same bytes for every article and a provider can cache it.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from summariser import resources
from summariser.article import Article
from summariser.draft import Draft
from summariser.errors import UsageError

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["Message", "Prompt", "available", "load", "read_example"]


class Message(TypedDict):
    """One message of a chat."""

    role: str
    content: str


@dataclass(frozen=True)
class Prompt:
    """One version of a prompt; `system` is final, `user` the source of its template."""

    name: str
    version: int
    fingerprint: str
    system: str
    user: str

    @property
    def tag(self) -> str:
        """Name, version and fingerprint: `report@1:3f9a12c0`."""
        return f"{self.name}@{self.version}:{self.fingerprint}"

    def messages(self, source: str, **variables: object) -> list[Message]:
        """The system message and the user's, with `source` (an article's is numbered) as a value.

        `user.jinja` also gets `boundary`, eight hex digits that stand nowhere else in the message,
        so that nothing in it can hold the line that ends it.

        Raises:
            UsageError: the template names a variable that is not given.
        """

        def rendered(boundary: str) -> str:
            where = f"{self.name}@{self.version}, user.jinja"
            return _render(where, self.user, source=source, boundary=boundary, **variables)

        return [
            {"role": "system", "content": self.system},
            {"role": "user", "content": rendered(_boundary(rendered("")))},
        ]


def available(root: Path | None = None) -> list[tuple[str, int]]:
    """Name and version of every prompt below `root` (those that come with the package)."""
    folder = root or resources.root("prompts")
    found = [path.parent for path in folder.glob("*/*/system.jinja")]
    return sorted((path.parent.name, int(path.name)) for path in found if path.name.isdecimal())


def load(name: str = "report", version: int | None = None, root: Path | None = None) -> Prompt:
    """A prompt by name, in its newest version unless one is named.

    Raises:
        UsageError: there is no such prompt, or one of its files cannot be used.
    """
    known = available(root)
    chosen = max((number for each, number in known if each == name), default=0)
    number = version if version is not None else chosen
    if (name, number) not in known:
        wanted = name if version is None else f"{name}@{version}"
        there = ", ".join(f"{each}@{number}" for each, number in known) or "none"
        raise UsageError(f"There is no prompt {wanted}. There are: {there}.")
    folder = (root or resources.root("prompts")) / name / str(number)
    return Prompt(
        name=name,
        version=number,
        fingerprint=_fingerprint(folder),
        system=_render(
            f"{name}@{number}, system.jinja",
            _text(folder / "system.jinja"),
            **_example(folder),
        ),
        user=_text(folder / "user.jinja"),
    )


def read_example(folder: Path) -> tuple[Article, Draft]:
    """The worked example of the prompt in `folder`: an article and the draft that answers it.

    Raises:
        UsageError: one of the two files is missing or is not what it should be.
    """
    article = Article.from_text(_text(folder / "example.txt"))
    try:
        return article, Draft.model_validate_json(_text(folder / "example.json"))
    except ValueError as error:
        raise UsageError(f"{folder / 'example.json'} is no draft: {error}") from error


def _example(folder: Path) -> dict[str, str]:
    """The worked example as `system.jinja` gets it; empty where the folder has none."""
    source, answer = folder / "example_source.txt", folder / "example_answer.json"
    if source.exists() or answer.exists():
        try:
            compact = json.dumps(
                json.loads(_text(answer)), ensure_ascii=False, separators=(",", ":")
            )
        except ValueError as error:
            raise UsageError(f"{answer} is no JSON: {error}.") from error
        return {"example_source": _text(source), "example_answer": compact}
    if not (folder / "example.txt").exists() and not (folder / "example.json").exists():
        return {}
    article, draft = read_example(folder)
    return {"example_source": article.numbered, "example_answer": draft.model_dump_json()}


def _boundary(message: str) -> str:
    """Eight hex digits that depend on `message` and do not stand in it."""
    digest = hashlib.sha256(message.encode()).hexdigest()
    while digest[:8] in message:
        digest = hashlib.sha256(digest.encode()).hexdigest()
    return digest[:8]


def _fingerprint(folder: Path) -> str:
    """First eight hex digits of the SHA-256 over names and contents of the folder's files."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:8]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The prompt file {path} cannot be read: {error}") from error


def _render(where: str, template: str, **variables: object) -> str:
    from jinja2 import TemplateError

    try:
        return _compiled(template).render(variables)
    except TemplateError as error:
        raise UsageError(f"Prompt {where}: {error}.") from error


@cache
def _compiled(template: str) -> "Template":
    from jinja2 import Environment, StrictUndefined

    return Environment(undefined=StrictUndefined, trim_blocks=True).from_string(template)

"""Finds people to whom a claim gives another title than the article does."""

from collections.abc import Iterator

from summariser.checks.doubt import Doubt, cited
from summariser.checks.passage import Passage
from summariser.checks.titles import Title, titles

__all__ = ["doubted_titles"]

# A senator may be a Mr, but no Mrs is one.
_FORMS_OF_ADDRESS = frozenset({"mr", "mrs"})


def doubted_titles(claim: str, article: Passage) -> Iterator[Doubt]:
    """The titles before a name of `claim` where the article only has another before that name.

    Wherever the article has that title, it is somebody else's. It may stand outside the evidence.
    """
    for title in titles(claim):
        if not title.surname or not claim[title.start].isupper():
            continue
        bearers = {other.surname for other in article.titles if _same(title, other)}
        held = [other for other in article.titles if other.surname == title.surname]
        if bearers & {None, title.surname} or not any(_excludes(title, one) for one in held):
            continue
        text = claim[title.start : title.end]
        message = f"{cited(text)} has another title in the article."
        yield Doubt("unsupported-name", "warning", message)


def _same(title: Title, other: Title) -> bool:
    return (title.rank, title.deputy) == (other.rank, other.deputy)


def _excludes(title: Title, other: Title) -> bool:
    if (title.rank in _FORMS_OF_ADDRESS) != (other.rank in _FORMS_OF_ADDRESS):
        return False
    return not _same(title, other)

"""Whether an article may give an actor the role that a draft gives it."""

from collections.abc import Collection, Sequence

from summariser.article import Article
from summariser.draft import ActorKind
from summariser.grounding.nearby import small_words, telling_words, words_near
from summariser.lexicon import HONORIFICS
from summariser.offsets import Offsets

__all__ = ["has_role"]

_AROUND = 1  # sentences on each side of one that names the actor
_STEM = 4  # letters that forms of a word share at least, and that may follow them at most
_TITLES = frozenset(title for title in HONORIFICS if 3 <= len(title) <= _STEM)


def has_role(article: Article, role: str, kind: ActorKind, mentions: Sequence[Offsets]) -> bool:
    """Whether a telling word of `role` stands, in any form, beside a mention of the person.

    Roles are seldom worded as in the article (grows rice: rice grower), so that a missing word
    proves little; that all are missing tells that the role is another's or made up. A person whom
    the article does not name may have it from anywhere. Of what is no person only names and numbers
    are looked for, and everywhere: that the Herald is a newspaper goes without saying.
    """
    wanted = telling_words(role)
    near: frozenset[str] = frozenset()
    if kind == "person":
        near = near.union(
            *(words_near(article, at.start, before=_AROUND, after=_AROUND) for at in mentions)
        )
    else:
        wanted &= small_words(" ".join(word for word in role.split() if not word.islower()))
    near = near or small_words(article.text)
    return not wanted or any(_stands(word, near) for word in wanted)


def _stands(word: str, near: Collection[str]) -> bool:
    """Whether a word is there, or a form of it, or its title in short: Gov. for governor."""
    return word in near or any(
        _akin(word, other) or (other in _TITLES and word.startswith(other)) for other in near
    )


def _akin(word: str, other: str) -> bool:
    """Whether two words begin alike and differ in their endings alone: grower, grows."""
    if word[:_STEM] != other[:_STEM]:
        return False
    alike = (one == two for one, two in zip(word, other, strict=False))
    shared = next((at for at, same in enumerate(alike) if not same), min(len(word), len(other)))
    return shared >= _STEM and max(len(word), len(other)) - shared <= _STEM

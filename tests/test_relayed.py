"""Words that somebody else passes on belong to the one who spoke them."""

import pytest

from summariser.article import Article
from summariser.offsets import Offsets
from summariser.relayed import relayed


@pytest.mark.parametrize(
    ("text", "cue", "source", "verb"),
    [
        ("The Echo quoted Ana Ruiz as saying that boats pay.", "quoted", "Ana Ruiz", "saying"),
        ("“So,” the Echo quoted one of them as saying.", "quoted", "one of them", "saying"),
        (
            "Ana Ruiz was quoted by the Echo as saying that boats pay.",
            "was quoted",
            "Ana Ruiz",
            "saying",
        ),
        ("Papers quote Ana Ruiz as saying that boats pay.", "quote", "Ana Ruiz", "saying"),
        ("The radio cited the mayor as having said so.", "cited", "the mayor", "said"),
    ],
)
def test_who_is_quoted_is_the_source(text: str, cue: str, source: str, verb: str) -> None:
    article = Article.from_text(text, language="en")
    start = text.index(cue)
    found = relayed(article.statements[0], Offsets(start, start + len(cue)))
    assert found is not None
    assert (text[slice(*found.source)], text[slice(*found.cue)]) == (source, verb)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ana Ruiz quoted the report. As saying goes, boats pay.", "quoted"),
        ("Ana Ruiz said that boats pay, as saying so pays.", "said"),
        ("Bo recited Ana Ruiz as saying that boats pay.", "recited"),
        ("The shares were quoted as saying.", "were quoted"),
    ],
)
def test_who_only_quotes_speaks(text: str, cue: str) -> None:
    article = Article.from_text(text, language="en")
    start = text.index(cue)
    assert relayed(article.statements[0], Offsets(start, start + len(cue))) is None

import pytest

from summariser.article import Article
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.speech import speeches
from summariser.engines.embedded.stances import find_stances

LEAD = "Port Sele to close fish market\n\nPort Sele will close the fish market in May."
MARKET = "closing fish market"


def on_the_market(text: str) -> dict[str, str]:
    """The position of each holder but the port on the matter of the article."""
    article = Article.from_text(f"{LEAD}\n\n{text}", language="en")
    entities = Entities(article)
    found = find_stances(article, entities, speeches(article, entities))
    assert {stance.target for stance in found} == {MARKET}
    positions: dict[str, str] = {stance.holder.name: stance.position for stance in found}
    assert positions.pop("Port Sele") == "supports"  # who does it is for it
    return positions


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Ana Ruiz voted no.", "opposes"),
        ("Ana Ruiz voted yes.", "supports"),
        ("Ana Ruiz voted against.", "opposes"),
        ("Ana Ruiz said she could accept it if the cooks were paid.", "mixed"),
        ("Ana Ruiz said she would support it provided that it opened again.", "mixed"),
        ("Ana Ruiz said she would sue.", "opposes"),
        ("Ana Ruiz accused the owners of greed.", "opposes"),
        ("Ana Ruiz asked the owners to halt the closure.", "opposes"),
        ("Ana Ruiz backed the move.", "supports"),
        ("“It is the right decision,” Ana Ruiz said.", "supports"),
        ("“It is a disaster for the cooks,” Ana Ruiz said.", "opposes"),
        ("Ana Ruiz warned that the cooks would go.", "opposes"),
        ("“We counted every fish,” said Ana Ruiz, the chief executive.", "supports"),
    ],
)
def test_a_position_on_the_matter_is_found(text: str, position: str) -> None:
    assert on_the_market(text) == {"Ana Ruiz": position}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz voted early.",
        "Ana Ruiz said she would come if the cooks were paid.",
        "Ana Ruiz said the cooks would sue nobody.",
        "“We counted every fish,” Ana Ruiz said.",
        "“Is it a disaster?” Ana Ruiz asked.",
        "“We counted every fish,” said Ana Ruiz, the chief executive of Acme.",
        "Ana Ruiz did not close the fish market.",
        "The cooks urged Ana Ruiz to close the fish market.",
    ],
)
def test_no_position_on_the_matter_is_made_up(text: str) -> None:
    assert on_the_market(text) == {}


def test_plain_words_count_before_the_choice_of_words() -> None:
    text = "“It is sad and awful,” Ana Ruiz said. Ana Ruiz backed the closure."
    assert on_the_market(text) == {"Ana Ruiz": "supports"}

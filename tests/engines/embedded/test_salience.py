import pytest

from summariser.article import Article
from summariser.engines.embedded.salience import FEATURES, features, salience

STORY = """Port Sele closes the harbour bridge

The council of Port Sele voted to close the harbour bridge. It had cracks.

“The bridge is old,” said Ana Ruiz. Repairs cost 3.5 million euros and took 12 of 14 months."""


def test_the_features_of_each_statement_below_the_headline() -> None:
    article = Article.from_text(STORY, language="en")
    found = [dict(zip(FEATURES, values, strict=True)) for values in features(article).values()]
    assert [each["place"] for each in found] == [0, 0.25, 0.5, 0.75]
    assert [each["fresh"] for each in found] == [7, 1, 1, 7]  # the last with 12 and 14
    assert [each["title"] for each in found] == [1.0, 0.0, pytest.approx(0.2 / 3**0.5), 0.0]
    once = 2**0.5 - 1  # bridge, in two statements
    assert [each["common"] for each in found] == [pytest.approx(once), 0, pytest.approx(once), 0]
    assert [each["numbers"] for each in found] == [0, 0, 0, 3]
    assert [each["amount"] for each in found] == [0, 0, 0, 1]
    assert [each["turn"] for each in found] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("The bridge was shut to all 900 lorries.", "The bridge was shut to all the lorries."),
        ("The old bridge costs 3 million euros.", "The old bridge costs 3 great efforts."),
        ("The council voted on lorries.", "The council talked of lorries."),
        ("Cracks, lorries and tunnels were there.", "Cracks were there and there and there."),
    ],
)
def test_what_weighs(better: str, worse: str) -> None:
    def of(sentence: str) -> float:
        article = Article.from_text(f"Ana Ruiz sang. {sentence}", language="en")
        return [*salience(article).values()][1]

    assert 0 < of(worse) < of(better) < 1


def test_of_two_alike_the_first_weighs_more() -> None:
    article = Article.from_text("Ana Ruiz sang here. Omar Haddad danced there.", language="en")
    first, second = salience(article).values()
    assert first > second


def test_the_taggers_logit_counts_where_there_is_one() -> None:
    article = Article.from_text("Ana Ruiz sang here. “We go. We must,” she said.", language="en")
    plain, *_ = salience(article).values()
    first, joined = salience(article, {"s2": -9.0, "s3": 9.0}).values()
    assert first == plain
    assert joined > 0.9


def test_nothing_is_certain() -> None:
    words = " ".join(f"bridge{number}ab" for number in range(900))
    article = Article.from_text(f"Ana saw {words}. Omar sang there.", language="en")
    assert all(0 < likely < 1 for likely in salience(article, {"s2": -900.0}).values())

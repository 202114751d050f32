import pytest

from summariser.engines.embedded.sides import side
from summariser.tokens import tokenise


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("it is the right decision", 1),
        ("a disaster for the harbour", -1),
        ("a reckless and unfair plan", -2),
        ("we can not go on like this", 1),
        ("we can not afford this", -1),
        ("we could no longer afford to wait", 1),
        ("it is not wrong", 1),
        ("it was never a success", -1),
        ("a painful decision , but right", 1),
        ("the quay is long", 0),
        ("he was wronged by a bright lie detector", -1),  # whole words alone
    ],
)
def test_words_of_praise_and_blame_are_weighed(words: str, expected: int) -> None:
    assert side(tokenise(words, (0, len(words)), ())) == expected

import pytest

from summariser.article import Article


def paragraphs(text: str) -> list[str]:
    article = Article.from_text(text)
    return [article.slice(paragraph) for paragraph in article.paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\n \t\n\n  Two.\n", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One.\r\rTwo.", ["One.", "Two."]),
        ("One.\r\n \u00a0\r\nTwo.", ["One.", "Two."]),
        ("One,\ntwo.\n\nThree.", ["One,\ntwo.", "Three."]),
        ("One,\r\ntwo.\r\n\r\nThree.", ["One,\r\ntwo.", "Three."]),
        # Without blank lines, each line.
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\u2029Two.", ["One.", "Two."]),
        ("\n\n One. \nTwo.\n\n\n", ["One.", "Two."]),
        ("One.", ["One."]),
        ("\tOne.\t", ["One."]),
        ("\ufeffOne.\n\nTwo.", ["One.", "Two."]),
        ("😀 e\u0301\n\n👍🏽", ["😀 e\u0301", "👍🏽"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Toll stays\n\nIt does.", "Toll stays"),
        ("\n  Toll stays \r\n \r\nIt does.", "Toll stays"),
        ("\ufeffToll stays\n\nIt does.", "Toll stays"),
        ("Will the toll rise?\n\nNo.", "Will the toll rise?"),
        (f"{'a' * 200}\n\nIt does.", "a" * 200),
        (f"{'a' * 201}\n\nIt does.", None),
        ("The toll stays.\n\nIt does.", None),
        ("Toll stays\nIt does.", None),
        ("Toll stays\r\nIt does.", None),
        ("Toll stays\r\nIt does.\r\n\r\nSo there.", None),
        ("Toll stays", None),
        ("Toll stays\n\n", None),
    ],
)
def test_the_headline_is_the_first_line_that_reads_like_one(text: str, title: str | None) -> None:
    article = Article.from_text(text)
    assert article.title == title
    assert (article.headline and article.slice(article.headline)) == title

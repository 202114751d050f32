import io
import logging
import os
import sys
from pathlib import Path

import pytest

from summariser.article import Article
from summariser.errors import (
    ArticleTooLong,
    EmptyArticle,
    SourceError,
    UndecodableArticle,
)
from summariser.readers import read_file, read_stdin

TEXT = "Toll stays\r\n\r\n“The toll won’t rise,” said José Núñez, the mayor — “ever”. Café £5.\n"
CZECH = "Předseda vlády řekl, že daně příští rok nezvýší. Žádné změny nebudou. " * 5
RUSSIAN = "Мэр заявил, что плата за проезд не будет повышена в этом году. " * 5
JAPANESE = "市長は料金を値上げしないと述べた。" * 10
LATIN = "La ministra dijo que el año próximo habrá más niños en los colegios de España. " * 5


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    return tmp_path / "article.txt"


def stdin_of(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
)
def test_unicode_is_read_as_it_is_without_its_mark(
    data: bytes,
    article_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    article_file.write_bytes(data)
    assert read_file(article_file) == TEXT
    stdin_of(data, monkeypatch)
    assert read_stdin() == TEXT
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT * 3, "windows-1252"),
        (LATIN, "latin-1"),
        (CZECH, "windows-1250"),
        (RUSSIAN, "windows-1251"),
        (JAPANESE, "shift-jis"),
    ],
)
def test_another_encoding_is_detected_and_named(
    text: str, encoding: str, article_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    article_file.write_bytes(text.encode(encoding))
    with caplog.at_level(logging.WARNING):
        assert read_file(article_file) == text
    (message,) = caplog.messages
    assert message.startswith(f"{article_file} is not UTF-8; it was read as ")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\x06\0",
        b"text with a \0 in it",
        bytes(range(1, 32)) * 3,
        b"\xff\xfea",  # half of a character of UTF-16
        b"\xef\xbb\xbf\xff\xff",
    ],
)
def test_binary_data_is_refused(
    data: bytes, article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article_file.write_bytes(data)
    with pytest.raises(UndecodableArticle, match=r"article\.txt .*[Ss]ave"):
        read_file(article_file)
    stdin_of(data, monkeypatch)
    with pytest.raises(UndecodableArticle, match=r"[Ss]tandard input"):
        read_stdin()


def test_one_odd_character_makes_no_binary_file(article_file: Path) -> None:
    article_file.write_bytes(b"The toll \x07 stays.\x1b[0m\f")
    assert read_file(article_file) == "The toll \x07 stays.\x1b[0m\f"


def test_five_megabytes_are_read_and_no_more(
    article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article_file.write_bytes(b"a" * 5_000_000)
    assert len(read_file(article_file)) == 5_000_000
    article_file.write_bytes(b"a" * 5_000_001)
    with pytest.raises(ArticleTooLong, match=r"article\.txt has more than 5 MB: give one"):
        read_file(article_file)
    stdin_of(b"a" * 5_000_001, monkeypatch)
    with pytest.raises(ArticleTooLong, match="standard input has more"):
        read_stdin()


@pytest.mark.parametrize("name", ["missing", "a\0b", "a" * 5_000, "file/inside", "\udc80"])
def test_a_path_without_a_file_is_a_source_error(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SourceError):
        read_file(tmp_path / name)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"missing\.txt does not exist: check the path"):
        read_file(tmp_path / "missing.txt")


def test_a_folder_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder: name a file in it"):
        read_file(tmp_path)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file"
)
def test_an_unreadable_file_is_a_source_error(article_file: Path) -> None:
    article_file.write_text("The toll stays.")
    article_file.chmod(0)
    with pytest.raises(SourceError, match="may not be read: check its permissions"):
        read_file(article_file)


def test_no_standard_input_is_a_source_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SourceError, match="no standard input: name a file"):
        read_stdin()


def test_a_closed_standard_input_is_a_source_error(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO())
    stream.close()
    monkeypatch.setattr(sys, "stdin", stream)
    with pytest.raises(SourceError, match=r"[Ss]tandard input cannot be read"):
        read_stdin()


def test_an_article_of_a_file_and_of_standard_input(
    article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article_file.write_bytes(TEXT.encode("utf-8-sig"))
    article = Article.from_file(article_file, author="Bo Lee")
    assert (article.text, article.title, article.author) == (TEXT, "Toll stays", "Bo Lee")
    assert Article.from_file(str(article_file)).text == TEXT
    stdin_of(TEXT.encode(), monkeypatch)
    assert Article.from_stdin().text == TEXT


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_empty_article(data: bytes, article_file: Path) -> None:
    article_file.write_bytes(data)
    with pytest.raises(EmptyArticle, match=r"article\.txt has no words"):
        Article.from_file(article_file)

"""Reads an article's text from a file or standard input, whatever its encoding."""

import logging
import sys
from pathlib import Path

from summariser.errors import ArticleTooLong, SourceError, UndecodableArticle
from summariser.language import guess_language

__all__ = ["read_file", "read_stdin"]

_log = logging.getLogger(__name__)

_MAX_BYTES = 5_000_000
_FEW_BYTES = 256
_WESTERN = "cp1252"
_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\r\f\v\x1b")
_BINARY_SHARE = 0.02  # of control characters, above which bytes are no text


def read_file(path: Path) -> str:
    """The text of a file.

    Raises:
        SourceError: the file is missing, a folder, or may not be read.
        UndecodableArticle: it is binary data.
        ArticleTooLong: it has more than 5 MB.
    """
    try:
        if path.is_dir():
            raise SourceError(f"{path} is a folder: name a file in it.")
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(f"{path} does not exist: check the path.") from None
    except PermissionError:
        raise SourceError(f"{path} may not be read: check its permissions.") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{path} cannot be read: {error}.") from None
    return _decoded(data, str(path))


def read_stdin() -> str:
    """The text on standard input; errors as `read_file`."""
    if sys.stdin is None:
        raise SourceError("There is no standard input: name a file.")
    try:
        data = sys.stdin.buffer.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise SourceError(f"Standard input cannot be read: {error}.") from None
    return _decoded(data, "standard input")


def _decoded(data: bytes, name: str) -> str:
    if len(data) > _MAX_BYTES:
        raise ArticleTooLong(
            f"{name} has more than {_MAX_BYTES // 1_000_000} MB: give one article at a time."
        )
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    sample = data[:4096]
    odd = sum(byte in _CONTROL for byte in sample)
    if b"\0" in data or odd > max(_BINARY_SHARE * len(sample), 2):
        raise UndecodableArticle(
            f"{name} is binary data, not text: save the article as plain text first."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _detected(data, name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableArticle(
            f"{name} starts like {encoding} but is not: {error.reason}. Save it as UTF-8."
        ) from None


def _detected(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise UndecodableArticle(f"{name} has no known encoding: save it as UTF-8.")
    # As likely as the best, and it gives a language that is written so: £ and ñ, no Ł and ń. Of a
    # few words no statistics tell; most such files are western.
    western = any(
        _WESTERN in match.could_be_from_charset
        and match.chaos <= best.chaos
        and (len(data) < _FEW_BYTES or guess_language(str(match)) is not None)
        for match in matches
    )
    encoding = _WESTERN if western else best.encoding
    _log.warning("%s is not UTF-8; it was read as %s.", name, encoding)
    return data.decode(encoding)

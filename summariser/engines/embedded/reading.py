"""Who said what in an article: by the tagger where it can read, else by the rules of English."""

import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from summariser.article import Article
from summariser.report import Finding
from summariser.tagged import Reading, without_slips

if TYPE_CHECKING:
    from summariser.engines.embedded.tagger import Tagger

__all__ = ["read", "shipped_tagger"]

_log = logging.getLogger(__name__)
_WEIGHTS = Path(__file__).parent / "weights"


def read(article: Article) -> tuple[Article, Reading | None, tuple[Finding, ...]]:
    """The article with its attributions and all that was read; or as it is and why."""
    if not article.is_english:
        return article, None, (_finding(f"it reads English, not {article.language}"),)
    try:
        reading = shipped_tagger().read(article)
    except ImportError as error:
        hint = "install numpy, onnxruntime and tokenizers"
        return article, None, (_finding(f"{error} ({hint})"),)
    tagged = without_slips(reading.attributions, article.statements)
    return article.read_as(tagged), reading, ()


@cache
def shipped_tagger() -> "Tagger":
    """The tagger that comes with the package, loaded once.

    Raises:
        ImportError: numpy, onnxruntime or tokenizers is not installed.
        ConfigurationError: a file of the weights is missing or not the one that was released.
    """
    from summariser.engines.embedded.tagger import Tagger

    return Tagger(_WEIGHTS)


def _finding(reason: str) -> Finding:
    message = f"The tagger could not read this article, so rules did, less surely: {reason}."
    _log.warning("%s An LLM reads most: --model.", message)
    return Finding(code="read-by-rules", severity="warning", message=message)

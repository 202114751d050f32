"""Keeps keys out of the logs of the libraries that speak to a provider."""

import logging
import traceback
from urllib.parse import unquote, urlsplit

from summariser.engines.llm.target import Target

__all__ = ["quieten", "withhold"]

_LIBRARIES = ("openai", "httpx", "httpcore", "anthropic", "google_genai", "mistralai", "instructor")


def quieten(name: str) -> None:
    """Silence a logger, unless the application has given it a handler of its own.

    instructor logs errors with what the provider said and what the model wrote.
    """
    logger = logging.getLogger(name)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
        logger.propagate = False


def withhold(target: Target) -> None:
    """Write [key] for the key of `target` in what its libraries log from now on.

    Providers echo keys in headers and bodies, and an address may hold a password. To be called
    when the libraries are imported, as a filter holds for one logger and not for those below it.
    """
    password = urlsplit(target.base_url or "").password or ""
    _withheld.secrets |= {target.secret, password, unquote(password)} - {""}
    for name in list(logging.root.manager.loggerDict):
        if name.startswith(_LIBRARIES):
            logging.getLogger(name).addFilter(_withheld)  # once, however often it is added


class _Withheld(logging.Filter):
    def __init__(self) -> None:
        super().__init__()
        self.secrets: frozenset[str] = frozenset()  # replaced, as other threads read it

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if (clean := self._clean(said)) != said:
            record.msg, record.args = clean, ()
        if record.exc_info and record.exc_info[0]:
            trace = "".join(traceback.format_exception(*record.exc_info))
            if (clean := self._clean(trace)) != trace:
                record.exc_info, record.exc_text = None, clean
        return True

    def _clean(self, text: str) -> str:
        for secret in self.secrets:
            text = text.replace(secret, "[key]")
        return text


_withheld = _Withheld()

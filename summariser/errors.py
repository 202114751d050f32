"""The exceptions of the library, and the exit code that the command line gives each family.

    SummariserError                    1
    ├── UsageError                     2   an option or argument that makes no sense
    ├── ArticleError                  65   the article is there, but cannot be used
    │   ├── EmptyArticle                   no text in it
    │   ├── UndecodableArticle             binary data, NUL characters, no known encoding
    │   └── ArticleTooLong                 above the size or the input budget
    ├── SourceError                   66   the source is missing, a folder, or unreadable
    ├── OutputError                   73   the result cannot be written
    ├── ConfigurationError            78   unknown provider or model, a missing package
    │   └── MissingKey                77   no key, or one that the provider refuses
    └── EngineError                   69   the engine was asked and gave no usable answer
        ├── ProviderUnreachable            no connection, time-out
        ├── ProviderBusy                   rate limit, quota or overload, after all retries
        ├── ProviderRefused                the provider rejected the request
        ├── OutOfTime                      the time for the article was up
        └── AnswerUnusable            76   an answer came that is no draft, after all re-asks
            └── AnswerCutOff               it reached the model's limit for output

Codes 64 and up are those of BSD's sysexits.h. 130 is an interrupt, 141 a closed pipe.
"""

from typing import ClassVar

from summariser.usage import Usage

__all__ = [
    "AnswerCutOff",
    "AnswerUnusable",
    "ArticleError",
    "ArticleTooLong",
    "ConfigurationError",
    "EmptyArticle",
    "EngineError",
    "MissingKey",
    "OutOfTime",
    "OutputError",
    "ProviderBusy",
    "ProviderRefused",
    "ProviderUnreachable",
    "SourceError",
    "SummariserError",
    "UndecodableArticle",
    "UsageError",
]


class SummariserError(Exception):
    """Whatever goes wrong in a way that the library foresees.

    The message says what happened, to which input, and what to do; it never holds a secret.
    `usage` is what an engine had spent when it failed; `answers` are the texts that an LLM gave
    for its last request and that are not what was asked for, as they are paid for.
    """

    exit_code: ClassVar[int] = 1
    usage: Usage | None = None
    answers: tuple[str, ...] = ()


class UsageError(SummariserError):
    """An option or argument that makes no sense."""

    exit_code = 2


class ArticleError(SummariserError):
    """The article is there, but cannot be used."""

    exit_code = 65


class EmptyArticle(ArticleError):
    """The article has no text."""


class UndecodableArticle(ArticleError):
    """The article is binary data or its encoding is unknown."""


class ArticleTooLong(ArticleError):
    """The article is above the size limit or the engine's input budget."""


class SourceError(SummariserError):
    """The source is missing, a folder, or may not be read."""

    exit_code = 66


class OutputError(SummariserError):
    """The result cannot be written."""

    exit_code = 73


class ConfigurationError(SummariserError):
    """An unknown provider or model, or a package that it needs is not installed."""

    exit_code = 78


class MissingKey(ConfigurationError):
    """There is no key for the provider, or the provider refuses it."""

    exit_code = 77


class EngineError(SummariserError):
    """The engine was asked and gave no usable answer."""

    exit_code = 69


class ProviderUnreachable(EngineError):
    """No connection to the provider, or no answer in time."""


class ProviderBusy(EngineError):
    """Rate limit, quota or overload that outlasted the retries."""


class ProviderRefused(EngineError):
    """The provider rejected the request."""


class OutOfTime(EngineError):
    """The time for the article was up before there was a draft."""


class AnswerUnusable(EngineError):
    """An answer came, but no draft could be read from it after all re-asks."""

    exit_code = 76


class AnswerCutOff(AnswerUnusable):
    """The answer reached the model's limit for output before it was whole."""

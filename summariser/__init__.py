"""News articles in, verified reports out: a summary, stances, and quotes with their speakers.

    import summariser

    report = summariser.summarise(text, offline=True)
    print(report.summary.headline)

Names are imported when they are first used, so `import summariser` costs next to nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summariser.article import Article
    from summariser.draft import Draft
    from summariser.engines.embedded import EmbeddedEngine
    from summariser.engines.llm import LLMEngine
    from summariser.engines.scripted import ScriptedEngine
    from summariser.errors import (
        AnswerUnusable,
        ArticleError,
        ArticleTooLong,
        ConfigurationError,
        EmptyArticle,
        EngineError,
        MissingKey,
        OutputError,
        ProviderBusy,
        ProviderRefused,
        ProviderUnreachable,
        SourceError,
        SummariserError,
        UndecodableArticle,
        UsageError,
    )
    from summariser.grounding import ground
    from summariser.pipeline import Summariser, asummarise, summarise
    from summariser.report import Report

    __version__: str

__all__ = [
    "AnswerUnusable",
    "Article",
    "ArticleError",
    "ArticleTooLong",
    "ConfigurationError",
    "Draft",
    "EmbeddedEngine",
    "EmptyArticle",
    "EngineError",
    "LLMEngine",
    "MissingKey",
    "OutputError",
    "ProviderBusy",
    "ProviderRefused",
    "ProviderUnreachable",
    "Report",
    "ScriptedEngine",
    "SourceError",
    "Summariser",
    "SummariserError",
    "UndecodableArticle",
    "UsageError",
    "__version__",
    "asummarise",
    "ground",
    "summarise",
]

_HOMES = {
    "Article": "article",
    "Draft": "draft",
    "EmbeddedEngine": "engines.embedded",
    "LLMEngine": "engines.llm",
    "Report": "report",
    "ScriptedEngine": "engines.scripted",
    "Summariser": "pipeline",
    "asummarise": "pipeline",
    "ground": "grounding",
    "summarise": "pipeline",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object
    if name == "__version__":
        value = _version()
    else:
        from importlib import import_module

        value = getattr(import_module(f"summariser.{_HOMES.get(name, 'errors')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("summariser")
    except PackageNotFoundError:
        # A checkout that was never installed.
        return "0.0.0"

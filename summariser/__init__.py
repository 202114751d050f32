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
    from summariser.version import __version__

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
    "__version__": "version",
    "asummarise": "pipeline",
    "ground": "grounding",
    "summarise": "pipeline",
}


if not TYPE_CHECKING:  # or a type checker would believe in every name

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value: object = getattr(import_module(f"summariser.{_HOMES.get(name, 'errors')}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""The embedded engine as a system that predicts quotes."""

from summariser import EmbeddedEngine, Report, Summariser

from .polnear import PredictedQuote

__all__ = ["predict_embedded", "predicted_quotes"]


def predict_embedded(text: str) -> list[PredictedQuote]:
    """The quotes of the report of `text`, their speakers by name."""
    return predicted_quotes(Summariser(EmbeddedEngine()).summarise(text, parts={"quotes"}))


def predicted_quotes(report: Report) -> list[PredictedQuote]:
    """The quotes of any report, their speakers by name."""
    names = {actor.id: actor.name for actor in report.actors}
    return [
        PredictedQuote(
            spans=tuple((span.start, span.end) for span in quote.spans),
            mention=(quote.mention.start, quote.mention.end) if quote.mention else None,
            name=names.get(quote.speaker) if quote.speaker else None,
        )
        for quote in report.quotes
    ]

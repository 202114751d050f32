"""The embedded engine as a system that predicts quotes."""

from summariser import EmbeddedEngine, Summariser

from .polnear import PredictedQuote

__all__ = ["predict_embedded"]


def predict_embedded(text: str) -> list[PredictedQuote]:
    """The quotes of the report of `text`, their speakers by name."""
    report = Summariser(EmbeddedEngine()).summarise(text, parts={"quotes"})
    names = {actor.id: actor.name for actor in report.actors}
    return [
        PredictedQuote(
            spans=tuple((span.start, span.end) for span in quote.spans),
            mention=(quote.mention.start, quote.mention.end) if quote.mention else None,
            name=names.get(quote.speaker) if quote.speaker else None,
        )
        for quote in report.quotes
    ]

"""An article, and what is doubted of claims about it."""

from summariser.checks import doubts

ARTICLE = (
    "The ferry Corvina ran aground off Port Ellary on Saturday, October 7, 2023, and fourteen"
    " people were hurt.\n\n"
    "Ines Okafor of the Selvanian Maritime Union said 1,304 passengers were on board. “We will"
    " never leave a ship alone,” she said.\n\n"
    "Selvania did not close the harbour. Repairs will cost $5 million."
)


def found(claim: str, evidence: str, article: str | None = None) -> list[tuple[str, str]]:
    """Code and severity of each doubt; without an article, the evidence is all of it."""
    raised = doubts(claim, [evidence], evidence if article is None else article)
    return [(doubt.code, doubt.severity) for doubt in raised]

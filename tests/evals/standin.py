"""Articles of two quotes, a system that finds those it is told to, a scorer of three keys."""

from collections.abc import Callable, Mapping

from evals.asking import System
from evals.figures import Counts, precision_recall_f1
from evals.scorer import Scorer
from evals.values import Gold, GoldQuote, Output
from summariser import Article, Draft, Report, ground
from summariser.draft import DraftActor

Found = list[str]
"""The numbered quotations that the system reports: q1, q2 or both."""

FIGURES = precision_recall_f1("quotes", "right", "predicted", "gold")


def gold(slug: str, *, labelled: int = 2) -> Gold:
    """An article of its own text, of whose two quotations the first `labelled` are quotes."""
    text = f"“We are {slug},” said Ana Ruiz.\n\n“So they are,” said Tom Lee.\n"
    passages = [f"“We are {slug},”", "“So they are,”"][:labelled]
    starts = [text.index(passage) for passage in passages]
    quotes = tuple(
        GoldQuote(((start, start + len(passage)),), "direct", None, None, None)
        for start, passage in zip(starts, passages, strict=True)
    )
    return Gold(slug, "en", "tune", "local", text, (), quotes, (), (), "", ())


def report(article: Gold, found: Found) -> Report:
    """A grounded report that holds these quotes alone."""
    speaker = DraftActor(name="Ana Ruiz", kind="person", role="", said=found, stances=[])
    others = [pointer for pointer in ("q1", "q2") if pointer not in found]
    draft = Draft(headline="", summary=[], actors=[speaker], unattributed=[], not_speech=others)
    return ground(Article.from_text(article.text), draft, engine="scripted")


def system(
    answers: Mapping[str, Found | Exception] | None = None,
    *,
    name: str = "scripted",
    asked: list[str] | None = None,
    before: Callable[[Gold], None] = lambda _: None,
) -> System:
    """Answers by slug, both quotes where none is given; `asked` records the slugs."""

    async def ask(article: Gold) -> Report:
        before(article)
        if asked is not None:
            asked.append(article.slug)
        answer = (answers or {}).get(article.slug, ["q1", "q2"])
        if isinstance(answer, Exception):
            raise answer
        return report(article, answer)

    return System(name=name, engine="scripted", ask=ask)


def scorer(fingerprint: str = "stand-in") -> Scorer:
    """Counts quotes whose passage is right to the character."""
    return Scorer(count=_count, figures=FIGURES, fingerprint=fingerprint)


def _count(labels: Gold, output: Output) -> Counts:
    quotes = output.report.quotes if output.report else ()
    predicted = [tuple((span.start, span.end) for span in quote.spans) for quote in quotes]
    right = sum(quote.spans in predicted for quote in labels.quotes)
    return {"right": right, "predicted": len(predicted), "gold": len(labels.quotes)}

"""The command `eval`: how good a system is on labelled articles, and what changed between runs."""

import asyncio
import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summariser.cli.eval_output import show_comparison, show_faults, show_figures
from summariser.cli.progress import Progress
from summariser.cli.stderr import listen, say, show_traceback
from summariser.errors import SummariserError, UsageError

if TYPE_CHECKING:
    from summariser.evals import Corpus, Evaluation, Gate, Gold, System

__all__ = ["evaluate"]

_ERROR = 1
_AT_A_TIME = 4  # articles
_EXTRA = frozenset({"numpy", "scipy", "yaml"})

_Seeds = Annotated[
    list[Path] | None,
    typer.Argument(metavar="SEEDS", help="Folders of labelled articles; ours if none."),
]
_Data = Annotated[
    str | None,
    typer.Option(
        metavar="CORPUS", help="In place of SEEDS: polnear:DIR[:PART] or seesaw:DIR[:PART]."
    ),
]
_Models = Annotated[
    list[str] | None,
    typer.Option(metavar="MODEL", help="An LLM as PROVIDER/NAME, or embedded; repeatable."),
]
_Prompts = Annotated[
    list[Path] | None,
    typer.Option(metavar="DIR", help="A folder of prompts in place of ours; repeatable."),
]
_Split = Annotated[
    Literal["tune", "test"] | None, typer.Option(help="This half of the articles alone.")
]
_Repeat = Annotated[int, typer.Option(metavar="N", min=1, help="Ask N times about each article.")]
_Concurrency = Annotated[
    int, typer.Option(metavar="N", min=1, help="Ask about N articles at a time.")
]
_Run = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Folder of the run, to make or to go on with.")
]
_Predictions = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Score these reports, one JSON a line; ask no model."),
]
_Rescore = Annotated[bool, typer.Option("--rescore", help="Score what --run holds; ask no model.")]
_Compare = Annotated[
    tuple[Path, Path] | None,
    typer.Option(metavar="A B", help="Show what changed from run A to run B."),
]
_GateFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Hold the figures against the bounds in a TOML file."),
]
_Page = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write a page of the figures and every mismatch."),
]
_Lint = Annotated[bool, typer.Option("--lint", help="Show every fault of the labels.")]
_Json = Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")]
_Verbose = Annotated[
    bool, typer.Option("--verbose", help="Details and tracebacks on standard error.")
]


def evaluate(
    seeds: _Seeds = None,
    data: _Data = None,
    model: _Models = None,
    prompts: _Prompts = None,
    split: _Split = None,
    repeat: _Repeat = 1,
    concurrency: _Concurrency = _AT_A_TIME,
    run: _Run = None,
    predictions: _Predictions = None,
    rescore: _Rescore = False,
    compare: _Compare = None,
    gate: _GateFile = None,
    html: _Page = None,
    lint: _Lint = False,
    json: _Json = False,
    verbose: _Verbose = False,
) -> None:
    """Measure an engine, a model or a prompt on hand-labelled articles.

    A run is kept in a folder below runs/ unless --run names one; the same command goes on with
    a run that was interrupted. Exit codes: 0 passed, 1 error, 2 usage, 3 regression,
    4 incomplete (an article failed or is missing).
    """
    listen(quiet=False, verbose=verbose)
    gc.set_threshold(100_000)  # values by the hundred thousand, none of them in a cycle
    asking = {"--model": model, "--prompts": prompts, "--predictions": predictions}
    how = {"--split": split, "--repeat": repeat > 1, "--concurrency": concurrency != _AT_A_TIME}
    keeping = {} if rescore else {"--data": data, "--run": run, "--gate": gate, "--html": html}
    _refuse_nonsense(
        {"--compare": compare, "--lint": lint, "--rescore": rescore},
        {**asking, **how, **keeping, "SEEDS": compare and seeds, "--json": lint and json},
    )
    with _exit_codes():
        if compare:
            code = show_comparison(*compare, as_json=json)
        elif lint:
            code = show_faults(_roots(seeds))
        else:
            bounds = _gate(gate)
            corpus = _corpus(seeds, data, split)
            if rescore:
                found = [_rescored(corpus, run)]
            else:
                systems = _systems(corpus.golds, model, prompts, predictions)
                found = _evaluated(systems, corpus, run, repeat, concurrency)
            code = show_figures(found, bounds, as_json=json)
            _write_page(found, corpus, html)
    if code:
        raise typer.Exit(code)


def _refuse_nonsense(modes: dict[str, object], others: dict[str, object]) -> None:
    """At most one mode, and with one, nothing that it has no use for."""
    chosen = [name for name, value in modes.items() if value]
    idle = [name for name, value in others.items() if value]
    if len(chosen) > 1:
        raise UsageError(f"{' and '.join(chosen)} do not go together: choose one.")
    if chosen and idle:
        raise UsageError(f"{chosen[0]} has no use for {', '.join(idle)}: leave it out.")
    if others.get("--predictions") and (others["--model"] or others["--prompts"]):
        raise UsageError("--predictions asks no model: leave out --model and --prompts.")


@contextmanager
def _exit_codes() -> Iterator[None]:
    """Errors that are no usage errors leave with 1, so that the other codes mean one thing."""
    try:
        yield
    except UsageError:
        raise
    except SummariserError as error:
        say(str(error))
        show_traceback(error)
        raise typer.Exit(_ERROR) from error
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        say(f"eval needs the package {error.name}: pip install 'summariser[eval]'")
        raise typer.Exit(_ERROR) from error


def _roots(seeds: list[Path] | None) -> list[Path]:
    from summariser.resources import root

    return seeds or [root("seeds")]


def _corpus(seeds: list[Path] | None, data: str | None, split: str | None) -> "Corpus":
    from summariser.evals import open_corpus, seed_corpus

    if data is None:
        return seed_corpus(_roots(seeds), split)
    if seeds or split:
        raise UsageError("--data takes the place of SEEDS and --split: leave them out.")
    return open_corpus(data)


def _gate(file: Path | None) -> "Gate | None":
    from summariser.evals import Gate

    return Gate.read(file) if file else None


def _systems(
    golds: "Sequence[Gold]",
    models: Sequence[str] | None,
    prompts: Sequence[Path] | None,
    predictions: Path | None,
) -> "list[System]":
    """Every model with every prompt; or the reports in a file."""
    from summariser.evals import named_system, predicted_system

    if predictions:
        return [predicted_system(predictions, golds)]
    names: Sequence[str | None] = models or [None]
    folders: Sequence[Path | None] = prompts or [None]
    return [named_system(name, folder) for name in names for folder in folders]


def _evaluated(
    systems: "Sequence[System]",
    corpus: "Corpus",
    folder: Path | None,
    repeat: int,
    concurrency: int,
) -> "list[Evaluation]":
    """A run of every system, filled and scored."""
    from summariser.evals import evaluate, left, start

    golds, scorer = corpus.golds, corpus.scorer
    runs = start(systems, golds, scorer, folder=folder, repeat=repeat, split=corpus.part)
    found = []
    for system, run in zip(systems, runs, strict=True):
        todo = len(left(run, golds))
        host = f" at {system.host}" if system.host else ""
        say(f"asking {system.name}{host} for {todo} reports, kept in {run.folder}")
        try:
            with Progress(todo) as progress:
                asked = evaluate(
                    system,
                    golds,
                    run,
                    scorer,
                    references=corpus.references,
                    concurrency=concurrency,
                    on_record=lambda record: progress.step(failed=record.failure is not None),
                )
                found.append(asyncio.run(asked))
        except KeyboardInterrupt:
            say(f"the answers so far are in {run.folder}: the same command goes on from there")
            raise
    return found


def _rescored(corpus: "Corpus", folder: Path | None) -> "Evaluation":
    from summariser.evals import rescore

    if folder is None:
        raise UsageError("--rescore scores a run that there is: name its folder with --run.")
    return asyncio.run(rescore(folder, corpus.golds, corpus.scorer, references=corpus.references))


def _write_page(found: "Sequence[Evaluation]", corpus: "Corpus", path: Path | None) -> None:
    if path is None:
        return
    from summariser.evals import write_page

    write_page(found, corpus.golds, path)
    say(f"the page is {path}")

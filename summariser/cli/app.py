"""The commands: parse, call the library, render, write. Heavy imports wait for the command."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summariser.cli.eval import evaluate
from summariser.cli.output import check_writable, write
from summariser.cli.report_output import Format, to_text
from summariser.cli.stderr import listen, say, spinner
from summariser.errors import UsageError

if TYPE_CHECKING:
    from summariser.article import Article
    from summariser.engines import Engine
    from summariser.report import Part

__all__ = ["app"]

_EVERY_PART = "summary,stances,quotes"
_NO_KEY = "none"  # what is only planned needs no key

_Source = Annotated[
    str, typer.Argument(metavar="SOURCE", help="A text file, or - for standard input.")
]
_Model = Annotated[
    str | None, typer.Option(metavar="MODEL", help="An LLM as PROVIDER/NAME, or embedded.")
]
_Offline = Annotated[
    bool, typer.Option("--offline", help="Use the embedded engine: no LLM, no network.")
]
_BaseUrl = Annotated[
    str | None, typer.Option(metavar="URL", help="Address of an OpenAI-compatible server.")
]
_Form = Annotated[Format, typer.Option(help="How the report is written.")]
_Output = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write to FILE, not to standard output.")
]
_Listed = Annotated[str, typer.Option(metavar="LIST", help="What to report, separated by commas.")]
_Words = Annotated[
    int, typer.Option(metavar="N", min=1, help="Length of the summary in words, about.")
]
_Budget = Annotated[
    int | None,
    typer.Option(
        metavar="TOKENS", min=1, help="Most that one request holds; more is read in parts."
    ),
]
_Timeout = Annotated[
    float, typer.Option(metavar="SECONDS", min=0.001, help="Longest wait for an LLM, in all.")
]
_Fallback = Annotated[
    Literal["embedded"] | None,
    typer.Option(help="Make the report offline where the LLM gives no answer."),
]
_DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show requests, tokens and price; send nothing.")
]
_Quiet = Annotated[bool, typer.Option("--quiet", help="Errors alone on standard error.")]
_Verbose = Annotated[
    bool, typer.Option("--verbose", help="Details and tracebacks on standard error.")
]

app = typer.Typer(
    name="summariser",
    help="Summarise news articles: a summary, who is for or against what, and the quotes with"
    " their speakers. Every passage of a report is checked against the article.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
prompts_app = typer.Typer(help="Show the prompts that an LLM gets.", no_args_is_help=True)
app.add_typer(prompts_app, name="prompts")
app.command("eval")(evaluate)


def _show_version(wanted: bool) -> None:
    if wanted:
        from summariser.version import __version__

        write(f"summariser {__version__}\n", None)
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version and exit.", callback=_show_version, is_eager=True
        ),
    ] = False,
) -> None:
    pass


@app.command("summarize", hidden=True)
@app.command("summarise")
def summarise(
    source: _Source,
    model: _Model = None,
    offline: _Offline = False,
    base_url: _BaseUrl = None,
    format: _Form = "terminal",
    output: _Output = None,
    parts: _Listed = _EVERY_PART,
    words: _Words = 80,
    input_budget: _Budget = None,
    timeout: _Timeout = 600.0,
    fallback: _Fallback = None,
    dry_run: _DryRun = False,
    quiet: _Quiet = False,
    verbose: _Verbose = False,
) -> None:
    """Report on one article.

    Without --model and --offline the engine is that of SUMMARISER_MODEL, else an LLM of OpenAI
    if OPENAI_API_KEY is set, else the embedded one, which needs neither key nor network.
    """
    listen(quiet=quiet, verbose=verbose)
    wanted = _parts(parts)
    check_writable(output)

    from summariser.pipeline import Summariser
    from summariser.settings import choose_engine

    engine = choose_engine(
        model=model,
        offline=offline,
        base_url=base_url,
        input_budget=input_budget,
        api_key=_NO_KEY if dry_run else None,
        fallback=fallback is not None,
    )
    summariser = Summariser(engine, fallback=choose_engine(model=fallback) if fallback else None)
    article = _read(source, output, quiet=quiet)
    if dry_run:
        write(_plan(engine, article, words, wanted), output)
        return
    asked = _announce(engine, quiet=quiet)
    with spinner(asked, quiet=quiet):
        report = summariser.summarise(article, words=words, parts=wanted, timeout=timeout)
    if not quiet and any(finding.code == "fallback" for finding in report.findings):
        say(f"no answer from the LLM: the {report.run.engine} engine made the report instead")
    text = to_text(report, format, wanted, to_file=output is not None)
    write(text, output, unicode=format != "terminal")


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of the report that --format json writes."""
    import json

    from summariser.report import Report

    write(json.dumps(Report.model_json_schema(mode="serialization"), indent=2) + "\n", None)


@prompts_app.command("list")
def list_prompts() -> None:
    """List name, version and fingerprint of each prompt."""
    from summariser.prompts import available, load

    write("".join(f"{load(name, version).tag}\n" for name, version in available()), None)


@prompts_app.command("show")
def show_prompt(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="In its newest version, or NAME@VERSION.")
    ],
) -> None:
    """Print a prompt: the system message as it is sent, and the template of the user message."""
    from summariser.prompts import load

    wanted, _, version = name.partition("@")
    if version and not version.isdecimal():
        raise UsageError(f"{name} is no prompt's name: write NAME or NAME@VERSION.")
    prompt = load(wanted, int(version) if version else None)
    text = f"--- {prompt.tag}: system ---\n{prompt.system}\n--- user ---\n{prompt.user}\n"
    write(text, None)


def _parts(listed: str) -> "frozenset[Part]":
    from summariser.report import ALL_PARTS

    names = {name.strip() for name in listed.split(",")} - {""}
    unknown = ", ".join(sorted(names - ALL_PARTS))
    if unknown:
        raise UsageError(f"There is no part {unknown}: --parts knows {_EVERY_PART}.")
    if not names:
        raise UsageError(f"--parts is empty: name one or more of {_EVERY_PART}.")
    return frozenset(part for part in ALL_PARTS if part in names)


def _read(source: str, output: Path | None, *, quiet: bool) -> "Article":
    from summariser.article import Article

    if source != "-":
        article = Article.from_file(source)
        if output and output.exists() and output.samefile(source):
            raise UsageError(f"--output {output} is the article itself: name another file.")
        return article
    if sys.stdin and sys.stdin.isatty() and not quiet:
        say("reading the article from the terminal; end it with Ctrl-D on a line of its own")
    return Article.from_stdin()


def _plan(engine: "Engine", article: "Article", words: int, parts: "frozenset[Part]") -> str:
    from summariser.engines import Request
    from summariser.engines.llm import LLMEngine

    if not isinstance(engine, LLMEngine):
        return f"The {engine.name} engine asks nobody: no request, no cost.\n"
    return engine.plan(article, Request(words=words, parts=parts)).to_text()


def _announce(engine: "Engine", *, quiet: bool) -> str:
    """Name model and host before anything is sent there."""
    model, host = getattr(engine, "model", None), getattr(engine, "host", None)
    if model is None or host is None:
        return "reading the article"
    if not quiet:
        say(f"sending the article to {model} at {host}")
    return f"waiting for {model}"

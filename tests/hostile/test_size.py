"""Articles and answers without end or with no end of nesting: they end, in bounded memory."""

import subprocess
import sys
from collections.abc import Callable, Iterable

import pytest

from summariser import Article, Report, Summariser, SummariserError
from summariser.engines.embedded import EmbeddedEngine
from summariser.engines.llm import LLMEngine
from summariser.numbered import numbers
from tests.cli.process import DRAFT, TEXT, environment
from tests.servers.scripted import Reply, ScriptedServer, Step, completion, json_reply

Start = Callable[[Iterable[Step]], ScriptedServer]

MEGABYTE = 1_000_000
DEEP = 10_000
LINES = {
    "a word": ("a", "EmbeddedEngine"),
    "sentences": ("The mayor said the fares will stay. ", "numbered"),
}
# Reads one line of a megabyte with at most a gigabyte of address space.
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
from summariser import Article, Summariser
from summariser.engines.embedded import EmbeddedEngine
repeated, what = sys.argv[1:]
article = Article.from_text("Sele. " + repeated * (1_000_000 // len(repeated)), language="en")
if what == "EmbeddedEngine":
    print(len(Summariser(EmbeddedEngine()).summarise(article).model_dump_json()))
else:
    print(len(article.numbered))
"""


@pytest.mark.parametrize("name", LINES)
def test_a_line_of_a_megabyte_takes_bounded_memory(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, *LINES[name]],
        capture_output=True,
        env=environment(),
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout) >= MEGABYTE * 0.9


PAIRS = ["“ ”", "‘ ’", "« »", "» «", "„ “", '" "', "' '", "`` ''", "( )", "{ }", "“‘ ’”"]
PAIRS += ["<b> </b>", "{q1} {/q1}"]


def nested(pair: str) -> str:
    opener, closer = pair.split(" ")
    return f"Sele said {opener * DEEP}no{closer * DEEP} to it."


@pytest.mark.parametrize("pair", PAIRS)
def test_ten_thousand_nested_marks_are_read(pair: str) -> None:
    article = Article.from_text(nested(pair), language="en")
    ids = [quotation.id for quotation in article.quotations]
    assert [id for id in numbers(article.numbered) if id in ids] == ids
    report = Summariser(EmbeddedEngine(tagger=False)).summarise(article)
    assert report.to_markdown()


@pytest.mark.parametrize("pair", ["“ ”", "‘ ’", "[s1] {/q1}"])
@pytest.mark.parametrize("after", ["yes ", "yes\n\n"])
def test_ten_thousand_marks_with_words_between_are_read(pair: str, after: str) -> None:
    opener, closer = pair.split(" ")
    text = f"Sele said {f'{opener}{after}' * DEEP}{f'{closer} so ' * DEEP}"
    report = Summariser(EmbeddedEngine(tagger=False)).summarise(
        Article.from_text(text, language="en")
    )
    assert report.to_markdown()


def test_a_sentence_of_twenty_thousand_negations_is_read() -> None:
    text = f"Sele said {'no, not so, ' * DEEP}and left."
    report = Summariser(EmbeddedEngine(tagger=False)).summarise(
        Article.from_text(text, language="en")
    )
    assert report.to_markdown()


ANSWERS = {
    "lists": completion("[" * 100_000),
    "objects": completion('{"headline":' * 50_000),
    "closed lists": completion("[" * 100_000 + "]" * 100_000),
    "a list in a field": completion('{"headline": ' + "[" * 100_000 + "]" * 100_000 + "}"),
    "body": Reply(200, {"Content-Type": "application/json"}, b"[" * 100_000),
    "error": json_reply({"error": {"message": "[" * 100_000}}, 400),
    "long pointers": completion(DRAFT | {"not_speech": ["s1: " + "a … " * 50_000, "q" * 100_000]}),
    "long number": completion(DRAFT | {"not_speech": ["q" + "1" * 100_000]}),
    "long name": completion(DRAFT | {"headline": "“" * 100_000}),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_without_end_is_a_report_or_an_error_of_ours(
    name: str, scripted_server: Start
) -> None:
    server = scripted_server([ANSWERS[name]] * 9)
    engine = Summariser(LLMEngine("openai/tiny", base_url=server.base_url))
    try:
        found: Report | SummariserError = engine.summarise(TEXT)
    except SummariserError as failure:
        found = failure
    assert server.requests
    if isinstance(found, Report):
        assert found.to_markdown()
    else:
        assert 0 < len(str(found)) < 1_000

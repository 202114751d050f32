"""`summariser eval`, as its users run it."""

import json
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from summariser import Report, resources
from tests.cli.process import COMMAND, DRAFT, TEXT, assert_clean_failure, environment, run
from tests.evals.harbour import LABELS, write_seed
from tests.servers.scripted import Reply, Request, ScriptedServer, Step, completion

Start = Callable[[Iterable[Step]], ScriptedServer]

OTHER_LABELS = """\
format: 1
slug: ferry-fares
language: en
source: original
split: test
genre: local
actors:
  - {id: mayor, name: Ana Ruiz, kind: person, aliases: [the mayor]}
quotes:
  - {text: "“We will not raise them,”", kind: direct, speaker: mayor, mention: Ana Ruiz, cue: said}
not_speech: []
stances: []
summary:
  reference: Ferry fares will not rise.
  key_facts:
    - {fact: Fares stay, terms: [[fares], [not rise]]}
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Two labelled articles: harbour-toll for tuning, ferry-fares for testing."""
    root = tmp_path / "seeds"
    (root / "ferry-fares").mkdir(parents=True)
    (root / "ferry-fares/article.txt").write_text(TEXT, encoding="utf-8")
    (root / "ferry-fares/labels.yaml").write_text(OTHER_LABELS, encoding="utf-8")
    write_seed(root)
    return root


def embedded(seeds: Path, folder: Path, *args: str | Path) -> subprocess.CompletedProcess[str]:
    return run("eval", seeds, "--model", "embedded", "--run", folder, *args)


def figures(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done.stdout)["runs"][0]["figures"]
    return found


def test_a_table_and_a_run_folder(seeds: Path, tmp_path: Path) -> None:
    done = embedded(seeds, tmp_path / "run")
    assert done.returncode == 0
    assert done.stdout.startswith("embedded\n")
    assert "\nquotes\n exact.f1 " in done.stdout
    assert "2 articles: below 30" in done.stdout
    assert f"embedded for 2 reports, kept in {tmp_path / 'run'}" in done.stderr
    names = sorted(path.name for path in (tmp_path / "run").iterdir())
    assert names == ["manifest.json", "outputs.jsonl", "references.json", "scores.json"]
    assert done.stdout.splitlines()[2].endswith("n simple oracle")


def test_the_same_command_asks_nothing_twice(seeds: Path, tmp_path: Path) -> None:
    first, second = (embedded(seeds, tmp_path / "run", "--json") for _ in range(2))
    assert "embedded for 0 reports" in second.stderr
    assert first.stdout == second.stdout


def test_a_split(seeds: Path, tmp_path: Path) -> None:
    done = embedded(seeds, tmp_path / "run", "--split", "test", "--json")
    (found,) = json.loads(done.stdout)["runs"]
    assert found["manifest"]["seeds"] == ["ferry-fares"]
    assert figures(done)["quotes.exact.f1"]["micro"] == 1


def test_outputs_are_scored_again_without_a_model(seeds: Path, tmp_path: Path) -> None:
    embedded(seeds, tmp_path / "run")
    labels = seeds / "ferry-fares/labels.yaml"
    labels.write_text(OTHER_LABELS.replace("kind: direct", "kind: mixed"), encoding="utf-8")
    done = run("eval", seeds, "--rescore", "--run", tmp_path / "run", "--json")
    assert done.returncode == 0
    assert figures(done)["quotes.mixed.exact.recall"]["n"] == 2


def test_predictions_of_somebody_else(seeds: Path, tmp_path: Path) -> None:
    report = run("summarise", seeds / "ferry-fares/article.txt", "--offline", "--format", "json")
    line = Report.model_validate_json(report.stdout).model_dump_json()
    (tmp_path / "theirs.jsonl").write_text(line, encoding="utf-8")
    args = ("--predictions", tmp_path / "theirs.jsonl", "--run", tmp_path / "run", "--json")
    done = run("eval", seeds, *args)
    assert done.returncode == 4  # harbour-toll has no report
    assert list(json.loads(done.stdout)["runs"][0]["failed"]) == ["harbour-toll"]
    assert figures(done)["quotes.exact.recall"]["micro"] == 1 / 8


def test_a_comparison(seeds: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        embedded(seeds, tmp_path / name)
    done = run("eval", "--compare", tmp_path / "a", tmp_path / "b")
    assert done.returncode == 0
    assert done.stdout.startswith("A: embedded\nB: embedded\n")
    as_json = run("eval", "--compare", tmp_path / "a", tmp_path / "b", "--json")
    assert json.loads(as_json.stdout)["figures"]["quotes.exact.f1"]["p"] == 1


def test_runs_on_other_articles_are_not_compared(seeds: Path, tmp_path: Path) -> None:
    embedded(seeds, tmp_path / "a")
    embedded(seeds, tmp_path / "b", "--split", "test")
    done = run("eval", "--compare", tmp_path / "a", tmp_path / "b")
    assert done.returncode == 2
    assert "a has 1 of the articles: harbour-toll" in done.stderr
    assert_clean_failure(done)


@pytest.mark.parametrize(
    ("floor", "code", "outcome"), [("0.0", 0, "passed"), ("1.01", 3, "regression")]
)
def test_a_gate(floor: str, code: int, outcome: str, seeds: Path, tmp_path: Path) -> None:
    gate = tmp_path / "gate.toml"
    gate.write_text(f"[floors]\nquotes.exact.recall = {floor}\n", encoding="utf-8")
    done = embedded(seeds, tmp_path / "run", "--gate", gate)
    assert done.returncode == code
    assert done.stdout.endswith(f"gate: {outcome}\n")


def test_faults_in_labels_are_all_shown(seeds: Path) -> None:
    broken = LABELS.replace("speaker: tom", "speaker: tim").replace("core: false", "core: maybe")
    (seeds / "harbour-toll/labels.yaml").write_text(broken, encoding="utf-8")
    done = run("eval", seeds, "--lint")
    assert done.returncode == 1
    assert "harbour-toll: quotes[2].speaker: " in done.stdout
    assert "harbour-toll: stances[3].core: " in done.stdout
    assert "ferry-fares" in done.stdout  # its reference is too short


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["--compare", "a", "b", "--lint"], 2, "do not go together"),
        (["--rescore"], 2, "name its folder with --run"),
        (["--rescore", "--model", "embedded"], 2, "has no use for --model"),
        (["--rescore", "--run", "r", "--repeat", "3"], 2, "has no use for --repeat"),
        (["--compare", "a", "b", "seeds"], 2, "has no use for SEEDS"),
        (["--compare", "a", "b", "--concurrency", "8"], 2, "has no use for --concurrency"),
        (["--lint", "--split", "test", "--json"], 2, "has no use for --split, --json"),
        (["--predictions", "x.jsonl", "--model", "embedded"], 2, "leave out --model"),
        (["--model", "embedded", "--prompts", "x"], 2, "reads no prompt"),
        (["--repeat", "0"], 2, "--repeat"),
        (["--gate", "nothing.toml"], 1, "nothing.toml cannot be read"),
        (["--compare", "a", "b"], 1, "a is no run folder"),
        (["--model", "openai/x"], 1, "There is no key for openai"),
        (["nowhere"], 1, "nowhere holds no seeds"),
    ],
)
def test_what_makes_no_sense(args: list[str], code: int, message: str) -> None:
    done = run("eval", *args)
    assert done.returncode == code
    assert message in done.stderr
    assert_clean_failure(done)


def test_a_model_with_a_prompt_of_ones_own(
    seeds: Path, tmp_path: Path, scripted_server: Start
) -> None:
    prompts = tmp_path / "prompts"
    shutil.copytree(resources.root("prompts"), prompts)
    system = next(prompts.glob("report/*/system.jinja"))
    system.write_text("Answer like a pirate.", encoding="utf-8")
    server = scripted_server([completion(DRAFT)])
    asked = ("--split", "test", "--model", "openai/x", "--prompts", prompts)
    kept = ("--run", tmp_path / "run", "--json")
    done = run(
        *("eval", seeds, *asked, *kept),
        OPENAI_API_KEY="sk-secret",
        OPENAI_BASE_URL=server.base_url,
    )
    assert done.returncode == 0, done.stderr
    assert server.requests[0].json["messages"][0]["content"] == "Answer like a pirate."
    manifest = json.loads(done.stdout)["runs"][0]["manifest"]
    assert manifest["prompt"].startswith("report@")
    assert manifest["host"] == server.base_url.split("/")[2]
    assert figures(done)["quotes.exact.f1"]["micro"] == 1
    assert "sk-secret" not in (tmp_path / "run/manifest.json").read_text(encoding="utf-8")


def test_an_interrupted_run_goes_on(seeds: Path, tmp_path: Path, scripted_server: Start) -> None:
    asked, leave = Event(), Event()

    def keep_waiting(_: Request) -> Reply:
        asked.set()
        leave.wait(60)
        return completion(DRAFT)

    server = scripted_server([completion(DRAFT), keep_waiting, completion(DRAFT)])
    command = ["eval", str(seeds), "--model", "openai/x", "--concurrency", "1"]
    command += ["--run", str(tmp_path / "run")]
    address = server.base_url
    process = subprocess.Popen(
        [*COMMAND, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(OPENAI_API_KEY="k", OPENAI_BASE_URL=address),
        text=True,
    )
    assert asked.wait(60)
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=60)
    leave.set()
    assert (process.returncode, stdout) == (130, "")
    assert "the same command goes on from there" in stderr
    assert "Traceback" not in stderr
    done = run(*command, OPENAI_API_KEY="k", OPENAI_BASE_URL=address)
    assert "for 1 reports" in done.stderr
    assert done.returncode == 0
    assert len(server.requests) == 3


def test_a_page(seeds: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = embedded(seeds, tmp_path / "run", "--html", page)
    assert done.returncode == 0
    assert f"the page is {page}" in done.stderr
    written = page.read_text(encoding="utf-8")
    assert all(f">{slug}</a>" in written for slug in ("harbour-toll", "ferry-fares"))
    done = run("eval", seeds, "--rescore", "--run", tmp_path / "run", "--html", tmp_path / "again")
    assert done.returncode == 0
    assert (tmp_path / "again").read_text(encoding="utf-8") == written

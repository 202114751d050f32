"""A run is written as it goes, keeps its failures, and is gone on with where it stopped."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from evals.asking import System, fill
from evals.evaluation import start
from evals.runs import Record, Run
from evals.values import Gold
from summariser import (
    AnswerUnusable,
    MissingKey,
    ProviderBusy,
    SourceError,
    UsageError,
)
from tests.evals.standin import gold, scorer, system

GOLDS = [gold("ash"), gold("birch"), gold("cedar")]
SLUGS = ["ash", "birch", "cedar"]


def begin(folder: Path, asked: System | None = None, **options: Any) -> Run:
    golds = options.pop("golds", GOLDS)
    (run,) = start([asked or system()], golds, scorer(), folder=folder, **options)
    return run


def complete(folder: Path, asked: System, **options: Any) -> Run:
    run = begin(folder, asked, **options)
    asyncio.run(fill(run, asked, GOLDS, concurrency=1))
    return run


def lines(folder: Path) -> list[dict[str, Any]]:
    written = (folder / "outputs.jsonl").read_text(encoding="utf-8")
    assert written.endswith("\n")
    return [json.loads(line) for line in written.splitlines()]


def test_the_manifest_says_what_the_run_was_made_of(tmp_path: Path) -> None:
    begin(tmp_path, repeat=2, split="tune")
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["seeds"] == SLUGS
    assert (manifest["engine"], manifest["repeat"], manifest["split"]) == ("scripted", 2, "tune")
    assert manifest["scorer"] == "stand-in"
    assert manifest["started"].endswith("+00:00")
    for name in ("data", "draft_schema", "package"):
        assert len(manifest[name]) == 12


def test_each_answer_is_a_line_at_once(tmp_path: Path) -> None:
    run, seen = begin(tmp_path), []

    def on_record(record: Record) -> None:
        seen.append((record.slug, len(lines(tmp_path))))

    asyncio.run(fill(run, system(), GOLDS, concurrency=1, on_record=on_record))
    assert seen == [("ash", 1), ("birch", 2), ("cedar", 3)]
    assert set(lines(tmp_path)[0]) == {"slug", "repeat", "seconds", "report", "failure"}


@pytest.mark.parametrize(
    ("error", "code"), [(AnswerUnusable("no draft"), 76), (ZeroDivisionError("no draft"), 1)]
)
def test_a_failure_is_recorded_and_the_others_go_on(
    error: Exception, code: int, tmp_path: Path
) -> None:
    complete(tmp_path, system({"birch": error}))
    assert [line["slug"] for line in lines(tmp_path)] == SLUGS
    failure = {"type": type(error).__name__, "message": "no draft", "exit_code": code}
    assert [line["failure"] for line in lines(tmp_path)] == [None, failure, None]
    assert [line["report"] is None for line in lines(tmp_path)] == [False, True, False]


@pytest.mark.parametrize("error", [MissingKey("no key"), UsageError("no prompt")])
def test_what_would_fail_for_every_article_stops_the_run(error: Exception, tmp_path: Path) -> None:
    golds = [gold(f"tree{number}") for number in range(9)]
    asked: list[str] = []
    failing = system({"tree1": error}, asked=asked)
    with pytest.raises(type(error)):
        asyncio.run(fill(begin(tmp_path, golds=golds), failing, golds, concurrency=1))
    assert len(asked) < 4
    assert "tree1" not in [line["slug"] for line in lines(tmp_path)]


def test_each_repeat_asks_again(tmp_path: Path) -> None:
    asked: list[str] = []
    complete(tmp_path, system(asked=asked), repeat=2)
    assert asked == [*SLUGS, *SLUGS]
    assert [line["repeat"] for line in lines(tmp_path)] == [1, 1, 1, 2, 2, 2]


def test_no_more_articles_at_a_time_than_allowed(tmp_path: Path) -> None:
    golds = [gold(f"tree{number}") for number in range(9)]
    working, most = 0, 0
    inner = system()

    async def ask(article: Gold) -> Any:
        nonlocal working, most
        working += 1
        most = max(most, working)
        for _ in range(5):
            await asyncio.sleep(0)
        working -= 1
        return await inner.ask(article)

    outer = System("scripted", "scripted", ask)
    asyncio.run(fill(begin(tmp_path, golds=golds), outer, golds, concurrency=3))
    assert most == 3


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    def interrupt(article: Gold) -> None:
        if article.slug == "cedar":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        complete(tmp_path, system(before=interrupt))
    asked: list[str] = []
    complete(tmp_path, system(asked=asked))
    assert asked == ["cedar"]
    assert [line["slug"] for line in lines(tmp_path)] == SLUGS


def test_a_cancelled_run_keeps_what_was_answered(tmp_path: Path) -> None:
    run, inner = begin(tmp_path), system()

    async def ask(article: Gold) -> Any:
        if article.slug != "ash":
            await asyncio.Event().wait()
        return await inner.ask(article)

    async def cancelled() -> None:
        work = asyncio.create_task(fill(run, System("s", "scripted", ask), GOLDS))
        while not run.records():
            await asyncio.sleep(0)
        work.cancel()
        await work

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(cancelled())
    assert [line["slug"] for line in lines(tmp_path)] == ["ash"]


def test_a_torn_last_line_is_asked_again(tmp_path: Path) -> None:
    complete(tmp_path, system())
    outputs = tmp_path / "outputs.jsonl"
    outputs.write_bytes(outputs.read_bytes()[:-20])
    asked: list[str] = []
    complete(tmp_path, system(asked=asked))
    assert asked == ["cedar"]
    assert [line["slug"] for line in lines(tmp_path)] == SLUGS


def test_a_run_that_is_read_is_not_changed_by_it(tmp_path: Path) -> None:
    complete(tmp_path, system())
    outputs = tmp_path / "outputs.jsonl"
    torn = outputs.read_bytes()[:-20]
    outputs.write_bytes(torn)
    assert [slug for slug, _ in Run.open(tmp_path).records()] == ["ash", "birch"]
    assert outputs.read_bytes() == torn


def test_a_busy_provider_is_asked_again_but_a_bad_answer_stays(tmp_path: Path) -> None:
    complete(tmp_path, system({"ash": ProviderBusy("wait"), "birch": AnswerUnusable("no draft")}))
    asked: list[str] = []
    run = complete(tmp_path, system(asked=asked))
    assert asked == ["ash"]
    failed = {slug: record.failure is not None for (slug, _), record in run.records().items()}
    assert failed == {"ash": False, "birch": True, "cedar": False}


def test_neither_time_nor_scorer_keeps_a_run_from_going_on(tmp_path: Path) -> None:
    begin(tmp_path)
    path = tmp_path / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "started": "1999", "scorer": "older"}))
    assert begin(tmp_path).manifest.started == "1999"


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"asked": system(name="another")}, "system: scripted there, another now"),
        ({"repeat": 3}, "repeat: 1 there, 3 now"),
        ({"golds": GOLDS[:2]}, "seeds: 3 articles there, 2 articles now"),
        ({"golds": [gold("ash", labelled=1), *GOLDS[1:]]}, "data: "),
    ],
)
def test_the_folder_of_another_run_is_refused(
    other: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    begin(tmp_path)
    with pytest.raises(UsageError, match=reason):
        begin(tmp_path, **other)


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").touch()
    with pytest.raises(UsageError, match="holds files but no run"):
        begin(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    complete(tmp_path, system())
    outputs = tmp_path / "outputs.jsonl"
    first, _, last, _ = outputs.read_bytes().split(b"\n")
    outputs.write_bytes(b"\n".join([first, b"{}", last, b""]))
    with pytest.raises(
        SourceError, match=r"line 2, is no record .*\(slug: Field required \(and 4 more\)\): remove"
    ):
        Run.open(tmp_path).records()


def test_a_folder_without_a_run(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is no run folder"):
        Run.open(tmp_path)


def test_articles_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="More than one article is called ash"):
        begin(tmp_path, golds=[gold("ash"), gold("ash")])


def test_two_systems_have_folders_of_their_own(tmp_path: Path) -> None:
    names = ["scripted", "openai/gpt-5.4-mini report@1:3f9a12c0"]
    runs = start([system(name=name) for name in names], GOLDS, scorer(), folder=tmp_path)
    assert [run.folder.parent for run in runs] == [tmp_path, tmp_path]
    assert runs[1].folder.name.startswith("openai-gpt-5.4-mini-report@1-3f9a12c0-")
    assert [run.manifest.system for run in runs] == names


def test_without_a_folder_the_same_run_finds_its_own_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = system()
    folders = [start([asked], GOLDS, scorer(), repeat=repeat)[0].folder for repeat in (1, 1, 2)]
    assert folders[0].parent == Path("runs")
    assert folders[0] == folders[1] != folders[2]

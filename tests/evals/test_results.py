"""The cells and sections of the page of results, on articles small enough to count by hand."""

import datetime
import hashlib
from pathlib import Path

import pytest

from evals.corpora import Corpus, open_corpus
from evals.gum import Document
from evals.polnear import VALIDATION_FROM
from evals.results import head, main
from evals.results_sections import gum_section, open_gum, polnear_section, seeds_section
from evals.results_table import Row, change_cell, estimate_cell, figures_table
from evals.scorer import seed_scorer
from evals.statistics import Difference, Estimate
from evals.values import Gold

TEXT = """\
Council keeps the dam

“We will keep the old dam,” said Ana Ruiz. She hopes that the river stays low.
"""


def cells(lines: list[str], label: str) -> list[str]:
    """The cells of the first row that is called so."""
    row = next(line for line in lines if line.startswith(f"| {label} |"))
    return [cell.strip() for cell in row.split("|")[2:-1]]


def column(lines: list[str], label: str, name: str) -> str:
    """The cell of the first row that is called so, below the nearest head with that name."""
    at = next(i for i, line in enumerate(lines) if line.startswith(f"| {label} |"))
    top = max(i for i in range(at) if lines[i].startswith("|  |"))
    names = [cell.strip() for cell in lines[top].split("|")[2:-1]]
    return cells(lines, label)[names.index(name)]


def estimate(micro: float | None, low: float | None, high: float | None, n: int = 50) -> Estimate:
    return Estimate("a.f1", micro, low, high, micro, n, items=1234.5)


@pytest.mark.parametrize(
    ("found", "cell"),
    [
        (estimate(0.9124, 0.9, 0.92), ".912 [.900, .920]"),
        (estimate(1.0, 1.0, 1.0, n=29), "1.00 [1.00, 1.00]*"),
        (estimate(0.5, None, None, n=1), ".500*"),
        (estimate(None, None, None, n=0), "-"),
    ],
)
def test_a_figure_stands_with_its_interval(found: Estimate, cell: str) -> None:
    assert estimate_cell(found) == cell


@pytest.mark.parametrize(
    ("change", "low", "high", "p", "cell"),
    [
        (0.2, 0.1, 0.3, 0.03125, "+.200 [+.100, +.300], p = .031"),
        (-0.2, -0.3, 0.1, 0.0001, "-.200 [-.300, +.100], p < .001"),
        (0.2, None, None, 1.0, "+.200, p = 1.00"),
        (None, None, None, None, "-"),
    ],
)
def test_a_change_stands_with_its_interval_and_p(
    change: float | None, low: float | None, high: float | None, p: float | None, cell: str
) -> None:
    assert change_cell(Difference("a", 0.1, 0.3, change, low, high, p, 40, 100)) == cell


def test_a_row_has_every_system_then_what_stands_beside_then_n() -> None:
    systems = {
        "one": {"a.f1": estimate(0.25, 0.2, 0.3, n=40)},
        "two": {"a.f1": estimate(0.5, 0.4, 0.6, n=35)},
    }
    rows = [Row("a.f1", "a, F1", "exact", ("≥ .80",))]
    assert figures_table(rows, systems, ["target"]) == [
        "|  | one | two | target | articles | items | measured as |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| a, F1 | .250 [.200, .300] | .500 [.400, .600] | ≥ .80 | 40 | 1,234 | exact |",
    ]


@pytest.fixture
def polnear(tmp_path: Path) -> Corpus:
    """One article with a quotation and a hope, on the first day of the validation part."""
    name = f"post_{VALIDATION_FROM}_dam"
    passages = [
        ("Content", "“We will keep the old dam,”"),
        ("Cue", "said"),
        ("Source", "Ana Ruiz"),
        ("Content", "that the river stays low"),
        ("Cue", "hopes"),
        ("Source", "She"),
    ]
    lines = []
    for number, (kind, words) in enumerate(passages, 1):
        start = TEXT.index(words)
        lines.append(f"T{number}\t{kind} {start} {start + len(words)}\t{words}")
    lines += [
        "E1\tAttribution:T2 Content:T1 Cue:T2 Source:T3",
        "E2\tAttribution:T5 Content:T4 Cue:T5 Source:T6",
    ]
    for folder, file, text in (
        ("text", f"{name}.txt", TEXT),
        ("attributions", f"{name}_ann.ann", "\n".join(lines) + "\n"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / file).write_text(text, encoding="utf-8")
    return open_corpus(f"polnear:{tmp_path}:validation")


def test_polnear_has_a_column_a_system_and_says_that_it_is_held_out(polnear: Corpus) -> None:
    lines = list(polnear_section(polnear))
    assert "1 articles, part validation, held out: neither trained nor tuned on." in lines
    # One article shows no spread; the regex takes the quotation and the name beside its verb.
    assert column(lines, "passage and speaker, F1", "simple") == "1.00*"
    assert column(lines, "passage and speaker, F1", "rules") == "1.00*"
    assert column(lines, "passage and speaker, F1", "target") == "≥ .90"
    # Of two contents it has one, exactly, and no other: P 1, R 1/2.
    assert column(lines, "content, F1", "simple") == ".667*"
    assert column(lines, "cue, F1", "simple") == ".000*"
    assert column(lines, "cue, F1", "CofeNet") == ".753"
    assert column(lines, "cue, F1", "oracle") == "1.00*"
    assert not [line for line in lines if "failed" in line]


def test_seeds_compare_with_the_lead(gold: Gold) -> None:
    lines = list(seeds_section(Corpus([gold], "tune", seed_scorer(), {})))
    assert "1 articles, part tune, tuned on." in lines
    # The lead has the mayor's no and the shippers' wish, of four facts.
    assert column(lines, "key facts", "simple") == ".500*"
    embedded = column(lines, "key facts", "embedded")
    change = column(lines, "key facts", "embedded less simple")
    assert change.endswith(", p = 1.00"), "one article may be swapped or not"
    assert float(change.partition(",")[0]) == pytest.approx(float(embedded.rstrip("*")) - 0.5)
    assert column(lines, "stances, precision", "simple") == "-"
    assert not [line for line in lines if "failed" in line]


def test_summaries_of_one_sentence_stand_by_part() -> None:
    lead = "The Port Sele council closed its old bridge to all lorries after it had voted on it."
    document = Document("bridge", f"Bridge closed\n\n{lead}", (lead,), lead, (("model-a", "No."),))
    lines = list(gum_section({"report": [document]}))
    assert "ROUGE against a person's summary, those held out:" in lines
    (first,) = [line.split() for line in lines if line.startswith("lead-1")]
    assert first[1] == "1.000"
    (other,) = [line.split() for line in lines if line.startswith("model-a")]
    assert other[1] == "0.000"


def test_the_head_says_how_the_page_was_made_and_of_which_weights() -> None:
    lines = head(["--part tune"])
    assert "`python -m evals.results --part tune`" in lines[2]
    heads = Path("summariser/engines/embedded/weights/heads.npz")
    assert f"| heads.npz | {hashlib.sha256(heads.read_bytes()).hexdigest()} |" in lines
    day = datetime.date(2016, 7, 20)
    assert f"| PolNeAR, train | before {day}: train, tune | from {day}: validation |" in lines


def test_a_wrong_folder_is_named_before_anything_is_measured(
    tmp_path: Path, polnear: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polnear.part == "validation"
    out = tmp_path / "RESULTS.md"
    with pytest.raises(SystemExit) as stopped:
        main(["--polnear", str(tmp_path), "--gum", str(tmp_path / "gone"), "--out", str(out)])
    assert stopped.value.code == 2
    found = capsys.readouterr().err
    assert "gone cannot be read: no .conllu file" in found
    assert "articles:" not in found
    assert not out.exists()


def test_gum_is_read_in_two_parts(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.conllu").write_text(
            "# meta::summary1 = (ann) It closed.\n# newpar\n# s_type = decl\n# text = It closed.\n",
            encoding="utf-8",
        )
    found = {
        part: [each.name for each in each_part] for part, each_part in open_gum(tmp_path).items()
    }
    assert found == {"report": ["b"], "all": ["a", "b", "c"]}

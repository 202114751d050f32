from pathlib import Path

import pytest

from evals.training.measure import measure

# Only the fifth article counts; the first four are learnt from.
LEARNT = "Toll rises\n\n{1 Ana Ruiz} praised [+1a the toll] on Monday."
APART = (
    "Council to vote on harbour toll\n\n"
    "The council will vote on a harbour toll in May.\n\n"
    "{1 Ana Ruiz}, the mayor, opposes [-1a the toll], {1 she} said on Monday."
)


def test_articles_kept_apart_are_measured_alone(tmp_path: Path) -> None:
    (tmp_path / "some.txt").write_text("\n====\n".join([LEARNT] * 4 + [APART]), encoding="utf-8")
    found = measure(tmp_path)
    assert (found["articles"], found["targets"]) == (1, 1)
    assert found["target recall"] == found["holder accuracy"] == 1
    assert found["sign accuracy, tagger"] == found["sign accuracy, engine"] == 1


def test_a_stance_labelled_the_other_way_is_not_found(tmp_path: Path) -> None:
    wrong = APART.replace("[-1a", "[+1a")
    (tmp_path / "some.txt").write_text("\n====\n".join([LEARNT] * 4 + [wrong]), encoding="utf-8")
    found = measure(tmp_path)
    assert found["target recall"] == found["sign accuracy, engine"] == 0
    assert found["target F1"] == pytest.approx(0)

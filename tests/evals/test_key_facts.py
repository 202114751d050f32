import pytest

from evals.key_facts import covers, stating

RISE = [["mayor", "Ruiz"], ["toll"], ["not rise", "no rise"]]


@pytest.mark.parametrize(
    ("sentences", "by"),
    [
        (["The mayor said the toll would not rise."], {0}),
        (["RUIZ spoke.", "It rained.", "The Toll will\nnot rise, Ruiz said."], {2}),
        (["Ruiz spoke.", "The toll will not rise."], {0, 1}),
        (["It rained.", "Ruiz spoke.", "The toll will not rise."], {1, 2}),
        (["Ruiz said that the toll will not rise.", "Tolls matter."], {0}),
        (["Ruiz spoke.", "It rained.", "The toll will not rise."], set()),
        (["The mayors said tolls would not rise."], {0}),  # from the start of a word
        (["The vice_mayor said the toll would not rise."], set()),
        (["A submayor, no mayor, said the toll would not rise."], {0}),
        ([], set()),
    ],
)
def test_which_sentences_state_a_fact(sentences: list[str], by: set[int]) -> None:
    assert stating(sentences, RISE) == by
    assert covers(sentences, RISE) == bool(by)


def test_apostrophes_are_alike() -> None:
    assert covers(["She didn’t go."], [["didn't"]])
    assert covers(["She didn't go."], [["didn’t"]])


def test_a_term_may_run_over_a_border_between_sentences() -> None:
    assert stating(["He met Ms.", "Ruiz of Port Sele."], [["Ms. Ruiz"]]) == {0, 1}

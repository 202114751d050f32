"""What the benchmark of reading reads, and what it sees of a process."""

import subprocess
import sys

import pytest

from evals.benchmarks.reading import WORDS, articles, spawned
from evals.labels import load_seeds
from summariser import resources


def test_the_articles_are_long_enough_different_and_of_the_tune_seeds() -> None:
    texts = articles()
    golds = load_seeds(resources.root("seeds"), "tune")
    known = {each.strip() for gold in golds for each in gold.text.split("\n\n")}
    english = sum(len(gold.text.split()) for gold in golds if gold.language == "en")
    assert english - sum(len(text.split()) for text in texts) < WORDS
    assert min(len(text.split()) for text in texts) >= WORDS
    assert all(set(text.split("\n\n")) <= known for text in texts)
    assert len(set(texts)) == len(texts) > 1


def test_a_process_is_seen_with_its_peak_of_memory() -> None:
    seconds, peak = spawned(sys.executable, "-c", "len(b'x' * 200_000_000)")
    assert seconds > 0
    assert peak > 200


def test_a_process_that_fails_is_an_error() -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        spawned(sys.executable, "-c", "raise SystemExit(3)")
    assert failed.value.returncode == 3

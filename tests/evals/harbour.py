"""A small seed with every kind of quote, and the report that says just what its labels say."""

from pathlib import Path

from evals.labels import load_seed
from evals.second import report_of
from evals.values import Gold
from summariser import Report

TEXT = """\
Port Sele toll stays, mayor says

“We will not raise the toll this year,” Mayor Ana Ruiz told the council on Monday. She called the \
idea “a tax on tides.”

Shippers want a lower toll, said Tom Ruiz, who leads the Harbour League and is no relation. “A \
toll is a wall,” he said. “Take it down.”

The council said a study of the toll was under way. One skipper, who would not be named, said: \
“Nobody asked us.” The pier that locals call “the Spoon” needs repair, and the mayor said that \
the toll would pay for it.
"""

LABELS = """\
format: 1
slug: harbour-toll
language: en
source: original
split: tune
genre: politics
actors:
  - id: mayor
    name: Ana Ruiz
    kind: person
    role: mayor of Port Sele
    aliases: [Mayor Ana Ruiz, the mayor]
  - id: tom
    name: Tom Ruiz
    kind: person
    aliases: []
  - id: council
    name: the council
    kind: government
    aliases: []
quotes:
  - text: "“We will not raise the toll this year,”"
    kind: direct
    speaker: mayor
    mention: Mayor Ana Ruiz
    cue: told
  - text: "the idea “a tax on tides.”"
    kind: mixed
    speaker: mayor
    mention: She
    cue: called
  - text: Shippers want a lower toll
    kind: indirect
    speaker: tom
    mention: Tom Ruiz
    cue: said
  - text: ["“A toll is a wall,”", "“Take it down.”"]
    kind: direct
    speaker: tom
    mention: he
    cue: said
  - text: a study of the toll was under way
    kind: indirect
    speaker: council
    mention: The council
    cue: said
  - text: "“Nobody asked us.”"
    kind: direct
    speaker: null
    mention: One skipper
    cue: said
  - text: the toll would pay for it
    kind: indirect
    speaker: mayor
    mention: the mayor
    cue: said
not_speech: ["“the Spoon”"]
stances:
  - holder: mayor
    target: raising the toll
    target_aliases: [a higher toll]
    position: opposes
    evidence: [We will not raise the toll this year]
    core: true
  - holder: tom
    target: the harbour toll
    target_aliases: [the toll]
    position: opposes
    evidence: [A toll is a wall, Take it down]
    core: true
  - holder: mayor
    target: repairing the pier
    target_aliases: [repair of the pier]
    position: supports
    evidence: [needs repair]
    core: false
  - holder: council
    target: a study of the toll
    target_aliases: []
    position: supports
    evidence: [a study of the toll was under way]
    core: false
summary:
  reference: >-
    Mayor Ana Ruiz of Port Sele told the council on Monday that the harbour toll would not rise this
    year. She called the idea “a tax on tides,” but said that the toll would pay for the repair of a
    pier. Tom Ruiz, who leads the Harbour League, said that shippers wanted a lower toll. The
    council said that a study of the toll was under way.
  key_facts:
    - fact: The mayor ruled out a toll rise this year
      terms: [[Ruiz, mayor], [toll], [not rise, "no"]]
    - fact: The toll would pay for the repair of the pier
      terms: [[toll], [pier], [pay, repair]]
    - fact: Shippers want a lower toll
      terms: [[shipper], [lower]]
    - fact: A study of the toll is under way
      terms: [[study]]
"""


def write_seed(root: Path, *, text: str = TEXT, labels: str = LABELS) -> Path:
    """The seed in a folder of its name in `root`."""
    folder = root / "harbour-toll"
    folder.mkdir()
    (folder / "article.txt").write_bytes(text.encode())
    (folder / "labels.yaml").write_text(labels, encoding="utf-8")
    return folder


def harbour(root: Path) -> Gold:
    """The seed as the metrics read it."""
    return load_seed(write_seed(root))


def perfect_report(gold: Gold) -> Report:
    """A report of the labels' quotes and stances; the actors' ids are those of the labels."""
    return report_of(gold)

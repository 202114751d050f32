"""A gate: what the figures of a run must hold, written in a TOML file.

    baseline = "runs/main"        # a scored run; relative to this file

    [floors]                      # at least
    "quotes.iou50.f1" = 0.80

    [ceilings]                    # at most
    "trust.fabricated" = 0.0

    [may_fall]                    # not further below the baseline than this
    "speakers.f1" = 0.01

    [may_rise]                    # not further above it
    "summary.unsupported" = 0.02

The figures that count are the micro ones. The tolerance is yours to choose: the half width of a
figure's interval is a change that chance alone makes.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from summariser.errors import SourceError, UsageError

from .comparison import compare
from .evaluation import Evaluation
from .invalid import in_a_line

__all__ = ["EXIT_CODES", "Check", "Gate", "Outcome", "Verdict"]

Outcome = Literal["passed", "regression", "incomplete"]
EXIT_CODES: Mapping[Outcome, int] = {"passed": 0, "regression": 3, "incomplete": 4}

_Tolerance = Annotated[float, Field(ge=0, allow_inf_nan=False)]
_SLACK = 1e-9  # so that a figure equal to its bound holds, whatever its last bits


@dataclass(frozen=True)
class Check:
    """One rule and what became of it; `value` is None where the figure is 0/0."""

    figure: str
    rule: str
    value: float | None
    holds: bool


@dataclass(frozen=True)
class Verdict:
    """What the gate says of a run: every check, and the articles that have no report."""

    checks: Sequence[Check]
    incomplete: Sequence[str]

    @property
    def outcome(self) -> Outcome:
        """Incomplete comes first: figures of a part of the articles prove nothing."""
        if self.incomplete or any(check.value is None for check in self.checks):
            return "incomplete"
        return "passed" if all(check.holds for check in self.checks) else "regression"

    def to_json(self) -> dict[str, Any]:
        """The outcome and every check, for programs."""
        return {"outcome": self.outcome, "checks": [asdict(check) for check in self.checks]}


class Gate(BaseModel):
    """The rules of a gate file, by the names of figures."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    baseline: Path | None = None
    floors: dict[str, FiniteFloat] = {}
    ceilings: dict[str, FiniteFloat] = {}
    may_fall: dict[str, _Tolerance] = {}
    may_rise: dict[str, _Tolerance] = {}

    @classmethod
    def read(cls, path: Path) -> "Gate":
        """The gate in a file.

        Raises:
            SourceError: the file cannot be read.
            UsageError: it is no TOML, has other tables than these, or no rule.
        """
        try:
            raw = tomllib.loads(path.read_text(encoding="utf-8"))
            gate = cls.model_validate({key: _flat(value) for key, value in raw.items()})
        except OSError as error:
            raise SourceError(f"{path} cannot be read: {error.strerror}.") from error
        except ValidationError as error:
            raise UsageError(f"{path} is no gate: {in_a_line(error)}.") from error
        except ValueError as error:
            raise UsageError(f"{path} is no gate: {error}.") from error
        if not gate.figures:
            raise UsageError(f"{path} has no rule: name a figure under [floors], for example.")
        if gate.baseline is None:
            if gate.may_fall or gate.may_rise:
                raise UsageError(f"{path} has [may_fall] or [may_rise] but names no baseline run.")
            return gate
        return gate.model_copy(update={"baseline": path.parent / gate.baseline})

    @property
    def figures(self) -> set[str]:
        """The figures that have a rule."""
        return {*self.floors, *self.ceilings, *self.may_fall, *self.may_rise}

    def judge(self, evaluation: Evaluation) -> Verdict:
        """Hold a run against the rules.

        Raises:
            UsageError: no figure has such a name, or the baseline is of other data or scorer.
            SourceError: there is no baseline run, or it is not scored.
        """
        values = {estimate.figure: estimate.micro for estimate in evaluation.estimates}
        for name in sorted(self.figures - values.keys()):
            near = ", ".join(get_close_matches(name, values, cutoff=0.4)) or "none"
            raise UsageError(f"The gate names {name!r}, which is no figure. Near it: {near}.")
        checks = [*self._bounds(values), *self._changes(evaluation)]
        return Verdict(checks, evaluation.incomplete)

    def _bounds(self, values: Mapping[str, float | None]) -> Iterator[Check]:
        for name, bound in self.floors.items():
            yield _check(name, f"at least {bound:g}", values[name], low=bound)
        for name, bound in self.ceilings.items():
            yield _check(name, f"at most {bound:g}", values[name], high=bound)

    def _changes(self, evaluation: Evaluation) -> Iterator[Check]:
        if self.baseline is None:
            return
        compared = compare(self.baseline, evaluation.folder, evaluation.scorer).differences
        changes = {change.figure: change for change in compared}
        for name, tolerance in self.may_fall.items():
            was = changes[name].first
            rule = f"at most {tolerance:g} below {_shown(was)}"
            yield _check(name, rule, changes[name].second, low=_sum(was, -tolerance))
        for name, tolerance in self.may_rise.items():
            was = changes[name].first
            rule = f"at most {tolerance:g} above {_shown(was)}"
            yield _check(name, rule, changes[name].second, high=_sum(was, tolerance))


def _check(
    figure: str,
    rule: str,
    value: float | None,
    *,
    low: float | None = None,
    high: float | None = None,
) -> Check:
    """A bound of None, where the baseline is 0/0, always holds."""
    holds = value is not None
    if value is not None and low is not None:
        holds = value >= low - _SLACK
    if value is not None and high is not None:
        holds = value <= high + _SLACK
    return Check(figure, rule, value, holds)


def _sum(value: float | None, change: float) -> float | None:
    return None if value is None else value + change


def _shown(value: float | None) -> str:
    return "a baseline of 0/0" if value is None else f"{value:.4g}"


def _flat(value: Any, name: str = "") -> Any:
    """Tables in tables as one: TOML reads an unquoted quotes.iou50.f1 as three tables."""
    if not isinstance(value, dict):
        return value
    flat: dict[str, Any] = {}
    for key, each in value.items():
        path = f"{name}.{key}" if name else key
        inner = _flat(each, path)
        flat.update(inner if isinstance(inner, dict) else {path: inner})
    return flat

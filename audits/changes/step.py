"""What a review of a change consists of: one step after the other, each with what it found and what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sop.problem import Problem

if TYPE_CHECKING:
    from audits.testing import Result

State = Literal["good", "look", "wrong", "skipped", "broken"]
"""look: a person has to say whether it was meant; broken: an error inside the program."""

NAMES = ("check", "format", "test", "version", "prove", "diff", "mutate", "backtest")
"""The steps in their order."""

_RANK = (5, 4, 3, 1, 0)
"""Exit codes, the gravest first: an incomplete review never looks clean."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `found` and `todo` are sentences in the reader's language; `body` is Markdown with details.

    `code` is the exit code that the step alone would give; `problems` are for code hosts, at their places.
    """

    name: str
    state: State
    found: str
    todo: str = ""
    code: int = 0
    body: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """All steps. `title`: which versions were compared; `tests`: the examples that were run, as results."""

    title: str
    steps: tuple[Step, ...]
    tests: tuple[Result, ...] = ()
    commands: dict[str, str] = field(default_factory=dict)
    """By step the command that shows more."""
    unmask: bool = False
    """Whether personal data in the tests may be shown; the steps are masked already."""

    @property
    def exit_code(self) -> int:
        """The gravest of all steps."""
        codes = {step.code for step in self.steps}
        return next(code for code in _RANK if code in codes or code == 0)

    def count(self, *states: State) -> int:
        """How many steps ended so."""
        return sum(step.state in states for step in self.steps)

    def problems(self) -> list[Problem]:
        """Everything that has a place, in the order of the steps."""
        return [problem for step in self.steps for problem in step.problems]

"""What a review works on: the old and the new SOP, read once, and what differs between them, asked once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from audits.changes import history
from audits.proving.diff import Difference, diff
from audits.proving.revisions import in_revision, versions_at
from sop.load import Reading
from sop.model import Sop
from sop.problem import InvalidSop, Problem


@dataclass(frozen=True, slots=True)
class Asked:
    """What a review was asked for. Seconds: `timeout` a question, `total` all of a step."""

    old: str
    new: str
    language: str
    data: Sequence[str] = ()
    as_of: str | None = None
    expect: str | None = None
    fail_on_new: str | None = None
    fail_on: str = "never"
    mutants: int = 0
    timeout: float = 5.0
    total: float = 120.0
    jobs: int | None = None
    unmask: bool = False


Before = Literal["there", "none", "broken", "missing"]
"""Of the old SOP: none: its revision has no such file yet; missing: there is no such revision or file."""


@dataclass
class Material:
    """`readings`: the new SOP as `sop check` reads it; `new`: its dated versions, none if it is invalid."""

    asked: Asked
    readings: tuple[Reading, ...]
    new: tuple[Sop, ...] = ()
    invalid: InvalidSop | None = None
    before: Before = "there"
    old: tuple[Sop, ...] = ()
    old_problems: tuple[Problem, ...] = field(default=())

    @cached_property
    def pairs(self) -> list[tuple[Sop, Sop]]:
        """Each new version with the old one of its number, else with the newest old one."""
        by_number = {sop.version: sop for sop in self.old}
        return [(by_number.get(sop.version, self.old[-1]), sop) for sop in self.new] if self.old else []

    @cached_property
    def differences(self) -> list[Difference]:
        """What differs within each pair that is not the same to the letter."""
        return [
            diff(old, new, self.asked.timeout, self.asked.total)
            for old, new in self.pairs
            if old.digest != new.digest
        ]

    @property
    def title(self) -> str:
        """Which versions are compared."""
        new = ", ".join(sop.name for sop in self.new) or self.asked.new
        old = ", ".join(dict.fromkeys(old.name for old, _ in self.pairs))
        return f"{old} → {new}" if old else new


def gathered(asked: Asked) -> Material:
    """Reads both sides. What cannot be read is told, not raised."""
    from sop.load import load_versions, read_each

    material = Material(asked, read_each([asked.new]))
    try:
        material.new = load_versions([asked.new])
    except InvalidSop as error:
        material.invalid = error
    try:
        material.old = versions_at(asked.old)
    except InvalidSop as error:
        material.old_problems = error.problems
        material.before = _why(asked.old, error)
    return material


def _why(old: str, error: InvalidSop) -> Before:
    if error.exit_code != 4:
        return "broken"
    parts = in_revision(old)
    root = history.root_of(".")
    return "none" if parts is not None and root and history.is_revision(root, parts[0]) else "missing"

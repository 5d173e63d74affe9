"""What commands find out about an SOP, at its place in a rule file: problems that bring their own words."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sop.problem import Problem


@dataclass(frozen=True, slots=True)
class Remark(Problem):
    """A problem whose sentence is not in `sop.words`: by language, `id` and `en`."""

    words: Mapping[str, str] = field(default_factory=dict)
    todo: Mapping[str, str] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """What was found."""
        return self.words.get(language) or next(iter(self.words.values()), self.code)

    def help(self, language: str) -> str:
        """What to do about it; may be empty."""
        return self.todo.get(language, "")


def sentences(problem: Problem, language: str) -> str:
    """What is wrong, then what to type."""
    said = problem.message(language).rstrip()
    return f"{said}{'' if said.endswith(('.', '!', '?')) else '.'} {problem.help(language)}".strip()


def from_here(file: str) -> str:
    """A path as code hosts want it, from the working folder; as it is, where it does not lie in there."""
    if not Path(file).is_absolute():
        return os.path.normpath(file)
    here = Path.cwd()
    return str(Path(file).relative_to(here)) if Path(file).is_relative_to(here) else file

"""What is wrong with an SOP file, as a value; the words for it are chosen when it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a file. Lines and columns count from 1, columns in code points; the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that a problem is about, such as where a name was written first."""

    code: str
    at: Place
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. `code` names it for machines; `said` fills the sentences of `sop.words` for that code.

    A `guess` in `said` is a name the author may have meant: it becomes a did-you-mean before the help.
    Errors make a file invalid; a warning asks whether something was meant; a note only tells.
    """

    code: str
    at: Place
    said: Mapping[str, Any] = field(default_factory=dict)
    level: Level = "error"
    notes: tuple[Note, ...] = ()

    def message(self, language: str) -> str:
        """What is wrong, in one sentence of `language` (id or en)."""
        from sop.words import message

        return message(self.code, self.said, language)

    def help(self, language: str) -> str:
        """What to type instead, in `language`; may be empty."""
        from sop.words import help_text

        return help_text(self.code, self.said, language)


_ABSENT = frozenset(("no-file", "unreadable-file", "no-sop-in-folder"))


class InvalidSop(Exception):
    """An SOP that cannot be used, with every problem found (warnings too) and the texts they point into."""

    def __init__(self, problems: Sequence[Problem], texts: Mapping[str, str] | None = None) -> None:
        self.problems = tuple(problems)
        self.texts = dict(texts or {})
        super().__init__("; ".join(f"{p.at}: {p.message('en')}" for p in self.problems if p.level == "error"))

    @property
    def exit_code(self) -> int:
        """3: a file is invalid; 4: a file or folder that was named is not there, or holds no SOP."""
        return 4 if any(problem.code in _ABSENT for problem in self.problems) else 3


def in_order(problems: Sequence[Problem], files: Sequence[str]) -> tuple[Problem, ...]:
    """Problems without repetition, by file (in the order of `files`) and place."""
    rank = {name: number for number, name in enumerate(files)}
    unique = {(p.code, p.at, str(p.said)): p for p in problems}
    return tuple(sorted(unique.values(), key=lambda p: (rank.get(p.at.file, len(rank)), p.at)))

"""Problems as GitHub workflow commands, which annotate the lines of a pull request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TextIO

from audits.problems.remark import from_here, sentences
from audits.reports.visible import visible
from sop.problem import Problem


def write(problems: Sequence[Problem], texts: Mapping[str, str], stream: TextIO, language: str) -> None:
    """One command a problem. See "Workflow commands for GitHub Actions"."""
    for problem in problems:
        stream.write(_command(problem, language) + "\n")


def _command(problem: Problem, language: str) -> str:
    at = problem.at
    properties = {
        "file": from_here(at.file),
        "line": at.line,
        "col": at.column,
        "endLine": at.end_line,
        **({"endColumn": at.end_column} if at.end_line == at.line else {}),
        "title": problem.code,
    }
    said = sentences(problem, language)
    where = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    level = "notice" if problem.level == "note" else problem.level
    return f"::{level} {where}::{_data(said)}"


def _data(text: str) -> str:
    """Text that ends no command and, in the log where it is shown, steers no terminal."""
    return visible(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""Problems as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from sop.problem import Place, Problem
from sop.words import note


def write(problems: Sequence[Problem], texts: Mapping[str, str], stream: TextIO, language: str) -> None:
    """One object: `valid`, counts, and `problems` in reading order."""
    errors = sum(problem.level == "error" for problem in problems)
    document = {
        "schema": "problems/1",
        "valid": not errors,
        "errors": errors,
        "warnings": sum(problem.level == "warning" for problem in problems),
        "problems": [_problem(problem, language) for problem in problems],
    }
    stream.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def _problem(problem: Problem, language: str) -> dict[str, Any]:
    return {
        "code": problem.code,
        "level": problem.level,
        **_place(problem.at),
        "message": problem.message(language),
        "help": problem.help(language),
        "guess": problem.said.get("guess"),
        "notes": [{**_place(n.at), "message": note(n.code, n.said, language)} for n in problem.notes],
    }


def _place(at: Place) -> dict[str, Any]:
    return {
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
    }

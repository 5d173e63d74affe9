"""A review for programs: `review/1`, one object."""

from __future__ import annotations

import json
from typing import TextIO

from audits.changes.reports.lines import headline
from audits.changes.step import Review


def write(stream: TextIO, review: Review, language: str) -> None:
    """The steps in their order. `details` is Markdown."""
    document = {
        "schema": "review/1",
        "title": review.title,
        "summary": headline(review, language),
        "exit_code": review.exit_code,
        "steps": [
            {
                "name": step.name,
                "state": step.state,
                "found": step.found,
                "todo": step.todo,
                "exit_code": step.code,
                "problems": [
                    {
                        "code": one.code,
                        "level": one.level,
                        "file": one.at.file,
                        "line": one.at.line,
                        "column": one.at.column,
                        "message": one.message(language),
                    }
                    for one in step.problems
                ],
                "details": step.body,
            }
            for step in review.steps
        ],
    }
    stream.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")

"""Problems as SARIF 2.1.0, which code hosts show beside the lines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any, TextIO
from urllib.parse import quote

from audits.problems.remark import from_here, sentences
from audits.reports.visible import visible
from sop.problem import Place, Problem
from sop.words import note


def write(problems: Sequence[Problem], texts: Mapping[str, str], stream: TextIO, language: str) -> None:
    """One run with a result a problem. Columns are code points."""
    codes = sorted({problem.code for problem in problems})
    run = {
        "tool": {
            "driver": {
                "name": "sop-audit",
                "version": version("sop-audit"),
                "rules": [{"id": code} for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code), language) for problem in problems],
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    stream.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def _result(problem: Problem, rule: int, language: str) -> dict[str, Any]:
    result = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.level,
        "message": {"text": visible(sentences(problem, language))},
        "locations": [_location(problem.at)],
    }
    if problem.notes:
        result["relatedLocations"] = [
            {"id": number, **_location(also.at), "message": {"text": visible(said)}}
            for number, also in enumerate(problem.notes)
            for said in (note(also.code, also.said, language),)
        ]
    return result


def _location(at: Place) -> dict[str, Any]:
    region = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    }
    uri = quote(PurePath(from_here(at.file)).as_posix(), safe="/:")
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}

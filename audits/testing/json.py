"""Test results for programs: `test/1`, one object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

import msgspec

from audits.testing.coverage import Coverage
from audits.testing.coverage_text import plain
from audits.testing.run import Result
from audits.testing.text import explain


def write(
    results: Sequence[Result], stream: TextIO, language: str, covered: Sequence[Coverage] | None = None
) -> None:
    """Every test with what it expected and what came out; and the coverage, if it was asked for."""
    tests = [
        {
            "name": result.case.name,
            "sop": result.suite.sop.name,
            "file": result.case.example.at.file if result.case.example.at else None,
            "line": result.case.example.at.line if result.case.example.at else None,
            "expected": dict(result.case.example.expect),
            "got": {verdict.rule: verdict.verdict for verdict in result.verdicts},
            "passed": not result.wrong,
            "wrong": [explain(wrong, language) for wrong in result.wrong],
        }
        for result in results
    ]
    failed = sum(not test["passed"] for test in tests)
    whole = {"schema": "test/1", "passed": len(tests) - failed, "failed": failed, "tests": tests}
    if covered is not None:
        whole["coverage"] = plain(covered)
    stream.write(msgspec.json.format(msgspec.json.encode(whole)).decode() + "\n")

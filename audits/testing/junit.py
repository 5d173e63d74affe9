"""Test results as JUnit XML, for continuous integration: a suite is an SOP, a test case an example."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from audits.masking import mask
from audits.problems.text import printable
from audits.testing.coverage import Coverage
from audits.testing.run import Result
from audits.testing.text import explain


def write(
    results: Sequence[Result],
    stream: TextIO,
    language: str,
    covered: Sequence[Coverage] | None = None,
    unmask: bool = False,
) -> None:
    """Every test; those that fail say why. Personal data are masked unless `unmask`."""
    failed = sum(bool(result.wrong) for result in results)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(f'<testsuites name="sop test" tests="{len(results)}" failures="{failed}">\n')
    for name, group in groupby(results, key=lambda result: result.suite.sop.name):
        suite = list(group)
        wrong = sum(bool(result.wrong) for result in suite)
        stream.write(f'  <testsuite name={_quoted(name)} tests="{len(suite)}" failures="{wrong}">\n')
        for result in suite:
            stream.write(_case(result, language, unmask))
        stream.write("  </testsuite>\n")
    stream.write("</testsuites>\n")


def _case(result: Result, language: str, unmask: bool) -> str:
    def shown(text: str) -> str:
        return text if unmask else "\n".join(mask(line, language) for line in text.split("\n"))

    at = result.case.example.at
    place = f" file={_quoted(at.file)} line={_quoted(str(at.line))}" if at is not None else ""
    name = _quoted(shown(result.case.name))
    opening = f"    <testcase classname={_quoted(result.suite.sop.id)} name={name}{place}"
    if not result.wrong:
        return opening + "/>\n"
    reasons = [explain(wrong, language) for wrong in result.wrong]
    chat = shown(printable(result.case.example.chat or "", keep="\n"))
    body = f"<failure message={_quoted(shown('; '.join(reasons)))}>{escape(chat)}</failure>"
    return f"{opening}>\n      {body}\n    </testcase>\n"


def _quoted(text: str) -> str:
    return quoteattr(printable(text))

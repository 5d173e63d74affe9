"""Failing tests as GitHub workflow commands, which annotate the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from audits.problems import github
from audits.testing.coverage import Coverage
from audits.testing.places import of_tests
from audits.testing.run import Result


def write(
    results: Sequence[Result], stream: TextIO, language: str, covered: Sequence[Coverage] | None = None
) -> None:
    """One error an expectation that was not met. Coverage has no place in it."""
    github.write(list(of_tests(results)), {}, stream, language)

"""Hygiene as GitHub workflow commands, which annotate the lines of a pull request."""

from __future__ import annotations

from typing import TextIO

from audits.hygiene.examine import Hygiene
from audits.hygiene.reports.places import of_hygiene
from audits.problems import github


def write(stream: TextIO, result: Hygiene, language: str) -> None:
    """One warning a remark about a rule."""
    github.write(list(of_hygiene(result)), {}, stream, language)

"""Hygiene as SARIF, which code hosts show beside the lines."""

from __future__ import annotations

from typing import TextIO

from audits.hygiene.examine import Hygiene
from audits.hygiene.reports.places import of_hygiene
from audits.problems import sarif


def write(stream: TextIO, result: Hygiene, language: str) -> None:
    """One warning a remark about a rule."""
    sarif.write(list(of_hygiene(result)), {}, stream, language)

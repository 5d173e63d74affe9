"""Everything in a review that has a place in a file, as GitHub workflow commands."""

from __future__ import annotations

from typing import TextIO

from audits.changes.step import Review
from audits.problems import github


def write(stream: TextIO, review: Review, language: str) -> None:
    """One result a problem, in the order of the steps."""
    github.write(review.problems(), {}, stream, language)

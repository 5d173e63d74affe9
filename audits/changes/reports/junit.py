"""The examples that a review ran, as JUnit XML."""

from __future__ import annotations

from typing import TextIO

from audits.changes.step import Review
from audits.testing import junit


def write(stream: TextIO, review: Review, language: str) -> None:
    """As `sop test -o junit` writes it; without test cases where the SOP cannot be read."""
    junit.write(review.tests, stream, language, unmask=review.unmask)

"""Failing tests at the places of their examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audits.masking import mask
from audits.problems.remark import Remark
from audits.testing.run import Result
from audits.testing.text import explain


def of_tests(results: Sequence[Result]) -> Iterator[Remark]:
    """One error an expectation that was not met, masked; examples without a place are left out."""
    for result in results:
        at = result.case.example.at
        if at is None:
            continue
        for wrong in result.wrong:
            words = {lang: mask(f"{result.case.name}: {explain(wrong, lang)}", lang) for lang in ("id", "en")}
            yield Remark("example-fails", at, words=words)

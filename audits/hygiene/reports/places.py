"""What is to be cleaned up, at the places of the rules; signals and phrases are left to the other reports."""

from __future__ import annotations

from collections.abc import Iterator

from audits.hygiene.examine import Hygiene
from audits.hygiene.reports.text import sentence
from audits.problems.remark import Remark
from sop.problem import Place


def of_hygiene(result: Hygiene) -> Iterator[Remark]:
    """One warning a remark about a rule."""
    for one in result.remarks:
        if one.place is None:
            continue
        file, line, column = one.place.rsplit(":", 2)
        at = Place(file, int(line), int(column), int(line), int(column) + len(one.name))
        words = {language: sentence(one, result, language) for language in ("id", "en")}
        yield Remark(f"rule-{one.sort.replace('_', '-')}", at, {}, "warning", words=words)

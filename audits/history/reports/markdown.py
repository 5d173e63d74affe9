"""A trend as Markdown, for a wiki, a mail or a pull request; nothing from the data is markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from audits.history.reports import Setting
from audits.history.reports.table import table
from audits.history.reports.words import Telling
from audits.history.trend import Trend
from audits.reports.marks import plain


def write(stream: TextIO, trend: Trend, setting: Setting) -> None:
    """Writes it."""
    stream.write("".join(f"{line}\n" for line in _lines(trend, Telling(setting))))


def _lines(trend: Trend, telling: Telling) -> Iterator[str]:
    found = table(trend, telling)
    yield f"### {plain(telling.head(trend))}\n"
    yield _row(found.heads)
    yield "|" + "|".join("---:" if place in found.right else "---" for place in range(len(found.heads))) + "|"
    yield from map(_row, found.rows)
    yield ""
    for one in trend.comparisons:
        yield f"- **{plain(telling.compared(one))}**"
        yield from (f"  - {plain(note)}" for note in telling.about(one))
    yield from ("", *(f"{plain(note)}  " for note in telling.notes(trend)))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(plain, cells))} |"

"""A trend as plain text: a head, bars of the whole, a table, what changed with a version, notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from audits.history.reports import Setting
from audits.history.reports.table import Table, rates, table
from audits.history.reports.words import Telling, sparkline
from audits.history.trend import Trend
from audits.reports.columns import columns, padded


def write(stream: TextIO, trend: Trend, setting: Setting) -> None:
    """Writes it."""
    stream.write("".join(f"{line.rstrip()}\n" for line in _lines(trend, Telling(setting))))


def _lines(trend: Trend, telling: Telling) -> Iterator[str]:
    yield telling.head(trend)
    yield ""
    if trend.asked.by == "month":
        yield from _bars(trend, telling)
    found = table(trend, telling)
    yield from _filled(found)
    if trend.comparisons:
        yield ""
    for one in trend.comparisons:
        yield telling.compared(one)
        yield from (f"  {note}" for note in telling.about(one))
    yield ""
    if found.scale is not None:
        low, high = (f"{telling.wording.score(100 * end)}%" for end in found.scale)
        yield telling.say("scale", every=telling.say(trend.asked.every), low=low, high=high)
    yield from telling.notes(trend)


def _bars(trend: Trend, telling: Telling) -> Iterator[str]:
    known = {point.period: point.figure.score for point in trend.whole.points}
    scores = [known.get(period) for period in trend.periods]
    shares = [share and 100 * share for share in rates(trend.whole, trend)]
    names = [name for name in ("score", "rate") if name == "rate" or any(one is not None for one in scores)]
    width = max(columns(telling.say(name)) for name in names)
    for name in names:
        values = scores if name == "score" else shares
        there = [value for value in values if value is not None]
        if there:
            ends = (min(there), max(there))
            span = " – ".join(map(telling.wording.score, ends))
            yield f"{padded(telling.say(name), width, right=False)}  {sparkline(values, ends)}  {span}"
    yield ""


def _filled(found: Table) -> Iterator[str]:
    lines = [found.heads, *found.rows]
    widths = [max(map(columns, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = zip(line, widths, strict=True)
        yield "  ".join(padded(cell, width, right=n in found.right) for n, (cell, width) in enumerate(cells))

"""scorecard: a table for people, by pillar, agent, team, channel and month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from audits.reports import Setting
from audits.reports.columns import columns, padded
from audits.reports.scorecard.table import Row, parts
from audits.reports.scorecard.words import Telling
from audits.reports.summary_words import as_of
from audits.reports.visible import one_line
from audits.tally import Tally
from audits.work import Batch, Task
from engine.verdict import Verdict


class Cards:
    """Writes the table in the end."""

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        self._stream = stream
        self._setting = setting

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""

    def close(self, tally: Tally) -> None:
        """See Report."""
        text = "\n".join(_lines(tally, self._setting))
        self._stream.write(f"{text}\n".encode("utf-8", "replace"))


def _lines(tally: Tally, setting: Setting) -> Iterator[str]:
    words = Telling(setting).words
    yield words["head"].format(sop=one_line(setting.sop.name), as_of=as_of(setting))
    yield words["formula"]
    tables = parts(tally, setting)
    if not tables:
        yield words["nothing"]
    for table in tables:
        yield ""
        if table.by != "all":
            yield table.title
        yield from _filled([_cells(row, words["clean"]) for row in table.rows])
        yield from (f"  {note}" for note in table.notes)


def _cells(row: Row, clean: str) -> tuple[str, ...]:
    share = f"{row.clean} {clean}" if row.clean else ""
    return (row.rank, row.name, row.score, f"({row.interval})", f"n={row.conversations}", share)


def _filled(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, strict=True)
        filled = (padded(cell, width, right=n in (0, 2, 4)) for n, (cell, width) in enumerate(cells) if width)
        yield f"  {'  '.join(filled)}".rstrip()


def report(stream: BinaryIO, setting: Setting) -> Cards:
    """See audits.reports.report."""
    return Cards(stream, setting)

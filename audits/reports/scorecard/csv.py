"""scorecard-csv: one row a conversation, then one a card; UTF-8 with a byte order mark, no formula cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import BinaryIO

from audits.reports import Setting
from audits.reports.csv import harmless
from audits.reports.judged import judged
from audits.reports.personal import Veil
from audits.reports.scorecard.words import Telling
from audits.reports.visible import one_line
from audits.scorecards import Line, lines, pillars_of, scores
from audits.tally import Tally
from audits.work import Batch, Task
from engine.verdict import Verdict

COLUMNS = (
    "by",
    "name",
    "conversations",
    "score",
    "low",
    "high",
    "clean",
    "clean_low",
    "clean_high",
    "rank",
)
"""`by` is conversation, all, agent, team, channel, month or hour; intervals are of 95 %; `clean` counts those
without failure, its interval is that of their share. A column a pillar follows."""

Cell = str | int | float | None


class Rows:
    """Writes conversations as they come, and the cards in the end."""

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        self._stream = stream
        self._setting = setting
        self._pillars = pillars_of(setting.sop)
        self._sections = list(dict.fromkeys(self._pillars.values()))
        self._telling = Telling(setting)
        self._veil = Veil(setting.language, setting.unmask)
        stream.write(b"\xef\xbb\xbf")
        names = [harmless(one_line(pillar, 40) or self._telling.pillar(pillar)) for pillar in self._sections]
        self._write([[*COLUMNS, *names]])

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        rows: list[list[Cell]] = []
        for one in judged(task, batch):
            found = scores(one.records, self._pillars)
            if found.score is None:
                continue
            name = harmless(self._veil.name(one.records[0].conversation))
            head: list[Cell] = ["conversation", name, 1, _round(found.score), None, None, int(found.clean)]
            rows.append([*head, None, None, None, *self._scores(found.sections)])
        self._write(rows)

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""

    def close(self, tally: Tally) -> None:
        """See Report."""
        found = lines(tally.cards, self._pillars, self._setting.min_count)
        self._write([self._row(line) for line in found])

    def _row(self, line: Line) -> list[Cell]:
        return [
            line.by,
            harmless(self._telling.name(line)),
            line.conversations,
            _round(line.score),
            *map(_round, line.interval),
            line.clean,
            *(round(end, 4) for end in line.clean_interval),
            line.rank,
            *self._scores({section.pillar: section.score for section in line.sections}),
        ]

    def _scores(self, sections: Mapping[str, float]) -> list[Cell]:
        return [_round(sections[name]) if name in sections else None for name in self._sections]

    def _write(self, rows: list[list[Cell]]) -> None:
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerows(rows)
        self._stream.write(text.getvalue().encode("utf-8", "replace"))


def _round(score: float) -> float:
    return round(score, 2)


def report(stream: BinaryIO, setting: Setting) -> Rows:
    """See audits.reports.report."""
    return Rows(stream, setting)

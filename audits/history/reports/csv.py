"""A trend as rows: one a series and period, and one a series over all periods; no formula cells."""

from __future__ import annotations

import csv
from typing import TextIO

from audits.history.reports import Setting
from audits.history.reports.json import figures
from audits.history.reports.words import Telling
from audits.history.trend import Trend
from audits.reports.csv import harmless

COLUMNS = (
    "by",
    "key",
    "title",
    "period",
    "conversations",
    "few",
    "score",
    "score_low",
    "score_high",
    "passed",
    "failed",
    "pass_rate",
    "pass_rate_low",
    "pass_rate_high",
    "versions",
)
"""`period` is empty in the row over all periods; `few` is 1 below --min-count; intervals are of 95 %."""


def write(stream: TextIO, trend: Trend, setting: Setting) -> None:
    """Writes it: UTF-8 with a byte order mark, CRLF."""
    telling, asked = Telling(setting), trend.asked
    stream.write("\ufeff")
    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for one in trend.series:
        key = "" if one.key is None else harmless(telling.name(asked.by, one))
        head = (asked.by, key, harmless(telling.title(asked.by, one)))
        whole = [(point.period, point.figure, point.versions) for point in one.points]
        for period, figure, versions in (*whole, ("", one.whole, trend.versions)):
            told = figures(figure, asked.min_count)
            told["few"] = int(told["few"])
            rows.writerow((*head, period, *told.values(), harmless(", ".join(versions))))

"""ndjson: every verdict record, exactly, one a line."""

from __future__ import annotations

from typing import BinaryIO

from audits.reports import Setting
from audits.tally import Tally
from audits.work import Batch, Task


class Records:
    """Writes records as they come."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        self._stream.writelines(records for _, records in batch.verdicts)

    def close(self, tally: Tally) -> None:
        """See Report."""


def report(stream: BinaryIO, setting: Setting) -> Records:
    """See audits.reports.report."""
    return Records(stream)

"""ndjson: every verdict record, exactly, one a line."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from audits.reports import Setting
from audits.tally import Tally
from audits.work import Batch, Task
from engine.verdict import Verdict

_encoder = msgspec.json.Encoder()


class Records:
    """Writes records as they come."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        self._stream.writelines(records for _, records in batch.verdicts)

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""
        self._stream.write(_encoder.encode(verdict) + b"\n")

    def close(self, tally: Tally) -> None:
        """See Report."""


def report(stream: BinaryIO, setting: Setting) -> Records:
    """See audits.reports.report."""
    return Records(stream)

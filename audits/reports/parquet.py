"""parquet: every verdict record, exactly; findings and their evidence stay nested. Needs pyarrow.

Times are the records' text, with their offset; numbers of seconds are doubles. What an ndjson record has no
key for is null.
"""

from __future__ import annotations

from typing import Any, BinaryIO, Self

import click
import msgspec

from audits.reports import Setting
from audits.tally import Tally
from audits.work import Batch, Task
from engine.verdict import Verdict

ROWS = 20_000
SIZE = 16 << 20
"""A row group is written at so many rows, or so many bytes of ndjson."""


class Records:
    """Collects a row group at a time. Raises click.UsageError without pyarrow.

    As a context manager it drops what was not closed by the end of the block; pyarrow would end the file.
    """

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        try:
            from pyarrow import parquet
        except ImportError:
            raise click.UsageError(_MISSING["id" if setting.language == "id" else "en"]) from None
        self._schema = _schema()
        self._rows: list[dict[str, Any]] = []
        self._size = 0
        self._sink = _Sink(stream)
        self._writer = parquet.ParquetWriter(self._sink, self._schema, compression="zstd")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ended: object) -> None:
        self._sink.dropped = True
        self._writer.close()

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        for _, records in batch.verdicts:
            self._rows += _decoder.decode_lines(records)
            self._size += len(records)
            if len(self._rows) >= ROWS or self._size >= SIZE:
                self._flush()

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""
        row: dict[str, Any] = msgspec.to_builtins(verdict)
        row["corpus"]["group"] = list(row["corpus"]["group"].items())
        self._rows.append(row)
        self._size += 500 + 300 * len(verdict.findings)
        if len(self._rows) >= ROWS or self._size >= SIZE:
            self._flush()

    def close(self, tally: Tally) -> None:
        """See Report."""
        if self._rows:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        from pyarrow import Table

        self._writer.write_table(Table.from_pylist(self._rows, schema=self._schema), row_group_size=ROWS)
        self._rows, self._size = [], 0


class _Sink:
    """The stream, until what is written to it is `dropped`."""

    closed = False

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.dropped = False

    def write(self, data: bytes) -> int:
        return len(data) if self.dropped else self._stream.write(data)

    def flush(self) -> None:
        if not self.dropped:
            self._stream.flush()


_decoder = msgspec.json.Decoder()

_MISSING = {
    "id": "bentuk parquet memerlukan pyarrow: pip install 'sop-audit[parquet]'",
    "en": "the parquet format needs pyarrow: pip install 'sop-audit[parquet]'",
}


def _schema() -> Any:
    import pyarrow as pa

    text, whole, flag, number = pa.string(), pa.int64(), pa.bool_(), pa.float64()
    evidence = pa.struct(
        {
            "event": whole,
            "at": text,
            "by": text,
            "quote": text,
            "start": whole,
            "end": whole,
            "missing": flag,
            "conversation": text,
        }
    )
    waived = pa.struct({"reason": text, "owner": text, "expires": text})
    finding = pa.struct(
        {
            "message": text,
            "agent": text,
            "evidence": pa.list_(evidence),
            "fingerprint": text,
            "waived": waived,
        }
    )
    corpus = pa.struct({"group": pa.map_(text, text), "conversations": whole, "findings_left_out": whole})
    return pa.schema(
        {
            **dict.fromkeys(("schema", "conversation", "rule", "kind", "sop", "agent", "verdict"), text),
            "severity": text,
            "weight": number,
            **dict.fromkeys(("activations", "fulfilled", "pending", "not_evaluable"), whole),
            "measured": _measured(),
            "findings": pa.list_(finding),
            "reason": text,
            "corpus": corpus,
        }
    )


def _measured() -> Any:
    """The column of what was measured: every field that any kind of rule measures."""
    import pyarrow as pa

    text, whole, flag, number = pa.string(), pa.int64(), pa.bool_(), pa.float64()
    row = pa.struct({"from": text, "until": text, "seconds": number, "counted": flag, "why": text})
    return pa.struct(
        {
            "metric": text,
            "elapsed_seconds": number,
            "limit_seconds": number,
            "started_at": text,
            "due_at": text,
            "stopped_at": text,
            "value": number,
            "limit": number,
            "left_seconds": number,
            "ledger": pa.list_(row),
            "statistic": text,
            "unit": text,
            "count": whole,
            "low": number,
            "high": number,
            "classes": pa.list_(text),
            "stages": pa.list_(text),
            "last": text,
            "events": pa.list_(whole),
        }
    )


def report(stream: BinaryIO, setting: Setting) -> Records:
    """See audits.reports.report."""
    return Records(stream, setting)

"""Conversation records as rows of a Parquet file with the same columns, handed on as lines of JSON.

A nested column (`events`, `customer`, `args`, ...) may be nested in Parquet too, or text that holds JSON.
A null is as good as no key. Timestamps become ISO text, with the offset if the column has a time zone.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from audits.readers.chunk import BadRecord, Chunk, cut
from engine.conversation import Conversation

MISSING = "Parquet files need pyarrow: pip install 'sop-audit[parquet]'"

_NESTED = frozenset(("events", "tags", "customer", "fields", "labels", "attachments", "args"))
"""Columns that a writer without nested types leaves as JSON text."""

_encode = msgspec.json.Encoder(decimal_format="number", enc_hook=str).encode

Plain = Callable[[Any], Any]
"""Makes of a column's Python value what JSON can say."""


def read_parquet(source: str, file: io.RawIOBase, records: int, size: int) -> Iterator[Chunk | BadRecord]:
    """The rows in chunks of at most `records` rows and about `size` bytes; lines are rows, from 1."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        yield BadRecord(source, None, MISSING)
        return
    try:
        table = parquet.ParquetFile(
            pyarrow.PythonFile(file, mode="r"), buffer_size=1 << 20, page_checksum_verification=True
        )
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        yield BadRecord(source, None, f"not a readable Parquet file: {_first_line(error)}")
        return
    columns = [name for name in table.schema_arrow.names if name in Conversation.__struct_fields__]
    if lacking := [name for name in ("id", "events") if name not in columns]:
        yield BadRecord(source, None, f"has no column {' and no column '.join(lacking)}")
        return
    number = 1
    for group in range(table.num_row_groups):
        rows = table.metadata.row_group(group).num_rows
        yield from _row_group(source, table, group, columns, number, records, size)
        number += rows


def _row_group(
    source: str, table: Any, group: int, columns: list[str], number: int, records: int, size: int
) -> Iterator[Chunk | BadRecord]:
    """One row group in batches small enough for `size`; what of it is damaged is named as a whole."""
    import pyarrow

    meta = table.metadata.row_group(group)
    last = number + meta.num_rows - 1
    batch_size = max(1, min(records, size * meta.num_rows // max(meta.total_byte_size, 1)))
    try:
        for batch in table.iter_batches(batch_size, row_groups=[group], columns=columns, use_threads=False):
            yield from _batch(source, batch, number, size)
            number += batch.num_rows
    except (pyarrow.ArrowException, OSError) as error:
        yield BadRecord(source, number, f"rows {number} to {last} cannot be read: {_first_line(error)}")


def _batch(source: str, batch: Any, number: int, size: int) -> Iterator[Chunk | BadRecord]:
    """The rows of one batch; if one of them cannot be said in JSON, each is tried by itself."""
    plain = _struct([(field.name, field.type) for field in batch.schema])
    try:
        lines = [_encode(plain(row)) for row in _rows(batch)]
    except (ValueError, OverflowError):  # also UnicodeDecodeError and most of Arrow's own
        if batch.num_rows > 1:
            for row in range(batch.num_rows):
                yield from _batch(source, batch.slice(row, 1), number + row, size)
        else:
            yield BadRecord(source, number, "the row holds a text that is not UTF-8 or a time out of range")
        return
    for some in cut(lines, max(len(lines), 1), size):
        yield Chunk(source, number, some)
        number += len(some)


def _rows(batch: Any) -> list[dict[str, Any]]:
    """The rows as Python values, times cut to microseconds (finer ones have no Python value)."""
    import pyarrow

    arrays = [column.cast(_coarse(column.type), safe=False) for column in batch.columns]
    rows: list[dict[str, Any]] = pyarrow.RecordBatch.from_arrays(arrays, batch.schema.names).to_pylist()
    return rows


def _coarse(kind: Any) -> Any:
    """The same Arrow type with nanosecond timestamps as microseconds, at any depth."""
    import pyarrow
    from pyarrow import types

    if types.is_timestamp(kind):
        return pyarrow.timestamp("us", kind.tz)
    if types.is_struct(kind):
        return pyarrow.struct([field.with_type(_coarse(field.type)) for field in kind])
    if types.is_list(kind):
        return pyarrow.list_(kind.value_field.with_type(_coarse(kind.value_type)))
    if types.is_large_list(kind):
        return pyarrow.large_list(kind.value_field.with_type(_coarse(kind.value_type)))
    return kind


def _plain(name: str, kind: Any) -> Plain | None:
    """How values of an Arrow type become JSON's; None if they are so already."""
    from pyarrow import types

    if types.is_struct(kind):
        return _struct([(field.name, field.type) for field in kind])
    if types.is_map(kind):
        inner = _plain("", kind.item_type) or _same
        return lambda pairs: {key: inner(value) for key, value in pairs if value is not None}
    if hasattr(kind, "value_type") and not types.is_dictionary(kind):
        element = _plain("", kind.value_type)
        return element and (lambda values: [None if value is None else element(value) for value in values])
    if types.is_timestamp(kind):
        return lambda time: time.isoformat()
    if types.is_binary(kind) or types.is_large_binary(kind):
        return lambda data: data.decode()
    return _unfolded if name in _NESTED else None


def _struct(fields: list[tuple[str, Any]]) -> Plain:
    plain = [(name, _plain(name, kind)) for name, kind in fields]
    return lambda row: {
        name: value if to is None else to(value) for name, to in plain if (value := row[name]) is not None
    }


def _unfolded(value: Any) -> Any:
    """What a text of JSON holds; any other text stays, and is then named for having the wrong type."""
    try:
        return msgspec.json.decode(value) if isinstance(value, str) else value
    except (msgspec.DecodeError, RecursionError):
        return value


def _same(value: Any) -> Any:
    return value


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]

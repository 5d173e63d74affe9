"""Parquet with columns of one's own, with a mapping that says what they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.export import Export, Refused
from audits.readers.formats.interface import Account, Asked, Record
from audits.readers.formats.table import mapping_of, records
from audits.readers.parquet import MISSING

SUFFIXES = (".parquet",)


def recognises(export: Export) -> bool:
    """Whether it is Parquet."""
    return export.head.startswith(b"PAR1")


def has_records(export: Export) -> bool:
    """Whether it has the columns of records, or cannot be opened (the reader of records says why)."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        return True
    with export.open() as file:
        try:
            names = parquet.ParquetFile(pyarrow.PythonFile(file, mode="r")).schema_arrow.names
        except (pyarrow.ArrowException, OSError, ValueError):
            return True
    return "events" in names


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """The conversations of a table. Raises Unclear, Refused."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise Refused(MISSING) from None
    with export.open() as file:
        try:
            table = parquet.ParquetFile(pyarrow.PythonFile(file, mode="r"))
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            raise Refused(f"not a readable Parquet file: {error}") from None
        mapped = mapping_of(asked, table.schema_arrow.names, export.name)
        try:
            yield from records(_rows(table, account), mapped, export.name, account)
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            yield BadRecord(export.name, None, f"cannot be read further: {str(error).splitlines()[0]}")


def _rows(table: Any, account: Account) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 1
    for batch in table.iter_batches(1024, use_threads=False):
        for row in batch.to_pylist():
            account.read["rows"] += 1
            yield number, row
            number += 1

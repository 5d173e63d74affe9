"""CSV: a table as text, with a mapping that says what its columns are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any, cast

from audits.readers.chunk import BadRecord
from audits.readers.formats.export import Export, text
from audits.readers.formats.interface import Account, Asked, Record
from audits.readers.formats.mapping import Mapped, plain_names, read_mapping
from audits.readers.formats.table import mapping_of, records
from audits.readers.packed import Damaged, blocks

SUFFIXES = (".csv", ".tsv", ".txt")

csv.field_size_limit(1 << 26)


def recognises(export: Export) -> bool:
    """Whether the first line names fields of a record, or the file is called like a table."""
    if export.is_zip() or export.starts_with_json() or b"\0" in export.head[:4096]:
        return False
    if export.name.lower().removesuffix(".gz").removesuffix(".zst").endswith((".csv", ".tsv")):
        return True
    first = text(export.head[:65_536]).partition("\n")[0]
    return plain_names(_cells(first, _delimiter(first))) is not None


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """The conversations of a table. Raises Unclear, Damaged."""
    told = read_mapping(asked.mapping) if asked.mapping else None
    first = text(export.head).partition("\n")[0]
    delimiter = told.delimiter if told and told.delimiter else _delimiter(first)
    if delimiter in ("tab", "\\t"):
        delimiter = "\t"
    encoding = told.encoding if told and told.encoding else _encoding(export)
    with export.open() as file:
        stream = io.TextIOWrapper(
            cast(Any, _Unpacked(blocks(file))), encoding=encoding, errors="replace", newline=""
        )
        reader = csv.reader(stream, delimiter=delimiter)
        try:
            header = [name.strip() for name in next(reader, [])]
            mapped = mapping_of(asked, header, export.name)
            bad: list[BadRecord] = []
            for record in records(
                _rows(reader, header, export.name, bad, account), mapped, export.name, account
            ):
                yield record
                yield from _emptied(bad)
            yield from _emptied(bad)
        except csv.Error as error:
            yield BadRecord(export.name, reader.line_num, f"not readable as CSV: {error}")


def _emptied(bad: list[BadRecord]) -> list[BadRecord]:
    found = bad[:]
    bad.clear()
    return found


def _rows(
    reader: Any, header: list[str], source: str, bad: list[BadRecord], account: Account
) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and cells of each row; a row that is too long is named and left out."""
    before = reader.line_num
    for cells in reader:
        line, before = before + 1, reader.line_num
        if len(cells) > len(header) and any(cells[len(header) :]):
            bad.append(BadRecord(source, line, f"{len(cells)} cells, the header has {len(header)}"))
        elif cells:
            account.read["rows"] += 1
            yield line, dict(zip(header, cells, strict=False))


def _delimiter(first: str) -> str:
    counts = {mark: first.count(mark) for mark in (",", ";", "\t", "|")}
    return max(counts, key=lambda mark: counts[mark])


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.strip("\r\n\ufeff").split(delimiter)]


def _encoding(export: Export) -> str:
    head = next(export.blocks(), b"")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head[: len(head) - 4].decode("utf-8") if len(head) > 4 else head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 8:
            return "cp1252"
    return "utf-8-sig"


class _Unpacked(io.RawIOBase):
    """Blocks of bytes as a file."""

    def __init__(self, found: Iterator[bytes]) -> None:
        self._blocks = found
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._rest = block
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


__all__ = ["SUFFIXES", "Damaged", "Mapped", "read", "recognises"]

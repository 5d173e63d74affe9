"""The paths of a command, with other people's exports among them read as conversation records.

An export is converted once; its records lie on disk in a file without a name, so that the passes of an audit
read them as they read any. Plain conversation records are not touched.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

import msgspec

from audits.readers.chunk import BadRecord
from audits.readers.formats import OF_EXPORTS, reader, recognise
from audits.readers.formats.conversation import are_lines
from audits.readers.formats.export import Export, Refused
from audits.readers.formats.interface import Account, Asked, Record
from audits.readers.packed import Damaged
from audits.readers.sources import SUFFIXES, Paths, Source, find
from audits.readers.spool import View
from engine.conversation import UnreadableRecord, decode

_encode = msgspec.json.Encoder(decimal_format="number", enc_hook=str).encode


@dataclass(frozen=True, slots=True)
class Converted:
    """One export as lines of records, and what of it could not be read."""

    format: str
    lines: IO[bytes]
    bad: tuple[BadRecord, ...]

    def open(self) -> io.RawIOBase:
        """The records from the start, one a line."""
        return View(self.lines)


class Exports(Paths):
    """Paths that may be exports. `account` tells, after the first pass, what was read."""

    asked: Asked
    account: Account
    _kept: dict[str, Converted | None]

    def __new__(cls, paths: Sequence[str], asked: Asked | None = None) -> Exports:
        """`asked`: what the user said of the exports; by default everything is recognised."""
        self = super().__new__(cls, paths)
        self.asked = asked or Asked()
        self.account = Account()
        self._kept = {}
        self.suffixes = _suffixes(self.asked.format)
        return self

    def prepare(self) -> None:
        """Converts everything now. Raises InputMissing, Unclear."""
        for source in find(self):
            self.converted(source)

    def converted(self, source: Source) -> Converted | None:
        """The source as records; None if it is read as it is. Raises Unclear."""
        if source.name not in self._kept:
            self._kept[source.name] = self._convert(source)
        return self._kept[source.name]

    def _convert(self, source: Source) -> Converted | None:
        export = Export(source)
        name = format_of(export, self.asked)
        if name is None:
            return None
        self.account.formats[source.name] = name
        lines = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the command
        bad: list[BadRecord] = []
        for got in convert(export, name, self.asked, self.account):
            if isinstance(got, BadRecord):
                bad.append(got)
            else:
                lines.write(got + b"\n")
        lines.flush()
        return Converted(name, lines, tuple(bad))


def _suffixes(name: str) -> tuple[tuple[str, ...], ...]:
    """What is looked for in folders: in this order, until there is something."""
    packed = ("", ".gz", ".zst")
    if name == "auto":
        return SUFFIXES, tuple(suffix + way for suffix in OF_EXPORTS for way in packed)
    return (tuple(suffix + way for suffix in reader(name).SUFFIXES for way in packed),)


def format_of(export: Export, asked: Asked) -> str | None:
    """The format a file is to be read as; None for conversation records that can be read as they are.

    What is not recognised is left to the reader of records, which names what is wrong with it.
    """
    name = asked.format if asked.format != "auto" else recognise(export)
    if name == "conversation":
        return None if are_lines(export) or export.head.startswith(b"PAR1") else name
    if name == "parquet" and asked.format == "auto" and asked.mapping is None:
        from audits.readers.formats.parquet import has_records

        return None if has_records(export) else name
    return name


def convert(export: Export, name: str, asked: Asked, account: Account) -> Iterator[bytes | BadRecord]:
    """The records of an export as lines of JSON, each one checked. Raises Unclear."""
    try:
        for number, got in enumerate(reader(name).read(export, asked, account), 1):
            if isinstance(got, BadRecord):
                account.bad += 1
                yield got
            else:
                yield _line(got, export, number, account)
    except (Damaged, Refused) as error:
        account.bad += 1
        yield BadRecord(export.name, None, str(error))
    except OSError as error:
        account.bad += 1
        yield BadRecord(export.name, None, f"cannot be read: {error.strerror or error}")


def _line(record: Record, export: Export, number: int, account: Account) -> bytes | BadRecord:
    try:
        line = _encode(record)
        decode(line)
    except (UnreadableRecord, ValueError, OverflowError, RecursionError) as error:
        account.bad += 1
        return BadRecord(export.name, None, f"conversation {number} ({record.get('id')!s:.40}): {error}")
    return line

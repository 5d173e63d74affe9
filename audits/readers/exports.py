"""The paths of a command, with other people's exports among them read as conversation records.

An export is converted once; its records lie on disk in a file without a name, so that the passes of an audit
read them as they read any. Plain conversation records are not touched.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO

import msgspec

from audits.readers.chunk import BadRecord
from audits.readers.formats import OF_EXPORTS, reader, recognise
from audits.readers.formats.conversation import are_lines
from audits.readers.formats.export import Export, Refused
from audits.readers.formats.interface import Account, Asked, Record, Unclear
from audits.readers.packed import Damaged
from audits.readers.sources import SUFFIXES, Paths, Source, chosen_in, find
from audits.readers.spool import View
from audits.readers.together import joined, lies_in
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
    _recurring: frozenset[str] | None
    _joined: dict[str, list[tuple[str, list[Source]]]]

    def __new__(cls, paths: Sequence[str], asked: Asked | None = None) -> Exports:
        """`asked`: what the user said of the exports; by default everything is recognised."""
        self = super().__new__(cls, paths)
        self.asked = replace(asked or Asked(), colleagues=self._colleagues)
        self.account = Account()
        self._kept = {}
        self._recurring = None
        self._joined = {}
        self.suffixes = _suffixes(self.asked.format)
        return self

    def prepare(self) -> None:
        """Converts everything now. Raises InputMissing, Unclear."""
        found = find(self)
        self.look_around()
        for source in found:
            self.converted(source)
        self._agents_found()

    def _agents_found(self) -> None:
        """Refuses `--agents` that write in none of the WhatsApp chats. Raises Unclear."""
        if self.asked.lenient:
            return
        without = [about for code, about in self.account.notes if code == "no_agent_in_chat"]
        chats = [name for name, format in self.account.formats.items() if format == "whatsapp"]
        talks = any(", " in about["names"] for about in without)  # else nobody answered the customers
        if talks and {about["source"] for about in without} >= set(chats):
            names = dict.fromkeys(name for about in without for name in about["names"].split(", "))
            asked = ", ".join(self.asked.agents or ())
            raise Unclear("agents_nowhere", without[0]["source"], list(names), asked)

    def look_around(self) -> None:
        """Notes the exports that are not read because they lie in one folder with conversation records."""
        for folder in map(Path, self):
            chosen, *others = chosen_in(folder, self.suffixes) if folder.is_dir() else [()]
            beside = [
                way
                for ways in others
                for way in ways
                if recognise(Export(Source((folder / way).as_posix(), folder / way))) is not None
            ]
            if chosen and beside:
                self.account.skipped["exports_beside_records"] += len(beside)
                names = ", ".join(map(str, beside[:8])) + (" ..." if len(beside) > 8 else "")
                self.account.note("exports_beside_records", source=str(folder), names=names)

    def _colleagues(self) -> frozenset[str]:
        """Who writes in several of the WhatsApp chats, and in at least half of them. Raises InputMissing."""
        if self._recurring is None:
            from audits.readers.formats.whatsapp import names_in

            chats: list[set[str]] = []
            for source in find(self):
                export = Export(source)
                if format_of(export, self.asked) == "whatsapp":
                    with suppress(Damaged, Refused, OSError):
                        chats += names_in(export)
            counts = Counter(name for chat in chats for name in chat)
            often = max(2, len(chats) / 2)
            self._recurring = frozenset(name for name, number in counts.items() if number >= often)
        return self._recurring

    def converted(self, source: Source) -> Converted | None:
        """The source as records; None if it is read as it is. Raises Unclear."""
        if source.name not in self._kept:
            self._kept[source.name] = self._convert(source)
        return self._kept[source.name]

    def _convert(self, source: Source) -> Converted | None:
        export = Export(source)
        together = self._together(source)
        name = format_of(export, self.asked) or (together[0] if together else None)
        if name is None:
            return self._unknown(source)
        self.account.formats[source.name] = name
        if together and source != together[1][0]:  # it is read with the first of them
            return Converted(name, tempfile.TemporaryFile(), ())
        exports = [Export(one) for one in together[1]] if together else [export]
        lines = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the command
        bad: list[BadRecord] = []
        try:
            for got in convert(exports, name, self.asked, self.account):
                if isinstance(got, BadRecord):
                    bad.append(got)
                else:
                    lines.write(got + b"\n")
        except Unclear as unclear:
            if unclear.code != "mapping" or self.asked.mapping or not self._among_others(source):
                raise
            return self._unreadable(source, NO_COLUMNS)
        lines.flush()
        return Converted(name, lines, tuple(bad))

    def _unknown(self, source: Source) -> Converted | None:
        """A file that is plainly no lines of records and like no export; others are left to their reader."""
        export = Export(source)
        if self.asked.format != "auto" or recognise(export) is not None:
            return None
        reason = _no_access(source) or _strange(export)
        if reason is None and not source.name.lower().endswith(SUFFIXES):
            if self._folder(source) is not None:
                reason = NOT_RECOGNISED
            elif source.name.lower().endswith((".yaml", ".yml")):
                reason = YAML
            elif source.name.lower().endswith(OF_EXPORTS) and not export.starts_with_json():
                reason = NOT_RECOGNISED.partition(", or")[0] if export.head.strip() else None
        return None if reason is None else self._unreadable(source, reason)

    def _unreadable(self, source: Source, reason: str) -> Converted:
        """A whole file that is not read."""
        self.account.formats.pop(source.name, None)
        self.account.bad += 1
        return Converted("", tempfile.TemporaryFile(), (BadRecord(source.name, None, reason),))

    def _among_others(self, source: Source) -> bool:
        """Whether the source lies in a folder that the user named, beside exports of chats or tickets."""
        folder = self._folder(source)
        beside = [one for one in find(self) if folder and lies_in(folder, one)]
        return any(format_of(Export(one), self.asked) not in (None, *_TABLES) for one in beside)

    def _folder(self, source: Source) -> str | None:
        """The folder that the user named and the source lies in."""
        return next(
            (one for one in self if source.path and Path(one).is_dir() and lies_in(one, source)), None
        )

    def _together(self, source: Source) -> tuple[str, list[Source]] | None:
        """A help desk and the files of a folder that have parts of one another, if the source is of them."""
        folder = self._folder(source)
        if folder is None:
            return None
        if folder not in self._joined:
            self._joined[folder] = joined(
                [one for one in find(self) if lies_in(folder, one)], partial(format_of, asked=self.asked)
            )
        return next((pair for pair in self._joined[folder] if source in pair[1]), None)


NOT_RECOGNISED = "not recognised as an export; name its format with --from, or take it out of the folder"
NO_COLUMNS = "which column is what is not known; say it with --mapping, or take it out of the folder"
YAML = "this is YAML, as SOPs are; data are conversations or exports of them"
_TABLES = ("csv", "excel", "parquet")


def _no_access(source: Source) -> str | None:
    """Why a file cannot be opened; None if it can."""
    if source.path is None or os.access(source.path, os.R_OK):
        return None
    return "cannot be read: Permission denied"


def _strange(export: Export) -> str | None:
    """What a single JSON document is that nothing was recognised in; None if the file is none.

    One line in a file of lines is a line, not a document.
    """
    one_line = export.name.lower().endswith(SUFFIXES) and b"\n" not in export.head.strip()
    if one_line or not export.starts_with_json() or export.by_lines() or export.sample is None:
        return None
    sample = export.sample
    keys = ", ".join(list(sample)[:8]) if isinstance(sample, Mapping) else type(sample).__name__
    return f"JSON of an unknown form: an object with {keys}; name its format with --from"


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


def convert(
    exports: Sequence[Export], name: str, asked: Asked, account: Account
) -> Iterator[bytes | BadRecord]:
    """The records of an export, which may be several files, as lines of JSON, checked. Raises Unclear."""
    export = exports[0]
    try:
        if len(exports) > 1:
            from audits.readers.formats.desk_joined import read_joined

            records = read_joined(reader(name).DESK, exports, account)  # type: ignore[attr-defined]
        else:
            records = reader(name).read(export, asked, account)
        for number, got in enumerate(records, 1):
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

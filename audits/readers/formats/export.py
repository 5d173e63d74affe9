"""One file of an export: its bytes unpacked, its text, its JSON. Archives that swell are refused."""

from __future__ import annotations

import codecs
import io
import zipfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePath
from typing import Any, BinaryIO, cast

import msgspec

from audits.readers.chunk import BadRecord
from audits.readers.packed import Damaged, blocks
from audits.readers.sources import Source
from engine.conversation import mended

LARGEST = 1 << 30
"""Bytes of a document that has to be held as a whole (text of a chat, one JSON document), unpacked."""

_SWELL = 200
"""So many times its packed size a member of an archive may have, once it is over 64 MiB."""


class Refused(Exception):
    """The file is not read at all; the message is the reason."""


class Export:
    """One source while it is being read. `name` is what messages call it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.name = source.name

    @property
    def stem(self) -> str:
        """The file's name without folder and endings, for ids."""
        name = PurePath(self.name).name if self.name != "-" else "-"
        for ending in (".gz", ".zst"):
            name = name.removesuffix(ending)
        return PurePath(name).stem or name

    def open(self) -> io.RawIOBase:
        """The bytes as they lie there. Raises OSError."""
        return self._source.open()

    def blocks(self) -> Iterator[bytes]:
        """The content, unpacked from gzip or Zstandard. Raises Damaged."""
        with self.open() as file:
            yield from blocks(file)

    @cached_property
    def head(self) -> bytes:
        """The first bytes of the content, without a byte order mark; b"" if it cannot be read."""
        try:
            return next(self.blocks(), b"").removeprefix(codecs.BOM_UTF8)
        except (Damaged, OSError):
            return b""

    def whole(self) -> bytes:
        """All of the content. Raises Damaged, Refused."""
        parts, size = [], 0
        for block in self.blocks():
            parts.append(block)
            size += len(block)
            if size > LARGEST:
                raise Refused(f"larger than {LARGEST >> 20} MiB when unpacked")
        return b"".join(parts)

    def is_zip(self) -> bool:
        """Whether it is an archive (also Excel's workbooks are)."""
        return self.head.startswith(b"PK\x03\x04")

    def members(self) -> list[zipfile.ZipInfo]:
        """What the archive holds, folders left out. Raises Refused."""
        with self.open() as file:
            try:
                with zipfile.ZipFile(cast(BinaryIO, io.BufferedReader(file))) as archive:
                    return [member for member in archive.infolist() if not member.is_dir()]
            except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
                raise Refused(f"not a readable zip archive: {error}") from None

    def member(self, wanted: zipfile.ZipInfo) -> bytes:
        """The content of one member. Raises Refused."""
        check(wanted)
        with self.open() as file:
            try:
                with (
                    zipfile.ZipFile(cast(BinaryIO, io.BufferedReader(file))) as archive,
                    archive.open(wanted) as inside,
                ):
                    data = inside.read(LARGEST + 1)
            except (zipfile.BadZipFile, RuntimeError, ValueError, NotImplementedError, EOFError) as error:
                raise Refused(f"{wanted.filename} in the archive cannot be read: {error}") from None
            except Exception as error:  # zlib.error, lzma's and bz2's own
                raise Refused(f"{wanted.filename} in the archive is damaged: {error}") from None
        if len(data) > LARGEST:
            raise Refused(f"{wanted.filename} is larger than {LARGEST >> 20} MiB when unpacked")
        return data

    def starts_with_json(self) -> bool:
        """Whether the content looks like JSON."""
        return self.head[:4096].lstrip()[:1] in (b"{", b"[")

    @cached_property
    def sample(self) -> Any:
        """The first JSON document of the file, of a list its first element; None if there is none."""
        if not self.starts_with_json():
            return None
        try:
            for got in self.documents():
                value = None if isinstance(got, BadRecord) else got[1]
                return value[0] if isinstance(value, list) and value else value
        except (Damaged, Refused, OSError):
            pass
        return None

    @cached_property
    def samples(self) -> list[Any]:
        """The first JSON documents of the file, a thousand at most."""
        found: list[Any] = []
        try:
            for got in self.documents():
                if not isinstance(got, BadRecord):
                    found += got[1] if isinstance(got[1], list) else [got[1]]
                if len(found) >= 1000:
                    break
        except (Damaged, Refused, OSError):
            pass
        return found[:1000]

    def documents(self) -> Iterator[tuple[int | None, Any] | BadRecord]:
        """Each JSON document with its line: one a line, or one that is the whole file (line None).

        Lines are read one by one; a document spread over lines is held whole. Raises Damaged, Refused.
        """
        if self.by_lines():
            yield from self._line_by_line()
            return
        data = self.whole().removeprefix(codecs.BOM_UTF8)
        try:
            yield None, decoded(data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            line = data.count(b"\n") + 1 if "truncated" in str(error) else None
            yield BadRecord(self.name, line, f"not valid JSON: {error}")

    def by_lines(self) -> bool:
        """Whether the content is one JSON document a line."""
        first, end, rest = self.head.lstrip().partition(b"\n")
        if not end:
            return False
        try:
            decoded(first)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return False
        return bool(rest.strip())

    def _line_by_line(self) -> Iterator[tuple[int | None, Any] | BadRecord]:
        for number, line in self.lines():
            if not line.strip():
                continue
            try:
                yield number, decoded(line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                yield BadRecord(self.name, number, f"not valid JSON: {error}")

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Each line with its number, from 1. Raises Damaged, Refused."""
        number, begun = 1, b""
        for block in self.blocks():
            *complete, begun = (begun + block).split(b"\n")
            for line in complete:
                yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
                number += 1
            if len(begun) > LARGEST:
                raise Refused(f"line {number} is longer than {LARGEST >> 20} MiB")
        if begun:
            yield number, begun.removeprefix(codecs.BOM_UTF8) if number == 1 else begun


def check(member: zipfile.ZipInfo) -> None:
    """Raises Refused for a member of an archive that unpacks to far more than it should."""
    large = member.file_size > 64 << 20
    if member.file_size > LARGEST or (large and member.file_size > _SWELL * max(member.compress_size, 1)):
        raise Refused(f"{member.filename} would unpack to {member.file_size >> 20} MiB")


def decoded(data: bytes) -> Any:
    """What JSON says, halves of surrogate pairs mended. Raises msgspec.DecodeError, UnicodeDecodeError."""
    data.decode()
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError:
        return msgspec.json.decode(mended(data))


def text(data: bytes) -> str:
    """Text in UTF-8 or UTF-16, else in the encoding of Windows."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    odd, even = data[1:400:2].count(0), data[:400:2].count(0)
    if max(odd, even) * 5 > min(len(data), 400):  # UTF-16 without a mark: half the bytes of letters are zero
        return data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" or data[: error.start].count(b"\n") * 50 > len(data):
            return data.decode("utf-8-sig", "replace")
        return data.decode("cp1252", "replace")

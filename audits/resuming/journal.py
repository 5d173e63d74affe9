"""The file: frames of a length, a checksum and so many bytes; the first says what the verdicts depend on.

A frame is only ever added. What a killed process left half written, and whatever else does not fit its
checksum, ends the journal; what comes before it holds.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO, Literal

import msgspec

from audits.locking import lock
from audits.resuming.entries import Entry, WrongEntry, mark, pack, packed, unpack, unpacked
from audits.work import Task

FORMAT = "sop-audit journal 1"

_FRAME = struct.Struct("<I8s")
_MODE = 0o600


class _Head(msgspec.Struct, array_like=True):
    format: str
    meaning: dict[str, str]


@dataclass(frozen=True, slots=True)
class Opening:
    """How opening a journal went; without a journal the audit runs all the same, but cannot be continued.

    found: "nothing" was there, or an audit "interrupted" before, or one that something has "changed" since
    (`changed` says what); or it is "busy" in another audit, or it "failed" (`reason`).
    """

    journal: Journal | None
    found: Literal["nothing", "interrupted", "changed", "busy", "failed"]
    changed: tuple[str, ...] = ()
    reason: str = ""


def open_journal(path: Path, meaning: Mapping[str, str], *, go_on: bool) -> Opening:
    """The journal at `path`, for this process alone; emptied unless `go_on` and of the same meaning."""
    try:
        file = _open(path)
    except OSError as error:
        return Opening(None, "failed", reason=error.strerror or str(error))
    if file is None:
        return Opening(None, "busy")
    try:
        before = _head(file)
        if before is None or not go_on or before != meaning:
            _restart(file, meaning)
        journal = Journal(path, file)
    except OSError as error:
        file.close()
        return Opening(None, "failed", reason=error.strerror or str(error))
    if before is None:
        return Opening(journal, "nothing")
    if before == meaning:
        return Opening(journal, "interrupted")
    changed = [name for name in {**before, **meaning} if before.get(name) != meaning.get(name)]
    return Opening(journal, "changed", tuple(changed))


class Journal:
    """What was judged before, chunk by chunk, then what is judged now. See open_journal."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path = path
        self._file: IO[bytes] | None = file
        self.differs = False
        """Whether the chunk that `take` did not know is another than the one that comes next here."""

    def take(self, task: Task) -> Entry | None:
        """What was judged of this chunk; None at the end, and of a chunk that is not the one that comes next.

        After None there is only `put`.
        """
        if self._file is None:
            return None
        try:
            at = self._file.tell()
            data = _frame(self._file)
            self._file.seek(at)
            if data is None:
                return None
            entry = unpacked(data, task)
            self.differs = entry.mark != mark(task)
            if self.differs:
                return None
            self._file.seek(at + _FRAME.size + len(data))
        except WrongEntry:
            return None
        except OSError:
            self.remove()
            return None
        return entry

    def cut(self) -> None:
        """Drops what comes after what was taken."""
        if self._file is None:
            return
        try:
            self._file.truncate()
        except OSError:
            self.remove()

    def put(self, entry: Entry) -> None:
        """Adds what has been judged. If that cannot be (the disk is full), the journal goes."""
        if self._file is None:
            return
        try:
            _write(self._file, packed(entry))
        except (OSError, ValueError, OverflowError):
            self.remove()

    def remove(self) -> None:
        """Ends it: nothing is left of it."""
        if self._file is not None:
            with suppress(OSError):
                self._path.unlink()
            self.close()

    def close(self) -> None:
        """Leaves it to be continued."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None

    @property
    def kept(self) -> bool:
        """Whether there is still a journal: an audit that stops now can be continued."""
        return self._file is not None


def _open(path: Path) -> IO[bytes] | None:
    """The file, locked; None if another process has it. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    while True:
        file = os.fdopen(os.open(path, flags, _MODE), "r+b")
        if lock(file) == "busy":
            file.close()
            return None
        there = os.fstat(file.fileno())
        if hasattr(os, "getuid") and there.st_uid != os.getuid():
            file.close()
            raise PermissionError(0, "the journal belongs to someone else")
        with suppress(FileNotFoundError):
            if os.path.samestat(there, path.stat()):
                return file
        file.close()  # whoever had it has just removed it


def _head(file: IO[bytes]) -> dict[str, str] | None:
    """What the verdicts in it depend on; None if it is empty, or is no journal."""
    data = _frame(file)
    if data is None:
        return None
    try:
        head: _Head = unpack(data, _Head)
    except WrongEntry:
        return None
    return head.meaning if head.format == FORMAT else None


def _restart(file: IO[bytes], meaning: Mapping[str, str]) -> None:
    file.seek(0)
    file.truncate()
    _write(file, pack(_Head(FORMAT, dict(meaning))))


def _frame(file: IO[bytes]) -> bytes | None:
    """The next frame; None if there is none that is whole."""
    head = file.read(_FRAME.size)
    if len(head) < _FRAME.size:
        return None
    length, check = _FRAME.unpack(head)
    if length > os.fstat(file.fileno()).st_size - file.tell():
        return None
    data = file.read(length)
    return data if _check(data) == check else None


def _write(file: IO[bytes], data: bytes) -> None:
    file.write(_FRAME.pack(len(data), _check(data)) + data)
    file.flush()


def _check(data: bytes) -> bytes:
    return blake2b(data, digest_size=8).digest()

"""Input that can be read only once (standard input, pipes), kept on disk so that it can be read again.

The file has no name: nobody else can open the customers' words, and it is gone with the process, even a
killed one. It lies where TMPDIR points.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from typing import IO, Any

_kept: dict[str, tuple[object, IO[bytes]]] = {}
"""Name -> the stream it was read from (a new standard input is read anew) and its copy."""


def spooled(name: str) -> io.RawIOBase:
    """A fresh view, from the start, of what came in on `name`: "-", or the path of a pipe. Raises OSError."""
    origin = sys.stdin if name == "-" else None
    if name not in _kept or _kept[name][0] is not origin:
        _kept[name] = (origin, _copied(name))
    return View(_kept[name][1])


def _copied(name: str) -> IO[bytes]:
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
    if name != "-":
        with open(name, "rb") as pipe:  # noqa: PTH123 - a path such as /dev/fd/63, kept as it was given
            shutil.copyfileobj(pipe, copy, 1 << 20)
    elif (stream := getattr(sys.stdin, "buffer", None)) is not None:
        shutil.copyfileobj(stream, copy, 1 << 20)
    else:
        raise OSError("there is no standard input")
    copy.flush()
    return copy


class View(io.RawIOBase):
    """A reader with a place of its own in a file that others read too, in this process or in forked ones."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at}.get(whence)
        self._at = offset + (os.fstat(self._file.fileno()).st_size if start is None else start)
        return self._at

    def readinto(self, buffer: Any) -> int:
        if sys.platform == "win32":
            self._file.seek(self._at)
            data = self._file.read(len(buffer))
        else:
            data = os.pread(self._file.fileno(), len(buffer), self._at)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

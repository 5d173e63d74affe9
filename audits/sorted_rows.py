"""Rows of facts put in order: in memory while they are few, on disk when they are many.

Sorted runs go to files without a name, which nobody else can open and which are gone with the process, even a
killed one; they lie where TMPDIR points. Memory stays below LARGEST and a block a run.
"""

from __future__ import annotations

import heapq
import struct
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

from engine.corpus.rows import Row, combined

LARGEST = 32 << 20
"""Bytes of rows held, about, before a run is written."""

_OVERHEAD = 200
"""Bytes that a row takes besides its own."""
_RUNS = 64
"""So many runs are merged into one: files open at a time."""
_SIZES = struct.Struct("<II")
_BLOCK = 1 << 18


class SortedRows:
    """A store (`engine.corpus.judging.Store`) of any number of rows."""

    def __init__(self, largest: int | None = None) -> None:
        self._largest = LARGEST if largest is None else largest
        self._rows: list[Row] = []
        self._size = 0
        self._runs: list[IO[bytes]] = []

    def add(self, rows: Iterable[Row]) -> None:
        """See Store."""
        held = self._rows
        for row in rows:
            held.append(row)
            self._size += len(row[0]) + len(row[1]) + _OVERHEAD
            if self._size > self._largest:
                self._settle()
                held = self._rows

    def rows(self) -> Iterator[Row]:
        """See Store."""
        self._rows.sort()
        merged = heapq.merge(self._rows, *(_read(run) for run in self._runs))
        return combined(merged if self._runs else self._rows)

    def _settle(self) -> None:
        """Adds up what can be added up; if that does not halve it, writes it away."""
        self._rows.sort()
        self._rows = list(combined(self._rows))
        self._size = sum(len(key) + len(fact) + _OVERHEAD for key, fact in self._rows)
        if 2 * self._size <= self._largest:
            return
        self._runs.append(_written(self._rows))
        self._rows, self._size = [], 0
        if len(self._runs) >= _RUNS:
            self._runs = [_written(combined(heapq.merge(*(_read(run) for run in self._runs))))]


def _written(rows: Iterable[Row]) -> IO[bytes]:
    file = tempfile.TemporaryFile(buffering=_BLOCK)  # noqa: SIM115 - closed when the store goes
    for key, fact in rows:
        file.write(_SIZES.pack(len(key), len(fact)))
        file.write(key)
        file.write(fact)
    file.flush()
    return file


def _read(file: IO[bytes]) -> Iterator[Row]:
    file.seek(0)
    while head := file.read(_SIZES.size):
        first, second = _SIZES.unpack(head)
        yield file.read(first), file.read(second)
    file.close()

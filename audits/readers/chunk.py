"""What a reader hands on: runs of undecoded lines, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive lines of one source, not decoded. Blank lines stay, as b"", so that the numbers hold.

    `source` is the path as the user gave it ("-" for standard input; in a folder, the folder as given and the
    way from there). `first_line` is the 1-based number of `lines[0]`; of a Parquet file, the 1-based row.
    """

    source: str
    first_line: int
    lines: list[bytes]


@dataclass(frozen=True, slots=True)
class BadRecord:
    """Something of a source that could not be read; `line` is None where the file as a whole is meant."""

    source: str
    line: int | None
    reason: str


class InputMissing(Exception):
    """There is nothing to read where the user pointed; the message says where, and what to do."""


def cut(lines: list[bytes], records: int, size: int) -> Iterator[list[bytes]]:
    """Slices of at most `records` lines; one of more than `size` bytes is cut before the line too many."""
    for start in range(0, len(lines), records):
        some = lines[start : start + records]
        if sum(map(len, some)) <= size:
            yield some
            continue
        first = weight = 0
        for position, line in enumerate(some):
            if weight and weight + len(line) > size:
                yield some[first:position]
                first, weight = position, 0
            weight += len(line)
        yield some[first:]

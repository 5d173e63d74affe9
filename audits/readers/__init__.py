"""Readers: from the paths a user names to runs of undecoded conversation records.

    for got in read(["chats.ndjson.gz", "more/"]):
        if isinstance(got, BadRecord): ...            # name it, go on
        else: ...                                     # got.lines, numbered from got.first_line

Nothing is held but the chunk at hand. A reader is a function from a source and its bytes to chunks; what the
bytes are decides which one, not the name of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audits.readers.chunk import BadRecord, Chunk, InputMissing
from audits.readers.records import read_lines
from audits.readers.sources import Paths, Source, find

__all__ = ["BadRecord", "Chunk", "InputMissing", "Source", "find", "read"]


def read(paths: Sequence[str], *, records: int = 256, size: int = 4 << 20) -> Iterator[Chunk | BadRecord]:
    """Every line of every source, in order, in chunks of at most `records` lines and about `size` bytes.

    `paths` are files, folders and "-" (standard input, kept on disk so that it can be read a second time); if
    they are Exports (exports.py), other formats than conversation records are converted on the way.
    Raises InputMissing at once, before the first chunk, if a path is missing or a folder holds no records.
    """
    return _read(paths, find(paths), records, size)


def _read(
    paths: Sequence[str], sources: Sequence[Source], records: int, size: int
) -> Iterator[Chunk | BadRecord]:
    for source in sources:
        if isinstance(paths, Paths) and (converted := paths.converted(source)) is not None:
            yield from converted.bad
            with converted.open() as lines:
                yield from read_lines(source.name, lines, records, size)
            continue
        try:
            file = source.open()
        except OSError as error:
            yield BadRecord(source.name, None, f"cannot be read: {error.strerror or error}")
            continue
        with file:
            head = file.read(4)
            file.seek(0)
            if head == b"PAR1" or source.name.endswith(".parquet"):
                from audits.readers.parquet import read_parquet

                yield from read_parquet(source.name, file, records, size)
            else:
                yield from read_lines(source.name, file, records, size)

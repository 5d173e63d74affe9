"""What a journal says of a chunk: its mark and its batch, as bytes and back.

Bytes from a disk are checked by type while they are read; nothing in them is ever run.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import fields
from hashlib import blake2b
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import zstandard

from audits.readers import BadRecord
from audits.runner import Incidents
from audits.tally import Tally
from audits.work import Batch, Task
from engine.corpus.rows import Row

LARGEST = 1 << 31
"""Bytes that an entry may unpack to."""

_ELSEWHERE = "figures"
"""What of a tally is counted after the last chunk, and so is empty in every batch."""

_HINTS = get_type_hints(Tally)
_CARRIED = tuple(one.name for one in fields(Tally) if one.name != _ELSEWHERE)
_Counts = msgspec.defstruct("_Counts", [(name, _HINTS[name]) for name in _CARRIED], array_like=True)
"""A Tally as it is kept: every field of it but `figures`, whatever fields it has."""


class WrongEntry(Exception):
    """Bytes that are no entry."""


class _Entry(msgspec.Struct, array_like=True):
    mark: bytes
    deaths: int
    culprits: list[tuple[bytes, int]]
    verdicts: list[tuple[int, bytes]]
    bad: list[tuple[int | None, str]]
    facts: list[Row]
    counts: _Counts  # type: ignore[valid-type]


class Entry(msgspec.Struct):
    """A judged chunk. `incidents` are all up to here, its own included."""

    mark: bytes
    batch: Batch
    incidents: Incidents


def mark(task: Task) -> bytes:
    """What tells a chunk from all others: where it is from, its bytes, and the ordinals of repeated ids."""
    chunk = task.chunk
    whole = (os.fsencode(chunk.source), chunk.first_line, chunk.lines, sorted(task.ordinals.items()))
    return blake2b(_encode(whole), digest_size=16).digest()


def packed(entry: Entry) -> bytes:
    """The entry as bytes. Raises ValueError or OverflowError for what bytes cannot say."""
    batch, incidents, tally = entry.batch, entry.incidents, entry.batch.tally
    if tally.figures.counts:
        raise ValueError("a batch has figures over the corpus")
    written = _Entry(
        entry.mark,
        incidents.deaths,
        [(os.fsencode(source), line) for source, line in incidents.culprits or ()],
        batch.verdicts,
        [(one.line, one.reason) for one in batch.bad],
        batch.facts,
        _Counts(*(getattr(tally, name) for name in _CARRIED)),
    )
    return zstandard.ZstdCompressor(level=1).compress(_encode(written))


def unpacked(data: bytes, task: Task) -> Entry:
    """The entry back, of a chunk of the same source. Raises WrongEntry."""
    read = unpack(data, _Entry)
    source = task.chunk.source
    culprits = [(os.fsdecode(name), line) for name, line in read.culprits]
    tally = Tally(**{name: getattr(read.counts, name) for name in _CARRIED})
    bad = [BadRecord(source, line, reason) for line, reason in read.bad]
    batch = Batch(read.verdicts, bad, tally, read.facts)
    return Entry(read.mark, batch, Incidents(read.deaths, culprits or None))


def pack(value: object) -> bytes:
    """Anything plain as bytes."""
    return zstandard.ZstdCompressor(level=1).compress(_encode(value))


def unpack(data: bytes, wanted: type[Any]) -> Any:
    """What `pack` made of a value of this type. Raises WrongEntry."""
    try:
        if not 0 <= zstandard.frame_content_size(data) <= LARGEST:
            raise WrongEntry("too large")
        plain = zstandard.ZstdDecompressor().decompress(data)
        return msgspec.msgpack.decode(plain, type=wanted, dec_hook=_counter)
    except (zstandard.ZstdError, msgspec.MsgspecError, ValueError, RecursionError, MemoryError) as error:
        raise WrongEntry(str(error)) from None


_encode = msgspec.msgpack.Encoder().encode


def _counter(wanted: Any, value: Any) -> Any:
    """msgspec knows no Counter."""
    if get_origin(wanted) is not Counter:
        raise NotImplementedError(wanted)
    (of,) = get_args(wanted)
    return Counter(msgspec.convert(value, dict[of, int]))  # type: ignore[valid-type]

"""The bytes of a file in blocks, unpacked if they are gzip or Zstandard, whatever the file is called.

Memory stays flat however much a few bytes unpack to, and what comes before a damage is still delivered.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

import zstandard

BLOCK = 1 << 19
"""Bytes a block has at most, or twice as many."""

_STEP = 512
"""Bytes fed to Zstandard at once: four of them can unpack to 128 KiB, and it cannot be told to stop."""

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_ZSTD_SKIPPABLE = b"\x2a\x4d\x18"
"""The last three of the four bytes that begin a frame to be passed over."""


class Damaged(Exception):
    """The stream cannot be read further; all before it has been delivered. The message is the reason."""


def blocks(file: io.RawIOBase) -> Iterator[bytes]:
    """The unpacked content from the start of the file. Raises Damaged after the last good block."""
    try:
        head = file.read(4) or b""
        file.seek(0)
        if head.startswith(_GZIP):
            yield from _gunzip(file)
        elif head == _ZSTD or head[1:] == _ZSTD_SKIPPABLE:
            yield from _unzstd(file)
        else:
            while block := file.read(BLOCK):
                yield block
    except OSError as error:
        raise Damaged(f"cannot be read: {error.strerror or error}") from None


def _gunzip(file: io.RawIOBase) -> Iterator[bytes]:
    member = None
    while data := file.read(BLOCK // 4):
        while data and (member or data.strip(b"\0")):  # zeros after the last member are padding
            member = member or zlib.decompressobj(31)
            before = member.copy()
            try:
                block = member.decompress(data, BLOCK)
            except zlib.error as error:
                yield from _before_damage(before, data)
                raise Damaged(f"gzip stream is damaged ({_cause(error)}); what follows is lost") from None
            if block:
                yield block
            data = member.unused_data if member.eof else member.unconsumed_tail
            member = None if member.eof else member
    if member:
        yield member.flush()
        raise Damaged("gzip stream ends early; what follows is lost")


def _before_damage(member: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """What `data` unpacks to before the byte that fails."""
    for start in range(0, len(data), _STEP):
        before = member.copy()
        piece = data[start : start + _STEP]
        try:
            yield member.decompress(piece)
        except zlib.error:
            for byte in piece:
                try:
                    yield before.decompress(bytes((byte,)))
                except zlib.error:
                    return


def _cause(error: zlib.error) -> str:
    return str(error).rpartition(": ")[2]


def _unzstd(file: io.RawIOBase) -> Iterator[bytes]:
    reader = zstandard.ZstdDecompressor()
    frame = None
    held: list[bytes] = []
    while data := file.read(BLOCK // 4):
        for start in range(0, len(data), _STEP):
            piece = data[start : start + _STEP]
            while piece:
                frame = frame or reader.decompressobj()
                try:
                    held.append(frame.decompress(piece))
                except zstandard.ZstdError as error:
                    yield from _sliced(held)
                    raise Damaged(f"zstd stream is damaged ({error}); what follows is lost") from None
                piece = frame.unused_data if frame.eof else b""
                frame = None if frame.eof else frame
            if sum(map(len, held)) >= BLOCK:
                yield from _sliced(held)
                held = []
    yield from _sliced(held)
    if frame:
        raise Damaged("zstd stream ends early; what follows is lost")


def _sliced(held: list[bytes]) -> Iterator[bytes]:
    """Pieces as blocks of at most twice BLOCK."""
    whole = b"".join(held)
    if len(whole) <= 2 * BLOCK:
        yield whole
        return
    for start in range(0, len(whole), BLOCK):
        yield whole[start : start + BLOCK]

"""Conversation records as lines of JSON: .ndjson and .jsonl, plain or packed."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from audits.readers.chunk import BadRecord, Chunk, cut
from audits.readers.packed import BLOCK, Damaged, blocks

LONGEST = 1 << 30
"""Bytes a line may have; a longer one is named and passed over."""


class _NotLines(Exception):
    """The file is no text of JSON lines at all; the message is the reason."""


def read_lines(source: str, file: io.RawIOBase, records: int, size: int) -> Iterator[Chunk | BadRecord]:
    """The lines of one file in chunks of at most `records` lines and about `size` bytes."""
    number = 1
    try:
        for lines in _lines(_text(blocks(file))):
            if isinstance(lines, str):
                yield BadRecord(source, number, lines)
                number += 1
                continue
            for some in cut(lines, records, size):
                yield Chunk(source, number, some)
                number += len(some)
    except Damaged as damage:
        yield BadRecord(source, number, str(damage))
    except _NotLines as other:
        yield BadRecord(source, None, str(other))


def _text(stream: Iterator[bytes]) -> Iterator[bytes]:
    """The same blocks without a byte order mark. Raises _NotLines for what is plainly something else."""
    first = next(stream, b"")
    head = first[:1024].lstrip()
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"{\0", b"\0{")):
        raise _NotLines("the text is UTF-16; save it as UTF-8")
    if b"\0" in head and not head.startswith(b"{"):
        raise _NotLines("not text: a file of JSON lines is expected")
    yield first.removeprefix(codecs.BOM_UTF8)
    yield from stream


def _lines(stream: Iterator[bytes]) -> Iterator[list[bytes] | str]:
    """Runs of whole lines without their ends; a text stands for one line that is left out and says why.

    If the stream raises, the line that it breaks off in is not delivered.
    """
    begun: list[bytes] = []  # the parts so far of a line that is not complete
    left_out = ""
    for block in stream:
        end = block.rfind(b"\n")
        if end < 0:
            begun, left_out = ([], left_out) if left_out else _longer(begun, block)
            continue
        if left_out:
            yield left_out
            left_out, start = "", block.find(b"\n") + 1
        else:
            start = 0
        if start <= end:
            whole = b"".join((*begun, block[start:end]))
            yield [line.rstrip() for line in whole.split(b"\n")]
        begun = [block[end + 1 :]] if end + 1 < len(block) else []
    if left_out:
        yield left_out
    elif begun:
        yield [b"".join(begun).rstrip()]


def _longer(begun: list[bytes], block: bytes) -> tuple[list[bytes], str]:
    """The parts of an unfinished line with one more, or none and why the line is left out."""
    if not begun:
        block = block.lstrip()
    parts = [*begun, block] if block else begun
    length = sum(map(len, parts))
    if length > LONGEST:
        return [], f"the line is longer than {LONGEST >> 20} MiB"
    if length > 4 * BLOCK and not parts[0].startswith(b"{"):
        return [], "not a JSON object: the line does not begin with {"
    return parts, ""

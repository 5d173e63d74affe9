"""What the page opens on demand: conversations in blocks and the list of findings, packed as text.

A block is base64 of raw deflate, which browsers unpack themselves; its signs need no escaping in HTML.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from audits.reports.page.findings import Listed
from sop.model import SEVERITIES

FIRST = 20
"""Conversations that are on the page as they are, for readers and printers without script."""
BLOCK = 50
"""Conversations of a block."""
LARGEST = 14 << 20
"""Bytes that all blocks together take at most."""


@dataclass(slots=True)
class Shelf:
    """Conversations as HTML: the first ones as they are, the rest in blocks."""

    first: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    places: dict[tuple[str, int], int] = field(default_factory=dict)
    """Source and line of a conversation -> its number on the page, from 1."""
    count: int = 0
    """Conversations on the page."""

    def place(self, keys: Iterable[tuple[str, int]]) -> None:
        """Numbers the conversations that come next."""
        for key in keys:
            self.count += 1
            self.places.setdefault(key, self.count)


def shelve(
    told: Iterable[tuple[tuple[str, int], str]], first: int = FIRST, largest: int | None = None
) -> Shelf:
    """Shelves conversations, each with its source and line, in order, until they take `largest` bytes.

    The `first` are kept as they are; what is beyond the last block that fits is left out.
    """
    largest = LARGEST if largest is None else largest
    shelf = Shelf()
    size, block, keys = 0, list[str](), list[tuple[str, int]]()

    def close() -> bool:
        nonlocal size
        packed = packed_text("\0".join(block))
        size += len(packed)
        if size > largest:
            return False
        shelf.blocks.append(packed)
        shelf.place(keys)
        block.clear()
        keys.clear()
        return True

    for key, html in told:
        if len(shelf.first) < first:
            size += len(html.encode("utf-8", "replace"))
            if size > largest and shelf.first:
                return shelf
            shelf.first.append(html)
            shelf.place([key])
            continue
        block.append(html)
        keys.append(key)
        if len(block) == BLOCK and not close():
            return shelf
    if block:
        close()
    return shelf


def packed_text(text: str) -> str:
    """Base64 of the raw deflate of the text's UTF-8."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(text.encode("utf-8", "replace")) + packer.flush()
    return base64.b64encode(data).decode()


def packed_findings(
    listed: Sequence[Listed],
    rules: Mapping[str, int],
    agents: Mapping[str | None, int],
    channels: Mapping[str | None, int],
    places: Mapping[tuple[str, int], int],
) -> str:
    """The findings as rows: severity (0: critical), rule, agent, channel, message, quote, id, place, time."""
    rows: list[list[Any]] = [
        [
            len(SEVERITIES) - 1 - SEVERITIES.index(one.severity),
            rules[one.rule],
            agents[one.agent],
            channels[one.channel],
            one.message,
            one.quote,
            one.conversation,
            places.get(one.key, 0),
            one.at or "",
        ]
        for one in listed
    ]
    return packed_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")))

"""The conversations that the page keeps: the worst that fail, and a sample of those without failure.

What is kept is packed bytes and plain figures, bounded however long conversations are.
"""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

import msgspec

from audits.reports.judged import Judged, Record
from audits.tally import score
from audits.waivers import waived

MOST = 10_000
LARGEST = 96 << 20
"""Packed bytes that are kept at most."""
SAMPLE = 30

Badness = tuple[float, float, int]
"""Greater is worse: minus the score, the weight of what fails, the number of findings."""
Packed = tuple[str, int, bytes, bytes]
"""Source, line, the record and its verdicts, packed."""

_decoder = msgspec.json.Decoder(list[Record])


def badness(one: Judged) -> Badness:
    """How bad a failing conversation is."""
    scored = score(one.records)
    failing = [record for record in one.records if record.verdict == "fail" and not waived(record)]
    weight = sum(record.weight for record in failing)
    return (-100.0 if scored is None else -scored, weight, sum(len(record.findings) for record in failing))


def pack(one: Judged) -> Packed:
    """A conversation to be unpacked later."""
    return one.source, one.line, zlib.compress(one.raw, 1), zlib.compress(msgspec.json.encode(one.records), 1)


def unpack(packed: Packed) -> Judged:
    """The conversation again."""
    source, line, raw, records = packed
    return Judged(source, line, zlib.decompress(raw), _decoder.decode(zlib.decompress(records)))


@dataclass(slots=True)
class Worst:
    """Up to `most` of the worst conversations; of two as bad the first stays."""

    most: int = field(default_factory=lambda: MOST)
    largest: int = field(default_factory=lambda: LARGEST)
    total: int = 0
    """All failing conversations there were."""
    size: int = 0
    kept: list[tuple[Badness, int, Packed]] = field(default_factory=list)

    def add(self, one: Judged) -> None:
        """A failing conversation."""
        self.total += 1
        rank = (badness(one), -self.total)
        if len(self.kept) >= self.most and rank < self.kept[0][:2]:
            return
        packed = pack(one)
        self.size += _size(packed)
        heapq.heappush(self.kept, (*rank, packed))
        while len(self.kept) > self.most or (self.size > self.largest and len(self.kept) > 1):
            self.size -= _size(heapq.heappop(self.kept)[2])

    def worst_first(self) -> Iterator[Judged]:
        """Those kept."""
        for _, _, packed in sorted(self.kept, key=lambda kept: kept[:2], reverse=True):
            yield unpack(packed)


@dataclass(slots=True)
class Sample:
    """Conversations without failure drawn by a hash of their place and line, the same at every run."""

    most: int = field(default_factory=lambda: SAMPLE)
    total: int = 0
    """All there were."""
    kept: list[tuple[int, Packed]] = field(default_factory=list)
    """The largest draw first: minus it."""

    def add(self, one: Judged) -> None:
        """A conversation without failure."""
        self.total += 1
        draw = int.from_bytes(sha256(b"%d:%s" % (one.line, one.raw)).digest()[:8], "big")
        if len(self.kept) < self.most:
            heapq.heappush(self.kept, (-draw, pack(one)))
        elif -draw > self.kept[0][0]:
            heapq.heapreplace(self.kept, (-draw, pack(one)))

    def in_order(self) -> Iterator[Judged]:
        """Those kept, as they came."""
        for _, packed in sorted(self.kept, key=lambda kept: kept[1][:2]):
            yield unpack(packed)


def _size(packed: Packed) -> int:
    return len(packed[2]) + len(packed[3]) + 200

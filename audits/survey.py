"""The first pass over the data: the latest time in it and the ids that come more than once.

It decodes no more than the ids and times of a record. Memory does not grow with the number of records, only
with the number of ids that do repeat.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import msgspec

from audits.readers import BadRecord, find, read
from engine.conversation import mended
from engine.instants import Zone


@dataclass(frozen=True, slots=True)
class Survey:
    """What a whole look at the data tells before the first conversation is judged.

    `latest` is the latest created_at, closed_at and event time, in microseconds since 1970-01-01 UTC (None:
    there is none; texts that are no times are passed over). `records` counts those that this look could read,
    `bad` those it could not and what the readers named; the judge may refuse more. `duplicates` maps an id to
    (source, line) of each record after its first, in order: the ordinal of a record among its equals is its
    position there plus one, and 0 for the first. `sources` maps each source, in order, to its records.
    """

    latest: int | None
    records: int
    bad: int
    duplicates: dict[str, list[tuple[str, int]]]
    sources: dict[str, int]


class _Event(msgspec.Struct, gc=False):
    at: str | None = None


class _Record(msgspec.Struct, gc=False):
    id: str
    events: list[_Event]
    created_at: str | None = None
    closed_at: str | None = None


_decoder = msgspec.json.Decoder(_Record)


def survey(
    paths: Sequence[str], zone: ZoneInfo, *, progress: Callable[[int], object] = lambda lines: None
) -> Survey:
    """Reads everything once, and a second time if an id seems to repeat; times without offset are in `zone`.

    `progress` is told the number of lines read since it was last told. Raises InputMissing.
    """
    sources = {source.name: 0 for source in find(paths)}
    latest = _Latest(zone)
    seen = _Seen()
    repeated: set[str] = set()
    bad = 0
    for source, lines, records in _records(paths):
        bad += lines - len(records)
        sources[source] = sources.get(source, 0) + len(records)
        for _, record in records:
            latest.note(record)
            if seen.before(record.id):
                repeated.add(record.id)
        progress(lines)
    return Survey(latest.micros, sum(sources.values()), bad, _places(paths, repeated), sources)


def _records(paths: Sequence[str]) -> Iterator[tuple[str, int, list[tuple[int, _Record]]]]:
    """A source, a number of lines that are not blank, and the records they hold with their line numbers."""
    for got in read(paths):
        if isinstance(got, BadRecord):
            yield got.source, 1, []
            continue
        records = [
            (number, record)
            for number, line in enumerate(got.lines, got.first_line)
            if line and (record := _decoded(line))
        ]
        yield got.source, len(got.lines) - got.lines.count(b""), records


def _decoded(line: bytes) -> _Record | None:
    try:
        line.decode()
        return _decoder.decode(line)
    except msgspec.ValidationError:
        return None
    except msgspec.DecodeError:
        return _decoded(better) if (better := mended(line)) != line else None
    except (UnicodeDecodeError, RecursionError):
        return None


def _places(paths: Sequence[str], repeated: set[str]) -> dict[str, list[tuple[str, int]]]:
    """Where the ids in `repeated` come again; an id that comes once after all is not in it."""
    if not repeated:
        return {}
    places: dict[str, list[tuple[str, int]]] = {}
    for source, _, records in _records(paths):
        for number, record in records:
            if (known := places.get(record.id)) is not None:
                known.append((source, number))
            elif record.id in repeated:
                places[record.id] = []
    return {name: again for name, again in places.items() if again}


class _Seen:
    """A Bloom filter of fixed size: whether an id may have come before; a no is sure, a yes is looked into.

    Of 2 million ids hardly one is looked into for nothing. Which depends on the interpreter's hash seed; what
    the look finds does not.
    """

    BITS = 28

    def __init__(self) -> None:
        self._bits = bytearray(1 << (self.BITS - 3))

    def before(self, name: str) -> bool:
        """Whether this may be the second time; remembers it."""
        bits = self._bits
        key = hash(name)
        step = (key >> 32) | 1
        known = True
        for _ in range(5):
            place = key & 0xFFFFFFF
            bit = 1 << (place & 7)
            if not bits[place >> 3] & bit:
                known = False
                bits[place >> 3] |= bit
            key += step
        return known


_ORDINARY = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d")
_WRITINGS = 10_000
"""Ways of writing a time that are told apart; times in any further one are all parsed."""


class _Latest:
    """The latest of many times, of which few are parsed.

    Times written alike (the same letter before the clock, as many digits of a fraction and the same offset
    behind it) sort as text. Each way of writing keeps its latest text; only what sorts behind it is parsed.
    """

    def __init__(self, zone: ZoneInfo) -> None:
        self.micros: int | None = None
        self._read = Zone(str(zone)).read
        self._texts: dict[str, str] = {}

    def note(self, record: _Record) -> None:
        known = self._texts.get
        times = [event.at for event in record.events]
        times.reverse()  # the latest is mostly the last
        times += (record.created_at, record.closed_at)
        for text in times:
            if not text:
                continue
            writing = text[10:11] + text[19:]
            if writing[1:2] in (".", ","):
                writing = f"{writing[0]}{len(text)}{writing[1:].lstrip('.,0123456789')}"
            if text > known(writing, ""):
                self._look(text, writing)

    def _look(self, text: str, writing: str) -> None:
        try:
            micros = self._read(text)
        except (ValueError, OverflowError):
            return
        if self.micros is None or micros > self.micros:
            self.micros = micros
        if _ORDINARY.match(text) and (writing in self._texts or len(self._texts) < _WRITINGS):
            self._texts[writing] = text

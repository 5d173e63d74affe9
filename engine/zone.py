"""Local times of one IANA zone as instants, through daylight saving and changes of the zone's rules.

Everything is in whole seconds: an *instant* since 1970-01-01T00:00:00Z, a *reading* of the local clock as if
that epoch had been local. What a span of readings means on the two odd days:

- **the clock jumps forward**: a reading that does not exist moves on by the gap, as RFC 5545 (3.3.5) has it:
  opening at 02:30 becomes 03:30. A whole date that a zone left out (Samoa, 2011-12-30) has no hours at all.
- **the clock falls back**: the span is open whenever the clock shows a time in it, so both passes of a
  repeated hour count, and 00:00-24:00 has 25 hours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

DAY = 86_400
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LOCAL_EPOCH = datetime(1970, 1, 1)


class Stretch(NamedTuple):
    """From `start` to before `end` the local clock is `offset` seconds ahead of UTC."""

    start: float
    end: float
    offset: int


class Zone:
    """A time zone by its IANA name; raises ValueError if there is none so named."""

    def __init__(self, name: str) -> None:
        try:
            self._zone = ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"unknown time zone: {name!r}") from error

    def offset(self, instant: int) -> int:
        """Seconds that the local clock is ahead of UTC."""
        ahead = (EPOCH + timedelta(seconds=instant)).astimezone(self._zone).utcoffset()
        return int(ahead.total_seconds()) if ahead else 0

    def instant(self, reading: int) -> int:
        """When the local clock first shows `reading`; one that it skips moves on by the gap."""
        shown = (LOCAL_EPOCH + timedelta(seconds=reading)).replace(tzinfo=self._zone)
        ahead = shown.utcoffset()
        return reading - (int(ahead.total_seconds()) if ahead else 0)

    def stretches(self, first: int, last: int) -> tuple[Stretch, ...]:
        """All time as stretches of one offset, exact from the instant `first` to `last`.

        Offsets are compared a day apart: no zone has changed its clock twice in two days since 1900.
        """
        days = [(at, self.offset(at)) for at in range(first, last + DAY, DAY)]
        changes = [
            (self._change(before, after), offset)
            for (before, old), (after, offset) in pairwise(days)
            if offset != old
        ]
        starts = [float("-inf"), *(at for at, _ in changes)]
        ends = [*(at for at, _ in changes), float("inf")]
        offsets = [days[0][1], *(offset for _, offset in changes)]
        return tuple(map(Stretch, starts, ends, offsets))

    def _change(self, before: int, after: int) -> int:
        """The first instant with the offset of `after`, by halving."""
        old = self.offset(before)
        while after - before > 1:
            middle = (before + after) // 2
            if self.offset(middle) == old:
                before = middle
            else:
                after = middle
        return after


def instants(start: int, end: int, stretches: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    """The spans of instants at which the local clock shows a reading from `start` to before `end`."""
    if len(stretches) > 1:
        start, end = moved_on(start, stretches), moved_on(end, stretches)
    for since, until, offset in stretches:
        opens, closes = max(start - offset, since), min(end - offset, until)
        if opens < closes:
            yield int(opens), int(closes)


def moved_on(reading: int, stretches: Sequence[Stretch]) -> int:
    """`reading`, or if the local clock skips it, the one later by the gap."""
    for before, after in pairwise(stretches):
        if before.end + before.offset <= reading < before.end + after.offset:
            return reading + after.offset - before.offset
    return reading

"""The ledger of a clock: which time from its start to its stop counted, which did not, and why.

Rows are contiguous and in order; they begin at the start and end at the stop, and those that counted add up
to the elapsed time. Where a pause and closed hours meet, the pause is the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from engine.calendar import BEGIN, END, SECOND, Calendar, Wall
from engine.instants import Zone
from engine.ledger_words import Kind, summed, why_closed, why_counted
from engine.opening import local_date, reading
from engine.zone import DAY
from engine.zone import Zone as CalendarZone

MOST = 1_000
"""Rows of one ledger; of a longer one the last four hold the sums of the rest, one a kind."""


class Pause(NamedTuple):
    """The clock stood still from one instant to another. `why` is told as it is."""

    begin_at: int
    end_at: int
    why: str


class LedgerRow(msgspec.Struct, frozen=True, rename={"begin": "from"}):
    """Time that counted, or did not. Of a row that sums up others `seconds` is less than its span."""

    begin: str
    until: str
    seconds: int | float
    counted: bool
    why: str


class Entry(NamedTuple):
    """A row before it is written, in microseconds."""

    begin: int
    end: int
    length: int
    kind: Kind
    why: str


def ledger(
    clock: Wall | Calendar, zone: Zone, began: int, until: int, pauses: Sequence[Pause], language: str
) -> list[LedgerRow]:
    """The ledger from `began` to `until` (microseconds since 1970 UTC), in the zone and language of findings.

    `pauses` are in order. Nothing if `until` is not after `began`.
    """
    write = zone.write
    return [
        LedgerRow(write(one.begin), write(one.end), seconds(one.length), one.kind == "counted", one.why)
        for one in entries(clock, began, until, pauses, language)
    ]


def entries(
    clock: Wall | Calendar, began: int, until: int, pauses: Sequence[Pause], language: str
) -> list[Entry]:
    """The rows of a ledger, exactly: neighbours of one reason are one, at most MOST."""
    found: list[Entry] = []
    rest: dict[Kind, list[Entry]] = {}
    for one in _joined(_stretches(clock, began, until, pauses, language)):
        if len(found) < MOST - 4:
            found.append(one)
        else:
            rest.setdefault(one.kind, []).append(one)
    begin = found[-1].end if found else began
    for kind, more in rest.items():
        length = sum(one.length for one in more)
        why = summed(kind, len(more), isinstance(clock, Wall), language)
        found.append(Entry(begin, until, length, kind, why))
    return found


def seconds(micros: int) -> int | float:
    """Microseconds as seconds, whole where they are whole."""
    return micros // SECOND if micros % SECOND == 0 else micros / SECOND


def _joined(stretches: Iterable[Entry]) -> Iterator[Entry]:
    last: Entry | None = None
    for one in stretches:
        if last is not None and (one.kind, one.why) == (last.kind, last.why):
            last = last._replace(end=one.end, length=last.length + one.length)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _stretches(
    clock: Wall | Calendar, began: int, until: int, pauses: Sequence[Pause], language: str
) -> Iterator[Entry]:
    at = began
    for begin, end, why in pauses:
        since, resumed = max(begin, at), min(end, until)
        if since < resumed:
            yield from _running(clock, at, since, language)
            yield Entry(since, resumed, resumed - since, "paused", why)
            at = resumed
    yield from _running(clock, at, until, language)


def _running(clock: Wall | Calendar, begin: int, end: int, language: str) -> Iterator[Entry]:
    """Time in which nothing stopped the clock but its hours."""
    at = begin
    for opens, closes in clock.spans(begin, end):
        yield from _closed(clock, at, opens, language)
        yield Entry(opens, closes, closes - opens, "counted", why_counted(isinstance(clock, Wall), language))
        at = closes
    yield from _closed(clock, at, end, language)


def _closed(clock: Wall | Calendar, begin: int, end: int, language: str) -> Iterator[Entry]:
    if begin >= end or isinstance(clock, Wall):
        return
    for since, until, day in _days(CalendarZone(clock.spec.timezone), begin, end):
        reason = None if day is None else clock.closed_reason(day)
        kind: Kind = "closed" if reason is None else "holiday"
        yield Entry(since, until, until - since, kind, why_closed(reason, day, language))


def _days(zone: CalendarZone, begin: int, end: int) -> Iterator[tuple[int, int, date | None]]:
    """A span of time cut at local midnights, each part with its date; None where calendars know no dates."""
    if begin < BEGIN:
        yield begin, min(end, BEGIN), None
    at, last = max(begin, BEGIN), min(end, END)
    while at < last:
        second = at // SECOND
        ahead = zone.offset(second)
        day = local_date(second + ahead)
        midnight = second + DAY - (second + ahead) % DAY
        if zone.offset(midnight) != ahead:
            exact = zone.instant(reading(day + timedelta(days=1)))
            midnight = exact if exact > second else midnight
        yield at, min(midnight * SECOND, last), day
        at = midnight * SECOND
    if end > max(begin, END):
        yield max(begin, END), end, None

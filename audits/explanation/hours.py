"""Which time a clock counted between two instants, and which dates it passed over for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from audits.explanation.scene import Scene, seconds
from audits.explanation.tree import Closed, Span
from engine.calendar import Calendar
from engine.instants import SECOND

PauseSpan = tuple[int, int | None]
DAYS = 400
"""Dates that are looked at for a reason; a longer run shows those at its beginning."""


def counted(
    scene: Scene, clock: str | None, start: int, end: int, pauses: Sequence[PauseSpan], elapsed: int | None
) -> list[Span]:
    """The time from start to end that counts; nothing if it does not add up to what was measured."""
    spans = list(_less(scene.clocks[clock].spans(start, end), pauses))
    if elapsed is None or sum(until - begin for begin, until in spans) != elapsed:
        return []
    write = scene.zone.write
    return [Span(write(begin), write(until), seconds(until - begin)) for begin, until in spans]


def _less(spans: Iterable[tuple[int, int]], pauses: Sequence[PauseSpan]) -> Iterator[tuple[int, int]]:
    """The spans without the pauses, which are in order and apart."""
    for begin, until in spans:
        at = begin
        for since, resumed in pauses:
            if since >= until or at >= until:
                break
            if since > at:
                yield at, since
            at = max(at, until if resumed is None else resumed)
        if at < until:
            yield at, until


def closed(scene: Scene, clock: str | None, start: int, end: int) -> list[Closed]:
    """Holidays and other dates with hours of their own from start to end, in the calendar's time zone."""
    calendar = scene.clocks[clock]
    if not isinstance(calendar, Calendar):
        return []
    zone = ZoneInfo(calendar.spec.timezone)
    first, last = _date(start, zone), _date(end, zone)
    days = (first + timedelta(number) for number in range(min(DAYS, (last - first).days + 1)))
    reasons = ((day, calendar.closed_reason(day)) for day in days)
    return [Closed(day.isoformat(), reason) for day, reason in reasons if reason is not None]


def _date(instant: int, zone: ZoneInfo) -> date:
    return (datetime.fromtimestamp(0, UTC) + timedelta(seconds=instant // SECOND)).astimezone(zone).date()

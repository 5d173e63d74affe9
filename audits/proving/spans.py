"""How long a limit on a working-time calendar can last on the wall: bounds for proofs that mix clocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.calendar import END, Calendar
from engine.instants import SECOND
from rules.duration import Duration
from sop.model import CalendarSpec

_FIRST = 1_735_689_600
"""2025-01-01T00:00:00Z, in seconds. Limits are tried from every hour of four years from here."""

_HOURS = 4 * 365 * 24


def hours() -> Iterator[int]:
    """The instants that limits are tried from."""
    return ((_FIRST + hour * 3_600) * SECOND for hour in range(_HOURS))


class CalendarSpans:
    """Spans (`sop.proof.search`) for an SOP's calendars. Bounds are widened by the hour between two tries."""

    def __init__(self, calendars: Mapping[str, CalendarSpec]) -> None:
        self._specs = calendars
        self._clocks: dict[str, Calendar] = {}
        self._known: dict[tuple[str, Duration], tuple[int, int]] = {}

    def bounds(self, clock: str | None, limit: Duration, axis: str | None) -> tuple[int, int]:
        """See sop.proof.search.Spans."""
        if clock is None or clock == axis:
            seconds = limit.seconds + 86_400 * (limit.working_days or 0)
            return seconds, seconds
        found = self._known.get((clock, limit))
        if found is None:
            found = self._known[clock, limit] = self._measured(self.clock(clock), limit)
        return found

    def clock(self, name: str) -> Calendar:
        """A calendar of the SOP."""
        if name not in self._clocks:
            self._clocks[name] = Calendar(self._specs[name])
        return self._clocks[name]

    def never(self, clock: str, limit: Duration) -> bool:
        """Whether there is not that much working time in all the years that a calendar knows."""
        calendar, begin = self.clock(clock), _FIRST * SECOND
        if limit.working_days is not None:
            return calendar.add_days(begin, limit.working_days) >= END
        return calendar.add(begin, limit.seconds * SECOND) >= END

    def _measured(self, calendar: Calendar, limit: Duration) -> tuple[int, int]:
        least, most = 1 << 50, 0
        for begin in hours():
            if limit.working_days is not None:
                due = calendar.add_days(begin, limit.working_days)
            else:
                due = calendar.add(begin, max(limit.seconds, 0) * SECOND, at_closing="next_opening")
            span = (due - begin) // SECOND
            least, most = min(least, span), max(most, span)
        if limit.working_days is None:
            return max(limit.seconds, 0), most + 3_600
        return max(least - 3_600, 0), most + 3_600

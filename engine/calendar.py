"""Working time: how much of it lies between two instants, and when so much of it has passed.

Instants are integer microseconds since 1970-01-01T00:00:00Z, durations integer microseconds. A span is open
from its start to before its end: at 17:00 an office open until 17:00 is closed.

`Wall` is the clock on the wall, `Calendar` a working-time calendar; both answer the same questions.
Years before 1900 and after 2199 count as closed; what would only be reached after them is put at `END`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from engine.opening import FIRST_YEAR, LAST_YEAR, Opening, Span, merged, reading, year_start
from engine.zone import EPOCH
from sop.model import CalendarSpec

SECOND = 1_000_000
DAY = 86_400 * SECOND
BEGIN, END = year_start(FIRST_YEAR) * SECOND, year_start(LAST_YEAR + 1) * SECOND

AtClosing = Literal["closing", "next_opening"]


class Wall:
    """Always open: a day has 24 hours, and no day is off."""

    def between(self, a: int, b: int) -> int:
        """The time from `a` to `b`, negative if `b` is earlier."""
        return b - a

    def add(self, start: int, work: int, *, at_closing: AtClosing = "closing") -> int:
        """The instant `work` after `start`; there is no closing time to fall on."""
        return start + work

    def add_days(self, start: int, days: int) -> int:
        """The instant `days` times 24 hours after `start`."""
        return start + days * DAY

    def is_open(self, at: int) -> bool:
        """Always."""
        return True

    def next_opening(self, at: int) -> int:
        """`at` itself."""
        return at

    def spans(self, a: int, b: int) -> Iterator[Span]:
        """All of it as one span."""
        if a < b:
            yield a, b

    def closed_reason(self, day: date) -> str | None:
        """None."""
        return None


class Calendar:
    """One working-time calendar. Years are compiled when first asked for; then every answer is a bisection.

    Raises ValueError if the calendar can never be open, or names a zone, date or country that does not exist.
    Pickles as its specification.
    """

    __slots__ = ("_ends", "_high", "_low", "_opening", "_starts", "_worked", "_years", "spec")

    def __init__(self, spec: CalendarSpec) -> None:
        self.spec = spec
        self._opening = Opening(spec)
        self._years: dict[int, list[Span]] = {}
        self._low, self._high = END, BEGIN
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._worked: list[int] = [0]
        """Working time compiled before each of the spans, and in the end all of it."""

    def __reduce__(self) -> tuple[type[Calendar], tuple[CalendarSpec]]:
        return Calendar, (self.spec,)

    def between(self, a: int, b: int) -> int:
        """The working time from `a` to `b`, negative if `b` is earlier."""
        if b < a:
            return -self.between(b, a)
        if a < self._low or b > self._high:
            self._compile(a, b)
        return self._position(b) - self._position(a)

    def add(self, start: int, work: int, *, at_closing: AtClosing = "closing") -> int:
        """The first instant at which `work` has been worked since `start`.

        If that is a closing time, `next_opening` puts it at the opening after it. Without work it is `start`
        itself, or the next opening if that is closed. Negative work raises ValueError.
        """
        if work < 0:
            raise ValueError(f"working time cannot be negative: {work}")
        if start < self._low or start >= self._high:
            self._compile(start, start)
        done = self._position(start) + work
        bisect = bisect_left if work and at_closing == "closing" else bisect_right
        years = 1
        while (span := bisect(self._worked, done) - 1) >= len(self._starts):
            if self._high >= END:
                return max(start, END)
            self._compile(self._high, self._high + years * 365 * DAY)
            years *= 2
        return self._starts[span] + done - self._worked[span]

    def add_days(self, start: int, days: int) -> int:
        """The same time of day, `days` working days on: 2bd from Friday 10:00 is Tuesday 10:00.

        A start in closed time counts as the next opening. A time that is closed on that day moves back to the
        closing before it or, before the first opening, on to it. A working day is a date on which a span
        begins; an instant belongs to the day on which its span began: Saturday 02:00 may be Friday's night.
        Negative days raise ValueError.
        """
        if days < 0:
            raise ValueError(f"working days cannot be negative: {days}")
        begin = self.next_opening(start)
        if not days or begin >= END:
            return begin
        second, fraction = divmod(begin, SECOND)
        opening = self._opening
        first = opening.working_day(second)
        last = opening.working_days_on(first, days)
        if last is None:
            return END
        shown = second + opening.zone.offset(second) + reading(last) - reading(first)
        at = opening.zone.instant(shown) * SECOND + fraction
        if self.is_open(at):
            return at
        return max(begin, self._nearest_edge(at, last))  # the next day may end within a long night before it

    def _nearest_edge(self, at: int, day: date) -> int:
        """The closing of `day` before a closed instant, else its first opening."""
        spans = [(opens * SECOND, closes * SECOND) for opens, closes in self._opening.day(day)]
        closings = [closes for _, closes in spans if closes <= at]
        return max(closings) if closings else min(opens for opens, _ in spans)

    def is_open(self, at: int) -> bool:
        """Is this instant working time?"""
        return at < END and self.next_opening(at) == at

    def next_opening(self, at: int) -> int:
        """`at` itself if it is open, else when it opens next."""
        return self.add(at, 0)

    def spans(self, a: int, b: int) -> Iterator[Span]:
        """The working time from `a` to `b` as (opens, closes), clipped to them, in order, none touching."""
        if a >= b:
            return
        if a < self._low or b > self._high:
            self._compile(a, b)
        starts, ends = self._starts, self._ends
        for span in range(bisect_right(ends, a), bisect_left(starts, b)):
            yield max(a, starts[span]), min(b, ends[span])

    def closed_reason(self, day: date) -> str | None:
        """Why a local date has not its usual hours: the holiday's name, else the date as the calendar has it.

        None for a day with its usual hours, be they none. Holidays are named in their country's language.
        """
        off = self._opening.days_off.on(day)
        return off.reason if off else None

    def _position(self, at: int) -> int:
        """Working time compiled before `at`."""
        span = bisect_right(self._starts, at) - 1
        if span < 0:
            return 0
        return self._worked[span] + min(at, self._ends[span]) - self._starts[span]

    def _compile(self, a: int, b: int) -> None:
        """Compile the years from `a` to `b`, and those between them and the years compiled before."""
        wanted = {year_of(a), year_of(b), *self._years}
        first, last = min(wanted), max(wanted)
        missing = [year for year in range(first, last + 1) if year not in self._years]
        if not missing:
            return
        self._years |= {year: self._opening.year(year) for year in missing}
        spans = merged(span for year in range(first, last + 1) for span in self._years[year])
        self._starts = [opens * SECOND for opens, _ in spans]
        self._ends = [closes * SECOND for _, closes in spans]
        self._worked = [0]
        for opens, closes in zip(self._starts, self._ends, strict=True):
            self._worked.append(self._worked[-1] + closes - opens)
        self._low, self._high = year_start(first) * SECOND, year_start(last + 1) * SECOND


def year_of(at: int) -> int:
    """The year of UTC that holds an instant, or the nearest of those that can be compiled."""
    within = min(max(at, BEGIN), END - 1)
    return (EPOCH + timedelta(microseconds=within)).year

"""When a calendar is open: its weekly hours, periods and days off, turned from local days into instants.

Spans belong to the local day on which they begin, so a night shift that runs into a holiday is worked to its
end, and a holiday closes the night that begins on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from engine.days_off import DaysOff
from engine.zone import DAY, Stretch, Zone, instants, moved_on
from sop.model import CalendarSpec, Period

Span = tuple[int, int]

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Outside these years a calendar counts as closed: no conversation took place then, but typing errors do."""

EPOCH_DAY = date(1970, 1, 1).toordinal()


class Opening:
    """Answers a day or a year at a time, in whole seconds since the epoch; `engine.calendar` does arithmetic.

    Raises ValueError if the calendar can never be open, or names a zone, date or country that does not exist.
    """

    def __init__(self, spec: CalendarSpec) -> None:
        self.zone = Zone(spec.timezone)
        self.days_off = DaysOff(spec.holidays)
        self._spec = spec
        longest = longest_span_end(spec)
        if not longest:
            raise ValueError(f"calendar {spec.name!r} is never open: give at least one day some hours")
        self._reach = longest // DAY + 2
        self._stretches: dict[int, tuple[Stretch, ...]] = {}
        self._days: dict[date, tuple[Span, ...]] = {}

    def hours(self, day: date) -> tuple[Span, ...]:
        """The spans that begin on this local date, in seconds after its midnight.

        A date opened by hand has the hours of its weekday; if that weekday is closed, those of the first
        weekday that is open, Monday first.
        """
        week = self._week(day)
        if self.days_off.opened(day):
            return next(filter(None, (week[day.weekday()], *week, *self._spec.hours.week)), ())
        off = self.days_off.on(day)
        return off.spans if off else week[day.weekday()]

    def _week(self, day: date) -> tuple[tuple[Span, ...], ...]:
        """The week in force: of the first period that holds the date, else the usual one."""
        for period in self._spec.periods:
            if period.start <= day <= period.until:
                return period.hours.week
        return self._spec.hours.week

    def day(self, day: date) -> tuple[Span, ...]:
        """The instants of the spans that begin on this local date; none if it is no working day."""
        if (spans := self._days.get(day)) is None:
            spans = self._days[day] = tuple(self._instants(day, self._stretches_around(day.year)))
        return spans

    def year(self, year: int) -> list[Span]:
        """What is open in one year of UTC: sorted, clipped to it, touching and overlapping spans joined."""
        first, last = year_start(year), year_start(year + 1)
        stretches = self._stretches_around(year)
        days = range(first // DAY - self._reach, last // DAY + 2)
        spans = (
            (max(opens, first), min(closes, last))
            for number in days
            for opens, closes in self._instants(date.fromordinal(EPOCH_DAY + number), stretches)
            if opens < last and closes > first
        )
        return merged(sorted(spans))

    def _instants(self, day: date, stretches: tuple[Stretch, ...]) -> Iterator[Span]:
        hours = self.hours(day)
        midnight = reading(day)
        if len(stretches) > 1 and moved_on(midnight, stretches) >= midnight + DAY:
            return  # the zone left this date out
        for start, end in hours:
            yield from instants(midnight + start, midnight + end, stretches)

    def _stretches_around(self, year: int) -> tuple[Stretch, ...]:
        if (known := self._stretches.get(year)) is None:
            margin = (self._reach + 2) * DAY
            known = self.zone.stretches(year_start(year) - margin, year_start(year + 1) + margin)
            self._stretches[year] = known
        return known

    def working_day(self, instant: int) -> date:
        """The local date to which an open instant belongs: that on which the span around it began."""
        today = local_date(instant + self.zone.offset(instant))
        for back in range(self._reach + 1):
            day = today - timedelta(days=back)
            if any(opens <= instant < closes for opens, closes in self.day(day)):
                return day
        return today

    def working_days_on(self, day: date, count: int) -> date | None:
        """The `count`-th working day after `day`; None if there are not so many to the end of LAST_YEAR."""
        while count and day.year <= LAST_YEAR:
            day += timedelta(days=1)
            count -= bool(self.day(day))
        return day if day.year <= LAST_YEAR else None


def longest_span_end(spec: CalendarSpec) -> int:
    """The latest end of any span, in seconds after the midnight before it began; 0 if there is no span."""
    days: list[Iterable[Span]] = [*spec.hours.week, *(spans for _, spans in spec.holidays.spans)]
    for period in spec.periods:
        days += weekdays_of(period)
    return max((end for day in days for start, end in day if start < end), default=0)


def weekdays_of(period: Period) -> list[tuple[Span, ...]]:
    """The hours of the weekdays that the period holds."""
    length = min((period.until - period.start).days + 1, 7)
    return [period.hours.week[(period.start.weekday() + passed) % 7] for passed in range(length)]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Sorted spans with those joined that touch or overlap, so that no second counts twice."""
    joined: list[Span] = []
    for opens, closes in spans:
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], closes))
        else:
            joined.append((opens, closes))
    return joined


def year_start(year: int) -> int:
    """The first second of a year of UTC."""
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp())


def reading(day: date) -> int:
    """What the local clock shows at midnight of a date (`engine.zone`)."""
    return (day.toordinal() - EPOCH_DAY) * DAY


def local_date(shown: int) -> date:
    """The date of a reading of the local clock."""
    return date.fromordinal(EPOCH_DAY + shown // DAY)

"""Working time against laws that hold for every calendar, and against counting it minute by minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from calendars import SECOND
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.calendar import Calendar
from sop.model import CalendarSpec, Holidays, Hours, Period

MINUTE, DAY, WEEK = 60 * SECOND, 86_400 * SECOND, 7 * 86_400 * SECOND
EPOCH = date(1970, 1, 1)

# Zones with the dates around which they are odd; the last four jump by half an hour, at midnight, by a day.
ZONES = {
    "UTC": ["2025-12-31"],
    "Asia/Jakarta": ["2026-03-20", "2024-02-28"],
    "America/New_York": ["2026-03-07", "2026-10-31"],
    "Europe/Berlin": ["2026-03-28", "2026-10-24"],
    "Australia/Lord_Howe": ["2026-04-04", "2026-10-03"],
    "America/Sao_Paulo": ["2018-11-03", "2018-02-17"],
    "Asia/Pontianak": ["1987-12-30"],
    "Pacific/Apia": ["2011-12-29"],
}

minutes = st.integers(0, 24 * 60 - 1)
any_spans = st.builds(
    lambda start, length: (start * 60, (start + length) * 60), minutes, st.integers(1, 24 * 60)
)
day_spans = any_spans.filter(lambda span: span[1] <= 86_400)
works = st.integers(1, 100 * 3600 * SECOND)


Span = tuple[int, int]


def open_weeks(spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Hours]:
    """Weeks with some hours."""
    days = st.lists(spans, max_size=3).map(tuple)
    return st.tuples(*[days] * 7).filter(any).map(Hours)


@st.composite
def calendars(
    draw: st.DrawFn, zones: tuple[str, ...] = tuple(ZONES), spans: st.SearchStrategy[Span] = any_spans
) -> tuple[CalendarSpec, int]:
    """A random calendar that is open on some day, and an instant in its busiest time of trouble."""
    zone = draw(st.sampled_from(zones))
    eve = date.fromisoformat(draw(st.sampled_from(ZONES[zone])))
    near = [eve + timedelta(days=shift) for shift in range(-2, 4)]
    texts = st.lists(st.sampled_from([*map(str, near), f"--{near[2]:%m-%d}"]), max_size=2).map(tuple)
    hours = draw(open_weeks(spans))
    holidays = draw(st.builds(Holidays, closed=texts, open=texts))
    period = st.builds(Period, st.sampled_from(near), st.sampled_from(near), open_weeks(spans))
    periods = draw(st.lists(period, max_size=1).map(tuple))
    start = ((eve - EPOCH).days - 1) * DAY + draw(st.integers(0, 3 * 1440)) * MINUTE
    return CalendarSpec("random", zone, hours, holidays, periods), start


@given(calendars(), st.lists(st.integers(-WEEK, 4 * WEEK), min_size=3, max_size=3))
@settings(max_examples=150, deadline=None)
def test_between_adds_up(drawn: tuple[CalendarSpec, int], shifts: list[int]) -> None:
    spec, start = drawn
    calendar = Calendar(spec)
    a, b, c = (start + shift for shift in shifts)
    assert calendar.between(a, b) + calendar.between(b, c) == calendar.between(a, c)
    assert calendar.between(a, b) == -calendar.between(b, a)
    if a <= b:
        assert calendar.between(a, b) == sum(end - begin for begin, end in calendar.spans(a, b)) <= b - a


@given(calendars(), works)
@settings(max_examples=150, deadline=None)
def test_add_is_the_first_instant_at_which_so_much_is_worked(
    drawn: tuple[CalendarSpec, int], work: int
) -> None:
    spec, start = drawn
    calendar = Calendar(spec)
    due = calendar.add(start, work)
    assert calendar.between(start, due) == work
    assert calendar.between(start, due - 1) == work - 1
    later = calendar.add(start, work, at_closing="next_opening")
    assert later == calendar.next_opening(due)
    assert calendar.is_open(later)


@given(calendars(), st.integers(0, 4 * WEEK))
@settings(max_examples=150, deadline=None)
def test_adding_what_was_worked_leads_back(drawn: tuple[CalendarSpec, int], length: int) -> None:
    spec, start = drawn
    calendar = Calendar(spec)
    worked = calendar.between(start, start + length)
    back = calendar.add(start, worked)
    assert calendar.between(start, back) == worked
    assert back <= start + length or not worked


@given(open_weeks(any_spans), st.integers(-520, 520), st.integers(0, WEEK), works)
@settings(max_examples=100, deadline=None)
def test_every_week_is_like_the_next(hours: Hours, shift: int, start: int, work: int) -> None:
    calendar = Calendar(CalendarSpec("weekly", "UTC", hours))
    a = 56 * 365 * DAY + start
    b = a + shift * WEEK
    assert calendar.add(b, work) - b == calendar.add(a, work) - a
    assert calendar.between(b, b + work) == calendar.between(a, a + work)
    assert calendar.add_days(b, 3) - b == calendar.add_days(a, 3) - a


@given(calendars(), st.integers(1, 2 * 1440))
@settings(max_examples=200, deadline=None)
def test_counted_minute_by_minute(drawn: tuple[CalendarSpec, int], length: int) -> None:
    spec, start = drawn
    calendar = Calendar(spec)
    opened = open_readings(spec, start)
    counted = 0
    for at in range(start, start + length * MINUTE, MINUTE):
        now = wall_clock(spec.timezone, at)
        is_open = any(begin <= now < end for begin, end in opened)
        assert calendar.is_open(at) == is_open, f"{now} {at}"
        counted += is_open
    assert calendar.between(start, start + length * MINUTE) == counted * MINUTE


@given(calendars(), st.integers(1, 30))
@settings(max_examples=100, deadline=None)
def test_working_days_on_is_later_and_at_work(drawn: tuple[CalendarSpec, int], days: int) -> None:
    spec, start = drawn
    calendar = Calendar(spec)
    assert calendar.add_days(start, 0) == calendar.next_opening(start)
    due = calendar.add_days(start, days)
    assert due >= calendar.next_opening(start)
    assert calendar.is_open(due) or calendar.is_open(due - 1)


@given(calendars(zones=("UTC", "Asia/Jakarta"), spans=day_spans), st.integers(1, 30))
@settings(max_examples=100, deadline=None)
def test_working_days_are_counted_one_by_one(drawn: tuple[CalendarSpec, int], days: int) -> None:
    spec, start = drawn
    calendar = Calendar(spec)
    begin = wall_clock(spec.timezone, calendar.next_opening(start))
    due = wall_clock(spec.timezone, calendar.add_days(start, days))
    day = begin.date()
    for _ in range(days):
        day += timedelta(days=1)
        while not hours_of(spec, day):
            day += timedelta(days=1)
    midnight, clock = datetime.combine(day, time.min), begin - datetime.combine(begin, time.min)
    hours = [(timedelta(seconds=opens), timedelta(seconds=closes)) for opens, closes in hours_of(spec, day)]
    if not any(opens <= clock < closes for opens, closes in hours):
        closings = [closes for _, closes in hours if closes <= clock]
        clock = max(closings) if closings else min(opens for opens, _ in hours)
    assert due == midnight + clock


@cache
def wall_clock(zone: str, at: int) -> datetime:
    """What a clock on the wall shows."""
    return datetime.fromtimestamp(at // SECOND, ZoneInfo(zone)).replace(tzinfo=None)


def open_readings(spec: CalendarSpec, start: int) -> list[tuple[datetime, datetime]]:
    """The spans of the days around `start` as readings of the wall clock, those it skips moved on."""
    today = EPOCH + timedelta(days=start // DAY)
    days = [today + timedelta(days=shift) for shift in range(-4, 5)]
    return [
        (
            there_and_back(midnight + timedelta(seconds=begin), spec),
            there_and_back(midnight + timedelta(seconds=end), spec),
        )
        for day in days
        for midnight in [datetime.combine(day, datetime.min.time())]
        if there_and_back(midnight + timedelta(hours=12), spec).date() == day
        for begin, end in hours_of(spec, day)
    ]


def there_and_back(reading: datetime, spec: CalendarSpec) -> datetime:
    """A reading that does not exist comes back as the one later by the gap."""
    zone = ZoneInfo(spec.timezone)
    return reading.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)


def hours_of(spec: CalendarSpec, day: date) -> tuple[tuple[int, int], ...]:
    weeks = [one.hours.week for one in spec.periods if one.start <= day <= one.until] + [spec.hours.week]
    texts = {str(day), f"--{day:%m-%d}"}
    if texts & {*spec.holidays.open}:
        return next(spans for week in weeks for spans in (week[day.weekday()], *week) if spans)
    return () if texts & {*spec.holidays.closed} else weeks[0][day.weekday()]

"""When a time that was named is over, from when it was said, in a time zone and on a calendar."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from engine.calendar import Calendar
from engine.instants import SECOND
from engine.promises.meanings import After, Day, Hour, Meaning, Moment, Working

CALENDAR_MISSING: Final = "calendar-missing"

_WAKING = range(7, 23)
"""Hours of the day that "jam 3" can mean if nothing else is said."""
_PARTS = {"morning": 12, "noon": 15, "afternoon": 19, "night": 24}
"""Until which hour a part of the day lasts: as late as anybody would call it that."""
_SOON = timedelta(days=183)
"""A date without a year that is over by less than half a year is over; else it is next year's."""


class Saying:
    """The moment at which times are named."""

    def __init__(self, at: int, zone: ZoneInfo, calendar: Calendar | None) -> None:
        self._at, self._zone, self._calendar = at, zone, calendar
        self._said = datetime.fromtimestamp(at // SECOND, zone)
        self._today = self._said.date()

    def due(self, meaning: Meaning) -> int | str | None:
        """The last instant that is in time; CALENDAR_MISSING, or None for a time that never comes."""
        try:
            match meaning:
                case After(seconds):
                    return self._at + seconds * SECOND
                case Working():
                    return self._working(meaning)
                case Moment():
                    return self._moment(meaning)
        except (OverflowError, ValueError):  # beyond the year 9999, or the 31st of February
            return None

    def _working(self, meaning: Working) -> int | str:
        calendar = self._calendar
        if calendar is None:
            return CALENDAR_MISSING
        if meaning.seconds:
            return calendar.add(self._at, meaning.seconds * SECOND)
        last = calendar.add_days(self._at, meaning.days)
        return self._end(datetime.fromtimestamp(last // SECOND, self._zone).date())

    def _moment(self, moment: Moment) -> int | None:
        day = self._today if moment.day is None else self._date(moment.day)
        if day is None:
            return None
        if moment.hour is None and moment.part is None:
            return self._end(day, whole_week=moment.day is not None and moment.day.sort == "week")
        if moment.hour is None:
            return self._instant(day, _PARTS[moment.part or ""], 0)
        if moment.day is None:
            return self._next(moment.hour, moment.part)
        hour = _hour(moment.hour, moment.part)
        due = self._instant(day, hour, moment.hour.minute, moment.hour.offset)
        if due <= self._at and not moment.hour.certain and hour < 12:
            return self._instant(day, hour + 12, moment.hour.minute, moment.hour.offset)
        return due

    def _next(self, hour: Hour, part: str | None) -> int:
        """The next time that a clock shows this."""
        hours = [hour.hour]
        if not hour.certain:
            hours = [_hour(hour, part)] if part else [h for h in (hour.hour, hour.hour + 12) if h in _WAKING]
        days = (self._today, self._today + timedelta(days=1))
        found = (self._instant(day, one, hour.minute, hour.offset) for day in days for one in hours)
        return min(due for due in found if due > self._at)

    def _date(self, day: Day) -> date | None:
        today, first, *more = self._today, *day.numbers
        match day.sort:
            case "plus":
                return today + timedelta(days=first)
            case "weekday":
                return self._weekday(first, more[0])
            case "week":
                return today + timedelta(days=6 - today.weekday() + 7 * first)
            case "months":
                return _month(today, first, today.day)
            case "month":
                return _month(today, first, 31)
        return self._dated(first, *more)

    def _weekday(self, weekday: int, weeks: int) -> date:
        monday = self._today - timedelta(days=self._today.weekday())
        if weeks > 0:
            return monday + timedelta(days=7 * weeks + weekday)
        ahead = (weekday - self._today.weekday()) % 7
        return self._today + timedelta(days=ahead if weeks < 0 else ahead or 7)

    def _dated(self, day: int, month: int, year: int) -> date | None:
        today = self._today
        if not month:
            return _of_month(today, day)
        if year:
            return date(year + 2000 if year < 100 else year, month, day)
        this = date(today.year, month, day)
        if this >= today:
            return this
        return None if today - this < _SOON else date(today.year + 1, month, day)

    def _end(self, day: date, whole_week: bool = False) -> int:
        """The closing on that day; where it is never open, or without a calendar, its last second."""
        begin, last = self._instant(day, 0, 0), self._instant(day, 24, 0)
        if self._calendar is not None and not whole_week:
            closings = [closes for _, closes in self._calendar.spans(begin, last)]
            if closings:
                return closings[-1]
        return last - SECOND

    def _instant(self, day: date, hour: int, minute: int, offset: int | None = None) -> int:
        zone: tzinfo = self._zone if offset is None else timezone(timedelta(hours=offset))
        moment = datetime.combine(day + timedelta(days=hour // 24), time(hour % 24, minute), zone)
        return int(moment.timestamp()) * SECOND


def _hour(hour: Hour, part: str | None) -> int:
    """The hour of the day that is meant on a day that was named."""
    said = hour.hour
    if hour.certain or said > 12:
        return said
    match part:
        case "morning":
            return said % 12
        case "night":
            return said + 12 if said > 4 else said + 24 if said else 24
        case None if said > 6 or said == 0:
            return said
        case "noon" if said > 6:
            return said
    return said if said == 12 else said + 12


def _month(today: date, months: int, day: int) -> date:
    """That day of a later month, or its last one."""
    years, month = divmod(today.month - 1 + months, 12)
    following = date(today.year + years + (month == 11), (month + 1) % 12 + 1, 1)
    last = following - timedelta(days=1)
    return last.replace(day=min(day, last.day))


def _of_month(today: date, day: int) -> date | None:
    """The next such day of a month."""
    if day >= today.day and _month(today, 0, day).day == day:
        return _month(today, 0, day)
    later = _month(today, 1, day)
    return later if later.day == day else None

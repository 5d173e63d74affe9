"""Builders for calendar tests: the hours as an SOP writes them, instants and durations as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sop.model import DAYS, CalendarSpec, Holidays, Hours, Period

SECOND = 1_000_000
HOUR = 3600 * SECOND
UNITS = {"h": HOUR, "m": 60 * SECOND, "s": SECOND}


def calendar_spec(written: Mapping[str, Any], name: str = "test") -> CalendarSpec:
    """A calendar as an SOP writes it; partial holidays as `spans: {date: [..]}`."""
    off = written.get("holidays", {})
    return CalendarSpec(
        name=name,
        timezone=written.get("timezone", "UTC"),
        hours=week(written["hours"]),
        holidays=Holidays(
            country=off.get("country"),
            subdivision=off.get("subdivision"),
            categories=tuple(off.get("categories", ["public"])),
            closed=tuple(off.get("closed", [])),
            open=tuple(off.get("open", [])),
            spans=tuple((day, spans(texts)) for day, texts in off.get("spans", {}).items()),
        ),
        periods=tuple(
            Period(date.fromisoformat(one["from"]), date.fromisoformat(one["until"]), week(one["hours"]))
            for one in written.get("periods", [])
        ),
    )


def week(written: Mapping[str, list[str]]) -> Hours:
    """`{mon-fri: ["08:00-12:00"]}`, days in any form of the language."""
    days: list[tuple[tuple[int, int], ...]] = [()] * 7
    for key, texts in written.items():
        first, _, last = ("mon-sun" if key == "daily" else key).partition("-")
        for day in range(DAYS.index(first), DAYS.index(last or first) + 1):
            days[day] = spans(texts)
    return Hours(tuple(days))


def spans(texts: list[str]) -> tuple[tuple[int, int], ...]:
    """`22:00-06:00` as (79200, 108000)."""
    return tuple(span(*text.split("-")) for text in texts)


def span(start: str, end: str) -> tuple[int, int]:
    opens, closes = seconds(start), seconds(end)
    return opens, closes if closes > opens else closes + 86400


def seconds(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 3600 + int(minute) * 60


def micros(text: str, zone: str = "UTC") -> int:
    """`2026-01-05 09:00`, in `zone` unless it has an offset, as microseconds since 1970 UTC."""
    moment = datetime.fromisoformat(text)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def duration(text: str) -> int:
    """`2h30m` as microseconds."""
    return sum(int(number) * UNITS[unit] for number, unit in re.findall(r"(\d+)([hms])", text))


def shown(at: int, zone: str) -> str:
    """An instant as people read it, for messages of failing tests."""
    return str((datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at)).astimezone(ZoneInfo(zone)))

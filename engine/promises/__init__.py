"""Times that a message names for what it promises, in Indonesian and English: "dalam 2 jam", "by 5 pm".

    named = named_time("Kami kabari besok jam 3 sore ya Kak", said_at, zone, calendar)

Reading is cautious: what is no time for certain ("jam tangan", "buka jam 8-17", "garansi 1 tahun", "2 jam
setelah dibayar") is left alone, and of two meanings the later one is taken. docs/semantics.md lists what is
read; tests/cases/promise has it as data.
"""

from __future__ import annotations

from typing import NamedTuple
from zoneinfo import ZoneInfo

from engine.calendar import Calendar
from engine.promises.due import CALENDAR_MISSING, Saying
from engine.promises.reading import spoken_times

__all__ = ["Named", "named_time"]


class Named(NamedTuple):
    """The latest time that a message names. `start` and `end` are the words for it, in code points."""

    start: int
    end: int
    due: int | None
    """Microseconds since 1970 UTC; None if it cannot be known."""
    reason: str | None
    """Then why: time-missing (the message's own), or calendar-missing."""


def named_time(text: str, at: int | None, zone: ZoneInfo, calendar: Calendar | None) -> Named | None:
    """What time a message said at `at` names; None if it names none, or none that is still to come.

    Days and hours are those of `zone`; closing times, working days and working hours the calendar's.
    """
    spoken = spoken_times(text)
    if not spoken:
        return None
    if at is None:
        return Named(spoken[0].start, spoken[0].end, None, "time-missing")
    saying = Saying(at, zone, calendar)
    latest: Named | None = None
    for one in spoken:
        due = saying.due(one.meaning)
        if due is CALENDAR_MISSING:
            return Named(one.start, one.end, None, "calendar-missing")
        if isinstance(due, int) and due > at and (latest is None or due > (latest.due or 0)):
            latest = Named(one.start, one.end, due, None)
    return latest

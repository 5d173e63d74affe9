"""Times and durations as people read them: the day is named unless everything happened on one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from rules.duration import format_seconds


class Moments:
    """Writes the times of one conversation. Times come as records have them, in the SOP's zone."""

    def __init__(self, words: Mapping[str, str], times: Iterable[str | None]) -> None:
        self._days, self._months = words["days"].split(), words["months"].split()
        self._none = words["no-time"]
        known = [time for time in times if time is not None]
        days = {time[:10] for time in known}
        self._only = next(iter(days)) if len(days) == 1 else None
        self._years = {day[:4] for day in days}
        self._seconds = any(time[17:19] != "00" for time in known)

    def day(self, time: str) -> str:
        """`Sen 5 Jan 2026`."""
        return f"{self._short(time[:10])} {time[:4]}"

    def full(self, time: str) -> str:
        """`Sen 5 Jan 2026 16:58`."""
        return f"{self.day(time)} {self.clock(time)}"

    def clock(self, time: str | None, *, padded: bool = False) -> str:
        """The time of day, with seconds where there are any; `padded` to the same width for all."""
        if time is None:
            return self._none
        whole = not padded or not self._seconds
        if whole and time[17:19] == "00" and time[19:20] != ".":
            return time[11:16]
        fraction = time[19:].partition("+")[0].partition("-")[0].rstrip("Z0") if time[19:20] == "." else ""
        return time[11:19] + fraction

    def at(self, time: str | None) -> str:
        """The time of day, with its date unless all the conversation's times share it."""
        if time is None or time[:10] == self._only:
            return self.clock(time)
        return f"{self.date(time[:10])} {self.clock(time)}"

    def between(self, begin: str, until: str) -> str:
        """`Kam 15 Jan 16:58–17:00`."""
        end = self.clock(until) if begin[:10] == until[:10] else self.at(until)
        return f"{self.at(begin)}–{end}"

    def date(self, day: str) -> str:
        """`Kam 15 Jan`, with the year if it is another than the conversation's."""
        named = self._short(day)
        return named if self._years == {day[:4]} else f"{named} {day[:4]}"

    def _short(self, day: str) -> str:
        known = date.fromisoformat(day)
        return f"{self._days[known.weekday()]} {known.day} {self._months[known.month - 1]}"


def lasting(seconds: float, *, up: bool = True) -> str:
    """Seconds as officers write them, `1h14m`; parts of a second rounded up, or down."""
    whole = int(seconds)
    if whole != seconds and up:
        whole += 1
    return format_seconds(whole)

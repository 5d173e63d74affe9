"""Clocks: the time axes that limits are measured on. A clock is wall time or a calendar's working time."""

from __future__ import annotations

from typing import Literal, Protocol

from engine.instants import SECOND
from rules.duration import Duration

AtClosing = Literal["closing", "next_opening"]


class Clock(Protocol):
    """What a time axis can do. Instants are microseconds since 1970 UTC, durations microseconds on it."""

    def between(self, a: int, b: int) -> int:
        """Working time from a to b; negative when b is before a."""

    def add(self, start: int, work: int, *, at_closing: AtClosing = "closing") -> int:
        """The instant at which `work` has passed since `start`."""

    def add_days(self, start: int, days: int) -> int:
        """The same time of day, so many working days on."""


def due(clock: Clock, start: int, limit: Duration, at_closing: AtClosing = "closing") -> int:
    """When a limit that starts to run at `start` is used up."""
    if limit.working_days is not None:
        return clock.add_days(start, limit.working_days)
    return clock.add(start, limit.seconds * SECOND, at_closing=at_closing)


def excess(clock: Clock, earlier: int, later: int, limit: Duration) -> int:
    """How far the time from `earlier` to `later` goes beyond a limit, in µs; at most 0 is within."""
    if limit.working_days is not None:
        return later - clock.add_days(earlier, limit.working_days)
    return clock.between(earlier, later) - limit.seconds * SECOND

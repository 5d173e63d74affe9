"""Which limits a run has: the first target that fits the record, by the priority in force then."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from engine.instants import Zone
from engine.observe.runs import BEYOND, Stretch
from engine.records import condition
from engine.timeline import Timeline
from rules.constraints import Run
from rules.duration import Duration


class Stage(NamedTuple):
    """A limit, and when another one took its place: BEYOND if none did, None if that is not known."""

    limit: Duration | None
    until: int | None


class Limits:
    """The targets of a constraint, asked about its runs."""

    def __init__(self, constraint: Run, zone: Zone) -> None:
        self._always = [Stage(constraint.limit, BEYOND)]
        self._usual, self._at = constraint.limit, constraint.target_at
        self._targets = [(condition(target.when, zone), target.limit) for target in constraint.targets]

    def of(self, timeline: Timeline, run: Stretch) -> list[Stage]:
        """The limits that may judge a run, in the order in which they were in force; at least one."""
        if not self._targets:
            return self._always
        changes = [place for place, event in enumerate(timeline.events) if event.type == "priority"]
        first = _reached(timeline, changes, run.start, run.start_at)
        last = len(changes)
        if run.stop is not None:
            last = max(first, _reached(timeline, changes, run.stop, run.stop_at))
        if self._at != "change":
            chosen = first if self._at == "start" else last
            return [Stage(self._limit(timeline, changes, chosen), BEYOND)]
        stages: list[Stage] = []
        for number in range(first, last + 1):
            limit = self._limit(timeline, changes, number)
            until = BEYOND if number == last else timeline.at[changes[number]]
            if stages and stages[-1].limit == limit:
                stages[-1] = Stage(limit, until)
            else:
                stages.append(Stage(limit, until))
        return stages

    def _limit(self, timeline: Timeline, changes: list[int], number: int) -> Duration | None:
        """The limit after so many changes of the priority."""
        priority = timeline.priority
        if number:
            priority = timeline.events[changes[number - 1]].to
        elif changes and (before := timeline.events[changes[0]].from_) is not None:
            priority = before
        for holds, limit in self._targets:
            if holds is None or holds(timeline, priority):
                return limit
        return self._usual


def _reached(timeline: Timeline, changes: list[int], position: int, instant: int | None) -> int:
    """How many of the changes come up to an event; at -1, up to an instant that is no event's."""
    if position >= 0:
        return bisect_right(changes, position)
    if instant is None:
        return 0
    for number in range(len(changes), 0, -1):
        at = timeline.at[changes[number - 1]]
        if at is not None and at <= instant:
            return number
    return 0

"""The runs of a clock in one conversation: where each starts and stops, and when it stands still.

Works on the positions that match each pattern, so that a long conversation with few matches is cheap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from engine.timeline import SOLVED, Timeline


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """One run. Positions are -1 where no event marks the place, `stop` None while the run is open."""

    start: int
    start_at: int | None
    stop: int | None
    stop_at: int | None
    ended: bool = False
    """It came to its end without a stop, and that is no violation."""


class Marks(NamedTuple):
    """The positions that matter to a clock, each list rising."""

    start: list[int]
    stop: list[int]
    quiet: list[int] | None
    blocked_by: list[int] | None
    solved: list[int]


class Course(NamedTuple):
    """The options that shape a clock's runs (see `rules.constraints.Run`)."""

    restarts: bool
    cycles: str
    latest: bool
    by_instant: bool
    solving_ends: bool
    ending_ends: bool
    same_pattern: bool


def runs(timeline: Timeline, marks: Marks, course: Course) -> list[Stretch]:
    """The runs between start and stop events, in order."""
    starts, stops = marks.start, marks.stop
    if not starts:
        return []
    if course.by_instant and course.same_pattern:
        starts = stops = _first_of_each_instant(timeline, starts)
    elif course.by_instant:
        quiet = marks.quiet
        starts = _without_quiet(starts, stops, quiet) if quiet else starts
        return _by_instant(timeline, starts, stops, course)
    elif stops and not course.same_pattern:
        stopping = set(stops)
        starts = [p for p in starts if p not in stopping]
    if marks.quiet:
        starts = _without_quiet(starts, stops, marks.quiet)
    if marks.blocked_by:
        starts = starts[: bisect_right(starts, marks.blocked_by[0])]
    solved, later = marks.solved, course.cycles == "later"
    found: list[Stretch] = []
    at, number, place = timeline.at, 0, 0
    while place < len(starts) and (number == 0 or course.restarts):
        start, number = starts[place], number + 1
        stop = _next(stops, start)
        solve = _next(solved, start) if solved and (number > 1 or not later) else BEYOND
        end = min(stop, solve)
        place = bisect_left(starts, end) if end < BEYOND else len(starts)
        if course.latest:
            start = starts[place - 1]
        if later and number == 1:
            continue
        if end == BEYOND:
            ended = _ends(timeline, course, solved, number - 1)
            found.append(Stretch(start, at[start], None, None, ended))
        elif stop <= solve:
            found.append(Stretch(start, at[start], stop, at[stop]))
        else:
            found.append(Stretch(start, at[start], None, None, True))
        if course.cycles == "first":
            break
    return found


def _next(positions: list[int], after: int) -> int:
    """The first position after another; BEYOND if there is none."""
    place = bisect_right(positions, after)
    return positions[place] if place < len(positions) else BEYOND


def _ends(timeline: Timeline, course: Course, solved: list[int], number: int) -> bool:
    """Whether a run open after the last event has ended unviolated."""
    if course.ending_ends and not timeline.running:
        return True
    first = course.cycles == "later" and number == 0
    return course.solving_ends and not solved and timeline.closed is not None and not first


def _without_quiet(starts: list[int], stops: list[int], quiet: list[int]) -> list[int]:
    """The starts less the last ones that need no reply and that no stop follows."""
    silent = set(quiet)
    since = stops[-1] if stops else -1
    end = len(starts)
    while end and starts[end - 1] >= since and starts[end - 1] in silent:
        end -= 1
    return starts[:end]


def _first_of_each_instant(timeline: Timeline, positions: list[int]) -> list[int]:
    """One of the positions for each instant; those without a time count each."""
    seen: set[int] = set()
    found = []
    for position in positions:
        instant = timeline.at[position]
        if instant is None or instant not in seen:
            found.append(position)
        if instant is not None:
            seen.add(instant)
    return found


def _by_instant(timeline: Timeline, starts: list[int], stops: list[int], course: Course) -> list[Stretch]:
    """The runs of an officer's own clock: a stop that stops it beats every start of its instant."""
    at, starting, stopping = timeline.at, set(starts), set(stops)
    stop_instants = {at[p] for p in stops if at[p] is not None}
    found: list[Stretch] = []
    current: int | None = None
    for position in sorted(starting | stopping):
        instant = at[position]
        if current is not None and position in stopping:
            found.append(Stretch(current, at[current], position, instant))
            current = None
        if position not in starting:
            continue
        if current is None:
            last = found[-1] if found else None
            beaten = last is not None and (
                last.stop == position or (instant is not None and last.stop_at == instant)
            )
            if not beaten and (last is None or course.restarts):
                current = position
        elif course.latest and instant not in stop_instants:
            current = position
    if current is not None:
        found.append(Stretch(current, at[current], None, None))
    return found


class Pause(NamedTuple):
    """The clock stands still from one event until another; None for a time that is not known."""

    begin: int
    begin_at: int | None
    end: int
    """Position of the event that ends it; BEYOND if none does."""
    end_at: int | None


BEYOND = 1 << 62
"""After every event, and later than every instant; its negative is before them."""


def status_pauses(timeline: Timeline, statuses: tuple[str, ...]) -> Iterator[Pause]:
    """The stretches during which the status is one of `statuses`."""
    changes = [(p, event) for p, event in enumerate(timeline.events) if event.type == "status"]
    paused: tuple[int, int | None] | None = None
    if changes and changes[0][1].from_ in statuses:
        paused = (-1, -BEYOND)
    for position, event in changes:
        now = event.to in statuses
        if now and paused is None:
            paused = (position, timeline.at[position])
        elif paused is not None and not now:
            yield Pause(*paused, position, timeline.at[position])
            paused = None
    if paused is not None:
        yield Pause(*paused, BEYOND, BEYOND)


def marked_pauses(timeline: Timeline, begins: list[int], ends: list[int]) -> Iterator[Pause]:
    """The stretches from an event that begins a pause until the next one that ends it."""
    position, at = -1, timeline.at
    while (place := bisect_left(begins, position + 1)) < len(begins):
        begin = begins[place]
        place = bisect_left(ends, begin + 1)
        if place == len(ends):
            yield Pause(begin, at[begin], BEYOND, BEYOND)
            return
        position = ends[place]
        yield Pause(begin, at[begin], position, at[position])


def united(pauses: list[Pause]) -> list[Pause]:
    """The same standing still as pauses that neither overlap nor touch, in order."""
    found: list[Pause] = []
    for pause in sorted(pauses, key=lambda one: (one.begin, -one.end)):
        if found and pause.begin <= found[-1].end:
            if pause.end > found[-1].end:
                found[-1] = found[-1]._replace(end=pause.end, end_at=pause.end_at)
        else:
            found.append(pause)
    return found


def solution(timeline: Timeline, reopen: str) -> tuple[list[Stretch], list[Pause]]:
    """The runs of a clock from creation to solved, and the solved stretches between that do not count."""
    began = timeline.start()
    if (began is None and not timeline.events) or (began is not None and began > timeline.as_of):
        return [], []
    changes = [p for p, event in enumerate(timeline.events) if event.type == "status"]
    at, solved, pauses = timeline.at, None, []
    found: list[Stretch] = []
    start, start_at = -1, began
    for position in changes:
        if timeline.events[position].to in SOLVED:
            if solved is None:
                solved = position
                if reopen == "ignore":
                    break
        elif solved is not None:
            if reopen == "new_cycle":
                found.append(Stretch(start, start_at, solved, at[solved]))
                start, start_at = position, at[position]
            else:
                pauses.append(Pause(solved, at[solved], position, at[position]))
            solved = None
    if solved is not None:
        found.append(Stretch(start, start_at, solved, at[solved]))
    else:
        found.append(_unsolved(timeline, start, start_at, changes if found or pauses else []))
    return found, pauses


def _unsolved(timeline: Timeline, start: int, start_at: int | None, changes: list[int]) -> Stretch:
    """The run of a record whose last stretch no status event solves. `changes`: it was solved before."""
    closed = timeline.closed
    if closed is not None and changes:
        last = timeline.at[changes[-1]]
        if timeline.running or (last is not None and closed < last):
            closed = None
    if closed is not None:
        return Stretch(start, start_at, -1, closed)
    last_position = timeline.last
    if timeline.running or last_position is None:
        return Stretch(start, start_at, None, None)
    return Stretch(start, start_at, last_position, timeline.at[last_position])

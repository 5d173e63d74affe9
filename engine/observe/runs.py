"""The runs of a clock in one conversation: where each starts and stops, and when it stands still.

Works on the positions that match each pattern, so that a long conversation with few matches is cheap.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

from engine.timeline import SOLVED, Timeline


class Stretch(NamedTuple):
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


def solving(timeline: Timeline) -> list[int]:
    """Positions of the status events that solve the record."""
    return [p for p, event in enumerate(timeline.events) if event.type == "status" and event.to in SOLVED]


class Course(NamedTuple):
    """The options that shape a clock's runs (see `rules.constraints.Run`)."""

    restarts: bool
    cycles: str
    latest: bool
    by_instant: bool
    solving_ends: bool
    ending_ends: bool
    same_pattern: bool


def runs(timeline: Timeline, marks: Marks, course: Course) -> Iterator[Stretch]:
    """The runs between start and stop events, in order."""
    starts = marks.start
    if not starts:
        return
    starts = _without_quiet(starts, marks)
    if course.by_instant:
        starts = _beaten(timeline, starts, marks.stop)
    solved = solving(timeline) if course.solving_ends else []
    blocked = marks.blocked_by[0] if marks.blocked_by else None
    open_at, number = None, 0
    for position, what in _moments(starts, marks.stop, solved, course):
        if what == _STOP:
            if open_at is not None:
                number += 1
                if _counts(course, number):
                    yield _stretch(timeline, open_at, position)
                open_at = None
        elif what == _SOLVE:
            if open_at is not None and not (course.cycles == "later" and number == 0):
                number += 1
                if _counts(course, number):
                    yield _stretch(timeline, open_at, None)._replace(ended=True)
                open_at = None
        elif open_at is not None:
            if course.latest:
                open_at = position
        elif (number == 0 or course.restarts) and not (blocked is not None and blocked < position):
            open_at = position
    if open_at is not None and _counts(course, number + 1):
        yield _stretch(timeline, open_at, None)._replace(ended=_ends(timeline, course, solved, number))


_STOP, _SOLVE, _START = 0, 1, 2


def _moments(
    starts: list[int], stops: list[int], solved: list[int], course: Course
) -> Iterator[tuple[int, int]]:
    """What happens where, in order; at one event a stop comes before a solution before a start."""
    if not course.same_pattern:
        stopping = set(stops)
        starts = [p for p in starts if p not in stopping]
    return merge(((p, _STOP) for p in stops), ((p, _SOLVE) for p in solved), ((p, _START) for p in starts))


def _counts(course: Course, number: int) -> bool:
    """Whether the number-th run (from 1) is one that the rule is about."""
    if course.cycles == "first":
        return number == 1
    return course.cycles == "every" or number > 1


def _stretch(timeline: Timeline, start: int, stop: int | None) -> Stretch:
    at = timeline.at
    return Stretch(start, at[start], stop, None if stop is None else at[stop])


def _ends(timeline: Timeline, course: Course, solved: list[int], number: int) -> bool:
    """Whether a run open after the last event has ended unviolated."""
    if course.ending_ends and not timeline.running:
        return True
    first = course.cycles == "later" and number == 0
    return course.solving_ends and not solved and timeline.closed is not None and not first


def _without_quiet(starts: list[int], marks: Marks) -> list[int]:
    """The starts less the last messages that need no reply."""
    if not marks.quiet:
        return starts
    quiet = set(marks.quiet)
    since = marks.stop[-1] if marks.stop else -1
    end = len(starts)
    while end and starts[end - 1] > since and starts[end - 1] in quiet:
        end -= 1
    return starts[:end]


def _beaten(timeline: Timeline, starts: list[int], stops: list[int]) -> list[int]:
    """The starts that no stop at the same instant beats."""
    at = timeline.at
    stopping = {at[p] for p in stops if at[p] is not None}
    return [p for p in starts if at[p] is None or at[p] not in stopping]


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

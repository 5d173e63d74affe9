"""Observes clocks: how long after its due time each run stops."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from engine.clock import due as due_after
from engine.instants import SECOND
from engine.observe.gauge import NEVER, OUTCOMES, Reading, Seen, State, Workshop
from engine.observe.runs import (
    BEYOND,
    Course,
    Marks,
    Pause,
    Stretch,
    marked_pauses,
    runs,
    solution,
    status_pauses,
)
from engine.outcome import Activation, Evidence, Measured, Shortfall
from engine.records import condition
from engine.timeline import Timeline
from rules.constraints import Run
from rules.duration import Duration
from rules.pattern import Pattern


class _Judged(NamedTuple):
    """One run with what its clock says. `late`: past due at the stop, else at the as-of; None: never due."""

    run: Stretch
    limit: Duration | None
    elapsed: int | None
    due: int | None
    late: int | None
    unknown: bool


class ObserveRun:
    """A reading for each run, at its start: how far past due it stopped, or is still open."""

    quiet = False

    def __init__(self, constraint: Run, workshop: Workshop) -> None:
        self._constraint = constraint

        def number(pattern: Pattern | None) -> int | None:
            return None if pattern is None else workshop.pattern(pattern)

        self._start, self._stop = number(constraint.start), number(constraint.stop)
        self._quiet, self._blocked = number(constraint.quiet), number(constraint.blocked_by)
        self._pause = [workshop.pattern(pattern) for pattern in constraint.pause or ()]
        self._clock = workshop.clocks[constraint.clock]
        self._targets = [
            (condition(target.when, workshop.zone), target.limit) for target in constraint.targets
        ]
        self._course = Course(
            restarts=constraint.reopen == "new_cycle",
            cycles=constraint.cycles,
            latest=constraint.repeat == "latest",
            by_instant=constraint.metric == "run",
            solving_ends=constraint.solving_ends,
            ending_ends=constraint.ending_ends,
            same_pattern=constraint.start == constraint.stop,
        )
        self._late = workshop.gauge(over=0)
        self._open = workshop.gauge(over=-1)

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, list[_Judged]]:
        """See Observer."""
        found, pauses = self._runs(seen)
        if not found:
            return 0, []
        timeline = seen.timeline
        pauses += self._pauses(seen)
        judged = []
        for run in found:
            one = self._judge(timeline, run, pauses)
            judged.append(one)
            if not run.ended:
                self._read(timeline, one, readings)
        return len(judged), judged

    def _runs(self, seen: Seen) -> tuple[list[Stretch], list[Pause]]:
        if self._start is None or self._stop is None:
            return solution(seen.timeline, self._constraint.reopen)
        matches = seen.matches
        marks = Marks(
            matches[self._start],
            matches[self._stop],
            None if self._quiet is None else matches[self._quiet],
            None if self._blocked is None else matches[self._blocked],
        )
        return list(runs(seen.timeline, marks, self._course)), []

    def _pauses(self, seen: Seen) -> list[Pause]:
        found: list[Pause] = []
        if self._constraint.pause_on:
            found += status_pauses(seen.timeline, self._constraint.pause_on)
        if self._pause:
            found += marked_pauses(seen.timeline, *(seen.matches[number] for number in self._pause))
        return found

    def _read(self, timeline: Timeline, one: _Judged, readings: list[Reading]) -> None:
        """One reading: a run that stopped is broken when late, an open one already when nothing is left."""
        start = one.run.start
        if one.limit is None:
            if one.run.stop is None:
                state = State.OPEN if timeline.running else State.FINAL
                readings.append(Reading(self._open, state, start, NEVER))
        elif one.unknown:
            readings.append(Reading(self._late, State.UNKNOWN, start, NEVER))
        elif one.run.stop is not None:
            if one.late is not None:
                readings.append(Reading(self._late, State.FINAL, start, one.late))
        elif one.late is None or one.late < 0:
            readings.append(Reading(self._open, State.OPEN, start, NEVER))
        else:
            readings.append(Reading(self._open, State.FINAL, start, one.late))

    def _judge(self, timeline: Timeline, run: Stretch, pauses: list[Pause]) -> _Judged:
        limit = self._limit(timeline, run)
        began, until = run.start_at, run.stop_at if run.stop is not None else timeline.as_of
        inside = _inside(run, pauses) if pauses else []
        if began is None or until is None or inside is None:
            return _Judged(run, limit, None, None, None, True)
        still = _merged(inside, began, until)
        wall = self._constraint.pause_hours == "wall"
        elapsed = self._clock.between(began, until)
        if still and not wall:
            elapsed -= sum(self._clock.between(a, b) for a, b in still)
        elapsed = max(0, elapsed)
        if limit is None:
            return _Judged(run, None, elapsed, None, None, False)
        due = self._due(began, limit, _merged(inside, began, BEYOND), until, wall)
        late = None if due is None or run.ended else until - due
        return _Judged(run, limit, elapsed, due, late, False)

    def _limit(self, timeline: Timeline, run: Stretch) -> Duration | None:
        if not self._targets:
            return self._constraint.limit
        if self._constraint.target_at == "change":
            moment = len(timeline.events) if run.stop is None or run.stop < 0 else run.stop
        else:
            moment = run.start
        priority = _priority_at(timeline, moment, run.start_at if moment < 0 else None)
        for holds, limit in self._targets:
            if holds is None or holds(timeline, priority):
                return limit
        return self._constraint.limit

    def _due(
        self, began: int, limit: Duration, still: list[tuple[int, int]], until: int, wall: bool
    ) -> int | None:
        """When the limit is used up; None while the clock stands still for good before that."""
        closing = self._constraint.at_closing
        if not still or limit.working_days is not None:
            return due_after(self._clock, began, limit, closing)
        left = limit.seconds * SECOND
        if wall:
            left += sum(min(b, until) - a for a, b in still if a < until)
            return self._clock.add(began, left, at_closing=closing)
        position = began
        for begin, end in still:
            run = self._clock.between(position, begin)
            if run >= left:
                break
            left -= run
            if end == BEYOND:
                return None
            position = end
        return self._clock.add(position, left, at_closing=closing)

    def explain(self, seen: Seen, memo: list[_Judged], broken: Reading) -> Activation:
        """See Observer."""
        key, outcome = ("", broken.position), OUTCOMES[broken.state]
        one = next(one for one in memo if one.run.start == broken.position)
        measured = self._measure(one)
        if broken.state is State.UNKNOWN:
            return Activation(key, outcome, reason="time-missing", measured=measured)
        if broken.state is State.OPEN:
            return Activation(key, outcome, measured=measured)
        arguments = {
            "metric": self._constraint.metric,
            "elapsed": one.elapsed,
            "limit": one.limit,
            "stopped": one.run.stop is not None,
        }
        shortfall = Shortfall("late", arguments, tuple(self._evidence(seen.timeline, one)))
        return Activation(key, outcome, (shortfall,), measured=measured)

    def _evidence(self, timeline: Timeline, one: _Judged) -> chain[Evidence]:
        run = one.run
        began = [Evidence(run.start, self._constraint.start)] if run.start >= 0 else []
        if run.stop is not None and run.stop >= 0:
            return chain(began, [Evidence(run.stop)])
        until = timeline.last
        if run.stop is None and one.due is not None and until is not None:
            until = timeline.last_until(one.due, max(run.start, 0))
        return chain(began, [Evidence(until, missing=True)])

    def _measure(self, one: _Judged) -> Measured:
        limit = one.limit
        return Measured(
            self._constraint.metric,
            elapsed=one.elapsed,
            limit_time=None if limit is None or limit.working_days is not None else limit.seconds * SECOND,
            started_at=one.run.start_at,
            due_at=one.due,
            stopped_at=one.run.stop_at,
            late=one.late,
        )

    def measured(self, memo: list[_Judged]) -> Measured | None:
        """The run latest past due; the first on ties."""
        if not memo:
            return None
        worst = memo[0]
        for one in memo[1:]:
            if one.late is not None and (worst.late is None or one.late > worst.late):
                worst = one
        return self._measure(worst)


def _inside(run: Stretch, pauses: list[Pause]) -> list[tuple[int, int]] | None:
    """The pauses that touch a run, as instants; None when one of their times is not known."""
    stop = BEYOND if run.stop is None or run.stop < 0 else run.stop
    found = []
    for pause in pauses:
        if pause.begin < stop and pause.end > run.start:
            if pause.begin_at is None or pause.end_at is None:
                return None
            found.append((pause.begin_at, pause.end_at))
    return found


def _merged(pauses: list[tuple[int, int]], began: int, until: int) -> list[tuple[int, int]]:
    """Pauses cut to a run, sorted, those that touch made one, empty ones left out."""
    found: list[tuple[int, int]] = []
    for begin, end in sorted((max(a, began), min(b, until)) for a, b in pauses):
        if begin >= end:
            continue
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return found


def _priority_at(timeline: Timeline, position: int, instant: int | None) -> str | None:
    """The priority in force at an event's place (-1: at an instant before the first)."""
    known: str | None = None
    changes = 0
    for place, event in enumerate(timeline.events):
        if event.type != "priority":
            continue
        changes += 1
        at = timeline.at[place]
        if place <= position or (position < 0 and at is not None and instant is not None and at <= instant):
            known = event.to
        elif known is not None:
            return known
        elif event.from_ is not None:
            return event.from_
    if known is not None:
        return known
    return timeline.priority

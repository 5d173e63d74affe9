"""Observes clocks: how long after its due time each run stops."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from engine.clock import due as due_after
from engine.instants import SECOND
from engine.observe.gauge import FINAL, NEVER, OPEN, OUTCOMES, UNKNOWN, Broken, Reading, Seen, Workshop
from engine.observe.limits import Limits
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
    united,
)
from engine.outcome import Activation, Evidence, Measured, Shortfall
from engine.timeline import SOLVED, Timeline
from rules.constraints import Run
from rules.duration import Duration
from rules.pattern import Pattern, attributes

_Pauses = list[tuple[int, int, int | None]]
"""From one instant to another, and the position of the event that began it, if one did."""


class _Judged(NamedTuple):
    """One run with what its clock says. `late`: past due at the stop, else at the as-of; None: never due."""

    run: Stretch
    limit: Duration | None
    due: int | None
    late: int | None
    unknown: bool
    still: _Pauses
    """When the clock stood still, as instants."""


class _Memo(NamedTuple):
    """The runs of a conversation and how late each is; all else is worked out when it is asked for."""

    timeline: Timeline
    runs: list[Stretch]
    lates: list[int | None]
    pauses: list[Pause]


class ObserveRun:
    """A reading for each run, at its start: how far past due it stopped, or is still open."""

    quiet = False
    measures = True

    def __init__(self, constraint: Run, workshop: Workshop) -> None:
        self._constraint = constraint

        def number(pattern: Pattern | None) -> int | None:
            return None if pattern is None else workshop.pattern(pattern)

        self._start, self._stop = number(constraint.start), number(constraint.stop)
        self._quiet, self._blocked = number(constraint.quiet), number(constraint.blocked_by)
        self._pause = [workshop.pattern(pattern) for pattern in constraint.pause or ()]
        self._clock = workshop.clocks[constraint.clock]
        self._limits = Limits(constraint, workshop.zone)
        self._course = Course(
            restarts=constraint.reopen == "new_cycle",
            cycles=constraint.cycles,
            latest=constraint.repeat == "latest",
            by_instant=constraint.metric == "run",
            solving_ends=constraint.solving_ends,
            ending_ends=constraint.ending_ends,
            same_pattern=constraint.start == constraint.stop,
        )
        self._solved = (
            workshop.pattern(attributes(status=sorted(SOLVED))) if constraint.solving_ends else None
        )
        self._shape = workshop.shape(
            (self._start, self._stop, self._quiet, self._blocked, self._solved, self._course)
        )
        self._pausing = bool(constraint.pause_on or constraint.pause)
        self._simple = not (
            constraint.targets
            or self._pausing
            or constraint.start is None
            or constraint.limit is None
            or constraint.limit.working_days is not None
        )
        self._wall = constraint.clock is None
        self._allowed = constraint.limit.seconds * SECOND if constraint.limit is not None else 0
        self._late = workshop.gauge(over=0)
        self._open = workshop.gauge(over=-1)

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, _Memo | None]:
        """See Observer."""
        if self._start is not None and not seen.matches[self._start]:
            return 0, None
        found, pauses = self._runs(seen)
        if not found:
            return 0, None
        timeline = seen.timeline
        if self._pausing:
            pauses = united(pauses + self._pauses(seen))
        lates: list[int | None] = []
        simple, wall, allowed, gauge = self._simple, self._wall, self._allowed, self._late
        for run in found:
            start_at, stop_at = run.start_at, run.stop_at
            if simple and start_at is not None and stop_at is not None and not run.ended:
                past = stop_at - (start_at + allowed if wall else self._simply_due(start_at))
                readings.append((gauge, FINAL, run.start, past))
                lates.append(past)
            else:
                one = self._judge(timeline, run, pauses)
                lates.append(one.late)
                if not run.ended:
                    self._read(timeline, one, readings)
        return len(found), _Memo(timeline, found, lates, pauses)

    def _simply_due(self, start_at: int) -> int:
        """When a limit in seconds, one for all runs and without pauses, is used up."""
        return self._clock.add(start_at, self._allowed, at_closing=self._constraint.at_closing)

    def _runs(self, seen: Seen) -> tuple[list[Stretch], list[Pause]]:
        if self._start is None or self._stop is None:
            return solution(seen.timeline, self._constraint.reopen)
        known = seen.runs.get(self._shape)
        if known is None:
            known = seen.runs[self._shape] = self._runs_between(seen.timeline, seen.matches)
        return known, []

    def _runs_between(self, timeline: Timeline, matches: list[list[int]]) -> list[Stretch]:
        assert self._start is not None and self._stop is not None
        marks = Marks(
            matches[self._start],
            matches[self._stop],
            None if self._quiet is None else matches[self._quiet],
            None if self._blocked is None else matches[self._blocked],
            [] if self._solved is None else matches[self._solved],
        )
        return runs(timeline, marks, self._course)

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
                state = OPEN if timeline.running else FINAL
                readings.append((self._open, state, start, NEVER))
        elif one.unknown:
            readings.append((self._late, UNKNOWN, start, NEVER))
        elif one.run.stop is not None:
            if one.late is not None:
                readings.append((self._late, FINAL, start, one.late))
        elif one.late is None or one.late < 0:
            readings.append((self._open, OPEN, start, NEVER))
        else:
            readings.append((self._open, FINAL, start, one.late))

    def _judge(self, timeline: Timeline, run: Stretch, pauses: list[Pause]) -> _Judged:
        """The run by its limit: the first one that was missed while in force, else the last."""
        began, until = run.start_at, run.stop_at if run.stop is not None else timeline.as_of
        inside = _inside(run, pauses) if pauses else _NO_PAUSES
        stages = self._limits.of(timeline, run)
        limit = stages[0].limit
        if began is None or until is None or inside is None:
            return _Judged(run, limit, None, None, True, _NO_PAUSES)
        due: int | None = None
        for limit, replaced in stages:
            if replaced is None:
                return _Judged(run, limit, None, None, True, _NO_PAUSES)
            due = None if limit is None else self._due(began, limit, inside)
            if due is not None and due < replaced:
                break
        late = None if due is None or run.ended else until - due
        return _Judged(run, limit, due, late, False, inside)

    def _elapsed(self, one: _Judged, as_of: int) -> int | None:
        """Time on the clock to the stop, or the as-of, less pauses; None when it cannot be known."""
        run = one.run
        began, until = run.start_at, run.stop_at if run.stop is not None else as_of
        if one.unknown or began is None or until is None or run.ended:
            return None
        elapsed = self._clock.between(began, until)
        if one.still:
            elapsed -= sum(self._clock.between(a, min(b, until)) for a, b, _ in one.still)
        return max(0, elapsed)

    def _due(self, began: int, limit: Duration, still: _Pauses) -> int | None:
        """When the limit is used up; None if the clock stands still from before then for good."""
        closing = self._constraint.at_closing
        if self._wall and not still and limit.working_days is None:
            return began + limit.seconds * SECOND
        if limit.working_days is not None:
            return due_after(self._clock, began, limit, closing)
        position, left = began, limit.seconds * SECOND
        for begin, end, _ in still:
            due = self._clock.add(position, left, at_closing=closing)
            if due <= begin:
                return due
            if end == BEYOND:
                return None
            if self._constraint.pause_hours == "wall":
                left += end - begin
            else:
                left -= self._clock.between(position, begin)
                position = end
        return self._clock.add(position, left, at_closing=closing)

    def explain(self, seen: Seen, memo: _Memo, broken: Broken) -> Activation:
        """See Observer."""
        key, outcome = ("", broken.position), OUTCOMES[broken.state]
        run = next(run for run in memo.runs if run.start == broken.position)
        one, as_of = self._judge(memo.timeline, run, memo.pauses), memo.timeline.as_of
        measured = self._measure(one, as_of)
        if broken.state is UNKNOWN:
            return Activation(key, outcome, reason="time-missing", measured=measured)
        if broken.state is OPEN:
            return Activation(key, outcome, measured=measured)
        arguments = {
            "metric": self._constraint.metric,
            "elapsed": measured.elapsed,
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

    def _measure(self, one: _Judged, as_of: int) -> Measured:
        limit = one.limit
        return Measured(
            self._constraint.metric,
            elapsed=self._elapsed(one, as_of),
            limit_time=None if limit is None or limit.working_days is not None else limit.seconds * SECOND,
            started_at=one.run.start_at,
            due_at=one.due,
            stopped_at=one.run.stop_at,
            late=one.late,
            pauses=tuple((a, min(b, as_of), by) for a, b, by in one.still) if one.still else (),
        )

    def measured(self, memo: _Memo | None) -> Measured | None:
        """The run latest past due; the first on ties."""
        if memo is None:
            return None
        timeline, found, lates, pauses = memo
        worst = 0
        for place in range(1, len(lates)):
            late, latest = lates[place], lates[worst]
            if late is not None and (latest is None or late > latest):
                worst = place
        start_at, stop_at, late = found[worst].start_at, found[worst].stop_at, lates[worst]
        if not self._simple or start_at is None or stop_at is None or late is None:
            return self._measure(self._judge(timeline, found[worst], pauses), timeline.as_of)
        elapsed = stop_at - start_at if self._wall else self._clock.between(start_at, stop_at)
        return Measured(
            self._constraint.metric,
            None,
            None,
            max(0, elapsed),
            self._allowed,
            start_at,
            stop_at - late,
            stop_at,
            late,
        )


_NO_PAUSES: _Pauses = []


def _inside(run: Stretch, pauses: list[Pause]) -> _Pauses | None:
    """The pauses inside a run as instants, cut to it; BEYOND where one goes on. None: a time is not known."""
    stop = BEYOND if run.stop is None or run.stop < 0 else run.stop
    last = BEYOND if run.stop_at is None else run.stop_at
    began = run.start_at
    if began is None:
        return None
    found: _Pauses = []
    for pause in pauses:
        if pause.begin >= stop or pause.end <= run.start:
            continue
        begin = began if pause.begin <= run.start else pause.begin_at
        end = last if pause.end >= stop else pause.end_at
        if begin is None or end is None:
            return None
        begin, end = max(begin, began), min(end, last)
        place = None if pause.begin < 0 else pause.begin
        if found and found[-1][1] == begin:
            begin, _, place = found.pop()
        if begin < end:
            found.append((begin, end, place))
    return found

"""Run: a clock stops in time."""

from __future__ import annotations

from typing import Any

from engine.clock import Clock
from engine.clock import due as due_at
from engine.instants import SECOND
from engine.oracle.case import Case
from engine.oracle.pauses import pauses_of
from engine.oracle.runs import Ran, runs_of
from engine.outcome import Activation, Evidence, Measured, Outcome, Shortfall
from rules.constraints import Run
from rules.duration import Duration

Pauses = list[tuple[int, int | None]]


def judge(case: Case, constraint: Run) -> list[Activation]:
    """One activation a run of the clock."""
    return [_judged(case, constraint, ran) for ran in runs_of(case, constraint)]


def _judged(case: Case, run: Run, ran: Ran) -> Activation:
    key = ("", ran.start)
    limit = _limit(case, run, ran)
    pauses = pauses_of(case, run, ran)
    measured = _measured(case, run, ran, limit, pauses)
    due, as_of = measured.due_at, case.timeline.as_of
    if ran.end == "ended" or (limit is None and ran.end == "stopped"):
        return Activation(key, Outcome.FULFILLED, measured=measured)
    if limit is None and case.timeline.running:
        return Activation(key, Outcome.PENDING, measured=measured)
    if limit is not None:
        if pauses is None:
            return Activation(key, Outcome.NOT_EVALUABLE, reason="time-missing", measured=measured)
        if ran.end == "stopped" and (
            due is None or measured.stopped_at is None or measured.stopped_at <= due
        ):
            return Activation(key, Outcome.FULFILLED, measured=measured)
        if ran.end == "open" and (due is None or due > as_of):
            return Activation(key, Outcome.PENDING, measured=measured)
    arguments: dict[str, Any] = {
        "metric": run.metric,
        "elapsed": measured.elapsed,
        "limit": limit,
        "stopped": ran.end == "stopped",
    }
    shortfall = Shortfall("late", arguments, _evidence(case, run, ran, due))
    return Activation(key, Outcome.VIOLATED, (shortfall,), measured=measured)


def _limit(case: Case, run: Run, ran: Ran) -> Duration | None:
    """The limit of the first target that fits the record with the priority that counts, else the rule's."""
    if run.target_at == "start":
        priority = _priority(case, ran.start, ran.started)
    elif ran.end == "stopped":
        priority = _priority(case, -1 if ran.stop is None else ran.stop, ran.stopped)
    else:
        priority = _priority(case, len(case.timeline.events), None)
    for target in run.targets:
        if case.record_matches_with(target.when, priority):
            return target.limit
    return run.limit


def _priority(case: Case, position: int, instant: int | None) -> str | None:
    """The priority at an event, or at an instant if that is no event's (then the position is -1)."""
    timeline = case.timeline
    changes = [p for p, event in enumerate(timeline.events) if event.type == "priority"]
    before = [p for p in changes if p <= position or (position < 0 and _by(timeline.at[p], instant))]
    after = [p for p in changes if p not in before]
    if before:
        return timeline.events[before[-1]].to
    told = timeline.events[after[0]].from_ if after else None
    return timeline.priority if told is None else told


def _by(instant: int | None, end: int | None) -> bool:
    return instant is not None and end is not None and instant <= end


def _measured(case: Case, run: Run, ran: Ran, limit: Duration | None, pauses: Pauses | None) -> Measured:
    clock = case.clocks[run.clock]
    elapsed = due = late = None
    if ran.started is not None and pauses is not None:
        end = case.timeline.as_of if ran.stopped is None else ran.stopped
        elapsed = clock.between(ran.started, max(end, ran.started)) - sum(
            clock.between(since, end if until is None else until) for since, until in pauses
        )
        if limit is not None:
            due = _due(clock, run, ran.started, limit, pauses)
        if due is not None and ran.end != "ended":
            late = end - due
    timed = limit is not None and limit.working_days is None
    return Measured(
        metric=run.metric,
        elapsed=elapsed,
        limit_time=limit.seconds * SECOND if limit is not None and timed else None,
        started_at=ran.started,
        due_at=due,
        stopped_at=ran.stopped,
        late=late,
    )


def _due(clock: Clock, run: Run, started: int, limit: Duration, pauses: Pauses) -> int | None:
    """When the limit is used up; None if the clock stands still from before then for good.

    A limit of working days knows no pauses.
    """
    if limit.working_days is not None:
        return due_at(clock, started, limit)
    since, left = started, limit.seconds * SECOND
    for pause, until in pauses:
        due = clock.add(since, left, at_closing=run.at_closing)
        if due <= pause:
            return due
        if until is None:
            return None
        if run.pause_hours == "wall":
            left += until - pause
        else:
            left -= clock.between(since, pause)
            since = until
    return clock.add(since, left, at_closing=run.at_closing)


def _evidence(case: Case, run: Run, ran: Ran, due: int | None) -> tuple[Evidence, ...]:
    activating = (Evidence(ran.start, run.start),) if ran.start >= 0 else ()
    last = case.timeline.last
    if ran.stop is not None:
        return (*activating, Evidence(ran.stop))
    if ran.end == "open" and due is not None and last is not None:
        last = case.last_until(due, max(ran.start, 0))
    return (*activating, Evidence(last, missing=True))

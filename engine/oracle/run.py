"""Run: a clock stops in time."""

from __future__ import annotations

from typing import Any

from engine.clock import Clock
from engine.clock import due as due_at
from engine.instants import SECOND
from engine.oracle.case import Case
from engine.oracle.limits import limit_of
from engine.oracle.pauses import begun_pauses_of
from engine.oracle.runs import Ran, runs_of
from engine.outcome import Activation, Evidence, Measured, Outcome, Shortfall
from rules.constraints import Run
from rules.duration import Duration

Pauses = list[tuple[int, int | None, int | None]]
"""From, until (None: for good), and the position of the event that began it."""


def judge(case: Case, constraint: Run) -> list[Activation]:
    """One activation a run of the clock."""
    return [_judged(case, constraint, ran) for ran in runs_of(case, constraint)]


def _judged(case: Case, run: Run, ran: Ran) -> Activation:
    key = ("", ran.start)
    limit, pauses = _limit_and_pauses(case, run, ran)
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


def _limit_and_pauses(case: Case, run: Run, ran: Ran) -> tuple[Duration | None, Pauses | None]:
    """What the run may take, and when its clock stood still; pauses are None if a needed time is missing."""
    pauses, started = begun_pauses_of(case, run, ran), ran.started
    if pauses is None or started is None:
        return limit_of(case, run, ran, None)[0], None
    clock = case.clocks[run.clock]
    limit, certain = limit_of(case, run, ran, lambda tried: _due(clock, run, started, tried, pauses))
    return limit, pauses if certain else None


def _measured(case: Case, run: Run, ran: Ran, limit: Duration | None, pauses: Pauses | None) -> Measured:
    clock = case.clocks[run.clock]
    elapsed = due = late = None
    stood_still: list[tuple[int, int, int | None]] = []
    if ran.started is not None and pauses is not None:
        end = case.timeline.as_of if ran.stopped is None else ran.stopped
        if ran.end != "ended":
            elapsed = clock.between(ran.started, max(end, ran.started)) - sum(
                clock.between(since, end if until is None else until) for since, until, _ in pauses
            )
        if limit is not None:
            due = _due(clock, run, ran.started, limit, pauses)
        if due is not None and ran.end != "ended":
            late = end - due
        stood_still = [(since, end if until is None else until, by) for since, until, by in pauses]
    timed = limit is not None and limit.working_days is None
    return Measured(
        metric=run.metric,
        elapsed=elapsed,
        limit_time=limit.seconds * SECOND if limit is not None and timed else None,
        started_at=ran.started,
        due_at=due,
        stopped_at=ran.stopped,
        late=late,
        pauses=tuple(stood_still),
    )


def _due(clock: Clock, run: Run, started: int, limit: Duration, pauses: Pauses) -> int | None:
    """When the limit is used up; None if the clock stands still from before then for good.

    A limit of working days knows no pauses.
    """
    if limit.working_days is not None:
        return due_at(clock, started, limit)
    since, left = started, limit.seconds * SECOND
    for pause, until, _ in pauses:
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

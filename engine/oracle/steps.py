"""Steps: named steps follow a trigger."""

from __future__ import annotations

from dataclasses import dataclass

from engine.clock import due, excess
from engine.oracle.case import Case
from engine.outcome import Activation, Evidence, Outcome, Shortfall
from rules.constraints import Steps


@dataclass(frozen=True, slots=True)
class _Step:
    """One step after one trigger: the positions that would do, and the one that did it, if any."""

    number: int
    candidates: list[int]
    done: int | None


def judge(case: Case, constraint: Steps) -> list[Activation]:
    """One activation a trigger, less the triggers that join one before."""
    activations: list[Activation] = []
    joined_until: int | None = -1
    for trigger in case.positions(constraint.trigger):
        if joined_until is None or trigger <= joined_until or (constraint.once and activations):
            continue
        steps = _steps_after(case, constraint, trigger)
        activations.append(_judged(case, constraint, trigger, steps))
        done = [step.done for step in steps if step.done is not None]
        joined_until = max(done) if len(done) == len(steps) else None
    return activations


def _steps_after(case: Case, constraint: Steps, trigger: int) -> list[_Step]:
    steps = []
    cursor = trigger + 1
    for number in range(len(constraint.steps)):
        candidates = _candidates(case, constraint, trigger, number)
        in_place = [p for p in candidates if p >= cursor] if constraint.ordered else candidates
        done = in_place[0] if in_place else None
        if done is not None:
            cursor = done
        steps.append(_Step(number, candidates, done))
    return steps


def _candidates(case: Case, constraint: Steps, trigger: int, number: int) -> list[int]:
    """Events after the trigger that match the step, in time if there is a limit."""
    after = _after(case, constraint, trigger, number)
    if constraint.within is None:
        return after
    at, clock = case.timeline.at, case.clocks[constraint.clock]
    start = at[trigger]
    if start is None:
        return []
    in_time = []
    for p in after:
        instant = at[p]
        if instant is not None and excess(clock, start, instant, constraint.within) <= 0:
            in_time.append(p)
    return in_time


def _after(case: Case, constraint: Steps, trigger: int, number: int) -> list[int]:
    _, pattern = constraint.steps[number]
    return [p for p in case.positions(pattern) if p > trigger]


def _judged(case: Case, constraint: Steps, trigger: int, steps: list[_Step]) -> Activation:
    """The worst of the lacking steps counts; without any, the activation is fulfilled."""
    outcome = Outcome.FULFILLED
    shortfalls: list[Shortfall] = []
    start, end = case.timeline.at[trigger], len(case.timeline.events) - 1
    may_come = case.timeline.running
    if constraint.within is not None and start is not None:
        due_at = due(case.clocks[constraint.clock], start, constraint.within)
        may_come = due_at > case.timeline.as_of
        end = case.last_until(due_at, trigger)
    for step in steps:
        if step.done is not None:
            continue
        if constraint.within is not None and _untimed(case, constraint, trigger, step):
            outcome = min(outcome, Outcome.NOT_EVALUABLE)
        elif may_come:
            outcome = min(outcome, Outcome.PENDING)
        else:
            outcome = Outcome.VIOLATED
            shortfalls.append(_shortfall(constraint, trigger, step, end))
    reason = "time-missing" if outcome is Outcome.NOT_EVALUABLE else None
    return Activation(("", trigger), outcome, tuple(shortfalls), reason)


def _untimed(case: Case, constraint: Steps, trigger: int, step: _Step) -> bool:
    """Whether a time is missing that would tell if a step was done in time."""
    at = case.timeline.at
    return at[trigger] is None or any(at[p] is None for p in _after(case, constraint, trigger, step.number))


def _shortfall(constraint: Steps, trigger: int, step: _Step, end: int) -> Shortfall:
    name, pattern = constraint.steps[step.number]
    activating = Evidence(trigger, constraint.trigger)
    arguments = {"step": name, "within": constraint.within}
    if step.candidates:
        return Shortfall("out-of-order", arguments, (activating, Evidence(step.candidates[-1], pattern)))
    return Shortfall("step-missing", arguments, (activating, Evidence(end, missing=True)))

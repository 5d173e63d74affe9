"""Observes recovery steps: which of them follow a trigger, and in which order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any, NamedTuple

from engine.clock import due, excess
from engine.observe.gauge import FINAL, NEVER, OPEN, OUTCOMES, UNKNOWN, Broken, Reading, Seen, Workshop
from engine.outcome import Activation, Evidence, Shortfall
from rules.constraints import Steps


class _Step(NamedTuple):
    """How a step of one activation stands. `behind`: 0 done, else how far before the cursor, or NEVER."""

    behind: int
    at: int | None
    """Where it is done, or where it last stands out of order."""


class ObserveSteps:
    """For each activation and step a reading: how far out of order, or NEVER where it is missing."""

    quiet = False
    measures = False

    def __init__(self, constraint: Steps, workshop: Workshop) -> None:
        self._constraint = constraint
        self._trigger = workshop.pattern(constraint.trigger)
        self._steps = [workshop.pattern(pattern) for _, pattern in constraint.steps]
        self._gauges = [workshop.gauge(over=0) for _ in constraint.steps]
        self._clock = workshop.clocks[constraint.clock]

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, dict[int, list[_Step]]]:
        """See Observer."""
        activations: dict[int, list[_Step]] = {}
        complete_at = -1
        for trigger in seen.matches[self._trigger]:
            if trigger <= complete_at:
                continue
            if activations and self._constraint.once:
                break
            steps = self._follow(seen, trigger)
            activations[trigger] = steps
            self._read(seen, trigger, steps, readings)
            if any(step.behind for step in steps):
                break
            complete_at = max(step.at or 0 for step in steps)
        return len(activations), activations

    def _follow(self, seen: Seen, trigger: int) -> list[_Step]:
        steps = []
        cursor = trigger + 1
        for number in self._steps:
            candidates = self._candidates(seen, trigger, seen.matches[number])
            first = bisect_left(candidates, cursor)
            if first < len(candidates):
                steps.append(_Step(0, candidates[first]))
                if self._constraint.ordered:
                    cursor = candidates[first]
            elif candidates:
                steps.append(_Step(cursor - candidates[-1], candidates[-1]))
            else:
                steps.append(_Step(NEVER, None))
        return steps

    def _candidates(self, seen: Seen, trigger: int, matching: list[int]) -> list[int]:
        """Events after the trigger that do a step, within the window if there is one."""
        after = matching[bisect_right(matching, trigger) :]
        within = self._constraint.within
        if within is None or not after:
            return after
        at = seen.timeline.at
        start = at[trigger]
        if start is None:
            return []
        inside = []
        for position in after:
            instant = at[position]
            if instant is None:
                continue
            if excess(self._clock, start, instant, within) > 0:
                break
            inside.append(position)
        return inside

    def _read(self, seen: Seen, trigger: int, steps: list[_Step], readings: list[Reading]) -> None:
        timeline, within = seen.timeline, self._constraint.within
        start = timeline.at[trigger]
        state = OPEN if timeline.running else FINAL
        if within is not None and start is not None:
            state = OPEN if due(self._clock, start, within) > timeline.as_of else FINAL
        for gauge, number, step in zip(self._gauges, self._steps, steps, strict=True):
            own = state
            if within is not None and step.behind and self._untimed(seen, trigger, number):
                own = UNKNOWN
            readings.append((gauge, own, trigger, step.behind))

    def _untimed(self, seen: Seen, trigger: int, number: int) -> bool:
        at = seen.timeline.at
        return at[trigger] is None or any(at[p] is None for p in seen.matches[number] if p > trigger)

    def explain(self, seen: Seen, memo: dict[int, list[_Step]], broken: Broken) -> Activation:
        """See Observer."""
        key, trigger = ("", broken.position), broken.position
        if broken.state is UNKNOWN:
            return Activation(key, OUTCOMES[broken.state], reason="time-missing")
        if broken.state is OPEN:
            return Activation(key, OUTCOMES[broken.state])
        constraint = self._constraint
        number = self._gauges.index(broken.gauge)
        name, pattern = constraint.steps[number]
        step = memo[trigger][number]
        began = Evidence(trigger, constraint.trigger)
        arguments = {"step": name, "within": constraint.within}
        if step.at is not None:
            shortfall = Shortfall("out-of-order", arguments, (began, Evidence(step.at, pattern)))
        else:
            until = Evidence(self._until(seen, trigger), missing=True)
            shortfall = Shortfall("step-missing", arguments, (began, until))
        return Activation(key, OUTCOMES[broken.state], (shortfall,))

    def _until(self, seen: Seen, trigger: int) -> int:
        """The last event by which the step was due."""
        timeline, within = seen.timeline, self._constraint.within
        start = timeline.at[trigger]
        if within is None or start is None:
            return len(timeline.events) - 1
        end = due(self._clock, start, within)
        return timeline.last_until(end, trigger)

    def measured(self, memo: Any) -> None:
        """Nothing: see Observer."""

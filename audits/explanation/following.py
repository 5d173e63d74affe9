"""The steps of a recovery: which event did each of them, which came too early or late, which are missing."""

from __future__ import annotations

from audits.explanation import written
from audits.explanation.scene import Scene
from audits.explanation.tree import Step, Steps
from engine.clock import excess
from rules.constraints import Steps as Constraint


def steps(scene: Scene, constraint: Constraint, trigger: int, following: int | None) -> Steps:
    """The steps after a trigger. `following`: where the next activation begins, if there is one."""
    found: list[Step] = []
    cursor = trigger + 1
    last = trigger
    complete = True
    for name, pattern in constraint.steps:
        after = [p for p in scene.case.positions(pattern) if p > trigger]
        timing = {p: _timing(scene, constraint, trigger, p) for p in after}
        in_time = [p for p in after if timing[p] == "in-time"]
        done = next((p for p in in_time if p >= cursor or not constraint.ordered), None)
        early = [p for p in in_time if p < cursor] if done is None else []
        if done is not None:
            cursor, last = done, max(last, done)
        complete = complete and done is not None
        missing = done is None and not early
        found.append(
            Step(
                id=name,
                pattern=written.pattern(pattern),
                done=None if done is None else scene.cite(done, pattern),
                early=[scene.cite(p, pattern) for p in early],
                late=[scene.cite(p, pattern) for p in after if done is None and timing[p] == "late"],
                untimed=[scene.cite(p, pattern) for p in after if done is None and timing[p] == "untimed"],
                passed_over=scene.almost(
                    pattern, range(trigger + 1, len(scene.timeline.events)), scene.timeline.events[trigger].by
                )
                if missing
                else [],
            )
        )
    until = last if complete else len(scene.timeline.events)
    if following is not None:
        until = min(until, following - 1)
    joined = [p for p in scene.case.positions(constraint.trigger) if trigger < p <= until]
    return Steps(
        ordered=constraint.ordered,
        within=None if constraint.within is None else written.duration(constraint.within),
        steps=found,
        joined=[scene.cite(p, constraint.trigger) for p in joined],
    )


def _timing(scene: Scene, constraint: Constraint, trigger: int, position: int) -> str:
    """Whether an event comes in time for a step: in-time, late, or untimed where that is not known."""
    begin, end = scene.timeline.at[trigger], scene.timeline.at[position]
    if constraint.within is None:
        return "in-time"
    if begin is None or end is None:
        return "untimed"
    late = excess(scene.clocks[constraint.clock], begin, end, constraint.within) > 0
    return "late" if late else "in-time"

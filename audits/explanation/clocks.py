"""One run of a clock: what started and stopped it, when it stood still, which limit it had and why."""

from __future__ import annotations

from audits.explanation import written
from audits.explanation.hours import closed, counted
from audits.explanation.scene import Scene
from audits.explanation.tree import Clock, Pause, Target
from engine.instants import SECOND
from engine.oracle.pauses import pauses_of
from engine.oracle.runs import Ran
from engine.outcome import Measured
from engine.timeline import SOLVED
from rules.constraints import Run
from rules.duration import Duration


def clock(scene: Scene, run: Run, ran: Ran, measured: Measured | None) -> Clock:
    """The run, as far as it is known."""
    timeline = scene.timeline
    pauses = pauses_of(scene.case, run, ran) or []
    limit, target = _limit(scene, run, ran, measured)
    inside = range(ran.start + 1, until(scene, ran))
    waiting = [] if run.start is None else [p for p in scene.case.positions(run.start) if p in inside]
    party = timeline.events[ran.start].by if ran.start >= 0 else None
    passed = [] if run.stop is None else [p for p in inside if p not in waiting]
    spans, days = [], []
    if ran.started is not None and ran.end != "ended":
        end = timeline.as_of if ran.stopped is None else ran.stopped
        elapsed = None if measured is None else measured.elapsed
        spans = counted(scene, run.clock, ran.started, end, pauses, elapsed)
        days = closed(scene, run.clock, ran.started, end)
    return Clock(
        metric=run.metric,
        clock=run.clock,
        start=None if ran.start < 0 or run.start is None else scene.cite(ran.start, run.start),
        end=ran.end,
        stop=None if ran.stop is None else scene.cite(ran.stop, *([] if run.stop is None else [run.stop])),
        start_pattern=None if run.start is None else written.pattern(run.start),
        stop_pattern=None if run.stop is None else written.pattern(run.stop),
        also_waiting=[] if run.start is None else [scene.cite(p, run.start) for p in waiting],
        passed_over=[] if run.stop is None else scene.almost(run.stop, passed, party),
        limit=None if limit is None else written.duration(limit),
        targets=len(run.targets),
        target=target,
        pauses=[_pause(scene, run, since, end) for since, end in pauses],
        counted=spans,
        closed=days,
    )


def until(scene: Scene, ran: Ran) -> int:
    """The position at which the run was over."""
    if ran.stop is not None:
        return ran.stop
    events = scene.timeline.events
    if ran.end == "ended":
        for position in range(ran.start + 1, len(events)):
            if events[position].type == "status" and events[position].to in SOLVED:
                return position
    return len(events)


def _limit(
    scene: Scene, run: Run, ran: Ran, measured: Measured | None
) -> tuple[Duration | None, Target | None]:
    """The limit, and the target that set it. What was measured knows best; a target must agree with it."""
    limit, chosen = run.limit, None
    priority = _priority(scene, run, ran)
    for number, target in enumerate(run.targets, 1):
        if scene.case.record_matches_with(target.when, priority):
            limit = target.limit
            chosen = Target(number, scene.conditions(target.when, priority))
            break
    if measured is not None and measured.limit_time is not None:
        known = Duration(measured.limit_time // SECOND)
        if known != limit:
            return known, None
    return limit, chosen


def _priority(scene: Scene, run: Run, ran: Ran) -> str | None:
    """The priority that picks the target: in force at the run's start, or at its end."""
    timeline = scene.timeline
    position, instant = ran.start, ran.started
    if run.target_at != "start":
        position = len(timeline.events) if ran.end != "stopped" or ran.stop is None else ran.stop
        if ran.end == "stopped" and ran.stop is None:
            position, instant = -1, ran.stopped
    known: str | None = None
    for place, event in enumerate(timeline.events):
        if event.type != "priority":
            continue
        at = timeline.at[place]
        if place <= position or (position < 0 and at is not None and instant is not None and at <= instant):
            known = event.to
        elif known is None and event.from_ is not None:
            return event.from_
        else:
            break
    return timeline.priority if known is None else known


def _pause(scene: Scene, run: Run, since: int, end: int | None) -> Pause:
    """A pause and the event that began it: the last one up to then that could have."""
    timeline, write = scene.timeline, scene.zone.write
    why, value, began = "status", None, None
    for place, event in enumerate(timeline.events):
        at = timeline.at[place]
        if at is not None and at > since:
            break
        if event.type == "status" and event.to in run.pause_on:
            why, value, began = "status", event.to, place
        elif event.type == "status" and run.start is None and event.to in SOLVED:
            why, value, began = "solved", event.to, place
        elif run.pause is not None and scene.matches(run.pause[0], place):
            why, value, began = "pattern", None, place
    if began is None:
        first = next((event for event in timeline.events if event.type == "status"), None)
        value = None if first is None else first.from_
    if began is not None:
        scene.cite(began)
    return Pause(
        write(since),
        None if end is None else write(end),
        why,
        value,
        None if began is None else timeline.index[began],
    )

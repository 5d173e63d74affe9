"""What a promise was: the time that it names, and the event that kept or renewed it, or might have."""

from __future__ import annotations

from audits.explanation import written
from audits.explanation.scene import Scene
from audits.explanation.tree import Cited, Promise
from engine.calendar import Calendar
from engine.promises import named_time
from rules.constraints import Promised


def promise(scene: Scene, constraint: Promised, position: int) -> Promise:
    """The promise at a position."""
    timeline, clock = scene.timeline, scene.clocks[constraint.clock]
    text = timeline.events[position].text or ""
    calendar = clock if isinstance(clock, Calendar) else None
    named = named_time(text, timeline.at[position], scene.zone.info, calendar)
    done = dict.fromkeys(scene.case.positions(constraint.said), constraint.said)
    done |= dict.fromkeys(scene.case.positions(constraint.kept), constraint.kept)
    after = [p for p in sorted(done) if p > position]
    kept = next((p for p in after if timeline.at[p] is not None), None)
    return Promise(
        words="" if named is None else text[named.start : named.end],
        named=None if named is None else scene.moment(named.due),
        grace=written.duration(constraint.grace) if constraint.grace.seconds else None,
        wanted=written.pattern(constraint.kept),
        kept=None if kept is None else scene.cite(kept, done[kept]),
        untimed=[scene.cite(p, done[p]) for p in after if timeline.at[p] is None],
        passed_over=[] if kept is not None else _almost(scene, constraint, position),
    )


def _almost(scene: Scene, constraint: Promised, position: int) -> list[Cited]:
    after = range(position + 1, len(scene.timeline.events))
    return scene.almost(constraint.kept, after, scene.timeline.events[position].by)

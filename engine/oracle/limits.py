"""Which limit a run is judged by."""

from __future__ import annotations

from collections.abc import Callable

from engine.oracle.case import Case
from engine.oracle.runs import Ran
from rules.constraints import Run
from rules.duration import Duration

Due = Callable[[Duration], int | None]
"""When a limit is used up; None if never."""


def limit_of(case: Case, run: Run, ran: Ran, due: Due | None) -> tuple[Duration | None, bool]:
    """The limit, and whether it is the right one for certain: a time that is missing can keep that unknown.

    `due` None: the run's times are not known; its limit is then the one at its start.
    """
    changes = [p for p, event in enumerate(case.timeline.events) if event.type == "priority"]
    begin = _last_up_to(case, changes, ran.start, ran.started)
    end = changes[-1] if changes else None
    if ran.end == "stopped":
        end = _last_up_to(case, changes, -1 if ran.stop is None else ran.stop, ran.stopped)
    if run.target_at == "stop":
        later = end is not None and (begin is None or end > begin)
        return _limit_after(case, run, changes, end if later else begin), True
    limit = _limit_after(case, run, changes, begin)
    if run.target_at == "start" or due is None:
        return limit, due is not None
    for p in changes:
        if (begin is not None and p <= begin) or end is None or p > end:
            continue
        other = _limit_after(case, run, changes, p)
        if other == limit:
            continue
        changed = case.timeline.at[p]
        if changed is None:
            return limit, False
        used_up = None if limit is None else due(limit)
        if used_up is not None and used_up < changed:
            return limit, True
        limit = other
    return limit, True


def _limit_after(case: Case, run: Run, changes: list[int], change: int | None) -> Duration | None:
    """The limit of the first target that fits the record with the priority that a change left it in.

    None is before the first change, whose `from` tells the priority then.
    """
    timeline = case.timeline
    if change is not None:
        priority = timeline.events[change].to
    else:
        told = timeline.events[changes[0]].from_ if changes else None
        priority = timeline.priority if told is None else told
    for target in run.targets:
        if case.record_matches_with(target.when, priority):
            return target.limit
    return run.limit


def _last_up_to(case: Case, changes: list[int], position: int, instant: int | None) -> int | None:
    """The last change up to an event, or up to an instant if that is no event's (then the position is -1)."""
    found = None
    for p in changes:
        at = case.timeline.at[p]
        if p <= position or (position < 0 and at is not None and instant is not None and at <= instant):
            found = p
    return found

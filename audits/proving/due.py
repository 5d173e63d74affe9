"""Rules that differ in limits, calendars or pauses only: which is due first, tried on each hour of years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from audits.proving.spans import CalendarSpans, hours
from engine.calendar import Wall
from engine.clock import due
from rules.constraints import Constraint, Run, Steps, Template
from rules.duration import Duration

Directions = tuple[bool | None, bool | None]
"""Whether a conversation fails now that did not, and the other way round; None where that is not known."""


def due_first(old: Sequence[Constraint], new: Sequence[Constraint], spans: CalendarSpans) -> Directions:
    """What limits, calendars and pauses tell of two rules that differ in nothing else."""
    unknown = None, None
    if len(old) != len(new):
        return unknown
    differing = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    if len(differing) != 1:
        return unknown
    ((one, other),) = differing
    before, after = _limits(one), _limits(other)
    if isinstance(one, Run) and isinstance(other, Run) and one.at_closing != other.at_closing:
        return _by_closing(one, other, spans)
    if _without_limit(one) != _without_limit(other) or before is None or after is None:
        return unknown
    sooner, later = _compared(one, other, list(zip(before, after, strict=True)), spans)
    if _forbids(one):
        return later, sooner
    return _with_pauses(one, other, sooner, later)


def _by_closing(one: Run, other: Run, spans: CalendarSpans) -> Directions:
    """Of two clocks that are alike but for a limit that is used up at closing time."""
    if replace(one, at_closing=other.at_closing) != other or _limits(one) is None:
        return None, None
    days = any(limit.working_days is not None for limit in _limits(one) or ())
    clock = _clock(one, spans)
    closes = any(due(clock, hour, Duration(), "next_opening") > hour for hour in hours())
    differs = None if days else closes
    return (False, differs) if one.at_closing == "closing" else (differs, False)


def _compared(
    one: Constraint, other: Constraint, limits: Sequence[tuple[Duration, Duration]], spans: CalendarSpans
) -> tuple[bool, bool]:
    """Whether any of the new limits is due before the old one, and after it."""
    clocks = [_clock(each, spans) for each in (one, other)]
    sooner = later = False
    for before, after in dict.fromkeys(limits):
        if clocks[0] is clocks[1] and before.working_days is None and after.working_days is None:
            sooner, later = sooner or after.seconds < before.seconds, later or after.seconds > before.seconds
            continue
        for begin in hours():
            first, second = due(clocks[0], begin, before), due(clocks[1], begin, after)
            sooner, later = sooner or second < first, later or second > first
    return sooner, later


def _with_pauses(one: Constraint, other: Constraint, sooner: bool, later: bool) -> Directions:
    """A clock that stands still more often is due later, or at the same time."""
    if not (isinstance(one, Run) and isinstance(other, Run)):
        return sooner, later
    before, after = _pauses(one), _pauses(other)
    if before == after:
        return sooner, later
    if before < after:
        return (None if sooner else False), (True if later and not sooner else None)
    if after < before:
        return (True if sooner and not later else None), (None if later else False)
    return None, None


def _pauses(run: Run) -> set[object]:
    return {*run.pause_on, *((run.pause,) if run.pause is not None else ())}


_WALL = Wall()


def _clock(one: Any, spans: CalendarSpans) -> Any:
    return spans.clock(one.clock) if one.clock else _WALL


def _forbids(one: Constraint) -> bool:
    return isinstance(one, Template) and one.name.startswith("not_")


def _limits(one: Constraint) -> list[Duration] | None:
    """Its limits in order, the targets' last; None if it has none."""
    found = one.limit if isinstance(one, Run) else one.within if isinstance(one, Template | Steps) else None
    if found is None:
        return None
    return [found, *(target.limit for target in one.targets)] if isinstance(one, Run) else [found]


def _without_limit(one: Constraint) -> Any:
    if isinstance(one, Run):
        targets = tuple(replace(target, limit=Duration()) for target in one.targets)
        return replace(one, limit=None, clock=None, targets=targets, pause=None, pause_on=())
    if isinstance(one, Template | Steps):
        return replace(one, within=None, clock=None)
    return one

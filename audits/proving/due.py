"""Rules that differ in a limit or its calendar only: which is due first, tried on each hour of years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from audits.proving.spans import CalendarSpans, hours
from engine.calendar import Wall
from engine.clock import due
from rules.constraints import Constraint, Run, Steps, Template
from rules.duration import Duration


def due_first(old: Sequence[Constraint], new: Sequence[Constraint], spans: CalendarSpans) -> str | None:
    """stricter, looser, equal or incomparable; None if they differ in more than a limit and its calendar."""
    if len(old) != len(new):
        return None
    differing = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    if len(differing) != 1:
        return None
    ((one, other),) = differing
    if _without_limit(one) != _without_limit(other):
        return None
    before, after = _limit(one), _limit(other)
    if before is None or after is None:
        return None
    clocks = [spans.clock(each.clock) if each.clock else Wall() for each in (one, other)]  # type: ignore[union-attr]
    sooner = later = False
    for begin in hours():
        first, second = due(clocks[0], begin, before), due(clocks[1], begin, after)
        sooner, later = sooner or second < first, later or second > first
    if sooner and later:
        return "incomparable"
    tighter, wider = ("looser", "stricter") if _forbids(one) else ("stricter", "looser")
    return tighter if sooner else wider if later else "equal"


def _forbids(one: Constraint) -> bool:
    return isinstance(one, Template) and one.name.startswith("not_")


def _limit(one: Constraint) -> Duration | None:
    if isinstance(one, Run):
        return None if one.targets else one.limit
    return one.within if isinstance(one, Template | Steps) else None


def _without_limit(one: Constraint) -> Any:
    if isinstance(one, Run):
        return replace(one, limit=None, clock=None)
    if isinstance(one, Template | Steps):
        return replace(one, within=None, clock=None)
    return one

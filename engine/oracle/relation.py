"""Relations between two events: responses, precedences, successions, coexistences and what forbids them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.clock import due, excess
from engine.oracle.case import Case
from engine.oracle.values import equal
from engine.outcome import Activation, Evidence, Outcome, Shortfall
from rules.constraints import NEGATIVE, Template, sides
from rules.pattern import Pattern


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one activation asks for: its own pattern and the partner's, and where the partner may lie.

    `where` is after, before or anywhere; `reach` is far, alternate or chain.
    """

    constraint: Template
    side: str
    own: Pattern
    other: Pattern
    where: str
    reach: str


def judge_relation(case: Case, constraint: Template) -> list[Activation]:
    """One activation a side and event that matches the side's pattern."""
    judged = []
    for side in sides(constraint.name):
        asked = _asked(constraint, side)
        for position in case.positions(asked.own):
            judge = _negative if constraint.name in NEGATIVE else _positive
            judged.append(judge(case, asked, position))
    return judged


def _asked(constraint: Template, side: str) -> _Asked:
    assert constraint.b is not None
    own, other = (constraint.a, constraint.b) if side == "a" else (constraint.b, constraint.a)
    where = "after" if side == "a" else "before"
    if "existence" in constraint.name:
        where = "anywhere"
    reach = "far"
    if "alternate_" in constraint.name:
        reach = "alternate"
    elif "chain_" in constraint.name:
        reach = "chain"
    return _Asked(constraint, side, own, other, where, reach)


def _partners(case: Case, asked: _Asked, i: int) -> list[int]:
    """The events that answer the activation, whatever the time between."""
    found = [p for p in case.positions(asked.other) if _share(case, asked, i, p)]
    if asked.where == "after":
        found = [p for p in found if p > i]
    if asked.where == "before":
        found = [p for p in found if p < i]
    cut = _cut(case, asked, i)
    if asked.reach == "alternate" and cut is not None:
        found = [p for p in found if (p <= cut if asked.where == "after" else p >= cut)]
    if asked.reach == "chain":
        found = [p for p in found if p == cut]
    return found


def _cut(case: Case, asked: _Asked, i: int) -> int | None:
    """The event that ends the partner's stretch: the next one like i (alternate), the very next (chain)."""
    if asked.reach == "alternate":
        line = [p for p in case.positions(asked.own) if _share(case, asked, i, p)]
    elif asked.reach == "chain" and asked.constraint.among is not None:
        line = case.positions(asked.constraint.among)
    elif asked.reach == "chain":
        line = list(range(len(case.timeline.events)))
    else:
        return None
    if asked.where == "after":
        return min((p for p in line if p > i), default=None)
    return max((p for p in line if p < i), default=None)


def _share(case: Case, asked: _Asked, i: int, p: int) -> bool:
    """Whether two events share every `same` attribute; of a list, any element."""
    return all(
        any(equal(one, other) for one in case.attribute(i, key) for other in case.attribute(p, key))
        for key in asked.constraint.same
    )


def _inside(case: Case, asked: _Asked, i: int, p: int) -> bool | None:
    """Whether the time between two events is within the limit; None if it is not known."""
    within = asked.constraint.within
    if within is None:
        return True
    earlier, later = case.timeline.at[min(i, p)], case.timeline.at[max(i, p)]
    if earlier is None or later is None:
        return None
    return excess(case.clocks[asked.constraint.clock], earlier, later, within) <= 0


def _negative(case: Case, asked: _Asked, i: int) -> Activation:
    key = (asked.side, i)
    partners = _partners(case, asked, i)
    inside = [_inside(case, asked, i, p) for p in partners]
    if True in inside:
        evidence = (Evidence(i, asked.own), Evidence(partners[inside.index(True)], asked.other))
        return Activation(key, Outcome.VIOLATED, (_shortfall(asked, "forbidden", evidence),))
    if None in inside:
        return Activation(key, Outcome.NOT_EVALUABLE, reason="time-missing")
    return Activation(key, Outcome.FULFILLED)


def _positive(case: Case, asked: _Asked, i: int) -> Activation:
    key = (asked.side, i)
    timeline, within = case.timeline, asked.constraint.within
    partners = _partners(case, asked, i)
    inside = [_inside(case, asked, i, p) for p in partners]
    may_come, end, start = timeline.running, len(timeline.events) - 1, timeline.at[i]
    if within is not None and start is None:
        return Activation(key, Outcome.NOT_EVALUABLE, reason="time-missing")
    if True in inside:
        return Activation(key, Outcome.FULFILLED)
    if None in inside:
        return Activation(key, Outcome.NOT_EVALUABLE, reason="time-missing")
    if within is not None and start is not None:
        due_at = due(case.clocks[asked.constraint.clock], start, within)
        may_come = due_at > timeline.as_of
        end = case.last_until(due_at, i)
    if asked.where == "before":
        may_come, end = False, max(i - 1, 0)
    cut = _cut(case, asked, i)
    if may_come and cut is None:
        return Activation(key, Outcome.PENDING)
    code = {"after": "no-response", "before": "no-precedence", "anywhere": "no-partner"}[asked.where]
    offending = Evidence(end, missing=True)
    if partners:
        offending = Evidence(_nearest(case, i, partners), asked.other)
    elif cut is not None:
        offending = Evidence(cut)
    return Activation(key, Outcome.VIOLATED, (_shortfall(asked, code, (Evidence(i, asked.own), offending)),))


def _nearest(case: Case, i: int, partners: list[int]) -> int:
    """The partner nearest in time, of several the earliest."""
    start = case.timeline.at[i] or 0
    return min(partners, key=lambda p: (abs((case.timeline.at[p] or 0) - start), p))


def _shortfall(asked: _Asked, code: str, evidence: tuple[Evidence, ...]) -> Shortfall:
    constraint = asked.constraint
    arguments: dict[str, Any] = {
        "template": constraint.name,
        "n": constraint.n,
        "count": None,
        "within": constraint.within,
        "partner": asked.other,
    }
    return Shortfall(code, arguments, evidence)

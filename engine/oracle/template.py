"""Template: a Declare template over finite traces. Those judged once a record are here, relations apart."""

from __future__ import annotations

from typing import Any

from engine.oracle.case import Case
from engine.oracle.relation import judge_relation
from engine.outcome import Activation, Evidence, Outcome, Shortfall
from rules.constraints import CHOICES, UNARY, Template

_KEY = ("", -1)
_Found = tuple[Outcome, str, list[Evidence]]
_FULFILLED: _Found = (Outcome.FULFILLED, "", [])


def judge(case: Case, constraint: Template) -> list[Activation]:
    """One activation for unary templates and choices, for relations one a side and event."""
    if constraint.name not in (*UNARY, *CHOICES):
        return judge_relation(case, constraint)
    if constraint.name in ("init", "end"):
        outcome, code, evidence = _edge(case, constraint)
    elif constraint.name in CHOICES:
        outcome, code, evidence = _choice(case, constraint)
    else:
        outcome, code, evidence = _count(case, constraint)
    if outcome is not Outcome.VIOLATED:
        return [Activation(_KEY, outcome)]
    arguments: dict[str, Any] = {
        "template": constraint.name,
        "n": constraint.n,
        "count": len(case.positions(constraint.a)),
        "within": None,
    }
    if code == "too-many-events":
        return [Activation(_KEY, outcome, tuple(Shortfall(code, arguments, (one,)) for one in evidence))]
    return [Activation(_KEY, outcome, (Shortfall(code, arguments, tuple(evidence)),))]


def _count(case: Case, constraint: Template) -> _Found:
    found, n = case.positions(constraint.a), constraint.n
    most = {"existence": None, "absence": n - 1, "exactly": n}[constraint.name]
    if most is not None and len(found) > most:
        return Outcome.VIOLATED, "too-many-events", [Evidence(p, constraint.a) for p in found[most:]]
    if constraint.name == "absence" or len(found) >= n:
        return _FULFILLED
    return _too_few(case)


def _edge(case: Case, constraint: Template) -> _Found:
    among = [p for p in range(len(case.timeline.events)) if constraint.among is None]
    if constraint.among is not None:
        among = case.positions(constraint.among)
    if constraint.name == "init":
        if not among:
            return _too_few(case)
        if case.matches(constraint.a, among[0]):
            return _FULFILLED
        return Outcome.VIOLATED, "not-first", [Evidence(among[0])]
    if among and case.matches(constraint.a, among[-1]):
        return _FULFILLED
    if case.timeline.running:
        return Outcome.PENDING, "", []
    missing = Evidence(case.timeline.last, missing=True)
    return Outcome.VIOLATED, "not-last", [Evidence(among[-1]) if among else missing]


def _choice(case: Case, constraint: Template) -> _Found:
    assert constraint.b is not None
    one, other = case.positions(constraint.a), case.positions(constraint.b)
    if constraint.name == "exclusive_choice" and one and other:
        evidence = [Evidence(one[0], constraint.a), Evidence(other[0], constraint.b)]
        return Outcome.VIOLATED, "both", sorted(evidence, key=lambda each: each.position or 0)
    return _FULFILLED if one or other else _too_few(case)


def _too_few(case: Case) -> _Found:
    if case.timeline.running:
        return Outcome.PENDING, "", []
    return Outcome.VIOLATED, "too-few-events", [Evidence(case.timeline.last, missing=True)]

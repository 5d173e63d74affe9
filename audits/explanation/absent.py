"""Why a rule never applied, or not at some event: nothing calls for it, or what would does not count."""

from __future__ import annotations

from collections.abc import Container

from audits.explanation import written
from audits.explanation.scene import Scene
from audits.explanation.tree import NotActivated, Tested, Uncounted
from rules.constraints import (
    CHOICES,
    UNARY,
    Bound,
    Classes,
    Constraint,
    Known,
    Promised,
    Quantified,
    Run,
    Stages,
    Steps,
    Template,
    sides,
)
from rules.pattern import Pattern


def not_activated(scene: Scene, constraint: Constraint) -> NotActivated:
    """Why a constraint has no activation."""
    if isinstance(constraint, Run) and constraint.start is None:
        return NotActivated("not-begun", None, [], [])
    if isinstance(constraint, Classes):
        return NotActivated("no-class", None, [], [])
    if isinstance(constraint, Stages):
        return NotActivated("no-stage", None, [], [])
    if isinstance(constraint, Known) and not constraint.topics:
        return NotActivated("no-question", None, [], [])
    wanted = _activating(constraint)
    seen = scene.case.positions(wanted)
    if isinstance(constraint, Promised) and seen:
        cited = [Uncounted(scene.cite(position), "no-time-named") for position in seen]
        return NotActivated("not-counted", written.pattern(wanted), cited, [])
    if isinstance(constraint, Run) and seen:
        counted = [_uncounted(scene, constraint, position) for position in seen]
        return NotActivated("not-counted", written.pattern(wanted), counted, [])
    return NotActivated("none-seen", written.pattern(wanted), [], scene.almost(wanted, scene.everything))


def uncounted(scene: Scene, constraint: Constraint, inside: Container[int]) -> list[Uncounted]:
    """Events that might have activated a constraint, and did not; `inside` are those that have their part."""
    if isinstance(constraint, Run):
        starts = [] if constraint.start is None else scene.case.positions(constraint.start)
        found = [_uncounted(scene, constraint, position) for position in starts if position not in inside]
        return [one for one in found if one.why in ("needs-no-reply", "tier-reached")]
    if isinstance(constraint, Quantified | Bound | Classes | Stages | Known):
        return []
    if isinstance(constraint, Template) and constraint.name in (*UNARY, *CHOICES):
        return []
    near = scene.almost(_activating(constraint), scene.everything)
    return [Uncounted(cited, "content") for cited in near if _speaks_against(cited.tests[0])]


def _speaks_against(test: Tested) -> bool:
    """Whether a test fails because of something that a message says."""
    return bool(test.phrases) and (test.key == "not" or bool(test.refused_by))


def _uncounted(scene: Scene, run: Run, position: int) -> Uncounted:
    """Why an event that could start a clock starts none."""
    case = scene.case
    blocking = [] if run.blocked_by is None else case.positions(run.blocked_by)
    stops = [] if run.stop is None else case.positions(run.stop)
    if blocking and blocking[0] < position:
        return Uncounted(scene.cite(position), "tier-reached", scene.timeline.index[blocking[0]])
    answered = any(stop > position for stop in stops)
    if run.quiet is not None and not answered and scene.matches(run.quiet, position):
        return Uncounted(scene.cite(position, run.quiet), "needs-no-reply")
    if position in stops and run.start != run.stop:
        return Uncounted(scene.cite(position), "stops-itself")
    return Uncounted(scene.cite(position), "first-exchange" if run.cycles == "later" else "other")


def _activating(constraint: Constraint) -> Pattern:
    """The pattern of the events that activate a constraint."""
    match constraint:
        case Quantified() | Bound():
            return constraint.select
        case Run():
            assert constraint.start is not None
            return constraint.start
        case Steps():
            return constraint.trigger
        case Promised():
            return constraint.said
        case Known():
            return Pattern(any=tuple(topic.ask for topic in constraint.topics))
        case Classes() | Stages():
            return Pattern(any=())
    if sides(constraint.name) == ("b",) and constraint.b is not None:
        return constraint.b
    if len(sides(constraint.name)) == 2 and constraint.b is not None:
        return Pattern(any=(constraint.a, constraint.b))
    return constraint.a

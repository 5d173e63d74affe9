"""The oracle: the second judge, which says what docs/semantics.md says, in plain loops.

It shares nothing with the network but the timeline that both read and the outcomes that both return, and is
never in a hurry. Tests compare the two; people can read it next to the page it implements.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from engine.clock import Clock
from engine.instants import Zone
from engine.oracle import bound, classes, known, promised, quantified, run, stages, steps, template
from engine.oracle.case import Case
from engine.outcome import Activation, Measured, Outcome, RuleOutcome
from engine.timeline import Timeline
from rules.constraints import (
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
)
from rules.kind import Setting
from sop.model import Rule, Sop

__all__ = ["Oracle"]


class Oracle:
    """Judges conversations by one SOP. `clocks` holds the wall clock at None and each calendar by its name.

    `zone` is the SOP's time zone, in which the dates of a `when` are read.
    """

    def __init__(self, sop: Sop, clocks: Mapping[str | None, Clock], zone: Zone) -> None:
        self._sop, self._clocks, self._zone = sop, clocks, zone

    def judge(self, timeline: Timeline) -> list[RuleOutcome]:
        """One outcome a rule, in the SOP's order. Whether the SOP excludes the record is not looked at."""
        case = Case(timeline, tuple(self._sop.signals), self._clocks, self._zone, classes.of(self._sop))
        return [self._outcome(case, rule) for rule in self._sop.rules]

    def _outcome(self, case: Case, rule: Rule) -> RuleOutcome:
        if rule.when is not None and not case.record_matches(rule.when):
            return RuleOutcome(0)
        setting = Setting(clock=rule.calendar, ladders=self._sop.ladders)
        found: list[Activation] = []
        for number, constraint in enumerate(rule.kind.constraints(setting)):
            found += _activations(case, constraint, number)
        activations = _merged(found)
        return RuleOutcome(
            activations=len(activations),
            notable=tuple(one for one in activations if one.outcome is not Outcome.FULFILLED),
            measured=_worst(activations),
        )


def _activations(case: Case, constraint: Constraint, number: int) -> Sequence[Activation]:
    """The activations of the `number`th constraint of a rule, in order."""
    match constraint:
        case Quantified():
            return quantified.judge(case, constraint)
        case Bound():
            return bound.judge(case, constraint)
        case Run():
            return run.judge(case, constraint)
        case Steps():
            return steps.judge(case, constraint)
        case Classes():
            return classes.judge(case, constraint)
        case Stages():
            return stages.judge(case, constraint)
        case Promised():
            return promised.judge(case, constraint)
        case Known():
            return known.judge(case, constraint)
        case Template(quiet=False):
            return template.judge(case, constraint)
        case Template():
            return [
                Activation((f"quiet{number}", one.key[1]), one.outcome, one.shortfalls)
                for one in template.judge(case, constraint)
                if one.outcome is Outcome.VIOLATED
            ]


def _merged(activations: Iterable[Activation]) -> list[Activation]:
    """Activations of one key as one: the worst outcome, all shortfalls, the first thing measured."""
    merged: dict[tuple[str, int], Activation] = {}
    for one in activations:
        before = merged.get(one.key)
        if before is None:
            merged[one.key] = one
        else:
            merged[one.key] = Activation(
                key=one.key,
                outcome=min(before.outcome, one.outcome),
                shortfalls=before.shortfalls + one.shortfalls,
                reason=before.reason or one.reason,
                measured=before.measured or one.measured,
            )
    return list(merged.values())


def _worst(activations: Iterable[Activation]) -> Measured | None:
    """What was measured of the activation furthest past due; of several, or if nothing is due, the first."""
    worst: Measured | None = None
    for one in activations:
        if one.measured is not None and (worst is None or _later(one.measured.late, worst.late)):
            worst = one.measured
    return worst


def _later(late: int | None, than: int | None) -> bool:
    return late is not None and (than is None or late > than)

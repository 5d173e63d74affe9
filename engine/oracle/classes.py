"""Classes: what sort of conversation it is."""

from __future__ import annotations

from collections.abc import Mapping

from engine.oracle.case import Case
from engine.outcome import Activation, Measured, Outcome
from rules.constraints import Classes
from rules.kind import Setting
from rules.pattern import Pattern
from sop.model import Sop


def judge(case: Case, constraint: Classes) -> list[Activation]:
    """One activation if any class holds."""
    held = tuple(label.name for label in constraint.labels if case.belongs(label))
    if not held:
        return []
    return [Activation(("", -1), Outcome.FULFILLED, measured=Measured("classes", classes=held))]


def of(sop: Sop) -> Mapping[str, tuple[Pattern | None, Classes]]:
    """The rules that classify: by id their `when` and their classes."""
    return {
        rule.id: (rule.when, constraint)
        for rule in sop.rules
        for constraint in rule.kind.constraints(Setting(rule.calendar, sop.ladders))
        if isinstance(constraint, Classes)
    }

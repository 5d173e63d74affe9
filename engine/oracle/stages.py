"""Stages: how far the conversation got."""

from __future__ import annotations

from engine.oracle.case import Case
from engine.outcome import Activation, Measured, Outcome
from rules.constraints import Stages


def judge(case: Case, constraint: Stages) -> list[Activation]:
    """One activation if any stage is reached."""
    reached = []
    for stage in constraint.stages:
        assert stage.pattern is not None
        if case.belongs(stage):
            reached.append((stage.name, case.positions(stage.pattern)[0]))
    if not reached:
        return []
    return [Activation(("", -1), Outcome.FULFILLED, measured=Measured("stages", stages=tuple(reached)))]

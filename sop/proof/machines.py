"""From a constraint to its machine, for records of one sort."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rules.constraints import (
    CHOICES,
    UNARY,
    Bound,
    Classes,
    Constraint,
    Quantified,
    Run,
    Stages,
    Steps,
    Template,
)
from rules.duration import Duration
from sop.proof.counting import Counted, Named, Unary
from sop.proof.events import record_matches
from sop.proof.machine import Machine, Undecidable
from sop.proof.relations import Relation
from sop.proof.running import Resolving, Running
from sop.proof.stepping import Stepping


def machine(constraint: Constraint, record: Mapping[str, Any]) -> Machine:
    """The machine of a constraint for a record. Raises Undecidable."""
    match constraint:
        case Quantified() | Bound():
            return Counted(constraint)
        case Template(name=name):
            return Unary(constraint) if name in UNARY + CHOICES else Relation(constraint)
        case Steps():
            return Stepping(constraint)
        case Classes():
            return Named(constraint, lambda when: record_matches(when, record))
        case Stages(stages=stages):
            return Named(Classes(stages), lambda when: record_matches(when, record))
        case Run():
            limit = limit_of(constraint, record)
            if constraint.start is None or constraint.stop is None:
                return Resolving(constraint, limit)
            return Running(constraint, limit)
    raise Undecidable("form")


def limit_of(run: Run, record: Mapping[str, Any]) -> Duration | None:
    """The limit of a run for a record."""
    for target in run.targets:
        if record_matches(target.when, record):
            return target.limit
    return run.limit

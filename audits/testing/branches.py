"""The branches of a rule's options: alternatives, exceptions, steps, targets, classes; and which were taken.

A branch is taken by an example of its rule in which an event (for `when` and targets: the record) matches it.
Looked at through the oracle's eyes, which reads patterns as they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from audits.short import short
from engine.describe import describe
from engine.oracle.case import Case
from rules.constraints import Classes, Constraint, Run, Stages, Steps, patterns_of
from rules.kind import CorpusKind, Setting
from rules.pattern import Pattern
from rules.values import OneOf
from sop.model import Rule, Sop

_CHOICES = ("signal", "label", "action", "escalate", "assign", "status")
"""Attributes of which a list of values is a list of ways to match."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch. `sort` is alternative, unless, step, target, class or when."""

    sort: str
    name: str
    record: bool
    pattern: Pattern

    def taken(self, case: Case) -> bool:
        """Whether the conversation goes this way."""
        if self.record:
            return case.record_matches(self.pattern)
        return bool(case.positions(self.pattern))


def branches(rule: Rule, sop: Sop, language: str) -> list[Branch]:
    """The branches of a rule, each once."""
    if isinstance(rule.kind, CorpusKind):
        return []

    def said(pattern: Pattern) -> str:
        return describe(pattern, language, lambda name: name) or short(pattern)

    setting = Setting(rule.calendar, sop.ladders)
    found: dict[tuple[str, Pattern], Branch] = {}
    for constraint in rule.kind.constraints(setting):
        for branch in _of_constraint(constraint, said):
            found.setdefault((branch.sort, branch.pattern), branch)
    if rule.when is not None:
        for branch in _inside(rule.when, record_said, record=True):
            found.setdefault((branch.sort, branch.pattern), branch)
    return list(found.values())


Said = Callable[[Pattern], str]


def _of_constraint(constraint: Constraint, said: Said) -> Iterator[Branch]:
    match constraint:
        case Steps(steps=steps):
            yield from (Branch("step", name, False, pattern) for name, pattern in steps)
        case Classes(labels=labels) | Stages(stages=labels):
            yield from (
                Branch("class", label.name, False, label.pattern)
                for label in labels
                if label.pattern is not None
            )
        case Run(targets=targets):
            yield from (Branch("target", record_said(one.when), True, one.when) for one in targets)
    for pattern in patterns_of(constraint):
        yield from _inside(pattern, said)


def _inside(pattern: Pattern, said: Said, record: bool = False) -> Iterator[Branch]:
    sort = "when" if record else "alternative"
    for inner in pattern.walk():
        options = inner.any or ()
        if len(options) > 1:
            yield from (Branch(sort, said(option), record, option) for option in options)
        if not record:
            yield from (Branch("unless", said(one), record, one) for one in inner.none)
        for key, value in inner.tests:
            listed = isinstance(value, OneOf) and len(value.values) > 1 and (record or key in _CHOICES)
            if listed and isinstance(value, OneOf):
                for one in value.values:
                    alone = Pattern(tests=((key, OneOf((one,))),))
                    name = f"{key}: {one}" if record or key != "signal" else str(one)
                    yield Branch(sort, name, record, alone)


def record_said(pattern: Pattern) -> str:
    """A condition on records in a few words."""
    parts = [f"{key}: {_value(value)}" for key, value in pattern.tests]
    parts += [f"any({', '.join(map(record_said, pattern.any))})"] if pattern.any else []
    parts += [record_said(one) for one in pattern.all] + [f"not {record_said(one)}" for one in pattern.none]
    return ", ".join(parts)


def _value(value: object) -> str:
    if isinstance(value, OneOf):
        return "|".join(map(str, value.values))
    inner = {name: getattr(value, name) for name in getattr(type(value), "__slots__", ())}
    said = (
        _value(one) if not isinstance(one, str | int | float | bool) else str(one) for one in inner.values()
    )
    return f"{type(value).__name__.lower()} {' '.join(said)}".strip()

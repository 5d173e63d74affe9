"""Rules as something to ask about, and what they can be asked to come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rules.constraints import Bound, Classes, Constraint, Label, Run, Stages, Template
from rules.kind import CorpusKind, Setting
from rules.pattern import Pattern, classes_in
from rules.values import Not, OneOf
from sop.model import Rule, Sop
from sop.proof.counting import Counted
from sop.proof.events import record_matches, tests_in
from sop.proof.machine import End, Machine, Undecidable
from sop.proof.machines import limit_of, machine

Record = Mapping[str, Any]

Wanted = Callable[[End], bool]
"""What a rule must come to."""


def passes(end: End) -> bool:
    """Activated and kept."""
    return end.activated and not end.failed and not end.undecided


def fails(end: End) -> bool:
    """Activated and broken."""
    return end.failed


def kept(end: End) -> bool:
    """Not broken, be it activated or not."""
    return not end.failed and not end.undecided


def activated(end: End) -> bool:
    """Activated, be it kept or not."""
    return end.activated


def any_end(end: End) -> bool:
    """Whatever it comes to."""
    return True


@dataclass(frozen=True)
class Gate:
    """A rule that sorts conversations, for one whose `when` asks for its classes."""

    rule: str
    classes: Classes
    when: Pattern | None


@dataclass(frozen=True)
class Subject:
    """A rule that can be asked about: its constraints, and the records it applies to."""

    id: str
    constraints: tuple[Constraint, ...]
    when: Pattern | None = None
    of: str = ""
    """Which of several SOPs it is a rule of."""
    gates: tuple[Gate, ...] = ()
    """The rules whose classes its `when` asks for."""

    def machines(self, record: Record) -> list[Machine]:
        """Its machines for a record, then those of its gates; none where it does not apply in any case."""
        if not self.gates and not record_matches(self.when, record):
            return []
        made = self._own(record)
        return [*made, *(machine(gate.classes, record) for gate in self.gates)]

    def conditions(self) -> Iterator[Pattern]:
        """Everything that it asks of records, classes aside."""
        whens = [self.when, *(gate.when for gate in self.gates)]
        whens += [label.when for gate in self.gates for label in gate.classes.labels]
        for constraint in self.constraints:
            if isinstance(constraint, Run):
                whens += [target.when for target in constraint.targets]
            whens += [label.when for label in _labels(constraint)]
        for when in whens:
            if when is not None and not any(classes_in(when)):
                yield when
            elif when is not None:
                plain = ((k, v) for k, v in tests_in([when]) if not k.startswith("class."))
                yield from (Pattern((test,)) for test in plain)

    def sort(self, record: Record) -> tuple[Any, ...] | None:
        """What its machines depend on of a record; None where it does not apply in any case."""
        if self.gates:
            return tuple(record_matches(condition, record) for condition in self.conditions())
        if not record_matches(self.when, record):
            return None
        limits = tuple(limit_of(one, record) for one in self.constraints if isinstance(one, Run))
        labels = tuple(
            record_matches(label.when, record) for one in self.constraints for label in _labels(one)
        )
        return limits, labels

    def _own(self, record: Record) -> list[Machine]:
        made: list[Machine] = []
        for constraints in self._groups():
            first, *more = constraints
            if isinstance(first, Bound):
                made.append(Counted(first, *(one for one in more if isinstance(one, Bound))))
            else:
                made.append(machine(first, record))
        return made

    def _groups(self) -> list[list[Constraint]]:
        """The constraints, with bounds on the same messages together."""
        groups: list[list[Constraint]] = []
        for one in self.constraints:
            last = groups[-1][0] if groups else None
            if (
                isinstance(one, Bound)
                and isinstance(last, Bound)
                and (last.select, last.window) == (one.select, one.window)
            ):
                groups[-1].append(one)
            else:
                groups.append([one])
        return groups

    def quiet(self) -> tuple[bool, ...]:
        """Which of its constraints activate it only by failing."""
        return tuple(isinstance(one, Template) and one.quiet for one, *_ in self._groups())

    def end(self, ends: Sequence[End], record: Record) -> End:
        """What it comes to for a record, of what its machines come to."""
        own = len(ends) - len(self.gates) if ends else 0
        if not own:
            return End(False, False)
        if self.gates:
            said_of = {
                f"class.{gate.rule}": list(end.labels) if record_matches(gate.when, record) else []
                for gate, end in zip(self.gates, ends[own:], strict=True)
            }
            classes = {key: labels for key, labels in said_of.items() if labels}
            if not record_matches(self.when, {**record, **classes}):
                return End(False, False)
            ends = ends[:own]
        said = [e.failed if quiet else e.activated for e, quiet in zip(ends, self.quiet(), strict=True)]
        failed = any(e.failed for e in ends)
        return End(any(said), failed, not failed and any(e.undecided for e in ends))


def subject(rule: Rule, sop: Sop) -> Subject:
    """A rule as something to ask about. Raises Undecidable with the reason why it cannot be."""
    if isinstance(rule.kind, CorpusKind):
        raise Undecidable("corpus")
    _decidable(sop.exclude)
    gates = tuple(_gates(rule.when, sop))
    _decidable(rule.when, classes=True)
    constraints = tuple(rule.kind.constraints(Setting(rule.calendar, sop.ladders)))
    for constraint in constraints:
        if isinstance(constraint, Run):
            for target in constraint.targets:
                _decidable(target.when)
                machine(replace(constraint, limit=target.limit, targets=()), {})
        for label in _labels(constraint):
            _decidable(label.when)
        machine(constraint, {})
    return Subject(rule.id, constraints, rule.when, gates=gates)


def _gates(when: Pattern | None, sop: Sop) -> Iterator[Gate]:
    """The rules whose classes a condition asks for; they must not ask for classes themselves."""
    for name in dict.fromkeys(classes_in(when)):
        for rule in sop.rules:
            if rule.id != name:
                continue
            for constraint in rule.kind.constraints(Setting(rule.calendar, sop.ladders)):
                if isinstance(constraint, Classes):
                    classes = _asked_labels(constraint, f"class.{name}", when)
                    for asked in (rule.when, *(label.when for label in classes.labels)):
                        _decidable(asked)
                    yield Gate(name, classes, rule.when)


def _asked_labels(classes: Classes, key: str, when: Pattern | None) -> Classes:
    """Without the labels that a condition on them does not name; all of them if it asks for any at all."""
    tests = [value for asked, value in tests_in([when] if when else []) if asked == key]
    named: set[Any] = set()
    for value in tests:
        inner = value
        while isinstance(inner, Not):
            inner = inner.value
        if not isinstance(inner, OneOf):
            return classes
        named.update(inner.values)
    return Classes(tuple(label for label in classes.labels if label.name in named))


def _labels(constraint: Constraint) -> tuple[Label, ...]:
    """The classes or stages that a constraint names."""
    if isinstance(constraint, Classes):
        return constraint.labels
    return constraint.stages if isinstance(constraint, Stages) else ()


def _decidable(when: Pattern | None, classes: bool = False) -> None:
    for key, _ in tests_in([when] if when is not None else []):
        if key == "created_at" or (key.startswith("class.") and not classes):
            raise Undecidable("when")


Asked = Sequence[tuple[Subject, Wanted]]
"""Subjects, and what each must come to."""

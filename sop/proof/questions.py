"""What is asked about rules: can one pass, can it fail, can these hold together, does one follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from time import monotonic
from typing import Any

from rules.constraints import Bound, Classes, Constraint, Label, Run, Stages, Template
from rules.kind import CorpusKind, Setting
from rules.pattern import Pattern, classes_in
from sop.model import Rule, Sop
from sop.proof.alphabet import OTHER, Speech, letters
from sop.proof.counting import Counted
from sop.proof.events import record_matches, scalars_in, tests_in
from sop.proof.machine import End, Machine, Undecidable
from sop.proof.machines import machine
from sop.proof.search import Found, Question, Spans, TooLong, WallSpans

Record = Mapping[str, Any]

Wanted = Callable[[End], bool]
"""What a rule must come to."""

MOST_RECORDS = 400


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
                    for asked in (rule.when, *(label.when for label in constraint.labels)):
                        _decidable(asked)
                    yield Gate(name, constraint, rule.when)


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


@dataclass(frozen=True)
class Witness:
    """A conversation that answers a question: its events and its record's attributes."""

    found: Found
    record: Record


@dataclass
class Prover:
    """Asks questions about subjects. `timeout`: seconds for each question."""

    speech: Speech = field(default_factory=Speech)
    sayable: Speech | None = None
    """For witnesses: only signals that a text can carry together."""
    spans: Spans = field(default_factory=WallSpans)
    exclude: Pattern | None = None
    timeout: float = 10.0
    deadline: float = float("inf")
    """When no further question is answered, on `time.monotonic`."""
    confirm: Callable[[Witness, Asked], bool] = lambda witness, asked: True
    """Whether the judges confirm what a conversation is said to come to."""

    def exists(self, wanted: Asked) -> Witness | None:
        """The shortest conversation in which each subject comes to what is wanted; None: there is none.

        Raises TooLong when it cannot be said: out of time, or none of those found is certain to exist.
        """
        until = min(monotonic() + self.timeout, self.deadline)
        if monotonic() > self.deadline:
            raise TooLong
        records = list(self.records([one for one, _ in wanted]))
        possible = False
        for sayable in (True, False) if self.sayable is not None else (True,):
            for sure in (True, False):
                best: Witness | None = None
                for record in records:
                    question = self._question(wanted, record, until, sayable)
                    try:
                        found = question.find(sure)
                    except ValueError:
                        found = None
                    if found is None:
                        continue
                    witness = Witness(found, record)
                    possible = True
                    if best is None or len(found.steps) < len(best.found.steps):
                        best = witness
                    if len(found.steps) <= 1:
                        break
                if best is not None and self.confirm(best, wanted):
                    return best
                if best is None and not sure and (not sayable or self.sayable is None):
                    if not possible:
                        return None
                    raise TooLong
        raise TooLong

    def _question(self, wanted: Asked, record: Record, until: float, sayable: bool) -> Question:
        machines: list[Machine] = []
        shares: list[tuple[Subject, Wanted, int, int]] = []
        keep: set[int] = set()
        for one, want in wanted:
            first = len(machines)
            machines += one.machines(record)
            shares.append((one, want, first, len(machines)))
            if want in (passes, kept) and not one.gates:
                keep.update(range(first, len(machines)))

        def goal(ends: Sequence[End]) -> bool:
            return all(want(one.end(ends[first:end], record)) for one, want, first, end in shares)

        speech = self.sayable if sayable and self.sayable is not None else self.speech
        return Question(machines, letters(machines, speech), goal, frozenset(keep), self.spans, until)

    def records(self, subjects: Sequence[Subject]) -> Iterator[Record]:
        """Records, one for each way in which the subjects' conditions can tell records apart."""
        conditions = [condition for one in subjects for condition in one.conditions()]
        excluded = [self.exclude] if self.exclude is not None else []
        seen: set[tuple[bool, ...]] = set()
        for record in records_of([*conditions, *excluded]):
            if any(record_matches(pattern, record) for pattern in excluded):
                continue
            view = tuple(record_matches(pattern, record) for pattern in conditions)
            if view not in seen:
                seen.add(view)
                yield record


def records_of(conditions: Sequence[Pattern]) -> Iterator[Record]:
    """Records with every combination of values that some conditions tell apart, solved or closed."""
    values: dict[str, list[Any]] = {}
    for key, value in tests_in(conditions):
        values.setdefault(key, [None]).extend(scalars_in(value))
    values.setdefault("status", []).clear()
    for key, some in values.items():
        if key == "status":
            some += ["solved", "closed"]
        elif len(some) == 1 or not all(isinstance(v, int | float | None) for v in some):
            some.append(OTHER)
        values[key] = list(dict.fromkeys(some))
        if key == "tags":
            values[key] = [None if v is None else [v] for v in values[key]]
            named = [v for v in dict.fromkeys(some) if v is not None]
            values[key].append(named)
    for number, chosen in enumerate(product(*values.values())):
        if number > MOST_RECORDS:
            return
        yield {key: value for key, value in zip(values, chosen, strict=True) if value is not None}

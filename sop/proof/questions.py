"""What is asked about rules: can one pass, can it fail, can these hold together, does one follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from time import monotonic
from typing import Any

from rules.pattern import Pattern
from rules.values import Value
from sop.proof.alphabet import Speech, letters
from sop.proof.events import record_matches, tests_in
from sop.proof.machine import End, Machine
from sop.proof.search import Spans, TooLong, WallSpans
from sop.proof.shortest import Case, Means, Shortest, Witness
from sop.proof.subjects import (
    Asked,
    Record,
    Subject,
    Wanted,
    activated,
    fails,
    kept,
    passes,
    subject,
)
from sop.proof.values import coherent, nested, sets_told_apart, told_apart

MOST_RECORDS = 20_000
"""Combinations of attributes that are tried for one question."""


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

    def exists(self, wanted: Asked, shortest: bool = True, seconds: float | None = None) -> Witness | None:
        """The shortest conversation in which each subject comes to what is wanted; None: there is none.

        Raises TooLong when it cannot be said: out of time, or none of those found is certain to exist.
        Unless `shortest` matters, one that is not may be given where limits are not exact. `seconds`: less
        time than `timeout`.
        """
        until = min(monotonic() + min(self.timeout, seconds or self.timeout), self.deadline)
        if monotonic() > self.deadline:
            raise TooLong
        cases = [self._case(wanted, record, self.speech, until) for record in self._records(wanted)]
        for sure in (True, False):
            tried = Shortest(self._means(), wanted, cases, sure, until)
            witness = tried.run()
            if witness is not None:
                return self._shorter(wanted, cases, witness, until) if shortest and sure else witness
            if tried.none():
                return None
        raise TooLong

    def _shorter(self, wanted: Asked, cases: Sequence[Case], known: Witness, until: float) -> Witness:
        """Where limits are not exact, perhaps a shorter one than is certain to exist."""
        tried = Shortest(self._means(), wanted, cases, False, until, len(known.found.steps) - 1)
        if len(known.found.steps) < 2 or all(case.exact for case in cases):
            return known
        try:
            return tried.run() or known
        except TooLong:
            return known

    def _means(self) -> Means:
        return Means(self.spans, self.sayable, self.confirm)

    def _case(self, wanted: Asked, record: Record, speech: Speech, until: float) -> Case:
        machines: list[Machine] = []
        shares: list[tuple[Subject, Wanted, int, int]] = []
        keep: set[int] = set()
        for one, want in wanted:
            first = len(machines)
            machines += one.machines(record)
            shares.append((one, want, first, len(machines)))
            if want in (passes, kept) and not one.gates:
                keep.update(range(first, len(machines)))

        def goal(ends: Sequence[End]) -> int:
            return sum(not want(one.end(ends[first:end], record)) for one, want, first, end in shares)

        return Case(record, machines, goal, frozenset(keep), letters(machines, speech, until))

    def _records(self, wanted: Asked) -> Iterator[Record]:
        """Records, one for each sort that the question can tell apart and that may answer it."""
        seen: set[tuple[Any, ...]] = set()
        for record in self.records([one for one, _ in wanted]):
            sorts = [one.sort(record) for one, _ in wanted]
            if any(
                sort is None and want in (passes, fails, activated)
                for sort, (_, want) in zip(sorts, wanted, strict=True)
            ):
                continue
            if tuple(sorts) not in seen:
                seen.add(tuple(sorts))
                yield record

    def records(self, subjects: Sequence[Subject]) -> Iterator[Record]:
        """Records, one for each way in which the subjects' conditions can tell records apart."""
        conditions = [condition for one in subjects for condition in one.conditions()]
        excluded = [self.exclude] if self.exclude is not None else []
        seen: set[tuple[bool, ...]] = set()
        for number, record in enumerate(records_of([*conditions, *excluded])):
            if number % 64 == 0 and monotonic() > self.deadline:
                raise TooLong
            if any(record_matches(pattern, record) for pattern in excluded):
                continue
            view = tuple(record_matches(pattern, record) for pattern in conditions)
            if view not in seen:
                seen.add(view)
                yield record


def records_of(conditions: Sequence[Pattern]) -> Iterator[Record]:
    """Records with every combination of values that some conditions tell apart, solved or closed.

    Raises TooLong if there are too many.
    """
    tests: dict[str, list[Value]] = {"status": []}
    for key, value in tests_in(conditions):
        tests.setdefault(key, []).append(value)
    values: dict[str, list[Any]] = {}
    for key, some in tests.items():
        found = sets_told_apart(some) if key.startswith(("tags", "class.")) else told_apart(some)
        values[key] = ["solved", "closed"] if key == "status" else [None, *found]
    values = nested(values)
    if prod(map(len, values.values())) > MOST_RECORDS:
        raise TooLong
    for chosen in product(*values.values()):
        record = {key: value for key, value in zip(values, chosen, strict=True) if value is not None}
        if coherent(record, values):
            yield record


__all__ = [
    "Asked",
    "Prover",
    "Record",
    "Subject",
    "Wanted",
    "Witness",
    "activated",
    "fails",
    "kept",
    "passes",
    "records_of",
    "subject",
]

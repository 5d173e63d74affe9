"""Patterns that no event or record can match: contradictions among the tests of one attribute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from rules.pattern import EVENT_KEYS, RECORD_KEYS, Pattern
from rules.values import Both, Compare, Exists, Not, OneOf, Scalar, Value

_ONE_VALUE = frozenset({*EVENT_KEYS, *RECORD_KEYS} - {"signal", "label", "assign", "tags"})
"""Attributes that never hold a list, so that two tests are about the same value."""

_EVENT_OF = {
    "signal": "message",
    "action": "action",
    "status": "status",
    "priority": "priority",
    "escalate": "escalate",
    "assign": "assign",
    "rating": "rating",
}
"""Attributes that only one type of event has."""

Tests = tuple[tuple[str, Value], ...]


def contradiction(pattern: Pattern, given: Tests = ()) -> tuple[str, ...]:
    """The attributes whose tests cannot hold together; empty when something may match the pattern.

    Two attributes are named when each belongs to another type of event. Sound but not complete: what it
    names never matches, what it passes may still not.
    """
    tests = (*given, *_conjunction(pattern))
    by_key: dict[str, list[Value]] = {}
    for key, value in tests:
        by_key.setdefault(key, []).append(value)
    for key, values in by_key.items():
        apart: Iterable[list[Value]] = [values] if key in _ONE_VALUE else [[value] for value in values]
        if any(_never(together) for together in apart):
            return (key,)
    events = _event_types(tests)
    if len(set(events.values())) > 1:
        return tuple(events)[:2]
    for alternatives in _disjunctions(pattern):
        causes = [contradiction(alternative, tests) for alternative in alternatives]
        if all(causes):
            return causes[0]
    return ()


def dead_alternatives(pattern: Pattern, given: Tests = ()) -> Iterator[Pattern]:
    """The members of each `any` that can never match while another one can."""
    tests = (*given, *_conjunction(pattern))
    for alternatives in _disjunctions(pattern):
        dead = [alternative for alternative in alternatives if contradiction(alternative, tests)]
        if len(dead) < len(alternatives):
            yield from dead
        for alternative in alternatives:
            yield from dead_alternatives(alternative, tests)


def _conjunction(pattern: Pattern) -> Iterator[tuple[str, Value]]:
    """Tests that must hold together: the pattern's own, those of `all`, and single ones under `not`."""
    yield from pattern.tests
    for inner in pattern.all:
        yield from _conjunction(inner)
    for inner in pattern.none:
        if len(inner.tests) == 1 and not inner.nested():
            key, value = inner.tests[0]
            yield key, Not(value)


def _disjunctions(pattern: Pattern) -> Iterator[tuple[Pattern, ...]]:
    if pattern.any is not None:
        yield pattern.any
    for inner in pattern.all:
        yield from _disjunctions(inner)


def _event_types(tests: Tests) -> dict[str, str]:
    """The type of event that each attribute asks for; only tests that need the attribute to be there."""
    found: dict[str, str] = {}
    for key, value in tests:
        event = _EVENT_OF.get(key) or ("action" if key.startswith("args.") else None)
        if event and _needs_value(value):
            found.setdefault(key, event)
        elif key == "type" and isinstance(value, OneOf) and len(value.values) == 1:
            found.setdefault(f"type: {value.values[0]}", str(value.values[0]))
    return found


def _needs_value(value: Value) -> bool:
    match value:
        case Not():
            return False
        case Exists(present=present):
            return present
        case Both(values=values):
            return any(_needs_value(part) for part in values)
        case _:
            return True


def _never(values: list[Value]) -> bool:
    """Whether no value, present or missing, passes all tests."""
    tests = tuple(_flat(values))
    if _all_hold(tests, None):
        return False
    finite = [test.values for test in tests if isinstance(test, OneOf)]
    if finite:
        return not any(_all_hold(tests, candidate) for candidate in finite[0])
    limits = [test.limit for test in tests if isinstance(test, Compare)]
    if any(isinstance(test, Exists) and not test.present for test in tests):
        return True
    if not limits:
        return False
    return not any(_all_hold(tests, candidate) for candidate in _candidates(limits))


def _flat(values: Iterable[Value]) -> Iterator[Value]:
    for value in values:
        if isinstance(value, Both):
            yield from _flat(value.values)
        else:
            yield value


def _candidates(limits: list[Scalar]) -> Iterator[Scalar]:
    """Values at, between and beyond the limits: if none of them passes, none does."""
    numbers = sorted({limit for limit in limits if isinstance(limit, int | float)})
    between = [(low + high) / 2 for low, high in pairwise(numbers)]
    around = [numbers[0] - 1, numbers[-1] + 1] if numbers else []
    texts = sorted({limit for limit in limits if isinstance(limit, str)})
    yield from chain(numbers, between, around, texts, (text + " " for text in texts), [""])


def _all_hold(tests: Iterable[Value], candidate: Scalar | None) -> bool:
    return all(_holds(test, candidate) for test in tests)


def _holds(test: Value, candidate: Scalar | None) -> bool:
    """Whether a value (None: missing) passes a test."""
    match test:
        case Not(value=inner):
            return not _holds(inner, candidate)
        case Exists(present=present):
            return present == (candidate is not None)
        case Both(values=values):
            return _all_hold(values, candidate)
        case OneOf(values=values):
            return any(type(value) is type(candidate) and value == candidate for value in values) or any(
                _number(value) and _number(candidate) and value == candidate for value in values
            )
        case Compare(op=op, limit=limit):
            return _compares(op, limit, candidate)


def _compares(op: str, limit: Scalar, candidate: Scalar | None) -> bool:
    if isinstance(limit, str) and isinstance(candidate, str):
        order = (candidate > limit) - (candidate < limit)
    elif _number(limit) and _number(candidate):
        order = (candidate > limit) - (candidate < limit)  # type: ignore[operator]
    else:
        return False
    return {"gt": order > 0, "gte": order >= 0, "lt": order < 0, "lte": order <= 0}[op]


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)

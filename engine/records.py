"""`when`, `exclude` and targets: whether a record's own attributes match a pattern."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.instants import Zone
from engine.patterns import reach
from engine.timeline import Timeline
from engine.values import satisfies
from rules.pattern import Pattern
from rules.values import Both, Compare, Not, OneOf, Scalar, Value

Condition = Callable[[Timeline, str | None], bool]
"""Asked of a timeline and the priority that counts."""


def condition(pattern: Pattern | None, zone: Zone) -> Condition | None:
    """The test of a record that a pattern means; None when there is nothing to test."""
    if pattern is None:
        return None
    tests = [_attribute(key, value, zone) for key, value in pattern.tests]
    tests += [test for inner in pattern.all if (test := condition(inner, zone)) is not None]
    refused = [test for inner in pattern.none if (test := condition(inner, zone)) is not None]
    options = None if pattern.any is None else [condition(inner, zone) for inner in pattern.any]

    def holds(timeline: Timeline, priority: str | None) -> bool:
        return (
            all(test(timeline, priority) for test in tests)
            and not any(test(timeline, priority) for test in refused)
            and (options is None or any(o is None or o(timeline, priority) for o in options))
        )

    return tests[0] if len(tests) == 1 and not refused and options is None else holds


def _attribute(key: str, value: Value, zone: Zone) -> Condition:
    if key == "priority":
        return lambda timeline, priority: satisfies(value, priority)
    if key == "status":
        return lambda timeline, priority: satisfies(value, timeline.status)
    if key == "created_at":
        instants = _instants(value, zone)
        return lambda timeline, priority: satisfies(instants, timeline.created)
    if key in ("channel", "subject", "tags"):
        return lambda timeline, priority: satisfies(value, getattr(timeline.conversation, key))
    if key.startswith("class."):
        rule = key.removeprefix("class.")
        return lambda timeline, priority: satisfies(value, timeline.classes.get(rule))
    root, *path = key.split(".")
    return lambda timeline, priority: satisfies(value, reach(getattr(timeline.conversation, root), path))


def _instants(value: Value, zone: Zone) -> Value:
    """A test of times as a test of instants; a bare date is its midnight in the SOP's zone."""
    match value:
        case OneOf(values):
            return OneOf(tuple(_instant(v, zone) for v in values))
        case Compare(op, limit):
            return Compare(op, _instant(limit, zone))
        case Not(inner):
            return Not(_instants(inner, zone))
        case Both(values):
            return Both(tuple(_instants(inner, zone) for inner in values))
    return value


def _instant(text: Scalar, zone: Zone) -> Any:
    try:
        return zone.read(str(text))
    except ValueError:
        return text

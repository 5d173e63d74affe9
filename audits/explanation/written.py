"""Patterns, value tests and durations back in the form in which an SOP writes them."""

from __future__ import annotations

from typing import Any

from rules.duration import Duration, format_seconds
from rules.pattern import Pattern
from rules.values import Both, Compare, Exists, Not, OneOf, Value


def pattern(one: Pattern) -> dict[str, Any]:
    """The mapping that means the pattern; what is nested without need is taken apart."""
    written: dict[str, Any] = {key: value(test) for key, test in one.tests}
    rest: list[dict[str, Any]] = []
    for inner in (pattern(nested) for nested in one.all):
        if written.keys().isdisjoint(inner):
            written |= inner
        else:
            rest.append(inner)
    alternatives = None if one.any is None else [pattern(inner) for inner in one.any]
    if alternatives is not None:
        if "any" in written:
            rest.append({"any": alternatives})
        else:
            written["any"] = alternatives
    for refused in (pattern(inner) for inner in one.none):
        if "not" in written:
            rest.append({"not": refused})
        else:
            written["not"] = refused
    if rest:
        written["all"] = [*written.get("all", ()), *rest]
    return written


def value(test: Value) -> Any:
    """The value, list or mapping that means the test."""
    match test:
        case OneOf((one,)):
            return one
        case OneOf(values):
            return list(values)
        case Compare(op, limit):
            return {op: limit}
        case Exists(present):
            return {"exists": present}
        case Not(inner):
            return {"not": value(inner)}
        case Both(parts):
            return {key: operand for part in parts for key, operand in value(part).items()}


def duration(one: Duration) -> str:
    """`15m`, `2bd`."""
    return f"{one.working_days}bd" if one.working_days is not None else format_seconds(one.seconds)

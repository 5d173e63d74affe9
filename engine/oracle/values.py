"""Does an attribute pass a value test? An attribute is a tuple of values; a missing one is empty."""

from __future__ import annotations

import operator
from typing import Any

from engine.instants import Zone
from rules.values import Both, Compare, Exists, Not, OneOf, Scalar, Value

_OPERATORS = {"gt": "gt", "gte": "ge", "lt": "lt", "lte": "le"}


def holds(value: Value, found: tuple[Any, ...]) -> bool:
    """Whether the test holds of the attribute: of any of its values, but for `not` and `exists` of them all.

    Comparisons that stand together, as in `{gte: 3, lt: 5}`, hold of one and the same value.
    """
    match value:
        case OneOf(values):
            return any(equal(one, wanted) for one in found for wanted in values)
        case Compare():
            return any(_compares(value, one) for one in found)
        case Exists(present):
            return bool(found) == present
        case Not(inner):
            return not holds(inner, found)
        case Both(parts):
            together = [part for part in parts if isinstance(part, Compare)]
            others = [part for part in parts if not isinstance(part, Compare)]
            one_passes = any(all(_compares(part, one) for part in together) for one in found)
            return (one_passes or not together) and all(holds(part, found) for part in others)


def equal(one: Any, other: Any) -> bool:
    """Equality that tells true from 1; lists and objects are equal if all in them is."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(equal(a, b) for a, b in zip(one, other, strict=True))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def values_of(raw: Any) -> tuple[Any, ...]:
    """A field as an attribute: null is as good as no key, and so is a list without elements."""
    if raw is None:
        return ()
    if isinstance(raw, list):
        return tuple(one for one in raw if one is not None)
    return (raw,)


def values_at(raw: Any, path: str) -> tuple[Any, ...]:
    """The attribute at a dotted path inside an object."""
    for name in path.split("."):
        raw = raw.get(name) if isinstance(raw, dict) else None
    return values_of(raw)


def in_instants(value: Value, zone: Zone) -> Value:
    """The same test of an instant: text read in `zone`, a date as its midnight, what is no time never met."""
    match value:
        case OneOf(values):
            read = [_instant(text, zone) for text in values]
            return OneOf(tuple(one for one in read if one is not None))
        case Compare(op, limit):
            instant = _instant(limit, zone)
            return OneOf(()) if instant is None else Compare(op, instant)
        case Not(inner):
            return Not(in_instants(inner, zone))
        case Both(parts):
            return Both(tuple(in_instants(part, zone) for part in parts))
        case Exists():
            return value


def _instant(text: Scalar, zone: Zone) -> int | None:
    try:
        return zone.read(text) if isinstance(text, str) else None
    except (ValueError, OverflowError):
        return None


def _compares(test: Compare, one: Any) -> bool:
    limit: Any = test.limit
    numbers = _is_number(one) and _is_number(limit)
    if not numbers and not (isinstance(one, str) and isinstance(limit, str)):
        return False
    return bool(getattr(operator, _OPERATORS[test.op])(one, limit))


def _is_number(one: Any) -> bool:
    return isinstance(one, int | float) and not isinstance(one, bool)

"""Whether an attribute's value passes a value test (`rules.values`)."""

from __future__ import annotations

from typing import Any

from rules.values import Both, Compare, Exists, Not, OneOf, Scalar, Value


def satisfies(value: Value, actual: Any) -> bool:
    """Whether `actual` (None: the attribute is missing; a list: any element) passes the test.

    Comparisons that stand together, as in `{gte: 3, lt: 5}`, hold of one and the same element.
    """
    match value:
        case OneOf(values):
            return any(_equal(item, wanted) for item in _items(actual) for wanted in values)
        case Compare(op, limit):
            return any(_compare(op, item, limit) for item in _items(actual))
        case Exists(present):
            return bool(_items(actual)) is present
        case Not(inner):
            return not satisfies(inner, actual)
        case Both(values):
            limits = [inner for inner in values if isinstance(inner, Compare)]
            within = any(all(_compare(c.op, item, c.limit) for c in limits) for item in _items(actual))
            others = (inner for inner in values if not isinstance(inner, Compare))
            return (within or not limits) and all(satisfies(inner, actual) for inner in others)


def _items(actual: Any) -> list[Any]:
    if actual is None:
        return []
    return [item for item in actual if item is not None] if isinstance(actual, list) else [actual]


def _equal(actual: Any, wanted: Scalar) -> bool:
    return isinstance(actual, bool) is isinstance(wanted, bool) and bool(actual == wanted)


def _compare(op: str, actual: Any, limit: Scalar) -> bool:
    """Numbers with numbers, text with text."""
    if isinstance(actual, bool) or isinstance(limit, bool):
        return False
    if isinstance(limit, str):
        if not isinstance(actual, str):
            return False
    elif not isinstance(actual, int | float):
        return False
    match op:
        case "gt":
            return bool(actual > limit)
        case "gte":
            return bool(actual >= limit)
        case "lt":
            return bool(actual < limit)
        case _:
            return bool(actual <= limit)

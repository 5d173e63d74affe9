"""Abstract events and records, and whether a pattern matches them, as docs/semantics.md says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rules.pattern import Pattern
from rules.values import Both, Compare, Exists, Not, OneOf, Value

_OF_TYPE = {
    "action": "action",
    "status": "status",
    "priority": "priority",
    "escalate": "escalate",
    "assign": "assign",
    "rating": "rating",
    "value": "rating",
}


@dataclass(frozen=True)
class Letter:
    """One event as far as a question can tell: attributes, signals that it carries, what is measured of it.

    `attributes` are pattern keys with their values (`by`, `author`, `label`, `args.order`, ...); `text`: a
    message has text.
    """

    type: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    signals: frozenset[str] = frozenset()
    measures: Mapping[str, float] = field(default_factory=dict)
    public: bool = True
    text: bool = True

    def get(self, key: str) -> Any:
        """An attribute as patterns see it; None if the event does not have it."""
        if key == "type":
            return self.type
        if key == "public":
            return self.public if self.type == "message" else None
        if key == "text":
            return "text" if self.type == "message" and self.text else None
        if _OF_TYPE.get(key, self.type) != self.type:
            return None
        return self.attributes.get(key)


def matches(pattern: Pattern | None, letter: Letter, seen: bool | None = None) -> bool:
    """Whether the event matches; None matches every event. `seen`: its signals are visible."""
    if pattern is None:
        return True
    seen = letter.public if seen is None else seen
    seen = seen or any(k == "public" and isinstance(v, OneOf) and False in v.values for k, v in pattern.tests)
    for key, value in pattern.tests:
        if key == "signal":
            carried = sorted(letter.signals) if seen and letter.type == "message" else []
            if not satisfies(value, carried or None):
                return False
        elif not satisfies(value, letter.get(key)):
            return False
    return (
        all(matches(inner, letter, seen) for inner in pattern.all)
        and (pattern.any is None or any(matches(inner, letter, seen) for inner in pattern.any))
        and not any(matches(inner, letter, seen) for inner in pattern.none)
    )


def record_matches(pattern: Pattern | None, record: Mapping[str, Any]) -> bool:
    """Whether a record, by its `when` keys, is as a `when` asks."""
    return pattern is None or (
        all(satisfies(value, record.get(key)) for key, value in pattern.tests)
        and all(record_matches(inner, record) for inner in pattern.all)
        and (pattern.any is None or any(record_matches(inner, record) for inner in pattern.any))
        and not any(record_matches(inner, record) for inner in pattern.none)
    )


def satisfies(test: Value, held: Any) -> bool:
    """Whether a value, None where it is missing, passes a test (`rules.values`)."""
    match test:
        case Not(inner):
            return not satisfies(inner, held)
        case Exists(present):
            return (held is not None) is present
        case Both(parts):
            return all(satisfies(part, held) for part in parts)
    if isinstance(held, list | tuple):
        return any(satisfies(test, one) for one in held)
    if held is None:
        return False
    if isinstance(test, OneOf):
        if isinstance(held, str):
            return held in test.values
        return any(_equal(one, held) for one in test.values)
    return _compares(test, held)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _equal(one: Any, other: Any) -> bool:
    if _number(one) and _number(other):
        return bool(one == other)
    return type(one) is type(other) and bool(one == other)


def _compares(test: Compare, held: Any) -> bool:
    limit = test.limit
    if not (_number(held) and _number(limit)) and not (isinstance(held, str) and isinstance(limit, str)):
        return False
    order = int(held > limit) - int(held < limit)
    return {"gt": order > 0, "gte": order >= 0, "lt": order < 0, "lte": order <= 0}[test.op]


def tests_in(patterns: Iterable[Pattern]) -> Iterable[tuple[str, Value]]:
    """Every test of some patterns, wherever it is nested."""
    for pattern in patterns:
        for inner in pattern.walk():
            yield from inner.tests


def scalars_in(value: Value) -> Iterable[Any]:
    """Values that a test tells apart: those it names, and for limits one at, below and above."""
    match value:
        case OneOf(values):
            yield from values
        case Compare(limit=limit):
            if _number(limit):
                yield from (limit, limit - 1, limit + 1)  # type: ignore[operator]
            else:
                yield from (limit, f"{limit} ")
        case Not(inner):
            yield from scalars_in(inner)
        case Both(parts):
            for part in parts:
                yield from scalars_in(part)

"""Which events match which patterns: every pattern of an SOP at once, in one pass over the events.

A pattern is first worked out as far as an event's type, author's party and publicity decide it; those
events then cost one dictionary look-up, and only what is left is asked of each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from engine.conversation import Event
from engine.timeline import Timeline
from engine.values import satisfies
from rules.pattern import Pattern
from rules.values import Both, Compare, Exists, Not, OneOf, Value

Test = Callable[[Event, int], bool]
"""Asked of an event and the bit set of its signals."""

Class = tuple[str, str | None, bool, bool]
"""What events are sorted by: type, by, public, whether there is text."""


class _Plan(NamedTuple):
    """What the events of one class match: always, by their signals alone, or as they are asked."""

    always: tuple[int, ...]
    signals: int
    """The signals that any of `carrying` looks at."""
    carrying: tuple[tuple[int, int], ...]
    """(pattern, signals of which one is enough)."""
    asked: tuple[tuple[int, Test], ...]


_CLASSES = 1_000
"""Classes of events remembered; there are few, unless somebody invents types."""

OWN = {
    "status": "to",
    "priority": "to",
    "escalate": "to",
    "action": "name",
    "rating": "scale",
    "value": "value",
}
"""Pattern keys that only events of one type have, and the field they look at."""


class Patterns:
    """A numbered set of patterns. `matches` lists, for each, the positions where it holds."""

    def __init__(self, signals: Mapping[str, int]) -> None:
        self._signals = signals
        self._numbers: dict[Pattern, int] = {}
        self._plans: dict[Class, _Plan] = {}

    def number(self, pattern: Pattern) -> int:
        """The pattern's number; the same for equal patterns. Only before the first `matches`."""
        return self._numbers.setdefault(pattern, len(self._numbers))

    def matches(self, timeline: Timeline) -> list[list[int]]:
        """For each pattern the positions of the events that match it, rising."""
        found: list[list[int]] = [[] for _ in self._numbers]
        plans = self._plans
        for position, (event, signals) in enumerate(zip(timeline.events, timeline.signals, strict=True)):
            key = (event.type, event.by, event.public, bool(event.text))
            plan = plans.get(key)
            if plan is None:
                plan = self._remember(key)
            always, looked_at, carrying, asked = plan
            for number in always:
                found[number].append(position)
            if signals & looked_at:
                for number, mask in carrying:
                    if signals & mask:
                        found[number].append(position)
            for number, test in asked:
                if test(event, signals):
                    found[number].append(position)
        return found

    def _remember(self, key: Class) -> _Plan:
        if len(self._plans) > _CLASSES:
            self._plans.clear()
        always, carrying, asked = [], [], []
        for pattern, number in self._numbers.items():
            test = self._resolve(pattern, key, key[2])
            if test is True:
                always.append(number)
            elif isinstance(test, _Carries):
                carrying.append((number, test.mask))
            elif not isinstance(test, bool):
                asked.append((number, test))
        looked_at = 0
        for _, mask in carrying:
            looked_at |= mask
        plan = self._plans[key] = _Plan(tuple(always), looked_at, tuple(carrying), tuple(asked))
        return plan

    def _resolve(self, pattern: Pattern, key: Class, seen: bool) -> Test | bool:
        """The pattern for events of a class: decided, or what is left to ask. `seen`: signals are visible."""
        seen = seen or any(
            k == "public" and isinstance(v, OneOf) and False in v.values for k, v in pattern.tests
        )
        parts = [self._test(name, value, key, seen) for name, value in pattern.tests]
        parts += [self._resolve(inner, key, seen) for inner in pattern.all]
        if pattern.any is not None:
            parts.append(_any([self._resolve(inner, key, seen) for inner in pattern.any]))
        parts += [_not(self._resolve(inner, key, seen)) for inner in pattern.none]
        return _all(parts)

    def _test(self, name: str, value: Value, key: Class, seen: bool) -> Test | bool:
        kind, by, public, text = key
        if name == "type":
            return satisfies(value, kind)
        if name == "by":
            return satisfies(value, by)
        if name == "public":
            return satisfies(value, public if kind == "message" else None)
        if name == "text" and not text:
            return satisfies(value, None)
        if name == "text" and isinstance(value, Exists):
            return value.present
        if name == "signal":
            return self._carries(value) if kind == "message" and seen else satisfies(value, None)
        if name in OWN and kind != ("action" if name == "action" else "rating" if name == "value" else name):
            return satisfies(value, None)
        if name == "assign" and kind != "assign":
            return satisfies(value, None)
        return _attribute(name, value)

    def _carries(self, value: Value) -> Test:
        """A test of a message's signals."""
        match value:
            case OneOf(names):
                return _Carries(sum(1 << self._signals[str(n)] for n in set(names) if n in self._signals))
            case Exists(present):
                return lambda event, signals: (signals != 0) is present
            case Not(inner):
                return _left(_not(self._carries(inner)))
            case Both(parts):
                return _left(_all([self._carries(part) for part in parts]))
            case Compare():
                known = list(self._signals)
                return lambda event, signals: satisfies(
                    value, [name for number, name in enumerate(known) if signals >> number & 1] or None
                )


class _Carries:
    """The test that most patterns come down to: one of some signals is carried."""

    __slots__ = ("mask",)

    def __init__(self, mask: int) -> None:
        self.mask = mask

    def __call__(self, event: Event, signals: int) -> bool:
        return signals & self.mask != 0


def _attribute(name: str, value: Value) -> Test:
    if name == "text":
        return lambda event, signals: satisfies(value, event.text or None)
    if name == "label":
        return lambda event, signals: satisfies(value, event.labels or None)
    if name == "assign":
        return lambda event, signals: satisfies(
            value, [tier for tier in (event.to, event.group) if tier is not None] or None
        )
    if name.startswith("args."):
        path = name.split(".")[1:]
        return lambda event, signals: satisfies(value, reach(event.args, path))
    field = OWN.get(name, name)
    if isinstance(value, OneOf) and all(isinstance(v, str) for v in value.values) and field != "value":
        values = frozenset(value.values)
        return lambda event, signals: getattr(event, field) in values
    return lambda event, signals: satisfies(value, getattr(event, field, None))


def reach(attributes: Any, path: list[str]) -> Any:
    """The value at a path of nested mappings, None where there is none."""
    for name in path:
        attributes = attributes.get(name) if isinstance(attributes, Mapping) else None
    return attributes


def _left(test: Test | bool) -> Test:
    if isinstance(test, bool):
        decided = test
        return lambda event, signals: decided
    return test


def _not(test: Test | bool) -> Test | bool:
    if isinstance(test, bool):
        return not test
    asked = test
    return lambda event, signals: not asked(event, signals)


def _all(tests: list[Test | bool]) -> Test | bool:
    if any(test is False for test in tests):
        return False
    left = [test for test in tests if not isinstance(test, bool)]
    if not left:
        return True
    if len(left) == 1:
        return left[0]
    return lambda event, signals: all(test(event, signals) for test in left)


def _any(tests: list[Test | bool]) -> Test | bool:
    if any(test is True for test in tests):
        return True
    left = [test for test in tests if not isinstance(test, bool)]
    if not left:
        return False
    if len(left) == 1:
        return left[0]
    if all(isinstance(test, _Carries) for test in left):
        union = 0
        for test in left:
            union |= test.mask if isinstance(test, _Carries) else 0
        return _Carries(union)
    return lambda event, signals: any(test(event, signals) for test in left)

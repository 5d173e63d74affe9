"""Event patterns (`trigger`, `a`, `b`, `unless`, steps) and `when`: what an event or a record must look like.

All keys of a pattern must hold of the same event; `any`, `all` and `not` nest patterns of that event. Signals
are seen on public messages only, unless the pattern asks `public: false`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rules.values import OneOf, Value, parse_value

EVENT_KEYS = (
    "type",
    "by",
    "author",
    "public",
    "signal",
    "label",
    "action",
    "status",
    "priority",
    "escalate",
    "assign",
    "rating",
    "value",
)
"""Attributes of an event that a pattern may test; besides these `args.*`."""

RECORD_KEYS = ("channel", "priority", "status", "tags", "subject", "created_at")
"""Attributes of a record that `when` may test; besides these `customer.*`, `fields.*`, and `class.*`:
what a rule of kind classify, named by its id, says of the conversation."""

RECORD_PREFIXES = ("customer.", "fields.", "class.")
EVENT_PREFIXES = ("args.",)

_NESTING = ("any", "all", "not")


@dataclass(frozen=True, slots=True)
class Pattern:
    """All `tests` hold, one of `any` (if not None), all of `all`, and none of `none`."""

    tests: tuple[tuple[str, Value], ...] = ()
    any: tuple[Pattern, ...] | None = None
    all: tuple[Pattern, ...] = ()
    none: tuple[Pattern, ...] = ()

    def nested(self) -> tuple[Pattern, ...]:
        """The patterns directly inside this one."""
        return (self.any or ()) + self.all + self.none

    def walk(self) -> Iterator[Pattern]:
        """This pattern and every one inside it."""
        yield self
        for inner in self.nested():
            yield from inner.walk()


def parse_pattern(raw: Mapping[str, Any]) -> Pattern:
    """The pattern that a YAML mapping means; the schema has said that its shape is right."""
    return Pattern(
        tests=tuple((key, parse_value(value)) for key, value in raw.items() if key not in _NESTING),
        any=tuple(parse_pattern(inner) for inner in raw["any"]) if "any" in raw else None,
        all=tuple(parse_pattern(inner) for inner in raw.get("all", ())),
        none=(parse_pattern(raw["not"]),) if "not" in raw else (),
    )


def attributes(**tests: Any) -> Pattern:
    """A pattern from Python: `attributes(type="message", by="agent")`."""
    return Pattern(tuple((key, parse_value(value)) for key, value in tests.items()))


def both(*patterns: Pattern | None) -> Pattern:
    """The pattern of events that match every given one."""
    given = tuple(pattern for pattern in patterns if pattern is not None)
    return given[0] if len(given) == 1 else Pattern(all=given)


def either(*patterns: Pattern | None) -> Pattern:
    """The pattern of events that match at least one given one."""
    given = tuple(pattern for pattern in patterns if pattern is not None)
    return given[0] if len(given) == 1 else Pattern(any=given)


def by_agent_unless_said(pattern: Pattern) -> Pattern:
    """The pattern, asking for an agent's event wherever it does not say whose: what recovery's steps mean."""
    if any(key == "by" for inner in pattern.walk() for key, _ in inner.tests):
        return pattern
    return both(attributes(by="agent"), pattern)


def unless_by(pattern: Pattern, others: tuple[str, ...]) -> Pattern:
    """The pattern, asking for an event of none of `others` unless it says whose itself."""
    if any(key == "by" for inner in pattern.walk() for key, _ in inner.tests):
        return pattern
    return Pattern(all=(pattern,), none=(attributes(by=list(others)),))


def classes_in(pattern: Pattern | None) -> Iterator[str]:
    """Ids of the rules whose classes a `when` asks for."""
    for inner in () if pattern is None else pattern.walk():
        yield from (key.removeprefix("class.") for key, _ in inner.tests if key.startswith("class."))


def signals_in(pattern: Pattern) -> Iterator[str]:
    """Names of the signals that a pattern looks at."""
    for inner in pattern.walk():
        for key, value in inner.tests:
            if key == "signal":
                yield from _names(value)


def _names(value: Value) -> Iterator[str]:
    if isinstance(value, OneOf):
        yield from (name for name in value.values if isinstance(name, str))
    for name in ("value", "values"):
        inside = getattr(value, name, ())
        for part in inside if isinstance(inside, tuple) else (inside,):
            if not isinstance(part, str | int | float | bool):
                yield from _names(part)

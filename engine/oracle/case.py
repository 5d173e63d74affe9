"""One conversation as the oracle looks at it: do an event, or the record, match a pattern?

An attribute is a tuple of its values: none if it is missing, one of a plain value, several of a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.clock import Clock
from engine.instants import Zone
from engine.oracle.values import holds, in_instants, values_at, values_of
from engine.timeline import Timeline
from rules.constraints import Classes, Label
from rules.pattern import Pattern

_OWN = {
    "action": ("action", ("name",)),
    "status": ("status", ("to",)),
    "priority": ("priority", ("to",)),
    "escalate": ("escalate", ("to",)),
    "assign": ("assign", ("to", "group")),
    "rating": ("rating", ("scale",)),
    "value": ("rating", ("value",)),
    "public": ("message", ("public",)),
}
"""Attributes that one type of event has: the type, and the fields that hold them."""

Look = Callable[[str, bool], tuple[Any, ...]]
"""Says what an attribute is; the flag tells whether signals of internal notes are asked for."""


@dataclass(frozen=True, slots=True)
class Case:
    """A timeline, the names of the SOP's signals in order, its clocks and its time zone.

    `classifying` has the `when` and the classes of each rule that names conversations, by its id.
    """

    timeline: Timeline
    signals: tuple[str, ...]
    clocks: Mapping[str | None, Clock]
    zone: Zone
    classifying: Mapping[str, tuple[Pattern | None, Classes]] = field(default_factory=dict)

    def positions(self, pattern: Pattern) -> list[int]:
        """Where the events that match a pattern are."""
        return [p for p in range(len(self.timeline.events)) if self.matches(pattern, p)]

    def last_until(self, end: int, least: int) -> int:
        """The last event known to be at or before an instant, at least `least`."""
        found = least
        for position, instant in enumerate(self.timeline.at):
            if position > least and instant is not None and instant <= end:
                found = position
        return found

    def matches(self, pattern: Pattern, position: int) -> bool:
        """Whether the event there matches."""
        return _matches(pattern, lambda key, notes: self.attribute(position, key, notes), False)

    def attribute(self, position: int, key: str, notes: bool = False) -> tuple[Any, ...]:
        """The values that an event has for a key of EVENT_KEYS, `text` or `args.*`."""
        event = self.timeline.events[position]
        if key == "signal":
            return self._signals(position) if notes or event.public else ()
        if key == "label":
            return values_of(event.labels)
        if key == "text":
            return (event.text,) if event.text else ()
        if key.startswith("args."):
            return values_at(event.args, key.removeprefix("args."))
        if key in _OWN:
            kind, fields = _OWN[key]
            if event.type != kind:
                return ()
            return tuple(value for field in fields for value in values_of(getattr(event, field)))
        return values_of(getattr(event, key))

    def _signals(self, position: int) -> tuple[str, ...]:
        if self.timeline.events[position].type != "message":
            return ()
        bits = self.timeline.signals[position]
        return tuple(name for k, name in enumerate(self.signals) if bits >> k & 1)

    def record_matches(self, when: Pattern) -> bool:
        """Whether the record, as it was at the as-of, matches a `when`."""
        return self.record_matches_with(when, self.timeline.priority)

    def record_matches_with(self, when: Pattern, priority: str | None) -> bool:
        """The same, were its priority this one."""

        def look(key: str, notes: bool) -> tuple[Any, ...]:
            return values_of(priority) if key == "priority" else self._record_attribute(key)

        return _matches(_dates_read(when, self.zone), look, False)

    def classes_of(self, rule: str) -> tuple[str, ...]:
        """The classes that a rule gives the conversation; rules that ask for them go in no circle."""
        if rule not in self.classifying:
            return ()
        when, classes = self.classifying[rule]
        if when is not None and not self.record_matches(when):
            return ()
        return tuple(label.name for label in classes.labels if self.belongs(label))

    def belongs(self, label: Label) -> bool:
        """Whether the conversation is of a class."""
        seen = label.pattern is None or len(self.positions(label.pattern)) >= label.at_least
        return seen and (label.when is None or self.record_matches(label.when))

    def _record_attribute(self, key: str) -> tuple[Any, ...]:
        """The values that the record has for a key of RECORD_KEYS, or with one of RECORD_PREFIXES."""
        record = self.timeline.conversation
        if key.startswith("class."):
            return self.classes_of(key.removeprefix("class."))
        if key == "status":
            return values_of(self.timeline.status)
        if key == "created_at":
            return values_of(self.timeline.created)
        if key.startswith("customer."):
            return values_at(record.customer, key.removeprefix("customer."))
        if key.startswith("fields."):
            return values_at(record.fields, key.removeprefix("fields."))
        return values_of(getattr(record, key))


def _matches(pattern: Pattern, look: Look, notes: bool) -> bool:
    """Whether all tests hold. Notes' signals are seen if a test beside or around asks `public: false`."""
    notes = notes or any(key == "public" and holds(value, (False,)) for key, value in pattern.tests)
    return (
        all(holds(value, look(key, notes)) for key, value in pattern.tests)
        and (pattern.any is None or any(_matches(inner, look, notes) for inner in pattern.any))
        and all(_matches(inner, look, notes) for inner in pattern.all)
        and not any(_matches(inner, look, notes) for inner in pattern.none)
    )


def _dates_read(when: Pattern, zone: Zone) -> Pattern:
    """A `when` whose tests of `created_at` ask for instants instead of text."""
    return Pattern(
        tests=tuple(
            (key, in_instants(value, zone) if key == "created_at" else value) for key, value in when.tests
        ),
        any=None if when.any is None else tuple(_dates_read(inner, zone) for inner in when.any),
        all=tuple(_dates_read(inner, zone) for inner in when.all),
        none=tuple(_dates_read(inner, zone) for inner in when.none),
    )

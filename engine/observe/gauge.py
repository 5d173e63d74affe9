"""Gauges and readings: the only things that pass between observing and judging."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, NamedTuple, Protocol

from engine.clock import Clock
from engine.instants import Zone
from engine.outcome import Activation, Measured, Outcome
from engine.patterns import Patterns
from engine.timeline import Timeline
from rules.pattern import Pattern

NEVER = 1 << 60
"""A reading of "there is none": further away than any time or count."""


class State(IntEnum):
    """What a broken bound means: it is final, it may still come right, or it cannot be known."""

    FINAL = 0
    OPEN = 1
    UNKNOWN = 2


OUTCOMES = (Outcome.VIOLATED, Outcome.PENDING, Outcome.NOT_EVALUABLE)
"""The outcome of a broken bound, by State."""


class Gauge(NamedTuple):
    """A number and its bound: broken by readings over the limit, or (`over` false) under it."""

    number: int
    over: bool
    limit: int


class Reading(NamedTuple):
    """A gauge read at an event's position (-1: of the conversation as a whole)."""

    gauge: int
    state: State
    position: int
    value: int


@dataclass(slots=True)
class Workshop:
    """What observers are built from, once an SOP: they register their patterns and gauges here."""

    patterns: Patterns
    clocks: Mapping[str | None, Clock]
    zone: Zone
    signals: Mapping[str, int]
    """Names of the SOP's signals and their numbers."""
    gauges: list[Gauge] = field(default_factory=list)

    def gauge(self, *, over: int | None = None, under: int | None = None) -> int:
        """A new gauge that is broken by readings over, or under, a limit; its number."""
        limit = over if over is not None else under
        assert limit is not None
        self.gauges.append(Gauge(len(self.gauges), over is not None, limit))
        return len(self.gauges) - 1

    def pattern(self, pattern: Pattern) -> int:
        """The number under which a conversation's matches list the pattern's positions."""
        return self.patterns.number(pattern)


class Seen(NamedTuple):
    """A conversation as observers see it: its timeline, and the positions that match each pattern."""

    timeline: Timeline
    matches: list[list[int]]


class Observer(Protocol):
    """Takes readings of one constraint."""

    quiet: bool
    """Only its violated activations count."""

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, Any]:
        """Adds the constraint's readings; how many activations there are, and what `explain` will need."""

    def explain(self, seen: Seen, memo: Any, broken: Reading) -> Activation:
        """What a broken reading means, with its evidence. `broken.value` is not looked at."""

    def measured(self, memo: Any) -> Measured | None:
        """What was measured of the worst activation, for forms that measure one way or the other."""

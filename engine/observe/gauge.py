"""Gauges and readings: the only things that pass between observing and judging."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from engine.clock import Clock
from engine.instants import Zone
from engine.outcome import Activation, Measured, Outcome
from engine.patterns import Patterns
from engine.timeline import Timeline
from rules.pattern import Pattern

NEVER = 1 << 60
"""A reading of "there is none": further away than any time or count."""


State = int
FINAL, OPEN, UNKNOWN = range(3)
"""What a broken bound means: it is final, it may still come right, or it cannot be known."""

OUTCOMES = (Outcome.VIOLATED, Outcome.PENDING, Outcome.NOT_EVALUABLE)
"""The outcome of a broken bound, by State."""


BOUNDS = 20
"""Gauges on one property at the most; what is read for more of them is read again."""


class Gauge(NamedTuple):
    """A bound on a property of readings: broken by those over the limit, or (`over` false) under it.

    A property has the number of the first gauge on it; bounds on one quantity share its readings.
    """

    number: int
    property: int
    over: bool
    limit: int


Reading = tuple[int, State, int, int]
"""(property, state, position, value): read at an event's position, -1 for the conversation as a whole."""


class Broken(NamedTuple):
    """A reading that breaks its gauge's bound."""

    gauge: int
    state: State
    position: int


@dataclass(slots=True)
class Workshop:
    """What observers are built from, once an SOP: they register their patterns and gauges here."""

    patterns: Patterns
    clocks: Mapping[str | None, Clock]
    zone: Zone
    signals: Mapping[str, int]
    """Names of the SOP's signals and their numbers."""
    gauges: list[Gauge] = field(default_factory=list)
    shared: dict[tuple[Any, ...], list[int]] = field(default_factory=dict)
    """Gauges that may share a property, by what is read."""
    shapes: dict[tuple[Any, ...], int] = field(default_factory=dict)
    """Shapes of runs and their numbers: clocks that start and stop alike share a conversation's runs."""

    def gauge(
        self, *, over: int | None = None, under: int | None = None, shared: tuple[Any, ...] | None = None
    ) -> int:
        """A new gauge that is broken by readings over, or under, a limit; its number.

        `shared` says what is read: gauges on the same share one property (see `Gauge`).
        """
        limit = over if over is not None else under
        assert limit is not None
        number = len(self.gauges)
        known = number
        if shared is not None:
            bounds = self.shared.setdefault(shared, [])
            known = number if len(bounds) % BOUNDS == 0 else self.gauges[bounds[-1]].property
            bounds.append(number)
        self.gauges.append(Gauge(number, known, over is not None, limit))
        return number

    def shape(self, shape: tuple[Any, ...]) -> int:
        """The number of a shape of runs; the same for equal shapes."""
        return self.shapes.setdefault(shape, len(self.shapes))

    def pattern(self, pattern: Pattern) -> int:
        """The number under which a conversation's matches list the pattern's positions."""
        return self.patterns.number(pattern)


class Seen(NamedTuple):
    """A conversation as observers see it: its timeline, and the positions that match each pattern."""

    timeline: Timeline
    matches: list[list[int]]
    runs: dict[int, list[Any]]
    """Runs found so far, by shape."""
    read: set[int]
    """Shared properties that have been read."""


class Observer(Protocol):
    """Takes readings of one constraint."""

    quiet: bool
    """Only its violated activations count."""
    measures: bool
    """It measures something that is worth reporting of rules that pass, too."""

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, Any]:
        """Adds the constraint's readings; how many activations there are, and what `explain` will need."""

    def explain(self, seen: Seen, memo: Any, broken: Broken) -> Activation:
        """What a broken reading means, with its evidence."""

    def measured(self, memo: Any) -> Measured | None:
        """What was measured of the worst activation; only asked if it `measures`."""

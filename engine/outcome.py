"""What a judge says of one constraint in one conversation, before anything is put into words.

Both judges return these, and nothing else; `engine.verdict` turns them into records. Positions count the
timeline's events (sorted, up to the as-of), not the record's.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

import msgspec

from rules.pattern import Pattern


class Outcome(IntEnum):
    """How an activation came out, the worst first: the verdict is the least of a rule's activations."""

    VIOLATED = 0
    NOT_EVALUABLE = 1
    PENDING = 2
    FULFILLED = 3


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """Where to look. `looked_for` says what to quote: the words of the signal that it names, else the text.

    `position` is None when the timeline is empty. `missing`: something should have followed by here.
    """

    position: int | None
    looked_for: Pattern | None = None
    missing: bool = False
    span: tuple[int, int] | None = None
    """What to quote, in code points, where that is known already."""


class Shortfall(msgspec.Struct, frozen=True):
    """One thing that is wrong: a code of `engine.words`, what it fills in, and where it shows."""

    code: str
    arguments: Mapping[str, Any]
    evidence: tuple[Evidence, ...]


class Measured(msgspec.Struct, frozen=True, gc=False):
    """What was measured of an activation. Times are microseconds since 1970 UTC, durations microseconds."""

    metric: str
    value: float | None = None
    limit: float | None = None
    elapsed: int | None = None
    limit_time: int | None = None
    started_at: int | None = None
    due_at: int | None = None
    stopped_at: int | None = None
    late: int | None = None
    """Microseconds past due (negative: before); None when nothing is due. Ranks activations."""
    pauses: tuple[tuple[int, int, int | None], ...] = ()
    """When a clock stood still between its start and its stop (or the as-of): from, until, and the position
    of the event that began it; None: it did so before any event. In order, none touching."""
    classes: tuple[str, ...] = ()
    """What sort of conversation it is, where that was asked."""
    stages: tuple[tuple[str, int], ...] = ()
    """The stages that were reached, each with the position of its first event, where that was asked."""


class Activation(msgspec.Struct, frozen=True):
    """One activation. `key` tells it from the others of its rule: the constraint's side and a position."""

    key: tuple[str, int]
    outcome: Outcome
    shortfalls: tuple[Shortfall, ...] = ()
    reason: str | None = None
    """Why it cannot be evaluated: a code of `engine.words`."""
    measured: Measured | None = None


class RuleOutcome(msgspec.Struct, frozen=True):
    """A rule's outcome in one conversation: how many activations, and those not simply fulfilled."""

    activations: int
    notable: tuple[Activation, ...] = ()
    measured: Measured | None = None

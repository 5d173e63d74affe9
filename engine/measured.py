"""What verdict records say was measured: a time, a value, classes, stages, a figure over the corpus."""

from __future__ import annotations

import msgspec

from engine.ledger import LedgerRow


class TimeMeasured(msgspec.Struct, frozen=True, gc=False):
    """What a clock measured. Seconds are whole numbers when they are whole."""

    metric: str
    elapsed_seconds: int | float | None
    limit_seconds: int | float | None
    started_at: str | None
    due_at: str | None
    stopped_at: str | None
    left_seconds: int | float | msgspec.UnsetType = msgspec.UNSET
    """Of a pending run: what is left on its clock at the as-of."""
    ledger: list[LedgerRow] | msgspec.UnsetType = msgspec.UNSET
    """Which time counted and which did not, where that was asked for."""


class ValueMeasured(msgspec.Struct, frozen=True, gc=False):
    """What was counted of a message, beside its limit."""

    metric: str
    value: int | float | None
    limit: int | float | None


class ClassesMeasured(msgspec.Struct, frozen=True, gc=False):
    """What sort of conversation it is: the labels of the rule that hold, in their order."""

    classes: list[str]


class StagesMeasured(msgspec.Struct, frozen=True, gc=False):
    """How far a conversation got: the stages reached, in the rule's order, and the furthest of them.

    `events` counts for each the event of the record that first reached it.
    """

    stages: list[str]
    last: str
    events: list[int]


class CorpusMeasured(msgspec.Struct, frozen=True, gc=False):
    """A figure over a group of conversations, beside its limit, with its 95 % interval.

    `unit` is share (0 to 1), points, seconds, value or count; `count` says how many were measured.
    """

    metric: str
    statistic: str
    unit: str
    value: int | float | None
    count: int
    low: float | None
    high: float | None
    limit: int | float | None


AnyMeasured = TimeMeasured | ValueMeasured | CorpusMeasured | ClassesMeasured | StagesMeasured
"""What stands under `measured` in a record."""

"""Repairs as data, in `explain/1` beside the rules: what to do, and the conversation as it would be.

Events are numbered as in the record as it came in; an added one has none. Times carry the SOP's offset.
Nothing is masked here.
"""

from __future__ import annotations

from typing import Any

import msgspec


class Words(msgspec.Struct, frozen=True):
    """Words to be said in a message, and the signals that they carry."""

    text: str
    signals: list[str]


class Limit(msgspec.Struct, frozen=True, omit_defaults=True):
    """A quantity that a message is to be brought to: what it is now, and what it may be."""

    quantity: str
    value: float
    at_least: float | None = None
    at_most: float | None = None


class Edited(msgspec.Struct, frozen=True, omit_defaults=True):
    """One edit. `do`: insert, delete, move, change, or close (the record's `closed_at`).

    `was` and `now` are the event before and after, as in a record; for `close` they hold `at` alone.
    """

    do: str
    event: int | None = None
    after: int | None = None
    """Of insert and move: the event of the record that it then follows; None: it is the first."""
    before: int | None = None
    """The event of the record that then follows it; None: it is the last."""
    was: dict[str, Any] = {}
    now: dict[str, Any] = {}
    seconds: float | None = None
    """Of move and close: how much later; below zero: earlier."""
    latest: str | None = None
    """Of insert: up to when it does, where the rule has a limit."""
    signals: list[str] = []
    """Of insert: what the message has to carry."""
    say: list[Words] = []
    leave_out: list[str] = []
    keep: list[Limit] = []


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the conversation with the repair in it. `mark`: " " as it was, "-" gone, "+" new."""

    mark: str
    event: dict[str, Any]
    number: int | None = None


class Repair(msgspec.Struct, frozen=True, omit_defaults=True):
    """What would make one failed rule pass; without `edits` nothing was found, and `why` says why.

    `smallest`: it is known that fewer edits of the sorts tried do not do. `applies` is false where the rule
    would not apply any more. `customer`: what the customer did is changed, too. `breaks` and `mends`: other
    rules that fail then, or no longer. `why`: "time" (it was up), "none" (all that is tried was), or
    "judges" (they do not agree on the conversation as it is, which is a mistake in the program).
    """

    rule: str
    edits: list[Edited]
    smallest: bool = False
    applies: bool = True
    customer: bool = False
    breaks: list[str] = []
    mends: list[str] = []
    why: str | None = None
    instead: list[Edited] = []
    """Another way, where the first needs something of the customer: the rule would not apply any more."""
    rows: list[Row] = []
    """Without those marked "-" they are the events of the conversation after the repair."""

"""What `sop measure` finds, as values (`measure/1`); its JSON is these values, texts exact."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["false_alarm", "miss"]


class Figure(msgspec.Struct, frozen=True):
    """A share from 0 to 1 with its 95 % interval; all null where there is nothing to divide by."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


class Span(msgspec.Struct, frozen=True):
    """A phrase in a text: `text[start:end]` in code points, and where the signal has it."""

    start: int
    end: int
    phrase: str
    list: str


class Confusion(msgspec.Struct, frozen=True):
    """A message about which signal and label disagree.

    `spans` of a false alarm are what was heard; of a miss the exceptions (`none`, `except`) that took it
    away, or else phrases of `any` that do not stand as asked (position, question, quoted).
    """

    id: str
    by: str | None
    text: str
    spans: list[Span]
    labels: list[str]
    """The message's labels that are not this signal's."""


class Phrase(msgspec.Struct, frozen=True):
    """What one phrase did, in messages.

    Of `any`: right and wrong hits; `alone` counts those that no other phrase of the signal brought too.
    Of `none` and `except`: messages from which it rightly, or wrongly, took the signal.
    """

    list: str
    text: str
    right: int
    wrong: int
    right_alone: int = 0
    wrong_alone: int = 0


class Unused(msgspec.Struct, frozen=True):
    """A phrase that stands in no message that was looked at."""

    list: str
    text: str


class Confused(msgspec.Struct, frozen=True):
    """Another label that false alarms carry, and how many do."""

    label: str
    messages: int


class Scored(msgspec.Struct, frozen=True):
    """One signal against its labels.

    `messages` are those whose author may carry the signal; `left_out` those whose author may not,
    `left_out_unsaid` of these do not say who wrote them, `left_out_positives` of these carry the label.
    """

    signal: str
    labels: list[str]
    by: list[str] | None
    messages: int
    left_out: int
    left_out_unsaid: int
    left_out_positives: int
    positives: int
    tp: int
    fp: int
    fn: int
    precision: Figure
    recall: Figure
    f1: Figure
    hits: list[str]
    """Ids of the messages rightly found."""
    false_alarms: list[Confusion]
    misses: list[Confusion]
    confused_with: list[Confused]
    phrases: list[Phrase]
    unused: list[Unused]


class Figures(msgspec.Struct, frozen=True):
    """Counts and shares of one signal in one of two results."""

    messages: int
    tp: int
    fp: int
    fn: int
    precision: float | None
    recall: float | None
    f1: float | None


class Flip(msgspec.Struct, frozen=True):
    """A message that became right (`kind`: what was wrong), or wrong (`kind`: what is wrong)."""

    id: str
    kind: Kind
    text: str
    spans: list[Span]


class Change(msgspec.Struct, frozen=True):
    """One signal before and now. `compared` messages are in both results; `p` is McNemar's exact p-value."""

    signal: str
    before: Figures
    now: Figures
    compared: int
    fixed: list[Flip]
    broken: list[Flip]
    relabelled: list[str]
    """Messages that are labelled otherwise than before; each time its own labels count."""
    p: float


class Comparison(msgspec.Struct, frozen=True):
    """Against an earlier result: `added` signals are measured only now, `gone` only then."""

    baseline: str
    sop: str
    messages_only_now: int
    messages_only_before: int
    changes: list[Change]
    added: list[str]
    gone: list[str]


class Result(msgspec.Struct, frozen=True):
    """One measurement. `messages` maps each message's id to its author; `outside`: left out by `--by`."""

    sop: str
    """`id@version` of the SOP whose signals were measured."""
    digest: str
    """SHA-256 over its files."""
    data: list[str]
    messages: dict[str, str | None]
    outside: int
    unreadable: int
    by: str | None
    examples: bool
    signals: list[Scored]
    comparison: Comparison | None = None
    schema: Literal["measure/1"] = "measure/1"

"""Why a conversation got its verdicts, as data (`explain/1`): rules, activations, what was looked at.

Events are numbered as in the record as it came in, times carry the SOP's offset, seconds are whole numbers
when they are whole; patterns, value tests and durations stand as an SOP writes them. Nothing is masked here.
"""

from __future__ import annotations

from typing import Any

import msgspec

from audits.explanation.repair import Repair
from engine.measured import ClassesMeasured, StagesMeasured, TimeMeasured, ValueMeasured
from engine.verdict import Finding
from sop.model import Text


class Phrase(msgspec.Struct, frozen=True):
    """Words of a signal in a message: quote = text[start:end], in code points."""

    signal: str
    quote: str
    start: int
    end: int


class Tested(msgspec.Struct, frozen=True, omit_defaults=True):
    """One test of a pattern and what came of it.

    `key` is an attribute; `not` for a pattern that must not match; `any` for alternatives of which none does.
    """

    key: str
    wanted: Any
    holds: bool
    actual: Any = None
    """The attribute's value; left out where it is missing."""
    phrases: list[Phrase] = []
    """Of a signal: the words that carry it. Where the test fails: words that were found all the same."""
    refused_by: list[Phrase] = []
    """Words because of which a signal that was said does not count."""
    options: list[list[Tested]] = []
    """Of `any`: for each alternative the tests that it fails."""


class Cited(msgspec.Struct, frozen=True, omit_defaults=True):
    """An event that mattered, with the tests that decided about it."""

    event: int
    at: str | None = None
    by: str | None = None
    tests: list[Tested] = []


class Messages(msgspec.Struct, frozen=True, tag_field="form", tag="messages"):
    """How many messages match: greeting, closing, phrase."""

    select: Any
    match: Any
    at_least: int | None
    at_most: int | None
    every: bool
    window: tuple[str, int] | None
    selected: int
    """Messages that the rule is about."""
    looked_at: list[Cited]
    """Those in the window; all of them without one. Each says which tests of `match` held or failed."""
    matching: list[int]
    """The events among them that match."""


class Quantity(msgspec.Struct, frozen=True, omit_defaults=True):
    """One measured quantity of a message beside its limit; None: it has no meaning there."""

    quantity: str
    value: int | float | None
    holds: bool
    at_least: float | None = None
    at_most: float | None = None
    phrases: list[Phrase] = []


class Limits(msgspec.Struct, frozen=True, tag_field="form", tag="limits"):
    """What was measured of one message: style."""

    quantities: list[Quantity]


class Target(msgspec.Struct, frozen=True):
    """Which of a deadline's targets set the limit: its number, from 1, and why it matches the record."""

    number: int
    when: list[Tested]


class Pause(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """The clock stood still; `until` is null while it still does. `why`: status, pattern or solved."""

    from_: str
    until: str | None
    why: str
    value: str | None
    event: int | None


class Span(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """Time that was counted."""

    from_: str
    until: str
    seconds: int | float


class Closed(msgspec.Struct, frozen=True):
    """A date with other than its usual hours, and why."""

    date: str
    reason: str


class Clock(msgspec.Struct, frozen=True, tag_field="form", tag="clock"):
    """One run of a clock: deadline, escalation."""

    metric: str
    clock: str | None
    start: Cited | None
    """None: the record's creation."""
    end: str
    """stopped, open, or ended (it came to its end without a stop, and that is no violation)."""
    stop: Cited | None
    """None while it is open, or when no event stopped it (`closed_at` did)."""
    start_pattern: Any
    stop_pattern: Any
    also_waiting: list[Cited]
    """Events that would have started it, had it not been running."""
    passed_over: list[Cited]
    """Events that are almost a stop, each with the one test that it fails."""
    limit: str | None
    targets: int
    target: Target | None
    pauses: list[Pause]
    counted: list[Span]
    """The time that makes up `elapsed_seconds`; empty where that is not known."""
    closed: list[Closed]


class Step(msgspec.Struct, frozen=True):
    """One step after a trigger: where it was done, or where it was done too early."""

    id: str
    pattern: Any
    done: Cited | None
    early: list[Cited]
    """Events that match the step but come before the step that it has to follow."""
    late: list[Cited]
    """Events that match it after its time."""
    untimed: list[Cited]
    """Events that match it, of which it is not known whether they came in time."""
    passed_over: list[Cited]


class Steps(msgspec.Struct, frozen=True, tag_field="form", tag="steps"):
    """The steps after a trigger: recovery."""

    ordered: bool
    within: str | None
    steps: list[Step]
    joined: list[Cited]
    """Further triggers that count with this one."""


class Partner(msgspec.Struct, frozen=True, omit_defaults=True):
    """An event of the other pattern. `why` says how it stands to the activation:

    partner (it counts), other-value (of a `same` attribute), before, after (on the wrong side), beyond
    (something stands between), late (outside the window), untimed.
    """

    event: Cited
    why: str
    seconds: int | float | None = None
    """Time between the two on the rule's clock, where there is a window."""
    same: dict[str, list[Any]] = {}
    """For other-value: its own values of the attributes that are to be shared."""


class Partners(msgspec.Struct, frozen=True, tag_field="form", tag="partners"):
    """The events that an activation was held against: sequence, escalation's conditions."""

    template: str
    side: str
    wanted: Any
    same: dict[str, list[Any]]
    """The activation's own values of the attributes that are to be shared."""
    within: str | None
    partners: list[Partner]
    """The nearest of them, those that count first."""
    more: int
    """How many more events match the other pattern."""
    cut: Cited | None
    """The event that ends the search: the next of its own sort, or the very next one."""
    passed_over: list[Cited]


class Events(msgspec.Struct, frozen=True, tag_field="form", tag="events"):
    """What a record is judged by once: counts, first and last events, choices (sequence)."""

    template: str
    n: int
    a: list[Cited]
    b: list[Cited]
    edge: Cited | None
    """The first or last event that counts."""
    passed_over: list[Cited]


class Class(msgspec.Struct, frozen=True):
    """One class of conversations: how many events match, and the tests of the record that decided."""

    name: str
    holds: bool
    pattern: Any
    at_least: int
    count: int
    events: list[Cited]
    """The first of them."""
    when: list[Tested]


class Classes(msgspec.Struct, frozen=True, tag_field="form", tag="classes"):
    """What sort of conversation it is: classify."""

    labels: list[Class]


class Stages(msgspec.Struct, frozen=True, tag_field="form", tag="stages"):
    """How far a conversation got: each stage with the event that first reached it."""

    stages: list[Class]


class Promise(msgspec.Struct, frozen=True, tag_field="form", tag="promise"):
    """A time that a message names: promise."""

    words: str
    named: str | None
    """The time; null where it cannot be known."""
    grace: str | None
    wanted: Any
    kept: Cited | None
    """The first event that keeps or renews it, in time or not."""
    untimed: list[Cited]
    passed_over: list[Cited]


class AskedTopic(msgspec.Struct, frozen=True):
    """Something that a message asks for: where it was given before, and where it changed since."""

    name: str
    given: Cited | None
    changed: Cited | None
    record: list[Tested]
    """The tests of the record that tell whether it was known from the start."""


class Asked(msgspec.Struct, frozen=True, tag_field="form", tag="asked"):
    """What a message asks for: repeated_question. `compared`: with earlier questions, too."""

    topics: list[AskedTopic]
    compared: bool


LookedAt = Messages | Limits | Clock | Steps | Partners | Events | Classes | Stages | Promise | Asked
"""What an activation looked at, by the form of what it asks."""


class Activation(msgspec.Struct, frozen=True, omit_defaults=True):
    """One activation. `outcome`: fulfilled, violated, pending or not_evaluable.

    `counts` is false for a side condition that is kept: it is no activation of the verdict record.
    """

    outcome: str
    looked_at: LookedAt
    event: Cited | None = None
    counts: bool = True
    measured: TimeMeasured | ValueMeasured | ClassesMeasured | StagesMeasured | None = None
    due_at: str | None = None
    left_seconds: int | float | None = None
    """What is left of the limit at the as-of, on the rule's clock."""
    reason: str | None = None
    """Why it cannot be evaluated: time-missing."""
    findings: list[Finding] = []


class Uncounted(msgspec.Struct, frozen=True):
    """An event that would activate a rule, and why it does not. `why`:

    needs-no-reply, tier-reached (`because` says by which event), first-exchange (another rule's matter),
    stops-itself, content (what it says speaks against it: its tests say which words), or other.
    """

    event: Cited
    why: str
    because: int | None = None


class NotActivated(msgspec.Struct, frozen=True):
    """Why a rule never applied. `why`: none-seen (no event matches `wanted`), not-counted (none of `events`
    does count), not-begun (the record has no beginning that is known at the as-of)."""

    why: str
    wanted: Any
    events: list[Uncounted]
    passed_over: list[Cited]


class Rule(msgspec.Struct, frozen=True, omit_defaults=True):
    """A rule and why its verdict is what it is."""

    rule: str
    kind: str
    title: Text
    verdict: str
    severity: str
    weight: int | float
    activations: list[Activation]
    reason: str | None = None
    when: list[Tested] = []
    """The tests that decided whether the rule is about this record; none: it is about every record."""
    not_activated: NotActivated | None = None
    uncounted: list[Uncounted] = []
    """Of a rule that applies: further events that might have activated it."""
    calendar: str | None = None
    judges_differ: bool = False
    """The two judges do not agree here; this is a mistake in the program."""


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """An event as the record has it. `details` holds what it has besides: `to`, `name`, `args`, `value`..."""

    event: int
    at: str | None
    type: str
    by: str | None = None
    author: str | None = None
    public: bool = True
    text: str | None = None
    details: dict[str, Any] = {}


class Conversation(msgspec.Struct, frozen=True):
    """One conversation and its rules. `outside`: excluded or not-effective, then there are no rules."""

    id: str
    nth: int
    """From 1, among the `of` conversations with this id."""
    of: int
    source: str | None
    line: int | None
    sop: str
    """The SOP, and its version in force when the conversation began."""
    channel: str | None
    status: str | None
    """At the as-of."""
    priority: str | None
    subject: str | None
    running: bool
    created_at: str | None
    closed_at: str | None
    events: int
    unseen: int
    """Events after the as-of."""
    score: float | None
    outside: str | None
    outside_because: list[Tested]
    transcript: list[Line]
    """The events that the rules cite, in time order."""
    rules: list[Rule]
    over_corpus: list[str] | msgspec.UnsetType = msgspec.UNSET
    """Rules that no single conversation passes or fails; `sop audit` judges them over all of them."""
    repairs: list[Repair] | msgspec.UnsetType = msgspec.UNSET
    """For each failed rule of `rules`, where that was asked for."""


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """`explain/1`: every conversation of the id asked for."""

    schema: str = "explain/1"
    as_of: str | None
    """None: the data have no times, and none was given."""
    conversations: list[Conversation]

"""The constraint forms: all that the judges, the proofs and the diffs know of a rule.

A rule kind is sugar over these nine. Each form says what activates it and when an activation is violated;
how that is found out is the judges' business (`engine.network`, `engine.oracle`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rules.duration import Duration
from rules.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Quantified:
    """So many of the selected messages match. Activated once, if any message is selected.

    `window` keeps the first or last n selected messages. `every`: each one in the window must match.
    """

    select: Pattern
    match: Pattern
    at_least: int | None = None
    at_most: int | None = None
    every: bool = False
    window: tuple[Literal["first", "last"], int] | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """A measured quantity of each selected message stays within a bound. Activated by each such message.

    `quantity` is one of QUANTITIES. Those in SHARES are between 0 and 1, everything else is a count.
    `window` keeps the first or last n selected messages; `templates` are what nearness is measured to.
    """

    select: Pattern
    quantity: str
    at_least: float | None = None
    at_most: float | None = None
    window: tuple[Literal["first", "last"], int] | None = None
    templates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A limit for records that match `when`."""

    when: Pattern
    limit: Duration


@dataclass(frozen=True, slots=True)
class Run:
    """A clock stops in time. Activated by each run of the clock.

    start, stop   events that start and stop it; None: the record's creation, its being solved
    cycles        which runs count: all, the first, or those after the first
    limit         time allowed; None: it must stop before the record ends
    targets       other limits, the first match wins
    pause_on      statuses during which the clock stands still
    pause         events from which, and until which, it stands still
    pause_hours   "wall": the limit grows by the pause's wall-clock length
    at_closing    when a limit used up exactly at closing time is due
    repeat        which of several starts in a row counts: the oldest, or the latest
    reopen        what a solved record's reopening means for a clock that being solved stops, and for other
                  clocks whether a start after a stop counts ("new_cycle")
    target_at     which priority picks the target: at the start, each while in force, or at the stop
    quiet         a last message that matches starts no run
    solving_ends  being solved ends an open run unviolated
    ending_ends   the end of a complete record does so too
    blocked_by    no run starts once such an event has been (an escalation's tier is reached)
    """

    metric: str
    start: Pattern | None
    stop: Pattern | None
    limit: Duration | None
    clock: str | None = None
    cycles: Literal["every", "first", "later"] = "every"
    targets: tuple[Target, ...] = ()
    pause_on: tuple[str, ...] = ()
    pause: tuple[Pattern, Pattern] | None = None
    pause_hours: Literal["working", "wall"] = "working"
    at_closing: Literal["closing", "next_opening"] = "closing"
    repeat: Literal["oldest", "latest"] = "oldest"
    reopen: Literal["continue", "new_cycle", "ignore"] = "continue"
    target_at: Literal["start", "change", "stop"] = "start"
    quiet: Pattern | None = None
    solving_ends: bool = False
    ending_ends: bool = False
    blocked_by: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A Declare template over finite traces, with an optional time window and correlation.

    name     as in TEMPLATES
    among    which events count as first, last, next and previous (None: all)
    same     attributes that a and b must share; an absent one pairs with nothing
    within   |time of b - time of a| on the clock, inclusive
    quiet    fulfilled activations are not counted: the constraint is a side condition of another one
    """

    name: str
    a: Pattern
    b: Pattern | None = None
    n: int = 1
    among: Pattern | None = None
    same: tuple[str, ...] = ()
    within: Duration | None = None
    clock: str | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """Named steps follow a trigger. Activated by a trigger; those before completion join the activation.

    One message may do several steps and others may stand between. With `ordered`, no step comes before the
    one it follows. `within` counts from the trigger.
    """

    trigger: Pattern
    steps: tuple[tuple[str, Pattern], ...]
    ordered: bool = True
    within: Duration | None = None
    clock: str | None = None
    once: bool = False
    """Only the first trigger of a conversation activates."""


@dataclass(frozen=True, slots=True)
class Label:
    """One class of conversations: at least so many events match, and the record is so; None asks nothing."""

    name: str
    pattern: Pattern | None = None
    at_least: int = 1
    when: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Classes:
    """Names for a conversation, of which several may hold. Activated once if any does; never violated.

    Every `when` of the SOP may ask for them: `class.RULE`, with the id of the rule that means this.
    """

    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Stages:
    """How far a conversation gets: each stage's events. Activated once if any is reached; never violated.

    Stages are labels with a pattern that one event is enough for; the first one reaches the stage.
    """

    stages: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Promised:
    """What a message promises comes by the time that the message names. Activated by each that names one.

    said   messages that promise; another one renews the promise
    kept   events that keep it
    grace  wall-clock time allowed beyond the time named
    clock  whose working days and closing times are meant
    """

    said: Pattern
    kept: Pattern
    grace: Duration
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that can be asked for, and what shows that it is known already.

    ask      messages that ask for it
    given    messages that tell it
    holds    customer's messages that hold one of SHAPES tell it too
    changed  messages after which it may be asked for again
    known    records in which it stands from the beginning
    """

    name: str
    ask: Pattern
    given: Pattern | None = None
    holds: str | None = None
    changed: Pattern | None = None
    known: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Nothing is asked for that is known. Activated by each message that asks.

    `questions`: messages whose questions are compared with the earlier ones among them; one that is at least
    `alike` percent like one that a message of `answers` has followed is asked again.
    """

    topics: tuple[Topic, ...] = ()
    questions: Pattern | None = None
    answers: Pattern | None = None
    alike: int = 100


Constraint = Quantified | Bound | Run | Template | Steps | Classes | Stages | Promised | Known

SHAPES = ("number", "email", "phone", "attachment")
"""What a message can hold whatever its words: a number is one of five digits or more, no amount or date."""

QUANTITIES = (
    "characters",
    "words",
    "sentences",
    "longest_sentence",
    "questions",
    "exclamations",
    "emoji",
    "capitals",
    "repeated_letters",
    "links",
    "list_items",
    "abbreviations",
    "slang",
    "informal",
    "indonesian",
    "english",
    "mixing",
    "template",
)
"""What a style rule measures of a message."""

COUNTED = ("abbreviations", "slang", "informal")
"""Quantities that count the hits of the signal so named."""

SHARES = ("capitals", "indonesian", "english", "mixing", "template")
"""Quantities that are fractions between 0 and 1."""

UNARY = ("existence", "absence", "exactly", "init", "end")
CHOICES = ("choice", "exclusive_choice")
UNORDERED = ("responded_existence", "coexistence")
FAMILIES = ("response", "precedence", "succession")
POSITIVE = UNORDERED + tuple(
    prefix + family for family in FAMILIES for prefix in ("", "alternate_", "chain_")
)
NEGATIVE = (
    "not_coexistence",
    "not_responded_existence",
    "not_response",
    "not_precedence",
    "not_chain_response",
    "not_chain_precedence",
    "not_succession",
    "not_chain_succession",
)
TEMPLATES = UNARY + CHOICES + POSITIVE + NEGATIVE
"""Every template: 5 unary, 2 choices, 11 positive and 8 negative relations."""


def sides(name: str) -> tuple[str, ...]:
    """Which of a and b activate a relation template: precedences b, successions and coexistences both."""
    if name.endswith(("succession", "coexistence")):
        return ("a", "b")
    return ("b",) if name.endswith("precedence") else ("a",)


def patterns_of(constraint: Constraint) -> Iterator[Pattern]:
    """Every event pattern that a constraint looks for (targets' `when` are about records, not events)."""
    match constraint:
        case Quantified(select=select, match=match):
            yield from (select, match)
        case Bound(select=select):
            yield select
        case Run(start=start, stop=stop, pause=pause, quiet=quiet, blocked_by=blocked):
            yield from (p for p in (start, stop, *(pause or ()), quiet, blocked) if p is not None)
        case Template(a=a, b=b, among=among):
            yield from (p for p in (a, b, among) if p is not None)
        case Steps(trigger=trigger, steps=steps):
            yield trigger
            yield from (pattern for _, pattern in steps)
        case Classes(labels=labels):
            yield from (label.pattern for label in labels if label.pattern is not None)
        case Stages(stages=stages):
            yield from (stage.pattern for stage in stages if stage.pattern is not None)
        case Promised(said=said, kept=kept):
            yield from (said, kept)
        case Known(topics=topics, questions=questions, answers=answers):
            for topic in topics:
                yield from (p for p in (topic.ask, topic.given, topic.changed) if p is not None)
            yield from (p for p in (questions, answers) if p is not None)

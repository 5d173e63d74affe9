"""The constraint forms: all that the judges, the proofs and the diffs know of a rule.

A rule kind is sugar over these five. Each form says what activates it and when an activation is violated;
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

    `quantity` is one of QUANTITIES. Shares (capitals) are between 0 and 1, everything else is a count.
    """

    select: Pattern
    quantity: str
    at_least: float | None = None
    at_most: float | None = None


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


Constraint = Quantified | Bound | Run | Template | Steps

QUANTITIES = (
    "characters",
    "words",
    "sentences",
    "questions",
    "exclamations",
    "emoji",
    "capitals",
    "repeated_letters",
    "links",
    "abbreviations",
    "slang",
)
"""What a style rule measures of a message; abbreviations and slang count hits of the signals so named."""

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

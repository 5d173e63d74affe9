"""deadline: a reply, an update or a solution comes in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from rules.constraints import Constraint, Run, Target
from rules.duration import Duration, parse_duration
from rules.fragments import STATUSES, ref
from rules.kind import Kind, Schema, Setting
from rules.messages import messages_by, names, signalled
from rules.pattern import Pattern, both, parse_pattern
from rules.profiles import PROFILES

METRICS = ("first_reply", "next_reply", "periodic_update", "requester_wait", "agent_work", "resolution")

_PAUSES: Mapping[str, tuple[str, ...]] = {
    "requester_wait": ("pending",),
    "agent_work": ("pending", "on-hold"),
}


@dataclass(frozen=True, slots=True)
class Deadline(Kind):
    """A reply, an update or a solution comes in time.

        - {id: balasan-pertama, kind: deadline, metric: first_reply, within: 15m, calendar: jam-kerja,
           targets: [{when: {priority: urgent}, within: 5m}]}
        - {id: kirim, kind: deadline, start: {action: pay}, stop: {action: ship}, within: 2bd,
           calendar: gudang}

    Activated by each run of its clock; passes when the clock stops at or before the due time. The metrics:
    first_reply (first public customer message to the agent's first one after it), next_reply (every later
    exchange, from the oldest unanswered message), periodic_update (agent message to agent message),
    requester_wait, agent_work and resolution (creation to solved; the first two stand still while pending,
    or pending and on hold). Instead of a metric: `start`, `stop`, `pause_while`. `targets` give other limits
    to some records, the first match wins. With `substantive` a reply that only asks to wait (it carries the
    signal of `placeholder`) does not stop the clock of a reply. `profile` sets the options after it as a help
    desk does. What each choice means, and who makes it: docs/clocks.md. Source: S-03, S-22; the metrics'
    names are Zendesk's.
    """

    within: Duration
    metric: str | None = None
    start: Pattern | None = None
    stop: Pattern | None = None
    targets: tuple[Target, ...] = ()
    pause: tuple[Pattern, Pattern] | None = None
    pause_on: tuple[str, ...] | None = None
    pause_hours: Literal["working", "wall"] = "working"
    at_closing: Literal["closing", "next_opening"] = "closing"
    repeat_messages: Literal["oldest", "latest"] = "oldest"
    replies_by: tuple[str, ...] = ("agent",)
    reopen: Literal["continue", "new_cycle", "ignore"] = "continue"
    target_at: Literal["start", "change", "stop"] = "start"
    needs_no_reply: Pattern | None = None
    profile: str | None = None
    substantive: bool = False
    placeholder: tuple[str, ...] = ("wait_request",)

    name: ClassVar[str] = "deadline"
    required: ClassVar[tuple[str, ...]] = ("within",)
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("metric",), ("start", "stop"))
    options: ClassVar[Mapping[str, Schema]] = {
        "metric": {"enum": list(METRICS), "description": "What is measured; or give start and stop."},
        "within": {**ref("duration"), "description": "The limit; exactly at the limit passes."},
        "targets": {
            "type": "array",
            "description": "Other limits for some records; the first match wins.",
            "items": {
                "type": "object",
                "required": ["when", "within"],
                "additionalProperties": False,
                "properties": {"when": ref("when"), "within": ref("duration")},
            },
        },
        "start": {**ref("pattern"), "description": "The event that starts the clock."},
        "stop": {**ref("pattern"), "description": "The event that stops it."},
        "pause_while": {
            "type": "object",
            "description": "The clock stands still from one event until another.",
            "required": ["from", "until"],
            "additionalProperties": False,
            "properties": {"from": ref("pattern"), "until": ref("pattern")},
        },
        "profile": {
            "enum": list(PROFILES),
            "description": "Counts as this help desk does: sets the options below, unless they are given.",
        },
        "pause_on": {
            "type": "array",
            "description": "Statuses during which the clock stands still.",
            "items": {"type": "string", "examples": list(STATUSES)},
        },
        "pause_hours": {
            "enum": ["working", "wall"],
            "default": "working",
            "description": "working: paused working time is not counted; "
            "wall: the limit grows by the pause's wall-clock length.",
        },
        "at_closing": {
            "enum": ["closing", "next_opening"],
            "default": "closing",
            "description": "When a limit used up exactly at closing time is due.",
        },
        "repeat_messages": {
            "enum": ["oldest", "latest"],
            "default": "oldest",
            "description": "Which of several unanswered messages the clock counts from.",
        },
        "replies_by": {
            "type": "array",
            "minItems": 1,
            "items": ref("party"),
            "default": ["agent"],
            "description": "Whose messages are replies.",
        },
        "reopen": {
            "enum": ["continue", "new_cycle", "ignore"],
            "default": "continue",
            "description": "After reopening: go on less the time solved, begin anew, or keep the first end.",
        },
        "target_at": {
            "enum": ["start", "change", "stop"],
            "default": "start",
            "description": "Which priority picks the target: the one at the start, each one while it is in "
            "force, or the one at the stop.",
        },
        "substantive": {
            "type": "boolean",
            "default": False,
            "description": "true: a reply that only asks to wait does not stop the clock of a reply.",
        },
        "placeholder": {
            **ref("signal_names"),
            "default": "wait_request",
            "description": "The signal of replies that only ask to wait.",
        },
        "needs_no_reply": {
            **ref("pattern"),
            "description": "A last message like this starts no run.",
        },
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""

        def pattern(key: str) -> Pattern | None:
            return parse_pattern(options[key]) if key in options else None

        pause, profile = options.get("pause_while"), options.get("profile")
        chosen = {**(PROFILES[profile].values() if profile else {}), **options}
        return cls(
            within=parse_duration(options["within"]),
            metric=options.get("metric"),
            start=pattern("start"),
            stop=pattern("stop"),
            targets=tuple(
                Target(parse_pattern(target["when"]), parse_duration(target["within"]))
                for target in options.get("targets", ())
            ),
            pause=(parse_pattern(pause["from"]), parse_pattern(pause["until"])) if pause else None,
            pause_on=tuple(options["pause_on"]) if "pause_on" in options else None,
            replies_by=tuple(chosen.get("replies_by", ("agent",))),
            needs_no_reply=pattern("needs_no_reply"),
            profile=profile,
            substantive=options.get("substantive", False),
            placeholder=names(options.get("placeholder", "wait_request")),
            **{key: chosen[key] for key in _CHOICES if key in chosen},
        )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Working days cannot be paused: where in a day would the pause end? Only replies are substantive."""
        limits = (self.within, *(target.limit for target in self.targets))
        paused = self.pause is not None or self.pauses()
        if paused and any(limit.working_days is not None for limit in limits):
            yield "within", "paused-working-days"
        if self.substantive and self.metric not in ("first_reply", "next_reply"):
            yield "substantive", "substantive-not-wanted"

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """One clock's runs."""
        replies, questions = messages_by(self.replies_by), messages_by(("customer",))
        answers = replies
        if self.substantive:
            answers = both(replies, Pattern(none=(signalled(self.placeholder),)))
        shapes: Mapping[str | None, Mapping[str, Any]] = {
            None: {"start": self.start, "stop": self.stop, "reopen": self.reopen},
            "first_reply": {"start": questions, "stop": answers, "cycles": "first"},
            "next_reply": {
                "start": questions,
                "stop": answers,
                "cycles": "later",
                "reopen": "new_cycle",
                "solving_ends": True,
            },
            "periodic_update": {
                "start": replies,
                "stop": replies,
                "reopen": "new_cycle",
                "solving_ends": True,
                "ending_ends": True,
            },
        }
        solved = {"start": None, "stop": None, "reopen": self.reopen}
        yield Run(
            metric=self.metric or "run",
            limit=self.within,
            clock=setting.clock,
            targets=self.targets,
            pause_on=self.pauses(),
            pause=self.pause,
            pause_hours=self.pause_hours,
            at_closing=self.at_closing,
            repeat=self.repeat_messages,
            target_at=self.target_at,
            quiet=self.needs_no_reply,
            **shapes.get(self.metric, solved),
        )

    def pauses(self) -> tuple[str, ...]:
        """When the clock stands still: the rule's own statuses, else its profile's, else the metric's."""
        metric = self.metric or ""
        if self.pause_on is not None:
            return self.pause_on
        if self.profile is not None and metric in PROFILES[self.profile].pauses:
            return tuple(PROFILES[self.profile].pauses[metric].value)
        return _PAUSES.get(metric, ())


_CHOICES = ("pause_hours", "at_closing", "repeat_messages", "reopen", "target_at")

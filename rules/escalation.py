"""escalation: a trigger brings the matter to a higher tier in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, Self

from rules.constraints import Constraint, Run, Template
from rules.duration import Duration, parse_duration
from rules.fragments import ref
from rules.kind import Kind, Schema, Setting
from rules.pattern import Pattern, attributes, either, parse_pattern


@dataclass(frozen=True, slots=True)
class Escalation(Kind):
    """A trigger brings the matter to a higher tier in time.

        - {id: naikkan, kind: escalation, trigger: {signal: complaint, by: customer}, ladder: bantuan,
           to: supervisor, within: 30m, unless: {status: solved}}

    Activated by each trigger, unless one is open or the tier is reached already. Passes when an `escalate`
    event to that tier of the ladder, or a higher one, comes by the due time, or an `unless` event does.
    With `no_skip` each escalation that passes over a tier is a violation; with `only_if` each escalation
    that has no such event before it. Source: S-16.
    """

    trigger: Pattern
    ladder: str
    to: str
    within: Duration | None = None
    unless: Pattern | None = None
    only_if: Pattern | None = None
    no_skip: bool = False

    name: ClassVar[str] = "escalation"
    required: ClassVar[tuple[str, ...]] = ("trigger", "ladder", "to")
    options: ClassVar[Mapping[str, Schema]] = {
        "trigger": {**ref("pattern"), "description": "What asks for escalation."},
        "ladder": {"type": "string", "description": "The ladder whose tiers count.", "examples": ["bantuan"]},
        "to": {
            "type": "string",
            "description": "The tier to be reached; a higher one will do.",
            "examples": ["supervisor"],
        },
        "within": ref("duration"),
        "unless": {**ref("pattern"), "description": "An event that makes escalation unnecessary."},
        "only_if": {
            **ref("pattern"),
            "description": "An event without which nothing may be escalated.",
        },
        "no_skip": {"type": "boolean", "default": False, "description": "No tier may be passed over."},
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        return cls(
            trigger=parse_pattern(options["trigger"]),
            ladder=options["ladder"],
            to=options["to"],
            within=parse_duration(options["within"]) if "within" in options else None,
            unless=parse_pattern(options["unless"]) if "unless" in options else None,
            only_if=parse_pattern(options["only_if"]) if "only_if" in options else None,
            no_skip=options.get("no_skip", False),
        )

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """A clock from the trigger to the tier, and precedences between the tiers."""
        tiers = (setting.ladders or {}).get(self.ladder, (self.to,))
        start = tiers.index(self.to) if self.to in tiers else 0
        reached = attributes(escalate=list(tiers[start:]))
        yield Run(
            metric="escalation",
            start=self.trigger,
            stop=either(reached, self.unless),
            limit=self.within,
            clock=setting.clock,
            reopen="new_cycle",
            blocked_by=reached,
        )
        if self.no_skip:
            for below, tier in pairwise(tiers[1:]):
                yield Template(
                    "precedence", a=attributes(escalate=below), b=attributes(escalate=tier), quiet=True
                )
        if self.only_if is not None:
            yield Template("precedence", a=self.only_if, b=attributes(escalate=list(tiers)), quiet=True)

"""recovery: after a complaint the steps of service recovery follow, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from rules.constraints import Constraint, Steps
from rules.duration import Duration, parse_duration
from rules.fragments import ref
from rules.kind import Kind, Schema, Setting
from rules.pattern import Pattern, by_agent_unless_said, parse_pattern


@dataclass(frozen=True, slots=True)
class Recovery(Kind):
    """After a complaint the steps of service recovery follow, in order.

        - id: pemulihan
          kind: recovery
          trigger: {signal: complaint, by: customer}
          steps: [{id: hormat, signal: respect}, {id: solusi, any: [{signal: solution}, {action: offer}]}]

    Activated by a trigger; further ones before the steps are complete join it. Passes when each step is done
    by an agent (unless the step says `by`), in the given order: one message may do several steps, others may
    stand between. `order: any` leaves the order free; `within` counts from the trigger; with `once` only the
    first trigger of a conversation counts, as in a procedure that is gone through once. Each step that is
    missing or out of order is a finding. Source: S-11, S-12.
    """

    trigger: Pattern
    steps: tuple[tuple[str, Pattern], ...]
    ordered: bool = True
    within: Duration | None = None
    once: bool = False

    name: ClassVar[str] = "recovery"
    required: ClassVar[tuple[str, ...]] = ("trigger", "steps")
    options: ClassVar[Mapping[str, Schema]] = {
        "trigger": {**ref("pattern"), "description": "What calls for recovery."},
        "steps": {
            "type": "array",
            "minItems": 1,
            "description": "Each step: an id and an event pattern.",
            "items": ref("step"),
        },
        "order": {"enum": ["strict", "any"], "default": "strict"},
        "within": ref("duration"),
        "once": {
            "type": "boolean",
            "default": False,
            "description": "true: only the first trigger of a conversation counts.",
        },
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        return cls(
            trigger=parse_pattern(options["trigger"]),
            steps=tuple((step["id"], _step(step)) for step in options["steps"]),
            ordered=options.get("order", "strict") == "strict",
            within=parse_duration(options["within"]) if "within" in options else None,
            once=options.get("once", False),
        )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Two steps of one name cannot be told apart in a finding."""
        names = [name for name, _ in self.steps]
        if len(set(names)) < len(names):
            yield "steps", "step-twice"

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """The steps after the trigger."""
        yield Steps(
            trigger=self.trigger,
            steps=tuple((name, by_agent_unless_said(pattern)) for name, pattern in self.steps),
            ordered=self.ordered,
            within=self.within,
            clock=setting.clock,
            once=self.once,
        )


def _step(raw: Mapping[str, Any]) -> Pattern:
    return parse_pattern({key: value for key, value in raw.items() if key not in ("id", "title")})

"""promise: a time that was promised is kept, or renewed before it passes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from rules.constraints import Constraint, Promised
from rules.duration import Duration, parse_duration
from rules.fragments import PARTIES, ref
from rules.kind import Kind, Schema, Setting
from rules.messages import names
from rules.pattern import Pattern, attributes, parse_pattern, unless_by

NO_GRACE = Duration()
_SHOP = ("agent", "bot", "system")


@dataclass(frozen=True, slots=True)
class Promise(Kind):
    """A time that was promised is kept, or renewed before it passes.

        - id: janji
          kind: promise
          signal: promise_time
          kept_by: {any: [{signal: follow_up}, {action: ship}, {status: solved}]}

    Activated by each public message of `by` (default: agent) that carries the signal and names a time that
    can be read: `dalam 2 jam`, `30 menit lagi`, `1x24 jam`, `besok pagi`, `jam 3 sore`, `hari Senin`,
    `12 Maret`, `within 2 hours`, `by 5 pm`, `on Monday`, `by the end of the day`. Of several the latest
    counts. Passes when an event of `kept_by` by the same side, or another message that carries the signal,
    comes after it by that time; such a message then has its own time to keep. `grace` (default 0m, on the
    wall) is allowed beyond it. A message that names no time, or one that is over already, activates nothing.

    Times are read in the SOP's time zone from the moment of the message, hours as wall-clock time, as a
    customer hears them. A day without a time lasts until it ends, with a `calendar` until it closes on that
    day. Working days and hours (`3 hari kerja`, `2 business hours`) are the calendar's; without one they
    cannot be evaluated. What counts as a time, and what does not: docs/semantics.md. Source: S-14, S-17.
    """

    signal: tuple[str, ...]
    kept_by: Pattern
    by: tuple[str, ...] = ("agent",)
    grace: Duration = NO_GRACE

    name: ClassVar[str] = "promise"
    required: ClassVar[tuple[str, ...]] = ("signal", "kept_by")
    options: ClassVar[Mapping[str, Schema]] = {
        "signal": {**ref("signal_names"), "description": "What a message that promises a time carries."},
        "kept_by": {
            **ref("pattern"),
            "description": "What keeps the promise; unless it says `by`, anything but the other side's.",
        },
        "by": {**ref("parties"), "default": "agent", "description": "Whose promises."},
        "grace": {
            "title": "Time on the wall",
            "type": "string",
            "pattern": r"^(?=[0-9])(?:[0-9]+d)?(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?$",
            "default": "0m",
            "description": "How much later, on the wall, still keeps it.",
            "examples": ["15m"],
        },
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        return cls(
            signal=names(options["signal"]),
            kept_by=parse_pattern(options["kept_by"]),
            by=names(options.get("by", "agent")),
            grace=parse_duration(options.get("grace", "0m")),
        )

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """A promise, and what keeps it."""
        said = attributes(
            type="message", by=list(self.by), public=True, signal=list(self.signal), text={"exists": True}
        )
        others = tuple(party for party in PARTIES if party not in self._side())
        kept = unless_by(self.kept_by, others) if others else self.kept_by
        yield Promised(said, kept, self.grace, setting.clock)

    def _side(self) -> frozenset[str]:
        """Everybody who can keep it: the shop keeps what its agent promised, through its bot, too."""
        side = frozenset(self.by)
        return side.union(_SHOP) if side.intersection(_SHOP) else side

"""gaming: no status is set to make a deadline look kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from rules.constraints import Constraint, Template
from rules.duration import Duration, parse_duration
from rules.fragments import STATUSES, ref
from rules.kind import Kind, Schema, Setting
from rules.messages import messages_by
from rules.pattern import Pattern, attributes, both, either, parse_pattern

SOLVED = ("solved", "closed")

_TAKES: Mapping[str, frozenset[str]] = {
    "pending_unanswered": frozenset(("statuses", "replies_by", "needs_no_reply")),
    "pending_without_reply": frozenset(("statuses", "replies_by")),
    "quick_reopen": frozenset(("within", "needs_no_reply")),
}
"""What may be looked for, and the options that each has a use for."""

FINDS = tuple(_TAKES)


@dataclass(frozen=True, slots=True)
class Gaming(Kind):
    """No status is set to make a deadline look kept.

        - {id: dijawab-dulu, kind: gaming, finds: pending_unanswered, statuses: [pending, on-hold],
           needs_no_reply: {signal: thanks, by: customer}}
        - {id: dibalas-dulu, kind: gaming, finds: pending_without_reply}
        - {id: sungguh-selesai, kind: gaming, finds: quick_reopen, within: 30m}

    While a record is pending most clocks stand still, and being solved stops them: a status can make a
    deadline look kept that no work has kept. `finds` says what to look for.

    - pending_unanswered: activated by each public customer message; passes unless one of `statuses`
      (default pending) is set before anything more is said, by the customer or in a public reply of
      `replies_by` (default agent). Set again while the same message waits, it is still one finding.
    - pending_without_reply: activated by each status of `statuses`; passes when a public reply was written
      before it.
    - quick_reopen: activated by each status solved or closed; passes unless the next status is another one
      and comes `within` this time, on the rule's clock, inclusive.

    Before means before in the record: a reply that stands behind the status was not there when it was set,
    even at the same instant. A customer's message that matches `needs_no_reply` waits for no answer; when
    one like that is the first thing after solving, the reopening is its doing and does not count. Without
    `needs_no_reply` a thank-you waits for an answer as any other message does.

    Source: S-03, S-13; the clocks are those of Zendesk, which stand still while a ticket is pending, and of
    Jira, where an SLA lists statuses in which time is not counted.
    """

    finds: str
    within: Duration | None = None
    statuses: tuple[str, ...] = ("pending",)
    replies_by: tuple[str, ...] = ("agent",)
    needs_no_reply: Pattern | None = None
    beside: tuple[str, ...] = ()
    """Options given that `finds` has no use for, which is a mistake."""

    name: ClassVar[str] = "gaming"
    required: ClassVar[tuple[str, ...]] = ("finds",)
    options: ClassVar[Mapping[str, Schema]] = {
        "finds": {
            "enum": list(FINDS),
            "description": "pending_unanswered: a status that stops the clock, set while the customer waits "
            "for an answer; pending_without_reply: set before any reply; quick_reopen: solved, then "
            "opened again at once.",
        },
        "within": {**ref("duration"), "description": "For quick_reopen: how soon is too soon."},
        "statuses": {
            "type": "array",
            "minItems": 1,
            "description": "Statuses that stop the clock.",
            "items": {"type": "string", "examples": list(STATUSES)},
            "default": ["pending"],
        },
        "replies_by": {
            "type": "array",
            "minItems": 1,
            "items": ref("party"),
            "default": ["agent"],
            "description": "Whose messages are replies.",
        },
        "needs_no_reply": {
            **ref("pattern"),
            "description": "A customer's message like this waits for no answer.",
        },
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        finds = options["finds"]
        return cls(
            finds=finds,
            within=parse_duration(options["within"]) if "within" in options else None,
            statuses=tuple(options.get("statuses", ("pending",))),
            replies_by=tuple(options.get("replies_by", ("agent",))),
            needs_no_reply=parse_pattern(options["needs_no_reply"]) if "needs_no_reply" in options else None,
            beside=tuple(key for key in options if key != "finds" and key not in _TAKES[finds]),
        )

    def problems(self) -> Iterator[tuple[str, str]]:
        """quick_reopen needs its time; other options must mean something to what is looked for."""
        if self.finds == "quick_reopen" and self.within is None:
            yield "finds", "reopen-within-missing"
        for option in self.beside:
            yield option, "finds-option-not-wanted"

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """One template, by what is looked for."""
        parked = attributes(status=list(self.statuses))
        replies, customer = messages_by(self.replies_by), messages_by(("customer",))
        if self.finds == "pending_without_reply":
            yield Template("precedence", a=replies, b=parked)
        elif self.finds == "pending_unanswered":
            waiting = customer
            if self.needs_no_reply is not None:
                waiting = both(customer, Pattern(none=(self.needs_no_reply,)))
            among = either(waiting, replies, parked)
            yield Template("not_chain_response", a=waiting, b=parked, among=among)
        else:
            changes = attributes(type="status")
            thanks = None if self.needs_no_reply is None else both(customer, self.needs_no_reply)
            yield Template(
                "not_chain_response",
                a=attributes(status=list(SOLVED)),
                b=attributes(type="status", status={"not": list(SOLVED)}),
                among=either(changes, thanks),
                within=self.within,
                clock=setting.clock,
            )

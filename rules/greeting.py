"""greeting: the agent's opening messages greet the customer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from rules.constraints import Constraint, Quantified
from rules.fragments import ref
from rules.kind import Kind, Schema, Setting
from rules.messages import agent_messages, names, signalled


@dataclass(frozen=True, slots=True)
class Greeting(Kind):
    """The agent's opening messages greet the customer.

        - {id: salam, kind: greeting, within_messages: 1, signal: greeting}

    Activated once if an agent wrote a public message. Passes when the signal is in one of the first
    `within_messages` (default 1) of them; while the record is running and fewer have been written, it is
    pending. Source: S-01.
    """

    signal: tuple[str, ...] = ("greeting",)
    within_messages: int = 1

    name: ClassVar[str] = "greeting"
    options: ClassVar[Mapping[str, Schema]] = {
        "signal": {**ref("signal_names"), "default": "greeting"},
        "within_messages": {
            **ref("count"),
            "description": "How many of the agent's first messages may carry it.",
            "default": 1,
        },
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        return cls(names(options.get("signal", "greeting")), options.get("within_messages", 1))

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """The signal at least once in the first messages."""
        yield Quantified(
            select=agent_messages(),
            match=signalled(self.signal),
            at_least=1,
            window=("first", self.within_messages),
        )

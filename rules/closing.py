"""closing: the agent's last messages take leave of the customer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from rules.constraints import Constraint, Quantified
from rules.fragments import ref
from rules.kind import Kind, Schema, Setting
from rules.messages import agent_messages, names, signalled


@dataclass(frozen=True, slots=True)
class Closing(Kind):
    """The agent's last messages take leave: a closing question, thanks, a farewell.

        - {id: penutup, kind: closing, within_messages: 3, signal: closing_question}

    Activated once if an agent wrote a public message. Passes when the signal is in one of the last
    `within_messages` (default 3) of them; while the record is running and it is not there, it is
    pending. Source: S-07.
    """

    signal: tuple[str, ...] = ("closing_question",)
    within_messages: int = 3

    name: ClassVar[str] = "closing"
    options: ClassVar[Mapping[str, Schema]] = {
        "signal": {**ref("signal_names"), "default": "closing_question"},
        "within_messages": {
            **ref("count"),
            "description": "How many of the agent's last messages may carry it.",
            "default": 3,
        },
    }

    @classmethod
    def parse(cls, options: Mapping[str, Any]) -> Self:
        """See Kind.parse."""
        return cls(names(options.get("signal", "closing_question")), options.get("within_messages", 3))

    def constraints(self, setting: Setting) -> Iterator[Constraint]:
        """The signal at least once in the last messages."""
        yield Quantified(
            select=agent_messages(),
            match=signalled(self.signal),
            at_least=1,
            window=("last", self.within_messages),
        )

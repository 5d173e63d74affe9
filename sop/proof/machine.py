"""What a constraint is to a proof: an automaton with clocks that reads abstract events."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from rules.duration import Duration
from rules.pattern import Pattern
from sop.proof.events import Letter


class Guard(NamedTuple):
    """The time on a clock of the machine is within a limit, or beyond it.

    `paused`: the clock of the rule may have stood still meanwhile, so that less was counted.
    """

    slot: int
    limit: Duration
    within: bool
    paused: bool = False


class Move(NamedTuple):
    """One way to go on: the state after the event, what the clocks must say, which of them start again."""

    state: Any
    guards: tuple[Guard, ...] = ()
    resets: tuple[int, ...] = ()


class End(NamedTuple):
    """What a conversation comes to. `undecided`: neither passed nor failed, its clock stands still."""

    activated: bool
    failed: bool
    undecided: bool = False
    labels: tuple[str, ...] = ()
    """Of a rule that sorts conversations, what it says of this one."""


class Machine(Protocol):
    """An automaton. `clock` names the calendar of its limits; `slots` is how many clocks it has."""

    clock: str | None
    slots: int

    def start(self) -> Any:
        """The state before the first event."""

    def view(self, letter: Letter) -> Hashable:
        """All that the machine sees of an event."""

    def moves(self, state: Any, view: Any) -> list[Move]:
        """The ways to go on with an event; their guards exclude one another and cover every case."""

    def end(self, state: Any) -> End:
        """What it comes to if the conversation ends here."""

    def failed(self, state: Any) -> bool:
        """Whether it has failed whatever follows."""

    def waiting(self, state: Any) -> tuple[int, ...]:
        """The clocks whose values matter in this state."""

    def patterns(self) -> Iterable[Pattern]:
        """The patterns of events that it looks for."""

    def limits(self) -> Iterator[Duration]:
        """The limits that its clocks are compared with."""


class Undecidable(Exception):
    """A rule that proofs cannot follow. `reason` is a code: see docs/proving.md."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity that machines ask of messages, with the limits that tell values apart."""

    quantity: str
    at_least: float | None
    at_most: float | None

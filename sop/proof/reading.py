"""What machines say of one given conversation: for trying a conversation that was found on further rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rules.duration import Duration
from sop.proof.events import Letter
from sop.proof.machine import End, Machine, Move

Compared = Callable[[str | None, int, int, Duration], bool | None]
"""Whether the time between two instants is within a limit on a clock; None if that is not certain."""


def read(machine: Machine, letters: Sequence[Letter], at: Sequence[int], within: Compared) -> End | None:
    """What the machine comes to; None where a time is not certain."""
    state, since = machine.start(), [0] * machine.slots
    for letter, now in zip(letters, at, strict=True):
        move = _taken(machine, machine.moves(state, machine.view(letter)), since, now, within)
        if move is None:
            return None
        state = move.state
        for slot in move.resets:
            since[slot] = now
    return machine.end(state)


def _taken(
    machine: Machine, moves: Sequence[Move], since: Sequence[int], now: int, within: Compared
) -> Move | None:
    for move in moves:
        for guard in move.guards:
            held = None if guard.paused else within(machine.clock, since[guard.slot], now, guard.limit)
            if held is None:
                return None
            if held != guard.within:
                break
        else:
            return move
    return None

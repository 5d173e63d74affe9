"""The shortest conversation that a question asks for, or that there is none.

The product of the machines is explored breadth first, with zones for the values of all clocks: every order
of events and every choice of times is covered, at any length.

Time is the question's axis: the wall, or one calendar's working time if all limits are on that calendar. For
limits on other clocks only bounds are known on the axis, so there are two ways to explore: `loose` takes
every conversation that might exist (finding none is a proof), `sure` only those that certainly do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from time import monotonic
from typing import Any, Protocol

from rules.duration import Duration
from sop.proof.events import Letter
from sop.proof.machine import End, Guard, Machine, Move
from sop.proof.timing import times
from sop.proof.zones import Room, Zone, inside, start

MOST_STATES = 60_000


class TooLong(Exception):
    """A question took more time or states than it was given."""


class Spans(Protocol):
    """How long limits are on an axis."""

    def bounds(self, clock: str | None, limit: Duration, axis: str | None) -> tuple[int, int]:
        """Seconds (least, most): up to the least is within the limit for sure, beyond the most never is."""


class WallSpans:
    """Only the wall's clock; a working day counts as a day."""

    def bounds(self, clock: str | None, limit: Duration, axis: str | None) -> tuple[int, int]:
        """See Spans."""
        seconds = limit.seconds + 86_400 * (limit.working_days or 0)
        return seconds, seconds


@dataclass(frozen=True)
class Step:
    """An event of a conversation that was found."""

    letter: Letter
    at: int
    """Seconds after the first event, on the axis."""


@dataclass(frozen=True)
class Found:
    """A conversation, and the axis of its times."""

    steps: tuple[Step, ...]
    axis: str | None


Goal = Callable[[Sequence[End]], bool]


@dataclass
class Question:
    """Machines, the events they are asked about, what they must come to, and which of them must not fail."""

    machines: Sequence[Machine]
    letters: Sequence[Letter]
    goal: Goal
    keep: frozenset[int] = frozenset()
    spans: Spans = WallSpans()  # noqa: RUF009
    until: float = float("inf")
    """When to give up, on `time.monotonic`."""

    def axis(self) -> str | None:
        """The one calendar of all limits, if there is one and none of them is in working days."""
        clocks = {machine.clock for machine in self.machines if any(True for _ in machine.limits())}
        days = any(limit.working_days is not None for machine in self.machines for limit in machine.limits())
        return clocks.pop() if len(clocks) == 1 and not days else None

    def find(self, sure: bool) -> Found | None:
        """The shortest conversation that meets the goal. Raises TooLong."""
        return _Search(self, sure).run()


@dataclass(slots=True)
class _Node:
    states: tuple[Any, ...]
    zone: Zone
    before: _Node | None = None
    letter: int = -1
    moves: tuple[Move, ...] = ()


class _Search:
    def __init__(self, question: Question, sure: bool) -> None:
        self.question, self.sure = question, sure
        self.machines, self.axis = question.machines, question.axis()
        self.views = [[machine.view(letter) for letter in question.letters] for machine in self.machines]
        self.first = []
        clocks = 0
        for machine in self.machines:
            self.first.append(clocks)
            clocks += machine.slots
        limits = [self._limits(machine) for machine in self.machines]
        self.bounds = {key: bound for found in limits for key, bound in found.items()}
        largest = [
            max((most for _, most in found.values()), default=0) + 1
            for machine, found in zip(self.machines, limits, strict=True)
            for _ in range(machine.slots)
        ]
        gap = 0 if any(least == 0 for least, _ in self.bounds.values()) else 1
        self.room, self.gap = Room(tuple(largest), gap), gap
        self.cache: dict[tuple[int, Any, Any], list[Move]] = {}

    def _limits(self, machine: Machine) -> Mapping[tuple[str | None, Duration], tuple[int, int]]:
        spans = self.question.spans
        return {
            (machine.clock, limit): spans.bounds(machine.clock, limit, self.axis)
            for limit in machine.limits()
        }

    def run(self) -> Found | None:
        initial = _Node(
            tuple(machine.start() for machine in self.machines), start(len(self.room.largest) - 1)
        )
        seen: dict[tuple[Any, ...], list[Zone]] = {initial.states: [initial.zone]}
        layer, count = [initial], 1
        while layer:
            following: list[_Node] = []
            for node in layer:
                if self._meets(node.states):
                    return self._found(node)
                if monotonic() > self.question.until:
                    raise TooLong
                for made in self._after(node):
                    zones = seen.setdefault(made.states, [])
                    if any(inside(made.zone, zone) for zone in zones):
                        continue
                    zones.append(made.zone)
                    following.append(made)
                    count += 1
                if count > MOST_STATES:
                    raise TooLong
            layer = following
        return None

    def _meets(self, states: Sequence[Any]) -> bool:
        return self.question.goal([m.end(state) for m, state in zip(self.machines, states, strict=True)])

    def _after(self, node: _Node) -> list[_Node]:
        made = []
        tried: set[tuple[Any, ...]] = set()
        for number in range(len(self.question.letters)):
            ways = [self._moves(place, node.states[place], number) for place in range(len(self.machines))]
            if any(not way for way in ways):
                continue
            for moves in product(*ways):
                if moves in tried:
                    continue
                tried.add(moves)
                states = tuple(move.state for move in moves)
                zone = self._zone(node.zone, moves, states, node.before is None)
                if zone is not None:
                    made.append(_Node(states, zone, node, number, moves))
        return made

    def _moves(self, place: int, state: Any, letter: int) -> list[Move]:
        machine, view = self.machines[place], self.views[place][letter]
        key = (place, state, view)
        found = self.cache.get(key)
        if found is None:
            found = machine.moves(state, view)
            if place in self.question.keep:
                found = [move for move in found if not machine.failed(move.state)]
            self.cache[key] = found
        return found

    def _bound(self, machine: Machine, guard: Guard) -> int | None:
        """What a guard asks: at most so much, or at least; None: nothing. Raises ValueError: not this way."""
        least, most = self.bounds[machine.clock, guard.limit]
        if guard.within:
            return least if self.sure else None if guard.paused else most
        if guard.paused and self.sure:
            raise ValueError
        return most + 1 if self.sure else least + 1

    def _zone(self, zone: Zone, moves: Sequence[Move], states: Sequence[Any], first: bool) -> Zone | None:
        if self.room.size == 1:
            return zone
        room = self.room
        later = list(zone) if first else room.later(zone)
        resets = []
        for machine, base, move in zip(self.machines, self.first, moves, strict=True):
            for guard in move.guards:
                try:
                    bound = self._bound(machine, guard)
                except ValueError:
                    return None
                if bound is not None:
                    (room.at_most if guard.within else room.at_least)(later, base + guard.slot, bound)
            resets += [base + slot for slot in move.resets]
        if not room.closed(later):
            return None
        for machine, base, state in zip(self.machines, self.first, states, strict=True):
            waiting = machine.waiting(state)
            resets += [base + slot for slot in range(machine.slots) if slot not in waiting]
        for clock in resets:
            room.reset(later, clock)
        return room.widened(later)

    def _found(self, node: _Node) -> Found:
        path = []
        while node.before is not None:
            path.append(node)
            node = node.before
        path.reverse()
        starts: dict[int, int] = {}
        wanted: list[tuple[int, int, int, bool]] = []
        for number, one in enumerate(path):
            for machine, base, move in zip(self.machines, self.first, one.moves, strict=True):
                for guard in move.guards:
                    bound = self._bound(machine, guard)
                    if bound is not None:
                        wanted.append((starts[base + guard.slot], number, bound, guard.within))
            for base, move in zip(self.first, one.moves, strict=True):
                starts |= {base + slot: number for slot in move.resets}
        at = times(len(path), wanted, self.gap)
        letters = self.question.letters
        steps = (Step(letters[one.letter], instant) for one, instant in zip(path, at, strict=True))
        return Found(tuple(steps), self.axis)

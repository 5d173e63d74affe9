"""The shortest conversation that a question asks for, or that there is none.

The product of the machines is explored breadth first, with zones for the values of all clocks: every order
of events and every choice of times is covered, at any length.

Time is the question's axis: the wall, or one calendar's working time if all limits are on that calendar. For
limits on other clocks only bounds are known on the axis, so there are two ways to explore: `loose` takes
every conversation that might exist (finding none is a proof), `sure` only those that certainly do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from time import monotonic
from typing import Any, Protocol

from rules.duration import Duration
from sop.proof.events import Letter
from sop.proof.machine import End, Guard, Machine, Move
from sop.proof.timing import times
from sop.proof.zones import START, Zone, at_least, at_most, chosen, closed, inside, later, widened

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


Goal = Callable[[Sequence[End]], int]
"""How many things are not yet as wanted; 0: the conversation meets the goal."""


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

    def search(self, sure: bool) -> Search:
        """The search for a conversation that meets the goal."""
        return Search(self, sure)


@dataclass(slots=True)
class _Node:
    states: tuple[Any, ...]
    zone: Zone
    clocks: tuple[int, ...] = ()
    """The clocks in the zone: those that matter in these states."""
    depth: int = 0
    before: _Node | None = None
    letter: int = -1
    moves: tuple[Move, ...] = ()


class Search:
    """Explores the product of a question's machines."""

    def __init__(self, question: Question, sure: bool) -> None:
        self.question, self.sure = question, sure
        self.exact = True
        """Whether every limit that was met so far is known exactly, so that none found is none at all."""
        self.machines, self.axis = question.machines, question.axis()
        self.first, self.largest, self.bounds = self._clocks()
        self.early = self._early()
        self.gap = 0 if any(least == 0 for least, _ in self.bounds.values()) else 1
        seen = [[machine.view(letter) for letter in question.letters] for machine in self.machines]
        self.views = [list(dict.fromkeys(views)) for views in seen]
        places = [{view: place for place, view in enumerate(views)} for views in self.views]
        coded = [[place[view] for view in views] for place, views in zip(places, seen, strict=True)]
        self.rows = list(zip(*coded, strict=True)) if coded else [() for _ in question.letters]
        """For each letter how each machine sees it, as a place in its views."""
        self.tables: dict[tuple[int, Any], list[list[Move]]] = {}
        self.same: dict[tuple[Move, ...], list[Move]] = {}

    def _clocks(self) -> tuple[list[int], list[int], dict[tuple[str | None, Duration], tuple[int, int]]]:
        first: list[int] = []
        largest: list[int] = []
        bounds: dict[tuple[str | None, Duration], tuple[int, int]] = {}
        for machine in self.machines:
            first.append(len(largest))
            found = {
                (machine.clock, limit): self.question.spans.bounds(machine.clock, limit, self.axis)
                for limit in machine.limits()
            }
            bounds |= found
            largest += [max((most for _, most in found.values()), default=0) + 1] * machine.slots
        return first, largest, bounds

    def _early(self) -> set[Machine]:
        """Machines whose limits are used up at closing time, beside others on the same calendar for which
        the hours after it do not count: for these "beyond" may begin a moment earlier."""
        timed = [one for one in self.machines if one.clock is not None and any(True for _ in one.limits())]
        closing = {one for one in timed if getattr(one, "at_closing", False)}
        others = {one.clock for one in timed if one not in closing}
        return {one for one in closing if one.clock in others}

    def shortest(self, longest: int | None = None) -> Found | None:
        """One of the shortest conversations that meet the goal, of at most so many events; None: none does.

        Raises TooLong.
        """
        return next(self.each(longest), None)

    def each(self, longest: int | None = None, every: bool = False) -> Iterator[Found]:
        """Conversations that meet the goal, the shortest first; of those that end in one state only one,
        unless `every` last step is asked for.

        Raises TooLong.
        """
        initial = self._initial()
        seen: dict[tuple[Any, ...], list[Zone]] = {initial.states: [initial.zone]}
        layer, made = [initial], 1
        while layer:
            following: list[_Node] = []
            for node in layer:
                if self._lacks(node.states) == 0:
                    yield self._found(node)
                if monotonic() > self.question.until:
                    raise TooLong
                if longest is not None and node.depth >= longest:
                    continue
                new = []
                for one in self._after(node):
                    if _unseen(one, seen):
                        new.append(one)
                    elif every and self._lacks(one.states) == 0:
                        yield self._found(one)
                following += new
                made += len(new)
                if made > MOST_STATES:
                    raise TooLong
            layer = following

    def _initial(self) -> _Node:
        return _Node(tuple(machine.start() for machine in self.machines), START)

    def _lacks(self, states: Sequence[Any]) -> int:
        return self.question.goal([m.end(state) for m, state in zip(self.machines, states, strict=True)])

    def _after(self, node: _Node) -> list[_Node]:
        made = []
        tables = [self._table(place, state) for place, state in enumerate(node.states)]
        tried: set[tuple[Any, ...]] = set()
        for number, row in enumerate(self.rows):
            ways = [table[place] for table, place in zip(tables, row, strict=True)]
            known = tuple(map(id, ways))
            if known in tried:
                continue
            tried.add(known)
            if not all(ways):
                continue
            for moves in product(*ways):
                if moves in tried:
                    continue
                tried.add(moves)
                if len(tried) % 256 == 0 and monotonic() > self.question.until:
                    raise TooLong
                one = self._made(node, number, moves)
                if one is not None:
                    made.append(one)
        return made

    def _table(self, place: int, state: Any) -> list[list[Move]]:
        """For each view of a machine its ways to go on from a state; equal ones are the same list."""
        found = self.tables.get((place, state))
        if found is None:
            found = self.tables[place, state] = [
                self._moves(place, state, view) for view in self.views[place]
            ]
        return found

    def _moves(self, place: int, state: Any, view: Any) -> list[Move]:
        machine = self.machines[place]
        found = machine.moves(state, view)
        if place in self.question.keep:
            found = [move for move in found if not machine.failed(move.state)]
        return self.same.setdefault(tuple(found), found)

    def _bound(self, machine: Machine, guard: Guard) -> int | None:
        """What a guard asks: at most so much, or at least; None: nothing. Raises ValueError: not this way."""
        least, most = self.bounds[machine.clock, guard.limit]
        early = machine in self.early
        self.exact = self.exact and least == most and not guard.paused and not early
        if guard.within:
            return least if self.sure else None if guard.paused else most
        if guard.paused and self.sure:
            raise ValueError
        return most + 1 if self.sure else least + (0 if early else 1)

    def _made(self, node: _Node, letter: int, moves: tuple[Move, ...]) -> _Node | None:
        """What follows a node; None where no times fit."""
        states = tuple(move.state for move in moves)
        made = _Node(states, START, (), node.depth + 1, node, letter, moves)
        if not self.largest:
            return made
        place = {clock: number for number, clock in enumerate(node.clocks, 1)}
        size = len(place) + 1
        zone = list(node.zone) if node.before is None else later(node.zone, size, self.gap)
        fresh: set[int] = set()
        for machine, base, move in zip(self.machines, self.first, moves, strict=True):
            for guard in move.guards:
                try:
                    bound = self._bound(machine, guard)
                except ValueError:
                    return None
                if bound is not None and guard.within:
                    at_most(zone, size, place[base + guard.slot], bound)
                elif bound is not None:
                    at_least(zone, place[base + guard.slot], bound)
            fresh.update(base + slot for slot in move.resets)
        if not closed(zone, size):
            return None
        made.clocks = tuple(
            base + slot
            for machine, base, state in zip(self.machines, self.first, states, strict=True)
            for slot in machine.waiting(state)
        )
        kept = [0 if clock in fresh else place[clock] for clock in made.clocks]
        made.zone = widened(chosen(zone, size, kept), [self.largest[clock] for clock in made.clocks])
        return made

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


def _unseen(node: _Node, seen: dict[tuple[Any, ...], list[Zone]]) -> bool:
    """Whether nothing as wide was seen in these states; then it is seen."""
    zones = seen.setdefault(node.states, [])
    if any(inside(node.zone, zone) for zone in zones):
        return False
    zones.append(node.zone)
    return True

"""Machines for the relation templates. Each template is made of parts that look forward, back, or both ways.

With `same`, the events of each shared value are a conversation of their own, in which the others only take
their place in the order.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import product
from typing import Any

from rules.constraints import Template, sides
from rules.duration import Duration
from rules.pattern import Pattern
from sop.proof.events import Letter, matches
from sop.proof.machine import End, Guard, Move, Undecidable

FAILED = "failed"

Bits = tuple[bool, bool, bool]
"""Whether an event matches a, b and among."""

MOST_VALUES = 3
"""Different values of a `same` attribute that are told apart."""


class Relation:
    """A relation template. A state is (activated, ((value, states of the parts), ...), those of no value)."""

    def __init__(self, of: Template) -> None:
        self.of, self.clock = of, of.clock
        self.parts = _parts(of)
        self.sides = sides(of.name)
        self.negative = of.name.startswith("not_")
        if any(key not in ("author", "by", "type") and not key.startswith("args.") for key in of.same):
            raise Undecidable("same-list")
        self.slots = len(self.parts) * 2 * (MOST_VALUES if of.same else 1) if of.within else 0
        self._other = tuple(part.start for part in self.parts)

    def patterns(self) -> Iterator[Pattern]:
        yield from (pattern for pattern in (self.of.a, self.of.b, self.of.among) if pattern is not None)

    def limits(self) -> Iterator[Duration]:
        if self.of.within is not None:
            yield self.of.within

    def view(self, letter: Letter) -> Hashable:
        a, b = matches(self.of.a, letter), matches(self.of.b, letter)
        value: Any = None
        if self.of.same and (a or b):
            value = tuple(letter.get(key) for key in self.of.same)
            value = "absent" if None in value else value
        return a, b, matches(self.of.among, letter), value

    def start(self) -> Any:
        return False, (() if self.of.same else ((None, self._other),)), self._other

    def moves(self, state: Any, view: Any) -> list[Move]:
        a, b, among, value = view
        activated, threads, other = state
        if self.failed(state):
            return [Move(state)]
        activates = (a and "a" in self.sides) or (b and "b" in self.sides)
        activated = activated or activates
        bits = (a, b, among)
        if not self.of.same:
            return [
                Move((activated, ((None, states),), other), guards, resets)
                for states, guards, resets in self._thread(threads[0][1], bits, 0)
            ]
        if value == "absent" and activates and not self.negative:
            return [Move((activated, FAILED, other))]
        if value not in (None, "absent") and all(known != value for known, _ in threads):
            if len(threads) == MOST_VALUES:
                return []
            threads = (*threads, (value, other))
        neutral = (False, False, among)
        ways = [
            self._thread(states, bits if known == value else neutral, number)
            for number, (known, states) in enumerate(threads)
        ]
        unseen = tuple(part.moves(one, neutral)[0][0] for part, one in zip(self.parts, other, strict=True))
        return [
            Move(
                (
                    activated,
                    tuple((known, way[0]) for (known, _), way in zip(threads, chosen, strict=True)),
                    unseen,
                ),
                tuple(guard for way in chosen for guard in way[1]),
                tuple(reset for way in chosen for reset in way[2]),
            )
            for chosen in product(*ways)
        ]

    def _thread(self, states: Any, bits: Bits, number: int) -> list[Any]:
        """The ways to go on of all parts for one value."""
        ways = [part.moves(one, bits) for part, one in zip(self.parts, states, strict=True)]
        made = []
        for chosen in product(*ways):
            guards, resets = [], []
            for place, (_, wanted, again) in enumerate(chosen):
                base = (number * len(self.parts) + place) * 2
                guards += [
                    Guard(base + slot, self.of.within, within) for slot, within in wanted if self.of.within
                ]
                resets += [base + slot for slot in again if self.of.within]
            made.append((tuple(one[0] for one in chosen), tuple(guards), tuple(resets)))
        return made

    def failed(self, state: Any) -> bool:
        threads = state[1]
        return threads == FAILED or any(FAILED in states for _, states in threads)

    def end(self, state: Any) -> End:
        if self.failed(state):
            return End(True, True)
        pending = any(
            part.lacks(one) for _, states in state[1] for part, one in zip(self.parts, states, strict=True)
        )
        return End(state[0], pending)

    def waiting(self, state: Any) -> tuple[int, ...]:
        if not self.slots or self.failed(state):
            return ()
        return tuple(
            (number * len(self.parts) + place) * 2 + slot
            for number, (_, states) in enumerate(state[1])
            for place, (part, one) in enumerate(zip(self.parts, states, strict=True))
            for slot in part.waiting(one)
        )


def _parts(of: Template) -> tuple[Any, ...]:
    name, timed = of.name, of.within is not None
    if name.endswith(("coexistence", "responded_existence")):
        if name.startswith("not_"):
            return (NotTogether(timed),)
        both = name == "coexistence"
        return (Together(timed, False), *((Together(timed, True),) if both else ()))
    forward = name.endswith(("response", "succession"))
    back = name.endswith(("precedence", "succession"))
    if name.startswith("not_chain"):
        return (*((NotNext(timed),) if forward else ()), *((NotPrevious(timed),) if back else ()))
    if name.startswith("not_"):
        return (NotAfter(timed),)
    how = name.split("_")[0] if "_" in name else "plain"
    return (*((After(timed, how),) if forward else ()), *((Before(timed, how),) if back else ()))


Way = tuple[Any, tuple[tuple[int, bool], ...], tuple[int, ...]]
"""The state after an event, (slot, within the limit?) pairs that must hold, clocks that start again."""


class Part:
    """Half of a template. `moves` gives the ways to go on; without a limit every partner is in time."""

    start: Any = False

    def __init__(self, timed: bool) -> None:
        self.timed = timed

    def moves(self, state: Any, bits: Bits) -> list[Way]:
        raise NotImplementedError

    def lacks(self, state: Any) -> bool:
        """Whether a conversation that ends here lacks a partner."""
        return False

    def waiting(self, state: Any) -> tuple[int, ...]:
        return (0,) if state is True else ()

    def _in_time(self, slot: int, good: Way, bad: Way) -> list[Way]:
        """Two ways: the clock is within the limit, or beyond it."""
        if not self.timed:
            return [good]
        return [
            (good[0], ((slot, True), *good[1]), good[2]),
            (bad[0], ((slot, False), *bad[1]), bad[2]),
        ]


_FAIL: Way = (FAILED, (), ())


class After(Part):
    """Response: an a waits (True) for its b. The oldest one waiting has the least time."""

    def __init__(self, timed: bool, how: str) -> None:
        super().__init__(timed)
        self.how = how

    def moves(self, state: Any, bits: Bits) -> list[Way]:
        a, b, among = bits
        if state == FAILED:
            return [_FAIL]
        free: Way = (a, (), (0,) if a else ())
        if not state:
            return [free]
        if self.how == "chain":
            if not among:
                return [(True, (), ())]
            return self._in_time(0, free, _FAIL) if b else [_FAIL]
        if b:
            return self._in_time(0, free, _FAIL)
        if a and self.how == "alternate":
            return [_FAIL]
        return [(True, (), ())]

    def lacks(self, state: Any) -> bool:
        return bool(state)


class Before(Part):
    """Precedence: True once an a has been that the next b can have; the newest one is the nearest."""

    def __init__(self, timed: bool, how: str) -> None:
        super().__init__(timed)
        self.how = how

    def moves(self, state: Any, bits: Bits) -> list[Way]:
        a, b, among = bits
        if state == FAILED:
            return [_FAIL]
        kept: Way = (state, (), ())
        if self.how == "chain":
            kept = (a, (), (0,) if a else ()) if among else kept
        elif a:
            kept = (True, (), (0,))
        elif b and self.how == "alternate":
            kept = (False, (), ())
        if not b:
            return [kept]
        return self._in_time(0, kept, _FAIL) if state else [_FAIL]


class Together(Part):
    """Responded existence: (an a waits for its b, a b has been). `turned` swaps a and b."""

    start: Any = (False, False)

    def __init__(self, timed: bool, turned: bool) -> None:
        super().__init__(timed)
        self.turned = turned

    def moves(self, state: Any, bits: Bits) -> list[Way]:
        a, b = (bits[1], bits[0]) if self.turned else bits[:2]
        if state == FAILED:
            return [_FAIL]
        waits, been = state
        if b:
            free: Way = ((False, True), (), (1,))
            return self._in_time(0, free, _FAIL) if waits else [free]
        if not a:
            return [(state, (), ())]
        fresh: Way = ((True, been), (), (0,))
        if waits:
            fresh = ((True, been), (), ())
        return self._in_time(1, (state, (), ()), fresh) if been else [fresh]

    def lacks(self, state: Any) -> bool:
        return bool(state != FAILED and state[0])

    def waiting(self, state: Any) -> tuple[int, ...]:
        return () if state == FAILED else tuple(slot for slot in (0, 1) if state[slot])


class NotTogether(Part):
    """Not coexistence: (an a has been, a b has been); the newest of each is the nearest."""

    start: Any = (False, False)

    def moves(self, state: Any, bits: Bits) -> list[Way]:
        a, b, _ = bits
        if state == FAILED or (a and b):
            return [_FAIL]
        if not (a or b):
            return [(state, (), ())]
        mine, other = (0, 1) if a else (1, 0)
        after = tuple(True if slot == mine else state[slot] for slot in (0, 1))
        free: Way = (after, (), (mine,))
        return self._in_time(other, _FAIL, free) if state[other] else [free]

    def waiting(self, state: Any) -> tuple[int, ...]:
        return () if state == FAILED else tuple(slot for slot in (0, 1) if state[slot])


class NotAfter(Part):
    """Not response, not precedence: True once an a has been; the newest one is the nearest."""

    def moves(self, state: Any, bits: Bits) -> list[Way]:
        a, b, _ = bits
        if state == FAILED:
            return [_FAIL]
        free: Way = (True, (), (0,)) if a else (state, (), ())
        return self._in_time(0, _FAIL, free) if b and state else [free]


class NotNext(Part):
    """Not chain response: an a for which the next event of `among` must be no b.

    Of several that wait for the same event the newest is the nearest.
    """

    def moves(self, state: Any, bits: Bits) -> list[Way]:
        a, b, among = bits
        if state == FAILED:
            return [_FAIL]
        free: Way = (True, (), (0,)) if a else (bool(state) and not among, (), ())
        return self._in_time(0, _FAIL, free) if state and among and b else [free]


class NotPrevious(Part):
    """Not chain precedence: whether the last event of `among` is an a."""

    def moves(self, state: Any, bits: Bits) -> list[Way]:
        a, b, among = bits
        if state == FAILED:
            return [_FAIL]
        free: Way = (state, (), ())
        if among:
            free = (a, (), (0,) if a else ())
        return self._in_time(0, _FAIL, free) if b and state else [free]

"""Observes the Declare relations: how far each activation is from its nearest partner.

A positive relation reads, for each activation, how far beyond the window its nearest partner lies (0 without
a window, NEVER without a partner); a negative one reads 0 where there is a partner that must not be.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

from engine.clock import due, excess
from engine.observe.correlation import Partners
from engine.observe.gauge import FINAL, NEVER, OPEN, OUTCOMES, UNKNOWN, Broken, Reading, Seen, Workshop
from engine.outcome import Activation, Evidence, Shortfall
from engine.timeline import Timeline
from rules.constraints import NEGATIVE, UNORDERED, Template, sides


class _Stretch(NamedTuple):
    """Where an activation's partners may lie: the partners there, and the event that ends the stretch."""

    partners: Sequence[int]
    cut: int | None


class ObserveRelation:
    """A reading for each activation, one gauge a side."""

    measures = False

    def __init__(self, constraint: Template, workshop: Workshop) -> None:
        assert constraint.b is not None
        self._constraint = constraint
        self.quiet = constraint.quiet
        self._negative = constraint.name in NEGATIVE
        self._unordered = constraint.name.removeprefix("not_") in UNORDERED
        self._alternate = constraint.name.startswith("alternate_")
        self._chain = "chain_" in constraint.name
        self._patterns = {"a": constraint.a, "b": constraint.b}
        self._numbers = {side: workshop.pattern(pattern) for side, pattern in self._patterns.items()}
        self._among = None if constraint.among is None else workshop.pattern(constraint.among)
        self._clock = workshop.clocks[constraint.clock]
        self._gauges = {
            side: workshop.gauge(under=1) if self._negative else workshop.gauge(over=0)
            for side in sides(constraint.name)
        }

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, Any]:
        """See Observer."""
        count = 0
        partners: dict[str, Partners] = {}
        for side, gauge in self._gauges.items():
            for position in seen.matches[self._numbers[side]]:
                count += 1
                if not partners:
                    partners.update(self._partners(seen))
                read = self._read_negative if self._negative else self._read_positive
                reading = read(seen, gauge, side, position, self._stretch(seen, partners, side, position))
                if reading is not None:
                    readings.append(reading)
        return count, partners

    def _partners(self, seen: Seen) -> dict[str, Partners]:
        """For each side its events, grouped by what partners must share."""
        return {
            side: Partners(seen.timeline.events, seen.matches[number], self._constraint.same)
            for side, number in self._numbers.items()
        }

    def _stretch(self, seen: Seen, partners: dict[str, Partners], side: str, position: int) -> _Stretch:
        own, other = partners[side], partners["b" if side == "a" else "a"]
        keys = own.keys(position)
        found = other.sharing(keys)
        if self._unordered:
            return _Stretch(found, None)
        forward = side == "a"
        cut: int | None = None
        if self._chain:
            cut = self._neighbour(seen, position, forward)
            return _Stretch([cut] if cut is not None and _holds(found, cut) else [], cut)
        first, last = 0, len(found)
        if forward:
            first = bisect_right(found, position)
            if self._alternate:
                mine = own.sharing(keys)
                after = bisect_right(mine, position)
                if after < len(mine):
                    cut = mine[after]
                    last = bisect_right(found, cut)
        else:
            last = bisect_left(found, position)
            if self._alternate:
                mine = own.sharing(keys)
                before = bisect_left(mine, position) - 1
                if before >= 0:
                    cut = mine[before]
                    first = bisect_left(found, cut)
        return _Stretch(_Slice(found, first, max(first, last)), cut)

    def _neighbour(self, seen: Seen, position: int, forward: bool) -> int | None:
        """The next, or previous, event that counts."""
        if self._among is None:
            beside = position + (1 if forward else -1)
            return beside if 0 <= beside < len(seen.timeline.events) else None
        among = seen.matches[self._among]
        if forward:
            place = bisect_right(among, position)
            return among[place] if place < len(among) else None
        place = bisect_left(among, position) - 1
        return among[place] if place >= 0 else None

    def _read_positive(self, seen: Seen, gauge: int, side: str, position: int, stretch: _Stretch) -> Reading:
        within = self._constraint.within
        if within is None:
            if stretch.partners:
                return (gauge, FINAL, position, 0)
            comes = seen.timeline.running and self._may_come(side, stretch)
            return (gauge, OPEN if comes else FINAL, position, NEVER)
        start = seen.timeline.at[position]
        if start is None:
            return (gauge, UNKNOWN, position, NEVER)
        beyond = self._nearest(seen.timeline, position, stretch.partners)
        if beyond <= 0:
            return (gauge, FINAL, position, beyond)
        if _untimed(seen.timeline, stretch.partners):
            return (gauge, UNKNOWN, position, beyond)
        comes = self._may_come(side, stretch) and due(self._clock, start, within) > seen.timeline.as_of
        return (gauge, OPEN if comes else FINAL, position, beyond)

    def _may_come(self, side: str, stretch: _Stretch) -> bool:
        """Whether a partner may still lie after what has been seen."""
        return self._unordered or (side == "a" and stretch.cut is None)

    def _read_negative(
        self, seen: Seen, gauge: int, side: str, position: int, stretch: _Stretch
    ) -> Reading | None:
        if not stretch.partners:
            return None
        if self._constraint.within is None:
            return (gauge, FINAL, position, 0)
        if seen.timeline.at[position] is None:
            return (gauge, UNKNOWN, position, 0)
        beyond = self._nearest(seen.timeline, position, stretch.partners)
        if beyond > 0 and _untimed(seen.timeline, stretch.partners):
            return (gauge, UNKNOWN, position, 0)
        return (gauge, FINAL, position, max(0, beyond))

    def _nearest(self, timeline: Timeline, position: int, partners: Sequence[int]) -> int:
        """How far beyond the window the nearest timed partner lies."""
        place = bisect_left(partners, position)
        beyond = NEVER
        for near in (_timed(timeline, partners, place, 1), _timed(timeline, partners, place - 1, -1)):
            if near is not None:
                beyond = min(beyond, self._beyond(timeline, position, near))
        return beyond

    def _beyond(self, timeline: Timeline, position: int, partner: int) -> int:
        here, there = timeline.at[position], timeline.at[partner]
        assert here is not None and there is not None and self._constraint.within is not None
        return excess(self._clock, min(here, there), max(here, there), self._constraint.within)

    def explain(self, seen: Seen, memo: dict[str, Partners], broken: Broken) -> Activation:
        """See Observer."""
        side = next(side for side, gauge in self._gauges.items() if gauge == broken.gauge)
        position = broken.position
        key, outcome = (side, position), OUTCOMES[broken.state]
        if broken.state is UNKNOWN:
            return Activation(key, outcome, reason="time-missing")
        if broken.state is OPEN:
            return Activation(key, outcome)
        stretch = self._stretch(seen, memo, side, position)
        wanted = self._patterns["b" if side == "a" else "a"]
        if self._negative:
            code, second = "forbidden", Evidence(self._first_inside(seen, position, stretch), wanted)
        else:
            code, second = self._lack(seen, side, position, stretch)
        arguments = {
            "template": self._constraint.name,
            "n": self._constraint.n,
            "count": None,
            "within": self._constraint.within,
            "partner": wanted,
        }
        evidence = (Evidence(position, self._patterns[side]), second)
        return Activation(key, outcome, (Shortfall(code, arguments, evidence),))

    def _first_inside(self, seen: Seen, position: int, stretch: _Stretch) -> int:
        """The first partner that must not be there."""
        if self._constraint.within is None:
            return stretch.partners[0]
        timeline, partners = seen.timeline, stretch.partners

        def inside(partner: int) -> bool:
            return timeline.at[partner] is not None and self._beyond(timeline, position, partner) <= 0

        first = 0
        if timeline.all_timed:
            first = bisect_left(partners, True, 0, bisect_left(partners, position), key=inside)
        return next(partner for partner in partners[first:] if inside(partner))

    def _lack(self, seen: Seen, side: str, position: int, stretch: _Stretch) -> tuple[str, Evidence]:
        """What a positive relation lacks, and where that shows."""
        timeline = seen.timeline
        here = timeline.at[position]
        code = "no-partner" if self._unordered else "no-response" if side == "a" else "no-precedence"
        nearest = self._nearest_in_time(timeline, position, stretch.partners)
        if nearest is not None:
            return code, Evidence(nearest, self._patterns["b" if side == "a" else "a"])
        if stretch.cut is not None and (self._alternate or self._chain):
            return code, Evidence(stretch.cut)
        if side == "b" and not self._unordered:
            return code, Evidence(max(position - 1, 0), missing=True)
        until = len(timeline.events) - 1
        if self._constraint.within is not None and here is not None:
            until = timeline.last_until(due(self._clock, here, self._constraint.within), position)
        return code, Evidence(until, missing=True)

    def _nearest_in_time(self, timeline: Timeline, position: int, partners: Sequence[int]) -> int | None:
        """The timed partner nearest in time, the earlier on ties; None if none or the event has no time."""
        here, at = timeline.at[position], timeline.at
        if here is None:
            return None
        place = bisect_left(partners, position)
        after, before = _timed(timeline, partners, place, 1), _timed(timeline, partners, place - 1, -1)
        best: tuple[int, int] | None = None
        for near in (after, before):
            if near is not None:
                distance = abs((at[near] or 0) - here)
                if best is None or (distance, near) < best:
                    best = (distance, near)
        if best is None:
            return None
        nearest, place = best[1], bisect_left(partners, best[1])
        while (earlier := _timed(timeline, partners, place - 1, -1)) is not None and at[earlier] == at[
            nearest
        ]:
            nearest, place = earlier, bisect_left(partners, earlier)
        return nearest

    def measured(self, memo: Any) -> None:
        """Nothing: see Observer."""


class _Slice(Sequence[int]):
    """A part of a list, without copying it."""

    __slots__ = ("_all", "_first", "_last")

    def __init__(self, items: Sequence[int], first: int, last: int) -> None:
        self._all, self._first, self._last = items, first, last

    def __len__(self) -> int:
        return self._last - self._first

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return self._all[self._first : self._last][place]
        if not 0 <= place < self._last - self._first:
            raise IndexError(place)
        return self._all[self._first + place]


def _timed(timeline: Timeline, partners: Sequence[int], place: int, step: int) -> int | None:
    """The first partner with a time from a place on, in a direction."""
    while 0 <= place < len(partners):
        if timeline.at[partners[place]] is not None:
            return partners[place]
        place += step
    return None


def _holds(positions: Sequence[int], position: int) -> bool:
    place = bisect_left(positions, position)
    return place < len(positions) and positions[place] == position


def _untimed(timeline: Timeline, partners: Sequence[int]) -> bool:
    return not timeline.all_timed and any(timeline.at[p] is None for p in partners)

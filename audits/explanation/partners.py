"""The events that an activation of a relation was held against: which count, which do not, and why not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from audits.explanation import written
from audits.explanation.scene import Scene, seconds
from audits.explanation.tree import Partner, Partners
from engine.clock import excess
from engine.oracle.values import equal
from rules.constraints import NEGATIVE, UNORDERED, Template
from rules.pattern import Pattern

SHOWN = 5
"""Events of the other pattern that are told for one activation."""
LOOKED_AT = 200
"""Those that are looked at, from the nearest on."""


def partners(scene: Scene, constraint: Template, side: str, position: int) -> Partners:
    """What an activation on one side (a or b) found on the other."""
    assert constraint.b is not None
    return _Search(scene, constraint, side, position).result()


class _Search:
    def __init__(self, scene: Scene, constraint: Template, side: str, position: int) -> None:
        assert constraint.b is not None
        self._scene, self._constraint, self._side, self._position = scene, constraint, side, position
        self._own: Pattern = constraint.a if side == "a" else constraint.b
        self._other: Pattern = constraint.b if side == "a" else constraint.a
        self._anywhere = constraint.name.removeprefix("not_") in UNORDERED
        self._chain = "chain_" in constraint.name
        self._cut = self._ending()

    def result(self) -> Partners:
        """Those that count first, then the nearest."""
        scene, constraint = self._scene, self._constraint
        matching = scene.case.positions(self._other)
        near = [(p, self._why(p)) for p in islice(self._nearest(matching), LOOKED_AT)]
        counting = [p for p, why in near if why == "partner"][:SHOWN]
        rejected = [pair for pair in near if pair[1] not in ("partner", "before", "after")]
        rejected += [pair for pair in near if pair[1] in ("before", "after")][:1]
        told = [self._partner(p, "partner") for p in sorted(counting)]
        told += [self._partner(*pair) for pair in rejected[:SHOWN] if not counting]
        party = scene.timeline.events[self._position].by
        lacking = not counting and constraint.name not in NEGATIVE
        return Partners(
            template=constraint.name,
            side=self._side,
            wanted=written.pattern(self._other),
            same={key: self._shared(self._position, key) for key in constraint.same},
            within=None if constraint.within is None else written.duration(constraint.within),
            partners=told,
            more=len(matching) - len(told),
            cut=None if self._cut is None else scene.cite(self._cut),
            passed_over=scene.almost(self._other, self._region(), party) if lacking else [],
        )

    def _region(self) -> Iterator[int]:
        """The positions at which a partner would count, the nearest first, less those of the own sort."""
        events, here = len(self._scene.timeline.events), self._position
        if self._chain:
            yield from () if self._cut is None else (self._cut,)
            return
        after, before = range(here + 1, events), range(here - 1, -1, -1)
        for position in (*after, *before) if self._anywhere else after if self._side == "a" else before:
            if not self._scene.matches(self._own, position):
                yield position

    def _nearest(self, matching: list[int]) -> Iterator[int]:
        """The positions, those on the right side first, each side from the nearest on."""
        here = bisect_left(matching, self._position)
        sides = [range(here, len(matching)), range(here - 1, -1, -1)]
        for side in sides if self._side == "a" else reversed(sides):
            yield from (matching[place] for place in side)

    def _partner(self, position: int, why: str) -> Partner:
        cited = self._scene.cite(position, self._other)
        elapsed = self._elapsed(position)
        mine = {key: self._shared(position, key) for key in self._constraint.same}
        return Partner(cited, why, elapsed, mine if why == "other-value" else {})

    def _why(self, position: int) -> str:
        """How an event of the other pattern stands to the activation."""
        here, cut, forward = self._position, self._cut, self._side == "a"
        if not self._anywhere and (position <= here if forward else position >= here):
            return "itself" if position == here else "before" if forward else "after"
        if not all(self._shares(position, key) for key in self._constraint.same):
            return "other-value"
        if cut is not None and (position > cut if forward else position < cut):
            return "beyond"
        if self._chain and position != cut:
            return "beyond"
        within = self._constraint.within
        if within is None:
            return "partner"
        begin, end = self._times(position)
        if begin is None or end is None:
            return "untimed"
        late = excess(self._scene.clocks[self._constraint.clock], begin, end, within) > 0
        return "late" if late else "partner"

    def _ending(self) -> int | None:
        """Where the search ends: the next event of the same sort (alternate), the very next one (chain)."""
        case, constraint = self._scene.case, self._constraint
        if self._chain:
            among = constraint.among
            line: Sequence[int] = self._scene.everything if among is None else case.positions(among)
        elif constraint.name.startswith("alternate_"):
            line = case.positions(self._own)
        else:
            return None
        here = bisect_left(line, self._position)
        own = here < len(line) and line[here] == self._position
        places = range(here + own, len(line)) if self._side == "a" else range(here - 1, -1, -1)
        keys = () if self._chain else constraint.same
        found = (line[place] for place in places)
        return next((p for p in found if all(self._shares(p, key) for key in keys)), None)

    def _shared(self, position: int, key: str) -> list[Any]:
        return list(self._scene.case.attribute(position, key))

    def _shares(self, position: int, key: str) -> bool:
        mine, other = self._shared(self._position, key), self._shared(position, key)
        return any(equal(one, another) for one in mine for another in other)

    def _times(self, position: int) -> tuple[int | None, int | None]:
        at = self._scene.timeline.at
        return at[min(self._position, position)], at[max(self._position, position)]

    def _elapsed(self, position: int) -> int | float | None:
        begin, end = self._times(position)
        if self._constraint.within is None or begin is None or end is None:
            return None
        return seconds(self._scene.clocks[self._constraint.clock].between(begin, end))

"""Which sets of rules are worth asking about: pairs, and those that look at something in common."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from rules.constraints import CHOICES, UNARY, Bound, Template
from sop.proof.events import scalars_in, tests_in
from sop.proof.machine import Machine
from sop.proof.machines import machine
from sop.proof.subjects import Subject

_COMMON = ("type", "by", "public", "text", "author")
"""Keys that most patterns have, which tie no two rules together."""

LARGEST_SET = 4
"""Sets of linked rules up to this size are all tried; larger ones as a whole."""

LARGEST_WHOLE = 12

MOST_SETS = 100_000
"""Sets of one size; where there are more, none of them is tried."""


class Sets:
    """The sets of some subjects."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._names = [one.id for one in subjects]
        self._place = {name: number for number, name in enumerate(self._names)}
        links = {one.id: _links(one) for one in subjects}
        self.near = {
            name: [other for other in self._names if other != name and links[name] & links[other]]
            for name in self._names
        }
        """For each rule those that look at anything in common with it."""
        self.too_many = 0
        """So many sets, at least, were left out because there are too many."""

    def pairs(self) -> list[tuple[str, ...]]:
        """All pairs, those that are linked first."""
        return sorted(combinations(self._names, 2), key=lambda two: two[1] not in self.near[two[0]])

    def groups(self) -> list[tuple[str, ...]]:
        """Threes and fours of linked rules."""
        found: list[tuple[str, ...]] = []
        layer = {frozenset((name,)) for name in self._names}
        for size in range(2, LARGEST_SET + 1):
            layer = {
                some | {other}
                for some in layer
                for name in some
                for other in self.near[name]
                if other not in some
            }
            if len(layer) > MOST_SETS:
                self.too_many += len(layer)
                break
            if size > 2:
                found += sorted(
                    map(self._ordered, layer), key=lambda some: [self._place[name] for name in some]
                )
        return found

    def wholes(self, without: Collection[str]) -> list[tuple[str, ...]]:
        """Everything that hangs together when some rules are left out, where it is five to twelve rules."""
        import networkx

        graph = networkx.Graph()
        graph.add_nodes_from(self._names)
        graph.add_edges_from((name, other) for name in self._names for other in self.near[name])
        graph.remove_nodes_from(without)
        knots = networkx.connected_components(graph)
        return [self._ordered(knot) for knot in knots if LARGEST_SET < len(knot) <= LARGEST_WHOLE]

    def _places(self, some: Sequence[str]) -> list[int]:
        return [self._place[name] for name in some]

    def _ordered(self, some: Collection[str]) -> tuple[str, ...]:
        return tuple(sorted(some, key=self._place.__getitem__))


def _links(one: Subject) -> frozenset[tuple[str, str]]:
    """What ties a rule to others: the particular things that it looks at, and an order of all events."""
    found: set[tuple[str, str]] = set()
    machines: Sequence[Machine] = (
        one.machines({}) if one.when is None else [machine(constraint, {}) for constraint in one.constraints]
    )
    for each in machines:
        for key, value in tests_in(each.patterns()):
            if key not in _COMMON:
                found |= {(key, str(said)) for said in scalars_in(value)}
    for constraint in one.constraints:
        if isinstance(constraint, Bound):
            found.add(("quantity", ""))
        if isinstance(constraint, Template) and constraint.among is None:
            name = constraint.name
            if name in ("init", "end") or "chain" in name or name in UNARY + CHOICES:
                found.add(("order", ""))
    return frozenset(found)

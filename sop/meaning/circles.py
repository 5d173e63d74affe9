"""Rules that wait for one another: each event may only come after the next one's, so none can come first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sop.merge import Definition
from sop.problem import Note, Problem

_ORDERED = frozenset(
    prefix + family for family in ("precedence", "succession") for prefix in ("", "alternate_", "chain_")
)
"""Templates whose b must have an a before it."""

Edge = tuple[str, str, Definition]
"""An event, the event that must be before it, and the rule that says so."""


def circle_problems(rules: Iterable[Definition]) -> Iterator[Problem]:
    """Warns of circles among the sequence rules. Whichever of their events comes first breaks a rule.

    Events are compared as they are written, and rules with different `when` are not put together, so that
    what is named is a circle, though not every circle is named.
    """
    edges = [edge for rule in rules for edge in _edges(rule)]
    named: set[frozenset[str]] = set()
    for when in dict.fromkeys(_written(edge[2].raw.get("when")) for edge in edges):
        together = [edge for edge in edges if _written(edge[2].raw.get("when")) in (when, _written(None))]
        for circle in _circles(together):
            names = frozenset(rule.name for rule in circle)
            if names not in named:
                named.add(names)
                yield _problem(circle)


def _edges(rule: Definition) -> Iterator[Edge]:
    raw = rule.raw
    if rule.sound() and raw.get("kind") == "sequence" and raw.get("template") in _ORDERED and "b" in raw:
        yield _written(raw["b"]), _written(raw["a"]), rule


def _written(raw: Any) -> str:
    return json.dumps(raw, sort_keys=True, default=str)


def _circles(edges: list[Edge]) -> Iterator[list[Definition]]:
    """A circle of each knot of events, as its rules in order."""
    if {later for later, _, _ in edges}.isdisjoint(earlier for _, earlier, _ in edges):
        return
    import networkx

    for knot in networkx.strongly_connected_components(_graph(edges)):
        inside = [edge for edge in edges if edge[0] in knot and edge[1] in knot]
        if inside:
            circle = networkx.find_cycle(_graph(inside))
            yield [inside[number][2] for _, _, number in circle]


def _graph(edges: list[Edge]) -> Any:
    """Each edge's key is its number, so that a circle names its rules."""
    import networkx

    graph = networkx.MultiDiGraph()
    graph.add_edges_from((later, earlier, number) for number, (later, earlier, _) in enumerate(edges))
    return graph


def _problem(circle: list[Definition]) -> Problem:
    """Placed at the circle's last rule in the file, the one that closed it."""
    last = max(range(len(circle)), key=lambda index: circle[index].path)
    rules = [*circle[last:], *circle[:last]]
    chain = " → ".join(rule.name for rule in (*rules, rules[0]))
    notes = tuple(Note("waits-here", rule.name_place, {"name": rule.name}) for rule in rules[1:])
    return Problem("circle", rules[0].name_place, {"chain": chain}, level="warning", notes=notes)
